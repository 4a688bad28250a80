"""The title: in the body, split over lines or fused with the text, in a front line, or only in metadata."""

import re
from collections.abc import Iterable, Iterator

from gixlint.document import Document, Place
from gixlint.parsing.agencies import REGION, is_agency
from gixlint.parsing.dates import YEAR, year_of
from gixlint.records import Record
from gixlint.report import Absent, Removal, Title
from gixlint.text import Match, Text, fold, pattern

__all__ = ["TitleFound", "find_title", "kind_of"]

_SUBJECT = (
    r"(?P<subject>(?:(?:政府|政务)?信息与?(?:政务)?公开|政务公开(?:和|与|及|、)?(?:政府)?(?:信息公开)?|政府信息|政务信息)"
    r"[^,。;:!?\n《》]{0,14}?(?:报告|年报|总结|汇报|小结|(?:情况|公报)(?=$|\n))"
    r"(?:\((?:全文|草案|送审稿|征求意见稿|电子版|公开稿)\))?)"
)
_TITLE = (
    rf"(?:(?P<a1>[^\n,。;:!?《》\d]{{0,40}}?)\s?(?P<y1>{YEAR})\s?(?:年度|年)?(?:的|度)?(?P<a2>[^\n,。;:!?《》\d]{{0,40}}?)|(?P<a3>[^\n,。;:!?《》\d]{{2,40}}?))"
    rf"{_SUBJECT}"
)
_LATE_YEAR = (
    rf"(?P<a>[^\n,。;:!?《》\d]{{0,40}}?)"
    rf"(?P<base>(?:政府|政务)?信息公开(?:工作)?|政务公开(?:工作)?)(?P<y>{YEAR})年?(?P<rest>年?度?(?:工作)?(?:报告|年报))"
)
_BRACKET_YEAR = rf"(?P<a>[^\n,。;:!?《》\d]{{0,40}}?){_SUBJECT}\s?\(?(?P<y>{YEAR})年?度?\)?"
_PROSE = r"根据|按照|依据|为了?(?!民)|本报告|现将|如下|编制|印发|转发|报送|现予|包括"


_BEGUN = r"(?:(?:的|政府|政务)?[政府务信息公开工作情况年度报]{0,12})"
"""What of a title's subject may stand in a line that a converter broke anywhere."""
_TORN_NAME = r"[\u4e00-\u9fff]{2,}(?:省|市|县|区|州|盟|旗|镇|乡|街道)[\u4e00-\u9fff]{1,12}"
_PLACED = rf"[\u4e00-\u9fff]{{2,12}}?{REGION}"
_SITE = ("网", "网站", "平台", "门户", "专栏", "频道", "栏目", "公报", "办")


class TitleFound(Record):
    """The title or its absence, and the folded offset at which the text after it begins."""

    title: Title | Absent
    end: int


def find_title(document: Document, text: Text, removals: Iterable[Removal], first_section: int) -> TitleFound:
    """Find the title in the prose before the first section, else in front lines, metadata or the page's furniture."""
    head = text.part(0, max(min(first_section, 3000), 0))
    found = _in_body(head)
    if found:
        return found
    start = _first_words(text)
    for origin, words in (*_outside(document), *_in_furniture(document, removals)):
        title = _parse(Text.of(words), origin)
        if title and "公开" in title.words:
            return TitleFound(title._replace(place=text.place(start, start)), start)
    return TitleFound(Absent("title", "正文、页面标题和元数据中都没有找到标题", text.place(start, start)), start)


def _first_words(text: Text) -> int:
    folded = text.folded
    return len(folded) - len(folded.lstrip())


def _outside(document: Document) -> list[tuple[str, str]]:
    """Titles outside the body, as (origin, words): front lines first, then metadata."""
    front = document.meta("title") if document.source.format in ("txt", "md") else None
    named: list[tuple[str, str | None]] = [("front", front)] if front else []
    named += [("metadata", document.meta(name)) for name in ("ArticleTitle", "title", "Description", "标题")]
    return [(origin, words) for origin, words in named if words]


def _in_furniture(document: Document, removals: Iterable[Removal]) -> Iterator[tuple[str, str]]:
    """What stands between white space or marks in the furniture of a flattened page: breadcrumbs, 标题：…"""
    for removal in removals:
        if removal.kind == "furniture":
            for words in re.split(r"[\s>|]+", document.words(removal.place)):
                yield "front", words.partition("标题")[2].lstrip(":：") or words


_FIRST, _LATER = 14, 80
"""A title stands in the first lines; below the menus of a page turned into text, it is the last that looks like one."""


def _in_body(head: Text) -> TitleFound | None:
    lines = [line for line in head.lines() if line.folded.strip()]
    found = _among(head, lines[:_FIRST])
    if found is None and len(lines) > _FIRST:
        later = lines[_FIRST:_LATER]
        titles = (_among(head, later[at : at + 3], covers=False) for at in reversed(range(len(later))))
        return next((title for title in titles if title), None)
    return found


def _among(head: Text, lines: list[Text], covers: bool = True) -> TitleFound | None:
    """The first title among lines; else, if `covers`, that of the letter or guide that they open."""
    covering: TitleFound | None = None
    for index, line in enumerate(lines):
        for count in (3, 2, 1):
            joined = _joined(lines[index : index + count])
            if joined is None or len(lines[index : index + count]) < count:
                continue
            title = _parse(joined, "body")
            if title and title.words == joined.folded.strip() and not _is_whole(lines[index : index + count]):
                return TitleFound(title, _offset_after(head, lines[index + count - 1]))
        fused = _fused(head, line)
        if fused and index < 4:
            return fused
        if (
            covers
            and covering is None
            and len(line) < 60
            and "公开" in line.folded
            and line.find(r"(?:通知|函|指南|申请表|制度|办法|目录|方案|要点)$")
        ):
            title = Title(line.place(0, len(line)), line.folded.strip(), "", None, line.folded.strip(), "body")
            covering = TitleFound(title, _offset_after(head, line))
    return covering


