"""OFD files made for tests: from the bare XML of their pages, from a document laid out anew, from the pages of a PDF."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby, pairwise

from gixlint.document import Document, Table
from gixlint.readers.pdf_pages import open_paper
from tests.readers.wordfile import zipped

NAMESPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
WIDTH, HEIGHT, MARGIN, SIZE, STEP = 297.0, 420.0, 25.0, 5.0, 8.0
MILLIMETRES = 25.4 / 72


def ofd_parts(pages: Iterable[str], info: str = "", common: str = "", **more: str) -> dict[str, str | bytes]:
    """Return the parts of a file: each page is what stands beside its `ofd:Area`; `common` is in the common data."""
    contents = list(pages)
    listed = "".join(
        f'<ofd:Page ID="{number}" BaseLoc="Pages/P{number}/Content.xml"/>' for number in range(len(contents))
    )
    parts: dict[str, str | bytes] = {
        "OFD.xml": f'<ofd:OFD {NAMESPACE} DocType="OFD"><ofd:DocBody><ofd:DocInfo>{info}</ofd:DocInfo>'
        "<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f"<ofd:Document {NAMESPACE}><ofd:CommonData><ofd:PageArea>"
        f"<ofd:PhysicalBox>0 0 {WIDTH} {HEIGHT}</ofd:PhysicalBox></ofd:PageArea>{common}</ofd:CommonData>"
        f"<ofd:Pages>{listed}</ofd:Pages></ofd:Document>",
    }
    for number, content in enumerate(contents):
        parts[f"Doc_0/Pages/P{number}/Content.xml"] = f"<ofd:Page {NAMESPACE}>{content}</ofd:Page>"
    return parts | {f"Doc_0/{name.replace('__', '/')}.xml": content for name, content in more.items()}


def layer(*objects: str) -> str:
    return f"<ofd:Content><ofd:Layer>{''.join(objects)}</ofd:Layer></ofd:Content>"


def text(words: str, x: float, y: float, size: float = SIZE, more: str = "") -> str:
    """Write words from `x` on, `y` being where they stand on, their letters half as wide as Chinese characters."""
    steps = " ".join(f"{_width(character, size):g}" for character in words[:-1])
    return (
        f'<ofd:TextObject Boundary="{x:g} {y - size:g} {WIDTH:g} {2 * size:g}" Size="{size:g}" {more}>'
        f'<ofd:TextCode X="0" Y="{size:g}" DeltaX="{steps}">{escape(words)}</ofd:TextCode></ofd:TextObject>'
    )


def path(data: str, boundary: str = "0 0 210 297", more: str = "") -> str:
    return f'<ofd:PathObject Boundary="{boundary}" {more}><ofd:AbbreviatedData>{data}</ofd:AbbreviatedData></ofd:PathObject>'


def _width(character: str, size: float) -> float:
    return size / 2 if character.isascii() else size


def as_ofd(document: Document) -> bytes:
    """The document laid out anew: lines across the page, tables with drawn cells, page numbers below."""
    paper = _Paper()
    for block in document.blocks:
        if block.story != "body":
            continue
        if block.table is None:
            words = document.words(block.place).replace("\n", "")
            paper.paragraph(words, is_title=block.level == 1, is_heading=bool(block.level))
        else:
            paper.table(document, document.tables[block.table])
    return zipped(ofd_parts(layer(*page) for page in paper.numbered()))


class _Paper:
    def __init__(self) -> None:
        self._pages: list[list[str]] = [[]]
        self._y = MARGIN

    def numbered(self) -> Iterator[list[str]]:
        for number, page in enumerate(self._pages, 1):
            yield [*page, text(f"— {number} —", WIDTH / 2 - 8, HEIGHT - 12, 4)]

    def _room(self, height: float) -> None:
        if self._y + height > HEIGHT - MARGIN:
            self._pages.append([])
            self._y = MARGIN

    def paragraph(self, words: str, *, is_title: bool, is_heading: bool) -> None:
        size = 7.0 if is_title else SIZE
        lines = list(_wrapped(words, WIDTH - 2 * MARGIN, size, 0 if is_title else 2 * size))
        for number, line in enumerate(lines):
            self._room(STEP)
            self._y += STEP
            wide = sum(_width(character, size) for character in line)
            left = (WIDTH - wide) / 2 if is_title else MARGIN + (2 * size if number == 0 else 0)
            self._pages[-1].append(text(line, left, self._y - 1, size))
        if is_title or is_heading:
            self._y += 2

    def table(self, document: Document, table: Table) -> None:
        """Draw all rows of a table; rows that cells join stay together."""
        size, column = 3.0, (WIDTH - 2 * MARGIN) / table.columns
        self._y += 3
        reach = [max((c.row + c.rowspan for c in table.cells if c.row <= row), default=0) for row in range(table.rows)]
        groups = [list(rows) for _, rows in groupby(range(table.rows), key=_grouped(reach))]
        for rows in groups:
            words = {
                cell: list(_wrapped(document.words(cell.place).replace("\n", ""), column * cell.colspan - 2, size, 0))
                for cell in table.cells
                if cell.row in rows
            }
            heights = dict.fromkeys(rows, 5.0)
            for cell, lines in sorted(words.items(), key=lambda item: item[0].rowspan):
                inside = range(cell.row, cell.row + cell.rowspan)
                heights[inside[-1]] += max(0, 2 + 3.5 * len(lines) - sum(heights[row] for row in inside))
            self._room(sum(heights.values()))
            tops = {row: self._y + sum(heights[above] for above in rows if above < row) for row in rows}
            for cell, lines in words.items():
                x, y = MARGIN + cell.column * column, tops[cell.row]
                wide = column * cell.colspan
                high = sum(heights[row] for row in range(cell.row, cell.row + cell.rowspan))
                frame = f"M 0 0 L {wide:g} 0 L {wide:g} {high:g} L 0 {high:g} C"
                self._pages[-1].append(path(frame, f"{x:g} {y:g} {wide:g} {high:g}"))
                for number, line in enumerate(lines, 1):
                    self._pages[-1].append(text(line, x + 1, y + 3.5 * number, size))
            self._y += sum(heights.values())
        self._y += 3


def _grouped(reach: list[int]) -> object:
    """Number the rows so that those that a cell joins bear one number."""
    numbers: list[int] = []
    for row in range(len(reach)):
        numbers.append(numbers[-1] if row and reach[row - 1] > row else row)
    return numbers.__getitem__


def _wrapped(words: str, width: float, size: float, indent: float) -> Iterator[str]:
    line, left = "", width - indent
    for character in words:
        if line and left < _width(character, size):
            yield line
            line, left = "", width
        line += character
        left -= _width(character, size)
    if line:
        yield line


def from_pdf(data: bytes) -> bytes:
    """The pages of a PDF: its glyphs line by line, its ruling lines as strokes."""
    pages = []
    with open_paper(data) as paper:
        for sheet in paper.sheets:
            objects = []
            for base, glyphs in groupby(sheet.glyphs, key=lambda glyph: glyph.base):
                run = list(glyphs)
                # The size is not told: a Chinese character is as wide as it is, a Latin font lower than it is.
                wide = [glyph.right - glyph.left for glyph in run if not glyph.text.isascii()]
                size = (max(wide) if wide else 1.135 * (run[0].bottom - run[0].top)) * MILLIMETRES
                left = run[0].left * MILLIMETRES
                steps = " ".join(f"{(b.left - a.left) * MILLIMETRES:.4f}" for a, b in pairwise(run))
                words = escape("".join(glyph.text for glyph in run))
                objects.append(
                    f'<ofd:TextObject Boundary="{left:.4f} 0 210 297" Size="{size:.4f}"><ofd:TextCode X="0" '
                    f'Y="{base * MILLIMETRES:.4f}" DeltaX="{steps}">{words}</ofd:TextCode></ofd:TextObject>'
                )
            for rules, is_across in ((sheet.across, True), (sheet.down, False)):
                for rule in rules:
                    at, start, end = (value * MILLIMETRES for value in rule)
                    corners = (start, at, end, at) if is_across else (at, start, at, end)
                    objects.append(path("M {:.4f} {:.4f} L {:.4f} {:.4f}".format(*corners)))
            box = f"0 0 {sheet.width * MILLIMETRES:.4f} {sheet.height * MILLIMETRES:.4f}"
            pages.append(f"<ofd:Area><ofd:PhysicalBox>{box}</ofd:PhysicalBox></ofd:Area>" + layer(*objects))
    return zipped(ofd_parts(pages))
