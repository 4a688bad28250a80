"""`xlsx`: a workbook of two sheets, a row a finding and a row a report."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from gixlint.reporters.csv import FIELDS
from gixlint.reporters.labels import labels
from gixlint.reporters.rows import COLUMNS, Value, findings, is_formula, reports

if TYPE_CHECKING:
    from gixlint.linting import Result
    from gixlint.reporters import RenderOptions

__all__ = ["render"]

_REPORT_FIELDS = (
    "path", "agency", "year", "edition", "status", "errors", "warnings", "notes", "consequences", "exempted", "passed",
    "failed", "undecided", "not-applicable", "crashed", "error",
)  # fmt: skip
_MOST_CHARACTERS = 32_767
_MOST_ROWS = 1_048_575
"""What a cell and, under its heading, a sheet hold at most."""


def render(results: Sequence[Result], options: RenderOptions) -> bytes:
    """Return the workbook; the day of the run is the day that it says it was made, so that it is the same each time."""
    import xlsxwriter

    words, book = labels(options.lang), BytesIO()
    with xlsxwriter.Workbook(book, {"in_memory": True}) as workbook:
        workbook.set_properties({"created": datetime(*options.today.timetuple()[:3]), "title": words["heading"]})
        looks = _looks(workbook)
        rows = [row for result in results for row in findings(result, options.lang)]
        for start in range(0, max(len(rows), 1), _MOST_ROWS):
            name = words["found"] + (f" {start // _MOST_ROWS + 1}" if start else "")
            _sheet(workbook.add_worksheet(name), FIELDS, rows[start : start + _MOST_ROWS], looks, options.lang)
        sheet = workbook.add_worksheet(words["reports"])
        _sheet(sheet, _REPORT_FIELDS, list(reports(results, options.lang)), looks, options.lang)
    return book.getvalue()


def _looks(workbook: Any) -> dict[str, Any]:
    plain = {"valign": "top", "text_wrap": True, "font_size": 10, "border": 1, "border_color": "#D6DBE1"}
    head = {**plain, "bold": True, "bg_color": "#E8EDF2", "valign": "vcenter"}
    made = {name: workbook.add_format(look) for name, look in (("plain", plain), ("head", head))}
    made["quoted"] = workbook.add_format(plain)
    made["quoted"].set_quote_prefix()
    return made


def _sheet(sheet: Any, fields: Sequence[str], rows: Sequence[dict[str, Value]], looks: Any, lang: str) -> None:
    """Write headings that stay in sight and can be filtered by, and the rows under them."""
    for column, field in enumerate(fields):
        sheet.set_column(column, column, COLUMNS[field][2])
        sheet.write_string(0, column, COLUMNS[field][lang == "en"], looks["head"])
    for number, row in enumerate(rows, start=1):
        _row(sheet, number, (row.get(field) for field in fields), looks)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, len(rows), len(fields) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _row(sheet: Any, number: int, values: Iterable[Value], looks: Any) -> None:
    for column, value in enumerate(values):
        if isinstance(value, int):
            sheet.write_number(number, column, value, looks["plain"])
        elif value:
            look = looks["quoted" if is_formula(value) else "plain"]
            sheet.write_string(number, column, _fitting(value), look)
        else:
            sheet.write_blank(number, column, None, looks["plain"])


def _fitting(words: str) -> str:
    return words if len(words) <= _MOST_CHARACTERS else f"{words[: _MOST_CHARACTERS - 1]}…"
