"""A picture of a page as a sheet: its words and rules as a PDF would hold them, for the layout analysis to take on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import fmean, median

import cv2
import numpy as np

from gixlint.readers.ocr_engine import Grey, Reading, Rect, detect, recognise
from gixlint.readers.ocr_marks import borne, written
from gixlint.readers.ocr_rules import Ruling, ruling, straightened
from gixlint.readers.pdf_grid import grids
from gixlint.readers.pdf_lines import is_wide
from gixlint.readers.sheets import Glyph, Picture, Raster, Rule, Sheet, moved
from gixlint.records import Record

__all__ = ["recognised"]

_PORTRAIT, _LANDSCAPE = 595.0, 842.0
"""Points: the widths of A4, as which a picture of unknown size is taken."""
_TALL = 1.5
"""A rectangle so much higher than wide, and than a line, holds characters under each other."""
_SURE = 0.95
"""Of a page that reads less surely the other ways up are tried, too."""
_FEW = 3
_CLEAR = 0.95
_BESIDE = 2
UNREAD = "\ufffd"
"""Stands in a cell in which something is written that could not be read."""


def recognised(raster: Raster, number: int, scale: float = 0.0) -> Sheet:
    """Return what a picture holds as a sheet of `scale` points to a pixel, whichever way up the picture was put.

    Without a scale it is taken as a page of A4.
    """
    picture: Grey = np.frombuffer(raster.greys, np.uint8).reshape(raster.height, raster.width)
    page, best = _Page(picture), 0
    for quarters in (1, 3, 2) if page.lies else (2, 1, 3):
        if page.sureness >= _SURE or not page.size:
            break
        turned = _Page(np.ascontiguousarray(np.rot90(picture, quarters)))
        if turned.sureness > page.sureness:
            page, best = turned, quarters
    scale = scale or (_LANDSCAPE if page.width > page.height else _PORTRAIT) / page.width
    width, height = page.width * scale, page.height * scale
    sheet = Sheet(
        number,
        width,
        height,
        [glyph for line in page.lines for glyph in _glyphs(line, page.size, scale)],
        _scaled(page.rules.across, scale),
        _scaled(page.rules.down, scale),
        pictures=(Picture(0, 0, width, height),),
        is_turned=best % 2 == 1,
    )
    return moved(sheet, -page.margins[0] * scale, -page.margins[1] * scale)


def _scaled(rules: Sequence[Rule], scale: float) -> list[Rule]:
    return [Rule(rule.at * scale, rule.start * scale, rule.end * scale) for rule in rules]


class _Line(Record):
    """A line of text, or part of one: where it was seen, the crop that was read, what it says."""

    ink: Rect
    crop: Rect
    reading: Reading


class _Page:
    """A picture set straight: its lines of text, how high they are in pixels, its rules, how surely it reads so.

    `margins` are what setting it straight has added on the left and on top, in pixels; `lies` tells that its lines seem
    to run up or down.
    """

    def __init__(self, picture: Grey) -> None:
        self.picture = straightened(picture)
        self.height, self.width = picture.shape
        self.margins = (self.picture.shape[1] - self.width) / 2, (self.picture.shape[0] - self.height) / 2
        rects = detect(self.picture)
        self.size = float(median(rect.height for rect in rects)) if rects else 0.0
        self.lies = sum(rect.height > _TALL * rect.width for rect in rects) > len(rects) / 2
        self.rules = ruling(self.picture, self.size, rects) if rects else Ruling([], [], self.picture < 0, self.picture)
        self.lines = list(self._lines(rects))
        confidences = [sure for line in self.lines for sure in line.reading.confidences]
        self.sureness = fmean(confidences) if confidences else 0.0

    def _lines(self, rects: Sequence[Rect]) -> Iterator[_Line]:
        """Yield each line of text, or part of one, that no rule crosses."""
        clean = self.picture.copy()
        clean[self.rules.ink] = int(np.percentile(self.picture, 90))
        pieces = [piece for rect in rects for piece in _parted(rect, self.rules, self.size)]
        pieces = _whole([piece for rect in pieces for piece in _stacked(rect, self.rules, self.size)])
        cells = list(_overlooked(pieces, self.rules, self.size)) if rects else []
        seen = [*pieces, *cells]
        crops = [*(_widened(rect, seen, self.rules, self.size) for rect in pieces), *cells]
        readings = _read([_crop(clean, rect) for rect in crops])
        for index, (ink, crop, reading) in enumerate(zip(seen, crops, readings, strict=True)):
            if reading.text:
                yield _Line(ink, crop, reading)
            elif index >= len(pieces):
                yield _Line(ink, crop, Reading(UNREAD, (0.5,), (0.0,)))


def _read(crops: Sequence[Grey]) -> list[Reading]:
    """Read lines; a sign that stands alone and is doubtful is read again between figures of the same page.

    What looks alike, such as 0 and O, or 1 and /, is told apart by what stands beside it.
    """
    readings = recognise(crops)
    alone = [index for index, each in enumerate(readings) if len(each.text) == 1]
    figures = [
        index for index in alone if readings[index].text in "23456789" and readings[index].confidences[0] > _CLEAR
    ]
    beside = list({readings[index].text: crops[index] for index in figures}.values())[:_BESIDE]
    doubtful = [index for index in alone if _is_doubtful(readings[index])]
    tried = [(index, figure) for index in doubtful for figure in beside]
    for (index, _), found in zip(tried, recognise([_between(figure, crops[i]) for i, figure in tried]), strict=True):
        sign, sure = found.text[1:2], found.confidences[1] if len(found.text) == 3 else 0.0
        if sure > readings[index].confidences[0] or (sure and not readings[index].text.isdecimal()):
            readings[index] = Reading(sign, readings[index].middles, (sure,))
    return readings


def _is_doubtful(reading: Reading) -> bool:
    is_word = is_wide(reading.text) and reading.text.isalpha() and reading.text != "一"
    return not is_word and (reading.confidences[0] < _CLEAR or not reading.text.isdecimal())


def _between(figure: Grey, crop: Grey) -> Grey:
    """A sign with the same figure before and after it."""
    height = crop.shape[0]
    fitted = np.asarray(cv2.resize(figure, (max(1, figure.shape[1] * height // figure.shape[0]), height)), np.uint8)
    return np.hstack([fitted, crop, fitted])


def _crop(picture: Grey, rect: Rect) -> Grey:
    return picture[rect.top : rect.bottom, rect.left : rect.right]


def _is_tall(rect: Rect, size: float) -> bool:
    return rect.height > _TALL * rect.width and rect.height > _TALL * size


def _parted(rect: Rect, rules: Ruling, size: float) -> Iterator[Rect]:
    """Yield the parts of a rectangle between the rules that cross it."""
    down = [rule.at for rule in rules.down if _crosses(rule, rect.left, rect.right, rect.top, rect.bottom)]
    across = [rule.at for rule in rules.across if _crosses(rule, rect.top, rect.bottom, rect.left, rect.right)]
    for top, bottom in pairwise([rect.top, *sorted(map(round, across)), rect.bottom]):
        for left, right in pairwise([rect.left, *sorted(map(round, down)), rect.right]):
            if right - left > 0.25 * size and bottom - top > 0.4 * size:
                yield Rect(left, top, right, bottom)


def _crosses(rule: Rule, low: float, high: float, start: float, end: float) -> bool:
    """Whether a rule goes through what lies from `low` to `high` on its own axis, `start` to `end` along it."""
    return low < rule.at < high and min(rule.end, end) - max(rule.start, start) > 0.6 * (end - start)


def _stacked(rect: Rect, rules: Ruling, size: float) -> Iterator[Rect]:
    """Yield a line of text; of characters that stand under each other each as a line of its own."""
    if not _is_tall(rect, size):
        yield rect
        return
    rows = np.flatnonzero(_crop(rules.rest, rect).any(axis=1))
    starts = [rows[0], *(b for a, b in pairwise(rows) if b - a > 0.08 * size)] if len(rows) else []
    ends = [*(a for a, b in pairwise(rows) if b - a > 0.08 * size), rows[-1]] if len(rows) else []
    held: list[tuple[int, int]] = []
    for start, end in zip(starts, ends, strict=True):
        if end - start < 0.3 * size and (start == 0 or end == rect.height - 1):
            continue  # the edge of another line
        if held and end - held[-1][0] < 0.9 * size:  # the parts of one character: 二, 言
            held[-1] = (held[-1][0], int(end))
        else:
            held.append((int(start), int(end)))
    margin = round(0.12 * size)
    for start, end in held:
        yield Rect(rect.left, max(rect.top + start - margin, 0), rect.right, rect.top + end + margin)


def _whole(pieces: Sequence[Rect]) -> list[Rect]:
    """Join the parts of a line that overlap each other, so that no character is read twice."""
    found: list[Rect] = []
    for piece in sorted(pieces, key=lambda rect: (rect.left, rect.top)):
        joined = piece
        for other in [other for other in found if _overlap(other, joined)]:
            found.remove(other)
            joined = Rect(
                min(joined.left, other.left), min(joined.top, other.top), max(joined.right, other.right),
                max(joined.bottom, other.bottom),
            )  # fmt: skip
        found.append(joined)
    return sorted(found, key=lambda rect: (rect.top, rect.left))


def _overlap(one: Rect, other: Rect) -> bool:
    """Whether two rectangles overlap from left to right, and stand on one line."""
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    return one.left < other.right and other.left < one.right and shared > 0.6 * min(one.height, other.height)


def _overlooked(pieces: Sequence[Rect], rules: Ruling, size: float) -> Iterator[Rect]:
    """Yield what is written in cells of tables in which no line of text was found."""
    middles = [((piece.left + piece.right) / 2, (piece.top + piece.bottom) / 2) for piece in pieces]
    unit = 12.0 / size
    for grid in grids(_scaled(rules.across, unit), _scaled(rules.down, unit)):
        xs, ys = [x / unit for x in grid.xs], [y / unit for y in grid.ys]
        taken = {grid.unit(x * unit, y * unit) for x, y in middles if grid.holds(x * unit, y * unit)}
        for row, column, rowspan, colspan in grid.slots if len(grid.xs) > 2 else ():
            if any(row <= r < row + rowspan and column <= c < column + colspan for r, c in taken):
                continue
            found = _written_at(rules, (xs[column], ys[row], xs[column + colspan], ys[row + rowspan]), size)
            if found:
                yield found


def _written_at(rules: Ruling, cell: tuple[float, float, float, float], size: float) -> Rect | None:
    """The rectangle around the ink in the middle of a cell, if it is as high as a figure."""
    edge = 0.12 * size
    left, top, right, bottom = (round(at) for at in (cell[0] + edge, cell[1] + edge, cell[2] - edge, cell[3] - edge))
    if right - left < 0.3 * size or bottom - top < 0.3 * size:
        return None
    _, _, stats, _ = cv2.connectedComponentsWithStats(rules.rest[top:bottom, left:right], connectivity=8)
    marks = [each for each in stats[1:] if max(each[2:4]) >= 0.35 * size]  # the rest is dirt
    if not marks:
        return None
    xs, ys, rights, bottoms = zip(*((x, y, x + width, y + height) for x, y, width, height, _ in marks), strict=True)
    margin = round(0.2 * size)
    return Rect(
        max(left + int(min(xs)) - margin, 0), max(top + int(min(ys)) - margin, 0),
        left + int(max(rights)) + margin, top + int(max(bottoms)) + margin,
    )  # fmt: skip


def _widened(rect: Rect, others: Sequence[Rect], rules: Ruling, size: float) -> Rect:
    """Reach for the mark at a line's end, which is too small to be seen as part of it."""
    room = 0.5 * size
    left, right = rect.left - room, rect.right + room
    for other in others:
        if other.top < rect.bottom and rect.top < other.bottom:
            if rect.right <= other.left < right:
                right = (rect.right + other.left) / 2
            if left < other.right <= rect.left:
                left = (rect.left + other.right) / 2
    for rule in rules.down:
        if rule.start < rect.bottom and rect.top < rule.end:
            if rect.right - 2 <= rule.at < right + 2:
                right = max(rule.at - 2, rect.right - 2)
            if left - 2 < rule.at <= rect.left + 2:
                left = min(rule.at + 2, rect.left + 2)
    return Rect(max(round(left), 0), rect.top, min(round(right), rules.rest.shape[1]), rect.bottom)


