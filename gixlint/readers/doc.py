"""Reading Word 97-2003 files (.doc, .dot, .wps): straight from their bytes, so that nothing a reader sees is lost."""

from __future__ import annotations

import re
from collections.abc import Iterator
from struct import error as struct_error
from struct import unpack_from

from gixlint.document import Cell, Document, Place, Source, Story
from gixlint.errors import UnreadableError
from gixlint.readers.builder import Builder
from gixlint.readers.doc_fib import Fib, is_old, read_fib, strings
from gixlint.readers.doc_numbering import Lists
from gixlint.readers.doc_pieces import read_words
from gixlint.readers.doc_properties import paragraph_spans, run_spans
from gixlint.readers.doc_storage import BROKEN, Storage, open_storage
from gixlint.readers.doc_stories import Span, read_stories
from gixlint.readers.doc_styles import NO_LEVEL, Shape, Style, Styles
from gixlint.readers.doc_tables import Grid, Item, Paragraph, Row, Slot, lay_out, nest
from gixlint.readers.doc_text import Contents, TextWriter

__all__ = ["read_doc"]

ENDS = re.compile("[\r\x07\x0c]")
OLD = "Word 6.0/95 或更早的格式"
NO_OFFICE = f"文件是{OLD}，装有 LibreOffice 才能直接检查；请安装，或用 Word、WPS 打开后另存为 .docx 再检查。"
NO_LISTS = "自动编号的定义已损坏，编号可能没有读入"


def read_doc(data: bytes, name: str = "doc") -> Document:
    """Return the document that a Word 97-2003 file holds, without pages and lines; `name` is the format's: doc or wps.

    Files of Word 6 and 95 are read by way of LibreOffice. Raises `UnreadableError` for what is damaged, under a
    password or no Word file, and for older files without LibreOffice, `MissingPartError` without olefile.
    """
    storage = open_storage(data)
    if is_old(storage):
        return _read_old(data, name)
    try:
        fib = read_fib(storage)
        contents = _contents(storage, fib)
        walker = _Walker(contents, Lists(fib, contents.fonts))
        walker.story(Span(*fib.stories["body"]), "body")
        walker.attachments()
        return walker.freeze(Source(format=name), storage.metadata)
    except (struct_error, LookupError) as error:
        raise UnreadableError(BROKEN) from error


def _read_old(data: bytes, name: str) -> Document:
    from gixlint.readers.conversion import is_convertible, read_converted

    if not is_convertible():
        raise UnreadableError(NO_OFFICE)
    return read_converted(data, name, OLD)


def _contents(storage: Storage, fib: Fib) -> Contents:
    return Contents(
        words=read_words(storage.main, fib),
        runs=run_spans(storage.main, fib.part("runs")),
        paragraphs=paragraph_spans(storage.main, fib.part("paragraphs")),
        styles=Styles(fib.part("styles"), storage.data),
        stories=read_stories(fib, storage.main),
        fonts=_fonts(fib.part("fonts")),
        authors=strings(fib.part("authors")),
        data=storage.data,
    )


def _fonts(data: bytes) -> list[str]:
    """Return the names of the fonts."""
    names: list[str] = []
    offset = 4
    for _ in range(unpack_from("<H", data)[0] if len(data) >= 4 else 0):
        if offset >= len(data):
            break
        size = data[offset] + 1
        names.append(data[offset + 40 : offset + size].decode("utf-16-le", "replace").split("\0")[0])
        offset += size
    return names


