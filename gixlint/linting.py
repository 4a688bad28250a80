"""Linting: bytes to a result. `lint` is read, parse, run and fold, one after the other."""

from collections import Counter
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from gixlint.attachments import attached
from gixlint.checking import Check, chosen, load, shipped_folder
from gixlint.digests import sha256
from gixlint.document import Place
from gixlint.doubts import SURE, doubt, hindrance, sureness
from gixlint.errors import CheckLoadError, Missing, UnreadableError
from gixlint.findings import Finding, Problem, Provision, Severity, Status, Unknown, Verdict
from gixlint.folding import fold
from gixlint.records import Record
from gixlint.report import Absent, Report
from gixlint.rulesets import is_on, options_of, severity_of
from gixlint.settings import Settings, verify
from gixlint.spots import spot

if TYPE_CHECKING:
    from gixlint.document import Document
    from gixlint.report import Context

__all__ = ["Plan", "Result", "checked", "checks_of", "lint", "run"]

_IN_ANY_SCRIPT = ("D101", "D103", "D104", "D105", "D108")
"""What can be said of a report in traditional characters that cannot be converted."""
_WITHOUT_BODY = ("D", "L", "I101", "I102", "I105")
"""What can be checked where the report's text is missing; all else depends on it."""

_QUOTED = ("law", "form")
_STOPS = "。！？；!?;\n\t"


class Plan(Record):
    """What to check by: picklable, so that a worker loads the checks itself."""

    settings: Settings
    context: "Context"


class Result(Record):
    """What checking one file came to. `findings` are folded and in order; `error` says why there is no report."""

    path: str
    sha256: str
    document: "Document | None"
    report: Report | None
    verdicts: tuple[Verdict, ...]
    findings: tuple[Finding, ...]
    status: Literal["passed", "failed", "undecided", "unreadable", "skipped"]
    error: str | None = None

    def count(self, status: Status) -> int:
        """Return how many checks came to this status."""
        return sum(verdict.status == status for verdict in self.verdicts)

    @property
    def roots(self) -> tuple[Finding, ...]:
        """The findings that are neither consequences nor waived: what counts."""
        return tuple(finding for finding in self.findings if finding.cause is None and finding.waived is None)


def checks_of(settings: Settings) -> tuple[Check, ...]:
    """Return the checks that these settings switch on, sorted by code.

    Raises CheckLoadError, and SettingsError where the settings name what does not exist.
    """
    known = _loaded(settings.checks)
    verify(settings, known)
    return tuple(check for check in known if is_on(check.code, settings))


@cache
def _loaded(folders: tuple[str, ...]) -> tuple[Check, ...]:
    found: dict[str, Check] = {}
    for folder in (shipped_folder(), *map(Path, folders)):
        for check in load(folder):
            if check.code in found:
                raise CheckLoadError(f"{check.path}：检查编号 {check.code} 与 {found[check.code].path} 重复")
            found[check.code] = check
    return tuple(found[code] for code in sorted(found))


def lint(
    name: str,
    data: bytes,
    plan: Plan,
    previous: bytes | None = None,
    previous_name: str = "",
    walked: bool = False,
    beside: Callable[[str], bool] | None = None,
) -> Result:
    """Check one file. A file that cannot be read gives the status unreadable, never an exception.

    `previous` is last year's report. A file found by walking a folder that is nothing like a report is skipped.
    `beside` tells whether a file of this path stands beside the report's own, where that can be known.
    """
    try:
        report = _report(name, data, plan.context, beside)
    except UnreadableError as error:
        return Result(name, sha256(data), None, None, (), (), "unreadable", str(error))
    if walked and (reason := _no_report(report)):
        return Result(name, report.document.source.sha256, report.document, None, (), (), "skipped", reason)
    earlier = None if previous is None else _previous(previous_name, previous, plan.context, report)
    return checked(name, report, plan, earlier)


def checked(name: str, report: Report, plan: Plan, earlier: Report | Absent | None = None) -> Result:
    """Run all checks on a report and fold what they say. `earlier` is last year's report, or why it cannot serve."""
    verdicts = tuple(run(check, report, earlier, plan) for check in checks_of(plan.settings) if check.scope != "batch")
    findings = fold(finding for verdict in verdicts for finding in verdict.findings)
    folded = tuple(
        verdict._replace(findings=tuple(finding for finding in findings if finding.code == verdict.code))
        if verdict.findings
        else verdict
        for verdict in verdicts
    )
    document = report.document
    return Result(name, document.source.sha256, document, report, folded, findings, _status(folded, findings))


