"""The findings as rows of a sheet: what `csv` and `xlsx` share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from gixlint.findings import Severity
from gixlint.report import Absent, Agency
from gixlint.reporters.labels import COUNTED, cited, labels
from gixlint.spots import printable

if TYPE_CHECKING:
    from gixlint.findings import Finding
    from gixlint.linting import Result

__all__ = ["COLUMNS", "Value", "findings", "is_formula", "reports"]

Value = str | int | None

COLUMNS: Mapping[str, tuple[str, str, int]] = {
    "path": ("文件", "file", 34),
    "agency": ("机关", "agency", 24),
    "year": ("年度", "year", 7),
    "code": ("编号", "code", 8),
    "name": ("检查名称", "check", 24),
    "title": ("问题", "finding", 28),
    "severity": ("级别", "severity", 8),
    "state": ("状态", "state", 10),
    "where": ("位置", "where", 34),
    "page": ("页", "page", 6),
    "line": ("行", "line", 6),
    "column": ("列", "column", 6),
    "excerpt": ("原文", "excerpt", 30),
    "context": ("上下文", "context", 40),
    "message": ("说明", "message", 56),
    "related": ("相关位置", "related places", 40),
    "basis": ("依据", "basis", 44),
    "hint": ("建议", "hint", 44),
    "cause": ("起因编号", "cause", 10),
    "waived": ("豁免理由", "reason of waiver", 20),
    "fingerprint": ("指纹", "fingerprint", 20),
    "status": ("报告结论", "report status", 10),
    "edition": ("适用格式", "form", 14),
    "error": ("未能检查的原因", "why not checked", 44),
    "errors": ("错误", "errors", 8),
    "warnings": ("警告", "warnings", 8),
    "notes": ("提示", "notes", 8),
    "consequences": ("由此引起", "consequences", 10),
    "exempted": ("已豁免", "waived", 8),
    "passed": ("通过的检查", "checks passed", 11),
    "failed": ("不符的检查", "checks failed", 11),
    "undecided": ("无法判定的检查", "checks undecided", 14),
    "not-applicable": ("不适用的检查", "checks not applicable", 13),
    "crashed": ("出错的检查", "checks crashed", 11),
}
"""Every column: its heading in Chinese and English, and its width in characters."""

_BEGIN_FORMULAS = frozenset("=+-@\t\r\n＝＋－＠")


def is_formula(words: str) -> bool:
    """Tell whether a spreadsheet may take the words for a formula: a document's text must never become one."""
    return words.startswith(("\t", "\r", "\n")) or words.lstrip()[:1] in _BEGIN_FORMULAS if words else False


def findings(result: Result, lang: str) -> Iterator[dict[str, Value]]:
    """Yield a row for each finding, consequences and waived ones among them, in the order of their places."""
    codes = {finding.fingerprint: finding.code for finding in result.findings}
    for finding in result.findings:
        yield {**_whose(result), **_finding(finding, codes, lang), "status": labels(lang)[result.status]}


def _whose(result: Result) -> dict[str, Value]:
    report = result.report
    agency = report.find("agency") if report else None
    name = printable(agency.name) if isinstance(agency, Agency) else ""
    return {"path": printable(result.path), "agency": name, "year": report.year if report else None}


def _finding(finding: Finding, codes: Mapping[str, str], lang: str) -> dict[str, Value]:
    words, spot = labels(lang), finding.spot
    start, end = spot.mark
    return {
        "code": finding.code,
        "name": finding.name,
        "title": printable(finding.title),
        "severity": words[finding.severity.word],
        "state": words["waived" if finding.waived is not None else "consequence" if finding.cause else "open"],
        "where": printable(spot.where),
        "page": spot.page,
        "line": spot.line,
        "column": spot.column,
        "excerpt": printable(spot.excerpt[start:end]),
        "context": printable(spot.excerpt),
        "message": printable(finding.message),
        "related": "\n".join(
            f"{printable(label)}{words['colon']}{printable(spot.where)}" for label, spot in finding.related
        ),
        "basis": "\n".join(
            cited(provision) + (f"：“{provision.quote}”" if provision.quote else "") for provision in finding.basis
        ),
        "hint": printable(finding.hint),
        "cause": codes.get(finding.cause, "") if finding.cause else "",
        "waived": printable(finding.waived or ""),
        "fingerprint": finding.fingerprint,
    }


def reports(results: Sequence[Result], lang: str) -> Iterator[dict[str, Value]]:
    """Yield a row for each file: what came of it, how many findings count, how its checks ended."""
    words = labels(lang)
    for result in results:
        edition = result.report.edition if result.report else None
        row: dict[str, Value] = {
            **_whose(result),
            "edition": edition.name if edition and not isinstance(edition, Absent) else "",
            "status": words[result.status],
            "error": printable(result.error or ""),
        }
        yield row if result.error is not None else {**row, **_counts(result)}


def _counts(result: Result) -> dict[str, Any]:
    return {
        **{
            f"{s.word}s": sum(finding.severity is s for finding in result.roots) for s in sorted(Severity, reverse=True)
        },
        "consequences": sum(f.cause is not None and f.waived is None for f in result.findings),
        "exempted": sum(f.waived is not None for f in result.findings),
        **{status: result.count(status) for status in COUNTED},
    }
