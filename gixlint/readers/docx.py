"""Reading Word files (.docx, .docm, .dotx): straight from their XML, so that nothing a reader sees is lost."""

from typing import TYPE_CHECKING

from gixlint.document import Cell, Document, Place, Source, Story
from gixlint.errors import UnreadableError
from gixlint.readers.builder import Builder
from gixlint.readers.docx_numbering import Numbering
from gixlint.readers.docx_styles import NO_LEVEL, Style, Styles
from gixlint.readers.docx_tables import Row, Slot, lay_out
from gixlint.readers.docx_text import MATH, RELATION_ID, TextWriter
from gixlint.readers.package import Package, Relation, is_encrypted_package
from gixlint.readers.wordml import W, attribute, by_tag, child_of, integer, is_dark, is_on, opened, plain
from gixlint.records import Record

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from gixlint.readers.docx_trace import Trace

__all__ = ["is_encrypted_package", "main_part", "read_docx", "read_package"]

NO_WORD = "压缩包里没有 Word 正文，不是 .docx；请确认它是用 Word 或 WPS 保存的文字文档。"
WORKBOOK = "文件是 Excel 工作簿，不是 Word 文档；请把内容转为 .docx 再检查。"
SLIDES = "文件是 PowerPoint 演示文稿，不是 Word 文档；请把内容转为 .docx 再检查。"
METADATA = frozenset({"title", "creator", "created", "modified", "lastModifiedBy"})

BODY, PARAGRAPH, TABLE, SECTION = W + "body", W + "p", W + "tbl", W + "sectPr"
CELL_PROPERTIES, PARAGRAPH_PROPERTIES, RUN_PROPERTIES = W + "tcPr", W + "pPr", W + "rPr"
PARAGRAPH_STYLE = W + "pStyle"
OUTLINE, NUMBERING, SHADING = W + "outlineLvl", W + "numPr", W + "shd"
NUMBERING_ID, NUMBERING_LEVEL = W + "numId", W + "ilvl"
CHANGES = {W + "ins": True, W + "moveTo": True, W + "del": False, W + "moveFrom": False}
"""The tracked changes of a paragraph mark, and whether they add it."""
TABLE_STYLE = f"{W}tblPr/{W}tblStyle"
RUN, TAB = W + "r", W + "tab"  # the stops of a paragraph are tabs, too
SPOKEN = (W + "t", W + "sym", W + "noBreakHyphen", W + "tab", W + "br", W + "cr", MATH + "t")
PAGE_PARTS: tuple[tuple[str, Story], ...] = ((W + "headerReference", "header"), (W + "footerReference", "footer"))


def read_docx(data: bytes) -> Document:
    """Return the document that the bytes of a Word file hold, without pages and lines, which Word files lack.

    Raises `UnreadableError` for what is damaged, under a password, too large or no Word file.
    """
    return read_package(Package(data))


def read_package(package: Package, trace: "Trace | None" = None) -> Document:
    """Return the document that a package holds; `trace` learns from which elements its text comes."""
    main = main_part(package)
    root = package.tree(main)
    body = None if root is None else root.find(BODY)
    if body is None:
        raise UnreadableError(NO_WORD)
    links = package.relations(main)
    settings = package.tree(_part(links, "settings"))
    walker = _Walker(package, links, trace)
    walker.story(body, "body", links)
    walker.attachments(_shows_even_pages(settings))
    return walker.freeze(_metadata(package) + _protection(settings))


def main_part(package: Package) -> str:
    """Return the name of the part that holds the text. Raises `UnreadableError` for other kinds of documents."""
    name = next((link.target for link in package.relations().values() if link.kind == "officeDocument"), "")
    if name not in package:
        name = "word/document.xml"
    for folder, reason in (("xl/", WORKBOOK), ("ppt/", SLIDES)):
        if name.startswith(folder):
            raise UnreadableError(reason)
    return name


def _part(links: dict[str, Relation], kind: str) -> str:
    return next((link.target for link in links.values() if link.kind == kind and not link.external), "")


def _shows_even_pages(settings: "Element | None") -> bool:
    switch = None if settings is None else settings.find(W + "evenAndOddHeaders")
    return switch is not None and is_on(switch)


def _metadata(package: Package) -> list[tuple[str, str]]:
    found = [link.target for link in package.relations().values() if link.kind == "core-properties"]
    root = package.tree(found[0] if found else "docProps/core.xml")
    pairs = []
    for child in () if root is None else root:
        name = str(child.tag).rpartition("}")[2]
        if name in METADATA and child.text and child.text.strip():
            pairs.append((name, child.text.strip()))
    return pairs


def _protection(settings: "Element | None") -> list[tuple[str, str]]:
    pairs = []
    protection = None if settings is None else settings.find(W + "documentProtection")
    if protection is not None and attribute(protection, "enforcement") in ("1", "true", "on"):
        pairs.append(("protected", attribute(protection, "edit") or "none"))
    tracking = None if settings is None else settings.find(W + "trackRevisions")
    if tracking is not None and is_on(tracking):
        pairs.append(("trackRevisions", "true"))
    return pairs


