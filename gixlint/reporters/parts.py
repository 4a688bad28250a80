"""The findings by the part of the report that they stand in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from gixlint.document import Place
from gixlint.records import Record
from gixlint.report import Absent, Section
from gixlint.spots import printable

if TYPE_CHECKING:
    from gixlint.findings import Finding
    from gixlint.report import Report

__all__ = ["Part", "parts"]

_PREAMBLE = frozenset({"preamble", "period", "contact"})
_FRONT = frozenset({"title", "agency", "year", "front", "metadata", "published"})


class Part(Record):
    """A part of the report by its name, with what was found in it, in order."""

    name: str
    findings: tuple[Finding, ...]


def parts(report: Report | None, findings: Iterable[Finding], words: Mapping[str, str]) -> tuple[Part, ...]:
    """Return the parts that findings stand in, in their order: title, preamble, sections, signature, the rest."""
    grouped: dict[str, list[Finding]] = {}
    order: dict[str, list[int]] = {}
    for finding in findings:
        *rank, name = _part(report, finding, words)
        grouped.setdefault(name, []).append(finding)
        order.setdefault(name, rank)
    return tuple(Part(name, tuple(grouped[name])) for name in sorted(grouped, key=order.__getitem__))


def _part(report: Report | None, finding: Finding, words: Mapping[str, str]) -> tuple[int, int, str]:
    """Return the rank of the part that a finding stands in, where it begins if that matters, and its name."""
    role, place = finding.role, Place(finding.spot.start, finding.spot.end)
    head = role.partition(".")[0]
    if head in _FRONT:
        return 0, 0, words["part-front"]
    if head in _PREAMBLE:
        return 1, 0, words["part-preamble"]
    if head == "signature":
        return 3, 0, words["part-signature"]
    if report is None:
        return 4, 0, words["part-rest"]
    if section := _section(report, role, place):
        return 2, *section
    return _between(report, place, words)


def _section(report: Report, role: str, place: Place) -> tuple[int, str] | None:
    """Return where the section begins that a role names or a place lies in, and its heading without its number."""
    head, _, rest = role.partition(".")
    if head == "table":
        head, rest = rest.partition(".")[0], ""
    edition = report.edition
    forms = () if isinstance(edition, Absent) else edition.sections
    tables = {} if isinstance(edition, Absent) else {table.role: table.section for table in edition.tables}
    named = tables.get(head) or rest.partition(".")[0]
    found = report.find(f"section.{named}")
    if isinstance(found, Section):
        return found.place.start, printable(found.heading)
    for section in report.sections:
        if place.end and section.place.covers(place):
            return section.place.start, printable(section.heading)
    return next(((place.start, form.heading) for form in forms if form.role == named), None)


def _between(report: Report, place: Place, words: Mapping[str, str]) -> tuple[int, int, str]:
    ranks = (("title", 0, "part-front"), ("preamble", 1, "part-preamble"), ("signature", 3, "part-signature"))
    for role, rank, key in ranks:
        part = report.find(role)
        if place.end and not isinstance(part, Absent) and part.place.covers(place):
            return rank, 0, words[key]
    return 4, 0, words["part-rest"]
