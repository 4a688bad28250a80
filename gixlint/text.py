"""Text: a folded view of the source that remembers where it came from.

Reports write the same words in many ways: full width or half width, with spaces inside words, with Kangxi radicals from
a PDF. A `Text` folds these away for searching, and every character of it knows its place in the source text, so that
a check searches folded words and reports source places without any arithmetic of its own.

Folding (after Unicode NFKC, limited to what keeps one character one): full-width ASCII becomes ASCII, so that 「，」 is
`,` and 「（」 is `(`; curly quotes become `"` and `'`; long dashes become `-`; white space goes, but for one space
between two printable ASCII characters of the source; `。` `、` `《` `》` and line feeds stay.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain

from gixlint.document import Place
from gixlint.patterns import pattern, possible

__all__ = ["Match", "Text", "fold", "han", "number", "pattern"]


class _Folding(dict[int, int | str]):
    """What characters fold to, as `str.translate` takes it.

    It learns which stay, at most all of Unicode: to `translate`, each that a table lacks is an error to catch.
    """

    def __missing__(self, code: int) -> int:
        self[code] = code
        return code


_SAME = _Folding(
    {
        **{code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)},
        **dict.fromkeys(map(ord, "“”„‟〝〞＂"), '"'),
        **dict.fromkeys(map(ord, "‘’‚‛′"), "'"),
        **dict.fromkeys(map(ord, "—–―‐‑‒−─－﹣"), "-"),
        **dict.fromkeys(map(ord, "～∼〜"), "~"),
        **dict.fromkeys(map(ord, "•‧∙・●⚫"), "·"),
        **dict.fromkeys(map(ord, "○◯Ｏ"), "〇"),
        ord("｡"): "。",
        ord("､"): "、",
        ord("﹐"): ",",
        ord("﹑"): "、",
        ord("．"): ".",
        ord("﹒"): ".",
        ord("﹔"): ";",
        ord("﹕"): ":",
        ord("﹙"): "(",
        ord("﹚"): ")",
        ord("﹝"): "〔",
        ord("﹞"): "〕",
        ord("％"): "%",
    }
)
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_DROPPED = pattern(rf"[^\S\n]|[{_INVISIBLE}]")
_RUN = pattern(rf"[^\s{_INVISIBLE}]+|\n")
_RUN_OR_CELL = pattern(rf"[^\s{_INVISIBLE}]+|[\n\t]")
_RARE = pattern("[\u2e80-\u2fdf\u3250-\u32ff\uf900-\ufaff]")  # what NFKC folds to one ordinary character


_SHORT = 64
"""Up to this length (characters) words are labels, headings and cells: the same ones come again and again."""


def fold(words: str) -> str:
    """Return `words` folded as a `Text` folds them."""
    return _folded(words) if len(words) <= _SHORT else Text.of(words).folded


@lru_cache(maxsize=4096)
def _folded(words: str) -> str:
    return Text.of(words).folded


def _same(source: str) -> str:
    """Return `source` with every character replaced by its folded form, one for one."""
    if source.isascii():
        return source
    same = source.translate(_SAME)
    if _RARE.search(same):
        same = _RARE.sub(lambda match: _single(match[0]), same)
    return same


def _single(character: str) -> str:
    normal = unicodedata.normalize("NFKC", character)
    return normal if len(normal) == 1 else character


_LONGEST = 2000
"""A sentence or clause longer than this (characters) is parted at its next comma: no text costs its length squared."""


class Match:
    """One match in a text: its folded words and the source places of the whole and of its groups."""

    __slots__ = ("_match", "_text")

    def __init__(self, text: Text, match: re.Match[str]) -> None:
        self._text = text
        self._match = match

    def __getitem__(self, group: int | str) -> str:
        """Return a group's folded words, empty if it took no part."""
        return self._match[group] or ""

    @property
    def words(self) -> str:
        """The folded words of the whole match."""
        return self._match[0]

    @property
    def place(self) -> Place:
        """The source place of the whole match."""
        return self._text.place(*self._match.span())

    @property
    def span(self) -> tuple[int, int]:
        """Start and end in the folded text."""
        return self._match.span()

    def place_of(self, group: int | str) -> Place:
        """Return the source place of a group that took part."""
        return self._text.place(*self._match.span(group))

    def span_of(self, group: int | str) -> tuple[int, int]:
        """Return start and end of a group in the folded text, (-1, -1) if it took no part."""
        return self._match.span(group)


