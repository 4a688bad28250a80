"""Finding the report in a web page: the element that holds its text, and what in it is the site's own furniture.

Text is left out only where it is known not to be the report's: in doubt more is taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import reduce
from typing import TYPE_CHECKING

from gixlint.readers.html_blocks import DROPPED
from gixlint.readers.html_tables import is_layout
from gixlint.readers.html_weights import FOOT, PageWeights, Weight, weigh, words_of
from gixlint.records import Record

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["Body", "find_body"]

_CONTAINERS_NAMES = (
    "ucap-content zoom ivs_content trs_editor trs_ueditor trs_preappend article-content article_content "
    "articlecontent art_con art-con news_content newscontent xxgk_content zwgk_content view-content "
    "pages_content info_content infocontent detail_content detail-content detailcontent contenttext fontzoom "
    "conttext wenzhang_content con_text"
)
_CONTAINERS = frozenset(_CONTAINERS_NAMES.split())
_GOING_DOWN_NAMES = "div section article main td tbody tr table center form font span"
_GOING_DOWN = frozenset(_GOING_DOWN_NAMES.split())
_FURNITURE_TAGS = frozenset({"nav", "footer", "aside", "header", "form"})
_FURNITURE = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|navigation|menu|header|head|top|topbar|footer|foot|bottom|breadcrumbs?|crumbs?|location|"
    r"position|dqwz|curpos|share|bds?hare\w*|sharebox|jiathis\w*|social\w*|sidebar|side|aside|toolbar|tools?|print|"
    r"qrcode|ewm|related?|xgwz|recommend|copyright|search|login|friendlinks?|prevnext|pager?|pagination|comments?|"
    r"weixin|fontsize)(?=$|[\s_\d-])"
)
_CRUMBS = re.compile(r"\s*[【\[]?\s*(?:您?现?在?所?在?的?(?:当前)?位置(?:是|为)?[：:]|首页\s*[>＞»/›])")
_OPENING = r"[\s【\[（(|]*"
_BAR = re.compile(
    _OPENING + r"(?:分享[到至：:]|(?:分享|微信|微博)(?=\s|$)|打印|关闭|字体|字号|浏览|阅读(?:次数|量)|点击|访问量|"
    r"扫一扫|无障碍|收藏|上一[篇条页]|下一[篇条页]|责任编辑|【[大中小]|大\s+中\s+小|相关(?:文章|链接|阅读|信息|新闻|稿件)|返回顶部)"
)
_FACTS = re.compile(
    _OPENING + r"(?:(?:发布|发文|公开|更新)(?:时间|日期|机构|单位|机关)|"
    r"(?:信息|文章|稿件)?来源[：:]|时间[：:]|日期[：:]|索\s*引\s*号)"
)
_FILE_LABELS = re.compile(
    r"索\s*引\s*号|主题分类|发文字号|文\s*号|发布机构|发文机关|公开日期|发布日期|成文日期|生成日期|有效性|主题词|体裁"
)
_REPORTED = re.compile(
    r"报告|年报|附件|附表|电话|地址|邮[编箱]|传真|联系|\d年\d{1,2}月\d{1,2}日|^\s*[（(]?[一二三四五六七八九十]+[、)）]|[局府委会室]\s*$"
)
_TITLE = re.compile("报告|年报")
_YEAR = re.compile("[12][0-9]{3}|二[〇○零Oo]")
_TITLE_CLASS = re.compile(r"title|biaoti|headline|(?:^|[\s_-])(?:tit|bt)(?=$|[\s_\d-])")
_JUDGED_NAMES = "div p ul ol dl section nav header footer aside form table li span center h2 h3 h4 h5 td main"
_JUDGED = frozenset(_JUDGED_NAMES.split())
_LINES = ("p", "div", "td", "li", "span", "ul")
_MOST = 0.2  # of a page's text, for furniture
_LEAST = 0.7  # of a page's text, for the element that holds the report
_TITLE_LENGTH = 100
_BAR_LENGTH = 150
_FOOT_LENGTH = 500
_STRAY_LENGTH = 60


class Body(Record):
    """The element that holds the report, the title where it stands outside of it, what is to be left out inside, and
    the text of all that was left out, one line an element.
    """

    element: Element
    title: Element | None
    dropped: frozenset[Element]
    outside: str


def find_body(page: Element) -> Body:
    """Find the report in the root element of a page."""
    dropped = frozenset(_furniture(page, weigh(page)))
    weights = weigh(page, dropped)
    known = _known_container(page, weights, dropped)
    element = _descend(page if known is None else known, weights, dropped)
    title = None if element is page else _title(page, element, weights, dropped)
    return Body(element, title, dropped, "\n".join(_outside(page, element, dropped)))


def _furniture(page: Element, weights: PageWeights) -> Iterator[Element]:
    """Yield the outermost elements that belong to the site."""
    from lxml.etree import iterwalk

    most = weights.of[page].text * _MOST
    walk = iterwalk(page, events=("start",))
    for _, element in walk:
        weight = weights.of.get(element) if element.tag in _JUDGED else None
        if weight is None or weight.text + weight.linked == 0 or weight.text > max(most, _FOOT_LENGTH):
            continue
        if _is_furniture(element, weight, weights, weight.text <= most):
            yield element
            walk.skip_subtree()
        elif element.tag == "table" and not is_layout(element):
            walk.skip_subtree()


def _is_furniture(element: Element, weight: Weight, weights: PageWeights, small: bool) -> bool:
    before, after = weight.last < weights.first, weight.first > weights.last >= 0
    outer = before or after
    linked = outer and weight.links >= 4 and weight.linked >= 2 * weight.text
    if element.tag == "table":
        return outer and (linked or len(set(_FILE_LABELS.findall(words_of(element)))) >= 3)
    if weight.text + weight.linked <= _BAR_LENGTH and _is_bar(words_of(element), before, outer):
        return True
    if _holds_title(element, weights):
        return False
    if outer and weight.text <= _FOOT_LENGTH and _is_foot(element, weight):
        return True
    if not small or _find_table(element) is not None:
        return False
    if linked:
        return True
    if element.tag not in _FURNITURE_TAGS and not _FURNITURE.search(_names(element)):
        return False
    # The signature stands last, and in a foot only by name.
    signed = after and not weight.links and _REPORTED.search(words_of(element))
    return not signed if outer else weight.linked > weight.text


def _is_bar(words: str, before: bool, outer: bool) -> bool:
    """Tell whether a short line says where the page stands, or when it was published, or offers what sites offer."""
    if "。" in words:
        return False
    return bool(_CRUMBS.match(words) or (outer and _BAR.match(words)) or (before and _FACTS.match(words)))


def _names(element: Element) -> str:
    return f"{element.get('class', '')} {element.get('id', '')}".lower()


def _is_foot(element: Element, weight: Weight) -> bool:
    words = words_of(element)
    return FOOT.search(words) is not None and len(words) <= 2 * _FOOT_LENGTH + weight.linked


def _holds_title(element: Element, weights: PageWeights) -> bool:
    """Tell whether a short line without links in the element may be the report's title."""
    lines = element.iter("h1", "h2", "h3", "h4", "p", "div", "span", "td", "strong")
    return any(_is_title(line, weights) for line in lines)


