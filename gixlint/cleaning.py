"""Damage done by scraping and conversion, taken out of the text before parsing and reported with its place.

What is taken out stays in the source text; only the folded view that parsing works on lacks it.
"""

from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise

from gixlint.document import Block, Document, Place
from gixlint.records import Record
from gixlint.report import Removal
from gixlint.text import Text
from gixlint.unwrapping import breaks_in_sentences

__all__ = ["Cleaned", "clean", "is_prose_table"]

_LONG_CELL = 150
"""A cell longer than this (characters) shows that a table serves layout: no cell of an official form comes near."""


class Cleaned(Record):
    """The folded prose that is left (tables out), what was taken out, whether traditional characters were converted."""

    text: Text
    removals: tuple[Removal, ...]
    simplified: bool


def clean(document: Document) -> Cleaned:
    """Return the folded prose of the document's body without what does not belong to it."""
    text = _prose(document)
    removals: list[Removal] = []
    for step in (_pinyin, _residue, _wrapper, _chunks, _page_numbers, _markup, _head_furniture, _tail_furniture):
        found = list(step(text, document))
        removals += found
        text = text.without(removal.place for removal in found)
    text = text.without(breaks_in_sentences(text))
    text, simplified = _simplify(text)
    return Cleaned(text, tuple(sorted(removals, key=lambda removal: removal.place)), simplified)


def is_prose_table(document: Document, index: int) -> bool:
    """Tell whether a table only serves layout: some cell holds paragraphs of prose."""
    return any(cell.place.end - cell.place.start > _LONG_CELL for cell in document.tables[index].cells)


def _prose(document: Document) -> Text:
    """The folded text of body and text boxes; data tables, hidden text and the other stories left out."""
    whole = Text.of(document.text)
    gone = [mark.place for mark in document.marked("hidden")]
    gone += [_whole(document, block) for block in document.blocks if not _is_prose(document, block)]
    return whole.without(gone)


def _is_prose(document: Document, block: Block) -> bool:
    if block.table is not None:
        return is_prose_table(document, block.table)
    return block.story in ("body", "textbox")


def _whole(document: Document, block: Block) -> Place:
    """The block with its closing line feed, so that nothing is left of it."""
    return Place(block.place.start, min(block.place.end + (block.table is None), len(document.text)))


_TONES = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹ"


def _pinyin(text: Text, document: Document) -> Iterator[Removal]:
    """Hanyu pinyin in brackets after a character, as an anti-copy converter puts it in: 務(wù)."""
    if "(" in text.folded:
        syllable = (
            rf"(?<=[\u3400-\u9fff])\((?=[a-zü{_TONES}\u0300-\u030c]{{1,7}}\))[a-zü]*[{_TONES}\u0300-\u030c][^)]*\)"
        )
        for match in text.all(syllable):
            yield Removal("pinyin", match.place)


def _residue(text: Text, document: Document) -> Iterator[Removal]:
    """Marks that word processors and copying leave: [bookmark: _GoBack], error fields, a lone comment end."""
    if "[bookmark" in text.folded or "错误!" in text.folded or "-->" in text.folded or "HYPERLINK" in text.folded:
        for match in text.all(
            r'\[bookmark:[^\]\n]*\]|错误!(?:未找到引用源|未定义书签|超链接引用无效)。?|HYPERLINK ?"[^"\n]*"'
        ):
            yield Removal("residue", match.place)


_SHARING = (
    "文档编号", "上传人", "上传时间", "资源描述", "展开阅读全文", "全部预览完了", "下载 相关 举报", "下载相关举报",
    "文库网", "分享(赏)", "下载积分", "文档下载", "文库", "页未读", "继续阅读",
)  # fmt: skip


