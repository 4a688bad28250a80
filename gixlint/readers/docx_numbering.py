"""Automatic numbers of a Word file, as a reader sees them."""

import re
from typing import TYPE_CHECKING

from gixlint.patterns import pattern
from gixlint.readers.wordml import W, attribute, by_tag, integer, is_on
from gixlint.records import Record

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["Numbering"]

DEPTH = 9
"""How many levels a list has."""

ABSTRACT, ABSTRACT_ID, LIST = W + "abstractNum", W + "abstractNumId", W + "num"
LEVEL, OVERRIDE, START_OVERRIDE = W + "lvl", W + "lvlOverride", W + "startOverride"
STYLE_LINK, NUMBER_STYLE_LINK = W + "styleLink", W + "numStyleLink"
SYMBOL_FONTS = ("symbol", "wingdings", "webdings")


class Level(Record):
    """One level of a list. `restart` is the level, from 1, after which it restarts: 0 never, None after any above."""

    start: int = 1
    style: str = "decimal"
    text: str = ""
    legal: bool = False
    restart: int | None = None
    suffix: str = "tab"
    paragraph_style: str | None = None


class List(Record):
    """A list that paragraphs name: where its counters are kept, its levels, the starts that it sets anew."""

    counters: str
    levels: dict[int, Level]
    starts: dict[int, int]


class Numbering:
    """Counts the paragraphs of a document in reading order."""

    def __init__(self, root: "Element | None") -> None:
        self._root = root
        self._lists: dict[str, List | None] = {}
        self._counters: dict[str, list[int | None]] = {}
        self._started: set[tuple[str, int]] = set()
        self._abstracts: dict[str, Element] = {}
        self._styled: dict[str, Element] = {}
        self._nums: dict[str, Element] = {}
        for element in () if root is None else root:
            if element.tag == ABSTRACT:
                self._abstracts[attribute(element, "abstractNumId") or ""] = element
                link = attribute(element.find(STYLE_LINK))
                if link is not None:
                    self._styled[link] = element
            elif element.tag == LIST:
                self._nums[attribute(element, "numId") or ""] = element

    def level_of_style(self, number: str, style: str) -> int | None:
        """Return the level, from 0, of the list `number` that belongs to a paragraph style."""
        found = self._list(number)
        levels = {} if found is None else found.levels
        return next((index for index, level in levels.items() if level.paragraph_style == style), None)

    def next(self, number: str, index: int) -> str:
        """Count one paragraph at level `index` (from 0) of the list `number` and return its number's text.

        The text is empty for an unknown list. A blank follows it where the next word would run into it.
        """
        found = self._list(number)
        if found is None or not 0 <= index < DEPTH:
            return ""
        values = self._count(number, index, found)
        level = found.levels.get(index, Level())
        if level.style == "bullet":
            return level.text and level.text + " " * (level.suffix != "nothing")
        text = _fill(level, found, values)
        apart = level.suffix != "nothing" and text[-1:].isascii() and not text.endswith(" ")
        return text + " " if text and apart else text

    def _count(self, number: str, index: int, found: List) -> list[int]:
        counters = self._counters.setdefault(found.counters, [None] * DEPTH)
        current = counters[index]
        if index in found.starts and (number, index) not in self._started:
            self._started.add((number, index))
            counters[index] = found.starts[index]
        elif current is None:
            counters[index] = found.levels.get(index, Level()).start
        else:
            counters[index] = current + 1
        for deeper in range(index + 1, DEPTH):
            restart = found.levels.get(deeper, Level()).restart
            if restart is None or index < restart:
                counters[deeper] = None
        starts = [found.starts.get(above, found.levels.get(above, Level()).start) for above in range(DEPTH)]
        return [start if value is None else value for value, start in zip(counters, starts, strict=True)]

    def _list(self, number: str) -> List | None:
        if number not in self._lists:
            self._lists[number] = self._read(number)
        return self._lists[number]

    def _read(self, number: str) -> List | None:
        num = self._nums.get(number)
        abstract = None if num is None else self._abstracts.get(attribute(num.find(ABSTRACT_ID)) or "")
        if num is None or abstract is None:
            return None
        link = attribute(abstract.find(NUMBER_STYLE_LINK))
        if link is not None:
            abstract = self._styled.get(link, abstract)
        levels = {integer(level, "ilvl") or 0: _level(level) for level in abstract.iterchildren(LEVEL)}
        starts: dict[int, int] = {}
        for override in num.iterchildren(OVERRIDE):
            index = integer(override, "ilvl") or 0
            own, start = override.find(LEVEL), integer(override.find(START_OVERRIDE))
            if own is not None:
                levels[index] = _level(own)
            if start is not None:
                starts[index] = start
        return List(attribute(abstract, "abstractNumId") or "", levels, starts)


def _level(element: "Element") -> Level:
    """Read a `w:lvl`; a custom number format stands in an alternative whose fallback every program knows."""
    fields = by_tag(element)
    styles = [attribute(child) or "decimal" for child in element.iter(W + "numFmt")]
    style = styles[-1] if styles else "decimal"
    start, legal = integer(fields.get(W + "start")), fields.get(W + "isLgl")
    text = attribute(fields.get(W + "lvlText")) or ""
    if style == "bullet":
        text = _bullet(text, element, W + "lvlPicBulletId" in fields)
    return Level(
        start=0 if start is None else start,
        style=style,
        text=text,
        legal=legal is not None and is_on(legal),
        restart=integer(fields.get(W + "lvlRestart")),
        suffix=attribute(fields.get(W + "suff")) or "tab",
        paragraph_style=attribute(fields.get(W + "pStyle")),
    )


def _bullet(text: str, element: "Element", picture: bool) -> str:
    """Return a bullet that means something without its font."""
    fonts = next(element.iter(W + "rFonts"), None)
    font = (attribute(fonts, "ascii") or "").lower()
    private = any("\ue000" <= character <= "\uf8ff" for character in text)
    return "•" if picture or private or (text.strip() and font.startswith(SYMBOL_FONTS)) else text.strip()


def _fill(level: Level, found: List, values: list[int]) -> str:
    from gixlint.readers.numerals import spell

    def number(match: re.Match[str]) -> str:
        index = int(match[1]) - 1
        style = found.levels.get(index, Level()).style
        return spell(values[index], "decimal" if level.legal and style != "none" else style)

    return pattern(r"%([1-9])").sub(number, level.text)
