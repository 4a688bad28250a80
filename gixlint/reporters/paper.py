"""The report as its reader sees it: its blocks in order, cut into pieces where something is to be marked."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from gixlint.document import Place
from gixlint.records import Record
from gixlint.report import Absent

if TYPE_CHECKING:
    from gixlint.document import Block, Cell, Document, Mark, Story
    from gixlint.findings import Severity
    from gixlint.report import Report, Section

__all__ = ["Gap", "Grid", "Paper", "Paragraph", "Piece", "Span", "paper"]


class Span(Record):
    """A place to be marked: the number of its finding, its anchor in the page, and what a screen reader says of it.

    `related` is true of a place that a finding rests on beside its own. An empty place is one where something lacks.
    """

    place: Place
    number: str
    anchor: str
    severity: Severity
    label: str
    title: str
    related: bool = False


class Piece(Record):
    """Words that look alike and lie under the same spans, of which those in `ends` have their number behind them.

    `look` names how they are shown: bold, hidden, insertion, deletion, picture, note, limit; gap for a place in a line
    where something lacks.
    """

    words: str
    look: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()
    ends: tuple[Span, ...] = ()


class Paragraph(Record):
    """A paragraph; `level` is that of a heading (1 the title, 2 a section, 3 a part of one), None for text.

    `kind` is title, signature, indented (its own words do not indent it) or nothing.
    """

    pieces: tuple[Piece, ...]
    level: int | None
    story: Story
    kind: str


class Grid(Record):
    """A table: rows of cells, each with its pieces."""

    rows: tuple[tuple[tuple[Cell, tuple[Piece, ...]], ...], ...]
    columns: int
    story: Story


class Gap(Record):
    """Between two blocks: something ought to stand here."""

    spans: tuple[Span, ...]


class Paper(Record):
    """The blocks in reading order; `unplaced` are the spans that no place in the text is theirs."""

    blocks: tuple[Paragraph | Grid | Gap, ...]
    unplaced: tuple[Span, ...]


class _Laid(Record):
    """The stretches of text that stand by themselves (paragraphs, cells), and what lies over each by its index."""

    places: Sequence[Place]
    spans: Mapping[int, Sequence[Span]]
    marks: Mapping[int, Sequence[Mark]]
    first: Mapping[str, int]


_INSETS = frozenset({"deletion", "picture", "note", "limit"})
_LOOKS = frozenset({"bold", "hidden", "insertion"})
_DEEPEST = 3
_SHOWN = frozenset("\n\xa0\u3000")


def paper(document: Document, report: Report | None, spans: Iterable[Span]) -> Paper:
    """Return the document with these spans over it; `report` tells headings that the format does not mark."""
    everything = tuple(spans)
    unplaced = tuple(span for span in everything if span.place == (0, 0))
    placed = [span for span in everything if span.place != (0, 0)]
    places = list(_stretches(document))
    gaps, laid = _lay(document, places, placed)
    levels = _headings(report)
    blocks: list[Paragraph | Grid | Gap] = []
    index = 0
    for block in document.blocks:
        blocks += _gaps(gaps, block.place.start)
        if block.table is None:
            blocks.append(_paragraph(document, block, _pieces(document, laid, index), levels, report))
            index += 1
        else:
            cells = document.tables[block.table].cells
            pieces = [_pieces(document, laid, index + offset) for offset in range(len(cells))]
            blocks.append(_grid(document, block, pieces))
            index += len(cells)
    blocks += _gaps(gaps, len(document.text) + 1)
    return Paper(tuple(blocks), unplaced)


def _stretches(document: Document) -> Iterator[Place]:
    for block in document.blocks:
        if block.table is None:
            yield block.place
        else:
            yield from (cell.place for cell in document.tables[block.table].cells)


def _lay(document: Document, places: Sequence[Place], spans: Iterable[Span]) -> tuple[list[Span], _Laid]:
    """Lay spans and marks over the stretches; return the spans that stand between them, last first, and the rest."""
    marks: dict[int, list[Mark]] = defaultdict(list)
    inset: set[int] = set()
    starts = [place.start for place in places]
    for mark in document.marks:
        if mark.kind in _INSETS or mark.kind in _LOOKS or mark.value in _LOOKS:
            for index in _under(places, starts, mark.place):
                if mark.kind in _INSETS or places[index].start < places[index].end:
                    marks[index].append(mark)
            if mark.kind in _INSETS:
                inset.add(mark.place.start)
    over: dict[int, list[Span]] = defaultdict(list)
    first: dict[str, int] = {}
    between: list[Span] = []
    edges = _edges(document) - inset
    for span in spans:
        alone = span.place.start == span.place.end and span.place.start in edges
        indices = [] if alone else list(_under(places, starts, span.place))
        solid = [index for index in indices if places[index].start < places[index].end]
        for index in solid or indices[:1]:  # what covers an empty cell alone stands in it
            over[index].append(span)
            first.setdefault(span.anchor, index)
        if not indices:
            between.append(span)
    between.sort(key=lambda span: span.place.start)
    return between[::-1], _Laid(places, over, marks, first)


def _edges(document: Document) -> set[int]:
    """Return the offsets where something that lacks stands between two blocks rather than in one of them."""
    blocks = [block for block in document.blocks if block.table is None]
    before = {table.place.start for table in document.tables if table.cells[0].place != (table.place.start,) * 2}
    return before.union(*(block.place for block in blocks))


def _under(places: Sequence[Place], starts: Sequence[int], place: Place) -> Iterator[int]:
    """Yield the stretches that a place shares a character with; of an empty place the one that holds or ends at it."""
    index = max(bisect_right(starts, place.start) - 1, 0)
    if place.start == place.end:
        if places and places[index].start <= place.start <= places[index].end:
            yield index
        return
    while index < len(places) and places[index].start < place.end:
        if places[index].meets(place):
            yield index
        index += 1


def _gaps(between: list[Span], before: int) -> list[Gap]:
    """Take the spans that stand before an offset, together where they stand at the same place."""
    taken: dict[int, list[Span]] = {}
    while between and between[-1].place.start <= before:
        span = between.pop()
        taken.setdefault(span.place.start, []).append(span)
    return [Gap(tuple(spans)) for spans in taken.values()]


def _pieces(document: Document, laid: _Laid, index: int) -> tuple[Piece, ...]:
    place = laid.places[index]
    spans, marks = laid.spans.get(index, ()), laid.marks.get(index, ())
    if not spans and not marks:
        return (Piece(_shown(document.words(place))),) if place.start < place.end else ()
    first = {span.anchor for span in spans if laid.first[span.anchor] == index}
    return tuple(_cut(document, place, spans, marks, first))


def _cut(
    document: Document, place: Place, spans: Sequence[Span], marks: Sequence[Mark], first: set[str]
) -> Iterator[Piece]:
    """Yield the pieces of one stretch, sweeping over the offsets where a span or a mark begins or ends."""
    opening: dict[int, list[Span | Mark]] = defaultdict(list)
    closing: dict[int, list[Span | Mark]] = defaultdict(list)
    lying: list[Span | Mark] = [*marks, *spans]
    for over in lying:
        opening[max(over.place.start, place.start)].append(over)
        closing[min(over.place.end, place.end)].append(over)
    cuts = sorted({place.start, place.end, *opening, *closing})
    active: dict[int, Span | Mark] = {}
    for start, end in pairwise((*cuts, place.end)):
        for over in opening[start]:
            if over.place.start == over.place.end or place.start == place.end:
                yield _inset(over)
            else:
                active[id(over)] = over
        for over in closing[start]:
            active.pop(id(over), None)
        if start < end:
            under = [over for over in active.values() if isinstance(over, Span)]
            looks = sorted({_look(over) for over in active.values() if not isinstance(over, Span)})
            ends = [span for span in closing[end] if isinstance(span, Span) and id(span) in active]
            words = _shown(document.text[start:end])
            yield Piece(words, tuple(looks), _gravest(under), _gravest(span for span in ends if span.anchor in first))


def _inset(over: Span | Mark) -> Piece:
    if isinstance(over, Span):
        return Piece("", ("gap",), (over,), (over,))
    return Piece(_shown(over.value), (over.kind,))


def _look(mark: Mark) -> str:
    return mark.value if mark.kind == "emphasis" else mark.kind


def _gravest(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return the gravest spans first, of equal ones a finding's own place before related ones, then the narrowest."""
    return tuple(sorted(spans, key=lambda s: (-s.severity, s.related, s.place.end - s.place.start)))


