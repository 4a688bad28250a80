"""Reading PDF: lines, paragraphs and tables are rebuilt from where the glyphs and the ruling lines stand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from itertools import groupby
from math import inf

from gixlint.document import Cell, Document, Place, Source, Story
from gixlint.errors import UnreadableError
from gixlint.readers.builder import Builder
from gixlint.readers.pdf_layout import Item, Layout, layout
from gixlint.readers.pdf_lines import Line, joint
from gixlint.readers.pdf_pages import Paper, open_paper
from gixlint.readers.pdf_paragraphs import Setting, is_title, paragraphs, setting
from gixlint.readers.pdf_pieces import Box, Piece, stitched
from gixlint.readers.scans import with_pictures_read
from gixlint.readers.sheets import Picture, Raster, Sheet, clipped

__all__ = ["laid_out", "read_pdf"]

_BLANK = "{} 里没有文字；请确认导出的是报告正文后再检查。"
_CODELESS = "{} 的文字没有编码对照，读不出是哪些字；请改用报告的 Word 原稿，或识别文字后另存为 .docx 再检查。"
_DOUBTFUL = 0.95
"""A recognised character that is less sure is marked for itself."""
_TITLE_BLOCKS = 6
"""How many blocks from the beginning a title may stand."""


def read_pdf(data: bytes) -> Document:
    """Return the document that a PDF holds.

    Raises `UnreadableError` on damage, a password, too many pages or no text, `MissingPartError` without PDFium.
    """
    with open_paper(data) as paper:
        return laid_out("PDF", with_pictures_read(paper.sheets, partial(_look, paper)), paper.metadata)


def _look(paper: Paper, sheet: Sheet, picture: Picture) -> Raster | None:
    page = paper.draw(sheet)
    return page and clipped(page, picture, page.width / sheet.width)


def laid_out(name: str, sheets: Iterable[Sheet], metadata: Iterable[tuple[str, str]]) -> Document:
    """Return the document that pages hold; `name` is that of their format.

    Raises `UnreadableError` where there is neither text nor a picture of some.
    """
    whole = layout(sheets)
    _require_text(whole, name)
    items = list(stitched(whole.items))
    writer = _Writer(whole.sheets, items, whole.running)
    writer.write(items)
    guessed = any(isinstance(item, Piece) and not item.ruled for item in items)
    source = Source(name.lower(), pages=len(whole.sheets), confidence=0.9 if guessed else 1.0)
    return writer.builder.freeze(source, metadata)


def _require_text(whole: Layout, name: str) -> None:
    words = [item.text for item in (*whole.items, *whole.running) if isinstance(item, Line)]
    words += [box.text for item in whole.items if isinstance(item, Piece) for box in item.boxes]
    text = "".join(words)
    if not text and not any(sheet.pictures for sheet in whole.sheets):
        raise UnreadableError(_BLANK.format(name))
    lost = sum(character == "\ufffd" or "\ue000" <= character <= "\uf8ff" for character in text)
    if 3 * lost > len(text) and any(sheet.letters for sheet in whole.sheets):
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
        self._notes = [(sheet.number, picture.top, "") for sheet in sheets for picture in sheet.pictures]
        self._notes += [(sheet.number, 0.0, words) for sheet in sheets if (words := _limit(sheet))]
        self._notes.sort()
        self._noted = -1
        self._blocks = 0

    def write(self, items: Sequence[Item]) -> None:
        for is_line, group in groupby(items, key=lambda item: isinstance(item, Line)):
            if is_line:
                run = [item for item in group if isinstance(item, Line)]
                for held in paragraphs(run, self._how, self._shifts):
                    self._write_margins(held[0].page, held[0].top)
                    self._paragraph(held)
            else:
                for piece in (item for item in group if isinstance(item, Piece)):
                    self._write_margins(piece.page, piece.top)
                    self._table(piece)
        self._write_margins(len(self._sheets), inf)

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
            self._recognised(self.builder.write(line.text), line.confidences)
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
                place = self.builder.write(box.text)
                if box.confidence is not None:
                    self._recognised(place, (box.confidence,) * len(box.text))
                cells.append(Cell(place, *box.slot))
                self.builder.write("\n" if box is boxes[-1] else "\t")
        self._blocks += 1
        self.builder.end_table(start, cells)

    def _recognised(self, place: Place, confidences: Sequence[float]) -> None:
        """Mark recognised text: doubtful characters each for itself, the others as they follow each other."""
        start = place.start
        for doubtful, group in groupby(confidences, key=lambda sure: sure < _DOUBTFUL):
            sures = list(group)
            for run in [[sure] for sure in sures] if doubtful else [sures]:
                value = f"{int(100 * min(run)) / 100:.2f}"
                self.builder.mark("recognised", Place(start, start + len(run)), value)
                start += len(run)

    def _write_margins(self, page: int, top: float) -> None:
        """Write what stands in the margins of the pages up to `page`, so that a text ends with its body.

        Mark the pictures above `top` on it and all on pages before, and what was not read.
        """
        while self._notes and self._notes[0][:2] <= (page, top):
            number, _, limit = self._notes.pop(0)
            if self._noted == self.builder.offset:
                self.builder.write("\n")  # a page without text has a place of its own, too
            self.builder.anchor(page=number)
            here = Place(self.builder.offset, self.builder.offset)
            self.builder.mark("limit" if limit else "picture", here, limit)
            self._noted = here.start if not self._notes or self._notes[0][0] != number else -1
        due = [(line, story) for line, story in self._margins if line.page <= page]
        self._margins = self._margins[len(due) :]
        for line, story in due:
            self.builder.anchor(page=line.page)
            start = self.builder.write(line.text)
            self._recognised(start, line.confidences)
            self.builder.end_block(start.start, story=story)


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
    if sheet.is_scan and sheet.unread:
        return f"第 {sheet.number} 页是图片，{sheet.unread}"
    return f"第 {sheet.number} 页线条过多，其中的表格可能不完整" if sheet.curtailed else ""
