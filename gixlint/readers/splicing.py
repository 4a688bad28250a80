"""Putting pieces of text with their layers into a document: everything behind a piece moves on."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from gixlint.document import Anchor, Block, Document, Mark, Place, Table
from gixlint.records import Record

__all__ = ["Piece", "spliced"]


class Piece(Record):
    """What goes in, and the offset before which it goes: the start of a line, or the end of the text."""

    offset: int
    document: Document


class _Moved(Record):
    """Where the text of a document or piece comes to stand: each offset moves by what was put in before it."""

    cuts: tuple[int, ...]
    grown: tuple[int, ...]

    def place(self, place: Place) -> Place:
        start = place.start + self.grown[bisect_right(self.cuts, place.start)]
        return Place(start, max(start, place.end + self.grown[bisect_left(self.cuts, place.end)]))

    def offset(self, offset: int) -> int:
        return offset + self.grown[bisect_right(self.cuts, offset)]

    def table(self, table: Table) -> Table:
        cells = tuple(cell._replace(place=self.place(cell.place)) for cell in table.cells)
        return table._replace(place=self.place(table.place), cells=cells)

    def mark(self, mark: Mark) -> Mark:
        return mark._replace(place=self.place(mark.place))


def spliced(document: Document, pieces: Sequence[Piece]) -> Document:
    """Return the document with the pieces, which come in the order of their offsets, put in.

    Of a piece its text, blocks, tables and marks are taken over; it stands where in the original its offset is.
    """
    text = document.text
    if text and not text.endswith("\n"):
        text += "\n"
    cuts = tuple(piece.offset if piece.offset < len(document.text) else len(text) for piece in pieces)
    grown = (0, *accumulate(len(piece.document.text) for piece in pieces))
    parts = [(document, _Moved(cuts, grown))]
    parts += [
        (piece.document, _Moved((), (cut + before,))) for piece, cut, before in zip(pieces, cuts, grown, strict=False)
    ]
    blocks, tables = _blocks(parts)
    marks = [moved.mark(mark) for part, moved in parts for mark in part.marks]
    written = [text[: cuts[0]]]
    for piece, (cut, following) in zip(pieces, pairwise([*cuts, len(text)]), strict=True):
        written += [piece.document.text, text[cut:following]]
    return document._replace(
        text="".join(written),
        blocks=blocks,
        tables=tables,
        marks=tuple(sorted(marks, key=lambda mark: (mark.place, mark.kind, mark.value))),
        anchors=tuple(_anchors(document, cuts, grown)),
    )


def _blocks(parts: Sequence[tuple[Document, _Moved]]) -> tuple[tuple[Block, ...], tuple[Table, ...]]:
    """All blocks and tables in reading order; a block names its table by its new number."""
    found = [
        (moved.table(table), part, index)
        for part, (document, moved) in enumerate(parts)
        for index, table in enumerate(document.tables)
    ]
    found.sort(key=lambda each: (each[0].place, *each[1:]))
    numbers = {(part, index): number for number, (_, part, index) in enumerate(found)}
    blocks = [
        block._replace(
            place=moved.place(block.place), table=None if block.table is None else numbers[part, block.table]
        )
        for part, (document, moved) in enumerate(parts)
        for block in document.blocks
    ]
    return tuple(sorted(blocks, key=lambda block: block.place)), tuple(table for table, _, _ in found)


def _anchors(document: Document, cuts: Sequence[int], grown: Sequence[int]) -> Iterator[Anchor]:
    """The anchors in order; every piece begins and ends with one that says where it was put in."""
    if not document.anchors:
        return
    moved = _Moved(tuple(cuts), tuple(grown))
    found = [anchor._replace(offset=moved.offset(anchor.offset)) for anchor in document.anchors]
    for number, cut in enumerate(cuts):
        page, line, column = document.locate(Place(cut, cut))
        found.append(Anchor(cut + grown[number], line, None, page))
        found.append(Anchor(cut + grown[number + 1], line, column, page))
    last: dict[int, Anchor] = {}
    for anchor in sorted(found, key=lambda anchor: anchor.offset):
        last.setdefault(anchor.offset, anchor)
    yield from last.values()
