"""`csv`: a row a finding, as spreadsheets open it (UTF-8 with its mark, RFC 4180)."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from io import StringIO
from typing import TYPE_CHECKING

from gixlint.reporters.rows import COLUMNS, Value, findings, is_formula, reports

if TYPE_CHECKING:
    from gixlint.linting import Result
    from gixlint.reporters import RenderOptions

__all__ = ["FIELDS", "render"]

FIELDS = (
    "path", "agency", "year", "code", "name", "title", "severity", "state", "where", "page", "line", "column",
    "excerpt", "context", "message", "related", "basis", "hint", "cause", "waived", "fingerprint", "status",
)  # fmt: skip
"""The columns, in order."""


def render(results: Sequence[Result], options: RenderOptions) -> bytes:
    """Return the sheet. A file that could not be checked has a row without a code, whose message says why."""
    sheet = StringIO(newline="")
    writer = csv.writer(sheet)
    writer.writerow(COLUMNS[field][options.lang == "en"] for field in FIELDS)
    for row in _rows(results, options.lang):
        writer.writerow(_safe(row.get(field)) for field in FIELDS)
    return sheet.getvalue().encode("utf-8-sig", "replace")


def _rows(results: Sequence[Result], lang: str) -> Iterator[dict[str, Value]]:
    for result, report in zip(results, reports(results, lang), strict=True):
        if result.error is not None:
            yield {**report, "message": report["error"]}
        yield from findings(result, lang)


def _safe(value: Value) -> Value:
    """Return a value that no spreadsheet takes for a formula; an apostrophe marks text."""
    return f"'{value}" if isinstance(value, str) and is_formula(value) else value
