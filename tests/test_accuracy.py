"""A part of what `python -m tests.accuracy` measures: each defect is found as itself, and no form of it says more."""

from __future__ import annotations

from collections import Counter
from functools import cache

import pytest

from gixlint.checking import load, shipped_folder
from tests.accuracy.defects import FAMILIES, every
from tests.accuracy.invariance import FILES, TEXTS, Change, differs
from tests.accuracy.measuring import WRITERS, Job, Score, jobs, judge
from tests.accuracy.samples import Defect, sample

EVERY = 67
"""Of so many defects one is tried; a prime number, so that every sample and every kind is met."""


@pytest.mark.parametrize("family", FAMILIES)
def test_defects_are_found_as_what_they_are(family: str) -> None:
    chosen = list(FAMILIES[family]())[:: EVERY if family != "examples" else 11]
    outcomes = [outcome for defect in chosen for outcome in judge(Job(defect, ("md",)))]
    assert len(chosen) > 1
    assert [(o.name, o.missed, o.wrong) for o in outcomes if o.missed or o.wrong] == []


@cache
def _jobs() -> tuple[Job, ...]:
    return tuple(jobs(every()))


@pytest.mark.parametrize("form", WRITERS)
def test_defects_are_found_in_every_format(form: str) -> None:
    chosen = [job.defect for job in _jobs() if form in job.formats and not job.defect.files][::EVERY]
    outcomes = [outcome for defect in chosen for outcome in judge(Job(defect, ("md", form)))]
    assert {outcome.format for outcome in outcomes} == {"md", form}
    assert [(o.name, o.format, o.missed, o.wrong) for o in outcomes if o.missed or o.wrong] == []


def test_every_check_has_defects_in_several_ways() -> None:
    ways: dict[str, set[tuple[str, str]]] = {}
    for job in _jobs():
        for code in job.defect.codes:
            ways.setdefault(code, set()).add((job.defect.family, job.defect.way))
    assert {check.code for check in load(shipped_folder())} - set(ways) == set()
    assert sorted(code for code, found in ways.items() if len(found) < 2) == []


def test_names_are_of_one_defect() -> None:
    names = Counter((job.defect.family, job.defect.name) for job in _jobs())
    assert [name for name, count in names.items() if count > 1] == []


WRONG_TOTAL = "<td>50</td></tr>", "<td>51</td></tr>"
BASES = (
    Defect("clean", "as it is", "format2021-department", sample("format2021-department")),
    Defect("clean", "as it is", "reg2007-township", sample("reg2007-township")),
    Defect(
        "broken", "a wrong total", "format2021-department", sample("format2021-department").replace(*WRONG_TOTAL, 1)
    ),
)


@pytest.mark.parametrize("kind", [*TEXTS, *FILES])
def test_what_means_nothing_changes_nothing(kind: str) -> None:
    found = [differs(Change(f"{base.name} / {kind}", kind, base)) for base in BASES]
    assert [difference for difference in found if difference.gone or difference.new] == []


def test_the_broken_base_is_broken() -> None:
    [outcome] = judge(Job(BASES[-1]._replace(roots=("F202|F203",)), ("md",)))
    assert (outcome.missed, outcome.wrong) == ((), ())


@pytest.mark.parametrize("kind", [kind for kind in TEXTS if not kind.startswith("split")])
def test_every_change_changes_the_text(kind: str) -> None:
    text = sample("format2021-department")
    assert TEXTS[kind](text) != text


def test_what_is_missed_and_what_is_wrong() -> None:
    text = sample("format2021-department").replace("# 安平市住房和城乡建设局2025年", "# 安平市住房和城乡建设局2025年度")
    right = Defect("title", "a title", "format2021-department", text, ("I103",), line=1)
    judged = [
        judge(Job(defect, ("md", "docx")))
        for defect in (
            right,
            right._replace(roots=("I104",)),
            right._replace(line=2),
            right._replace(roots=("I103|I104",)),
            right._replace(roots=("I103 title",)),
            right._replace(roots=("I103 period",)),
            right._replace(roots=("I103", "I104")),
            right._replace(roots=()),
        )
    ]
    assert [[(o.missed, [code for code, _, _ in o.wrong]) for o in outcomes] for outcomes in judged] == [
        [((), []), ((), [])],
        [(("I104",), ["I103"]), (("I104",), ["I103"])],
        [(("I103 there",), []), ((), [])],
        [((), []), ((), [])],
        [((), []), ((), [])],
        [(("I103",), ["I103"]), (("I103",), ["I103"])],
        [(("I104",), []), (("I104",), [])],
        [((), ["I103"]), ((), ["I103"])],
    ]


def test_what_is_counted() -> None:
    text = sample("format2021-department").replace("# 安平市住房和城乡建设局2025年", "# 安平市住房和城乡建设局2025年度")
    right = Defect("title", "a title", "format2021-department", text, ("I103",), line=1)
    score = Score.of([*judge(Job(right, ("md", "docx"))), *judge(Job(right._replace(roots=("I104",)), ("md",)))])
    assert score == (
        {"I103": 2, "I104": 1},
        {"I103": 2},
        {"I103": 1},
        {code: {("title", "a title")} for code in ("I103", "I104")},
    )
