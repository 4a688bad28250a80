"""Scans made for tests: a short report printed and scanned, its pages as pictures, pictures in documents of all kinds."""

from __future__ import annotations

import io
import random
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import docx
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table
from PIL import Image, ImageChops, ImageFilter, ImageOps

from gixlint.document import Document
from gixlint.readers import read
from gixlint.readers.pdf_pages import open_paper
from tests.rewriting import as_docx

ROOT = Path(__file__).parents[2]
PROSE = 60
"""Characters: longer paragraphs of the sample between its first and its last section are left out of the short report."""


def short_report() -> bytes:
    """The clean sample of the form in force with little text and all of its tables, as a Word file for wide paper."""
    source = (ROOT / "examples" / "clean" / "format2021-department.md").read_text(encoding="utf-8")
    head, overview, *rest = source.split("\n## ")
    kept = [head, overview.split("\n\n（二）")[0], *rest]
    document = docx.Document(io.BytesIO(as_docx(read("\n## ".join(kept).encode(), "a.md"))))
    section = document.sections[0]
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(12)
    document.styles["Normal"].font.size = Pt(10)
    for paragraph in document.paragraphs:
        paragraph.paragraph_format.space_after = Pt(0)
        if paragraph.style.name == "Normal":
            paragraph.paragraph_format.first_line_indent = Pt(20)
    for table in document.tables:
        widths = [2, 3, 9, *[2] * 7] if len(table.columns) == 10 else [1] * len(table.columns)
        _widen(table, [round(w * 15_000 / sum(widths)) for w in widths])
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _widen(table: Table, widths: Sequence[int]) -> None:
    """Set the widths of a table's columns in twentieths of a point."""
    for column, width in zip(table._tbl.tblGrid.gridCol_lst, widths, strict=True):
        column.set(qn("w:w"), str(width))
    for row in table._tbl.tr_lst:
        at = 0
        for cell in row.tc_lst:
            cell.get_or_add_tcPr().get_or_add_tcW().set(qn("w:w"), str(sum(widths[at : at + cell.grid_span])))
            at += cell.grid_span


def converted(folder: Path, word: bytes, kind: str) -> bytes:
    """Convert a Word file by LibreOffice."""
    (folder / "file.docx").write_bytes(word)
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        kind,
        "--outdir",
        str(folder),
        str(folder / "file.docx"),
    ]
    subprocess.run(command, capture_output=True, check=True, timeout=120)
    return (folder / f"file.{kind.partition(':')[0]}").read_bytes()


def drawn(pdf: bytes) -> list[Image.Image]:
    """The pages of a PDF as clean pictures."""
    with open_paper(pdf) as paper:
        found = [paper.draw(sheet) for sheet in paper.sheets]
    return [Image.frombytes("L", (raster.width, raster.height), raster.greys) for raster in found if raster]


def scanned(page: Image.Image, skew: float = 0.7, seed: int = 0) -> Image.Image:
    """A page as a scanner in an office leaves it: askew, a little blurred, noisy, darker to one side."""
    turned = page.rotate(skew, Image.Resampling.BICUBIC, fillcolor=255).filter(ImageFilter.GaussianBlur(0.7))
    random.seed(seed)
    noise = Image.effect_noise(page.size, 18)
    shade = Image.linear_gradient("L").resize(page.size).point(lambda value: 255 - value // 8)
    return ImageChops.multiply(ImageChops.add(turned, noise, 1, -128), shade)


def faxed(page: Image.Image) -> Image.Image:
    """A page as a fax leaves it: in two colours, without half-tones."""
    return scanned(page, -0.5, 1).point(lambda value: 255 if value > 150 else 0).convert("1")


class Scan(NamedTuple):
    """A short report as a Word file, its pages printed, the same scanned, and what was read of the scan."""

    word: bytes
    printed: list[Image.Image]
    pages: list[Image.Image]
    document: Document

    def table(self, share: float = 1.0) -> Image.Image:
        """A picture of 表四, or of its left `share`, without its heading, on a sheet of its own."""
        width, height = self.printed[1].size
        table = self.printed[1].crop(
            (60, round(0.765 * height), 60 + round(share * (width - 120)), round(0.885 * height))
        )
        return ImageOps.expand(table, 90, 255)

    def prose(self) -> Image.Image:
        """A picture of some lines of text."""
        return self.printed[2].crop((0, 0, 1170, 260))

    def with_picture(self, picture: Image.Image) -> bytes:
        """The Word file with a picture for 表四, its heading kept."""
        document = docx.Document(io.BytesIO(self.word))
        element = document.tables[2]._tbl
        paragraph = document.add_paragraph()
        paragraph.add_run().add_picture(io.BytesIO(file_of(picture, "PNG")), width=Mm(250 * picture.width / 2400))
        element.addprevious(paragraph._p)
        element.getparent().remove(element)
        stream = io.BytesIO()
        document.save(stream)
        return stream.getvalue()


def scan_of(folder: Path) -> Scan:
    """Print the short report, scan it and read the scan, a TIFF of three pages."""
    word = short_report()
    printed = drawn(converted(folder, word, "pdf"))
    pages = [scanned(page, 0.7, number) for number, page in enumerate(printed)]
    return Scan(word, printed, pages, read(tiff(pages), "年报.tif"))


def tiff(pages: Sequence[Image.Image]) -> bytes:
    stream = io.BytesIO()
    first, *rest = (page.copy() for page in pages)
    first.save(stream, "TIFF", save_all=True, append_images=rest, dpi=(200, 200))
    return stream.getvalue()


def file_of(page: Image.Image, kind: str, **more: object) -> bytes:
    stream = io.BytesIO()
    page.copy().save(stream, kind, **more)
    return stream.getvalue()