def _is_title(element: Element, weights: PageWeights) -> bool:
    weight = weights.of.get(element)
    if weight is None or weight.links or not 0 < weight.text <= _TITLE_LENGTH:
        return False
    words = words_of(element)
    return (
        len(words) <= _TITLE_LENGTH
        and "。" not in words
        and _TITLE.search(words) is not None
        and (element.tag == "h1" or _YEAR.search(words) is not None or _TITLE_CLASS.search(_names(element)) is not None)
        and not _CRUMBS.match(words)
    )


def _find_table(element: Element) -> Element | None:
    return next((table for table in element.iter("table") if not is_layout(table)), None)


def _known_container(page: Element, weights: PageWeights, dropped: frozenset[Element]) -> Element | None:
    """Return the smallest element with all containers that content systems are known to put texts into, if that holds
    nearly all text, all sentences and all tables.
    """
    found = [
        element
        for element in page.iter()
        if element.__class__ is page.__class__
        and weights.of.get(element, Weight(0, 0, 0, 0, 0)).text
        and not _CONTAINERS.isdisjoint(_names(element).split())
    ]
    if not found:
        return None
    element = reduce(_common_ancestor, found)
    if weights.of[element].text < _LEAST * weights.of[page].text or not weights.covers_prose(element):
        return None
    inside = weights.of[element]
    for table in page.iter("table"):
        weight = weights.of.get(table)
        if weight and weight.text and not (inside.first <= weight.first <= inside.last) and not is_layout(table):
            return None
    return element


