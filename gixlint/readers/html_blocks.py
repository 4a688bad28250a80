"""From elements to blocks: white space collapsed as a browser does it, lists numbered, tables put on their grid."""

from __future__ import annotations

import re
from collections.abc import Container
from functools import partial
from typing import TYPE_CHECKING, cast

from gixlint.document import Cell, MarkKind, Place
from gixlint.readers.builder import Builder
from gixlint.readers.html_lists import Lists
from gixlint.readers.html_style import hidden_reason
from gixlint.readers.html_tables import caption_of, grid_rows, is_layout, raw_text
from gixlint.readers.lines import joint

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["DROPPED", "BlockWriter"]

_DROPPED_NAMES = (
    "script style noscript template head title iframe object embed svg canvas audio video select button textarea map"
)
DROPPED = frozenset(_DROPPED_NAMES.split())
"""Elements that hold no text of the page."""

_BLOCKS_NAMES = (
    "html body p div h1 h2 h3 h4 h5 h6 li ul ol dl dt dd dir menu blockquote pre section article main header "
    "footer nav aside address figure figcaption details summary center fieldset legend form table thead tbody "
    "tfoot tr td th caption hr br"
)
_BLOCKS = frozenset(_BLOCKS_NAMES.split())
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_EMPHASIS = {"b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline"}
_STRUCK = frozenset({"del", "s", "strike"})
_SPACE = re.compile("[ \t\n\r\f]+")
_LAST_LINE = 65535
"""The parser does not count lines above this."""


class _OpenMark:
    """A mark whose element is still open; it starts with the element's first visible character."""

    def __init__(self, element: Element, kind: MarkKind, value: str) -> None:
        self.element = element
        self.kind = kind
        self.value = value
        self.start: int | None = None


