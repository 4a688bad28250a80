"""Reading RTF, as word processors write it, with a tokenizer of its own: cells, merges and revisions are kept."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import groupby

from gixlint.document import Cell, Document, Place, Source, Story
from gixlint.errors import UnreadableError
from gixlint.readers.builder import Builder
from gixlint.readers.rtf_flow import Block, Item, Paragraph, Table, plain
from gixlint.readers.rtf_parser import parse_rtf
from gixlint.readers.rtf_tables import Slot, lay_out

__all__ = ["read_rtf"]

_DELETED = "deletion"
_EMPTY = "RTF 文件里没有文字；请确认文件已保存并完整传送后再检查。"


def read_rtf(data: bytes) -> Document:
    """Return the document that an RTF file holds, without pages and lines, which it lacks.

    Raises `UnreadableError` for what is damaged or has no text.
    """
    parsed = parse_rtf(data)
    writer = _Writer()
    writer.blocks(parsed.body, "body")
    for note in parsed.notes:
        writer.blocks(note, "footnote")
    seen = set()
    for story, blocks in parsed.margins:
        words = plain(blocks)
        if words and (story, words) not in seen:
            seen.add((story, words))
            writer.blocks(blocks, story)
    writer.comments(parsed.comments)
    document = writer.builder.freeze(Source("rtf"), parsed.metadata)
    if not document.blocks and not any(document.marked("picture")):
        raise UnreadableError(_EMPTY)
    return document


class _Writer:
    """Writes flows into one builder."""

    def __init__(self) -> None:
        self.builder = Builder()
        self._story: Story = "body"
        self._shaded = False
        self._ranges: dict[str, Place] = {}
        self._boxes: list[list[Block]] = []

    def blocks(self, blocks: list[Block], story: Story) -> None:
        """Write a whole flow."""
        self._story = story
        for block in _unframed(blocks):
            if isinstance(block, Table):
                self._table(block)
                self.builder.write("\n")
            else:
                start = self.builder.offset
                self._paragraph(block)
                self.builder.end_block(start, block.level, story)
            self._write_boxes()

    def comments(self, comments: dict[str, str]) -> None:
        """Lay the comments over the ranges that were met under their ids."""
        for name, words in comments.items():
            if name in self._ranges:
                self.builder.mark("comment", self._ranges[name], words)

    def _write_boxes(self) -> None:
        boxes, self._boxes = self._boxes, []
        story = self._story
        for box in boxes:
            self.blocks(box, "textbox" if story == "body" else story)
        self._story = story

    def _paragraph(self, paragraph: Paragraph) -> None:
        for key, group in groupby(paragraph.items, key=_alike):
            items = list(group)
            if key == _DELETED:
                words = "".join(item.marks[0][1] for item in items)
                items = [Item("", (("deletion", words),))]
            elif key:
                items = [items[0]._replace(text="".join(item.text for item in items))]
            for item in items:
                self._item(item)
        self._boxes += paragraph.boxes

    def _item(self, item: Item) -> None:
        place = self.builder.write(_paired(item.text))
        if item.range:
            self._ranges[item.range] = self._ranges.get(item.range, place).joined(place)
        for kind, value in item.marks:
            if kind == "picture":
                self.builder.picture(value, partial(_file, item.picture))
            else:
                self.builder.mark(kind, place, _paired(value))
        if item.white and not self._shaded:
            self.builder.mark("hidden", place, "白色文字")

    def _table(self, table: Table) -> None:
        slots = lay_out(table.rows)
        start = self.builder.offset
        cells: list[Cell] = []
        row = 0
        for slot in slots:
            if cells:
                self.builder.write("\t" if slot.row == row else "\n")
            row = slot.row
            cells.append(self._cell(slot))
        self.builder.end_table(start, cells, self._story)

    def _cell(self, slot: Slot) -> Cell:
        shaded, self._shaded = self._shaded, self._shaded or slot.shaded
        start = self.builder.offset
        apart = False
        for block in _unframed(slot.content):
            if apart and (isinstance(block, Table) or plain([block])):
                self.builder.write("\n")
            if isinstance(block, Table):
                self._table(block)
                apart = True
            else:
                self._paragraph(block)
                apart = apart or bool(plain([block]))
        self._shaded = shaded
        return Cell(Place(start, self.builder.offset), slot.row, slot.column, slot.rowspan, slot.colspan)


def _unframed(blocks: list[Block]) -> Iterator[Block]:
    """Yield the blocks; a table of a single cell is a frame around its content."""
    for block in blocks:
        if isinstance(block, Table) and len(slots := lay_out(block.rows)) == 1:
            yield from _unframed(slots[0].content)
        else:
            yield block


def _alike(item: Item) -> object:
    """Return what neighbours have in common that are one piece; nothing where each stands alone."""
    if item.text:
        return item[1:]
    return _DELETED if item.marks and item.marks[0][0] == "deletion" else ()


def _file(digits: str) -> bytes | None:
    try:
        return bytes.fromhex(digits)
    except ValueError:
        return None


def _paired(words: str) -> str:
    """Join the halves of characters beyond the first plane, which RTF writes one by one."""
    if words.isascii() or not any("\ud800" <= character < "\ue000" for character in words):
        return words
    return words.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
