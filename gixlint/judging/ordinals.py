"""Series of ordinals: headings of one level, 一是 … 二是 …; where a series skips, repeats or restarts."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal

from gixlint.document import Place
from gixlint.judging.contents import standing
from gixlint.records import Record
from gixlint.report import Absent, Preamble, Report, Section
from gixlint.text import Text, fold, han, number, pattern

__all__ = ["Break", "Item", "breaks_of_sections", "breaks_of_series", "longest_rise"]


class Item(Record):
    """A numbered thing: its value, the label as written, the label's place."""

    value: int
    words: str
    place: Place


Numbered = tuple[Item, str]
"""An item, and the role of what it numbers."""


class Break(Record):
    """Where a series breaks: after `before` comes `after`; `missing` are the labels skipped, `role` the part.

    A series that begins late has nothing before it. `pair` are the roles of the two, or of what is missing between.
    """

    kind: Literal["late", "skipped", "repeated", "restarted", "reversed"]
    before: Item | None
    after: Item
    missing: tuple[str, ...]
    role: str
    pair: tuple[str, ...] = ()


def breaks_of_sections(report: Report) -> Iterator[Break]:
    """Yield the breaks in the numbering of sections and of the sub-sections of each."""
    tops = _numbered(report, report.sections)
    for broken in (*_late(report, tops, report.body.place.start, "body"), *_breaks(report, tops, "body")):
        if not _explained(report, broken):
            yield broken._replace(pair=(*broken.pair, *_lost(report, broken)))
    waiting = [(section, "") for section in report.sections]
    while waiting:
        section, above = waiting.pop(0)
        start = section.heading_place.end
        lead = report.document.text[start : section.parts[0].heading_place.start] if section.parts else ""
        waiting = [*((part, lead) for part in section.parts), *waiting]
        parts = _numbered(report, section.parts)
        if section.depth == 1 or section.ordinal != 1:  # 一、 for （一） is the wrong level, and no lost number
            late = _late(report, parts, start, section.role)
            yield from (broken for broken in late if not _opens(above, parts[0]))
        yield from _breaks(report, parts, section.role)


def _opens(above: str, numbered: Numbered) -> bool:
    """Whether a series begins above the level that it seems to be below: 1. before （一）, 2. after （二）."""
    return _label(numbered[0], 1) in fold(above)


def _numbered(report: Report, sections: Sequence[Section]) -> list[Numbered]:
    """The sections with an ordinal that begin a line, each with its role."""
    found = []
    for section in sections:
        if section.ordinal is None or not _opens_a_line(report, section.heading_place.start):
            continue
        place = Place(section.heading_place.start, section.heading_place.start + len(section.label))
        found.append((Item(section.ordinal, section.label, place), section.role))
    return found


def _opens_a_line(report: Report, offset: int) -> bool:
    source = report.document.text
    start = max(source.rfind("\n", 0, offset), source.rfind("\t", 0, offset)) + 1
    return not source[start:offset].strip(" \u3000\xa0#*")


def _late(report: Report, numbered: Sequence[Numbered], start: int, role: str) -> Iterator[Break]:
    """A series that begins with 二 and goes on, where no 一 of any form stands between `start` and it."""
    if [item.value for item, _ in numbered[:2]] != [2, 3]:
        return
    first, _ = numbered[0]
    before = report.document.text[start : first.place.start]
    if not any(pattern(_written(form, 1)).search(before) for form in _FORMS):
        yield Break("late", None, first, (_label(first, 1),), role)


def longest_rise(ordinals: Sequence[int]) -> frozenset[int]:
    """Return the indices of a longest run of ordinals that rise: what is left is out of place.

    Of equals the one that leaves the fewest gaps: numbers as far apart as what they number; then the earliest.
    """
    runs: list[tuple[int, int, tuple[int, ...]]] = []
    for index, ordinal in enumerate(ordinals):
        longer = [
            (length + 1, fit - abs(ordinal - ordinals[run[-1]] - index + run[-1]), (*run, index))
            for length, fit, run in runs
            if ordinals[run[-1]] < ordinal
        ]
        runs.append(max(longer, key=_length_and_fit, default=(1, 0, (index,))))
    return frozenset(max(runs, key=_length_and_fit, default=(0, 0, ()))[2])


def _length_and_fit(run: tuple[int, int, tuple[int, ...]]) -> tuple[int, int]:
    return run[:2]