def _wrapper(text: Text, document: Document) -> Iterator[Removal]:
    """A document-sharing site's page around the text, known by several of its own words."""
    folded = text.folded
    if sum(word in folded for word in _SHARING) < 3:
        return
    start = folded.find("资源描述")
    if start < 0:
        start = max(folded.rfind(word, 0, len(folded) // 3) for word in _SHARING)
    start = folded.find("\n", max(start, 0)) + 1
    ends = [at for word in ("展开阅读全文", "相关资源", "相关搜索") if (at := folded.find(word, start)) >= 0]
    if start > 0:
        yield Removal("wrapper", text.place(0, start))
    if ends:
        yield Removal("wrapper", text.place(min(ends), len(folded)))


def _chunks(text: Text, document: Document) -> Iterator[Removal]:
    """Numbers 1、 2、 3、 that a sharing site puts before each page's text, with the breaks that it makes."""
    folded = text.folded
    expected, found, broken = 1, [], 0
    for match in text.all(r"(?:^|\n+)(\d{1,3})、"):
        if match[1] != str(expected):
            continue
        start, end = match.span
        before = folded[:start].rstrip()
        midway = expected > 1 and bool(before) and before[-1] not in "。!?;:"
        broken += midway
        found.append(text.place(start if midway else match.span_of(1)[0], end))
        expected += 1
    lengths = [b.start - a.end for a, b in pairwise(found)]
    if len(found) >= 3 and broken >= (len(found) - 1) / 2 and min(lengths) > 150:
        for place in found:
            yield Removal("chunk", place)


def _page_numbers(text: Text, document: Document) -> Iterator[Removal]:
    """Page numbers that stand as lines inside the text: - 3 -, 第3页共8页."""
    for match in text.all(r"(?m)^(?:-\s?\d{1,3}\s?-|第\d{1,3}页/?(?:,?共\d{1,3}页)?|\d{1,3}/\d{1,3}页?)$\n?"):
        yield Removal("page-number", match.place)


def _markup(text: Text, document: Document) -> Iterator[Removal]:
    """Marks of HTML or Markdown in a file that is neither."""
    folded = text.folded
    if document.source.format != "md" and ("**" in folded or "#" in folded):
        for match in text.all(r"\*\*(?=\S)|(?<=\S)\*\*|(?m:^)#{1,6} ?(?=[\u4e00-\u9fff])"):
            yield Removal("markup", match.place)
    if document.source.format == "html" or ("<" not in folded and "&" not in folded):
        return
    for match in text.all(
        r"</?(?:p|div|span|br|td|tr|th|table|tbody|strong|b|font|a|img|li|ul)(?: [^<>\n]*)?/?>|"
        r"&(?:nbsp|lt|gt|amp|quot|ldquo|rdquo|mdash|middot);"
    ):
        yield Removal("markup", match.place)


_LABEL = (
    r"(?:标题|当前位置|您?(?:现在|当前)?(?:所在)?(?:的?位置)|(?:信息)?来源|(?:发布|成文|发文|生成|更新|公开|添加)?(?:时间|日期)|浏览(?:次数|量)|"
    r"点击(?:次数|数|量|率)?|阅读(?:次数|量)?|访问(?:次数|量)|字体(?:大小)?|字号|视力保护色?|索引号|文号|发文字号|发布(?:机构|单位|者|人)|责任编辑|"
    r"编辑|作者|稿源|信息分类|主题分类|体裁分类|公开(?:方式|形式)|有效性|保护视力色|分享到?|打印|相关链接|稿件来源|公开类别|发文机关)"
)
_TOKEN = (
    r"(?:={3,}|正文(?::|(?=\s))|-->|微信|微博|QQ空间|QQ好友|全真版|文字版|文件下载|附件下载|打印(?:本页|此页|文本|文章)?|关闭(?:窗口|本页)?|收藏(?:本页)?|"
    r"分享到?|复制链接|扫一扫[^\n。]{0,20}|"
    r"字[体号]:?(?:\[?[大中小特]\]?)*|【[^】\n]{0,14}】|\[[大中小 ]+\]|T[+-]|A[+-]|导出|背景色:?|"
    r"繁体|无障碍(?:阅读)?|朗读|语音播报|返回(?:顶部|首页)?)"
)


def _head_furniture(text: Text, document: Document) -> Iterator[Removal]:
    """The page's own furniture before the text: breadcrumbs, source and time of publication, share buttons."""
    head = text.folded[:1500]
    end = 0
    lines = 0
    while end < len(head) and lines < 30:
        stop = head.find("\n", end)
        line = text.part(end, stop if stop >= 0 else len(text.folded))
        if line and not _is_furniture(line):
            long = _furniture_prefix(line)
            if long:
                yield Removal("furniture", line.place(0, long))
            if not _is_title_like(line):
                return
        elif line:
            yield Removal("furniture", line.place(0, len(line)))
        if stop < 0:
            return
        end = stop + 1
        lines += 1


def _is_furniture(line: Text) -> bool:
    """Whether a whole line is furniture: labelled data or buttons, and no sentence."""
    if len(line) > 160 or "。" in line.folded:
        return False
    if line.at_start(rf"(?:\[|【)?\s?{_LABEL}\s?(?:\]|】)?[:>]") or line.at_start(
        r"(?:首页|网站首页)\s?(?:>|-|/|»|\\|›)"
    ):
        return not line.find(r"统计|联系电话|邮编|联系地址")
    return bool(line.at_start(rf"(?:{_TOKEN}[\s|,/]*)+$"))


def _furniture_prefix(line: Text) -> int:
    """How much of a flattened line is furniture: through the last of a chain of its marks near the start, 0 if none."""
    if not line.at_start(rf"(?:{_LABEL}[:>]|{_TOKEN}|首页)"):
        return 0
    end = 0
    marks = line.part(0, 800).all(
        rf"{_LABEL}:\s?(?:\d{{4}}[-/年.]\d{{1,2}}[-/月.]\d{{1,2}}日?(?: ?\d{{1,2}}:\d{{2}}(?::\d{{2}})?)?)?|{_TOKEN}"
    )
    for match in marks:
        start, stop = match.span
        if start - end > 120 or "。" in line.folded[end:start]:
            break
        end = stop
    return end


def _is_title_like(line: Text) -> bool:
    return len(line) < 60 and "。" not in line.folded


def _tail_furniture(text: Text, document: Document) -> Iterator[Removal]:
    """The page's own furniture after the text: attachments to download, share buttons, the site's foot."""
    size = len(text.folded)
    tail = text.part(max(0, size - 1200))
    first = None
    for match in tail.all(
        r"【(?:我要纠错|打印|关闭|字体|收藏|返回)[^】\n]{0,12}】|附件下载|扫一扫[^\n。]{0,24}|打印(?:本页|此页)|关闭(?:窗口|本页)|上一篇:|下一篇:|主办(?:单位)?:|承办(?:单位)?:|版权所有|"
        r"[\u4e00-\u9fff]ICP备|网站(?:地图|标识码)|公网安备|分享到|相关(?:链接|阅读|附件|文档):?(?=\n|$)|责任编辑:"
    ):
        if first is None or match.span[0] - first > 600:
            first = match.span[0]
    if first is None:
        return
    rest = tail.folded[first:]
    if rest.count("。") <= 1 and not tail.part(first).find(r"\n[一二三四五六七八九十]、"):
        yield Removal("furniture", tail.place(first, len(tail)))


_BIG5_ONLY_LIMIT = 8


def _simplify(text: Text) -> tuple[Text, bool]:
    """Convert traditional characters one for one where the text is written in them."""
    if len(traditional(text.folded)) < _BIG5_ONLY_LIMIT:
        return text, True
    try:
        from opencc import OpenCC
    except ImportError:
        return text, False
    converter = OpenCC("t2s")
    table = {ord(character): converter.convert(character) for character in set(text.folded)}
    return text.replaced({code: simple for code, simple in table.items() if len(simple) == 1}), True


def traditional(words: str) -> list[int]:
    """Return the indices of traditional characters: known to Big5, unknown to GB 2312.

    GB 2312 holds the simplified forms in common use, Big5 the traditional ones; rare characters in names are in both
    or in neither, and single ones prove nothing.
    """
    try:
        words.encode("gb2312")
        return []
    except UnicodeEncodeError:
        return [index for index, character in enumerate(words) if character > "\u3fff" and _is_traditional(character)]


def _is_traditional(character: str) -> bool:
    try:
        character.encode("gb2312")
        return False
    except UnicodeEncodeError:
        try:
            character.encode("big5")
            return True
        except UnicodeEncodeError:
            return False


def line_of(text: Text, place: Place) -> int:
    """Return the number (from 0) of the line of `text` that holds the start of `place`."""
    starts = [0, *(index + 1 for index, character in enumerate(text.folded) if character == "\n")]
    return bisect_right(starts, text.offset(place)) - 1
