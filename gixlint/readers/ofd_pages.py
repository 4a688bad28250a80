"""The pages of an OFD file (GB/T 33190) as geometry, like those of a PDF: glyphs and ruling lines in points."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING
from unicodedata import east_asian_width

from gixlint.readers.sheets import Glyph, Picture, Rule, Sheet, without_text
from gixlint.records import Record

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["local", "numbers", "sheet"]

_POINTS = 72 / 25.4
"""Points to a millimetre, the unit of OFD."""
_THIN = 3.0
"""Points: a filled shape that is thinner is a ruling line."""
_MOST_STROKES = 60_000
_MOST_REPEATED = 10_000
_ASCENT, _DESCENT = 0.8, 0.15
_OPERANDS = {"M": 2, "S": 2, "L": 2, "Q": 4, "B": 6, "A": 7, "C": 0}
_CURVES = "QBA"

Point = tuple[float, float]


class _Space(Record):
    """From the coordinates of an object to points on the page: a matrix, as OFD writes it, then a shift."""

    a: float
    b: float
    c: float
    d: float
    e: float
    f: float

    def point(self, x: float, y: float) -> Point:
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f


def local(element: Element) -> str:
    """Return an element's name without its namespace: files are found with several."""
    return str(element.tag).rpartition("}")[2]


def numbers(words: str | None) -> list[float]:
    """Return the numbers in a list parted by blanks; none where anything else is in it."""
    try:
        found = [float(word) for word in (words or "").split()]
    except ValueError:
        return []
    return found if all(abs(number) < 1e7 for number in found) else []


def sheet(number: int, box: Sequence[float], layers: Iterable[Element], most: int) -> Sheet:
    """Return a page of `box`, left, top, width and height in millimetres, from its layers and those of its templates.

    Not more than `most` glyphs are read.
    """
    drawing = _Drawing(most)
    outer = _Space(_POINTS, 0, 0, _POINTS, -box[0] * _POINTS, -box[1] * _POINTS)
    for layer in layers:
        drawing.take(layer, outer)
    width, height = box[2] * _POINTS, box[3] * _POINTS
    return Sheet(
        number, width, height, drawing.glyphs, drawing.across, drawing.down, len(drawing.glyphs),
        without_text(drawing.pictures, drawing.glyphs, width, height), curtailed=drawing.left <= 0,
    )  # fmt: skip


class _Drawing:
    """Gathers what the objects of a page draw."""

    def __init__(self, most: int) -> None:
        self.glyphs: list[Glyph] = []
        self.across: list[Rule] = []
        self.down: list[Rule] = []
        self.pictures: list[Picture] = []
        self.left = _MOST_STROKES
        self._most = most

    def take(self, container: Element, outer: _Space) -> None:
        """Take the objects in a layer or a block."""
        for child in container:
            if child.get("Visible") == "false":
                continue
            match local(child):
                case "PageBlock" | "Layer":
                    self.take(child, outer)
                case "TextObject":
                    self._text(child, _inside(child, outer))
                case "PathObject":
                    self._path(child, _inside(child, outer))
                case "ImageObject":
                    self._picture(child, outer)

    def _picture(self, element: Element, outer: _Space) -> None:
        left, top, width, height = _boundary(element)
        xs, ys = zip(outer.point(left, top), outer.point(left + width, top + height), strict=True)
        self.pictures.append(Picture(min(xs), min(ys), max(xs), max(ys), element.get("ResourceID", "")))

    def _text(self, element: Element, space: _Space) -> None:
        size = (numbers(element.get("Size")) or [0.0])[0]
        stretch = (numbers(element.get("HScale")) or [1.0])[0]
        x = y = 0.0
        for code in element:
            if local(code) != "TextCode" or size <= 0:
                continue
            x = (numbers(code.get("X")) or [x])[0]
            y = (numbers(code.get("Y")) or [y])[0]
            words = code.text or ""
            steps = _steps(code.get("DeltaX"), len(words)), _steps(code.get("DeltaY"), len(words))
            for index, character in enumerate(words):
                across = steps[0][index] if index < len(steps[0]) else None
                down = steps[1][index] if index < len(steps[1]) else 0.0
                width = _width(character, across, size * stretch)
                if len(self.glyphs) < self._most and character not in "\r\n\t":
                    self.glyphs.append(_glyph(character, x, y, width, size, space))
                x += across if across is not None else 0.0 if down else width
                y += down

    def _path(self, element: Element, space: _Space) -> None:
        stroked = element.get("Stroke") != "false"
        if not stroked and element.get("Fill") != "true":
            return
        data = next((child.text for child in element if local(child) == "AbbreviatedData"), None)
        for points, straight in _outlines(data or ""):
            self.left -= len(points)
            if self.left <= 0:
                return
            placed = [space.point(*point) for point in points]
            if _is_thin(placed):
                self._rule(placed)
            elif stroked and straight:
                for side in pairwise(placed):
                    if any(abs(one - other) < 1 for one, other in zip(*side, strict=True)):
                        self._rule(side)

    def _rule(self, points: Sequence[Point]) -> None:
        xs, ys = [x for x, _ in points], [y for _, y in points]
        width, height = max(xs) - min(xs), max(ys) - min(ys)
        if width >= height:
            self.across.append(Rule((min(ys) + max(ys)) / 2, min(xs), max(xs)))
        if height >= width:  # a square dot belongs to a dotted rule of either direction
            self.down.append(Rule((min(xs) + max(xs)) / 2, min(ys), max(ys)))


