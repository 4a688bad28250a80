"""The runs of a Word file: in which of them a piece of text stands, and cutting them where a mark begins or ends."""

from __future__ import annotations

from bisect import bisect_right
from copy import deepcopy
from typing import TYPE_CHECKING

from lxml import etree

from gixlint.readers.docx_text import MATH, TEXT_BOX
from gixlint.readers.docx_trace import SPACE, text_span
from gixlint.readers.wordml import ALTERNATIVES, W, attribute
from gixlint.records import Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

__all__ = ["RUN", "Cut", "Scissors", "home", "is_open", "make", "shell"]

RUN, RUN_PROPERTIES, TEXT = W + "r", W + "rPr", W + "t"
_HOLDERS = frozenset(
    W + name for name in ("p", "hyperlink", "ins", "moveTo", "smartTag", "sdtContent", "customXml", "dir", "bdo")
)
"""What marks may stand in beside a run."""

_WHOLE = frozenset({TEXT_BOX, ALTERNATIVES, MATH + "oMath", MATH + "oMathPara", W + "fldSimple", W + "ruby"})
"""What is marked from outside, as a whole: Word makes it anew, keeps it twice or allows no comment in it."""

_BOUND = frozenset(
    W + name for name in ("text", "comboBox", "date", "dropDownList", "picture", "equation", "citation", "dataBinding")
) | {"{http://schemas.microsoft.com/office/word/2010/wordml}checkbox"}
"""What says of a content control that its content is no free text."""


def make(tag: str, **attributes: str) -> Element:
    """Return a new element of the w: namespace, whose attributes are of that namespace too."""
    return etree.Element(W + tag, {W + name: value for name, value in attributes.items()})


def shell(element: Element) -> Element:
    """Return an element of the same name and attributes, with nothing in it."""
    twin = etree.Element(element.tag)
    for name, value in element.items():
        twin.set(name, value)
    return twin


def home(element: Element) -> Element:
    """Return the run, or the other thing inside a paragraph, beside which marks of the element's text may stand."""
    found: Element = element
    known: Element | None = None
    node: Element | None = element
    while node is not None:
        parent = node.getparent()
        if _is_whole(node):
            known = None
        if known is None and parent is not None and parent.tag in _HOLDERS:
            found = known = node
        node = parent
    return found


def is_open(element: Element) -> bool:
    """Tell whether the text of an element may be changed under tracking: it is the writer's own, and here only."""
    run = element.getparent()
    if run is None or run.tag != RUN or home(element) is not run:
        return False
    return all(node.tag != W + "moveTo" and not _is_whole(node) for node in run.iterancestors())


def _is_whole(node: Element) -> bool:
    if node.tag != W + "sdt":
        return node.tag in _WHOLE
    properties = node.find(W + "sdtPr")
    if properties is None:
        return False
    locked = (attribute(properties.find(W + "lock")) or "").lower().endswith("contentlocked")
    return locked or any(child.tag in _BOUND for child in properties)


class Cut(Record):
    """A boundary inside a run: before the `offset`-th character of one of its children; past the last, after it."""

    element: Element
    offset: int


class Scissors:
    """Cuts runs in pieces of the same look. Offsets are those of the text as it was before the first cut."""

    def __init__(self) -> None:
        self._parts: dict[Element, list[tuple[int, Element]]] = {}

    def cut(self, cuts: Iterator[Cut]) -> None:
        """Cut all runs at once, so that no piece begins before and ends after a cut."""
        wanted: dict[Element, dict[Element, set[int]]] = {}
        for element, offset in cuts:
            run = element.getparent()
            if run is not None and run.tag == RUN and home(element) is run:
                wanted.setdefault(run, {}).setdefault(element, set()).add(offset)
        for run, children in wanted.items():
            self._cut(run, children)

    def run(self, element: Element, offset: int) -> Element:
        """Return what stands in a paragraph for the character of an element at `offset`, once the cuts are made."""
        parts = self._parts.get(element)
        if parts is None:
            return home(element)
        return home(parts[bisect_right(parts, offset, key=lambda part: part[0]) - 1][1])

    def runs(self, element: Element, start: int, end: int) -> Iterator[Element]:
        """Yield what stands in a paragraph for the characters of an element from `start` to `end`."""
        offsets = {start, *(offset for offset, _ in self._parts.get(element, ()) if start < offset < end)}
        return (self.run(element, offset) for offset in sorted(offsets))

    def _cut(self, run: Element, cuts: dict[Element, set[int]]) -> None:
        groups: list[list[Element]] = [[]]
        for child in list(run):
            if child.tag == RUN_PROPERTIES:
                continue
            offsets = cuts.get(child, set())
            ends_here = _length(child) in offsets
            parts = _pieces(child, offsets)
            self._parts[child] = parts
            for offset, part in parts:
                if (offset or 0 in offsets) and groups[-1]:
                    groups.append([])
                groups[-1].append(part)
            if ends_here:
                groups.append([])
        for group in reversed([group for group in groups[1:] if group]):
            run.addnext(_sibling(run, group))


def _length(element: Element) -> int:
    return len(element.text or "") if element.tag == TEXT else 1


def _pieces(element: Element, offsets: set[int]) -> list[tuple[int, Element]]:
    """Return the pieces of a child of a run with the offsets where they begin; the first is the child itself."""
    text = element.text or ""
    inner = sorted(offset for offset in offsets if 0 < offset < _length(element))
    if element.tag != TEXT or not inner:
        return [(0, element)]
    first, last = text_span(element)
    pieces = []
    for start, end in zip([0, *inner], [*inner, len(text)], strict=True):
        piece = deepcopy(element) if start else element
        piece.text, piece.tail = text[max(start, first) : min(end, last)], None
        piece.set(SPACE, "preserve")
        pieces.append((start, piece))
    return pieces


def _sibling(run: Element, children: list[Element]) -> Element:
    sibling = shell(run)
    properties = run.find(RUN_PROPERTIES)
    if properties is not None:
        sibling.append(deepcopy(properties))
    sibling.extend(children)
    return sibling
