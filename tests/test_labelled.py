"""Reports written from the law and the catalogue alone, each with the codes that it must yield, and no others.

`codes` of a sidecar must be found, those under `may` may be, those under `open` are not found yet, and all else is false.
What else a sidecar states (title, agency, year, period, the figures of 表三 and 表四) must be read so, but for the tables
under `unread`.
"""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from gixlint.checking import load, shipped_folder
from gixlint.linting import Plan, Result, lint
from gixlint.report import Context
from gixlint.settings import Settings
from tests.accuracy.labelled import FOLDERS, unlike

LABELS = sorted(label for folder in FOLDERS for label in folder.glob("*.yaml"))
SHIPPED = {check.code for check in load(shipped_folder())}


def checked(label: Path) -> tuple[dict[str, Any], Result]:
    path = next(p for p in label.parent.glob(f"{label.stem}.*") if p.suffix != ".yaml")
    plan = Plan(Settings(), Context(datetime.date(2026, 11, 21)))
    result = lint(path.name, path.read_bytes(), plan, beside=lambda name: (path.parent / name).exists())
    return yaml.safe_load(label.read_text(encoding="utf-8")), result


@pytest.mark.parametrize("label", LABELS, ids=lambda path: path.stem)
def test_reports(label: Path) -> None:
    want, result = checked(label)
    assert result.report is not None
    assert unlike(want, result.report) == []
    found = {finding.code for finding in result.findings}
    assert {
        "missed": sorted(set(want["codes"]) & SHIPPED - found - set(want.get("open", ()))),
        "found at last": sorted(set(want.get("open", ())) & found),
        "wrong": sorted(found - set(want["codes"]) - set(want.get("may", ()))),
    } == {"missed": [], "found at last": [], "wrong": []}
