"""What one `gixlint check` of a 10-page Word file costs, beside what it cannot do without.

    python benchmarks/startup.py [RUNS]

All figures come from one run, taken in turns, so that their ratios hold on any machine.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "examples" / "clean" / "format2021-department.md"


def word_file(path: Path) -> None:
    """Write a report of ten pages: the sample's text, its prose repeated, its tables as Word tables."""
    import docx
    from lxml import html

    document = docx.Document()
    source = SAMPLE.read_text(encoding="utf-8")
    for block in source.split("\n\n"):
        if block.startswith("<table>"):
            _table(document, html.fromstring(block))
        else:
            times = 3 if len(block) > 150 else 1  # the sample alone fills some four pages
            for _ in range(times):
                document.add_paragraph(block.lstrip("# "))
    document.save(str(path))


def _table(document: Any, table: Any) -> None:
    rows = [[cell.text_content() for cell in row] for row in table.iter("tr")]
    made = document.add_table(len(rows), max(map(len, rows)))
    for row, cells in zip(made.rows, rows, strict=True):
        written = row.cells
        for cell, words in zip(written, cells, strict=False):
            cell.text = words


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
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "report.docx"
        word_file(path)
        python = sys.executable
        measured: dict[str, Callable[[], None]] = {
            "bare interpreter": process(python, "-c", "pass"),
            "import click": process(python, "-c", "import click"),
            "unzip and parse (in process)": unzip_and_parse(path),
            "docx.Document(PATH)": process(python, "-c", f"import docx; docx.Document({str(path)!r})"),
            "gixlint --version": process(python, "-m", "gixlint", "--version"),
            "gixlint check PATH": process(python, "-m", "gixlint", "check", str(path)),
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
