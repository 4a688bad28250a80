"""One content read in every format, and in every way that tables are damaged, gives one model."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from gixlint.document import Document
from gixlint.parsing import parse
from gixlint.readers import read
from gixlint.report import Absent, Context, FormTable, Part, Report
from tests.rewriting import as_docx, as_flat_text, as_html, as_markdown, as_one_line, as_pipes, as_text

CLEAN = Path(__file__).parents[1] / "examples" / "clean"
SAMPLES = sorted(path.name for path in CLEAN.glob("*.md"))
FORMATS: dict[str, tuple[str, Callable[[Document], bytes]]] = {
    "docx": ("a.docx", as_docx),
    "html": ("a.html", as_html),
    "gbk": ("a.html", partial(as_html, encoding="gb18030")),
    "md": ("a.md", as_markdown),
    "txt": ("a.txt", as_text),
    "pipes": ("a.md", partial(as_pipes, repeat=False)),
    "pipes-repeated": ("a.md", partial(as_pipes, repeat=True)),
    "lines": ("a.txt", partial(as_flat_text, between="\n")),
    "spaces": ("a.txt", partial(as_flat_text, between=" ")),
    "one-line": ("a.txt", as_one_line),
}


CONTEXT = Context(datetime.date(2026, 11, 21))


def parsed(data: bytes, name: str) -> Report:
    return parse(read(data, name), CONTEXT)


def told(report: Report) -> dict[str, object]:
    """What a report states, without where it stands."""

    def words(part: Part | Absent) -> str:
        return "-" if isinstance(part, Absent) else report.document.words(part.place).replace("\n", "").replace(" ", "")

    return {
        "title": words(report.find("title")),
        "agency": report.agency.name,
        "year": report.year,
        "period": [str(day.value) for day in (report.period.start, report.period.end)],
        "contact": [(entry.kind, entry.words) for entry in report.contact.entries],
        "sections": [(section.roles, section.label, section.heading) for section in report.sections],
        "signed": (report.signature.agency, str(report.signature.day and report.signature.day.value)),
        "cells": {
            f"{role}.{key}": figure.value if figure.state == "number" else figure.state
            for role, table in report.parts.items()
            if isinstance(table, FormTable)
            for key, figure in table.cells.items()
        },
        "statements": [(s.subject, s.value, s.qualifier, s.unit) for s in report.statements],
    }


@pytest.fixture(scope="module")
def originals() -> dict[str, tuple[Document, dict[str, object]]]:
    found = {}
    for name in SAMPLES:
        data = (CLEAN / name).read_bytes()
        found[name] = (read(data, name), told(parsed(data, name)))
    return found


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("sample", SAMPLES)
def test_every_format_tells_the_same(
    sample: str, form: str, originals: dict[str, tuple[Document, dict[str, object]]]
) -> None:
    document, want = originals[sample]
    name, write = FORMATS[form]
    assert told(parsed(write(document), name)) == want


@pytest.mark.parametrize("suffix", [".docx", ".html", ".txt"])
def test_the_shipped_formats_of_the_current_form_are_one_report(
    suffix: str, originals: dict[str, tuple[Document, dict[str, object]]]
) -> None:
    path = (CLEAN / "format2021-department.md").with_suffix(suffix)
    assert told(parsed(path.read_bytes(), path.name)) == originals["format2021-department.md"][1]
