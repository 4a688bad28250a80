"""Linting defects in every format that can hold them and counting what was found, missed and wrongly said."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from math import ceil
from typing import NamedTuple

from gixlint.document import Document
from gixlint.findings import Finding
from gixlint.linting import Plan, Result, lint
from gixlint.readers import read
from gixlint.report import Context
from gixlint.settings import Settings
from gixlint.text import fold
from tests.accuracy.formats import held
from tests.accuracy.samples import TODAY, Defect
from tests.office import as_doc, as_odt, as_rtf
from tests.paper import as_ofd, as_pdf
from tests.rewriting import as_docx, as_html, as_text

WRITERS: dict[str, Callable[[Document], bytes]] = {
    "docx": as_docx,
    "html": as_html,
    "txt": as_text,
    "pdf": as_pdf,
    "odt": as_odt,
    "rtf": as_rtf,
    "doc": as_doc,
    "ofd": as_ofd,
}
FORMATS = ("md", *WRITERS)
SHARE = 2
"""So many defects of one check in one sample are read in each format, where there are as many."""


class Job(NamedTuple):
    """A defect to be judged in some formats, Markdown first, of which the others are made."""

    defect: Defect
    formats: tuple[str, ...]


class Outcome(NamedTuple):
    """What came of one defect in one format: `missed` and `wrong` are empty if all is right.

    `due` are the codes expected, `found` those of them that came (of several that may stand for one: that which came,
    or the first).
    """

    name: str
    family: str
    way: str
    format: str
    due: tuple[str, ...]
    found: tuple[str, ...]
    missed: tuple[str, ...]
    wrong: tuple[tuple[str, str, str], ...]


def jobs(defects: Iterable[Defect]) -> Iterator[Job]:
    """Yield each defect with the formats to read it in.

    Each is read in Markdown. The other formats are shared out among the defects of one check in one sample, so that each
    format that can hold them has at least one of them, and up to `SHARE` where there are as many.
    """
    groups: dict[tuple[str, str], list[Defect]] = defaultdict(list)
    for defect in defects:
        groups[_code(defect.roots[0]) if defect.roots else "", defect.stem].append(defect)
    for group in groups.values():
        for number, defect in enumerate(group):
            others = [form for form in WRITERS if held(form, defect)]
            turns = min(len(group), len(others))
            turn, rest = divmod(number, max(1, ceil(len(group) / (SHARE * max(1, len(others))))))
            mine = [form for at, form in enumerate(others) if not rest and at % turns == turn % turns]
            yield Job(defect, ("md", *mine))


def judge(job: Job) -> list[Outcome]:
    """Tell what is missed and what is wrongly said of a defect in each format."""
    defect, formats = job
    if defect.files:
        return [_judged(defect, form, _lint(f"a.{form}", made(), defect), None) for form, made in defect.files]
    data = defect.text.encode()
    document, first = read(data, "a.md"), _lint("a.md", data, defect)
    others = ((form, _lint(f"a.{form}", WRITERS[form](document), defect)) for form in formats[1:])
    own = [_judged(defect, "md", first, None)] if held("md", defect) else []
    return own + [_judged(defect, form, result, first) for form, result in others]


def roots(text: str, form: str) -> tuple[Finding, ...]:
    """Lint Markdown in one format and return the root findings."""
    data = text.encode()
    write = WRITERS.get(form)
    return lint(f"a.{form}", write(read(data, "a.md")) if write else data, Plan(Settings(), Context(TODAY))).roots


def _lint(name: str, data: bytes, defect: Defect) -> Result:
    previous = defect.previous.encode() or None
    return lint(name, data, Plan(Settings(), defect.context), previous, "b.md")


def _judged(defect: Defect, form: str, result: Result, first: Result | None) -> Outcome:
    """Compare the root findings with those that are due; `first` is what came of the defect in Markdown."""
    left, matched = list(result.roots), list[tuple[str, Finding | None]]()
    for root in defect.roots:
        found = next((finding for finding in left if _is(root, finding)), None)
        matched.append((root, found))
        if found:
            left = [one for one in left if one is not found and not (_MORE in root and _is(root, one))]
    due = tuple(found.code if found else _code(root) for root, found in matched)
    missed = [_code(root) for root, found in matched if not found]
    right = [code for code, (_, found) in zip(due, matched, strict=True) if found]
    if right and not _in_place(defect, form, result, matched[0][1], first):
        missed.append(f"{due[0]} there")
        right.remove(due[0])
    return Outcome(
        defect.name,
        defect.family,
        defect.way,
        form,
        due,
        tuple(right),
        tuple(missed),
        tuple((finding.code, finding.role, finding.message) for finding in left),
    )


_MORE = "+"


def _code(root: str) -> str:
    return root.partition(" ")[0].partition("|")[0].rstrip(_MORE)


def _is(root: str, finding: Finding) -> bool:
    """Whether a finding is a root: has one of its codes and is about all of its roles, or what lies below them."""
    codes, *roles = root.split(" ")
    about = [f"{role}." for role in (finding.role, *finding.about)]
    return finding.code in codes.rstrip(_MORE).split("|") and all(
        any(one.startswith(f"{role}.") for one in about) for role in roles
    )


def _in_place(defect: Defect, form: str, result: Result, found: Finding | None, first: Result | None) -> bool:
    """Whether the first root stands at the changed line; in another format, at words that it has in Markdown."""
    if found is None:
        return True
    if form == "md":
        lines = {found.spot.line, *(spot.line for _, spot in found.related)}
        return defect.line is None or defect.line in lines
    if first is None:
        return True
    here, there = _words(result, found), [_words(first, one) for one in first.roots if one.code == found.code]
    return any(here in words or words in here for words in there)  # a paragraph may be drawn longer, or shorter


def _words(result: Result, finding: Finding) -> str:
    """The words that a finding stands at, without the white space that formats break lines and cells by."""
    assert result.document is not None
    return "".join(fold(result.document.text[finding.spot.start : finding.spot.end]).split())


class Score(NamedTuple):
    """By code: how many were put in, found, and how many root findings were wrong; the ways, and the readings."""

    injected: Counter[str]
    found: Counter[str]
    wrong: Counter[str]
    ways: dict[str, set[tuple[str, str]]]

    @classmethod
    def of(cls, outcomes: Iterable[Outcome]) -> Score:
        """Count outcomes."""
        score = cls(Counter(), Counter(), Counter(), defaultdict(set))
        for outcome in outcomes:
            score.injected.update(outcome.due)
            score.found.update(outcome.found)
            score.wrong.update(code for code, _, _ in outcome.wrong)
            for code in outcome.due:
                score.ways[code].add((outcome.family, outcome.way))
        return score
