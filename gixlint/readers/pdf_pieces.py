"""Pieces of tables: a grid on one page with its words, and the table that pieces on following pages make together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from gixlint.readers.pdf_grid import Grid, Slot
from gixlint.readers.pdf_lines import Line, Row, joined, lines, sureness
from gixlint.readers.pdf_paragraphs import paragraphs, setting
from gixlint.readers.sheets import Glyph
from gixlint.records import Record
from gixlint.text import fold, pattern

__all__ = ["Box", "Piece", "known", "ruled_piece", "stitched", "with_overflow"]

_LONG = 150
_SAME = 5.0
"""Points by which the edges of a table may move from page to page."""


class Box(Record):
    """A cell: its place on the grid, its words, the page where it begins, how surely it was read if recognised."""

    slot: Slot
    text: str
    page: int
    confidence: float | None = None


class Piece(Record):
    """A table, or a part of one, on pages `page` to `last`: the edges of its columns in points, its rows, its cells.

    `ruled` tells that rules were drawn; else the columns were guessed from where the figures stand.
    """

    page: int
    last: int
    top: float
    bottom: float
    xs: tuple[float, ...]
    rows: int
    boxes: tuple[Box, ...]
    ruled: bool = True
    open_top: bool = False
    open_bottom: bool = False


def ruled_piece(grid: Grid, glyphs: Iterable[Glyph], page: int) -> Piece:
    """Lay the glyphs that stand inside a grid into its cells, each by its middle."""
    at = {
        (row, column): slot
        for slot in grid.slots
        for row in range(slot.row, slot.row + slot.rowspan)
        for column in range(slot.column, slot.column + slot.colspan)
    }
    found: dict[Slot, list[Glyph]] = {slot: [] for slot in grid.slots}
    for glyph in glyphs:
        unit = grid.unit((glyph.left + glyph.right) / 2, (glyph.top + glyph.bottom) / 2)
        found[at[unit]].append(glyph)
    boxes = tuple(_box(slot, lines(inside, page), page) for slot, inside in found.items())
    return Piece(
        page, page, grid.ys[0], grid.ys[-1], grid.xs, len(grid.ys) - 1, boxes,
        open_top=grid.open_top, open_bottom=grid.open_bottom,
    )  # fmt: skip


def _box(slot: Slot, found: list[Line], page: int) -> Box:
    return Box(slot, _words(found), page, sureness(found))


def _least(*confidences: float | None) -> float | None:
    return min((sure for sure in confidences if sure is not None), default=None)


def _words(found: list[Line]) -> str:
    """A cell's text; a long one is prose, in paragraphs."""
    if sum(len(line.text) for line in found) <= _LONG:
        return joined(found)
    return "\n".join(map(joined, paragraphs(found, setting(found), {})))


def with_overflow(piece: Piece, rows: Iterable[Row]) -> tuple[Piece, list[Row]]:
    """Take those lines right below a piece into it that make the label of a cell there whole; return the others too."""
    rest: list[Row] = []
    for row in rows:
        box = next((box for box in piece.boxes if _overflows(piece, box, row.line)), None)
        if box is None:
            rest.append(row)
        else:
            grown = box._replace(text=box.text + row.line.text, confidence=_least(box.confidence, sureness([row.line])))
            whole = tuple(grown if b is box else b for b in piece.boxes)
            piece = piece._replace(boxes=whole, bottom=max(piece.bottom, row.line.bottom))
    return piece, rest


def _overflows(piece: Piece, box: Box, line: Line) -> bool:
    """Whether a line is the end of a cell's label that a page break has pushed below the table."""
    row, column, rowspan, colspan = box.slot
    near = -line.size < line.top - piece.bottom < 1.5 * line.size and row + rowspan == piece.rows
    inside = piece.xs[column] <= line.left and line.right <= piece.xs[column + colspan]
    return near and inside and _makes_whole(box.text, line.text)


def stitched(items: Iterable[Line | Piece]) -> Iterator[Line | Piece]:
    """Join pieces that follow each other over a page break and share their edges; pass everything else on."""
    held: Piece | None = None
    for item in items:
        if held and isinstance(item, Piece) and _continues(held, item):
            held = _stitch(held, item)
            continue
        if held:
            yield held
        held = item if isinstance(item, Piece) else None
        if held is None:
            yield item
    if held:
        yield held


def _continues(above: Piece, below: Piece) -> bool:
    if below.page != above.last + 1 or above.ruled != below.ruled:
        return False
    if not above.ruled:
        return len(above.xs) == len(below.xs)
    if abs(above.xs[0] - below.xs[0]) > _SAME or abs(above.xs[-1] - below.xs[-1]) > _SAME:
        return False
    few, many = sorted((above.xs[1:-1], below.xs[1:-1]), key=len)
    return 2 * sum(any(abs(x - other) <= _SAME for other in many) for x in few) >= len(few)