def _common_ancestor(one: Element, other: Element) -> Element:
    line = {one, *one.iterancestors()}
    return next(element for element in (other, *other.iterancestors()) if element in line)


def _descend(element: Element, weights: PageWeights, dropped: frozenset[Element]) -> Element:
    """Go down while one child holds the text and what stands beside it may be left out."""
    while True:
        children = [child for child in element if child in weights.of and child not in dropped]
        best = max(children, key=lambda child: weights.of[child].text, default=None)
        if best is None or weights.of[best].text == 0 or best.tag not in _GOING_DOWN | {"body"}:
            return element
        if weights.of[best].text < _LEAST * weights.of[element].text or (best.tag == "table" and not is_layout(best)):
            return element
        direct = [element.text, *(child.tail for child in element)]
        if any(text and text.strip() for text in direct):
            return element
        if not all(child is best or _may_be_left(child, weights) for child in children):
            return element
        element = best


def _may_be_left(element: Element, weights: PageWeights) -> bool:
    """Tell whether an element beside the report's text can be none of it."""
    weight = weights.of[element]
    if weight.text == 0:
        return weight.links > 0 or next(element.iter("img"), None) is None
    if not weights.is_outer(element) or weight.text > _STRAY_LENGTH or element.tag in ("p", "table", "h1", "h2", "h3"):
        return False
    return _REPORTED.search(words_of(element)) is None


def _title(page: Element, body: Element, weights: PageWeights, dropped: frozenset[Element]) -> Element | None:
    """Return the title that stands before the body, the most prominent one, unless the body opens with one itself."""
    lines = [element for element in body.iter("h1", "h2", "p", "div", "td") if words_of(element)][:4]
    if any(_is_title(element, weights) for element in lines):
        return None
    start = weights.of[body].first
    best: tuple[int, Element] | None = None
    for element in page.iter("h1", "h2", "h3", "p", "div", "span", "td"):
        weight = weights.of.get(element)
        if weight is None or weight.last >= start or not _is_title(element, weights):
            continue
        rank = 2 if element.tag in ("h1", "h2") else 1 if _TITLE_CLASS.search(_names(element)) else 0
        if best is None or rank > best[0]:
            best = rank, element
    return None if best is None else best[1]


def _outside(page: Element, body: Element, dropped: frozenset[Element]) -> Iterator[str]:
    """Yield the lines of text that are not taken: what stands outside the body, and what is dropped in it."""
    from lxml.etree import iterwalk

    walk = iterwalk(page, events=("start",))
    for _, element in walk:
        if element is body or element.tag in DROPPED:
            if element is body:
                yield from (words_of(inner) for inner in dropped if body in inner.iterancestors())
            walk.skip_subtree()
        elif element in dropped or (element.tag in _LINES and body not in element.iter()):
            yield words_of(element)
            walk.skip_subtree()
