"""All checks that may be asked for: the shipped ones and those of further folders."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from gixlint.checking import load, shipped_folder

if TYPE_CHECKING:
    from gixlint.checking import Check

__all__ = ["catalogue", "edition_names", "severity_word"]

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


def severity_word(check: Check) -> str:
    """Return a check's severity in Chinese."""
    return _SEVERITY[check.severity.word]
