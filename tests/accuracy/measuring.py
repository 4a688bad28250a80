"""Linting defects in several formats and counting what was found, missed and wrongly said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from typing import NamedTuple

from gixlint.document import Document
from gixlint.findings import Finding
from gixlint.linting import Plan, lint
from gixlint.readers import read
from gixlint.report import Context
from gixlint.settings import Settings
from tests.accuracy.samples import Defect
from tests.rewriting import as_docx, as_html, as_text

FORMATS: dict[str, Callable[[Document], bytes] | None] = {
    "md": None,
    "docx": as_docx,
    "html": as_html,
    "txt": as_text,
}
OTHERS = ("html", "docx", "txt")
_DRAWN = ("md", "docx", "html")
_HELD = {"D103": ("md",), "W107": ("md",), **dict.fromkeys(("F102", "F103", "F106", "F107", "Z106"), _DRAWN)}
"""Defects that not every format can hold: Markdown's own marks; rows of tabs lose heads, spans and blank cells."""

_OFTEN = ("examples", "cases")
_SELDOM = 6
"""So many defects of the other families are read in Markdown for one that is read in another format as well."""


class Job(NamedTuple):
    """A defect to be judged in one format."""

    defect: Defect
    format: str


class Outcome(NamedTuple):
    """What came of one defect in one format: `missed` and `wrong` are empty if all is right.

    `found` and `due` are the codes that count as found and as expected (for one of several: those joined by /).
    """

    name: str
    format: str
    family: str
    due: tuple[str, ...]
    found: tuple[str, ...]
    missed: tuple[str, ...]
    wrong: tuple[tuple[str, str, str], ...]


def roots(text: str, context: Context, form: str) -> tuple[Finding, ...]:
    """Lint Markdown text in one format and return the root findings."""
    write = FORMATS[form]
    data = text.encode() if write is None else write(read(text.encode(), "a.md"))
    return _lint(f"a.{form}", data, context)


def _lint(name: str, data: bytes, context: Context) -> tuple[Finding, ...]:
    return lint(name, data, Plan(Settings(), context)).roots


def jobs(defects: Iterable[Defect]) -> list[Job]:
    """Return each defect in Markdown and, always or now and then, in one other format by turns; or in its own formats."""
    made = []
    for number, defect in enumerate(defects):
        other = number if defect.family in _OFTEN else number // _SELDOM if number % _SELDOM == 0 else None
        formats = defect.formats or (("md",) if other is None else ("md", OTHERS[other % len(OTHERS)]))
        expected = defect.codes | defect.any_of
        made += [Job(defect, form) for form in formats if all(form in _HELD.get(code, formats) for code in expected)]
    return made


def judge(job: Job) -> Outcome:
    """Tell what is missed and what is wrongly said of one defect in one format."""
    defect, form = job
    found = _lint(*defect.file, defect.context) if defect.file else roots(defect.text, defect.context, form)
    here = [finding for finding in found if form != "md" or defect.line is None or defect.line in _lines(finding)]
    right = {f.code for f in here if not defect.about or defect.about in (f.role, *f.about)}
    allowed = defect.codes | defect.any_of | defect.may
    due = [*sorted(defect.codes), *([" / ".join(sorted(defect.any_of))] if defect.any_of else [])]
    one = right & defect.any_of
    hit = [code for code in due if code in (one if code in defect.any_of else right) or (" / " in code and one)]
    wrong = [finding for finding in found if finding.code not in allowed]
    if defect.about:  # a wrong cell has one root, which is about it
        wrong += [f for f in found if f.code in defect.any_of and defect.about not in (f.role, *f.about)]
    return Outcome(
        defect.name,
        form,
        defect.family,
        tuple(due),
        tuple(hit),
        tuple(code for code in due if code not in hit),
        tuple((finding.code, finding.role, finding.message) for finding in wrong),
    )


def _lines(finding: Finding) -> set[int | None]:
    return {finding.spot.line, *(spot.line for _, spot in finding.related)}


class Score(NamedTuple):
    """By code: how many were put in, found, and how many root findings were wrong."""

    injected: Counter[str]
    found: Counter[str]
    wrong: Counter[str]

    @classmethod
    def of(cls, outcomes: Iterable[Outcome]) -> Score:
        """Count outcomes."""
        score = cls(Counter(), Counter(), Counter())
        for outcome in outcomes:
            score.injected.update(outcome.due)
            score.found.update(outcome.found)
            score.wrong.update(code for code, _, _ in outcome.wrong)
        return score
