"""Series of ordinals: headings of one level, 一是 … 二是 …; where a series skips, repeats or restarts."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from gixlint.document import Place
from gixlint.judging.contents import standing
from gixlint.report import Absent, Report, Section
from gixlint.text import Text, number, pattern

__all__ = ["Break", "Item", "breaks_of_sections", "breaks_of_series"]

_HAN = ("〇", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三", "十四", "十五")


class Item(NamedTuple):
    """A numbered thing: its value, the label as written, the label's place."""

    value: int
    words: str
    place: Place


class Break(NamedTuple):
    """Where a series breaks: after `before` comes `after`; `missing` are the labels skipped, `role` the part."""

    kind: Literal["skipped", "repeated", "restarted"]
    before: Item
    after: Item
    missing: tuple[str, ...]
    role: str


def breaks_of_sections(report: Report) -> Iterator[Break]:
    """Yield the breaks in the numbering of sections and of the sub-sections of each."""
    tops = _numbered(report, report.sections)
    for broken in _breaks(report, tops, "body"):
        if not _explained(report, broken):
            yield broken
    waiting = list(report.sections)
    while waiting:
        section = waiting.pop(0)
        waiting = [*section.parts, *waiting]
        yield from _breaks(report, _numbered(report, section.parts), section.role)


def _numbered(report: Report, sections: Sequence[Section]) -> list[tuple[str, Item, Section]]:
    """The sections with an ordinal that begin a line, each with its scheme: its label with the number left out."""
    found = []
    for section in sections:
        if section.ordinal is None or not _opens_a_line(report, section.heading_place.start):
            continue
        scheme = pattern(r"[一二三四五六七八九十〇\d]+").sub("#", section.label)
        place = Place(section.heading_place.start, section.heading_place.start + len(section.label))
        found.append((scheme, Item(section.ordinal, section.label, place), section))
    return found


def _opens_a_line(report: Report, offset: int) -> bool:
    source = report.document.text
    start = max(source.rfind("\n", 0, offset), source.rfind("\t", 0, offset)) + 1
    return not source[start:offset].strip(" \u3000\xa0#*")


def _breaks(report: Report, numbered: list[tuple[str, Item, Section]], role: str) -> Iterator[Break]:
    wrong = -1  # what has a wrong number before one that fits again is the whole break
    for index, ((scheme, before, _), (_, after, section)) in enumerate(pairwise(numbered)):
        if after.value == before.value + 1 or wrong == index:
            continue
        if index + 2 < len(numbered) and numbered[index + 2][1].value == before.value + 2:
            wrong = index + 1
        if after.value <= before.value:
            if after.value == 1 and report.document.text[: after.place.start].rstrip().endswith((":", "：", "如下。")):
                continue  # a list of its own, announced by the line before
            yield Break("restarted" if after.value == 1 < before.value else "repeated", before, after, (), role)
            continue
        labels = tuple(_label(scheme, value) for value in range(before.value + 1, after.value))
        between = report.document.text[before.place.end : section.heading_place.start]
        if not any(_stands(between, value) for value in range(before.value + 1, after.value)):
            yield Break("skipped", before, after, labels, role)


def _label(scheme: str, value: int) -> str:
    return scheme.replace("#", _HAN[value] if value < len(_HAN) else str(value))


_FORMS = (
    r"(?:{han}|(?<!\d){value})[、.．，,:：](?!\d)",
    r"[（(](?:{han}|{value})[）)]",
    r"第{han}(?![十方季产])",
    r"其{han}",
    r"{han}[是要]",
)
"""How a label may be written. One after the first of its form is of a list within, and no label of this series."""


def _stands(words: str, value: int) -> bool:
    """Whether the number stands as a label of any form in the words, and not in a list that begins there."""
    return any(
        pattern(_written(form, value)).search(words) and not pattern(_written(form, 1)).search(words) for form in _FORMS
    )


def _written(form: str, value: int) -> str:
    return form.format(han=_HAN[value] if value < len(_HAN) else str(value), value=value)


def _explained(report: Report, broken: Break) -> bool:
    """Whether the skipped sections are missing ones of the form, which are told elsewhere."""
    if isinstance(report.edition, Absent) or not report.edition.numbered or broken.kind != "skipped":
        return False
    skipped = [c for c in report.edition.sections if broken.before.value < (c.ordinal or 0) < broken.after.value]
    return bool(skipped) and all(standing(report, content) == "missing" for content in skipped)


_SERIES = r"(?:^|(?<=[。;:,、!?\n\"(》)]))(?P<words>(?P<n>[一二三四五六七八九十]{1,2})是)(?!否|以|的|指|非)"


def breaks_of_series(report: Report) -> Iterator[Break]:
    """Yield the breaks in 一是 … 二是 … 三是, within each section."""
    for section in report.sections:
        yield from _in(section.text, section.role)


def _in(text: Text, role: str) -> Iterator[Break]:
    open_lists: list[tuple[Item, int]] = []
    for match in text.all(_SERIES):
        item = Item(number(match["n"]) or 0, match["words"], match.place_of("words"))
        end = match.span[1]
        if item.value == 1:
            open_lists.append((item, end))
            continue
        depth = next((i for i in range(len(open_lists), 0, -1) if open_lists[i - 1][0].value == item.value - 1), 0)
        if depth:
            open_lists[depth - 1 :] = [(item, end)]
            continue
        if open_lists:
            broken = _series_break(text, open_lists[-1], item, match.span[0], role)
            if broken:
                yield broken
            open_lists[-1] = (item, end)


def _series_break(text: Text, last: tuple[Item, int], item: Item, start: int, role: str) -> Break | None:
    before, end = last
    if item.value == before.value:
        return Break("repeated", before, item, (), role)
    if item.value < before.value:
        return None
    values = range(before.value + 1, item.value)
    if any(_stands(text.folded[end:start], value) for value in values):
        return None
    return Break("skipped", before, item, tuple(f"{_HAN[value]}是" for value in values), role)