def _no_report(report: Report) -> str:
    """Return why a file that nobody named is not checked, empty where it is a report."""
    made_by = (report.document.meta(name) or "" for name in ("generator", "creator", "author"))
    if any(name.startswith("gixlint ") for name in made_by):  # whose pages hold the reports that they judge
        return "是 gixlint 写出的检查结果，没有检查；如确需检查，请直接写出文件名"
    if report.kind == "unlike" and not any(report.document.marked("limit")):
        return "内容不像政府信息公开工作年度报告，没有检查；如确需检查，请直接写出文件名"
    return ""


def _report(name: str, data: bytes, context: "Context", beside: Callable[[str], bool] | None = None) -> Report:
    """Read and parse. Whatever a damaged file does to a reader, it is the file that is unreadable."""
    from gixlint.parsing import parse
    from gixlint.readers import read

    try:
        document = read(data, name)
        lost = (target for target, path in attached(document) if not beside(path)) if beside else ()
        return parse(document, context._replace(lost=frozenset(lost)))
    except UnreadableError:
        raise
    except Exception as error:  # a reader may fail on damage that nobody thought of: the file is unreadable
        raise UnreadableError(
            f"读取时出错（{_trace(error)}）；文件可能已损坏，请用 Word 或 WPS 另存后再检查"
        ) from error


def _previous(name: str, data: bytes, context: "Context", report: Report) -> Report | Absent:
    """Return last year's report, or why it cannot serve."""
    try:
        earlier = _report(name, data, context._replace(published=None, year=None, edition=None))
    except UnreadableError as error:
        return Absent("previous", f"上一年度报告无法读取：{error}", Place(0, 0))
    if earlier.year is not None and report.year is not None and earlier.year != report.year - 1:
        reason = f"所给的上一年度报告是{earlier.year}年的，本报告是{report.year}年的"
        return Absent("previous", reason, Place(0, 0))
    return earlier


def _status(verdicts: Iterable[Verdict], findings: Iterable[Finding]) -> Literal["passed", "failed", "undecided"]:
    if any(finding.severity is Severity.ERROR and finding.waived is None for finding in findings):
        return "failed"
    if any(verdict.status in ("undecided", "crashed") for verdict in verdicts):
        return "undecided"
    return "passed"


def run(check: Check, report: Report, previous: Report | Absent | None, plan: Plan) -> Verdict:
    """Run one check on one report. `previous` is last year's report, or why it cannot serve, or None: not given."""
    hindered = _hindered(check, report, previous)
    if hindered is not None:
        return Verdict(check.code, hindered[0], reason=hindered[1])
    arguments = (report, previous) if check.scope == "previous" else (report,)
    problems: list[Problem] = []
    unknowns: list[Unknown] = []
    try:
        for said in check.run(*arguments, **chosen(check.options, options_of(check.code, plan.settings))):
            reason = doubt(check.code, report, said) if isinstance(said, Problem) else None
            if reason is not None:
                unknowns.append(Unknown(said.at, said.role, reason))
            elif isinstance(said, Problem):
                problems.append(said)
            else:
                unknowns.append(said)
        findings = _findings(check, report, problems, plan.settings)
    except Missing as missing:
        return Verdict(check.code, "undecided", reason=missing.reason)
    except Exception as error:  # a check may fail in any way, and must not take the others with it
        return Verdict(check.code, "crashed", reason=_trace(error))
    reason = "；".join(dict.fromkeys(unknown.reason for unknown in unknowns)) or None
    status: Status = "failed" if findings else "undecided" if unknowns else "passed"
    return Verdict(check.code, status, findings, tuple(unknowns), reason)