class _Shape(Record):
    """What the properties of a paragraph say. `level` counts from 0; `deleted` joins it with the next paragraph."""

    style: Style
    outline: int | None = None
    number: str | None = None
    level: int | None = None
    dark: bool = False
    deleted: bool = False
    inserted_by: str | None = None


class _Walker:
    """Walks the blocks of all parts in reading order and writes them into one builder."""

    def __init__(self, package: Package, links: dict[str, Relation], trace: "Trace | None") -> None:
        self._package = package
        self._trace = trace
        self._links = links
        self._builder = Builder()
        self._styles = Styles(package.tree(_part(links, "styles")))
        self._numbering = Numbering(package.tree(_part(links, "numbering")))
        self._writer = TextWriter(self._builder, self._styles, _texts(package, links), package.picture, trace)
        self._sections: list[Element] = []
        self._held: list[Element] = []
        self._in_cell = False
        self._alone = False
        self._needs_break = False
        self._dark = False

    def freeze(self, metadata: list[tuple[str, str]]) -> Document:
        """Return the document."""
        self._writer.close()
        return self._builder.freeze(Source(format="docx"), metadata)

    def story(self, container: "Element", story: Story, links: dict[str, Relation]) -> None:
        """Write a whole flow of text; `links` are the relations of the part that it stands in."""
        self._writer.enter(links)
        self._blocks(container, story)

    def attachments(self, even_pages: bool) -> None:
        """Write what stands beside the body: notes in the order of their references, each header and footer once."""
        relations = {kind: self._package.relations(_part(self._links, kind)) for kind in ("footnotes", "endnotes")}
        for note in self._writer.notes:
            self.story(note, "footnote", relations["endnotes" if note.tag == W + "endnote" else "footnotes"])
        for tag, story in PAGE_PARTS:
            seen = set()
            for name in dict.fromkeys(self._page_parts(tag, even_pages)):
                root = self._package.tree(name)
                text = "" if root is None else plain(root)
                if root is not None and text.strip() and text not in seen:
                    seen.add(text)
                    self.story(root, story, self._package.relations(name))

    def _page_parts(self, tag: str, even_pages: bool) -> list[str]:
        """Return the names of the headers or footers that are shown on some page."""
        names = []
        for section in self._sections:
            title_page = section.find(W + "titlePg")
            shown = {"default", None}
            if title_page is not None and is_on(title_page):
                shown.add("first")
            if even_pages:
                shown.add("even")
            for reference in section.iterchildren(tag):
                link = self._links.get(reference.get(RELATION_ID, ""))
                if link is not None and attribute(reference, "type") in shown:
                    names.append(link.target)
        return names

    def _blocks(self, container: "Element", story: Story) -> None:
        for child in opened(container):
            if child.tag == PARAGRAPH:
                self._paragraph(child, story)
            elif child.tag == TABLE:
                self._release(story)
                self._table(child, story)
            elif child.tag == SECTION:
                self._sections.append(child)
            else:
                # Ranges of comments and embedded files stand between blocks too.
                self._writer.write((child,))
        self._release(story)

    def _paragraph(self, paragraph: "Element", story: Story) -> None:
        shape = self._shape(child_of(paragraph, PARAGRAPH_PROPERTIES))
        self._held.append(paragraph)
        if not shape.deleted:
            self._write(shape, story)

    def _release(self, story: Story) -> None:
        """Write paragraphs whose deleted marks found no next paragraph to join."""
        if self._held:
            self._write(_Shape(self._styles[None]), story)

    def _write(self, shape: _Shape, story: Story) -> None:
        """Write the held paragraphs as the one that they are once deleted paragraph marks are gone."""
        paragraphs, self._held = self._held, []
        label = self._label(shape)
        if self._in_cell and not self._alone and (label or any(map(_speaks, paragraphs))):
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
            began = self._builder.offset if index else start
            self._writer.write(part)
            if self._trace is not None:
                self._trace.paragraph(Place(began, self._builder.offset), part)
        if shape.inserted_by is not None:
            self._writer.revise("insertion", shape.inserted_by)
        if not self._in_cell:
            level = None if shape.outline is None or shape.outline >= NO_LEVEL else shape.outline + 1
            self._builder.end_block(start, level, story)
            self._write_boxes(story)

    def _write_boxes(self, story: Story) -> None:
        """Write the text boxes met in the block before; those in a header or footer belong to it."""
        boxes = self._writer.boxes[:]
        self._writer.boxes.clear()
        dark, self._dark = self._dark, True
        for box in boxes:
            self._blocks(box, "textbox" if story == "body" else story)
        self._dark = dark

    def _shape(self, properties: "Element | None") -> _Shape:
        facts = by_tag(properties)
        style = self._styles[attribute(facts.get(PARAGRAPH_STYLE))]
        outline = integer(facts.get(OUTLINE))
        shading, section, marks = facts.get(SHADING), facts.get(SECTION), facts.get(RUN_PROPERTIES)
        if section is not None:
            self._sections.append(section)
        number, level = self._number(facts.get(NUMBERING), style)
        changes = [] if marks is None else [child for child in marks if child.tag in CHANGES]
        return _Shape(
            style,
            style.outline if outline is None else outline,
            number,
            level,
            style.dark if shading is None else is_dark(shading),
            any(not CHANGES[change.tag] for change in changes),
            next((attribute(change, "author") or "" for change in changes if CHANGES[change.tag]), None),
        )

    def _number(self, own: "Element | None", style: Style) -> tuple[str | None, int | None]:
        """Return the list and the level, from 0, that count a paragraph."""
        number, level = style.numbering, style.numbering_level
        if number is not None:
            linked = self._numbering.level_of_style(number, style.numbered_by)
            level = level if linked is None else linked
        if own is not None:
            number = attribute(own.find(NUMBERING_ID)) or number
            stated = integer(own.find(NUMBERING_LEVEL))
            level = level if stated is None else stated
        return number, level

    def _label(self, shape: _Shape) -> str:
        # List 0, which no file defines, takes a paragraph out of the list of its style.
        return "" if shape.number is None else self._numbering.next(shape.number, shape.level or 0)

    def _table(self, table: "Element", story: Story) -> None:
        rows = lay_out(table)
        slots = [slot for row in rows for slot in row.slots]
        if len(slots) == 1 and not any(row.deleted for row in rows):
            # A single cell is a frame around text, not a table: reports are found framed as a whole.
            self._framed(slots[0], story)
            return
        outer, alone, dark = self._in_cell, self._alone, self._dark
        if self._needs_break and outer:
            self._builder.write("\n")
        self._dark = dark or self._styles.shades(attribute(table.find(TABLE_STYLE)))
        start = self._builder.offset
        cells = self._rows(rows, story)
        self._in_cell, self._alone, self._dark = outer, alone, dark
        self._builder.end_table(start, cells, story)
        self._needs_break = outer and bool(cells)
        if not outer:
            if cells:
                self._builder.write("\n")
            self._write_boxes(story)

    def _framed(self, slot: Slot, story: Story) -> None:
        dark, self._dark = self._dark, self._dark or slot.dark
        self._blocks(slot.element, story)
        self._dark = dark

    def _rows(self, rows: list[Row], story: Story) -> list[Cell]:
        """Write the rows that count, all but the last line feed."""
        cells: list[Cell] = []
        number = 0
        for row in rows:
            if row.deleted:
                self._writer.revise("deletion", plain(row.element, deleted=True))
                continue
            first = len(cells)
            for index, slot in enumerate(row.slots):
                if index or cells:
                    self._builder.write("\t" if index else "\n")
                cells.append(self._cell(slot, number, story))
            if row.inserted_by is not None and row.slots:
                place = cells[first].place.joined(cells[-1].place)
                self._builder.mark("insertion", place, row.inserted_by)
            number += 1
        return cells

    def _cell(self, slot: Slot, row: int, story: Story) -> Cell:
        dark, self._dark = self._dark, self._dark or slot.dark
        self._in_cell, self._alone, self._needs_break = True, _is_single(slot.element), False
        start = self._builder.offset
        self._blocks(slot.element, story)
        self._in_cell, self._dark = True, dark
        return Cell(Place(start, self._builder.offset), row, slot.column, slot.rowspan, slot.colspan)


def _is_single(cell: "Element") -> bool:
    """Tell whether a cell holds one paragraph and nothing else; most do, and it needs no break."""
    return [child.tag for child in cell if child.tag != CELL_PROPERTIES] == [PARAGRAPH]


def _speaks(paragraph: "Element") -> bool:
    """Tell whether a paragraph may have text; most cells of a form have none."""
    if not len(paragraph) or (len(paragraph) == 1 and paragraph[0].tag == PARAGRAPH_PROPERTIES):
        return False
    return any(map(_is_spoken, paragraph.iter(*SPOKEN)))


def _is_spoken(element: "Element") -> bool:
    parent = element.getparent()
    return element.tag != TAB or (parent is not None and parent.tag == RUN)


def _texts(package: Package, links: dict[str, Relation]) -> "dict[tuple[str, str], Element]":
    """Return comments, footnotes and endnotes by what they are and their ids."""
    texts = {}
    for kind in ("comment", "footnote", "endnote"):
        root = package.tree(_part(links, kind + "s"))
        for element in () if root is None else root.iterchildren(W + kind):
            texts[(kind, attribute(element, "id") or "")] = element
    return texts
