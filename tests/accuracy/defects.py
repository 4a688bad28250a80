"""All defects that are put into the clean samples: every example of every check, every cell, every family."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from gixlint.checking import load, shipped_folder
from gixlint.report import Context
from tests.accuracy import opening, prose, structure, tables
from tests.accuracy.samples import TODAY, Defect, codes, sample

CASES = Path(__file__).parents[1] / "cases"

__all__ = ["every", "from_examples"]


def every() -> Iterator[Defect]:
    """Yield all defects."""
    yield from from_examples()
    yield from from_cases()
    yield from tables.wrong_cells()
    for family in (structure, opening, tables, prose):
        yield from family.all_of()


def from_cases() -> Iterator[Defect]:
    """Yield the files of tests/cases/CODE: what no edit of a sample can hold, in reports too short to be right else."""
    others = frozenset(check.code for check in load(shipped_folder()))
    for path in sorted(CASES.glob("*/*")):
        if path.is_file() and path.suffix != ".py":
            code, file = path.parent.name, (path.name, path.read_bytes())
            yield Defect("cases", f"{code} {path.name}", "", codes(code), may=others, formats=("file",), file=file)


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