class _Walker:
    """Walks the paragraphs and tables of all stories in reading order and writes them into one builder."""

    def __init__(self, contents: Contents, lists: Lists) -> None:
        self._contents = contents
        self._lists = lists
        self._builder = Builder()
        self._writer = TextWriter(self._builder, contents)
        self._held: list[Paragraph] = []
        self._in_cell = False
        self._needs_break = False
        self._dark = False
        if lists.broken:
            self._builder.mark("limit", Place(0, 0), NO_LISTS)

    def freeze(self, source: Source, metadata: tuple[tuple[str, str], ...]) -> Document:
        """Return the document."""
        self._writer.close()
        return self._builder.freeze(source, metadata)

    def story(self, span: Span, story: Story) -> None:
        """Write a whole flow of text."""
        self._writer.enter()
        self._items(nest(self._paragraphs(span)), story)

    def attachments(self) -> None:
        """Write what stands beside the body: notes in the order of their references, each header and footer once."""
        for note in self._writer.notes[:]:
            self.story(note, "footnote")
        seen = set()
        for story, span in self._contents.stories.margins:
            text = self._contents.words.text[span.start : span.end]
            if text.strip() and (story, text) not in seen:
                seen.add((story, text))
                # One more paragraph mark than the text has stands at the end.
                self.story(Span(span.start, span.end - text.endswith("\r\r")), story)
        self._writer.boxes += self._contents.stories.loose_boxes
        self._write_boxes("body")

    def _paragraphs(self, span: Span) -> Iterator[Paragraph]:
        words, spans, styles = self._contents.words, self._contents.paragraphs, self._contents.styles
        start = span.start
        for match in ENDS.finditer(words.text, span.start, span.end):
            position = match.start()
            piece = words.piece(position)
            place = piece.place + (position - piece.start) * piece.width
            properties, stop = spans.at(place)
            sign = match[0]
            # The sign that ends a section is that of a page break too, which stands inside a paragraph.
            if sign == "\x0c" and stop != place + piece.width:
                continue
            yield Paragraph(start, position, styles.shape(properties, piece.extra, sign == "\x07"))
            start = match.end()
        if start < span.end:
            yield Paragraph(start, span.end, Shape(Style()))

    def _items(self, items: list[Item], story: Story) -> None:
        for item in items:
            if isinstance(item, Grid):
                self._release(story)
                self._table(item, story)
            else:
                self._held.append(item)
                look = self._writer.look(item.end, item.shape.style)
                if not look.deleted or item.shape.closes:
                    self._write(item.shape, story, self._writer.author(look) if look.inserted else None)
        self._release(story)

    def _release(self, story: Story) -> None:
        """Write paragraphs whose deleted marks found no next paragraph to join."""
        if self._held:
            self._write(Shape(Style()), story, None)

    def _write(self, shape: Shape, story: Story, inserted_by: str | None) -> None:
        """Write the held paragraphs as the one that they are once deleted paragraph marks are gone."""
        paragraphs, self._held = self._held, []
        label = self._lists.next(str(shape.number), shape.level) if shape.number else ""
        if self._in_cell and (label or any(map(self._speaks, paragraphs))):
            if self._needs_break:
                self._builder.write("\n")
            self._needs_break = True
        start = self._builder.offset
        self._writer.begin(shape.style)
        self._writer.dark = self._dark or shape.dark
        if label:
            self._builder.mark("made", self._builder.write(label))
        for index, part in enumerate(paragraphs):
            if index:
                self._writer.revise("deletion", "\n")
            self._writer.write(Span(part.start, part.end))
        if inserted_by is not None:
            self._writer.revise("insertion", inserted_by)
        if not self._in_cell:
            level = None if shape.outline is None or shape.outline >= NO_LEVEL else shape.outline + 1
            self._builder.end_block(start, level, story)
            self._write_boxes(story)

    def _speaks(self, paragraph: Paragraph) -> bool:
        """Tell whether a paragraph may have text; most cells of a form have none."""
        return bool(self._contents.words.text[paragraph.start : paragraph.end].strip())

    def _write_boxes(self, story: Story) -> None:
        """Write the text boxes met in the block before; those in a header or footer belong to it."""
        boxes = self._writer.boxes[:]
        self._writer.boxes.clear()
        dark, self._dark = self._dark, True
        for box in boxes:
            self.story(box, "textbox" if story == "body" else story)
        self._dark = dark

    def _table(self, grid: Grid, story: Story) -> None:
        gone = [self._is_deleted(row) for row in grid.rows]
        kept = [row for row, is_gone in zip(grid.rows, gone, strict=True) if not is_gone]
        laid = lay_out(kept)
        slots = [slot for row in laid for slot in row]
        if len(slots) == 1 and not any(gone):
            # A single cell is a frame around text, not a table: reports are found framed as a whole.
            dark, self._dark = self._dark, self._dark or slots[0].dark
            self._items(slots[0].content, story)
            self._dark = dark
            return
        outer, dark = self._in_cell, self._dark
        if self._needs_break and outer:
            self._builder.write("\n")
        start = self._builder.offset
        rows = iter(laid)
        cells = self._rows(
            [(row, [] if is_gone else next(rows)) for row, is_gone in zip(grid.rows, gone, strict=True)], story
        )
        self._in_cell, self._dark = outer, dark
        self._builder.end_table(start, cells, story)
        self._needs_break = outer and bool(cells)
        if not outer:
            if cells:
                self._builder.write("\n")
            self._write_boxes(story)

    def _is_deleted(self, row: Row) -> bool:
        return row.mark is not None and self._writer.look(row.mark.end, Style()).deleted

    def _rows(self, rows: list[tuple[Row, list[Slot]]], story: Story) -> list[Cell]:
        """Write the rows that count, all but the last line feed."""
        cells: list[Cell] = []
        number = 0
        for row, slots in rows:
            look = None if row.mark is None else self._writer.look(row.mark.end, Style())
            if look is not None and look.deleted:
                self._writer.revise("deletion", self._plain(row))
                continue
            first = len(cells)
            for index, slot in enumerate(slots):
                if index or cells:
                    self._builder.write("\t" if index else "\n")
                cells.append(self._cell(slot, number, story))
            if look is not None and look.inserted and slots:
                place = cells[first].place.joined(cells[-1].place)
                self._builder.mark("insertion", place, self._writer.author(look))
            number += 1
        return cells

    def _plain(self, row: Row) -> str:
        assert row.mark is not None
        first = next(_leaves(row), row.mark)
        return self._contents.plain(Span(first.start, row.mark.start))

    def _cell(self, slot: Slot, row: int, story: Story) -> Cell:
        dark = self._dark
        self._in_cell, self._needs_break = True, False
        self._dark = dark or slot.dark
        start = self._builder.offset
        self._items(slot.content, story)
        self._in_cell, self._dark = True, dark
        return Cell(Place(start, self._builder.offset), row, slot.column, slot.rowspan, slot.colspan)


def _leaves(row: Row) -> Iterator[Paragraph]:
    """Yield the paragraphs of a row."""
    for cell in row.cells:
        for item in cell:
            if isinstance(item, Grid):
                for inner in item.rows:
                    yield from _leaves(inner)
            else:
                yield item
