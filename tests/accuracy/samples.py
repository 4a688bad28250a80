"""The clean samples, what a defect is, and how to cut and change a sample's Markdown."""

from __future__ import annotations

import re
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
    """A sample's Markdown with a change, and the root findings that must come of it.

    All of `codes` must be found and, where `any_of` is not empty, one of those, concerning the role `about` if that is
    given; what is in `may` can follow from the change as well; every other root finding is wrong. A change that means
    nothing has neither. `formats` are those to read it in (empty: Markdown and another by turns), `file` is what to read
    where no Markdown can hold it. `line` is the changed line (from 1): some finding must be about it, or rest on it.
    """

    family: str
    name: str
    text: str
    codes: frozenset[str] = frozenset()
    any_of: frozenset[str] = frozenset()
    may: frozenset[str] = frozenset()
    about: str = ""
    line: int | None = None
    context: Context = Context(TODAY)
    formats: tuple[str, ...] = ()
    file: tuple[str, bytes] | None = None


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


def codes(*names: str) -> frozenset[str]:
    """Return codes as a set: codes("S101 P401") or codes("S101", "P401")."""
    return frozenset(" ".join(names).split())
