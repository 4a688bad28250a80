"""`html`: one page that needs nothing else: the report as its reader sees it, and beside it what was found in it.

Without a script the page is whole; the small one that it carries filters and leads from one side to the other.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from gixlint import __version__
from gixlint.checking import beside_package, load, shipped_folder
from gixlint.document import Place
from gixlint.findings import Severity
from gixlint.records import Record
from gixlint.report import Absent, Agency, Report, Title
from gixlint.reporters.labels import (
    COUNTED,
    FAMILIES,
    cited,
    consequences,
    converted,
    counted,
    doubted,
    labels,
    located,
    number,
    shown,
    statuses,
    undecided,
)
from gixlint.reporters.names import file_names
from gixlint.reporters.paper import Span, paper
from gixlint.spots import printable

if TYPE_CHECKING:
    from jinja2 import Environment

    from gixlint.findings import Finding, Spot, Status
    from gixlint.linting import Result
    from gixlint.reporters import RenderOptions

__all__ = ["INDEX", "pages", "render"]

INDEX = "index.html"
"""The name of the index in a folder of pages."""

_GRAVEST_FIRST = sorted(Severity, reverse=True)


class _Item(Record):
    """A finding with the number by which both sides of the page know it: 3, or 3-1 under the third."""

    finding: Finding
    number: str
    under: tuple[_Item, ...] = ()


def render(results: Sequence[Result], options: RenderOptions) -> str:
    """Return one page of all results, with an index where there are several."""
    anchors = [_anchor(number) for number in range(1, len(results) + 1)]
    several = len(results) > 1
    entries = [(f"#{anchor}", result) for anchor, result in zip(anchors, results, strict=True)] if several else []
    return _page(results, options, entries, list(zip(anchors, results, strict=True)), "#index" if several else "")


def pages(results: Sequence[Result], options: RenderOptions) -> dict[str, str]:
    """Return a page of each result by the name of its file, and last `INDEX`, which leads to all of them."""
    names = file_names(results, "html")
    made = {
        name: _page([result], options, [], [(_anchor(1), result)], INDEX)
        for name, result in zip(names, results, strict=True)
    }
    entries = [(quote(name), result) for name, result in zip(names, results, strict=True)]
    return {**made, INDEX: _page(results, options, entries, [], "")}


def _page(
    results: Sequence[Result],
    options: RenderOptions,
    entries: Iterable[tuple[str, Result]],
    shown_here: Iterable[tuple[str, Result]],
    up: str,
) -> str:
    """Return a page over `results` with an index of `entries` (address, result) and the reports `shown_here`."""
    words = labels(options.lang)
    environment = _environment()
    style, script = (environment.get_template(name).render() for name in ("report.css", "report.js"))
    return environment.get_template("report.html.j2").render(
        words=words,
        language="en" if options.lang == "en" else "zh-CN",
        chinese=' lang="zh-CN"' if options.lang == "en" else "",
        style=style,
        script=script,
        policy=f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; "
        "base-uri 'none'; form-action 'none'",
        today=options.today.isoformat(),
        version=__version__,
        total=counted(results, words),
        many="" if len(results) == 1 else number("total", len(results), words).format(len(results)),
        statuses=statuses(results, words),
        entries=[{"address": address, **_head(result, words)} for address, result in entries],
        reports=[_report(result, anchor, options, words) for anchor, result in shown_here],
        up=up,
    )


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(beside_package("templates")),
        autoescape=lambda name: name is not None and name.endswith(".j2"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _hash(words: str) -> str:
    """Return what a content security policy calls an inline style or script by, so that none but it counts."""
    return f"'sha256-{b64encode(sha256(words.encode()).digest()).decode()}'"


def _head(result: Result, words: Mapping[str, str]) -> dict[str, Any]:
    """Return what an index says of a report, and its own part before the findings."""
    facts, path = _facts(result.report), printable(result.path)
    return {
        "path": path,
        "name": facts["title"] or path.replace("\\", "/").rpartition("/")[2],
        "status": result.status,
        "error": None if result.error is None else printable(result.error),
        "counts": [
            {"severity": severity.word, "count": count, "label": number(severity.word, count, words)}
            for severity in _GRAVEST_FIRST
            for count in (sum(finding.severity is severity for finding in result.roots),)
        ],
        "converted": converted(result, words),
        "verdicts": [
            {"status": status, "count": result.count(status)}
            for status in COUNTED
            if status != "crashed" or result.count(status)
        ],
        **facts,
    }


def _facts(report: Report | None) -> dict[str, Any]:
    """Return what is known of a report; what is not is empty."""
    if report is None:
        return {"title": "", "agency": "", "year": "", "edition": ""}
    title, agency = report.find("title"), report.find("agency")
    return {
        "title": printable(title.words) if isinstance(title, Title) else "",
        "agency": printable(agency.name) if isinstance(agency, Agency) else "",
        "year": report.year or "",
        "edition": "" if isinstance(report.edition, Absent) else report.edition.name,
    }


def _anchor(number: int) -> str:
    """The id of a report on its page, from 1."""
    return f"r{number}"


def _report(result: Result, anchor: str, options: RenderOptions, words: Mapping[str, str]) -> dict[str, Any]:
    items = _numbered(result, options.show_waived)
    everything = [one for item in items for one in (item, *item.under)]
    spans = [span for item in everything for span in _spans(item, anchor, words)]
    return {
        **_head(result, words),
        "anchor": anchor,
        "groups": [
            {"severity": severity.word, "items": [_shown(item, anchor, words) for item in group]}
            for severity in _GRAVEST_FIRST
            if (group := [item for item in items if item.finding.severity is severity])
        ],
        "paper": paper(result.document, result.report, spans) if result.document and result.error is None else None,
        "filters": _filters(everything, options) if len(everything) > 1 else [],
        "reasons": [
            {"status": status, "listed": listed}
            for status in ("undecided", "crashed")
            if (listed := _reasons(result, status, options))
        ],
    }


def _numbered(result: Result, waived: bool) -> list[_Item]:
    """Return what is shown, numbered as it is listed: the gravest first, each with its consequences."""
    roots = sorted(shown(result, waived), key=lambda finding: -finding.severity)
    under = consequences(result)
    return [
        _Item(
            root,
            str(n),
            tuple(_Item(one, f"{n}-{m}") for m, one in enumerate(under.get(root.fingerprint, ()), start=1)),
        )
        for n, root in enumerate(roots, start=1)
    ]


def _spans(item: _Item, report: str, words: Mapping[str, str]) -> Iterator[Span]:
    """Yield the places that a finding marks in the report: its own, then those that it rests on."""
    finding, severity = item.finding, words[item.finding.severity.word]
    own = f"{severity} {item.number}{words['colon']}{finding.code} {printable(finding.title)}"
    anchor, title = f"{report}-a{item.number}", printable(finding.title)
    yield Span(Place(finding.spot.start, finding.spot.end), item.number, anchor, finding.severity, own, title)
    for nth, (label, spot) in enumerate(finding.related, start=1):
        said = f"{severity} {item.number} {words['related']}{words['colon']}{printable(label)}"
        place = Place(spot.start, spot.end)
        yield Span(place, item.number, f"{anchor}.{nth}", finding.severity, said, printable(label), related=True)


def _filters(items: Iterable[_Item], options: RenderOptions) -> list[dict[str, Any]]:
    """Return what the findings can be filtered by: the severities and families among them, with their counts."""
    found = [item.finding for item in items]
    words, chosen = labels(options.lang), 1 if options.lang == "en" else 0
    severities = [
        (s.word, words[f"{s.word}s"].capitalize(), sum(f.severity is s for f in found)) for s in _GRAVEST_FIRST
    ]
    letters = sorted({_family(finding) for finding in found}, key=lambda letter: [*FAMILIES, ""].index(letter))
    families = [
        (
            letter,
            FAMILIES[letter][chosen] if letter else words["other-family"],
            sum(_family(f) == letter for f in found),
        )
        for letter in letters
    ]
    return [
        {"name": name, "options": [{"value": value, "label": label, "count": n} for value, label, n in options if n]}
        for name, options in (("severity", severities), ("family", families))
    ]


def _family(finding: Finding) -> str:
    """Return the letter of a finding's family; an office's own checks are all of one, without a letter."""
    own = finding.code[1:].isdecimal() and finding.code[:1] in FAMILIES
    return finding.code[:1] if own else ""


def _reasons(result: Result, status: Status, options: RenderOptions) -> list[dict[str, Any]]:
    """Return why checks came to a status, each reason with the checks, of which the shipped ones are named."""
    listed = undecided(result, status)
    if not listed:
        return []
    titles = {check.code: check.english if options.lang == "en" else check.title for check in load(shipped_folder())}
    return [
        {"reason": printable(reason), "checks": [{"code": code, "title": titles.get(code, "")} for code in codes]}
        for reason, codes in listed
    ]


def _shown(item: _Item, report: str, words: Mapping[str, str]) -> dict[str, Any]:
    finding = item.finding
    return {
        "number": item.number,
        "id": f"{report}-f{item.number}",
        "place": f"{report}-a{item.number}",
        "code": finding.code,
        "family": _family(finding),
        "title": printable(finding.title),
        "severity": finding.severity.word,
        "waived": finding.waived,
        "message": printable(finding.message),
        "hint": printable(finding.hint),
        "doubt": doubted(finding, words),
        "spot": _spot(finding.spot, words),
        "related": [
            {"label": printable(label), "place": f"{report}-a{item.number}.{nth}", **_spot(spot, words)}
            for nth, (label, spot) in enumerate(finding.related, start=1)
        ],
        "basis": [{"cited": cited(provision), "quote": provision.quote} for provision in finding.basis],
        "consequences": [_shown(other, report, words) for other in item.under],
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