def _stitch(above: Piece, below: Piece) -> Piece:
    xs = above.xs if not above.ruled else _union(above.xs, below.xs)
    upper = _moved(above.boxes, above.xs if above.ruled else xs, xs, 0)
    lower = _moved(below.boxes, below.xs if below.ruled else xs, xs, above.rows)
    boxes, gone = _seamed(upper, lower, above.rows, above.open_bottom and below.open_top)
    return above._replace(
        last=below.last, bottom=below.bottom, xs=xs, rows=above.rows + below.rows - gone, boxes=boxes,
        open_bottom=below.open_bottom,
    )  # fmt: skip


def _union(one: tuple[float, ...], other: tuple[float, ...]) -> tuple[float, ...]:
    xs = [*one, *(x for x in other if all(abs(x - known) > _SAME for known in one))]
    return tuple(sorted(xs))


def _moved(boxes: Iterable[Box], old: tuple[float, ...], new: tuple[float, ...], down: int) -> list[Box]:
    """Put cells onto the columns of a finer grid, and `down` rows lower."""
    at = [min(range(len(new)), key=lambda index: abs(new[index] - x)) for x in old]
    moved = []
    for box in boxes:
        row, column, rowspan, colspan = box.slot
        slot = Slot(row + down, at[column], rowspan, max(1, at[column + colspan] - at[column]))
        moved.append(box._replace(slot=slot))
    return moved


def _seamed(upper: list[Box], lower: list[Box], seam: int, open_seam: bool) -> tuple[tuple[Box, ...], int]:
    """Join what a page break has parted: a row, or a merged cell alone. Return the cells and how many rows went."""
    ends = {box.slot.column: box for box in upper if box.slot.row + box.slot.rowspan == seam}
    pairs = [
        (ends[box.slot.column], box)
        for box in lower
        if box.slot.row == seam and box.slot.column in ends and ends[box.slot.column].slot.colspan == box.slot.colspan
    ]
    split = _is_split_row(pairs, upper, lower, seam, open_seam)
    gone = int(split)
    joins = {
        below: above
        for above, below in pairs
        if split or ((above.slot.rowspan > 1 or below.slot.rowspan > 1) and _is_merged(above, below))
    }
    grown = {above: _grown(above, below, gone) for below, above in joins.items()}
    rest = [box._replace(slot=box.slot._replace(row=box.slot.row - gone)) for box in lower if box not in joins]
    return (*(grown.get(box, box) for box in upper), *rest), gone


def _grown(above: Box, below: Box, gone: int) -> Box:
    rowspan = above.slot.rowspan + below.slot.rowspan - gone
    return Box(
        above.slot._replace(rowspan=rowspan), above.text + below.text, above.page,
        _least(above.confidence, below.confidence),
    )  # fmt: skip


def _is_split_row(pairs: list[tuple[Box, Box]], upper: list[Box], lower: list[Box], seam: int, open_seam: bool) -> bool:
    """Whether the last row above and the first below are one: as wide, and labels or figures need each other."""
    first = [box for box in lower if box.slot.row == seam]
    last = [box for box in upper if box.slot.row + box.slot.rowspan == seam]
    if not pairs or len(pairs) < len(first) or len(pairs) < len(last):
        return False
    if not any(box.text for box in first) or not any(box.text for box in last):
        return True
    if any(known(above.text) and known(below.text) for above, below in pairs):
        return False
    if open_seam or any(_makes_whole(above.text, below.text) for above, below in pairs if above.slot.row == seam - 1):
        return all(
            _makes_whole(above.text, below.text) or not above.text or not below.text or open_seam
            for above, below in pairs
        )
    return all(not above.text or not below.text for above, below in pairs)


def _is_merged(above: Box, below: Box) -> bool:
    """Whether two cells are one merged cell: the label goes on, or the second stands empty beside several rows."""
    empty = not below.text and below.slot.rowspan > 1 and not _is_figure(above.text)
    return empty or _makes_whole(above.text, below.text)


def _makes_whole(above: str, below: str) -> bool:
    """Whether two texts are the parts of one label."""
    return bool(above and below) and known(above + below) and not (known(above) and known(below))


def _is_figure(text: str) -> bool:
    return not any("\u4e00" <= character <= "\u9fff" for character in text)


_NUMBER = r"^(?:其中:?|[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十\d]{1,3}\)|\d{1,2}[.、](?!\d))"


def _key(label: str) -> str:
    """A label without number, punctuation and white space, which vary."""
    words = pattern(_NUMBER).sub("", fold(label))
    return "".join(character for character in words if character.isalnum())


@cache
def _labels() -> frozenset[str]:
    """All labels of the forms, as they are compared."""
    from gixlint.editions import edition, editions

    found: set[str] = set()
    for name in editions():
        statistics = edition(name).statistics
        for line in statistics.lines if statistics else ():
            found |= {line.label, *line.variants}
        for table in edition(name).tables:
            found |= {table.header_top, table.header_note}
            for block in table.blocks:
                found |= {block.title, *block.row_heads}
                for line in (*block.rows, *block.columns):
                    found |= {line.label, *line.variants, line.group, line.top}
    return frozenset(_key(label) for label in found if label)


def known(label: str) -> bool:
    """Tell whether a text is, punctuation aside, a whole label of one of the forms."""
    return _key(label) in _labels()
