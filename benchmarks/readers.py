"""What reading one report costs by format, beside the library that would otherwise do it.

    python benchmarks/readers.py [RUNS] [FILE ...]

Without files, the shipped sample is read as .docx, .html, .md, .txt and .ofd, and, where LibreOffice is installed, as
.pdf, .doc, .odt and .rtf; with the extra `ocr` as a scan, too: its pages as pictures, read once. All figures come from
one run, taken in turns, so that their ratios hold on any machine. A library that is not installed is passed over.
"""

from __future__ import annotations

import importlib.util
import io
import logging
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from statistics import median
from time import perf_counter

from lxml import etree

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "examples" / "clean"
sys.path.insert(0, str(ROOT))


def python_docx(data: bytes) -> object:
    """Walk all paragraphs and cells."""
    import docx

    document = docx.Document(io.BytesIO(data))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return [paragraph.text for paragraph in document.paragraphs] + cells


def trafilatura(data: bytes) -> object:
    """Extract the main text."""
    import trafilatura

    return trafilatura.extract(data.decode())


def markdown_it(data: bytes) -> object:
    """Parse into tokens, with tables."""
    from markdown_it import MarkdownIt

    return MarkdownIt().enable("table").parse(data.decode())


def decode(data: bytes) -> object:
    """Decode, and split into lines."""
    return data.decode().splitlines()


def pdfplumber(data: bytes) -> object:
    """Extract text and tables of all pages."""
    import pdfplumber

    with pdfplumber.open(io.BytesIO(data)) as paper:
        return [(page.extract_text(), page.extract_tables()) for page in paper.pages]


def libreoffice(data: bytes) -> object:
    """Convert to .docx, which is then still to be read."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "a.doc")
        source.write_bytes(data)
        command = ["soffice", "--headless", "--convert-to", "docx", "--outdir", folder, str(source)]
        return subprocess.run(command, capture_output=True, check=True)


def odfpy(data: bytes) -> object:
    """Load, and extract the text of all paragraphs."""
    from odf import opendocument, teletype, text

    return [teletype.extractText(node) for node in opendocument.load(io.BytesIO(data)).getElementsByType(text.P)]


def striprtf(data: bytes) -> object:
    """Extract the text, cells parted by bars; spans and headings are lost."""
    from striprtf.striprtf import rtf_to_text

    return rtf_to_text(data.decode("latin-1"))


def parse_xml(data: bytes) -> object:
    """Unzip and parse: the floor."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [etree.fromstring(archive.read(name)) for name in archive.namelist()]


def rapidocr(data: bytes) -> object:
    """Recognise the lines of each page, without tables: what gixlint's reading of scans rests on."""
    import numpy
    import pypdfium2
    from rapidocr import RapidOCR

    logging.disable()
    engine = RapidOCR()
    pages = pypdfium2.PdfDocument(data)
    return [engine(numpy.asarray(page.render(scale=SCAN / 72).to_pil().convert("RGB"))).txts for page in pages]


ALTERNATIVES: dict[str, Callable[[bytes], object]] = {
    ".docx": python_docx, ".html": trafilatura, ".md": markdown_it, ".txt": decode, ".pdf": pdfplumber,
    ".doc": libreoffice, ".odt": odfpy, ".rtf": striprtf, ".ofd": parse_xml,
    ".scan.pdf": rapidocr,
}  # fmt: skip
SCAN = 150
"""Dots per inch of the scan."""
SCANNED = 3
"""Its pages: each costs seconds."""


def samples(folder: Path) -> list[Path]:
    """Return the shipped sample in every format, those not shipped made in `folder`."""
    from gixlint.readers import read
    from tests.paper import as_ofd

    files = [SAMPLES / f"format2021-department{suffix}" for suffix in (".docx", ".html", ".md", ".txt")]
    files.append(folder / "format2021-department.ofd")
    files[-1].write_bytes(as_ofd(read(files[2].read_bytes(), files[2].name)))
    if shutil.which("soffice"):
        for kind in ("pdf", "doc", "odt", "rtf"):
            command = ["soffice", "--headless", "--convert-to", kind, "--outdir", str(folder), str(files[0])]
            subprocess.run(command, capture_output=True, check=True)
            files.append(folder / f"format2021-department.{kind}")
        if importlib.util.find_spec("rapidocr"):
            files.append(scan(folder / "format2021-department.pdf"))
    return files


def scan(file: Path) -> Path:
    """Write the first pages of a PDF as pictures into another one, and return that."""
    import pypdfium2

    pages = [
        page.render(scale=SCAN / 72).to_pil().convert("L") for page in islice(pypdfium2.PdfDocument(file), SCANNED)
    ]
    scanned = file.with_suffix(".scan.pdf")
    pages[0].save(scanned, save_all=True, append_images=pages[1:], resolution=SCAN)
    return scanned


def milliseconds(work: Callable[[], object]) -> float:
    """Return how long one call takes."""
    start = perf_counter()
    work()
    return (perf_counter() - start) * 1000


def main(arguments: list[str]) -> None:
    """Print a line a file."""
    from gixlint.readers import read

    runs = int(arguments[0]) if arguments else 10
    with tempfile.TemporaryDirectory() as folder:
        print(f"{'file':40} {'pages':>5} {'gixlint':>9} {'library':>9}  ms, median of {runs}")
        for file in [Path(name) for name in arguments[1:]] or samples(Path(folder)):
            data = file.read_bytes()
            scanned = "".join(file.suffixes) in ALTERNATIVES and len(file.suffixes) > 1
            library = ALTERNATIVES["".join(file.suffixes) if scanned else file.suffix]
            own, other = [], []
            for _ in range(1 if scanned else runs):
                own.append(milliseconds(lambda data=data, name=file.name: read(data, name)))
                try:
                    other.append(milliseconds(lambda data=data, library=library: library(data)))
                except ImportError:
                    continue
            pages = read(data, file.name).source.pages or ""
            beside = f"{median(other):9.1f}" if other else f"{'-':>9}"
            print(f"{file.name[:40]:40} {pages:>5} {median(own):9.1f} {beside}  {library.__name__}")


if __name__ == "__main__":
    main(sys.argv[1:])
