"""Reading OpenDocument texts (.odt, .ott): straight from their XML, like Word files."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from gixlint.document import Cell, Document, Place, Source, Story
from gixlint.errors import UnreadableError
from gixlint.readers.builder import Builder
from gixlint.readers.odf import DC, DRAW, META, OFFICE, STYLE, TABLE, TEXT, Styles, number
from gixlint.readers.odt_lists import Lists, Opened
from gixlint.readers.odt_tables import Slot, lay_out
from gixlint.readers.odt_text import TextWriter, plain
from gixlint.readers.package import LOCKED, Package

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["read_odt"]

_NO_TEXT = "文件是 ODF 格式，但不是文字文档；请把内容转为 .docx 或 .odt 再检查。"
_PARAGRAPHS = (TEXT + "p", TEXT + "h")
_ITEMS = (TEXT + "list-item", TEXT + "list-header")
_CHANGES = frozenset(TEXT + name for name in ("change", "change-start", "change-end"))
_PASSED = frozenset(
    TEXT + name
    for name in ("tracked-changes", "sequence-decls", "variable-decls", "user-field-decls", "soft-page-break")
) | {OFFICE + "forms", TEXT + "dde-connection-decls", TEXT + "alphabetical-index-auto-mark-file"}
_PAGE_PARTS: tuple[Story, ...] = ("header", "footer")
_MARGINS: dict[str, Story] = {
    f"{STYLE}{story}{pages}": story for story in _PAGE_PARTS for pages in ("", "-left", "-first")
}
_METADATA = {
    DC + "title": "title", META + "initial-creator": "creator", DC + "creator": "lastModifiedBy",
    META + "creation-date": "created", DC + "date": "modified",
}  # fmt: skip


def read_odt(data: bytes) -> Document:
    """Return the document that the bytes of an OpenDocument text hold, without pages and lines, which it lacks.

    Raises `UnreadableError` for what is damaged, under a password, too large or no text.
    """
    package = Package(data)
    manifest = package.tree("META-INF/manifest.xml")
    if manifest is not None and any(str(node.tag).endswith("}encryption-data") for node in manifest.iter()):
        raise UnreadableError(LOCKED)
    content = package.tree("content.xml")
    body = None if content is None else content.find(f"{OFFICE}body/{OFFICE}text")
    if content is None or body is None:
        raise UnreadableError(_NO_TEXT)
    walker = _Walker(content, body, package)
    walker.story(body, "body")
    walker.attachments()
    return walker.freeze(list(_metadata(package)))


def _metadata(package: Package) -> Iterator[tuple[str, str]]:
    root = package.tree("meta.xml")
    for node in () if root is None else root.iter(*_METADATA):
        if node.text and node.text.strip():
            yield _METADATA[str(node.tag)], node.text.strip()


def _children(root: Element | None, *names: str) -> Iterator[Element]:
    for name in names:
        for group in () if root is None else root.iterchildren(OFFICE + name):
            yield from group


def _changes(body: Element) -> dict[str, Element]:
    """Return the deletions, insertions and changes of format by the ids under which the text names them."""
    found: dict[str, Element] = {}
    for region in body.iterfind(f"{TEXT}tracked-changes/{TEXT}changed-region"):
        name = region.get(TEXT + "id") or region.get("{http://www.w3.org/XML/1998/namespace}id") or ""
        if len(region):
            found[name] = region[0]
    return found


class _Walker:
    """Walks the blocks of all parts in reading order and writes them into one builder."""

    def __init__(self, content: Element, body: Element, package: Package) -> None:
        self._master = styles = package.tree("styles.xml")
        common, own = list(_children(styles, "styles")), list(_children(content, "automatic-styles"))
        self._body_styles = Styles([*own, *common])
        self._page_styles = Styles([*_children(styles, "automatic-styles"), *common])
        self._lists = Lists([*own, *common])
        self._builder = Builder()
        self._writer = TextWriter(self._builder, _changes(body), package.content)
        self._writer.styles = self._body_styles
        self._story: Story = "body"
        self._label = ""
        self._in_cell = False
        self._needs_break = False

    def freeze(self, metadata: list[tuple[str, str]]) -> Document:
        """Return the document."""
        self._writer.close()
        return self._builder.freeze(Source("odt"), metadata)

    def story(self, container: Element, story: Story) -> None:
        """Write a whole flow of text."""
        self._story = story
        self._blocks(container)

    def attachments(self) -> None:
        """Write what stands beside the body: notes in the order of their references, each header and footer once."""
        for note in self._writer.notes:
            self.story(note, "footnote")
        self._writer.styles = self._page_styles
        seen = set()
        for page in _children(self._master, "master-styles"):
            for part in page.iterchildren(*_MARGINS):
                words = plain(part)
                if words.strip() and part.get(STYLE + "display") != "false" and (part.tag, words) not in seen:
                    seen.add((part.tag, words))
                    self.story(part, _MARGINS[str(part.tag)])

    def _blocks(self, container: Element) -> None:
        for child in container:
            tag = str(child.tag)
            if tag in _PARAGRAPHS:
                self._paragraph(child)
            elif tag == TEXT + "list":
                self._list(child, None)
            elif tag == TABLE + "table":
                self._table(child)
            elif tag in _CHANGES:
                self._writer.change(child)
            elif tag.startswith(DRAW):
                self._writer.drawing(child)
                self._write_boxes()
            elif tag not in _PASSED:
                self._section(child)

    def _section(self, element: Element) -> None:
        """Write what a section or an index holds."""
        start = self._builder.offset
        self._blocks(element)
        if element.get(TEXT + "display") == "none" and self._builder.offset > start:
            self._builder.mark("hidden", Place(start, self._builder.offset), "隐藏文字")

    def _list(self, element: Element, outer: Opened | None) -> None:
        first = next(element.iter(*_PARAGRAPHS), None)
        style = None if first is None else first.get(TEXT + "style-name")
        opened = self._lists.open(element, outer, self._writer.styles.look("paragraph", style).list_style)
        for item in element.iterchildren(*_ITEMS):
            counts = item.tag == TEXT + "list-item"
            for child in item:
                if child.tag == TEXT + "list":
                    self._list(child, opened)
                elif child.tag in _PARAGRAPHS:
                    self._label = self._lists.label(opened, item) if counts else ""
                    counts = False
                    self._paragraph(child, listed=True)
                else:
                    self._blocks([child])  # type: ignore[arg-type]  # lxml-stubs: an element of its own kind

    def _paragraph(self, element: Element, *, listed: bool = False) -> None:
        level = max(1, number(element, TEXT + "outline-level")) if element.tag == TEXT + "h" else None
        label, self._label = self._label, ""
        if level and not listed:
            label = self._lists.heading(element, level)
        if self._in_cell and (label or any(map(str.strip, map(str, element.itertext())))):
            if self._needs_break:
                self._builder.write("\n")
            self._needs_break = True
        start = self._builder.offset
        if label:
            self._builder.mark("made", self._builder.write(label))
        self._writer.paragraph(element)
        if not self._in_cell:
            self._builder.end_block(start, level, self._story)
            self._write_boxes()

    def _write_boxes(self) -> None:
        """Write the text boxes met in the block before; those in a header or footer belong to it."""
        boxes, story = self._writer.boxes[:], self._story
        self._writer.boxes.clear()
        for box in boxes:
            self.story(box, "textbox" if story == "body" else story)
        self._story = story

    def _table(self, table: Element) -> None:
        rows = lay_out(table)
        slots = [slot for row in rows for slot in row]
        if len(slots) == 1:
            self._blocks(slots[0].element)  # a frame around text, not a table
            return
        outer = self._in_cell
        if self._needs_break and outer:
            self._builder.write("\n")
        start = self._builder.offset
        cells = self._rows(rows)
        self._in_cell = outer
        self._builder.end_table(start, cells, self._story)
        self._needs_break = outer and bool(cells)
        if not outer:
            if cells:
                self._builder.write("\n")
            self._write_boxes()

    def _rows(self, rows: list[list[Slot]]) -> list[Cell]:
        """Write the rows, all but the last line feed."""
        cells: list[Cell] = []
        for row, slots in enumerate(rows):
            for index, slot in enumerate(slots):
                if cells:
                    self._builder.write("\t" if index else "\n")
                cells.append(self._cell(slot, row))
        return cells

    def _cell(self, slot: Slot, row: int) -> Cell:
        self._in_cell, self._needs_break = True, False
        ground = self._writer.ground
        look = self._writer.styles.look("table-cell", slot.element.get(TABLE + "style-name"))
        self._writer.ground = look.background or ground
        start = self._builder.offset
        self._blocks(slot.element)
        self._in_cell, self._writer.ground = True, ground
        return Cell(Place(start, self._builder.offset), row, slot.column, slot.rowspan, slot.colspan)
