"""Reports with sidecars: what must be found in them, and what may; counted by check."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from gixlint.findings import Severity
from gixlint.linting import Plan, lint
from gixlint.report import Absent, Agency, Context, FormTable, Period, Report, Title
from gixlint.settings import Settings
from gixlint.text import fold
from tests.accuracy.samples import TODAY

ROOT = Path(__file__).parents[2]
CORPUS = ROOT.parent / "shared" / "corpus"
WRITTEN = ("blind", "blind2", "blind3", "blind4", "fresh", "long", "reports", "world")
FOLDERS = (ROOT / "examples" / "defective", *(Path(__file__).parent / name for name in WRITTEN))


class Labelled(NamedTuple):
    """A report, the codes that it must yield, those that may be said, and, where given, those that must not.

    Where `never` is given nothing else is decided of other codes. `open` are codes known to be missed: they count as
    missed, but are no news.
    """

    path: Path
    must: frozenset[str]
    may: frozenset[str]
    never: frozenset[str] | None = None
    previous: str = ""
    open: frozenset[str] = frozenset()


class Counts(NamedTuple):
    """By code: findings that are right, wrong, missed; and the clean reports with what was said of them."""

    right: Counter[str]
    wrong: Counter[str]
    missed: Counter[str]
    clean: int
    clean_errors: int
    clean_warnings: int
    faults: tuple[str, ...]


def labelled() -> list[Labelled]:
    """Return the written reports."""
    found = []
    for folder in FOLDERS:
        for label in sorted(folder.rglob("*.yaml")):
            want = yaml.safe_load(label.read_text(encoding="utf-8"))
            path = next(path for path in label.parent.glob(f"{label.stem}.*") if path.suffix != ".yaml")
            must, may, known = (frozenset(want.get(key, ())) for key in ("codes", "may", "open"))
            found.append(Labelled(path, must | known, may, open=known))
    return found


def unlike(want: dict[str, Any], report: Report) -> list[str]:
    """Return what a sidecar states and the report was not read to say, as words."""
    period = report.find("period")
    read: dict[str, object] = {
        "title": fold(report.title.words) if isinstance(report.find("title"), Title) else None,
        "agency": report.agency.name if isinstance(report.find("agency"), Agency) else None,
        "year": report.year,
        "period": (
            {"from": str(period.start.value), "to": str(period.end.value)} if isinstance(period, Period) else None
        ),
    }
    due = {key: fold(value) if isinstance(value, str) else value for key in read if (value := want.get(key))}
    if "period" in due:
        due["period"] = {key: str(value) for key, value in due["period"].items()}
    wrong = [f"{key}: {read[key]} for {value}" for key, value in due.items() if read[key] != value]
    if not isinstance(report.edition, Absent):
        for role in ("requests", "disputes"):
            if role in want and role not in want.get("unread", ()):
                wrong += _figures(report, role, want[role])
    return wrong


def _figures(report: Report, role: str, due: Any) -> Iterator[str]:
    """The cells of a table that were read otherwise: rows as the form orders them, `_` for what is no number."""
    keys, table = report.form.table(role).keys(), report.find(f"table.{role}")
    rows = [due] if isinstance(due, str) else list(due.values()) if isinstance(due, dict) else due
    values = [value for row in rows for value in (row.split() if isinstance(row, str) else row)]
    assert len(keys) == len(values), (role, len(keys), len(values))
    for key, value in zip(keys, values, strict=True):
        figure = table.cells.get(key) if isinstance(table, FormTable) else None
        read = None if figure is None else figure.value
        if str(read) != ("None" if value in ("_", "／") else str(value)):
            yield f"{role}.{key}: {read} for {value}"


def corpus() -> list[Labelled]:
    """Return the real reports, none where they are not at hand beside the checkout."""
    if not (CORPUS / "expect.yaml").exists():
        return []
    expected: dict[str, dict[str, Any]] = yaml.safe_load((CORPUS / "expect.yaml").read_text(encoding="utf-8"))
    return [
        Labelled(
            CORPUS / name,
            frozenset(want.get("must", ())),
            frozenset(),
            frozenset(want.get("never", ())),
            want.get("previous", ""),
        )
        for name, want in expected.items()
        if name.endswith((".txt", ".html", ".md", ".docx", ".pdf"))
    ]


def _stands(folder: Path, name: str) -> bool:
    return (folder / name).exists()


def counted(reports: list[Labelled]) -> Counts:
    """Lint reports and count, a code once a report."""
    right: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    faults, clean, errors, warnings = [], 0, 0, 0
    for report in reports:
        before = (CORPUS / report.previous).read_bytes() if report.previous else None
        data, name = report.path.read_bytes(), report.path.name if report.never is None else str(report.path)
        plan, folder = Plan(Settings(), Context(TODAY)), report.path.parent
        beside = partial(_stands, folder) if report.never is None else None
        findings = lint(name, data, plan, before, report.previous, beside=beside).findings
        codes = {finding.code for finding in findings}
        bad = codes & report.never if report.never is not None else codes - report.must - report.may
        right.update(codes & report.must)
        wrong.update(bad)
        missed.update(report.must - codes)
        gone = report.must - codes - report.open
        if bad or gone:
            faults.append(f"{report.path.stem}: missed {sorted(gone)}, wrong {sorted(bad)}")
        if report.never is None and not report.must:
            clean += 1
            errors += any(f.severity is Severity.ERROR for f in findings if f.code in bad)
            warnings += sum(f.severity is Severity.WARNING for f in findings if f.code in bad)
    return Counts(right, wrong, missed, clean, errors, warnings, tuple(faults))