def _shown(words: str) -> str:
    """Return the words with what shows nothing or steers the reader's device made a space; line feeds and wide spaces
    stay.
    """
    return words if words.isprintable() else "".join(c if c.isprintable() or c in _SHOWN else " " for c in words)


def _headings(report: Report | None) -> Mapping[int, tuple[int, int]]:
    """Return the level and the end of each heading of the report by its start."""
    found: dict[int, tuple[int, int]] = {}

    def walk(sections: Iterable[Section], level: int) -> None:
        for section in sections:
            found.setdefault(section.heading_place.start, (min(level, _DEEPEST), section.heading_place.end))
            walk(section.parts, level + 1)

    walk(report.sections if report else (), 2)
    return found


def _paragraph(
    document: Document,
    block: Block,
    pieces: tuple[Piece, ...],
    levels: Mapping[int, tuple[int, int]],
    report: Report | None,
) -> Paragraph:
    words = document.words(block.place)
    start, end = block.place.start + len(words) - len(words.lstrip()), block.place.start + len(words.rstrip())
    level = block.level and min(block.level, _DEEPEST)
    if start in levels and levels[start][1] >= end:
        level = levels[start][0]
    kind = "indented" if level is None and words[:1].strip() else ""
    if block.story != "body":
        return Paragraph(pieces, None, block.story, "")
    for role in ("title", "signature"):
        part = report.find(role) if report else None
        if part and not isinstance(part, Absent) and part.place.covers(Place(start, end)):
            return Paragraph(pieces, 1 if role == "title" else None, "body", role)
    return Paragraph(pieces, level, "body", kind)


def _grid(document: Document, block: Block, pieces: Sequence[tuple[Piece, ...]]) -> Grid:
    assert block.table is not None
    table = document.tables[block.table]
    rows: list[list[tuple[Cell, tuple[Piece, ...]]]] = [[] for _ in range(table.rows)]
    for cell, cut in zip(table.cells, pieces, strict=True):
        rows[cell.row].append((cell, cut))
    return Grid(tuple(map(tuple, rows)), table.columns, block.story)
