"""The closing lines: who signed and when; and when the report was published, as far as the source says."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from gixlint.document import Document, Place
from gixlint.parsing.agencies import is_agency
from gixlint.parsing.dates import YEAR, day_of
from gixlint.report import Absent, Context, Day, Published, Removal, Signature
from gixlint.text import Match, Text, pattern

__all__ = ["find_published", "find_signature"]

_DATE = (
    rf"{YEAR}\s?年\s?(?:\d{{1,2}}|[一二三四五六七八九十]{{1,2}})月(?:\d{{1,2}}|[一二三四五六七八九十]{{1,3}})日?|"
    rf"(?:19|20)\d{{2}}(?P<sep>[-./])\d{{1,2}}(?P=sep)\d{{1,2}}日?"
)
_MONTH_ONLY = rf"{YEAR}年(?:\d{{1,2}}|[一二三四五六七八九十]{{1,2}})月"


_ATTACHMENT = r"(?m)^\s*附(?:[件表录]|:|\s*$)"


def find_signature(text: Text, sections: Sequence[int]) -> Signature | Absent:
    """Find the agency's name and the date at the end of the text, before any attachment.

    `sections` are the folded offsets at which the sections begin: a signature stands after the last of them, but for
    those of an attachment.
    """
    attached = text.find(_ATTACHMENT, sections[0])
    before = [start for start in sections if attached is None or start < attached.span[0]]
    tail = text.part(max(before or sections[:1]))
    best: Signature | None = None
    for match in tail.all(_DATE):
        signature = _dated(tail, match)
        if signature:
            best = signature
    best = best or _month_only(tail)
    if best:
        return best
    lines = [line for line in tail.lines() if line.folded.strip()]
    for line in lines[-3:]:
        if is_agency(line.folded.strip()) and len(line) <= 30:
            place = line.place(0, len(line))
            return Signature(place, line.folded.strip(), place, None)
    end = text.place(len(text)).end
    return Absent("signature", "文末没有落款", Place(end, end))


def _dated(tail: Text, match: Match) -> Signature | None:
    """A date that closes the text: an agency's name or a new line precedes it, nothing or an attachment follows it.

    Where name and date have a line each, what follows them may be anything short: who explains the report, a contact.
    """
    start, end = match.span
    after = tail.folded[end:].lstrip(" )）")
    if after.startswith("\n") and len(after) <= _NOTE and _signs(tail, start):
        after = ""
    if after and not after.startswith("\n") and not pattern(r"\s*(?:附件|附表|附:|附\n|\(此件|-{3})").match(after):
        return None
    if (
        after.startswith("\n")
        and pattern(r"[^\n]*[,。]").match(after.lstrip("\n"))
        and not pattern(r"\s*(?:附|\(此件|联系|地址)").match(after)
    ):
        return None
    before = tail.folded[:start].rstrip(" (:")
    day = day_of(tail.part(start, end))
    own_line = before.endswith("\n") or not before or tail.gap(start)
    agency = _agency_before(tail, start)
    if agency is None and not own_line:
        return None
    if agency is None:
        return Signature(match.place, "", Place(match.place.start, match.place.start), day)
    return Signature(agency[1].joined(match.place), agency[0], agency[1], day)


_NOTE = 200
"""What follows a signature without being an attachment is no longer than this (characters)."""


def _signs(tail: Text, start: int) -> bool:
    """Whether the line before that of a date is the name of an agency and nothing else."""
    lines = tail.folded[:start].rstrip(" ").split("\n")
    above = [line.strip() for line in lines[:-1] if line.strip()]
    return not lines[-1] and bool(above) and is_agency(above[-1])


def _agency_before(tail: Text, start: int) -> tuple[str, Place] | None:
    before = tail.folded[:start].rstrip(" \n(:")
    floor = max(before.rfind(mark) for mark in "。;!?\n") + 1
    words = before[floor:].strip()
    if is_agency(words):
        offset = floor + before[floor:].index(words)
        return words, tail.place(offset, offset + len(words))
    starts = [index for index in range(floor, len(before)) if tail.gap(index)]
    for index in starts:
        name = before[index:].strip()
        if is_agency(name) and len(name) <= 30 and not pattern(r"附件|附表|统计|数据|报告").search(name):
            return name, tail.place(index, index + len(name))
    return None


def _month_only(tail: Text) -> Signature | None:
    blank = r"(?:[X×_]{1,4}|\s{0,3})"
    match = tail.find(rf"(?<=\n)(?P<date>{_MONTH_ONLY}|{YEAR}年(?:{blank}|\d{{1,2}})月{blank}日)\s*$")
    if not match:
        return None
    agency = _agency_before(tail, match.span_of("date")[0])
    place = match.place_of("date")
    day = Day(None, None, None, None, place)
    if agency is None:
        return Signature(place, "", Place(place.start, place.start), day)
    return Signature(agency[1].joined(place), agency[0], agency[1], day)


_META = (
    "PubDate",
    "page-date",
    "publishdate",
    "发布时间",
    "发布日期",
    "date",
    "firstpublishedtime",
    "article:published_time",
)


def find_published(
    document: Document, removals: tuple[Removal, ...], context: Context, start: int
) -> Published | Absent:
    """Return when the report was first published: as given, by metadata, or as the page's furniture says."""
    top = Place(start, start)
    if context.published:
        return Published(context.published, top, "given")
    for name in _META:
        words = document.meta(name)
        day = _first_day(words) if words else None
        if day:
            return Published(day, top, "metadata")
    for removal in removals:
        if removal.kind == "furniture":
            line = Text.of(document.text, removal.place.start, removal.place.end)
            dated = line.find(rf"(?:发布|公开|更新)?(?:时间|日期)\s?:?\s?(?P<date>{_DATE})")
            value = day_of(line.part(*dated.span_of("date"))).value if dated else None
            if dated and value:
                return Published(value, dated.place_of("date"), "page")
    return Absent("published", "没有发布日期", top)


def _first_day(words: str) -> datetime.date | None:
    text = Text.of(words)
    match = text.find(rf"(?P<date>{_DATE})")
    return day_of(text.part(*match.span_of("date"))).value if match else None
