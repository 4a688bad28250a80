"""`text`: one block a finding, with the line of text and a mark under the very words; for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from gixlint.findings import Severity
from gixlint.reporters.columns import window, wrap
from gixlint.reporters.labels import (
    cited,
    consequences,
    converted,
    counted,
    doubted,
    labels,
    number,
    shown,
    statuses,
    summary,
    undecided,
)
from gixlint.spots import printable

if TYPE_CHECKING:
    from gixlint.findings import Finding, Provision, Spot
    from gixlint.linting import Result
    from gixlint.reporters import RenderOptions

__all__ = ["render"]

_COLORS = {Severity.ERROR: "31;1", Severity.WARNING: "33;1", Severity.NOTE: "36"}


def render(results: Sequence[Result], options: RenderOptions) -> str:
    """Return the blocks of all findings, a summary of each file and a total."""
    words = labels(options.lang)
    lines = [line for result in results for line in _file(result, options, words)]
    if options.statistics:
        from gixlint.reporters.statistics import statistics

        lines += statistics(results, options)
    if not options.quiet and results:
        lines += _total(results, options, words)
    return "\n".join(lines).strip("\n") + "\n" if lines else ""


def _file(result: Result, options: RenderOptions, words: Mapping[str, str]) -> Iterator[str]:
    path = printable(result.path)
    if result.error is not None:
        if not (options.quiet and result.status == "skipped"):
            text = f"{words[result.status]}{words['colon']}{printable(result.error)}"
            yield _paint(path, "1", options)
            yield from (*wrap(text, options.width, "  ", "  "), "")
        return
    under = consequences(result)
    for finding in shown(result, options.show_waived):
        yield _paint(_at(path, finding.spot, words), "1", options)
        yield from _finding(finding, options, words, "  ")
        yield from _consequences(under.get(finding.fingerprint, ()), options, words)
        yield ""
    if not options.quiet:
        yield _paint(path, "1", options)
        yield from wrap(summary(result, words), options.width, "  ", "  ")
        if how := converted(result, words):
            yield from wrap(how, options.width, "  ", "  ")
        for status in ("undecided", "crashed"):
            yield from _undecided(undecided(result, status), words[status], options, words)
        yield ""


def _at(path: str, spot: Spot, words: Mapping[str, str]) -> str:
    """Return path:line:column as far as known, which terminals and editors make a link, and the page."""
    numbers = [str(number) for number in (spot.line, spot.column) if number is not None]
    page = "" if spot.page is None else f" {words['page'].format(spot.page)}"
    return ":".join((path, *numbers)) + page


def _finding(
    finding: Finding, options: RenderOptions, words: Mapping[str, str], indent: str, brief: bool = False
) -> Iterator[str]:
    severity = words[finding.severity.word]
    waived = f"（{words['waived']}）" if finding.waived is not None else ""
    head, *more = wrap(f"{severity} {finding.code} {printable(finding.title)}{waived}", options.width, indent, indent)
    yield head.replace(severity, _paint(severity, _COLORS[finding.severity], options), 1)
    yield from more
    yield from wrap(printable(finding.spot.where), options.width, indent)
    if finding.spot.excerpt.strip() and not brief:
        line, mark = window(finding.spot.excerpt, finding.spot.mark, options.width - len(indent) - 2)
        yield f"{indent}  {line}".rstrip()
        carets = mark.lstrip()
        blank = " " * (len(mark) - len(carets))
        yield f"{indent}  {blank}{_paint(carets, _COLORS[finding.severity], options)}"
    yield from _said("", finding.message, options, words, indent)
    for label, spot in () if brief else finding.related:
        excerpt = spot.excerpt[spot.mark[0] : spot.mark[1]].strip()
        text = f"{label}，{spot.where}" + (f"「{excerpt}」" if excerpt else "")
        yield from _said("related", text, options, words, indent)
    for provision in () if brief else finding.basis:
        yield from _said("basis", _basis(provision), options, words, indent)
    doubt = doubted(finding, words)
    if doubt:
        yield from _said("reading", doubt, options, words, indent)
    if finding.hint:
        yield from _said("hint", finding.hint, options, words, indent)


_LONGEST_QUOTE = 90
"""A provision's words are shown up to this length (characters); `gixlint explain` shows them whole."""


def _basis(provision: Provision) -> str:
    words = provision.quote
    if len(words) > _LONGEST_QUOTE:
        words = words[: _LONGEST_QUOTE - 2] + "……"
    return cited(provision) + (f"：“{words}”" if words else "")


def _said(key: str, text: str, options: RenderOptions, words: Mapping[str, str], indent: str) -> list[str]:
    head = indent + (words[key] + words["colon"] if key else "")
    return wrap(printable(text), options.width, head)


def _consequences(findings: Sequence[Finding], options: RenderOptions, words: Mapping[str, str]) -> Iterator[str]:
    if findings:
        yield f"    {words['consequences']}{words['colon']}".rstrip()
    for finding in findings:
        yield from _finding(finding, options, words, "      ", brief=True)


def _undecided(
    reasons: Sequence[tuple[str, list[str]]], label: str, options: RenderOptions, words: Mapping[str, str]
) -> Iterator[str]:
    if reasons:
        yield f"  {label}{words['colon']}".rstrip()
    for reason, codes in reasons:
        listed = " ".join(codes)
        yield from wrap(f"{listed}{words['colon']}{printable(reason)}" if reason else listed, options.width, "    ")


def _total(results: Sequence[Result], options: RenderOptions, words: Mapping[str, str]) -> list[str]:
    files = statuses(results, words)
    total = number("total", len(results), words).format(len(results))
    return wrap(f"{total}{words['colon']}{files}{words['sep']}{counted(results, words)}{words['stop']}", options.width)


def _paint(text: str, color: str, options: RenderOptions) -> str:
    return f"\x1b[{color}m{text}\x1b[0m" if options.color else text
