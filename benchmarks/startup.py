"""What one `gixlint check` of a Word file of some ten pages costs, beside what it cannot do without.

    python benchmarks/startup.py [RUNS]

All figures come from one run, taken in turns, so that their ratios hold on any machine.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "examples" / "clean" / "format2021-department.docx"
"""Eleven pages, set as official documents are."""


def process(*command: str) -> Callable[[], None]:
    """Return a run of a whole process; findings are no failure."""

    def run() -> None:
        ran = subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
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
    """Measure and print medians in milliseconds and ratios to the bare interpreter and to python-docx."""
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
    medians = {name: median(values[1:]) for name, values in times.items()}
    print(f"{'':30} {'ms':>8} {'÷ bare':>8} {'÷ docx':>8}")
    for name, value in medians.items():
        bare, docx = value / medians["bare interpreter"], value / medians["docx.Document(PATH)"]
        print(f"{name:30} {value:8.1f} {bare:8.2f} {docx:8.2f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 15)
