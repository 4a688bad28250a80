"""Mechanical fixes as tracked changes, which whoever edits the file accepts or rejects."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import deepcopy
from typing import TYPE_CHECKING, NamedTuple

from gixlint.annotating.runs import RUN_PROPERTIES, Cut, Scissors, is_open, make, shell
from gixlint.document import Place
from gixlint.readers.docx_trace import SPACE, letters
from gixlint.readers.wordml import W

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from gixlint.findings import Edit
    from gixlint.readers.docx_trace import Trace

__all__ = ["Reviser", "Revision", "Signature", "plan"]

RUN, TEXT, PARAGRAPH, INSERTION, CHANGE = (W + name for name in ("r", "t", "p", "ins", "rPrChange"))


class Signature(NamedTuple):
    """Who marks a file, and when: `date` is an ISO 8601 day."""

    author: str
    date: str

    def attributes(self, number: int) -> dict[str, str]:
        """Return the attributes of a mark."""
        return {"id": str(number), "author": self.author, "date": f"{self.date}T00:00:00Z"}


class Revision(NamedTuple):
    """An edit that can be tracked, and the boundaries of the pieces that it deletes or, if it `adds`, stands behind."""

    edit: Edit
    cuts: tuple[Cut, ...]
    adds: bool


def plan(edits: Iterable[Edit], trace: Trace) -> Iterator[Revision]:
    """Yield the edits that can be tracked: those of text that is all in runs of one paragraph and free to change."""
    for edit in edits:
        adds = edit.place.start == edit.place.end
        place = Place(edit.place.start - 1, edit.place.end) if adds else edit.place
        pieces = trace.pieces(place)
        known = sum(min(piece.place.end, place.end) - max(piece.place.start, place.start) for piece in pieces)
        if not pieces or known < place.end - place.start:
            continue
        if not all(is_open(piece.element) and not piece.computed for piece in pieces):
            continue
        if len({next(piece.element.iterancestors(PARAGRAPH)) for piece in pieces}) == 1:
            spans = ((piece.element, letters(piece, place)) for piece in pieces)
            yield Revision(edit, tuple(Cut(element, offset) for element, span in spans for offset in span), adds)


class Reviser:
    """Writes tracked changes into runs that are cut where the changes begin and end, and knows where they stand then.

    `numbers` gives the ids of marks.
    """

    def __init__(self, scissors: Scissors, signature: Signature, numbers: Iterator[int]) -> None:
        self._scissors = scissors
        self._signature = signature
        self._numbers = numbers
        self._deleted: dict[Element, Element] = {}
        self._added: dict[Element, Element] = {}

    def revise(self, revision: Revision) -> None:
        """Write one tracked change."""
        spans = zip(revision.cuts[::2], revision.cuts[1::2], strict=True)
        found = (self._scissors.runs(*first, last.offset) for first, last in spans)
        runs = list(dict.fromkeys(run for several in found for run in several))
        last = runs[-1]
        if not revision.adds:
            for run in runs:
                self._delete(run)
        if revision.edit.words:
            self._add(last, revision.edit.words, runs[0])

    def around(self, first: Element, last: Element) -> tuple[Element, Element]:
        """Return what stands first and last in a range of runs, with the changes made in it."""
        end = self._added.get(last)
        return self._deleted.get(first, first), self._deleted.get(last, last) if end is None else end

    def _delete(self, run: Element) -> None:
        mark = make("del", **self._signature.attributes(next(self._numbers)))
        run.addprevious(mark)
        mark.append(run)
        for text in run.iterchildren(TEXT):
            text.tag = W + "delText"
        self._deleted[run] = mark

    def _add(self, after: Element, words: str, like: Element) -> None:
        mark = make("ins", **self._signature.attributes(next(self._numbers)))
        run = make("r")
        properties = like.find(RUN_PROPERTIES)
        if properties is not None:
            look = deepcopy(properties)
            for change in look.findall(CHANGE):
                look.remove(change)
            run.append(look)
        text = make("t")
        text.text = words
        text.set(SPACE, "preserve")
        run.append(text)
        mark.append(run)
        before = self._added.get(after)
        self._behind(self._deleted.get(after, after) if before is None else before).addnext(mark)
        self._added[after] = mark

    def _behind(self, node: Element) -> Element:
        """Return what an insertion may stand behind: not inside that of another, which is parted there."""
        parent = node.getparent()
        if parent is None or parent.tag != INSERTION:
            return node
        rest = list(node.itersiblings())
        if rest:
            other = shell(parent)
            other.set(W + "id", str(next(self._numbers)))
            other.extend(rest)
            parent.addnext(other)
        return parent
