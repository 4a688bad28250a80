"""All defects that are put into the clean samples: every example and case of every check, and the families."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from gixlint.checking import load, shipped_folder
from gixlint.report import Context
from tests.accuracy import edits, files, opening, prose, sections, sentences, structure, tables, years
from tests.accuracy.samples import TODAY, Defect, sample

__all__ = ["FAMILIES", "every"]


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
                "examples", f"example of {check.code}", example.sample, text, (f"{check.code}+", *example.also),
                where=f"{number}", context=context,
            )  # fmt: skip


FAMILIES: dict[str, Callable[[], Iterable[Defect]]] = {
    "examples": from_examples,
    "cells": tables.wrong_cells,
    "tables": tables.all_of,
    "structure": structure.all_of,
    "sections": sections.all_of,
    "opening": opening.all_of,
    "prose": prose.all_of,
    "sentences": sentences.all_of,
    "edits": edits.all_of,
    "files": files.all_of,
    "years": years.all_of,
}


def every() -> Iterator[Defect]:
    """Yield all defects."""
    for family in FAMILIES.values():
        yield from family()
