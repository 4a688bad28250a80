"""Marked files opened by LibreOffice: the comments and changes that it finds, and a PDF of them."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from lxml import etree

from gixlint import Context, Plan, Settings, lint
from gixlint.annotating import annotate
from gixlint.readers import read
from tests.annotating.cases import CASES
from tests.annotating.marking import SIGNATURE, marked
from tests.annotating.ooxml import faults, remarks
from tests.reporters.samples import TODAY
from tests.rewriting import as_docx

OFFICE, TEXT = (f"{{urn:oasis:names:tc:opendocument:xmlns:{name}:1.0}}" for name in ("office", "text"))
ELSEWHERE = {
    "paragraphs in a content control": "LibreOffice drops the first paragraph of a comment there",
    "result of a field": "LibreOffice computes the field",
    "simple field": "LibreOffice computes the field",
    "phonetic guide": "LibreOffice writes the guide behind the words",
    "text box": "LibreOffice writes a box into the file before the text around it",
    "footnote": "LibreOffice reads a range around a footnote's reference as a point",
}


@pytest.fixture(scope="session")
def opened(tmp_path_factory: pytest.TempPathFactory, need: Callable[[object, str], None]) -> Path:
    """All cases and a whole report, marked and saved by LibreOffice as flat OpenDocument and as PDF."""
    need(shutil.which("soffice"), "没有安装 LibreOffice")
    folder = tmp_path_factory.mktemp("opened")
    for index, case in enumerate(CASES.values()):
        (folder / f"{index}.docx").write_bytes(marked(case.data, *case.wanted).data)
    (folder / "report.docx").write_bytes(_annotated(_report()))
    (folder / "saved").mkdir()
    (folder / "saved" / "plain.docx").write_bytes(_report())
    profile = f"-env:UserInstallation=file://{folder}/profile"
    for form in ("fodt", "pdf"):
        files = sorted(map(str, folder.glob("*.docx")))
        command = ["soffice", profile, "--headless", "--convert-to", form, "--outdir", str(folder), *files]
        subprocess.run(command, capture_output=True, check=True, timeout=300)
    command = ["soffice", profile, "--headless", "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder)]
    subprocess.run([*command, str(folder / "saved" / "plain.docx")], capture_output=True, check=True, timeout=300)
    return folder


def _report() -> bytes:
    """A defective report as a Word file that python-docx wrote."""
    sample = Path(__file__).parents[2] / "examples" / "defective" / "county-bureau-2024.md"
    text = sample.read_text(encoding="utf-8").replace("更新", "跟新", 1)
    return as_docx(read(text.encode(), sample.name))


def _annotated(data: bytes) -> bytes:
    return annotate(data, lint("报告.docx", data, Plan(Settings(), Context(TODAY))), SIGNATURE).data


def _anchored(file: Path) -> list[tuple[str, str]]:
    """Return the words that each comment of a flat OpenDocument file hangs on, and its first paragraph."""
    body = etree.parse(file).getroot().find(f"{OFFICE}body")
    assert body is not None
    for changes in list(body.iter(f"{TEXT}tracked-changes")):
        parent = changes.getparent()
        assert parent is not None
        parent.remove(changes)
    heads: dict[str, str] = {}
    words: dict[str, str] = {}
    opened: set[str] = set()
    for kind, value in _events(body):
        if kind == "start":
            name, head = value.split("\0")
            heads[name], words[name] = head, ""
            opened.add(name)
        elif kind == "end":
            opened.discard(value)
        else:
            words.update((name, words[name] + value) for name in opened)
    return [(words[name], heads[name]) for name in words]


def _events(node: etree._Element) -> Iterator[tuple[str, str]]:
    if node.tag == f"{OFFICE}annotation":
        name = node.get(f"{OFFICE}name") or f"point {id(node)}"
        head = next(iter(node.iter(f"{TEXT}p")))
        yield "start", f"{name}\0{''.join(map(str, head.itertext()))}"
        if node.get(f"{OFFICE}name") is None:
            yield "end", name
    elif node.tag == f"{OFFICE}annotation-end":
        yield "end", node.get(f"{OFFICE}name") or ""
    else:
        if node.text and node.text.strip():
            yield "text", node.text
        for child in node:
            yield from _events(child)
    if node.tail and node.tail.strip():  # what indents the file
        yield "text", node.tail


@pytest.mark.parametrize("name", [name for name in CASES if name not in ELSEWHERE])
def test_libreoffice_finds_the_comments_where_they_were_put(name: str, opened: Path) -> None:
    index = list(CASES).index(name)
    expected = remarks((opened / f"{index}.docx").read_bytes())
    assert sorted(_anchored(opened / f"{index}.fodt")) == sorted(expected)


def test_a_whole_report_opens_with_all_its_comments(opened: Path) -> None:
    expected = remarks((opened / "report.docx").read_bytes())
    assert len(expected) >= 6
    assert _anchored(opened / "report.fodt") == expected


def test_a_file_that_libreoffice_wrote_gets_the_same_comments(opened: Path) -> None:
    done = _annotated((opened / "plain.docx").read_bytes())
    assert faults(done) == []
    assert remarks(done) == remarks((opened / "report.docx").read_bytes())


@pytest.mark.parametrize("name", ["report", *map(str, range(len(CASES)))])
def test_every_marked_file_prints(name: str, opened: Path) -> None:
    assert (opened / f"{name}.pdf").read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize("name", ELSEWHERE)
def test_comments_that_libreoffice_shows_otherwise_are_there_all_the_same(name: str, opened: Path) -> None:
    index = list(CASES).index(name)
    assert len(_anchored(opened / f"{index}.fodt")) == len(CASES[name].wanted)
