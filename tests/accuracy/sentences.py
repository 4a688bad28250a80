"""Sentences that contradict what a report says or themselves, or are badly written, put into every clean sample."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from tests.accuracy.samples import SAMPLES, Defect, parsed, sample

FAMILY = "sentences"
WORDS = Path(__file__).parent / "words"
AT = ("overview", "last")
"""Where a sentence is put if nothing else is said, from sample to sample by turns."""


def all_of() -> Iterator[Defect]:
    """Yield each wrong sentence of words/sentences.yaml in each sample, and each right one, which must bring nothing."""
    facts: dict[str, dict[str, Any]] = yaml.safe_load((WORDS / "facts.yaml").read_text(encoding="utf-8"))
    for entry in yaml.safe_load((WORDS / "sentences.yaml").read_text(encoding="utf-8")):
        for stem in SAMPLES:
            if not stem.startswith(tuple(entry.get("stems", ("",)))) and not stem.endswith(
                tuple(entry.get("stems", ()))
            ):
                continue
            if stem in entry.get("but", ()):
                continue
            for wrong, right in entry["pairs"]:
                yield from _both(stem, entry, facts[stem], wrong, right)


def _both(stem: str, entry: dict[str, Any], facts: dict[str, Any], wrong: str, right: str) -> Iterator[Defect]:
    code, _, role = entry["root"].partition(" ")
    for place in entry.get("at") or AT[SAMPLES.index(stem) % len(AT) :][:1]:
        role = "section.problems" if role == "section.overview" and place == "problems" else role
        for words, roots in ((wrong, (f"{code} {role}",)), (right, ())):
            said = _filled(stem, words, facts)
            text, line = put(stem, place, said)
            yield Defect(
                FAMILY, words, stem, text, roots, where=place, line=line if roots and "unplaced" not in entry else None
            )


def _filled(stem: str, words: str, facts: dict[str, Any]) -> str:
    year = parsed(stem).report_year

    def fact(match: re.Match[str]) -> str:
        head, number, unit = facts[match[1]]
        return f"{head}{number + int(match[2] or 0)}{unit}"

    words = re.sub(r"\{(received|disclosed|reviewed)(\+\d+)?\}", fact, words)
    return words.format(year=year, last=year - 1, next=year + 1, self=facts["self"])


def put(stem: str, place: str, words: str) -> tuple[str, int]:
    """Return a sample with words put at a place of it, and the line (from 1) that holds them."""
    lines = sample(stem).split("\n")
    heads = [number for number, line in enumerate(lines) if line.startswith("## ")]
    if place == "last":
        at = heads[1] - 1
        return "\n".join([*lines[:at], "", words, *lines[at:]]), at + 2
    problems = next(number for number in heads if "问题" in lines[number])
    start, end = {
        "preamble": (2, heads[0]),
        "overview": (heads[0], heads[1]),
        "problems": (problems, heads[heads.index(problems) + 1]),
        "other": (heads[-1], len(lines)),
    }[place]
    at = next(n for n in range(start, end) if lines[n].endswith("。"))
    lines[at] += words
    return "\n".join(lines), at + 1
