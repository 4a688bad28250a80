"""The clean samples, what a defect is, and how to cut and change a sample's Markdown."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

from gixlint.document import Document, Place
from gixlint.parsing import parse
from gixlint.readers import read
from gixlint.report import Context, Report

CLEAN = Path(__file__).parents[2] / "examples" / "clean"
TODAY = date(2026, 11, 21)
SAMPLES = tuple(sorted(path.stem for path in CLEAN.glob("*.md")))
WITH_TABLES = tuple(stem for stem in SAMPLES if stem.startswith("format"))


class Defect(NamedTuple):
    """A sample's Markdown with a change, and the root findings that must come of it, exactly those, in every format.

    `way` says what was done, `stem` to which sample, `where` at which place of it. A root is "CODE", "CODE role" or
    "CODE|CODE role", where one defect may be said in two ways; a role stands for what lies below it too, and for what
    the finding is about. A change that means nothing has no roots. `line` is the changed line of the Markdown (from 1):
    the first root must be about it, or rest on it. `files` make what to read, by format, where no Markdown can hold the
    defect; `previous` is the Markdown of last year's report.
    """

    family: str
    way: str
    stem: str
    text: str
    roots: tuple[str, ...] = ()
    where: str = ""
    line: int | None = None
    context: Context = Context(TODAY)
    files: tuple[tuple[str, Callable[[], bytes]], ...] = ()
    previous: str = ""

    @property
    def name(self) -> str:
        """The defect's name, which no other has."""
        return f"{self.stem}: {self.way}{f' [{self.where}]' if self.where else ''}"

    @property
    def codes(self) -> frozenset[str]:
        """All codes that its roots name."""
        return frozenset(code for root in self.roots for code in root.partition(" ")[0].rstrip("+").split("|"))


@cache
def sample(stem: str) -> str:
    """Return the Markdown of a clean sample."""
    return (CLEAN / f"{stem}.md").read_text(encoding="utf-8")


@cache
def parsed(stem: str) -> Report:
    """Return the report that a clean sample is."""
    return parse(read(sample(stem).encode(), f"{stem}.md"), Context(TODAY))


def edition(stem: str) -> str:
    """Return the edition of a sample: reg2007, format2019 or format2021."""
    return stem.partition("-")[0]


def replaced(text: str, old: str, new: str) -> tuple[str, int]:
    """Return the text with `old`, which must stand in it once, replaced, and the line of the change (from 1)."""
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times"
    return text.replace(old, new), text[: text.index(old)].count("\n") + 1


def changed(stem: str, place: Place, words: str) -> tuple[str, int]:
    """Return a sample with the prose at a place of its source text replaced, and the line of the change (from 1)."""
    document = parsed(stem).document
    line, offset = _source(document, place)
    lines = sample(stem).split("\n")
    end = offset + place.end - place.start
    assert lines[line - 1][offset:end] == document.words(place), (lines[line - 1][offset:end], document.words(place))
    lines[line - 1] = lines[line - 1][:offset] + words + lines[line - 1][end:]
    return "\n".join(lines), line


def _source(document: Document, place: Place) -> tuple[int, int]:
    """Return the line (from 1) of the Markdown and the offset in it (from 0) where a place of the prose begins."""
    where = document.locate(place)
    assert where.line is not None
    assert where.column is not None
    return where.line, where.column - 1


def sections(text: str) -> list[str]:
    """Return the text cut before its first heading of a section and before every further one."""
    return re.split(r"(?m)^(?=## )", text)


def cut(stem: str) -> tuple[str, list[str], str]:
    """Return what stands before the sections, the sections, and the signature."""
    head, *parts = sections(sample(stem))
    last, _, signature = parts[-1].rstrip("\n").rpartition("\n\n")
    body, _, name = last.rpartition("\n\n")
    return head, [*parts[:-1], f"{body}\n\n"], f"{name}\n\n{signature}\n"
