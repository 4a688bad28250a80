"""Linting defects in every format and counting what was found, missed and wrongly said."""

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
from tests.accuracy.defects import Defect
from tests.rewriting import as_docx, as_html, as_text

FORMATS: dict[str, Callable[[Document], bytes] | None] = {
    "md": None,
    "docx": as_docx,
    "html": as_html,
    "txt": as_text,
}
_TEXT_ONLY = ("D103", "W107")
"""Defects in Markdown's own marks, which other formats cannot hold."""


class Outcome(NamedTuple):
    """What came of one defect in one format: empty `wrong` and `missed` if all is right."""

    defect: Defect
    format: str
    missed: frozenset[str]
    wrong: tuple[Finding, ...]


def roots(text: str, context: Context, form: str) -> tuple[Finding, ...]:
    """Lint Markdown text in one format and return the root findings."""
    write = FORMATS[form]
    data = text.encode() if write is None else write(read(text.encode(), "a.md"))
    return lint(f"a.{form}", data, Plan(Settings(), context)).roots


def judge(defect: Defect, form: str) -> Outcome:
    """Tell what is missed and what is wrongly said of one defect in one format."""
    found = roots(defect.text, defect.context, form)
    codes = {finding.code for finding in found}
    if not defect.any_of:
        missed = defect.codes - codes
        return Outcome(defect, form, missed, tuple(f for f in found if f.code not in defect.codes))
    right = [f for f in found if f.code in defect.any_of and defect.about in (f.role, *f.about)]
    missed = frozenset() if right else frozenset({min(defect.any_of)})
    return Outcome(defect, form, missed, tuple(f for f in found if f not in right[:1]))


class Score(NamedTuple):
    """By code: how many were put in, found, and how many root findings were wrong."""

    injected: Counter[str]
    found: Counter[str]
    wrong: Counter[str]
    outcomes: tuple[Outcome, ...]


def score(defects: Iterable[Defect], formats: Iterable[str]) -> Score:
    """Judge all defects in all these formats."""
    injected: Counter[str] = Counter()
    found: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    bad = []
    kinds = tuple(formats)
    for defect in defects:
        codes = defect.codes or {_family(defect)}
        for form in kinds:
            if form != "md" and codes & set(_TEXT_ONLY):
                continue
            outcome = judge(defect, form)
            for code in codes:
                injected[code] += 1
                found[code] += not (outcome.missed if defect.any_of else code in outcome.missed)
            wrong.update(finding.code for finding in outcome.wrong)
            if outcome.missed or outcome.wrong:
                bad.append(outcome)
    return Score(injected, found, wrong, tuple(bad))


def _family(defect: Defect) -> str:
    return "F201–F203" if "F201" in defect.any_of else "F204–F205"
