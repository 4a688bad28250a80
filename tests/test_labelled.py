"""Reports written from the law and the catalogue alone, each with the codes that it must yield, and no others.

`codes` of a sidecar must be found, those under `may` may be, those under `open` are not found yet, and all else is false.
"""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
import yaml

from gixlint.checking import load, shipped_folder
from gixlint.linting import Plan, lint
from gixlint.report import Context
from gixlint.settings import Settings
from tests.accuracy.labelled import FOLDERS

LABELS = sorted(label for folder in FOLDERS for label in folder.glob("*.yaml"))
SHIPPED = {check.code for check in load(shipped_folder())}


@pytest.mark.parametrize("label", LABELS, ids=lambda path: path.stem)
def test_codes(label: Path) -> None:
    want = yaml.safe_load(label.read_text(encoding="utf-8"))
    path = next(p for p in label.parent.glob(f"{label.stem}.*") if p.suffix != ".yaml")
    plan = Plan(Settings(), Context(datetime.date(2026, 11, 21)))
    result = lint(path.name, path.read_bytes(), plan, beside=lambda name: (path.parent / name).exists())
    found = {finding.code for finding in result.findings}
    assert {
        "missed": sorted(set(want["codes"]) & SHIPPED - found - set(want.get("open", ()))),
        "found at last": sorted(set(want.get("open", ())) & found),
        "wrong": sorted(found - set(want["codes"]) - set(want.get("may", ()))),
    } == {"missed": [], "found at last": [], "wrong": []}
