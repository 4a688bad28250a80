"""PDF made by a word processor and by a browser: every cell, section and fact equals that of the document it came from."""

from __future__ import annotations

import io
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from gixlint.document import Document
from gixlint.readers import read
from tests.rewriting import as_docx, as_html
from tests.test_parity import CLEAN, SAMPLES, parsed, told

Need = Callable[[object, str], None]
LAYOUTS = {  # width, height and margin of the page in millimetres, size of a character in points
    "official": (210, 297, 27, 16),
    "landscape": (297, 210, 20, 12),
    "short": (260, 120, 15, 10.5),
}
# Every sample in one layout, and two of them in all.
PRINTED = sorted(
    {(name, list(LAYOUTS)[number % len(LAYOUTS)]) for number, name in enumerate(SAMPLES)}
    | {(name, layout) for name in ("format2019-government.md", "format2021-department.md") for layout in LAYOUTS}
)
BROWSED = ["format2019-government.md", "format2021-department.md"]
STYLES = {
    "bordered": "",
    "dashed": "table{border-collapse:collapse}td{border:1px dashed #000;padding:4px}",
    "bare": "table,td{border:none}",
}


def set_out(word: bytes, width: float, height: float, margin: float, size: float) -> bytes:
    """Give a Word file pages of a size, first lines that are indented, a running header and page numbers."""
    document = docx.Document(io.BytesIO(word))
    section = document.sections[0]
    section.page_width, section.page_height = Mm(width), Mm(height)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(margin)
    document.styles["Normal"].font.size = Pt(size)
    for paragraph in document.paragraphs:
        if paragraph.style.name == "Normal":
            paragraph.paragraph_format.first_line_indent = Pt(2 * size)
            paragraph.paragraph_format.space_after = Pt(0)
    section.header.paragraphs[0].text = "政府信息公开工作年度报告"
    footer = section.footer.paragraphs[0]
    footer.add_run("— ")
    for kind, tag, words in (("begin", "w:fldChar", ""), ("", "w:instrText", "PAGE"), ("end", "w:fldChar", "")):
        element = OxmlElement(tag)
        element.text = words or None
        if kind:
            element.set(qn("w:fldCharType"), kind)
        footer.add_run()._r.append(element)
    footer.add_run(" —")
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def original(name: str) -> Document:
    return read((CLEAN / name).read_bytes(), name)


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory, need: Need) -> Path:
    """Samples in layouts as PDF, by LibreOffice."""
    need(shutil.which("soffice"), "没有安装 LibreOffice")
    folder = tmp_path_factory.mktemp("office")
    words = {name: as_docx(original(name)) for name in SAMPLES}
    for name, layout in PRINTED:
        (folder / f"{Path(name).stem}-{layout}.docx").write_bytes(set_out(words[name], *LAYOUTS[layout]))
    profile = f"-env:UserInstallation=file://{folder}/profile"
    files = sorted(map(str, folder.glob("*.docx")))
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *files]
    subprocess.run(command, capture_output=True, check=True, timeout=300)
    return folder


@pytest.mark.parametrize(("sample", "layout"), PRINTED)
def test_what_a_word_processor_prints(sample: str, layout: str, office: Path) -> None:
    data = (office / f"{Path(sample).stem}-{layout}.pdf").read_bytes()
    assert told(parsed(data, "a.pdf")) == told(parsed((CLEAN / sample).read_bytes(), sample))
    document = read(data, "a.pdf")
    margins = {(block.story, document.words(block.place)[:2]) for block in document.blocks if block.story != "body"}
    assert {("header", "政府")} < margins <= {("header", "政府"), *(("footer", f"—{page}") for page in range(1, 40))}


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory, need: Need) -> Path:
    """Some samples in some styles as PDF, by Chromium."""
    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    need(program, "没有安装 Chromium")
    folder = tmp_path_factory.mktemp("browser")
    for name in BROWSED:
        for style, rules in STYLES.items():
            stem = folder / f"{Path(name).stem}-{style}"
            page = as_html(original(name)).decode().replace("</head>", f"<style>{rules}</style></head>")
            stem.with_suffix(".html").write_text(page, encoding="utf-8")
            command = [
                str(program), "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/profile",
                f"--print-to-pdf={stem}.pdf", f"{stem}.html",
            ]  # fmt: skip
            subprocess.run(command, capture_output=True, check=True, timeout=120)
    return folder


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("sample", BROWSED)
def test_what_a_browser_prints(sample: str, style: str, browser: Path) -> None:
    data = (browser / f"{Path(sample).stem}-{style}.pdf").read_bytes()
    assert told(parsed(data, "a.pdf")) == told(parsed((CLEAN / sample).read_bytes(), sample))
    assert read(data, "a.pdf").source.confidence == (0.9 if style == "bare" else 1.0)