def _breaks(report: Report, numbered: Sequence[Numbered], role: str) -> Iterator[Break]:
    """Where the series breaks: what is out of place is one break, and so is a gap that nothing out of place fills."""
    values = [item.value for item, _ in numbered]
    rising = longest_rise(values)
    strays = {value for index, value in enumerate(values) if index not in rising}
    last = -1  # the last one in its place
    for index, ((before, one), (after, other)) in enumerate(pairwise(numbered), 1):
        stands, stood = index in rising, index - 1 in rising
        last = index - 1 if stood else last
        if stands and last < 0:  # the first ones are out of place
            yield Break(_kind(values, index), before, after, (), role, (one, other))
        elif stands or (stood and after.value > before.value + 1):
            begin = values[last] if stands else before.value
            missing = [value for value in range(begin + 1, after.value) if not (stands and value in strays)]
            between = report.document.text[before.place.end : after.place.start]
            if len(missing) > index - last - 1 and not any(_stands(between, value) for value in missing):
                yield Break("skipped", before, after, tuple(_label(before, value) for value in missing), role)
        elif stood and not _announced(report, after):
            yield Break(_kind(values, index), before, after, (), role, (one, other))


def _kind(values: Sequence[int], index: int) -> Literal["repeated", "restarted", "reversed"]:
    """What a number that does not go on from the one before it is."""
    if values[index] == 1 < values[index - 1]:
        return "restarted"
    return "repeated" if values[index] in values[:index] else "reversed"


def _announced(report: Report, item: Item) -> bool:
    """Whether an item begins a list of its own, which the line before announces."""
    return item.value == 1 and report.document.text[: item.place.start].rstrip().endswith((":", "：", "如下。"))


def _label(like: Item, value: int) -> str:
    """A number as a label like that of an item."""
    return pattern(r"[一二三四五六七八九十〇]+|(?P<digits>\d+)").sub(
        lambda found: str(value) if found["digits"] else han(value), like.words
    )


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


def _lost(report: Report, broken: Break) -> Iterator[str]:
    """The contents whose sections were skipped: by the form's numbers, else as many as there are numbers missing."""
    if isinstance(report.edition, Absent) or broken.before is None or broken.kind != "skipped":
        return
    form = report.edition
    lost = [
        content for content in form.sections if content.required and standing(report, content) in ("missing", "said")
    ]
    if form.numbered:
        lost = [content for content in lost if broken.before.value < (content.ordinal or 0) < broken.after.value]
    if form.numbered or len(lost) == len(broken.missing):
        yield from (f"section.{content.role}" for content in lost)


_SERIES = r"(?:^|(?<=[。;:,、!?\n\"(》)]))(?P<words>(?P<n>[一二三四五六七八九十]{1,2})是)(?!否|以|的|指|非)"


def breaks_of_series(report: Report) -> Iterator[Break]:
    """Yield the breaks in 一是 … 二是 … 三是, within the preamble and each section."""
    preamble = report.find("preamble")
    texts = [(preamble.text, "preamble")] if isinstance(preamble, Preamble) else []
    for text, role in (*texts, *((section.text, section.role) for section in report.sections)):
        for series in _series(text):
            for broken in _breaks(report, [(item, role) for item in series], role):
                same = broken.before is not None and broken.before.value == broken.after.value
                if broken.kind == "skipped" or same:  # less may be of another list
                    yield broken


def _series(text: Text) -> list[list[Item]]:
    """The lists of a text: 一是 opens one, a number that goes on with one goes on with it, others with the innermost.

    In the middle of a line only a list of the same line goes on, if there is one.
    """
    found: list[list[Item]] = []
    still_open: list[tuple[int, list[Item]]] = []
    for match in text.all(_SERIES):
        item = Item(number(match["n"]) or 0, match["words"], match.place_of("words"))
        line = text.folded.rfind("\n", 0, match.span[0])
        if item.value == 1:
            found.append([item])
            still_open.append((line, found[-1]))
            continue
        within = line + 1 < match.span[0] and any(one == line for one, _ in still_open)
        near = [index for index, (one, _) in enumerate(still_open) if one == line or not within]
        going_on = [index for index in near if still_open[index][1][-1].value == item.value - 1]
        for at in (going_on or near)[-1:]:
            still_open[at][1].append(item)
            still_open[at:] = [(line, still_open[at][1])]
    return found
