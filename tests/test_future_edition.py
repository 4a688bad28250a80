"""The form of a future year is a YAML file and its clean sample: no Python changes.

`forms/form2031.yaml` has no heading, label, name, number of a section, day or key in common with the forms there are;
`forms/form2031.md` is its clean sample. Every kind of check is asked for a defect put into it.
"""

from __future__ import annotations

import datetime
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from gixlint import editions, statutes
from gixlint.findings import Finding
from gixlint.linting import Plan, Result, lint
from gixlint.report import Context
from gixlint.settings import Settings

FORMS = Path(__file__).parent / "forms"
SAMPLE = (FORMS / "form2031.md").read_text(encoding="utf-8")
CLEAN = Path(__file__).parents[1] / "examples" / "clean"


def forget() -> None:
    """Clear what modules keep of the editions."""
    for name, module in list(sys.modules.items()):
        if name.startswith(("gixlint.editions", "gixlint.statutes", "gixlint.parsing", "gixlint.judging")):
            for kept in list(vars(module).values()):
                if hasattr(kept, "cache_clear"):
                    kept.cache_clear()


@pytest.fixture(autouse=True, scope="module")
def form_of_2031(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Put the form in force from 2031 on beside the shipped ones, and the notice that lays it down."""
    folder = tmp_path_factory.mktemp("forms") / "editions"
    shutil.copytree(editions._FOLDER, folder, ignore=shutil.ignore_patterns("__pycache__", "*.py"))
    last = folder / "format2021.yaml"
    last.write_text(last.read_text(encoding="utf-8").replace("to: null", "to: 2030"), encoding="utf-8")
    shutil.copy(FORMS / "form2031.yaml", folder)
    with (folder / "statutes.yaml").open("a", encoding="utf-8") as instruments:
        instruments.write((FORMS / "notice2031.yaml").read_text(encoding="utf-8"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(editions, "_FOLDER", folder)
        patch.setattr(statutes, "_FOLDER", folder)
        forget()
        yield
    forget()


def linted(text: str, name: str = "a.md", previous: str | None = None) -> Result:
    plan = Plan(Settings(), Context(datetime.date(2033, 1, 1)))
    return lint(name, text.encode(), plan, None if previous is None else previous.encode(), "b.md")


def roots(text: str, name: str = "a.md", previous: str | None = None) -> list[Finding]:
    result = linted(text, name, previous)
    assert result.report is not None
    assert getattr(result.report.edition, "id", None) == "form2031"
    return list(result.roots)


def test_the_clean_sample_is_clean() -> None:
    assert [(finding.code, finding.message) for finding in roots(SAMPLE)] == []
