"""Automatic numbers of an OpenDocument text, as a reader sees them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from gixlint.readers.numerals import spell
from gixlint.readers.odf import STYLE, TEXT, number
from gixlint.records import Record

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["Lists", "Opened"]

DEPTH = 10
_FORMATS = {
    "1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman",
    "一": "chineseCountingThousand", "壹": "chineseLegalSimplified", "壱": "japaneseLegal",
    "甲": "ideographTraditional", "子": "ideographZodiac", "①": "decimalEnclosedCircle",
    "㊀": "ideographEnclosedCircle", "１": "decimalFullWidth", "⒈": "decimalEnclosedFullstop",
    "⑴": "decimalEnclosedParen",
}  # fmt: skip
"""Formats by how their example begins: `一, 二, 三, ...`."""
_ID = "{http://www.w3.org/XML/1998/namespace}id"


class Opened(Record):
    """A list, or one inside another, that is being read: its style, its level from 1, the counters of the whole list.

    A counter is None before the first paragraph of its level.
    """

    style: str
    level: int
    counters: list[int | None]


class Lists:
    """Counts the list items and headings of a document in reading order."""

    def __init__(self, elements: Iterable[Element]) -> None:
        self._levels: dict[str, dict[int, Element]] = {}
        for element in elements:
            name = "" if element.tag == TEXT + "outline-style" else element.get(STYLE + "name", "")
            self._levels.setdefault(name, {number(level, TEXT + "level"): level for level in element})
        self._by_id: dict[str | None, list[int | None]] = {}
        self._by_style: dict[str, list[int | None]] = {}
        self._outline = Opened("", 1, [None] * DEPTH)

    def open(self, element: Element, outer: Opened | None, fallback: str | None) -> Opened:
        """Begin a `text:list`. `fallback` is the list style of its paragraphs, where it names none."""
        style = element.get(TEXT + "style-name") or (outer.style if outer else fallback) or ""
        if outer:
            return Opened(style, min(outer.level + 1, DEPTH), outer.counters)
        counters = self._by_id.get(element.get(TEXT + "continue-list"))
        if counters is None and element.get(TEXT + "continue-numbering") == "true":
            counters = self._by_style.get(style)
        opened = Opened(style, 1, [None] * DEPTH if counters is None else counters)
        if element.get(_ID):
            self._by_id[element.get(_ID)] = opened.counters
        self._by_style[style] = opened.counters
        return opened

    def label(self, opened: Opened, item: Element) -> str:
        """Count one paragraph and return its number's text, empty where it has none."""
        levels = self._levels.get(opened.style, {})
        level = levels.get(opened.level)
        if level is None:
            return ""
        if level.tag != TEXT + "list-level-style-bullet":
            self._count(opened, item, levels)
        return _text(level, levels, opened)

    def heading(self, element: Element, level: int) -> str:
        """Count one heading and return its number's text."""
        if not 0 < level <= DEPTH or element.get(TEXT + "is-list-header") == "true":
            return ""
        return self.label(self._outline._replace(level=level), element)

    def _count(self, opened: Opened, item: Element, levels: dict[int, Element]) -> None:
        index, current = opened.level - 1, opened.counters[opened.level - 1]
        start = number(item, TEXT + "start-value", -1)
        if start < 0:
            start = _start(levels.get(opened.level)) if current is None else current + 1
        opened.counters[index:] = [start] + [None] * (DEPTH - opened.level)


def _start(level: Element | None) -> int:
    return 1 if level is None else number(level, TEXT + "start-value")


def _text(level: Element, levels: dict[int, Element], opened: Opened) -> str:
    if level.tag == TEXT + "list-level-style-bullet":
        bullet = level.get(TEXT + "bullet-char", "")
        return ("•" if "\ue000" <= bullet <= "\uf8ff" else bullet) + " " * bool(bullet)
    values = [_start(levels.get(index)) if value is None else value for index, value in enumerate(opened.counters, 1)]
    text = _filled(level, levels, opened.level, values)
    return text + " " if text and text[-1].isascii() and not text.endswith(" ") else text


def _filled(level: Element, levels: dict[int, Element], depth: int, values: list[int]) -> str:
    def spelled(index: int) -> str:
        own = levels.get(index)
        form = "" if own is None else own.get(STYLE + "num-format", "")
        return spell(values[index - 1], _FORMATS.get(form[:1], "decimal")) if form else ""

    pattern = next((str(value) for name, value in level.attrib.items() if str(name).endswith("}num-list-format")), None)
    if pattern is not None:
        return re.sub(r"%(\d+)%", lambda found: spelled(min(max(int(found[1][:2]), 1), DEPTH)), pattern)
    if not level.get(STYLE + "num-format"):
        return ""
    first = max(1, depth - number(level, TEXT + "display-levels") + 1)
    inner = ".".join(filter(None, map(spelled, range(first, depth + 1))))
    return level.get(STYLE + "num-prefix", "") + inner + level.get(STYLE + "num-suffix", "")