def _boundary(element: Element) -> tuple[float, float, float, float]:
    found = numbers(element.get("Boundary"))
    return (found[0], found[1], found[2], found[3]) if len(found) == 4 else (0.0, 0.0, 0.0, 0.0)


def _inside(element: Element, outer: _Space) -> _Space:
    """Return the space of an object: its matrix, then the corner of its boundary, then the page."""
    matrix = numbers(element.get("CTM"))
    a, b, c, d, e, f = matrix if len(matrix) == 6 else (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    left, top, _, _ = _boundary(element)
    scale = outer.a
    x, y = outer.point(e + left, f + top)
    return _Space(a * scale, b * scale, c * scale, d * scale, x, y)


def _steps(words: str | None, most: int) -> list[float]:
    """Return the distances from each character to the next: `1 g 3 2.5` is 1 2.5 2.5 2.5."""
    pending = (words or "").split()
    steps: list[float] = []
    index = 0
    while index < len(pending) and len(steps) < most:
        count, taken = 1, pending[index : index + 1]
        if taken == ["g"]:
            counts = numbers(" ".join(pending[index + 1 : index + 2])) or [0.0]
            count, taken = min(max(int(counts[0]), 0), _MOST_REPEATED), pending[index + 2 : index + 3]
            index += 2
        steps += numbers(" ".join(taken)) * count
        index += 1
    return steps


def _width(character: str, step: float | None, size: float) -> float:
    """Return how wide a character is: the fonts are not read, so that the step to the next one must tell."""
    natural = size if east_asian_width(character) in "WFA" else size / 2
    return step if step is not None and 0 < step < max(natural, 1.1 * size) else natural


def _glyph(character: str, x: float, y: float, width: float, size: float, space: _Space) -> Glyph:
    corners = [space.point(x + dx, y + dy) for dx in (0, width) for dy in (-_ASCENT * size, _DESCENT * size)]
    xs, ys = [corner[0] for corner in corners], [corner[1] for corner in corners]
    return Glyph(character, min(xs), max(xs), min(ys), max(ys), space.point(x, y)[1])


def _is_thin(points: Sequence[Point]) -> bool:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(max(xs) - min(xs), max(ys) - min(ys)) < _THIN


def _outlines(data: str) -> Iterator[tuple[list[Point], bool]]:
    """Yield the corners of each outline of a path, and whether it has straight sides alone."""
    words = re.findall(r"[A-Z]|[-+]?[\d.]+(?:[eE][-+]?\d+)?", data)
    points: list[Point] = []
    straight = True
    index = 0
    while index < len(words):
        operator = words[index]
        count = _OPERANDS.get(operator)
        if count is None:
            index += 1
            continue
        operands = numbers(" ".join(words[index + 1 : index + 1 + count]))
        index += 1 + count
        if operator in "MS":
            if len(points) > 1:
                yield points, straight
            points, straight = [], True
        straight = straight and operator not in _CURVES
        if operator == "C" and points:
            points.append(points[0])
        elif len(operands) == count and count:
            points.append((operands[-2], operands[-1]))
    if len(points) > 1:
        yield points, straight
