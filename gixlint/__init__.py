"""gixlint checks Chinese annual reports on open government information (政府信息公开工作年度报告).

    from gixlint import Context, Plan, Settings, lint
    result = lint("报告.docx", data, Plan(Settings(), Context(today)))

The names are imported when they are first asked for, so that importing the package costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gixlint.checking import Check, Example, check, load, shipped_folder
    from gixlint.document import Document, Place
    from gixlint.errors import (
        CheckLoadError,
        GixlintError,
        Missing,
        MissingPartError,
        SettingsError,
        UnreadableError,
        UnwritableError,
    )
    from gixlint.findings import Finding, Problem, Severity, Unknown, Verdict
    from gixlint.linting import Plan, Result, lint
    from gixlint.parsing import parse
    from gixlint.readers import read
    from gixlint.report import Context, Report
    from gixlint.settings import Settings
    from gixlint.statutes import Basis

__version__ = "0.1.0"

__all__ = [
    "Basis",
    "Check",
    "CheckLoadError",
    "Context",
    "Document",
    "Example",
    "Finding",
    "GixlintError",
    "Missing",
    "MissingPartError",
    "Place",
    "Plan",
    "Problem",
    "Report",
    "Result",
    "Settings",
    "SettingsError",
    "Severity",
    "Unknown",
    "UnreadableError",
    "UnwritableError",
    "Verdict",
    "check",
    "lint",
    "load",
    "parse",
    "read",
    "shipped_folder",
]

_HOMES = {
    "checking": ("Check", "Example", "check", "load", "shipped_folder"),
    "document": ("Document", "Place"),
    "errors": (
        "CheckLoadError",
        "GixlintError",
        "Missing",
        "MissingPartError",
        "SettingsError",
        "UnreadableError",
        "UnwritableError",
    ),
    "findings": ("Finding", "Problem", "Severity", "Unknown", "Verdict"),
    "linting": ("Plan", "Result", "lint"),
    "parsing": ("parse",),
    "readers": ("read",),
    "report": ("Context", "Report"),
    "settings": ("Settings",),
    "statutes": ("Basis",),
}


def __getattr__(name: str) -> object:
    from importlib import import_module

    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(f"gixlint.{home}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
