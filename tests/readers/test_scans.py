"""Scans: what recognition reads in pictures of pages, how surely, and what is said where nothing can read them."""

from __future__ import annotations

from datetime import date

import pytest
from PIL import Image

from gixlint.document import Document
from gixlint.linting import Plan, lint
from gixlint.parsing import parse
from gixlint.readers import read, scans
from gixlint.readers.recognition import UNREAD
from gixlint.report import Context
from gixlint.settings import Settings
from tests.parsing.drawing import cells
from tests.readers.pdffile import pdf
from tests.readers.scanfile import converted, drawn, scanned, short_report, tiff

TODAY = Context(date(2026, 11, 21))


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> list[Image.Image]:
    """The pages of a short report with all tables of the form."""
    return drawn(converted(tmp_path_factory.mktemp("scan"), short_report(), "pdf"))


def figures(document: Document) -> dict[str, object]:
    report = parse(document, TODAY)
    return {f"{role}.{key}": value for role in ("requests", "disputes") for key, value in cells(report, role).items()}


def test_a_scan_is_read_with_its_tables(pages: list[Image.Image]) -> None:
    scan = tiff([scanned(page) for page in pages])
    document = read(scan, "a.tif")
    due, found = figures(read(short_report(), "a.docx")), figures(document)
    right = sum(found.get(key) == value for key, value in due.items())
    wrong = {key: found[key] for key in due if key in found and isinstance(found[key], int) and found[key] != due[key]}
    assert (len(due), wrong) == (190, {})
    assert right >= 185
    assert document.source.converter is not None
    assert document.source.converter.startswith("RapidOCR")
    result = lint("a.tif", scan, Plan(Settings(), TODAY))
    assert "D107" in {finding.code for finding in result.findings}
    assert [f.code for f in result.roots if f.severity.word == "error" and f.code != "D107"] == []


def test_a_scan_that_nothing_can_read_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scans, "is_available", lambda: False)
    data = pdf([], picture=(400, 500))
    document = read(data, "a.pdf")
    assert [mark.value for mark in document.marked("limit")] == [f"第 1 页是图片，{UNREAD}"]
    result = lint("a.pdf", data, Plan(Settings(), TODAY))
    assert {finding.code for finding in result.findings} == {"D107"}
    assert {v.status for v in result.verdicts if v.code.startswith(("S", "F"))} == {"undecided"}
