"""`json`: one object for the whole run, as `output.schema.json` describes it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from gixlint import __version__
from gixlint.report import Absent, Agency, Contact, FormTable, Period, Preamble, Signature, Title
from gixlint.reporters.labels import COUNTED
from gixlint.spots import spot

if TYPE_CHECKING:
    from gixlint.document import Place
    from gixlint.findings import Finding, Spot
    from gixlint.linting import Result
    from gixlint.report import Day, Figure, Report, Section, Statement
    from gixlint.reporters import RenderOptions

__all__ = ["render", "report_json", "to_json"]

SCHEMA = 1
"""The version of the output; it rises when something that was there goes or changes its meaning."""

_TABLES = ("proactive", "requests", "disputes", "statistics")


def render(results: Sequence[Result], options: RenderOptions) -> str:
    """Return the run as one JSON object."""
    return json.dumps(to_json(results, options.today), ensure_ascii=False, indent=2) + "\n"


def to_json(results: Sequence[Result], today: date) -> dict[str, Any]:
    """Return the run as plain data."""
    return {
        "gixlint": __version__,
        "schema": SCHEMA,
        "today": today.isoformat(),
        "reports": [report_json(result) for result in results],
    }


def report_json(result: Result) -> dict[str, Any]:
    """Return one result as plain data."""
    report = result.report
    source = result.document and {
        key: getattr(result.document.source, key) for key in ("format", "converter", "encoding", "pages", "confidence")
    }
    return {
        "path": result.path,
        "sha256": result.sha256 or None,
        "edition": report.edition.id if report and not isinstance(report.edition, Absent) else None,
        "source": source,
        "status": result.status,
        "error": result.error,
        "report": report and _report(report),
        "verdicts": {
            "summary": {status.replace("-", "_"): result.count(status) for status in COUNTED},
            "checks": [
                {"code": verdict.code, "status": verdict.status, "reason": verdict.reason}
                for verdict in result.verdicts
            ],
        },
        "findings": [_finding(finding) for finding in result.findings],
    }


def _report(report: Report) -> dict[str, Any]:
    title, agency, preamble = report.find("title"), report.find("agency"), report.find("preamble")
    known = agency if isinstance(agency, Agency) else None
    tables = {role: report.find(f"table.{role}") for role in _TABLES}
    return {
        "is_annual_report": report.kind == "annual-report",
        "title": title.words if isinstance(title, Title) else None,
        "year": report.year,
        "agency": known and known.name,
        "agency_level": known.level if known and known.level != "unknown" else None,
        **_preliminaries(report),
        "legal_basis": [basis.words for basis in preamble.bases] if isinstance(preamble, Preamble) else [],
        "sections": [_section(report, section) for section in report.sections],
        "tables": {
            role: _cells(table.cells) if isinstance(table, FormTable) else {} if role == "statistics" else None
            for role, table in tables.items()
        },
        "cell_notes": {
            key: figure.note
            for table in tables.values()
            if isinstance(table, FormTable)
            for key, figure in table.cells.items()
            if figure.note
        },
        "statements": [_statement(report, statement) for statement in report.statements],
    }


def _preliminaries(report: Report) -> dict[str, Any]:
    period, contact, signature = report.find("period"), report.find("contact"), report.find("signature")
    return {
        "period": {"from": _day(period.start), "to": _day(period.end)} if isinstance(period, Period) else None,
        "contact": _contact(contact) if isinstance(contact, Contact) else None,
        "signed": {"agency": signature.agency or None, "date": signature.day and _day(signature.day)}
        if isinstance(signature, Signature)
        else None,
    }


def _day(day: Day) -> str | None:
    return day.value.isoformat() if day.value else None


def _contact(contact: Contact) -> dict[str, Any]:
    def listed(*kinds: str) -> list[str]:
        return [entry.words for kind in kinds for entry in contact.of(kind)]

    return {
        "phone": listed("phone", "mobile"),
        "fax": listed("fax"),
        "address": next(iter(listed("address")), None),
        "postcode": next(iter(listed("postcode")), None),
        "email": listed("email"),
        "url": listed("url"),
    }


def _section(report: Report, section: Section) -> dict[str, Any]:
    return {
        "role": section.role,
        "ordinal": section.ordinal,
        "heading": section.label + section.heading,
        "location": _location(report, section.role, section.heading_place),
    }


def _statement(report: Report, statement: Statement) -> dict[str, Any]:
    return {
        "subject": statement.subject,
        "value": _number(statement.value),
        "qualifier": statement.qualifier,
        "unit": statement.unit,
        "scope": statement.scope._asdict(),
        "location": _location(report, "body", statement.place),
    }


def _location(report: Report, role: str, place: Place) -> dict[str, Any]:
    """Return where a part stands, without the line around it."""
    location = _spot(spot(report, role, place))
    return {key: value for key, value in location.items() if key not in ("context", "mark")}


def _cells(cells: Mapping[str, Figure]) -> dict[str, Any]:
    return {key: _figure(figure) for key, figure in cells.items()}


def _figure(figure: Figure) -> Any:
    if figure.state == "number":
        return _number(figure.value)
    return None if figure.empty else {"raw": figure.raw}


def _number(value: int | Decimal | None) -> int | str | None:
    """Return whole numbers as they are and decimals as strings, so that none goes through a float."""
    return format(value, "f") if isinstance(value, Decimal) else value


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "name": finding.name,
        "title": finding.title,
        "severity": finding.severity.word,
        "role": finding.role,
        "message": finding.message,
        "hint": finding.hint,
        "basis": [provision._asdict() for provision in finding.basis],
        "location": _spot(finding.spot),
        "related": [{"label": label, "location": _spot(spot)} for label, spot in finding.related],
        "fix": finding.fix
        and [{"start": edit.place.start, "end": edit.place.end, "words": edit.words} for edit in finding.fix],
        "confidence": finding.confidence,
        "cause": finding.cause,
        "waived": finding.waived,
        "fingerprint": finding.fingerprint,
    }


def _spot(spot: Spot) -> dict[str, Any]:
    """Return a spot: `excerpt` is the words at the place, `context` the line around them, `mark` their range in it."""
    start, end = spot.mark
    return {
        "where": spot.where,
        "page": spot.page,
        "line": spot.line,
        "column": spot.column,
        "start": spot.start,
        "end": spot.end,
        "excerpt": spot.excerpt[start:end],
        "context": spot.excerpt,
        "mark": [start, end],
    }
