"""Sums over all results: how often each check found something, and what each agency's reports came to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from gixlint.findings import Severity
from gixlint.report import Agency
from gixlint.reporters.columns import columns, wrap
from gixlint.reporters.labels import labels
from gixlint.spots import printable

if TYPE_CHECKING:
    from gixlint.linting import Result
    from gixlint.reporters import RenderOptions

__all__ = ["statistics"]

_GRAVEST_FIRST = sorted(Severity, reverse=True)


def statistics(results: Sequence[Result], options: RenderOptions) -> list[str]:
    """Return the lines of both sums; consequences and waived findings do not count, nor do skipped files."""
    words = labels(options.lang)
    parts = [list(_by_check(results, options, words)), list(_by_agency(results, options, words))]
    return [line for part in parts if part for line in (*part, "")]


def _by_check(results: Sequence[Result], options: RenderOptions, words: Mapping[str, str]) -> Iterator[str]:
    counts = Counter((finding.code, finding.title) for result in results for finding in result.roots)
    if counts:
        yield words["statistics"]
    for (code, title), count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        yield from wrap(printable(title), options.width, f"  {count:>5}  {code}  ")


def _by_agency(results: Sequence[Result], options: RenderOptions, words: Mapping[str, str]) -> Iterator[str]:
    counts: dict[str, Counter[Severity]] = {}
    for result in results:
        if result.status != "skipped":
            counts.setdefault(_agency(result, words), Counter()).update(finding.severity for finding in result.roots)
    if not counts:
        return
    yield words["agencies"]
    heads = [words[severity.word] for severity in _GRAVEST_FIRST]
    yield "  " + "".join(f"{' ' * (7 - columns(head))}{head}" for head in heads) + f"  {words['agency']}"
    for name, found in sorted(counts.items(), key=lambda item: ([-item[1][s] for s in _GRAVEST_FIRST], item[0])):
        figures = "".join(f"{found[severity]:>7}" for severity in _GRAVEST_FIRST)
        yield from wrap(name, options.width, f"  {figures}  ")


def _agency(result: Result, words: Mapping[str, str]) -> str:
    """Return whose report it is, the file where the report does not say or cannot be read."""
    part: object = result.report.find("agency") if result.report else None
    if isinstance(part, Agency) and part.name:
        return printable(part.name)
    what = words[result.status] if result.error else words["unknown"]
    return f"{printable(result.path)}{words['colon']}{what}"
