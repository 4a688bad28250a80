"""Every check over every one of its examples, and every clean sample without a finding.

What an edit of Markdown cannot hold stands under `tests/cases/CODE/`; `tests/checks/test_cases.py` reads it.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from gixlint.checking import Check, Example, load, shipped_folder
from gixlint.findings import Finding
from gixlint.linting import Plan, lint
from gixlint.report import Context
from gixlint.settings import Settings

CLEAN = Path(__file__).parents[1] / "examples" / "clean"
TODAY = date(2026, 11, 21)
TABLES = {"proactive": "表二", "requests": "表三", "disputes": "表四"}
CASES = [(check, example) for check in load(shipped_folder()) for example in check.examples if example.sample]


def context(given: tuple[tuple[str, str], ...]) -> Context:
    """Return the context that command line options of these names would make."""
    said = dict(given)
    dates = {key: date.fromisoformat(said.pop(key)) for key in ("today", "published") if key in said}
    year = int(said.pop("year")) if "year" in said else None
    level = said.pop("agency-level", said.pop("level", None))
    assert not said, f"unknown: {said}"
    return Context(**{"today": TODAY, **dates}, year=year, level=level)  # type: ignore[arg-type]


def named(check: Check, example: Example) -> str:
    return f"{check.code}-{check.examples.index(example) + 1}"


def elsewhere(finding: Finding) -> list[tuple[str, str]]:
    """Return the tables of the form that a finding cites although it stands in another."""
    own = TABLES.get(finding.role.removeprefix("table.").partition(".")[0], "表")
    cited = [basis.provision for basis in finding.basis if basis.provision.startswith("表")]
    return [(finding.role, provision) for provision in cited if own not in provision]


@pytest.mark.parametrize(("check", "example"), CASES, ids=[named(*case) for case in CASES])
def test_an_example_brings_its_finding_and_no_other(check: Check, example: Example) -> None:
    text = (CLEAN / f"{example.sample}.md").read_text(encoding="utf-8")
    assert text.count(example.good) == 1, "what is replaced must stand in the sample once"
    name = f"{example.sample}.md"
    broken = text.replace(example.good, example.bad).encode()
    result = lint(name, broken, Plan(Settings(), context(example.given)))
    roots = [finding for finding in result.findings if finding.cause is None]
    assert {finding.code for finding in roots} == {check.code, *example.also}, [f.message for f in roots]
    assert [verdict for verdict in result.verdicts if verdict.status == "crashed"] == []
    assert [cited for finding in result.findings for cited in elsewhere(finding)] == []


@pytest.mark.parametrize("path", sorted(CLEAN.glob("*.md")), ids=lambda path: path.stem)
def test_a_clean_sample_has_no_finding(path: Path) -> None:
    result = lint(path.name, path.read_bytes(), Plan(Settings(), context(())))
    assert [(finding.code, finding.message, finding.spot.excerpt) for finding in result.findings] == []
    assert [(v.code, v.status, v.reason) for v in result.verdicts if v.status in ("undecided", "crashed")] == []
