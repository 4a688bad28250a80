"""Series of ordinals: headings of one level, 一是 … 二是 …; where a series skips, repeats or restarts."""

from collections.abc import Iterator, Sequence
from itertools import pairwise, zip_longest
from typing import Literal, NamedTuple

from gixlint.document import Place
from gixlint.judging.contents import standing
from gixlint.report import Absent, Report, Section
from gixlint.text import Text, han, number, pattern

__all__ = ["Break", "Item", "breaks_of_sections", "breaks_of_series"]


class Item(NamedTuple):
    """A numbered thing: its value, the label as written, the label's place."""

    value: int
    words: str
    place: Place


class Break(NamedTuple):
    """Where a series breaks: after `before` comes `after`; `missing` are the labels skipped, `role` the part.

    A series that begins late has nothing before it.
    """

    kind: Literal["late", "skipped", "repeated", "restarted"]
    before: Item | None
    after: Item
    missing: tuple[str, ...]
    role: str


def breaks_of_sections(report: Report) -> Iterator[Break]:
    """Yield the breaks in the numbering of sections and of the sub-sections of each."""
    tops = _numbered(report, report.sections)
    for broken in (*_late(report, tops, report.body.place.start, "body"), *_breaks(report, tops, "body")):
        if not _explained(report, broken):
            yield broken
    waiting = list(report.sections)
    while waiting:
        section = waiting.pop(0)
        waiting = [*section.parts, *waiting]
        parts = _numbered(report, section.parts)
        if section.depth == 1 or section.ordinal != 1:  # 一、 for （一） is the wrong level, and no lost number
            yield from _late(report, parts, section.heading_place.end, section.role)
        yield from _breaks(report, parts, section.role)


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


def _late(report: Report, numbered: list[tuple[str, Item, Section]], start: int, role: str) -> Iterator[Break]:
    """A series that begins with 二 and goes on, where no 一 of any form stands between `start` and it."""
    if [item.value for _, item, _ in numbered[:2]] != [2, 3]:
        return
    scheme, first, _ = numbered[0]
    before = report.document.text[start : first.place.start]
    if not any(pattern(_written(form, 1)).search(before) for form in _FORMS):
        yield Break("late", None, first, (_label(scheme, 1),), role)


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
    return scheme.replace("#", han(value))


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
    return form.format(han=han(value), value=value)


def _explained(report: Report, broken: Break) -> bool:
    """Whether the skipped sections are missing ones of the form, or the first has another's number: told elsewhere."""
    if isinstance(report.edition, Absent) or not report.edition.numbered or not broken.missing:
        return False
    last = broken.before.value if broken.before else 0
    skipped = [c for c in report.edition.sections if last < (c.ordinal or 0) < broken.after.value]
    if broken.kind == "late":
        return not all(standing(report, content) == "headed" for content in skipped) or _is_first(report, broken.after)
    return bool(skipped) and all(standing(report, content) == "missing" for content in skipped)


def _is_first(report: Report, item: Item) -> bool:
    """Whether a number is that of the section which the form has first."""
    assert not isinstance(report.edition, Absent)
    own = next(section for section in report.sections if section.heading_place.start == item.place.start)
    return own.role == f"section.{report.edition.sections[0].role}"


_SERIES = r"(?:^|(?<=[。;:,、!?\n\"(》)]))(?P<words>(?P<n>[一二三四五六七八九十]{1,2})是)(?!否|以|的|指|非)"


def breaks_of_series(report: Report) -> Iterator[Break]:
    """Yield the breaks in 一是 … 二是 … 三是, within each section."""
    for section in report.sections:
        yield from _in(section.text, section.role)


def _in(text: Text, role: str) -> Iterator[Break]:
    open_lists: list[tuple[Item, int]] = []
    matches = list(text.all(_SERIES))
    for match, following in zip_longest(matches, matches[1:]):
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
            due = open_lists[-1][0].value + 1
            fits = following is not None and number(following["n"]) == due + 1  # as if this one had its right number
            open_lists[-1] = (item._replace(value=due) if broken and fits else item, end)


def _series_break(text: Text, last: tuple[Item, int], item: Item, start: int, role: str) -> Break | None:
    before, end = last
    if item.value == before.value:
        return Break("repeated", before, item, (), role)
    if item.value < before.value:
        return None
    values = range(before.value + 1, item.value)
    if any(_stands(text.folded[end:start], value) for value in values):
        return None
    return Break("skipped", before, item, tuple(f"{han(value)}是" for value in values), role)
