"""`html`: one page that needs nothing else: findings by severity, with their basis, to read, mail and print."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from gixlint import __version__
from gixlint.checking import beside_package
from gixlint.findings import Severity
from gixlint.report import Absent, Agency, Report, Title
from gixlint.reporters.labels import (
    cited,
    consequences,
    converted,
    counted,
    doubted,
    labels,
    located,
    shown,
    summary,
    undecided,
)
from gixlint.spots import printable

if TYPE_CHECKING:
    from gixlint.findings import Finding, Spot
    from gixlint.linting import Result
    from gixlint.reporters import RenderOptions

__all__ = ["render"]


def render(results: Sequence[Result], options: RenderOptions) -> str:
    """Return the page of all results."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(beside_package("templates")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    words = labels(options.lang)
    return environment.get_template("report.html.j2").render(
        words=words,
        language="en" if options.lang == "en" else "zh-CN",
        today=options.today.isoformat(),
        version=__version__,
        total=counted(results, words),
        reports=[_report(result, options, words) for result in results],
    )


def _report(result: Result, options: RenderOptions, words: Mapping[str, str]) -> dict[str, Any]:
    findings = shown(result, options.show_waived)
    return {
        "path": printable(result.path),
        "status": result.status,
        "error": None if result.error is None else printable(result.error),
        "counted": counted([result], words),
        "counts": [
            {"severity": severity.word, "count": sum(finding.severity is severity for finding in result.roots)}
            for severity in sorted(Severity, reverse=True)
        ],
        "summary": summary(result, words),
        "converted": converted(result, words),
        "groups": [
            {
                "severity": severity.word,
                "findings": [_finding(result, finding, words) for finding in findings if finding.severity is severity],
            }
            for severity in sorted(Severity, reverse=True)
            if any(finding.severity is severity for finding in findings)
        ],
        "undecided": undecided(result, "undecided"),
        "crashed": undecided(result, "crashed"),
        **_facts(result.report),
    }


def _facts(report: Report | None) -> dict[str, Any]:
    """Return what the head of a report's part says of it; what is not known is empty."""
    if report is None:
        return {"title": "", "agency": "", "year": "", "edition": ""}
    title, agency = report.find("title"), report.find("agency")
    return {
        "title": printable(title.words) if isinstance(title, Title) else "",
        "agency": printable(agency.name) if isinstance(agency, Agency) else "",
        "year": report.year or "",
        "edition": "" if isinstance(report.edition, Absent) else report.edition.name,
    }


def _finding(result: Result, finding: Finding, words: Mapping[str, str]) -> dict[str, Any]:
    return {
        "code": finding.code,
        "title": printable(finding.title),
        "severity": finding.severity.word,
        "waived": finding.waived,
        "message": printable(finding.message),
        "hint": printable(finding.hint),
        "doubt": doubted(finding, words),
        "spot": _spot(finding.spot, words),
        "related": [{"label": printable(label), **_spot(spot, words)} for label, spot in finding.related],
        "basis": [{"cited": cited(provision), "quote": provision.quote} for provision in finding.basis],
        "consequences": [_finding(result, other, words) for other in consequences(result, finding)],
    }


def _spot(spot: Spot, words: Mapping[str, str]) -> dict[str, Any]:
    start, end = spot.mark
    excerpt = spot.excerpt
    return {
        "where": printable(spot.where),
        "at": located(spot, words),
        "before": excerpt[:start],
        "marked": excerpt[start:end],
        "after": excerpt[end:],
    }
