"""Parsing: the source text to the statutory report. It never raises: what is not found is `Absent`, with the reason."""

from __future__ import annotations

from gixlint.cleaning import clean
from gixlint.document import Document, Place
from gixlint.editions import Edition, edition, edition_of, editions
from gixlint.parsing.agency import find_agency
from gixlint.parsing.contact import find_contact
from gixlint.parsing.extents import table_prose
from gixlint.parsing.outline import outline
from gixlint.parsing.preamble import bases_cited, find_period, year_claims
from gixlint.parsing.signature import find_published, find_signature
from gixlint.parsing.statements import find_statements
from gixlint.parsing.tables import doubted, read_tables
from gixlint.parsing.title import find_title, kind_of
from gixlint.parsing.year import find_year, guess_edition
from gixlint.report import (
    Absent,
    Body,
    Context,
    FormTable,
    Part,
    Preamble,
    Report,
    Section,
    Signature,
    Title,
)
from gixlint.text import Text

__all__ = ["parse"]


def parse(document: Document, context: Context) -> Report:
    """Rebuild the statutory report from a document."""
    text, removals, simplified = clean(document)
    guessed, whole = guess_edition(text), text
    guess = outline(document, whole, guessed)
    found = find_title(document, text, removals, guess.start)
    title = found.title
    rough = text.part(found.end, guess.start)
    period = find_period(text, guess.start, title.year if isinstance(title, Title) else None)
    claims = year_claims(
        rough, period, *((title.year, title.place) if isinstance(title, Title) else (None, Place(0, 0)))
    )
    year = find_year(document, text, claims, context)
    form = _edition(year, context) or (_by_form(document) if year is None else None)
    numbers = [removal.place for removal in removals if removal.kind == "page-number"]
    tables = _tables(document, text, form, numbers)
    head = text.place(found.end)
    text = text.without(sorted(table_prose(text, tables.values())))
    begin = text.offset(head)
    known = form or guess_edition(text)
    plan = guess if (text, known) == (whole, guessed) else outline(document, text, known)
    signature = find_signature(text, [begin, *(text.offset(section.heading_place) for section in plan.sections)])
    sections = _trimmed(plan.sections, signature, text)
    start, stop = begin, max(plan.start, begin)
    preamble = text.part(start, stop)
    preamble_place = Place(text.place(start).start, text.place(stop).start)
    parts: dict[str, Part | Absent] = {
        "title": title,
        "period": period,
        "contact": find_contact(text, preamble_place),
        "signature": signature,
        "published": find_published(document, removals, context, preamble_place.start),
        "body": _body(document, text, begin, tables),
        "preamble": Preamble(preamble_place, preamble, bases_cited(preamble)),
        **{
            f"table.{t.role}": Absent(f"table.{t.role}", f"没有找到{t.name}", Place(*[preamble_place.end] * 2))
            for t in (form.tables if form else ())
        },
        **{f"table.{role}": table for role, table in tables.items()},
    }
    parts["agency"] = find_agency(document, title, signature, preamble, context, text)
    parts |= _roles(sections, form, preamble_place, text)
    return Report(
        document=document,
        context=context,
        text=text,
        removals=removals,
        kind=kind_of(title, text.folded, form is not None and any(role != "statistics" for role in tables)),
        year=year,
        claims=claims,
        edition=form or Absent("edition", _no_edition(year), preamble_place),
        sections=sections,
        statements=find_statements(text, sections, year),
        parts=parts,
        simplified=simplified,
    )


def _edition(year: int | None, context: Context) -> Edition | None:
    if context.edition:
        return edition(context.edition)
    return edition_of(year) if year is not None else None


def _by_form(document: Document) -> Edition | None:
    """The edition whose tables a text without a year holds whole and unaltered: a blank form, say."""
    for name in reversed(editions()):
        form = edition(name)
        tables = read_tables(document, form) if form.tables else {}
        if len(tables) == len(form.tables) > 0 and not any(table.alterations for table in tables.values()):
            return form
    return None


def _no_edition(year: int | None) -> str:
    if year is None:
        return "无法判断报告年度，也就无法确定适用的格式"
    return f"{year}年度早于《中华人民共和国政府信息公开条例》施行，没有适用的格式"


def _tables(document: Document, text: Text, form: Edition | None, numbers: list[Place]) -> dict[str, FormTable]:
    """The tables by role: those that the document has as tables, the others out of its text without page `numbers`."""
    forms = [form] if form else [edition(name) for name in reversed(editions()) if edition(name).tables]
    for candidate in forms:
        found = read_tables(document, candidate)
        poor = {table.role for table in candidate.tables if _poor(found.get(table.role), document)}
        if poor:
            from gixlint.parsing.flat_tables import completed, read_flat_tables

            whole = Text.of(document.text).without(numbers)
            for role, flat in read_flat_tables(whole, candidate, document.text, poor).items():
                found[role] = completed(found[role], flat) if role in found else flat
        if candidate.statistics:
            from gixlint.parsing.statistics import read_statistics

            table = read_statistics(document, text, candidate.statistics)
            found |= {"statistics": table} if table else {}
        if found:
            return {role: doubted(document, table) for role, table in found.items()}
    return {}


def _read(table: FormTable) -> int:
    """How many cells were read."""
    return sum(cell.state != "lost" for cell in table.cells.values())


def _poor(table: FormTable | None, document: Document) -> bool:
    """Whether a table was not found as a table, or not the whole of it: the rest may stand flattened.

    Figures that recognition could not read stand nowhere else.
    """
    if table is None or table.form is None:
        return True
    return _read(table) < len(table.form.keys()) and not document.is_recognised(table.place)


_SHORTEST_BODY = 120
"""A text with fewer characters after its title is no report: a page's furniture, an attachment's name."""


def _body(document: Document, text: Text, start: int, tables: dict[str, FormTable]) -> Body | Absent:
    body = text.part(start)
    size = len(body.folded.replace("\n", ""))
    place = body.place()
    if size < _SHORTEST_BODY and not tables and len(document.text) < 4 * _SHORTEST_BODY + size:
        unread = (mark.value for mark in document.marked("limit"))
        return Absent("body", next(unread, "没有报告正文"), Place(place.start, place.start))
    return Body(place, body)


def _trimmed(sections: tuple[Section, ...], signature: Signature | Absent, text: Text) -> tuple[Section, ...]:
    """Take the signature, and what follows it, out of the last section's prose."""
    if not sections or isinstance(signature, Absent):
        return sections
    last = sections[-1]
    end = last.text.offset(signature.place)
    if signature.place.start <= last.place.start:
        return sections
    return (*sections[:-1], last._replace(text=last.text.part(0, end)))


def _roles(
    sections: tuple[Section, ...], form: Edition | None, preamble: Place, text: Text
) -> dict[str, Part | Absent]:
    """The section that serves each statutory content: a top-level one, else a sub-section; or its absence."""
    found: dict[str, Part | Absent] = {}
    for depth in (1, 2, 3):
        for section in _deep(sections, depth):
            for role in section.roles:
                found.setdefault(role, section)
    previous = Place(preamble.end, preamble.end)
    for content in form.sections if form else ():
        role = f"section.{content.role}"
        part = found.get(role)
        if isinstance(part, Section):
            previous = Place(part.place.end, part.place.end)
        else:
            found[role] = Absent(role, f"没有“{content.heading}”部分", previous)
    return found


def _deep(sections: tuple[Section, ...], depth: int) -> tuple[Section, ...]:
    if depth == 1:
        return sections
    return tuple(part for section in sections for part in _deep(section.parts, depth - 1))