def _hindered(check: Check, report: Report, previous: Report | Absent | None) -> tuple[Status, str] | None:
    """Return the status, and why, of a check that cannot run on this report."""
    body = report.find("body")
    if isinstance(body, Absent) and not check.code.startswith(_WITHOUT_BODY):
        return "undecided", body.reason
    if not report.simplified and not check.code.startswith(_IN_ANY_SCRIPT):
        return "undecided", "报告用繁体字写成，要先安装转换组件才能检查：pip install 'gixlint[traditional]'"
    unread = hindrance(check.code, report)
    if unread is not None:
        return "undecided", unread
    if check.needs and isinstance(report.edition, Absent):
        return "undecided", report.edition.reason
    if check.needs and not isinstance(report.edition, Absent) and not report.edition.features.issuperset(check.needs):
        return "not-applicable", f"{report.edition.name}没有这项要求"
    if check.scope == "previous" and previous is None:
        return "not-applicable", "没有提供上一年度报告"
    if check.scope == "previous" and isinstance(previous, Absent):
        return "undecided", previous.reason
    return None


def _trace(error: Exception) -> str:
    """Say what went wrong and where: 「ValueError：…，balance.py 第 12 行」."""
    traceback = error.__traceback__
    while traceback is not None and traceback.tb_next is not None:
        traceback = traceback.tb_next
    line = traceback and f"，{Path(traceback.tb_frame.f_code.co_filename).name} 第 {traceback.tb_lineno} 行"
    text = " ".join(str(error).split())
    return f"{type(error).__name__}{text and f'：{text}'}{line or ''}"


def _findings(check: Check, report: Report, problems: Iterable[Problem], settings: Settings) -> tuple[Finding, ...]:
    seen: Counter[tuple[str, ...]] = Counter()
    findings: list[Finding] = []
    for problem in problems:
        key = _identity(check.code, problem, report.document.text)
        findings.append(_finding(check, report, problem, _digest((*key, str(seen[key]))), settings))
        seen[key] += 1
    return tuple(findings)


def _finding(check: Check, report: Report, problem: Problem, fingerprint: str, settings: Settings) -> Finding:
    return Finding(
        code=check.code,
        name=check.name,
        title=check.english if settings.lang == "en" else check.title,
        severity=_severity(check, report, problem, settings),
        role=problem.role,
        message=_one_line(problem.message),
        hint=_one_line(problem.hint),
        basis=_basis(check, report, problem),
        spot=spot(report, problem.role, problem.at),
        related=tuple((related.label, spot(report, related.role, related.at)) for related in problem.related),
        fix=problem.fix,
        confidence=sureness(check.code, report, problem),
        about=problem.about,
        fingerprint=fingerprint,
    )


def _one_line(words: str) -> str:
    """Words without the line breaks that a quotation brings along."""
    return "".join(words.split("\n")) if "\n" in words else words


def _severity(check: Check, report: Report, problem: Problem, settings: Settings) -> Severity:
    severity = severity_of(check, settings)
    if problem.severity is not None:
        severity = min(severity, problem.severity)
    confidence = sureness(check.code, report, problem)
    return min(severity, Severity.WARNING) if confidence is not None and confidence < SURE else severity


def _basis(check: Check, report: Report, problem: Problem) -> tuple[Provision, ...]:
    """Return what is in force for the report's year, in the user's terms; all of it where the year is unknown."""
    from gixlint.statutes import in_force, statutes

    named = tuple(problem.basis or check.basis)
    provisions: list[Provision] = []
    for key, provision in named if isinstance(report.edition, Absent) else in_force(named, report.edition.statutes):
        statute = statutes()[key]
        number = f"（{statute.number}）" if statute.number else ""
        unwritten = statute.kind == "practice" and not number
        title = statute.title if unwritten else f"《{statute.title}》{number}"
        quote = statute.quote(provision) if statute.kind in _QUOTED else ""
        provisions.append(Provision(title, provision, quote, statute.kind))
    return tuple(provisions)


def _identity(code: str, problem: Problem, text: str) -> tuple[str, ...]:
    """Return what a problem is known by when its report is edited around it or converted to another format."""
    from gixlint.text import fold as folded

    start, end = problem.at
    if start == end:
        return code, problem.role, "", ""
    first = max(text.rfind(stop, 0, start) for stop in _STOPS) + 1
    last = min((at for stop in _STOPS if (at := text.find(stop, end - 1)) >= 0), default=len(text))
    return code, problem.role, folded(text[start:end]), folded(text[first:last])


def _digest(parts: Iterable[str]) -> str:
    return sha256("\0".join(parts).encode("utf-8", "replace"))[:16]
