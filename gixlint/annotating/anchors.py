"""Where in the body of a Word file a comment on a place of its source text is anchored."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from gixlint.annotating.runs import Cut, Scissors, home
from gixlint.document import Place
from gixlint.readers.docx_trace import letters
from gixlint.readers.wordml import W, attribute
from gixlint.records import Record

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from gixlint.document import Document
    from gixlint.readers.docx_trace import Piece, Trace

__all__ = ["Anchor", "Anchors", "Extent"]

PARAGRAPH, NOTES = W + "p", (W + "footnote", W + "endnote")
REFERENCES = (W + "footnoteReference", W + "endnoteReference")

_SHORT = 60
"""A paragraph up to this length (characters) is marked whole where something is missing in it or after it."""
_FEW = 20
_MOST = 3
"""Paragraphs that one comment covers; of a longer place its first paragraph is marked."""


class Extent(Record):
    """A range of text from one boundary to another, both inside one flow of paragraphs.

    `computed` says that a field made some of it: what is hung on the result alone is gone when Word makes it anew.
    """

    first: Cut
    last: Cut
    computed: bool = False

    def ends(self, scissors: Scissors) -> tuple[Element, Element]:
        """Return what stands first and last in it, once the cuts are made."""
        first, last = scissors.run(*self.first), scissors.run(self.last.element, self.last.offset - 1)
        return (_edge(first, "begin"), _edge(last, "end")) if self.computed else (first, last)


class Anchor(Record):
    """Where a comment stands: on `extent`, else on `node`, which is an element in a paragraph or an empty paragraph.

    `aside` says in Chinese where the words are if not here; `exact` whether what is marked is what is meant.
    """

    extent: Extent | None
    node: Element
    aside: str = ""
    exact: bool = True


class Anchors:
    """Finds anchors. Comments stand in the body alone: what lies beside it is anchored where it belongs to."""

    def __init__(self, document: Document, trace: Trace, body: Element, title: Place) -> None:
        self._document = document
        self._trace = trace
        self._root = body.getroottree().getroot()
        self._title = title
        self._references = {
            (str(element.tag).removesuffix("Reference"), attribute(element, "id")): element
            for element in reversed(list(body.iter(*REFERENCES)))
        }

    def anchor(self, place: Place) -> Anchor:
        """Return where a comment on a place stands."""
        if place.start == place.end == 0:
            place = self._title
        pieces = self._together(self._trace.pieces(place))
        if not pieces:
            return self._nearby(place)
        extent = _extent(pieces, place)
        node, aside = self._inside(pieces[0].element)
        if node is None or aside:
            return self._beside(node, aside)
        whole = pieces[-1].place.end >= place.end
        return Anchor(extent, node, exact=whole)

    def _nearby(self, place: Place) -> Anchor:
        """Return an anchor for what is in no run: an automatic number, an empty cell, a part that is missing."""
        stretches = self._trace.paragraphs(place)
        if not stretches:
            return self._beside(None, "")
        stretch = next((stretch for stretch in stretches if self._trace.pieces(stretch.place)), stretches[0])
        if stretch.place.start == stretch.place.end and not _is_celled(stretch.element):
            stretch = self._trace.nearest(place) or stretch  # a comment on an empty line is easily overlooked
        made = place.start < place.end
        part = self._part(stretch.place, place)
        pieces = self._trace.pieces(part)
        if not pieces:
            node, aside = self._inside(stretch.element)
            empty = node is stretch.element and not aside
            return Anchor(None, stretch.element) if empty else self._beside(node, aside)
        near = self.anchor(Place(max(pieces[0].place.start, part.start), min(pieces[-1].place.end, part.end)))
        return near._replace(exact=made)

    def _part(self, paragraph: Place, place: Place) -> Place:
        """Return what to mark of a paragraph for something that is not in it: all of a short one, else some words."""
        if paragraph.end - paragraph.start <= _SHORT:
            return paragraph
        if place.start - paragraph.start < _FEW:
            return Place(paragraph.start, paragraph.start + _FEW)
        return Place(max(paragraph.start, min(place.start, paragraph.end) - _FEW), min(place.start, paragraph.end))

    def _together(self, pieces: Sequence[Piece]) -> Sequence[Piece]:
        """Return as many of the pieces, from the first, as one comment can cover."""
        owners = [_paragraph(piece.element) for piece in pieces]
        several = list(dict.fromkeys(owners))
        if len(several) <= 1:
            return pieces
        flows = {None if owner is None else owner.getparent() for owner in several}
        if len(several) <= _MOST and len(flows) == 1:
            return pieces
        return [piece for piece, owner in zip(pieces, owners, strict=True) if owner is owners[0]]

    def _inside(self, element: Element) -> tuple[Element | None, str]:
        """Return what stands in the body for an element, and where the element itself is if that is elsewhere."""
        if element.getroottree().getroot() is self._root:
            node = element if element.tag == PARAGRAPH and not _is_boxed(element) else home(element)
            return node, "文本框" if _is_boxed(element) else ""
        note = next(element.iterancestors(*NOTES), None)
        if note is None:
            return None, "页眉或页脚"
        reference = self._references.get((str(note.tag), attribute(note, "id")))
        return None if reference is None else home(reference), "脚注"

    def _beside(self, node: Element | None, aside: str) -> Anchor:
        """Return an anchor on what stands in the body for something beside it, else on the title or the beginning."""
        if node is not None:
            return Anchor(None, node, aside, exact=False)
        for place in (self._title, Place(0, len(self._document.text))):
            for piece in self._trace.pieces(place):
                if piece.element.getroottree().getroot() is self._root:
                    paragraph = next(stretch for stretch in self._trace.paragraphs(piece.place))
                    extent = _extent(self._trace.pieces(paragraph.place), paragraph.place)
                    return Anchor(extent, home(piece.element), aside, exact=False)
        first = next(self._root.iter(PARAGRAPH))
        return Anchor(None, first, aside, exact=False)


def _extent(pieces: Sequence[Piece], place: Place) -> Extent:
    first, last = pieces[0], pieces[-1]
    computed = any(piece.computed for piece in pieces)
    return Extent(Cut(first.element, letters(first, place)[0]), Cut(last.element, letters(last, place)[1]), computed)


def _edge(run: Element, edge: Literal["begin", "end"]) -> Element:
    """Return the run where the outermost field around another run begins or ends, as far as it does beside it."""
    found, depth = run, 0
    for sibling in run.itersiblings(preceding=edge == "begin"):
        kinds = [attribute(sign, "fldCharType") for sign in sibling.iterchildren(W + "fldChar")]
        for kind in kinds:
            depth += {edge: 1, "separate": 0}.get(kind or "", -1)
            found = sibling if depth > 0 else found
            depth = min(depth, 0)
    return found


def _paragraph(element: Element) -> Element | None:
    return next(home(element).iterancestors(PARAGRAPH), None)


def _is_celled(element: Element) -> bool:
    return next(element.iterancestors(W + "tc"), None) is not None


def _is_boxed(element: Element) -> bool:
    return next(element.iterancestors(W + "txbxContent"), None) is not None
