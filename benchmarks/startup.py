"""What one `gixlint check` of a Word file of some ten pages costs, beside what it cannot do without.

    python benchmarks/startup.py [RUNS]

All figures come from one run, taken in turns, so that their ratios hold on any machine. It measures the gixlint of the
interpreter that runs it: a regular installation, or this checkout where that is installed.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "examples" / "clean" / "format2021-department.docx"
"""Eleven pages, set as official documents are."""

ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""Compiled modules, and what gixlint keeps beside them, are kept as they are on a user's machine."""


def process(*command: str) -> Callable[[], None]:
    """Return a run of a whole process; findings are no failure."""

    def run() -> None:
        ran = subprocess.run(
            command, cwd=SAMPLE.parent, env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False
        )
        assert ran.returncode in (0, 1), ran.stderr.decode()

    return run


def unzip_and_parse(path: Path) -> Callable[[], None]:
    """Return the least that reading a Word file takes, inside this process."""
    from zipfile import ZipFile

    from lxml import etree

    def run() -> None:
        with ZipFile(path) as archive:
            etree.fromstring(archive.read("word/document.xml"))

    return run


def main(runs: int) -> None:
    """Measure and print medians in milliseconds, and of the ratios to the bare interpreter and to python-docx."""
    python = sys.executable
    measured: dict[str, Callable[[], None]] = {
        "bare interpreter": process(python, "-c", "pass"),
        "import click": process(python, "-c", "import click"),
        "unzip and parse (in process)": unzip_and_parse(SAMPLE),
        "docx.Document(PATH)": process(python, "-c", f"import docx; docx.Document({str(SAMPLE)!r})"),
        "gixlint --version": process(python, "-m", "gixlint", "--version"),
        "gixlint check PATH": process(python, "-m", "gixlint", "check", str(SAMPLE)),
    }
    times: dict[str, list[float]] = {name: [] for name in measured}
    for _ in range(runs + 1):  # the first warms the caches
        for name, run in measured.items():
            start = perf_counter()
            run()
            times[name].append((perf_counter() - start) * 1000)
    kept = {name: values[1:] for name, values in times.items()}
    bare, docx = kept["bare interpreter"], kept["docx.Document(PATH)"]
    print(f"{'':30} {'ms':>8} {'÷ bare':>8} {'÷ docx':>8}   (median; middle half of the ratios)")
    for name, values in kept.items():
        low, middle, high = quantiles(ratios(values, docx), n=4)
        ratio = median(ratios(values, bare))
        print(f"{name:30} {median(values):8.1f} {ratio:8.2f} {middle:8.2f}   ({low:.2f} to {high:.2f})")


def ratios(values: list[float], others: list[float]) -> list[float]:
    """Return by how much each run took longer than the other of its turn, which the same load slowed."""
    return [value / other for value, other in zip(values, others, strict=True)]


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 15)
