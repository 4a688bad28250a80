"""Building a document piece by piece: what all readers share."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from gixlint.document import Anchor, Block, Cell, Document, Mark, MarkKind, Place, Source, Story, Table

__all__ = ["Builder"]

Load = Callable[[], "bytes | None"]


class Builder:
    """Collects source text and layers in reading order and freezes them into a `Document`.

    A reader opens a paragraph or a table, writes runs of text into it, and closes it. Places that `write` returns are
    final. Text written inside a table's cell belongs to the cell; paragraphs inside a cell are told apart by a line
    feed that the reader writes.
    """

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._blocks: list[Block] = []
        self._tables: list[Table] = []
        self._marks: list[Mark] = []
        self._anchors: list[Anchor] = []
        self._pictures: list[tuple[int, Load]] = []

    @property
    def offset(self) -> int:
        """The offset at which the next text will stand."""
        return self._length

    def write(self, text: str) -> Place:
        """Append text and return its place."""
        start = self._length
        self._parts.append(text)
        self._length += len(text)
        return Place(start, self._length)

    def mark(self, kind: MarkKind, place: Place, value: str = "") -> None:
        """Lay a mark over a place."""
        self._marks.append(Mark(kind, place, value))

    def picture(self, value: str = "", load: Load | None = None) -> None:
        """Mark a picture here; `load` gets its bytes, or None where they cannot be had."""
        self.mark("picture", Place(self._length, self._length), value)
        if load is not None:
            self._pictures.append((self._length, load))

    def anchor(self, line: int | None = None, column: int | None = None, page: int | None = None) -> None:
        """Say where in the original the text stands that is written from here on."""
        anchor = Anchor(self._length, line, column, page)
        if self._anchors and self._anchors[-1].offset == self._length:
            self._anchors.pop()
        self._anchors.append(anchor)

    def end_block(self, start: int, level: int | None = None, story: Story = "body") -> Place:
        """Close the paragraph that began at `start`; a paragraph of white space alone leaves no block."""
        place = Place(start, self._length)
        if "".join(self._tail(start)).strip():
            self._blocks.append(Block(place, level, None, story))
        self.write("\n")
        return place

    def paragraph(self, text: str, level: int | None = None, story: Story = "body") -> Place:
        """Write a whole paragraph of plain text and return its place."""
        start = self.write(text).start
        return self.end_block(start, level, story)

    def end_table(self, start: int, cells: Iterable[Cell], story: Story = "body") -> None:
        """Close the table whose cells were written from `start` on; a table without cells leaves nothing."""
        kept = tuple(cells)
        if not kept:
            return
        rows = max(cell.row + cell.rowspan for cell in kept)
        columns = max(cell.column + cell.colspan for cell in kept)
        place = Place(start, max(cell.place.end for cell in kept))
        self._blocks.append(Block(place, None, len(self._tables), story))
        self._tables.append(Table(place, rows, columns, kept))

    def _tail(self, start: int) -> list[str]:
        tail: list[str] = []
        size = self._length - start
        for part in reversed(self._parts):
            if size <= 0:
                break
            tail.append(part[-size:] if size < len(part) else part)
            size -= len(part)
        return tail[::-1]

    def freeze(self, source: Source, metadata: Iterable[tuple[str, str]] = ()) -> Document:
        """Return the document, with what its pictures say where that can be recognised."""
        marks = sorted(self._marks, key=lambda mark: (mark.place, mark.kind, mark.value))
        blocks = sorted(self._blocks, key=lambda block: block.place)
        document = Document(
            text="".join(self._parts),
            blocks=tuple(blocks),
            source=source,
            tables=tuple(self._tables),
            marks=tuple(marks),
            anchors=tuple(self._anchors),
            metadata=tuple(metadata),
        )
        if self._pictures:
            from gixlint.readers.recognition import is_available

            if is_available():
                from gixlint.readers.embedded import Embedded, with_embedded_read

                document = with_embedded_read(document, [Embedded(offset, load) for offset, load in self._pictures])
        return _surely(document)


def _surely(document: Document) -> Document:
    """Say of a document with recognised text by what and how surely it was read: the mean over its characters."""
    recognised = list(document.marked("recognised"))
    if not recognised:
        return document
    from gixlint.readers.recognition import name

    read = sum(float(mark.value) * (mark.place.end - mark.place.start) for mark in recognised)
    confidence = round(read / sum(mark.place.end - mark.place.start for mark in recognised), 2)
    return document._replace(source=document.source._replace(converter=name(), confidence=confidence))
