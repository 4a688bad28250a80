"""Reading PDF: lines, paragraphs and tables are rebuilt from where the glyphs and the ruling lines stand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from gixlint.document import Cell, Document, Place, Source, Story
from gixlint.errors import UnreadableError
from gixlint.readers.builder import Builder
from gixlint.readers.pdf_layout import Item, Layout, layout
from gixlint.readers.pdf_lines import Line, joint
from gixlint.readers.pdf_pages import Sheet, open_paper
from gixlint.readers.pdf_paragraphs import Setting, is_title, paragraphs, setting
from gixlint.readers.pdf_pieces import Box, Piece, stitched

__all__ = ["laid_out", "read_pdf"]

_SCANNED = "{} 只有扫描图片，没有文字层，读不出文字；建议识别文字后另存为 .docx 或带文字的 PDF，再检查。"
_BLANK = "{} 里没有文字；请确认导出的是报告正文后再检查。"
_CODELESS = "{} 的文字没有编码对照，读不出是哪些字；请改用报告的 Word 原稿，或识别文字后另存为 .docx 再检查。"
_TITLE_BLOCKS = 6
"""How many blocks from the beginning a title may stand."""


def read_pdf(data: bytes) -> Document:
    """Return the document that a PDF holds.

    Raises `UnreadableError` on damage, a password, too many pages or no text, `MissingPartError` without PDFium.
    """
    with open_paper(data) as paper:
        return laid_out("PDF", paper.sheets, paper.metadata)


def laid_out(name: str, sheets: Iterable[Sheet], metadata: Iterable[tuple[str, str]]) -> Document:
    """Return the document that pages hold; `name` is that of their format. Raises `UnreadableError` without text."""
    whole = layout(sheets)
    _require_text(whole, name)
    items = list(stitched(whole.items))
    writer = _Writer(whole.sheets, items, whole.running)
    writer.write(items)
    guessed = any(isinstance(item, Piece) and not item.ruled for item in items)
    return writer.builder.freeze(
        Source(name.lower(), pages=len(whole.sheets), confidence=0.9 if guessed else 1.0), metadata
    )


def _require_text(whole: Layout, name: str) -> None:
    words = [item.text for item in (*whole.items, *whole.running) if isinstance(item, Line)]
    words += [box.text for item in whole.items if isinstance(item, Piece) for box in item.boxes]
    text = "".join(words)
    if not text:
        raise UnreadableError((_SCANNED if any(sheet.pictured for sheet in whole.sheets) else _BLANK).format(name))
    lost = sum(character == "\ufffd" or "\ue000" <= character <= "\uf8ff" for character in text)
    if 3 * lost > len(text):
        raise UnreadableError(_CODELESS.format(name))


class _Writer:
    """Writes lines and tables as blocks, and before those that begin on a page what stands in its margins."""

    def __init__(self, sheets: Sequence[Sheet], items: Sequence[Item], running: Mapping[Line, Story]) -> None:
        self.builder = Builder()
        self._sheets = sheets
        found = [item for item in items if isinstance(item, Line)]
        self._how = setting(found)
        self._shifts = _shifts(found, self._how)
        self._margins = list(running.items())
        self._limits = [(sheet.number, words) for sheet in sheets if (words := _limit(sheet))]
        self._blocks = 0

    def write(self, items: Sequence[Item]) -> None:
        for is_line, group in groupby(items, key=lambda item: isinstance(item, Line)):
            if is_line:
                run = [item for item in group if isinstance(item, Line)]
                for held in paragraphs(run, self._how, self._shifts):
                    self._write_margins(held[0].page)
                    self._paragraph(held)
            else:
                for piece in (item for item in group if isinstance(item, Piece)):
                    self._write_margins(piece.page)
                    self._table(piece)
        self._write_margins(len(self._sheets))

    def _paragraph(self, held: list[Line]) -> None:
        width = self._sheets[held[0].page - 1].width
        self._blocks += 1
        level = 1 if self._blocks <= _TITLE_BLOCKS and is_title(held, self._how, width) else None
        start, page, before = self.builder.offset, 0, ""
        for line in held:
            if before:
                self.builder.write(joint(before, line.text))
            if line.page != page:
                page = line.page
                self.builder.anchor(page=page)
            self.builder.write(line.text)
            before = line.text
        self.builder.end_block(start, level)

    def _table(self, piece: Piece) -> None:
        start, page = self.builder.offset, 0
        cells: list[Cell] = []
        for _, row in groupby(sorted(piece.boxes, key=lambda box: box.slot), key=lambda box: box.slot.row):
            boxes: list[Box] = list(row)
            for box in boxes:
                if box.page != page:
                    page = box.page
                    self.builder.anchor(page=page)
                cells.append(Cell(self.builder.write(box.text), *box.slot))
                self.builder.write("\n" if box is boxes[-1] else "\t")
        self._blocks += 1
        self.builder.end_table(start, cells)

    def _write_margins(self, page: int) -> None:
        """Write what stands in the margins of the pages up to `page`, so that a text ends with its body."""
        while self._limits and self._limits[0][0] <= page:
            number, words = self._limits.pop(0)
            self.builder.anchor(page=number)
            self.builder.mark("limit", Place(self.builder.offset, self.builder.offset), words)
        due = [(line, story) for line, story in self._margins if line.page <= page]
        self._margins = self._margins[len(due) :]
        for line, story in due:
            self.builder.anchor(page=line.page)
            self.builder.paragraph(line.text, story=story)


def _shifts(lines: Sequence[Line], how: Setting) -> dict[int, float]:
    """How far the margins of each page lie to the right of most pages', where both of them are moved alike."""
    shifts: dict[int, float] = {}
    for page, group in groupby(lines, key=lambda line: line.page):
        here = list(group)
        left, right = min(line.left for line in here) - how.left, max(line.right for line in here) - how.right
        if abs(left) > 3 and abs(left - right) < 3:
            shifts[page] = left
    return shifts


def _limit(sheet: Sheet) -> str:
    if sheet.broken:
        return f"第 {sheet.number} 页已损坏，没有读取"
    if sheet.pictured > 0.4 and sheet.letters < 20:
        return f"第 {sheet.number} 页是图片，没有文字层，没有读取"
    return f"第 {sheet.number} 页线条过多，其中的表格可能不完整" if sheet.curtailed else ""
