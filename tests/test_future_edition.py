"""The form of a future year is a YAML file and its clean sample: no Python changes."""

from __future__ import annotations

import datetime
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from gixlint import editions
from gixlint.linting import Plan, lint
from gixlint.parsing import extents, headings
from gixlint.report import Context
from gixlint.settings import Settings

CLEAN = Path(__file__).parents[1] / "examples" / "clean" / "format2021-department.md"
_CACHES = (
    editions._spans,
    editions.edition,
    headings._known,
    headings._roles_by_spelling,
    headings._form_rows,
    extents._words,
)


@pytest.fixture
def form_of_2031(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Put an edition in force from 2031 beside the shipped ones: a row renamed, a column added, a deadline moved."""
    folder = tmp_path / "editions"
    shutil.copytree(editions._FOLDER, folder, ignore=shutil.ignore_patterns("__pycache__", "*.py"))
    old = folder / "format2021.yaml"
    form = old.read_text(encoding="utf-8")
    old.write_text(form.replace("to: null", "to: 2030"), encoding="utf-8")
    new = form.replace("id: format2021", "id: format2031").replace("from: 2021", "from: 2031")
    new = new.replace("name: 2021年格式", "name: 2031年格式")
    new = new.replace("8.属于行政查询事项", "8.属于行政查询和核验事项")
    new = new.replace("level: department, month: 1, day: 31", "level: department, month: 2, day: 15")
    (folder / "format2031.yaml").write_text(new, encoding="utf-8")
    monkeypatch.setattr(editions, "_FOLDER", folder)
    for cache in _CACHES:
        cache.cache_clear()
    yield
    monkeypatch.undo()
    for cache in _CACHES:
        cache.cache_clear()


def sample() -> str:
    text = CLEAN.read_text(encoding="utf-8")
    for year in range(2026, 2020, -1):
        text = text.replace(f"{year}年", f"{year + 6}年")
    return text.replace("8.属于行政查询事项", "8.属于行政查询和核验事项").replace("2032年1月20日", "2032年2月10日")


def codes(text: str) -> dict[str, str]:
    result = lint("a.md", text.encode(), Plan(Settings(), Context(datetime.date(2033, 1, 1))))
    assert result.report is not None
    assert getattr(result.report.edition, "id", None) == "format2031"
    return {finding.code: finding.message for finding in result.roots}


@pytest.mark.usefixtures("form_of_2031")
def test_a_new_form_is_checked_by_its_own_facts() -> None:
    assert codes(sample()) == {}
    assert set(codes(sample().replace("8.属于行政查询和核验事项", "8.属于行政查询事项"))) == {"S112"}
    assert set(codes(sample().replace("2032年2月10日", "2032年2月16日"))) == {"T102"}
