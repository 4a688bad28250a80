"""Real published reports, where they are at hand beside the checkout: what each must yield, must never yield, and says.

The folder holds `expect.yaml` (codes by file) and a sidecar beside each report with what it states.
"""

from __future__ import annotations

import datetime
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from gixlint.checking import load, shipped_folder
from gixlint.linting import Plan, Result, lint
from gixlint.report import Absent, Context, FormTable, Period, Report
from gixlint.settings import Settings

CORPUS = Path(__file__).parents[2] / "shared" / "corpus"
READABLE = (".txt", ".html", ".md", ".docx", ".pdf")
EXPECTED: dict[str, dict[str, Any]] = (
    yaml.safe_load((CORPUS / "expect.yaml").read_text(encoding="utf-8")) if CORPUS.is_dir() else {}
)
pytestmark = pytest.mark.skipif(not EXPECTED, reason="没有随附真实年度报告语料")
NAMES = [name for name in EXPECTED if name.endswith(READABLE)]
SHIPPED = {check.code for check in load(shipped_folder())}


def linted(name: str) -> Result:
    path = CORPUS / name
    previous = EXPECTED[name].get("previous")
    plan = Plan(Settings(), Context(datetime.date(2026, 11, 21)))
    before = (CORPUS / previous).read_bytes() if previous else None
    return lint(str(path), path.read_bytes(), plan, before, previous or "")


@pytest.mark.parametrize("name", NAMES)
def test_codes(name: str) -> None:
    codes = {finding.code for finding in linted(name).findings}
    want = EXPECTED[name]
    assert {
        "missed": sorted(set(want.get("must", ())) & SHIPPED - codes),
        "wrong": sorted(set(want.get("never", ())) & codes),
    } == {"missed": [], "wrong": []}


def stated(name: str) -> tuple[Report, dict[str, Any]]:
    report = linted(name).report
    assert report is not None
    return report, yaml.safe_load((CORPUS / name).with_suffix(".yaml").read_text(encoding="utf-8"))


DESCRIBED = [name for name in NAMES if (CORPUS / name).with_suffix(".yaml").exists()]


@pytest.mark.parametrize("name", DESCRIBED)
def test_facts(name: str) -> None:
    report, says = stated(name)
    agency = report.find("agency")
    assert not isinstance(agency, Absent)
    assert agency.name in re.sub(r"（.*", "", says["agency"])
    assert report.year == says["year"]
    dates = says.get("period_stated")
    period = report.find("period")
    if dates:
        assert isinstance(period, Period)
        assert (str(period.start.value), str(period.end.value)) == (dates["from"], dates["to"])
    contact = says.get("contact_stated") or {}
    if contact.get("phone"):
        assert [re.sub(r"\D", "", entry.words) for entry in report.contact.of("phone")] == [
            re.sub(r"\D", "", contact["phone"])
        ]


@pytest.mark.parametrize("name", [name for name in DESCRIBED if name.endswith((".html", ".pdf"))])
def test_every_cell(name: str) -> None:
    """Figures as transcribed; the transcriber wrote 0 for some blank cells, so that a blank reads as either."""
    report, says = stated(name)
    numbers = says["table_numbers"]
    want = [word for row in numbers["table3_rows_canonical_order"] for word in str(row).split()]
    table = report.table("requests")
    assert table.form is not None
    assert _shown(table, want) == want
    want = numbers["table4"].split()
    assert _shown(report.table("disputes"), want) == want


def _shown(table: FormTable, want: list[str]) -> list[str]:
    assert table.form is not None
    figures = [table.cells[key] for key in table.form.keys()]
    return [
        (expected if expected in "_0" else "") if figure.empty else str(figure.value)
        for figure, expected in zip(figures, want, strict=True)
    ]