class BlockWriter:
    """Writes elements into a builder. Elements in `dropped` are left out; `line` is the original's first line."""

    def __init__(self, builder: Builder, dropped: Container[Element] = (), line: int = 1) -> None:
        self.builder = builder
        self.dropped = dropped
        self.base = line - 1
        self.line = line
        self.start: int | None = None  # of the block that is open
        self.end = 0  # of the last text that was written
        self.last = ""  # character that was written
        self.gap = ""  # white space that waits for a next word
        self.level: int | None = None
        self.floor: int | None = None  # the level outside of headings
        self.cell: int | None = None  # start of the table cell that is being written
        self.preformatted = 0
        self.lists = Lists()
        self.open_marks: list[_OpenMark] = []
        self.struck: list[str] | None = None
        self.nested: list[Element] = []

    def write(self, root: Element, level: int | None = None) -> None:
        """Write all that is in `root`, its paragraphs at `level` where they are no headings."""
        self.level = self.floor = level
        self._flow(root)
        self._end_block()

    def _flow(self, root: Element) -> None:
        from lxml.etree import iterwalk

        walk = iterwalk(root, events=("start", "end", "comment", "pi"))
        for event, element in walk:
            if event == "start" and element.tag.__class__ is str:
                self._sync(element)
                if self._open(element, element is root):
                    self._text(element.text)
                else:
                    walk.skip_subtree()
            elif event == "end":
                self._close(element, element is root)
                if element is not root:
                    self._text(element.tail)
            elif event in ("comment", "pi"):
                self._sync(element)
                self._text(element.tail)

    def _sync(self, element: Element) -> None:
        line = cast("int | None", element.sourceline)
        if line and line < _LAST_LINE:
            self.line = self.base + line

    def _open(self, element: Element, is_root: bool) -> bool:
        """Begin an element; return whether to go into it."""
        tag = element.tag
        if tag in DROPPED or element in self.dropped:
            self.line += raw_text(element).count("\n")
            return False
        if tag in _BLOCKS and not (is_root and self.cell is not None):
            self._end_block()
            self.level = _HEADINGS.get(tag, self.level)
            self.lists.open(element)
            self.preformatted += tag == "pre"
        self._open_marks(element, tag)
        if tag == "table" and not is_layout(element):
            if self.cell is None:
                self._tables(element)
            else:
                self.nested.append(element)
            return False
        return True

    def _open_marks(self, element: Element, tag: str) -> None:
        reason = None if any(mark.kind == "hidden" for mark in self.open_marks) else hidden_reason(element)
        if reason:
            self.open_marks.append(_OpenMark(element, "hidden", reason))
        if tag in _EMPHASIS:
            self.open_marks.append(_OpenMark(element, "emphasis", _EMPHASIS[tag]))
        elif tag == "a" and element.get("href"):
            self.open_marks.append(_OpenMark(element, "link", element.get("href", "")))
        elif tag == "img":
            caption, target = (element.get("alt") or "").strip(), element.get("src") or ""
            inside = target.startswith("data:image/")
            self.builder.picture(caption or ("" if inside else target), partial(_inside, target) if inside else None)
        elif tag == "input" and (element.get("type") or "text").lower() in ("text", "number") and self.cell is not None:
            self._text(element.get("value"))
        elif tag in _STRUCK and self.struck is None:
            self.struck = []

    def _close(self, element: Element, is_root: bool) -> None:
        tag = element.tag
        while self.open_marks and self.open_marks[-1].element is element:
            mark = self.open_marks.pop()
            if mark.start is not None:
                self.builder.mark(mark.kind, Place(mark.start, self.end), mark.value)
        if tag in DROPPED or element in self.dropped:
            return
        if tag in _STRUCK and not any(ancestor.tag in _STRUCK for ancestor in element.iterancestors()):
            deleted = _SPACE.sub(" ", "".join(self.struck or ())).strip(" ")
            self.struck = None
            if deleted:
                self.builder.mark("deletion", Place(self.builder.offset, self.builder.offset), deleted)
        if tag in _BLOCKS and not (is_root and self.cell is not None):
            self._end_block()
            if tag in _HEADINGS:
                self.level = self.floor
            self.lists.close(element)
            self.preformatted -= tag == "pre"

    def _text(self, text: str | None) -> None:
        if not text:
            return
        if self.struck is not None:
            self.struck.append(text)
            self.line += text.count("\n")
            return
        if self.preformatted:
            self._lines(text)
            return
        done = 0
        for match in _SPACE.finditer(text):
            self._word(text[done : match.start()])
            done = match.end()
            self.line += match[0].count("\n")
            if self.start is not None and self.gap != "\n":
                self.gap = "\n" if "\n" in match[0] else " "
        self._word(text[done:])

    def _lines(self, text: str) -> None:
        first, *others = text.split("\n")
        self._word(first)
        for line in others:
            self._end_block()
            self.line += 1
            self._word(line)

    def _word(self, word: str) -> None:
        if not word:
            return
        if self.start is None:
            self._begin_block()
        if self.gap:
            self.builder.write(joint(self.last, word[0]) if self.gap == "\n" else " ")
            self.gap = ""
        for mark in reversed(self.open_marks):
            if mark.start is not None:
                break
            mark.start = self.builder.offset
        self.end = self.builder.write(word).end
        self.last = word[-1]

    def _begin_block(self) -> None:
        if self.cell is not None and self.builder.offset > self.cell:
            self.builder.write("\n")
        self.builder.anchor(self.line)
        self.start = self.builder.offset
        number = self.lists.take_number()
        if number:
            self.builder.mark("made", self.builder.write(number))

    def _end_block(self) -> None:
        if self.start is not None and self.cell is None:
            self.builder.end_block(self.start, self.level)
        self.start = None
        self.gap = ""

    def _tables(self, table: Element) -> None:
        """Write a data table, and after it those that stand in its cells."""
        self.nested = [table]
        while self.nested:
            waiting, self.nested = self.nested, []
            for element in waiting:
                self._table(element)

    def _table(self, table: Element) -> None:
        caption = caption_of(table)
        if caption is not None:
            self._sync(caption)
            self._text(raw_text(caption))
            self._end_block()
        rows = grid_rows(table)
        start = self.builder.offset
        written: list[Cell] = []
        for row in rows:
            for index, cell in enumerate(row):
                place = self._cell(cell.element)
                written.append(Cell(place, cell.row, cell.column, cell.rowspan, cell.colspan))
                self.builder.write("\n" if index + 1 == len(row) else "\t")
        self.builder.end_table(start, written)

    def _cell(self, element: Element) -> Place:
        self.cell = self.builder.offset
        self._sync(element)
        self.builder.anchor(self.line)
        level, self.level = self.level, None
        for ancestor in element.iterancestors():
            if ancestor.tag == "table":
                break
            reason = hidden_reason(ancestor)
            if reason:
                self.open_marks.append(_OpenMark(element, "hidden", reason))
        self._flow(element)
        self._end_block()
        self.level = level
        place = Place(self.cell, self.builder.offset)
        self.cell = None
        return place


def _inside(target: str) -> bytes | None:
    """The bytes of a picture that stands in the page itself: data:image/png;base64,…"""
    from base64 import b64decode
    from binascii import Error

    head, _, content = target.partition(",")
    try:
        return b64decode(content) if head.endswith(";base64") else None
    except Error:
        return None