def _glyphs(line: _Line, size: float, scale: float) -> Iterator[Glyph]:
    """Yield the characters of a line with boxes that touch each other but for wide white space."""
    text = written(line.reading.text)
    middles = [line.crop.left + share * line.crop.width for share in line.reading.middles]
    width = _width(text, middles) or 0.74 * line.ink.height
    reach = [width / 2 if is_wide(sign) else width / 4 for sign in text]
    lefts = [middle - half for middle, half in zip(middles, reach, strict=True)]
    rights = [middle + half for middle, half in zip(middles, reach, strict=True)]
    for index in range(1, len(text)):
        if lefts[index] - rights[index - 1] < 0.9 * width:
            lefts[index] = rights[index - 1] = (lefts[index] + rights[index - 1]) / 2
    # Where a line begins and ends is seen more exactly than where its characters stand.
    lefts[0] = min(max(line.ink.left + 0.06 * size, middles[0] - 0.75 * width), middles[0] - 0.2 * width)
    rights[-1] = max(min(line.ink.right - 0.06 * size, middles[-1] + 0.75 * width), middles[-1] + 0.2 * width)
    centre = (line.ink.top + line.ink.bottom) / 2
    top, bottom = centre - 0.37 * line.ink.height, centre + 0.37 * line.ink.height
    for sign, left, right, sure in zip(text, lefts, rights, borne(text, line.reading.confidences), strict=True):
        yield Glyph(
            sign, left * scale, right * scale, top * scale, bottom * scale, (centre + 0.36 * size) * scale, sure
        )


def _width(text: str, middles: Sequence[float]) -> float:
    """The width of a Chinese character by the distances of those that follow each other; 0 where there are too few."""
    wide = [is_wide(sign) and sign.isalpha() for sign in text]
    steps = [middles[i + 1] - middles[i] for i, both in enumerate(pairwise(wide)) if all(both)]
    return fmean(steps) if len(steps) >= _FEW else 0.0
