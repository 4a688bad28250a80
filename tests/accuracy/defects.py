"""All defects that are put into the clean samples: every example of every check, every cell, every family."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from gixlint.checking import load, shipped_folder
from gixlint.report import Context
from tests.accuracy import opening, prose, structure, tables
from tests.accuracy.samples import TODAY, Defect, sample
from tests.test_examples_of_checks import BUILT

__all__ = ["every", "from_examples"]


def every() -> Iterator[Defect]:
    """Yield all defects."""
    yield from from_examples()
    yield from from_cases()
    yield from tables.wrong_cells()
    for family in (structure, opening, tables, prose):
        yield from family.all_of()


def from_cases() -> Iterator[Defect]:
    """Yield the built cases of tests/cases, right and wrong ones: what no edit of a sample can hold."""
    for name, (code, build) in BUILT.items():
        file, data, also = build()
        expected = {code, *also} if "-bad_" in name else set(also)
        yield Defect("cases", name, "", frozenset(expected), formats=("file",), file=(file, data))


def from_examples() -> Iterator[Defect]:
    """Yield every example of every shipped check."""
    for check in load(shipped_folder()):
        for number, example in enumerate(check.examples, 1):
            if not example.sample:
                continue
            text = sample(example.sample).replace(example.good, example.bad)
            said = dict(example.given)
            context = Context(
                date.fromisoformat(said["today"]) if "today" in said else TODAY,
                date.fromisoformat(said["published"]) if "published" in said else None,
                said.get("agency-level", said.get("level")),  # type: ignore[arg-type]  # as the command line takes it
                int(said["year"]) if "year" in said else None,
            )
            yield Defect(
                "examples", f"{check.code}-{number}", text, frozenset({check.code, *example.also}), context=context
            )
