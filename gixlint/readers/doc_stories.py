"""What stands beside the body of a Word 97-2003 document: notes, comments, text boxes, headers and footers."""

from __future__ import annotations

from itertools import pairwise
from struct import unpack_from

from gixlint.document import Story
from gixlint.readers.doc_fib import Fib, plc
from gixlint.readers.doc_properties import change_list
from gixlint.records import Record

__all__ = ["Span", "Stories", "read_stories"]

TITLE_PAGE = 0x300A
SEPARATORS, KINDS = 6, 6
"""How many texts stand before those of the sections, and how many each section has."""
SHOWN: tuple[tuple[Story, tuple[tuple[int, str], ...]], ...] = (
    ("header", ((1, ""), (4, "first"), (0, "even"))),
    ("footer", ((3, ""), (5, "first"), (2, "even"))),
)
"""Where in a section's six texts its headers and footers stand, and on which pages."""


class Span(Record):
    """Positions of the text, `start` to `end`."""

    start: int
    end: int


class Stories(Record):
    """Texts beside the body; by the positions of their references where they have one."""

    notes: dict[int, Span]
    comments: dict[int, Span]
    boxes: dict[int, Span]
    loose_boxes: list[Span]
    margins: list[tuple[Story, Span]]


def read_stories(fib: Fib, main: bytes) -> Stories:
    """Return where the texts beside the body stand."""
    boxes, loose = _boxes(fib, "shapes", "boxes", "body")
    header_boxes, loose_headers = _boxes(fib, "header_shapes", "header_boxes", "headers")
    return Stories(
        notes=_referenced(fib, "footnote_references", "footnotes", 2)
        | _referenced(fib, "endnote_references", "endnotes", 2),
        comments=_referenced(fib, "comment_references", "comments", 30),
        boxes=boxes | header_boxes,
        loose_boxes=loose + loose_headers,
        margins=list(_margins(fib, main)),
    )


def _spans(fib: Fib, story: str, size: int) -> list[Span]:
    """Return the parts of a story."""
    first, last = fib.stories[story]
    positions = [min(first + position, last) for position in plc(fib.part(story), size).positions]
    return [Span(start, end) for start, end in pairwise(positions)]


def _referenced(fib: Fib, references: str, story: str, size: int) -> dict[int, Span]:
    positions = plc(fib.part(references), size).positions
    return dict(zip(positions[:-1], _spans(fib, story, 0), strict=False))


def _boxes(fib: Fib, shapes: str, story: str, around: str) -> tuple[dict[int, Span], list[Span]]:
    """Return the text boxes by the positions of their shapes, and those whose shape is part of another."""
    entries = plc(fib.part(story), 22).entries
    by_shape = {
        unpack_from("<i", entry, 14)[0]: span
        for entry, span in zip(entries, _spans(fib, story, 22), strict=False)
        if not unpack_from("<H", entry, 8)[0] and span.end > span.start
    }
    anchors = plc(fib.part(shapes), 26)
    first = fib.stories[around][0]
    placed = {}
    for position, entry in zip(anchors.positions, anchors.entries, strict=False):
        span = by_shape.pop(unpack_from("<i", entry)[0], None)
        if span is not None:
            placed[first + position] = span
    return placed, list(by_shape.values())


def _margins(fib: Fib, main: bytes) -> list[tuple[Story, Span]]:
    """Return the headers, then the footers, that are shown on some page."""
    spans = _spans(fib, "headers", 0)[SEPARATORS:]
    title_pages = [
        _has_title_page(main, *unpack_from("<I", entry, 2)) for entry in plc(fib.part("sections"), 12).entries
    ]
    shows_even = fib.part("settings")[:1] > b"" and bool(fib.part("settings")[0] & 1)
    found: list[tuple[Story, Span]] = []
    for story, kinds in SHOWN:
        for section, has_title_page in enumerate(title_pages):
            shown = {"": True, "first": has_title_page, "even": shows_even}
            for index, pages in kinds:
                at = KINDS * section + index
                if at < len(spans) and shown[pages]:
                    found.append((story, spans[at]))
    return found


def _has_title_page(main: bytes, place: int) -> bool:
    if place + 2 > len(main):
        return False
    (size,) = unpack_from("<H", main, place)
    return any(
        change.name == TITLE_PAGE and change.number for change in change_list(main[place + 2 : place + 2 + size])
    )
