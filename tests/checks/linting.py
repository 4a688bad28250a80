"""Prose and tables put into a report and checked by some of the checks."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from gixlint.findings import Finding
from gixlint.linting import Plan, Result, lint
from gixlint.report import Context
from gixlint.settings import Settings
from tests.parsing.drawing import drawn, report

__all__ = ["codes", "findings", "linted", "plan", "prose_of_2015"]


def plan(*codes: str) -> Plan:
    """A plan with only these checks (codes or prefixes)."""
    return Plan(Settings(select=codes), Context(today=date(2026, 11, 21)))


def linted(
    text: str,
    *codes: str,
    year: int = 2023,
    tables: Mapping[str, Mapping[str, str]] | None = None,
    previous: str | None = None,
) -> Result:
    """The result of a report of this year with this text in 总体情况 and these figures, all others 0."""
    earlier = None if previous is None else previous.encode()
    return lint("r.md", drawn(year, tables or {}, text=text).encode(), plan(*codes), earlier, "p.md")


def findings(text: str, *codes: str, **more: object) -> list[Finding]:
    """The findings of `linted`."""
    return list(linted(text, *codes, **more).findings)  # type: ignore[arg-type]


def codes(text: str, *wanted: str, **more: object) -> list[str]:
    """The codes of the findings of `linted`."""
    return [finding.code for finding in findings(text, *wanted, **more)]


def prose_of_2015(text: str) -> str:
    """A report of the years without tables, with this text in its overview."""
    return report(2015, "主动公开各类信息，未作分类统计。", "没有收到申请。", "没有复议和诉讼。", text)