class Text:
    """A folded string with the source offset of each of its characters. Immutable."""

    __slots__ = ("_end", "_offsets", "folded")

    def __init__(self, folded: str, offsets: Iterable[int], end: int) -> None:
        self.folded = folded
        self._offsets: tuple[int, ...] = tuple(offsets)
        self._end = end

    @classmethod
    def of(cls, source: str, start: int = 0, end: int | None = None, keep_tabs: bool = False) -> Text:
        """Fold the source text from `start` to `end`; `keep_tabs` keeps the tabs that part the cells of tables."""
        end = len(source) if end is None else end
        same = _same(source[start:end])
        if not _DROPPED.search(same):
            return cls(same, range(start, end), end)
        parts: list[str] = []
        offsets: list[int] = []
        last = -1  # where the run before ends; -1 after a line feed or at the start
        for run in (_RUN_OR_CELL if keep_tabs else _RUN).finditer(same):
            words, first, stop = run[0], start + run.start(), start + run.end()
            alone = words in "\n\t"
            if last > -1 and not alone and _ascii(source, last - 1) and _ascii(source, first):
                blank = _blank(same[last - start : first - start])
                if blank is not None:
                    parts.append(" ")
                    offsets.append(last + blank)
            parts.append(words)
            offsets += range(first, stop)
            last = -1 if alone else stop
        return cls("".join(parts), offsets, end)

    def __len__(self) -> int:
        return len(self.folded)

    def __bool__(self) -> bool:
        return bool(self.folded)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Text) and (self.folded, self._offsets) == (other.folded, other._offsets)

    def __hash__(self) -> int:
        return hash((self.folded, self._offsets))

    def __repr__(self) -> str:
        return f"Text({self.folded!r})"

    def place(self, start: int = 0, end: int | None = None) -> Place:
        """Return the source place of the folded range `[start, end)`; an empty range gives an empty place."""
        end = len(self._offsets) if end is None else end
        if start >= len(self._offsets):
            return Place(self._end, self._end) if not self._offsets else Place(*[self._offsets[-1] + 1] * 2)
        if end <= start:
            return Place(self._offsets[start], self._offsets[start])
        return Place(self._offsets[start], self._offsets[end - 1] + 1)

    @property
    def offsets(self) -> tuple[int, ...]:
        """The source offset of each folded character."""
        return self._offsets

    def gap(self, index: int) -> bool:
        """Tell whether the source has something between this folded character and the one before it."""
        return 0 < index < len(self._offsets) and self._offsets[index] - self._offsets[index - 1] > 1

    def part(self, start: int, end: int | None = None) -> Text:
        """Return the folded range `[start, end)` as a text of its own."""
        end = len(self.folded) if end is None else end
        return Text(self.folded[start:end], self._offsets[start:end], self._end)

    def within(self, place: Place) -> Text:
        """Return what of this text comes from `place`."""
        return self.part(bisect_left(self._offsets, place.start), bisect_left(self._offsets, place.end))

    def offset(self, place: Place) -> int:
        """Return the folded offset of the first character that comes from `place.start` or later."""
        return bisect_left(self._offsets, place.start)

    def without(self, places: Iterable[Place]) -> Text:
        """Return this text without the characters that come from `places`."""
        kept: list[tuple[int, int]] = []
        last = 0
        for place in sorted(places):
            start = bisect_left(self._offsets, place.start, last)
            if start > last:
                kept.append((last, start))
            last = bisect_left(self._offsets, place.end, start)
        if not kept and last == 0:
            return self
        kept.append((last, len(self._offsets)))
        folded = "".join([self.folded[start:end] for start, end in kept])
        return Text(folded, chain.from_iterable(self._offsets[start:end] for start, end in kept), self._end)

    def replaced(self, table: dict[int, str]) -> Text:
        """Return this text with characters replaced one for one by `table` (as `str.translate` takes it)."""
        return Text(self.folded.translate(table), self._offsets, self._end)

    def find(self, expression: str, start: int = 0) -> Match | None:
        """Return the first match of the expression from the folded offset `start` on."""
        match = pattern(expression).search(self.folded, start) if possible(expression, self.folded) else None
        return Match(self, match) if match else None

    def at_start(self, expression: str, start: int = 0) -> Match | None:
        """Return the match of the expression that begins right at the folded offset `start`."""
        match = pattern(expression).match(self.folded, start)
        return Match(self, match) if match else None

    def all(self, expression: str) -> Iterator[Match]:
        """Yield the matches of the expression that do not overlap."""
        found = pattern(expression).finditer(self.folded) if possible(expression, self.folded) else ()
        return (Match(self, match) for match in found)

    def lines(self) -> Iterator[Text]:
        """Yield the non-empty lines."""
        return self._pieces("\n")

    def sentences(self) -> Iterator[Text]:
        """Yield the sentences: they end with 。！？； or the line, and keep their closing mark."""
        return self._pieces("。!?;\n")

    def clauses(self) -> Iterator[Text]:
        """Yield the clauses: sentences parted at commas and colons too."""
        return self._pieces("。!?;\n,:")

    def _pieces(self, stops: str) -> Iterator[Text]:
        start = 0
        for stop in self._ends(stops):
            while stop - start > _LONGEST:
                comma = pattern("[,、]").search(self.folded, start + _LONGEST, stop)
                if comma is None:
                    break
                yield self.part(start, comma.end())
                start = comma.end()
            end = stop - 1 if self.folded[stop - 1] == "\n" else stop
            if end > start:
                yield self.part(start, end)
            start = stop

    def _ends(self, stops: str) -> Iterator[int]:
        """Yield where the pieces end, behind each stop and at the end of what follows the last."""
        end = 0
        for match in pattern(f"[{stops}]").finditer(self.folded):
            end = match.end()
            yield end
        if end < len(self.folded):
            yield len(self.folded)


