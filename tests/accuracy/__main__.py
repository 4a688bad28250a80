"""Measure everything: python -m tests.accuracy [--write]."""

from __future__ import annotations

import sys
from itertools import chain
from pathlib import Path

from tests.accuracy.defects import SAMPLES, TODAY, from_examples, in_cells, sample
from tests.accuracy.measuring import FORMATS, Score, roots, score
from gixlint.findings import Severity
from gixlint.report import Context

PAGE = Path(__file__).parents[2] / "docs" / "accuracy.md"


def table(measured: Score) -> list[str]:
    lines = ["| check | defects | found | recall | false findings |", "| --- | ---: | ---: | ---: | ---: |"]
    for code in sorted(set(measured.injected) | set(measured.wrong)):
        n, hit, wrong = measured.injected[code], measured.found[code], measured.wrong[code]
        recall = f"{100 * hit / n:.1f} %" if n else "–"
        lines.append(f"| {code} | {n} | {hit} | {recall} | {wrong} |")
    n, hit, wrong = (sum(counter.values()) for counter in measured[:3])
    lines.append(f"| **all** | {n} | {hit} | {100 * hit / n:.2f} % | {wrong} |")
    return lines


def clean() -> list[str]:
    lines = ["| sample | format | errors | warnings | notes |", "| --- | --- | ---: | ---: | ---: |"]
    for stem in SAMPLES:
        for form in FORMATS:
            found = roots(sample(stem), Context(TODAY), form)
            counts = [sum(f.severity is severity for f in found) for severity in reversed(Severity)]
            lines.append(f"| {stem} | {form} | {' | '.join(map(str, counts))} |")
    return lines


def main() -> int:
    measured = score(chain(from_examples(), *(in_cells(stem) for stem in SAMPLES)), FORMATS)
    page = [
        "# Accuracy, measured",
        "",
        "Made by `python -m tests.accuracy --write`. Every example of every check and a wrong figure in every cell of 表三",
        "and 表四 of every clean sample, each read as Markdown, Word, HTML and plain text. A defect counts as found where",
        "exactly the expected root finding is reported; a false finding is any other root finding.",
        "",
        *table(measured),
        "",
        "Clean samples:",
        "",
        *clean(),
        "",
    ]
    for outcome in measured.outcomes:
        print(outcome.defect.name, outcome.format, "missed", sorted(outcome.missed), "wrong", [
            (f.code, f.role, f.message[:60]) for f in outcome.wrong
        ])  # fmt: skip
    print("\n".join(page))
    if "--write" in sys.argv:
        PAGE.write_text("\n".join(page), encoding="utf-8")
    return 1 if measured.outcomes else 0


if __name__ == "__main__":
    sys.exit(main())
