"""Whether a statutory content stands in the report: under a heading, somewhere in the text, or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Literal

from gixlint.editions import Edition, SectionForm
from gixlint.judging.cells import statistics
from gixlint.parsing.headings import roles_of
from gixlint.report import Absent, Preamble, Report, Section
from gixlint.text import Text, fold, pattern

__all__ = ["Standing", "outline_is_sure", "prose", "runs_together", "sections_of", "standing"]

_NOUN_END = r"(?:情况|问题|措施|打算|公开|减免|复议|诉讼|申诉|事项)$"
Standing = Literal["headed", "misnamed", "said", "missing", "uncertain"]

_SUBJECTS = {
    "requests": ("requests", "outcome"),
    "fees": ("fees", "reductions"),
    "disputes": ("reconsideration", "litigation", "disputes"),
    "proactive": ("disclosed",),
}
_COUNTED = {
    "requests": ("requests.new",),
    "fees": ("fees",),
    "disputes": ("reconsideration", "litigation"),
    "proactive": ("disclosed",),
}
"""What the lines of a statistics table mean that say something of a content."""
_WORDS = {
    "proactive": r"主动公开|公开(?:了)?(?:各类)?(?:政府|政务)?信息.{0,12}\d",
    "problems": r"(?:存在|主要|面临).{0,12}(?:问题|不足|差距|困难|薄弱)|(?:问题|不足)(?:是|有|:|主要)",
    "other": r"其他需要(?:报告|说明)|信息(?:公开)?处理费",
}
"""How prose speaks of a content for which no statement stands."""


def standing(report: Report, content: SectionForm) -> Standing:
    """Tell how a statutory content stands.

    headed: a section or sub-section names it; misnamed: a section without a known heading stands where the form has
    it; said: in the text, or in its table, but under no heading of its own; uncertain: too few headings were found to
    tell.
    """
    role = f"section.{content.role}"
    part = report.find(role)
    if isinstance(part, Section) and (part.depth == 1 or content.ordinal is None):
        return "headed"
    if content.ordinal is None and _labelled(report, content.role):
        return "headed"
    if content.ordinal is not None and _nameless(report, content.ordinal):
        return "misnamed"
    if not outline_is_sure(report):
        return "uncertain"
    by_words = content.ordinal is None or content.content == "table"
    said = _said(report, content) if by_words else _run_in(report, content)
    return "said" if said else "missing"


def sections_of(report: Report) -> Iterator[Section]:
    """Yield all sections and sub-sections in reading order."""
    waiting = list(reversed(report.sections))
    while waiting:
        section = waiting.pop()
        yield section
        waiting.extend(reversed(section.parts))


def prose(report: Report) -> Iterator[Text]:
    """Yield the prose before the first section and that of every section."""
    preamble = report.find("preamble")
    if isinstance(preamble, Preamble):
        yield preamble.text
    yield from (section.text for section in report.sections)


def outline_is_sure(report: Report) -> bool:
    """Tell whether enough headings were found for the absence of one to mean something."""
    ordinals = [section.ordinal for section in report.sections]
    return len(ordinals) >= 3 or ordinals == [1, 2]


def _nameless(report: Report, ordinal: int) -> bool:
    return any(section.ordinal == ordinal and not section.roles for section in report.sections)


def _run_in(report: Report, content: SectionForm) -> bool:
    """Whether prose of a form with fixed sections stands, without its heading, where the section before it ends."""
    if content.role == "overview":
        preamble = report.find("preamble")
        text = preamble.text if isinstance(preamble, Preamble) else None
        narrated = r"主动公开[^,。;]{0,20}\d+[条件]|\(一\)主动公开"
        return text is not None and len(text) > _OPENING and text.find(narrated) is not None
    before = [section for section in report.sections if section.ordinal == (content.ordinal or 0) - 1]
    words = _WORDS.get(content.role)
    return words is not None and any(section.text.find(words) for section in before if _ends_early(section, content))


def _ends_early(section: Section, content: SectionForm) -> bool:
    """Whether a section speaks of its own before: the table sections have no prose, 五 speaks of problems."""
    return bool(section.tables) or content.role == "other"


_OPENING = 300
"""A preamble longer than this holds more than what it is for (characters)."""


def _said(report: Report, content: SectionForm) -> bool:
    if content.content == "table" and not isinstance(report.find(f"table.{content.role}"), Absent):
        return True
    if content.content == "table" and content.ordinal is not None:
        return runs_together(report, content.role)
    if report.stated(*_SUBJECTS.get(content.role, ("",))):
        return True
    if any(figure.value is not None for *_, figure in statistics(report, *_COUNTED.get(content.role, ()))):
        return True
    words = _WORDS.get(content.role)
    return words is not None and report.body.text.find(words) is not None


_SEVERAL, _MANY, _TELLING = 3, 5, 6
"""So many heads of columns, so many labels of rows of so many characters, are no prose."""


def runs_together(report: Report, role: str, words: str = "") -> bool:
    """Tell whether a table of the form stands in the text without its grid: heads of columns that follow one another,
    or most heads, or many labels of rows, in `words`.
    """
    if isinstance(report.edition, Absent):
        return False
    whole, part = ("".join(text.split()) for text in (report.body.text.folded, words))
    blocks = report.edition.table(role).blocks
    columns = {fold(column.label) for block in blocks for column in block.columns}
    rows = {
        pattern(r"^(?:\d\.|[一二三四]、|\([一二三四五六七]\))").sub("", fold(row.label))
        for b in blocks
        for row in b.rows
    }
    if len(blocks) > 1 and sum(label in part for label in columns) >= _SEVERAL:
        return True
    if sum(len(label) >= _TELLING and label in part for label in rows) >= _MANY:
        return True
    for block in blocks:
        heads = [fold(column.label) for column in block.columns]
        if any(first + second in whole for first, second in pairwise(heads) if first != second):
            return True
        if len(heads) > 3 and sum(head in part for head in set(heads)) >= 4:
            return True
    return False


def _labelled(report: Report, role: str) -> bool:
    """Whether a paragraph opens with words that name the content: 「收费及减免情况：无」."""
    form: Edition | None = None if isinstance(report.edition, Absent) else report.edition
    label = r"^(?:\(?[一二三四五六七八九十\d]{1,3}\)?[、.,)]?)?(?P<words>[^,。:;\d未无没]{4,26}?)(?:[。:]|$)"
    for line in report.body.text.lines():
        match = pattern(label).match(line.folded)
        if match and pattern(_NOUN_END).search(match["words"]) and role in roles_of(match["words"], form):
            return True
    return False
