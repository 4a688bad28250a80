"""All checks that may be asked for: the shipped ones and those of further folders."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from gixlint.checking import load, shipped_folder

if TYPE_CHECKING:
    from gixlint.checking import Check

__all__ = ["catalogue", "edition_names", "report_years", "severity_word"]

_SEVERITY = {"error": "错误", "warning": "警告", "note": "提示"}


def catalogue(folders: Iterable[str]) -> tuple[Check, ...]:
    """Return the shipped checks and those of the folders, by code. Raises CheckLoadError."""
    checks = [check for folder in (shipped_folder(), *map(Path, folders)) for check in load(folder)]
    return tuple(sorted(checks, key=lambda check: check.code))


def edition_names(check: Check) -> tuple[str, ...]:
    """Return the ids of the editions that a check applies to, () where it applies to all."""
    from gixlint.editions import edition, editions

    fitting = tuple(name for name in editions() if edition(name).features.issuperset(check.needs))
    return () if fitting == editions() else fitting


def report_years(check: Check) -> str:
    """Return in Chinese the report years that a check applies to: 各年度, 2019年度起, 2008—2018年度."""
    from gixlint.editions import edition

    spans: list[tuple[int, int | None]] = []
    for since, until in ((edition(name).since, edition(name).until) for name in edition_names(check)):
        if spans and spans[-1][1] == since - 1:
            since = spans.pop()[0]
        spans.append((since, until))
    return "、".join(f"{since}—{until}年度" if until else f"{since}年度起" for since, until in spans) or "各年度"


def severity_word(check: Check) -> str:
    """Return a check's severity in Chinese, as the national ruleset has it."""
    from gixlint.rulesets import severity_of
    from gixlint.settings import Settings

    return _SEVERITY[severity_of(check, Settings()).word]