def _blank(between: str) -> int | None:
    """The index of the first white space, None if there is none."""
    return next((index for index, character in enumerate(between) if character.isspace()), None)


def _ascii(source: str, index: int) -> bool:
    return "!" <= source[index] <= "~"


_SPOKEN = "〇一二三四五六七八九"
_DIGITS = {digit: value for value, digit in enumerate(_SPOKEN)} | {"零": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}


def number(words: str) -> int | None:
    """Return the value of a whole number in Chinese or Arabic digits (十二, 二〇一三, 3119), None if it is none."""
    if words.isdecimal():
        return int(words)
    if not words:
        return None
    if all(character in _DIGITS for character in words):
        return int("".join(str(_DIGITS[character]) for character in words))
    total = section = digit = 0
    for character in words:
        if character in _DIGITS:
            digit = _DIGITS[character]
        elif character in _UNITS:
            section += (digit or 1) * _UNITS[character]
            digit = 0
        elif character == "万":
            total, section, digit = (total + section + digit) * 10000, 0, 0
        else:
            return None
    return total + section + digit


def han(value: int) -> str:
    """Return a number as the ordinals of official documents write it: 〇, 六, 十二, 二十; from 100 on in digits."""
    tens, ones = divmod(value, 10)
    if tens > 9:
        return str(value)
    if not tens:
        return _SPOKEN[ones]
    return f"{_SPOKEN[tens] if tens > 1 else ''}十{_SPOKEN[ones] if ones else ''}"
