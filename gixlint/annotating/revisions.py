"""Mechanical fixes as tracked changes, which whoever edits the file accepts or rejects."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import deepcopy
from typing import TYPE_CHECKING, Literal

from gixlint.annotating.runs import RUN_PROPERTIES, Cut, Scissors, is_open, make, shell
from gixlint.document import Place
from gixlint.readers.docx_trace import SPACE, letters
from gixlint.readers.wordml import W
from gixlint.records import Record

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from gixlint.findings import Edit
    from gixlint.readers.docx_trace import Trace

__all__ = ["Reviser", "Revision", "Signature", "plan"]

RUN, TEXT, PARAGRAPH, INSERTION, CHANGE = (W + name for name in ("r", "t", "p", "ins", "rPrChange"))


class Signature(Record):
    """Who marks a file, and when: `date` is an ISO 8601 day."""

    author: str
    date: str

    def attributes(self, number: int) -> dict[str, str]:
        """Return the attributes of a mark."""
        return {"id": str(number), "author": self.author, "date": f"{self.date}T00:00:00Z"}


Kind = Literal["replaces", "follows", "precedes"]


class Revision(Record):
    """An edit that can be tracked, and the boundaries of the pieces that it replaces, follows or precedes."""

    edit: Edit
    cuts: tuple[Cut, ...]
    kind: Kind


def plan(edits: Iterable[Edit], trace: Trace) -> Iterator[Revision]:
    """Yield the edits that can be tracked: those of text that is all in runs of one paragraph and free to change."""
    for edit in edits:
        start, end = edit.place
        ways: list[tuple[Kind, Place]] = [("replaces", edit.place)]
        if start == end:  # at the start of a paragraph nothing stands before it
            ways = [("follows", Place(start - 1, start)), ("precedes", Place(start, start + 1))]
        revisions = (_revision(edit, kind, trace, place) for kind, place in ways)
        yield from [revision for revision in revisions if revision is not None][:1]


def _revision(edit: Edit, kind: Kind, trace: Trace, place: Place) -> Revision | None:
    pieces = trace.pieces(place)
    known = sum(min(piece.place.end, place.end) - max(piece.place.start, place.start) for piece in pieces)
    if not pieces or known < place.end - place.start:
        return None
    if not all(is_open(piece.element) and not piece.computed for piece in pieces):
        return None
    if len({next(piece.element.iterancestors(PARAGRAPH)) for piece in pieces}) > 1:
        return None
    spans = ((piece.element, letters(piece, place)) for piece in pieces)
    return Revision(edit, tuple(Cut(element, offset) for element, span in spans for offset in span), kind)


class Reviser:
    """Writes tracked changes into runs that are cut where the changes begin and end, and knows where they stand then.

    `numbers` gives the ids of marks.
    """

    def __init__(self, scissors: Scissors, signature: Signature, numbers: Iterator[int]) -> None:
        self._scissors = scissors
        self._signature = signature
        self._numbers = numbers
        self._deleted: dict[Element, Element] = {}
        self._before: dict[Element, Element] = {}
        self._behind: dict[Element, Element] = {}

    def revise(self, revision: Revision) -> None:
        """Write one tracked change."""
        spans = zip(revision.cuts[::2], revision.cuts[1::2], strict=True)
        found = (self._scissors.runs(*first, last.offset) for first, last in spans)
        runs = list(dict.fromkeys(run for several in found for run in several))
        for run in runs if revision.kind == "replaces" else ():
            self._delete(run)
        if not revision.edit.words:
            return
        mark = self._insertion(revision.edit.words, runs[0])
        if revision.kind == "precedes":
            self._put_before(mark, runs[0])
        else:
            self._put_behind(mark, runs[-1])

    def around(self, first: Element, last: Element) -> tuple[Element, Element]:
        """Return what stands first and last in a range of runs, with the changes made in it."""
        start, end = (self._deleted.get(run, run) for run in (first, last))
        return self._before.get(first, start), self._behind.get(last, end)

    def _delete(self, run: Element) -> None:
        mark = make("del", **self._signature.attributes(next(self._numbers)))
        run.addprevious(mark)
        mark.append(run)
        for text in run.iterchildren(TEXT):
            text.tag = W + "delText"
        self._deleted[run] = mark

    def _insertion(self, words: str, like: Element) -> Element:
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
        return mark

    def _put_before(self, mark: Element, run: Element) -> None:
        node = self._deleted.get(run, run)
        parent, previous = node.getparent(), node.getprevious()
        if parent is None or parent.tag != INSERTION:
            node.addprevious(mark)
        elif previous is None:
            parent.addprevious(mark)
        else:
            self._parted(previous).addnext(mark)
        self._before[run] = mark

    def _put_behind(self, mark: Element, run: Element) -> None:
        node = self._behind.get(run, self._deleted.get(run, run))
        self._parted(node).addnext(mark)
        self._behind[run] = mark

    def _parted(self, node: Element) -> Element:
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
