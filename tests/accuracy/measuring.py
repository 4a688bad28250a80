"""Linting defects in several formats and counting what was found, missed and wrongly said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from functools import cache
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
_MARKS = frozenset(("D103", "W107"))
"""Defects that live in Markdown's own marks, which other formats cannot hold."""


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
    return lint(f"a.{form}", data, Plan(Settings(), context)).roots


def jobs(defects: Iterable[Defect]) -> list[Job]:
    """Return each defect in Markdown and in one other format by turns, or in the formats that it names."""
    made = []
    for number, defect in enumerate(defects):
        formats = defect.formats or ("md", OTHERS[number % len(OTHERS)])
        made += [Job(defect, form) for form in formats if form == "md" or not defect.codes & _MARKS]
    return made


def judge(job: Job) -> Outcome:
    """Tell what is missed and what is wrongly said of one defect in one format."""
    defect, form = job
    found = roots(defect.text, defect.context, form)
    here = [finding for finding in found if form != "md" or defect.line is None or defect.line in _lines(finding)]
    right = {f.code for f in here if not defect.about or defect.about in (f.role, *f.about)}
    allowed = defect.codes | defect.any_of | defect.may
    due = [*sorted(defect.codes), *([" / ".join(sorted(defect.any_of))] if defect.any_of else [])]
    hit = [code for code in due if code in right or (" / " in code or code in defect.any_of) and right & defect.any_of]
    wrong = [finding for finding in found if finding.code not in allowed]
    if defect.about:  # a wrong cell has one root, which is about it
        wrong = [f for f in found if f.code not in allowed or defect.about not in (f.role, *f.about)]
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


def judged(jobs: list[Job], processes: int = 2) -> list[Outcome]:
    """Judge all jobs; the order of the outcomes is that of the jobs."""
    if processes == 1:
        return [judge(job) for job in jobs]
    import multiprocessing

    with multiprocessing.get_context("fork").Pool(processes) as pool:
        return pool.map(judge, jobs, chunksize=16)


@cache
def clean_roots(stem_text: str, form: str, context: Context) -> tuple[Finding, ...]:
    """Return the roots of a text that is linted again and again."""
    return roots(stem_text, context, form)
