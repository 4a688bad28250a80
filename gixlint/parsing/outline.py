"""The outline: sections by what they are, however they are numbered or run together."""

from collections import Counter

from gixlint.document import Document, Place
from gixlint.editions import Edition
from gixlint.parsing.headings import Heading, find_headings, normal, roles_of
from gixlint.records import Record
from gixlint.report import Section
from gixlint.text import Text

__all__ = ["Outline", "outline"]

_RANK = {"part": -1, "han": 0, "": 0, "nth": 1, "bracket": 1, "arabic": 2, "arabic-bracket": 3}


class Outline(Record):
    """The top-level sections, and where the first of them begins (the folded offset; the text's end if none)."""

    sections: tuple[Section, ...]
    start: int


def outline(document: Document, text: Text, form: Edition | None) -> Outline:
    """Find the sections in the report's text (title and signature may still be part of it)."""
    headings = find_headings(text, _levels(document, text))
    tops = _tops(text, headings, form)
    if not tops:
        return Outline((), len(text))
    inner = [heading for heading in headings if heading not in tops]
    sections = []
    for index, top in enumerate(tops):
        end = tops[index + 1].start if index + 1 < len(tops) else len(text)
        subs = [heading for heading in inner if top.end <= heading.start < end]
        sections.append(_section(document, text, top, end, subs, form, 1))
    return Outline(tuple(sections), tops[0].start)


def _levels(document: Document, text: Text) -> dict[int, int | None]:
    return {text.offset(block.place): block.level for block in document.blocks if block.level is not None}


def _tops(text: Text, headings: list[Heading], form: Edition | None) -> list[Heading]:
    """The headings of the top level: of the scheme that carries the statutory contents."""
    roled = [heading for heading in headings if roles_of(heading.words(text), form)]
    schemes = Counter(heading.scheme for heading in roled if heading.scheme != "" or heading.alone)
    if not schemes:
        return [heading for heading in headings if heading.scheme == "han" and heading.alone]
    scheme = _top_scheme(text, headings, schemes, form)
    tops = [heading for heading in headings if heading.scheme == scheme]
    if scheme == "":
        levels = [heading.level for heading in roled if heading.scheme == "" and heading.level is not None]
        highest = min(levels, default=None)
        tops = [heading for heading in tops if highest is None or heading.level is None or heading.level <= highest]
    tops = _without_contents(text, _without_lists(text, tops, form))
    return _with_unnumbered(text, headings, _without_nested(tops), form)


def _top_scheme(text: Text, headings: list[Heading], schemes: Counter[str], form: Edition | None) -> str:
    """The highest numbering scheme that carries at least two statutory contents, else the one that carries most."""
    for scheme in ("part", "han"):
        found = [heading for heading in headings if heading.scheme == scheme]
        if len(found) >= 2 and schemes.get(scheme, 0) >= 1:
            return scheme
    han = [heading for heading in headings if heading.scheme == "han"]
    distinct = {
        scheme: len({role for h in headings if h.scheme == scheme for role in roles_of(h.words(text), form)})
        for scheme in schemes
    }
    fit = [scheme for scheme, count in distinct.items() if count >= 2]
    if len(han) >= 2 and not fit:
        return "han"
    return min(fit, key=lambda s: (_RANK[s], -distinct[s])) if fit else max(distinct, key=lambda s: distinct[s])


def _without_lists(text: Text, tops: list[Heading], form: Edition | None) -> list[Heading]:
    """Drop labels of the top scheme that open lists inside a section: inline ones without a statutory content that
    neither follow the ordinal before nor stand alone, and restarts of the count that no statutory content carries.
    """
    kept: list[Heading] = []
    for heading in tops:
        roled = bool(roles_of(heading.words(text), form))
        follows = bool(kept) and heading.ordinal == (kept[-1].ordinal or 0) + 1
        if roled or heading.alone or follows or not kept:
            kept.append(heading)
    return kept


def _without_contents(text: Text, tops: list[Heading]) -> list[Heading]:
    """Drop a first run of headings that is a table of contents, or the announcement of the parts in the preamble: the
    count begins anew and the same headings follow.
    """
    words = [normal(heading.words(text)).rstrip("0123456789…") for heading in tops]
    for index in range(2, len(tops)):
        if tops[index].ordinal == 1:
            again = set(words[index:])
            return tops[index:] if sum(word in again for word in words[:index] if word) >= max(2, index // 2) else tops
    return tops


def _without_nested(tops: list[Heading]) -> list[Heading]:
    """Drop a run that begins anew inside a section and after which the count of the sections goes on to the end."""
    for start in range(1, len(tops)):
        before = tops[start - 1].ordinal or 0
        if tops[start].ordinal != 1:
            continue
        for end in range(start + 1, len(tops)):
            rest = [heading.ordinal for heading in tops[end:]]
            if rest == list(range(before + 1, before + 1 + len(rest))):
                return _without_nested([*tops[:start], *tops[end:]])
    return tops


def _with_unnumbered(text: Text, headings: list[Heading], tops: list[Heading], form: Edition | None) -> list[Heading]:
    """Add lines without a label that are headings of statutory contents, where they are not repeated in the tops."""
    if not tops or tops[0].scheme == "":
        return tops
    present = {role for heading in tops for role in roles_of(heading.words(text), form)}
    extra = [
        heading
        for heading in headings
        if heading.scheme == ""
        and heading.alone
        and not set(roles_of(heading.words(text), form)) <= present
        and roles_of(heading.words(text), form)
    ]
    return sorted({*tops, *extra}, key=lambda heading: heading.start)


def _section(
    document: Document,
    text: Text,
    heading: Heading,
    end: int,
    subs: list[Heading],
    form: Edition | None,
    depth: int,
    above: str = "",
) -> Section:
    words = heading.words(text)
    roles = roles_of(words, form) if heading.alone or "," not in words else ()
    if depth > 1:
        roles = tuple(role for role in roles if role != "overview" and (above != "problems" or role == above))
    body = text.part(heading.end, end)
    place = Place(text.place(heading.start).start, text.place(end).start if end < len(text) else len(document.text))
    return Section(
        role=f"section.{roles[0]}" if roles else f"section.{heading.ordinal or 0}",
        roles=tuple(f"section.{role}" for role in roles),
        label=text.folded[heading.start : heading.words_start].strip(),
        ordinal=heading.ordinal,
        heading=words,
        place=place,
        heading_place=text.place(heading.start, heading.end),
        text=body,
        parts=_parts(document, text, end, subs, form, depth, "problems" if "problems" in roles[:1] else above),
        tables=tuple(i for i, table in enumerate(document.tables) if place.covers(table.place)),
        depth=depth,
    )


def _parts(
    document: Document, text: Text, end: int, subs: list[Heading], form: Edition | None, depth: int, above: str
) -> tuple[Section, ...]:
    """The sub-sections: those of the first numbering scheme met; deeper ones are theirs in turn."""
    if not subs:
        return ()
    rank = min(_RANK[heading.scheme] for heading in subs)
    scheme = next(heading.scheme for heading in subs if _RANK[heading.scheme] == rank)
    here = [heading for heading in subs if heading.scheme == scheme]
    parts = []
    for index, heading in enumerate(here):
        stop = here[index + 1].start if index + 1 < len(here) else end
        deeper = [sub for sub in subs if heading.end <= sub.start < stop]
        parts.append(_section(document, text, heading, stop, deeper, form, depth + 1, above))
    return tuple(parts)
