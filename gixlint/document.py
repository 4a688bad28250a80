"""What every reader makes: one source text and layers over it.

The source text holds all blocks in reading order. A paragraph ends with a line feed, a cell of a table with a tab or,
at the end of its row, a line feed. Everything else that a format knows (levels, tables, revisions, pages) lies over the
text as ranges of it: a `Place` is such a range and nothing else, and `Document.locate` tells it in the user's terms.

The values are records: frozen, comparable and picklable.
"""

from bisect import bisect_right
from collections.abc import Iterator
from typing import Literal

from gixlint.records import Record

__all__ = ["Anchor", "Block", "Cell", "Document", "Location", "Mark", "MarkKind", "Place", "Source", "Story", "Table"]


class Place(Record):
    """A half-open range `[start, end)` of a document's source text, in code points; empty where a part is missing."""

    start: int
    end: int

    def covers(self, other: "Place") -> bool:
        """Tell whether `other` lies inside this place."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: "Place") -> bool:
        """Tell whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def joined(self, other: "Place") -> "Place":
        """Return the smallest place that covers both."""
        return Place(min(self.start, other.start), max(self.end, other.end))


Story = Literal["body", "header", "footer", "footnote", "textbox", "front"]
"""Which flow of text a block belongs to. `front` is metadata written before a text: 标题：… 发布时间：…"""

MarkKind = Literal[
    "made",  # text that the reader made, such as an automatic number; value ""
    "emphasis",  # bold, italic or underlined; value "bold", "italic" or "underline"
    "hidden",  # not shown to a reader: hidden or white text; value says why
    "insertion",  # a tracked insertion, its text stands in the source text; value is the author
    "deletion",  # a tracked deletion: an empty place; value is the deleted text
    "comment",  # a comment anchored here; value is its text
    "link",  # value is the target as written
    "picture",  # an empty place; value is the name or alternative text
    "note",  # the reference of a footnote: an empty place; value is the note's text
    "recognised",  # text recognised in a picture; value is how surely its characters were read, from 0.00 to 1.00
    "limit",  # here the reader stopped or left something out; value is a Chinese clause saying what and why
]


class Mark(Record):
    """One fact of a layer: what `kind` says holds of `place`."""

    kind: MarkKind
    place: Place
    value: str = ""


class Block(Record):
    """A paragraph or a whole table, in reading order; `place` leaves the closing line feed out.

    `level` is 1 for a top heading of the format (`<h1>`, Word outline level 1, `#`), None for body text.
    `table` is the index in `Document.tables` of the table that the block is, None for a paragraph.
    """

    place: Place
    level: int | None = None
    table: int | None = None
    story: Story = "body"


class Cell(Record):
    """A cell of a table: its text's place, its top left grid position (from 0), its spans (at least 1)."""

    place: Place
    row: int
    column: int
    rowspan: int = 1
    colspan: int = 1


class Table(Record):
    """A table on a grid: merged cells stand once, at their top left corner. `cells` are in reading order."""

    place: Place
    rows: int
    columns: int
    cells: tuple[Cell, ...]

    def grid(self) -> list[list[Cell | None]]:
        """Return `rows` lists of `columns` cells; a merged cell stands at every position that it covers."""
        grid: list[list[Cell | None]] = [[None] * self.columns for _ in range(self.rows)]
        for cell in self.cells:
            for row in range(cell.row, min(cell.row + cell.rowspan, self.rows)):
                for column in range(cell.column, min(cell.column + cell.colspan, self.columns)):
                    grid[row][column] = cell
        return grid


class Anchor(Record):
    """From `offset` of the source text on, the original is at `line` and `column`, on `page` (each from 1, or None).

    Columns advance with the source text until the next anchor; lines and pages stay.
    """

    offset: int
    line: int | None = None
    column: int | None = None
    page: int | None = None


class Location(Record):
    """A place in the user's terms; each from 1, None where the format has none."""

    page: int | None
    line: int | None
    column: int | None


class Source(Record):
    """What was read and how surely.

    `format` is the reader's name (docx, html, md, txt), `converter` an outside program that took part, `encoding` of a
    text format, `pages` their number where the format has pages, `confidence` from 0 to 1 where reading is not exact.
    """

    format: str
    converter: str | None = None
    encoding: str | None = None
    pages: int | None = None
    confidence: float | None = None
    sha256: str = ""


class Document(Record):
    """One source text and its layers. `metadata` holds what the format says about itself, as (name, value) pairs."""

    text: str
    blocks: tuple[Block, ...]
    source: Source
    tables: tuple[Table, ...] = ()
    marks: tuple[Mark, ...] = ()
    anchors: tuple[Anchor, ...] = ()
    metadata: tuple[tuple[str, str], ...] = ()

    def words(self, place: Place) -> str:
        """Return the source text at `place`."""
        return self.text[place.start : place.end]

    def marked(self, kind: MarkKind) -> Iterator[Mark]:
        """Yield the marks of one layer, in reading order."""
        return (mark for mark in self.marks if mark.kind == kind)

    def meta(self, *names: str) -> str | None:
        """Return the first non-empty metadata value among `names` (case does not count), in the order of the names."""
        for name in names:
            for key, value in self.metadata:
                if key.lower() == name.lower() and value.strip():
                    return value.strip()
        return None

    def is_recognised(self, place: Place) -> bool:
        """Tell whether something at `place` was recognised in a picture."""
        return self.source.converter is not None and any(m.place.meets(place) for m in self.marked("recognised"))

    def is_extracted(self, place: Place) -> bool:
        """Tell whether what stands at `place` was put together from where it stands on a page or in a picture."""
        return self.source.pages is not None or self.is_recognised(place)

    def sureness(self, place: Place) -> float | None:
        """Return how surely was read what stands at `place`, from 0 to 1; None where it is as it stands in the file.

        What is missing (an empty place) may stand in what was read least surely.
        """
        recognised = list(self.marked("recognised")) if self.source.converter else []
        if not recognised:
            return self.source.confidence
        if place.start < place.end:
            return min((float(mark.value) for mark in recognised if mark.place.meets(place)), default=None)
        return min(float(mark.value) for mark in recognised)

    def locate(self, place: Place) -> Location:
        """Return the page, line and column where `place` starts."""
        index = bisect_right(self.anchors, place.start, key=lambda anchor: anchor.offset) - 1
        if index < 0:
            return Location(None, None, None)
        anchor = self.anchors[index]
        column = None if anchor.column is None else anchor.column + place.start - anchor.offset
        return Location(anchor.page, anchor.line, column)

    def with_sha256(self, digest: str) -> "Document":
        """Return this document with the digest of the bytes that it was read from."""
        return self._replace(source=self.source._replace(sha256=digest))
