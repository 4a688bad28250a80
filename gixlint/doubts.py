"""What may be doubted of what a check says: text recognised in pictures, parts of the file that were not read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gixlint.report import Absent, FormTable, Section

if TYPE_CHECKING:
    from gixlint.findings import Problem
    from gixlint.report import Report

__all__ = ["SURE", "doubt", "hindrance", "sureness"]

SURE = 0.9
"""Below this confidence of reading, an error is only a warning."""

_BY_FILE = ("D101", "D107", "D108", "L1")
"""What shows in the file whatever was read of its text."""
_BY_MARKS = ("D105", "D106", "W102", "W103", "W104", "W106")
"""What rests on marks and their width, which recognition changes."""
_BY_LETTERS = ("D104", "F102", "F107", "I106", "P303", "S103", "W105", "W108", "W109")
"""What a single character that was recognised wrongly is enough for."""
_BY_WHOLE = ("P4", "S1", "T101", "T102", "Z101", "Z102", "Z103", "Z104", "Z105", "Z108")
"""What rests on the whole report or on the year that its beginning names, so that a part that was not read misleads."""


_MARKS_UNREAD = "文字由图片识别而来，标点和符号不作判断"


def hindrance(code: str, report: Report) -> str | None:
    """Return why a check can say nothing of a report that was recognised as a whole; None where it can."""
    document = report.document
    size = sum(mark.place.end - mark.place.start for mark in document.marked("recognised"))
    return _MARKS_UNREAD if code.startswith(_BY_MARKS) and 2 * size > len(document.text) else None


def sureness(code: str, report: Report, problem: Problem) -> float | None:
    """Return how surely the least sure of the places that a problem rests on was read, None where all are certain."""
    if code.startswith(_BY_FILE):
        return None
    further = [*(related.at for related in problem.related), *problem.rests]
    places = [problem.at, *(place for place in further if place.start < place.end)]
    found = [report.document.sureness(place) for place in places]
    return min((sure for sure in found if sure is not None), default=None)


def doubt(code: str, report: Report, problem: Problem) -> str | None:
    """Return why a problem is none that could be told, as a Chinese clause; None where it stands."""
    document = report.document
    if code.startswith(_BY_FILE):
        return None
    if code.startswith(_BY_MARKS) and document.is_recognised(problem.at):
        return _MARKS_UNREAD
    if code.startswith(_BY_LETTERS) and document.is_recognised(problem.at):
        sure = sureness(code, report, problem)
        if sure is not None and sure < SURE:
            return "文字由图片识别而来，有的字没有把握，不作判断"
    unread = (mark.value for mark in document.marked("limit") if _may_hide(mark.place.start, code, report, problem))
    return next(unread, None)


def _may_hide(offset: int, code: str, report: Report, problem: Problem) -> bool:
    """Tell whether what a problem misses, or the rest of what it rests on, may stand where something was not read."""
    part, at = report.find(problem.role), problem.at
    in_cell = any(table.place.covers(at) for table in report.document.tables)
    if code.startswith(_BY_WHOLE) or (at.start == at.end and not in_cell):
        return True
    if isinstance(part, Absent):
        return problem.role in report.parts or _is_torn(offset, report, problem)
    heading = isinstance(part, Section) and part.heading_place == at
    whole = (at.covers(part.place) or heading) and part.place.start <= offset <= part.place.end
    return whole or _is_torn(offset, report, problem)


def _is_torn(offset: int, report: Report, problem: Problem) -> bool:
    """Tell whether something not read at an offset tears the table or the paragraph that a problem rests on."""
    body = [block.place for block in report.document.blocks if block.story == "body"]
    beside = [*[p for p in body if p.start < offset][-1:], *[p for p in body if p.start >= offset][:1]]
    if any(paragraph.covers(problem.at) for paragraph in beside):
        return True
    places = [problem.at, *(related.at for related in problem.related), *problem.rests]
    torn = [p.place for p in report.parts.values() if isinstance(p, FormTable) and p.place.start < offset < p.place.end]
    return any(table.covers(place) for table in torn for place in places)
