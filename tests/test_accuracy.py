"""A part of what `python -m tests.accuracy` measures: each defect is found as itself, and no form of it says more."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest

from tests.accuracy import opening, prose, structure, tables
from tests.accuracy.invariance import FILES, TEXTS, Change, differs
from tests.accuracy.measuring import Job, judge
from tests.accuracy.samples import Defect, codes, sample

EVERY = 23
"""Of so many defects one is tried; a prime number, so that every sample and every kind is met."""

FAMILIES: dict[str, Callable[[], Iterable[Defect]]] = {
    "cells": tables.wrong_cells,
    "opening": opening.all_of,
    "prose": prose.all_of,
    "structure": structure.all_of,
    "tables": tables.all_of,
}


@pytest.mark.parametrize("family", FAMILIES)
def test_defects_are_found_as_what_they_are(family: str) -> None:
    chosen = list(FAMILIES[family]())[::EVERY]
    outcomes = [judge(Job(defect, "md")) for defect in chosen]
    assert len({outcome.name for outcome in outcomes}) == len(chosen) > 5
    assert [(o.name, o.missed, o.wrong) for o in outcomes if o.missed or o.wrong] == []


WRONG_TOTAL = "<td>50</td></tr>", "<td>51</td></tr>"
BASES = (
    Defect("clean", "format2021-department", sample("format2021-department")),
    Defect("clean", "reg2007-township", sample("reg2007-township")),
    Defect("broken", "a wrong total", sample("format2021-department").replace(*WRONG_TOTAL, 1)),
)


@pytest.mark.parametrize("kind", [*TEXTS, *FILES])
def test_what_means_nothing_changes_nothing(kind: str) -> None:
    found = [differs(Change(f"{base.name} / {kind}", kind, base)) for base in BASES]
    assert [difference for difference in found if difference.gone or difference.new] == []


def test_the_broken_base_is_broken() -> None:
    outcome = judge(Job(BASES[-1]._replace(any_of=codes("F202 F203")), "md"))
    assert (outcome.missed, outcome.wrong) == ((), ())


@pytest.mark.parametrize("kind", [kind for kind in TEXTS if not kind.startswith("split")])
def test_every_change_changes_the_text(kind: str) -> None:
    text = sample("format2021-department")
    assert TEXTS[kind](text) != text


def test_what_is_missed_and_what_is_wrong() -> None:
    text = sample("format2021-department").replace("# 安平市住房和城乡建设局2025年", "# 安平市住房和城乡建设局2025年度")
    right = Defect("title", "I103", text, codes("I103"), line=1)
    judged = [
        judge(Job(defect, "md"))
        for defect in (
            right,
            right._replace(codes=codes("I104")),
            right._replace(line=2),
            right._replace(codes=frozenset(), any_of=codes("I103 I104")),
            right._replace(codes=frozenset(), any_of=codes("I103"), about="period"),
            right._replace(codes=frozenset()),
            right._replace(codes=frozenset(), may=codes("I103")),
        )
    ]
    assert [(o.missed, [code for code, _, _ in o.wrong]) for o in judged] == [
        ((), []),
        (("I104",), ["I103"]),
        (("I103",), []),
        ((), []),
        (("I103",), ["I103"]),
        ((), ["I103"]),
        ((), []),
    ]
