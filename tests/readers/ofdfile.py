"""OFD files made for tests: from the bare XML of their pages, from the pages of a PDF."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from itertools import groupby, pairwise

from gixlint.readers.pdf_pages import open_paper
from tests.readers.wordfile import zipped

NAMESPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
WIDTH, HEIGHT, SIZE = 297.0, 420.0, 5.0
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
    steps = " ".join(f"{width(character, size):g}" for character in words[:-1])
    return (
        f'<ofd:TextObject Boundary="{x:g} {y - size:g} {WIDTH:g} {2 * size:g}" Size="{size:g}" {more}>'
        f'<ofd:TextCode X="0" Y="{size:g}" DeltaX="{steps}">{escape(words)}</ofd:TextCode></ofd:TextObject>'
    )


def path(data: str, boundary: str = "0 0 210 297", more: str = "") -> str:
    return f'<ofd:PathObject Boundary="{boundary}" {more}><ofd:AbbreviatedData>{data}</ofd:AbbreviatedData></ofd:PathObject>'


def width(character: str, size: float) -> float:
    return size / 2 if character.isascii() else size


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
