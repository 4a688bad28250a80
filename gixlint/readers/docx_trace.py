"""Where the source text of a Word file comes from: what the walk of the reader leaves behind for those who ask."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

from gixlint.document import Place
from gixlint.readers.wordml import W
from gixlint.records import Record

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["SPACE", "Piece", "Stretch", "Trace", "letters", "text_offsets", "text_span"]

TEXT = W + "t"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class Piece(Record):
    """A range of the source text and the element that it was read from.

    The element is a `w:t`, another child of a run that stands for a character (`w:tab`, `w:sym`), or an `m:oMath`.
    `computed` says that a field made the text, so that Word makes it anew.
    """

    place: Place
    element: Element
    computed: bool = False


class Stretch(Record):
    """A range of the source text and the `w:p` that it is; it begins with the automatic number that is in no run."""

    place: Place
    element: Element


class Trace:
    """The pieces and paragraphs of one walk, in the order of the source text."""

    def __init__(self) -> None:
        self._pieces: list[Piece] = []
        self._paragraphs: list[Stretch] = []

    def spoken(self, place: Place, element: Element, *, computed: bool) -> None:
        """Learn that the text at `place` comes from `element`."""
        self._pieces.append(Piece(place, element, computed))

    def paragraph(self, place: Place, element: Element) -> None:
        """Learn that the text at `place` is the paragraph `element`."""
        self._paragraphs.append(Stretch(place, element))

    def pieces(self, place: Place) -> Sequence[Piece]:
        """Return the pieces that share a character with a place; what a reader made has none."""
        if place.start == place.end:
            return ()
        first = bisect_right(self._pieces, place.start, key=lambda piece: piece.place.end)
        last = bisect_left(self._pieces, place.end, key=lambda piece: piece.place.start)
        return self._pieces[first:last]

    def paragraphs(self, place: Place) -> Sequence[Stretch]:
        """Return the paragraphs that a place touches; where it stands between two, the one before it, if there is."""
        first = bisect_left(self._paragraphs, place.start, key=lambda stretch: stretch.place.end)
        last = bisect_right(self._paragraphs, place.end, key=lambda stretch: stretch.place.start)
        return self._paragraphs[first:last] or self._paragraphs[max(first - 1, 0) : first] or self._paragraphs[:1]

    def nearest(self, place: Place) -> Stretch | None:
        """Return the last paragraph with text before a place, else the first; None where no paragraph has any."""
        spoken = [stretch for stretch in self._paragraphs if stretch.place.start < stretch.place.end]
        before = [stretch for stretch in spoken if stretch.place.start < place.start]
        return next(iter(before[-1:] or spoken), None)


def text_span(element: Element) -> tuple[int, int]:
    """Return the range of a `w:t`'s text that counts: white space around it does only where it is preserved."""
    text = element.text or ""
    start, end = 0, len(text)
    if element.get(SPACE) != "preserve":
        start = end - len(text.lstrip(" \t\r\n"))
        end = max(start, len(text.rstrip(" \t\r\n")))
    return start, end


def text_offsets(element: Element) -> list[int]:
    """Return, for each character that was read from a `w:t`, its offset in the element's text."""
    text = element.text or ""
    return [offset for offset in range(*text_span(element)) if text[offset] != "\u00ad"]


def letters(piece: Piece, place: Place) -> tuple[int, int]:
    """Return the range of an element's text that is the part of a piece inside a place; (0, 1) where it has no text."""
    if piece.element.tag != TEXT:
        return 0, 1
    offsets = text_offsets(piece.element)
    start = max(place.start, piece.place.start) - piece.place.start
    end = min(place.end, piece.place.end) - piece.place.start
    return offsets[start], offsets[end - 1] + 1