def _is_whole(lines: list[Text]) -> bool:
    """Whether the first of several lines is none of the title's, as the others name the agency in full without it."""
    rest = _joined(lines[1:])
    if rest is None or pattern(rf"{REGION}$").search(lines[0].folded.strip()):
        return False
    title = _parse(rest, "body")
    return bool(title and title.words == rest.folded.strip() and pattern(_PLACED).match(title.agency))


def _joined(lines: list[Text]) -> Text | None:
    """Several short lines as one text; None if one of them is no part of a title."""
    if any(len(line) > 60 or line.find(r"[。;!?]|^\(?[一二三四五六七八九十]\)?[、.]") for line in lines):
        return None
    if len(lines) > 1 and not _opens_title(lines[0].folded.strip()):
        return None
    folded = "".join(line.folded for line in lines)
    offsets = [offset for line in lines for offset in line.offsets]
    return Text(folded, offsets, offsets[-1] + 1) if offsets else None


def _opens_title(words: str) -> bool:
    """Whether a line can be the first of a title's: the agency, the year, or both."""
    return (
        is_agency(words)
        or bool(pattern(rf"(?:关于)?{YEAR}年?|.*{YEAR}年?度?{_BEGUN}$|关于").match(words))
        or bool(pattern(_TORN_NAME).fullmatch(words) and not words.endswith(_SITE))
        or words.endswith("公开")
    )


def _offset_after(head: Text, line: Text) -> int:
    return head.offset(Place(line.place(0, len(line)).end, 0))


def _fused(head: Text, line: Text) -> TitleFound | None:
    """A title at the beginning of a line that goes on with text, as in flattened pages."""
    if len(line) <= 30:
        return None
    title = _parse(line.part(0, 90), "body", whole=False)
    if title is None or title.place.start != line.place(0).start:
        return None
    after = line.folded[len(title.words) : len(title.words) + 2]
    if after[:1] in "的,、。和及" or after in ("编制", "如下"):
        return None
    return TitleFound(title, head.offset(Place(title.place.end, 0)))


def _parse(text: Text, origin: str, whole: bool = True) -> Title | None:
    """Read a title out of folded words: the whole of them, or their beginning."""
    if text.at_start(_PROSE):
        return None
    stop = r"\s*$" if whole else ""
    late = text.at_start(rf"\s*{_LATE_YEAR}{stop}")
    if late:
        return Title(
            late.place,
            late.words.strip(),
            _agency(late["a"]),
            year_of(late["y"]),
            _subject(late["base"] + late["rest"]),
            origin,
        )
    late = text.at_start(rf"\s*(?:关于)?{_BRACKET_YEAR}{stop}")
    if late and (whole or late.words.endswith(")")):
        return Title(late.place, late.words.strip(), _agency(late["a"]), year_of(late["y"]), late["subject"], origin)
    match = text.at_start(rf"\s*(?:关于)?{_TITLE}{stop}")
    if match is None and whole:
        match = text.at_start(rf"\s*(?:关于)?{_TITLE}(?=[\s_|-])")  # a site's name after the title
    if match is None:
        return None
    return _title(match, origin)


def _title(match: Match, origin: str) -> Title | None:
    before = match["a1"] or match["a3"]
    agency = _agency(before) or _agency(match["a2"])
    year = year_of(match["y1"]) if match["y1"] else None
    if (not agency and year is None) or match.words.count("年") > 4:
        return None
    if before and not agency and not is_agency(before.rstrip("关于的")):
        agency = _agency(before + "局")[:-1] if len(before) > 12 else before
    between = match["a2"] if match["a2"] and not _agency(match["a2"]) else ""
    return Title(match.place, match.words.strip(), agency, year, between + match["subject"], origin)


def _subject(words: str) -> str:
    """The subject with the rest of a year number that stood in its middle mended: 工作年年度报告, 工作度报告."""
    return words.replace("年年度", "年度").replace("作度", "作年度").replace("开度", "开年度")


def _agency(words: str) -> str:
    name = words.strip().removeprefix("关于").removesuffix("关于").rstrip("的 -").strip()
    if name in ("政府", "政务"):  # torn from 政府信息公开
        return ""
    return name if is_agency(name) or name.endswith(("系统", "公安", "法院")) else ""


def kind_of(title: Title | Absent, body: str, formed: bool) -> str:
    """Return what a text is by its title and content: annual-report, summary, notice, guide, form, other, unlike.

    `formed` tells whether it holds tables of the official form.
    """
    about = sum(body.count(word) for word in ("信息公开", "政务公开", "公開"))
    if isinstance(title, Absent):
        return "annual-report" if formed or about >= 5 else "unlike"
    subject = fold(title.subject)
    for kind, endings in (
        ("summary", ("总结", "汇报", "小结")),
        ("guide", ("指南",)),
        ("form", ("申请表",)),
        ("notice", ("通知", "函")),
        ("other", ("制度", "办法", "目录", "方案", "要点")),
    ):
        if subject.endswith(endings):
            return kind
    return "annual-report"
