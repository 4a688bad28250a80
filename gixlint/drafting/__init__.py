"""Drafting: a blank report on the form of a year, its tables ready, what is to be filled in marked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from gixlint.checking import beside_package
from gixlint.drafting.forms import Grid, printed
from gixlint.readers.numerals import spell
from gixlint.records import Record
from gixlint.statutes import statutes

if TYPE_CHECKING:
    from gixlint.editions import Edition
    from gixlint.report import Level

__all__ = ["Draft", "Part", "draft"]

Kind = Literal["title", "section", "part", "text", "signature"]


class Part(Record):
    """A paragraph of a draft."""

    kind: Kind
    words: str


class Draft(Record):
    """A blank report: its title, and its paragraphs and tables in order."""

    title: str
    parts: tuple[Part | Grid, ...]


_PREFIXES: tuple[tuple[str, Kind], ...] = (("### ", "part"), ("## ", "section"), ("# ", "title"))
_TABLE = "@"


def draft(agency: str, level: Level, year: int, edition: Edition) -> Draft:
    """Return a blank report of an agency, by its full name, for a year, on the form of an edition."""
    lines = [line for line in _words(agency, level, year, edition).splitlines() if line]
    parts = tuple(
        printed(edition.table(line.removeprefix(_TABLE))) if line.startswith(_TABLE) else _part(line)
        for line in lines[:-2]
    )
    signature = tuple(Part("signature", line) for line in lines[-2:])
    return Draft(lines[0].removeprefix("# "), parts + signature)


def _part(line: str) -> Part:
    for prefix, kind in _PREFIXES:
        if line.startswith(prefix):
            return Part(kind, line.removeprefix(prefix))
    return Part("text", line)


def _words(agency: str, level: Level, year: int, edition: Edition) -> str:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(beside_package("templates")),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=False,  # the words of a document, not of a page
    )
    forms = [statutes()[key] for key in edition.statutes if statutes()[key].kind in ("law", "form")]
    asked = "".join(quote for statute in forms for _, quote in statute.provisions)
    starts = dict(edition.period.exceptions)
    return environment.get_template("draft.md.j2").render(
        agency=agency,
        year=year,
        subject=edition.subject,
        bases="、".join(f"《{statute.title}》（{statute.number}）" for statute in forms),
        headings=[section.heading for section in edition.sections],
        start=_day(year, *starts.get(year, edition.period.start)),
        end=_day(year, *edition.period.end),
        sections=edition.sections,
        tables={table.section: table.role for table in edition.tables},
        aspects=[aspect.name for aspect in edition.aspects],
        assessed=(level == "government" or agency.endswith("人民政府")) and "工作考核" in asked,
        fees="收取信息处理费情况" in asked,
        ordinal=lambda number: spell(number, "chineseCounting"),
    )


def _day(year: int, month: int, day: int) -> str:
    return f"{year}年{month}月{day}日"
