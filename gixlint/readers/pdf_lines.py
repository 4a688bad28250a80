"""Lines of text out of glyphs: by what they stand on, from left to right, with white space only where there is some."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from statistics import median

from gixlint.readers.sheets import Glyph
from gixlint.records import Record

__all__ = ["Line", "Row", "beside", "is_wide", "joined", "joint", "lines", "rows", "sureness"]

_LEVEL = 0.28
"""Of a glyph's height: how far the feet of one line's glyphs may lie apart."""
_APART = 0.18
"""Of a character: the cells of a table stand farther apart than this."""


class Line(Record):
    """A line of text with its box in points; `size` is the width of a Chinese character in it.

    `first` is the width of what stands first in it and cannot be broken, `gap` the widest white space in it, in
    characters. `confidences` tells for each character of text recognised in a picture how surely it was read; it is
    empty for text of the file itself.
    """

    text: str
    left: float
    right: float
    top: float
    bottom: float
    size: float
    page: int = 0
    first: float = 0.0
    gap: float = 0.0
    confidences: tuple[float, ...] = ()

    @property
    def middle(self) -> float:
        """Where its middle is from left to right."""
        return (self.left + self.right) / 2

    @property
    def middle_height(self) -> float:
        """Where its middle is from the top down."""
        return (self.top + self.bottom) / 2


class Row(Record):
    """A line with the parts that it has as a row of a table: cut at all white space wider than nothing much."""

    line: Line
    parts: tuple[Line, ...]

    @property
    def top(self) -> float:
        """Where its upper edge is."""
        return self.line.top

    @property
    def text(self) -> str:
        """Its words without white space."""
        return "".join(part.text for part in self.parts)


def is_wide(character: str) -> bool:
    """Tell whether a character is as wide as it is high, as Chinese ones and their punctuation are."""
    return character >= "\u2e80" or character in "“”‘’…—"


def _gathered(glyphs: Iterable[Glyph]) -> Iterator[list[Glyph]]:
    """Yield the glyphs of each line from the top down, from left to right, white space and doubles left out."""
    line: list[Glyph] = []
    for glyph in sorted((glyph for glyph in glyphs if not glyph.text.isspace()), key=lambda glyph: glyph.base):
        if line and glyph.base - line[0].base > _LEVEL * max(line[0].bottom - line[0].top, glyph.bottom - glyph.top):
            yield _sorted(line)
            line = []
        line.append(glyph)
    if line:
        yield _sorted(line)


def _sorted(line: list[Glyph]) -> list[Glyph]:
    """Order a line and drop what is printed twice to look bold."""
    line.sort(key=lambda glyph: glyph.left)
    kept = line[:1]
    for glyph in line[1:]:
        if glyph.text != kept[-1].text or glyph.left - kept[-1].left > 0.3 * (glyph.right - glyph.left):
            kept.append(glyph)
    return kept


def lines(glyphs: Iterable[Glyph], page: int = 0) -> list[Line]:
    """Return the lines of text that glyphs make."""
    return [_line(row, page) for row in _gathered(glyphs)]


def rows(glyphs: Iterable[Glyph], page: int) -> Iterator[Row]:
    """Yield the lines of text that glyphs make, with their parts."""
    for row in _gathered(glyphs):
        line = _line(row, page)
        cuts = [i for i, (a, b) in enumerate(pairwise(row), 1) if b.left - a.right > _APART * line.size]
        ends = pairwise([0, *cuts, len(row)])
        yield Row(line, tuple(_line(row[a:b], page) for a, b in ends) if cuts else (line,))


def _line(row: list[Glyph], page: int) -> Line:
    size = _size(row)
    spaced = list(_spaced(row, size))
    recognised = any(glyph.confidence is not None for glyph in row)
    return Line(
        "".join(words for words, _ in spaced),
        row[0].left,
        max(glyph.right for glyph in row),
        min(glyph.top for glyph in row),
        max(glyph.bottom for glyph in row),
        size,
        page,
        _first(row),
        max((after.left - before.right for before, after in pairwise(row)), default=0.0) / size,
        tuple(sure for words, sure in spaced for _ in words) if recognised else (),
    )


def _size(row: list[Glyph]) -> float:
    wide = [glyph.right - glyph.left for glyph in row if is_wide(glyph.text)]
    if wide:
        return median(wide)
    return 0.75 * median(glyph.bottom - glyph.top for glyph in row)


def _spaced(row: list[Glyph], size: float) -> Iterator[tuple[str, float]]:
    """Yield the words of a line and white space between them, each with how surely it was read."""
    yield row[0].text, _sure(row[0])
    for before, glyph in pairwise(row):
        gap = (glyph.left - before.right) / size
        narrow = not is_wide(before.text) and not is_wide(glyph.text)
        # Justified Chinese is stretched, and a quarter of a character parts it from figures: no white space is meant.
        if gap > (0.15 if narrow else 0.8):
            yield " ", 1.0
        yield glyph.text, _sure(glyph)


def _sure(glyph: Glyph) -> float:
    return 1.0 if glyph.confidence is None else glyph.confidence


def _first(row: list[Glyph]) -> float:
    """The width of a line's beginning that no line break may part."""
    end = 1
    while end < len(row) and not _breakable(row[end - 1], row[end]):
        end += 1
    return row[end - 1].right - row[0].left


def _breakable(before: Glyph, after: Glyph) -> bool:
    if before.text in "（《“‘〈【「([{" or after.text in "，。、；：？！）》”’〉】」…—％%,.;:?!)]}":
        return False
    return is_wide(before.text) or is_wide(after.text) or after.left - before.right > 0.15 * (after.bottom - after.top)


def beside(line: Line, part: Line) -> Line:
    """Return one line of two parts of a cell that stand beside each other, without white space between them."""
    confidences: tuple[float, ...] = ()
    if line.confidences or part.confidences:
        confidences = (line.confidences or (1.0,) * len(line.text)) + (part.confidences or (1.0,) * len(part.text))
    return line._replace(
        text=line.text + part.text, right=part.right, bottom=max(line.bottom, part.bottom), confidences=confidences
    )


def sureness(found: Iterable[Line]) -> float | None:
    """Return how surely the least sure character of some lines was read; None where none was recognised."""
    return min((min(line.confidences) for line in found if line.confidences), default=None)


def joined(found: Iterable[Line]) -> str:
    """Return the text of lines that were broken for want of room: Chinese, figures and addresses without a space."""
    text = ""
    for line in found:
        text += joint(text, line.text) + line.text if text else line.text
    return text


def joint(before: str, after: str) -> str:
    """Return what a line break between two texts reads as."""
    if is_wide(before[-1]) or is_wide(after[0]):
        return ""
    words = before[-24:].rsplit(None, 1)[-1] + after[:24].split(None, 1)[0]
    return "" if any(character in "0123456789@/._-:" for character in words) else " "
