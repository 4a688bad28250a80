"""`concise`: one line a finding, for hooks, editors and grep: path:line:column: severity code message."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from gixlint.reporters.labels import CONSEQUENCE, labels
from gixlint.spots import printable

if TYPE_CHECKING:
    from gixlint.linting import Result
    from gixlint.reporters import RenderOptions

__all__ = ["render"]


def render(results: Sequence[Result], options: RenderOptions) -> str:
    """Return a line for each finding, and one for each file that could not be checked."""
    return "".join(f"{line}\n" for result in results for line in _lines(result, options))


def _lines(result: Result, options: RenderOptions) -> Iterator[str]:
    path = printable(result.path)
    if result.error is not None:
        if result.status == "unreadable" or not options.quiet:
            severity = "error" if result.status == "unreadable" else "note"
            yield f"{path}: {severity} {labels(options.lang)[result.status]}: {printable(result.error)}"
        return
    codes = {finding.fingerprint: finding.code for finding in result.findings}
    for finding in result.findings:
        if finding.waived is not None and not options.show_waived:
            continue
        spot = finding.spot
        numbers = [str(number) for number in (spot.line, spot.column) if number is not None]
        place = "" if numbers else f"{spot.where}: "
        cause = CONSEQUENCE[options.lang].format(codes[finding.cause]) if finding.cause in codes else ""
        at = ":".join((path, *numbers))
        yield printable(f"{at}: {finding.severity.word} {finding.code} {place}{finding.message}{cause}")
    if not options.quiet:
        for verdict in result.verdicts:
            if verdict.status == "crashed":
                yield printable(f"{path}: error {verdict.code} {labels(options.lang)['crashed']}: {verdict.reason}")
