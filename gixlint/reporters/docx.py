"""`docx`: 检查意见, a Word document in the layout of GB/T 9704, made from a template that an office may restyle.

The template is a Word file with Jinja tags (docxtpl): `templates/findings.*.docx`, or `options.template`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gixlint import __version__
from gixlint.checking import beside_package
from gixlint.errors import GixlintError
from gixlint.findings import Severity
from gixlint.readers.numerals import spell
from gixlint.report import Absent, Agency, Report, Title
from gixlint.reporters.labels import cited, consequences, counted, labels, located, shown, statuses, summary, undecided
from gixlint.reporters.names import file_names
from gixlint.reporters.parts import Part, parts
from gixlint.spots import printable
from gixlint.statutes import statutes
from gixlint.wordfile import opened, packed

if TYPE_CHECKING:
    from datetime import date

    from gixlint.findings import Finding
    from gixlint.linting import Result
    from gixlint.reporters import RenderOptions

__all__ = ["INDEX", "pages", "render"]

INDEX = "汇总.docx"
"""The name of the summary in a folder of documents."""

_GRAVEST_FIRST = sorted(Severity, reverse=True)


def render(results: Sequence[Result], options: RenderOptions) -> bytes:
    """Return one document of all results: where there are several, a summary, then each on a new page.

    Raises GixlintError where the template cannot be used.
    """
    told = [result for result in results if _is_told(result, results)]
    return _document(results, results if len(results) > 1 else (), told, options)


def pages(results: Sequence[Result], options: RenderOptions) -> dict[str, bytes]:
    """Return a document of each result by the name of its file, and last `INDEX`, the summary. Raises as `render`."""
    names = file_names(results, "docx")
    made = {
        name: _document([one], (), [one], options)
        for name, one in zip(names, results, strict=True)
        if _is_told(one, results)
    }
    return {**made, INDEX: _document(results, results, (), options)}


def _is_told(result: Result, results: Sequence[Result]) -> bool:
    """Tell whether there is more to say of a result than its line in the summary: not of what is no report."""
    return result.status != "skipped" or len(results) == 1


def _document(
    results: Sequence[Result], entries: Iterable[Result], told: Iterable[Result], options: RenderOptions
) -> bytes:
    """Return a document over `results` with a summary of `entries` and the findings of the reports `told`."""
    words = labels(options.lang)
    rows = [
        {
            "name": _name(result),
            "error": result.error or "",
            "status": words[result.status],
            **_counts(result.roots),
        }
        for result in entries
    ]
    context = {
        "version": __version__,
        "today": _day(options.today, options.lang),
        "many": len(results),
        "statuses": statuses(results, words),
        "total": counted(results, words),
        "several": bool(rows),
        "entries": rows,
        "reports": [_report(result, options, words) for result in told],
    }
    shipped = beside_package("templates") / f"findings.{'en' if options.lang == 'en' else 'zh'}.docx"
    document = _filled(Path(options.template) if options.template else shipped, _armoured(context))
    return packed(document, words["heading"], f"gixlint {__version__}", options.today)


def _filled(template: Path, context: Mapping[str, Any]) -> Any:
    """Return the template with the context in its tags."""
    from docxtpl import DocxTemplate
    from jinja2 import StrictUndefined, TemplateError
    from jinja2.sandbox import SandboxedEnvironment
    from lxml import etree

    class Strict(DocxTemplate):  # type: ignore[misc]
        """A template whose damage is told: the library would leave out what does not fit, and findings with it."""

        def fix_tables(self, xml: str) -> Any:
            return etree.fromstring(xml, etree.XMLParser(huge_tree=True, resolve_entities=False))

    made = Strict(None)
    made.docx = opened(template)
    try:
        made.render(context, SandboxedEnvironment(undefined=StrictUndefined), autoescape=True)
    except TemplateError as error:
        raise GixlintError(f"模板 {template} 里的标记有误：{error.message or error}") from error
    except etree.XMLSyntaxError as error:
        raise GixlintError(f"模板 {template} 里的标记位置不对：{{%p …%}} 应独占一段，{{%tr …%}} 应独占一行") from error
    return made.docx


def _armoured(value: Any) -> Any:
    """Return plain data whose words stand in a document as they are: nothing in them is a tag of Word or a template."""
    from markupsafe import Markup, escape

    if isinstance(value, str):
        return Markup(str(escape(printable(value))).replace("_", "&#95;"))  # {_{ would become {{
    if isinstance(value, Mapping):
        return {key: _armoured(inner) for key, inner in value.items()}
    return [_armoured(inner) for inner in value] if isinstance(value, (list, tuple)) else value


def _day(day: date, lang: str) -> str:
    return day.isoformat() if lang == "en" else f"{day.year}年{day.month}月{day.day}日"


def _name(result: Result) -> str:
    title = result.report.find("title") if result.report else None
    return title.words if isinstance(title, Title) else result.path.replace("\\", "/").rpartition("/")[2]


def _counts(findings: Iterable[Finding]) -> dict[str, int]:
    """Return how many findings there are of each severity, and in all."""
    found = Counter(finding.severity.word for finding in findings)
    return {**{f"{severity.word}s": found[severity.word] for severity in _GRAVEST_FIRST}, "total": found.total()}


def _report(result: Result, options: RenderOptions, words: Mapping[str, str]) -> dict[str, Any]:
    groups = parts(result.report, shown(result, options.show_waived), words)
    counting = [(part.name, _counts(one for one in part.findings if one.waived is None)) for part in groups]
    rows = [{"name": name, **counts} for name, counts in counting if counts["total"]]
    if len(rows) > 1:
        rows.append({"name": words["sum"], **_counts(result.roots)})
    return {
        **_facts(result, words),
        "error": result.error or "",
        "counted": counted([result], words),
        "verdicts": summary(result, words),
        "summary": rows,
        "parts": _parts(groups, result, words),
        "undecided": [
            {"reason": reason, "checks": words["comma"].join(codes)}
            for status in ("undecided", "crashed")
            for reason, codes in undecided(result, status)
        ],
    }


def _facts(result: Result, words: Mapping[str, str]) -> dict[str, Any]:
    """Return what is known of a report; what is not is empty."""
    report = result.report
    title, agency = (report.find("title"), report.find("agency")) if report else (None, None)
    edition = report.edition if report else None
    known = None if edition is None or isinstance(edition, Absent) else edition
    return {
        "file": result.path,
        "title": title.words if isinstance(title, Title) else "",
        "agency": agency.name if isinstance(agency, Agency) else "",
        "year": (report.year or "") if report else "",
        "edition": known.name if known else "",
        "statutes": _statutes(report),
    }


def _statutes(report: Report | None) -> list[str]:
    """Return the law and the form that a report is checked by, those of all years where its year is unknown."""
    edition = report.edition if report else None
    keys = [
        key
        for key, statute in statutes().items()
        if statute.kind in ("law", "form")
        and (edition is None or isinstance(edition, Absent) or key in edition.statutes)
    ]
    return [f"《{statutes()[key].title}》（{statutes()[key].number}）" for key in keys]


def _parts(groups: Sequence[Part], result: Result, words: Mapping[str, str]) -> list[dict[str, Any]]:
    under, numbers, made = consequences(result), count(1), []
    for ordinal, part in enumerate(groups, start=1):
        told = [
            {"number": next(numbers), **_finding(finding, under.get(finding.fingerprint, ()), words)}
            for finding in part.findings
        ]
        spelt = str(ordinal) if words["colon"] == ": " else spell(ordinal, "chineseCounting")
        made.append({"ordinal": spelt, "name": part.name, "findings": told})
    return made


def _finding(finding: Finding, under: Iterable[Finding], words: Mapping[str, str]) -> dict[str, Any]:
    excerpt, (start, end) = finding.spot.excerpt, finding.spot.mark
    return {
        "severity": words[finding.severity.word],
        "code": finding.code,
        "title": finding.title,
        "where": finding.spot.where,
        "at": located(finding.spot, words),
        "excerpt": excerpt,
        "before": excerpt[:start],
        "marked": excerpt[start:end],
        "after": excerpt[end:],
        "message": finding.message,
        "hint": finding.hint,
        "waived": finding.waived or "",
        "basis": [{"cited": cited(provision), "quote": provision.quote} for provision in finding.basis],
        "related": [
            {
                "label": label,
                "where": "" if spot.where == label else spot.where,
                "words": spot.excerpt[slice(*spot.mark)],
            }
            for label, spot in finding.related
        ],
        "consequences": [
            {"severity": words[one.severity.word], "title": one.title, "code": one.code, "message": one.message}
            for one in under
        ],
    }
