"""Ruling lines in a picture, and setting it straight by them and by its lines of text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import cv2
import numpy as np
import numpy.typing as npt

from gixlint.readers.ocr_engine import Grey, Rect
from gixlint.readers.sheets import Rule
from gixlint.records import Record

Depth = npt.NDArray[np.float32]

__all__ = ["Ruling", "ruling", "straightened"]

_MOST_SKEW = 8.0
_SKEW_SIDE = 1200
"""Pixels of the longer side at which the skew is measured."""
_POINTS = 200_000
_FAINTEST = 15.0
"""Shades of grey by which a rule is darker than the paper, on average along it."""


class Ruling(Record):
    """The rules of a picture in pixels, the pixels that they take, and the rest of the ink as 1."""

    across: list[Rule]
    down: list[Rule]
    ink: npt.NDArray[np.bool_]
    rest: Grey


def straightened(picture: Grey) -> Grey:
    """Return a picture turned by up to 8 degrees so that its lines of text are level, and grown for its corners."""
    angle = _skew(picture)
    if abs(angle) < 0.04:
        return picture
    height, width = picture.shape
    across, up = abs(np.cos(np.deg2rad(angle))), abs(np.sin(np.deg2rad(angle)))
    size = round(width * across + height * up), round(height * across + width * up)
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    turn[:, 2] += (size[0] - width) / 2, (size[1] - height) / 2
    paper = int(np.percentile(picture, 90))
    return _grey(cv2.warpAffine(picture, turn, size, flags=cv2.INTER_CUBIC, borderValue=paper))


def _grey(picture: object) -> Grey:
    return np.asarray(picture, dtype=np.uint8)


def _skew(picture: Grey) -> float:
    """The angle, in degrees clockwise, by which lines fall: where they are level, rows differ most in ink."""
    scale = min(1.0, _SKEW_SIDE / max(picture.shape))
    small = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    ys, xs = np.nonzero(_inked(_depth(_grey(small), 25)))
    if len(ys) == 0:
        return 0.0
    step = len(ys) // _POINTS + 1
    ys, xs = ys[::step], xs[::step]

    def contrast(angle: float) -> float:
        turned = ys * np.cos(np.deg2rad(angle)) - xs * np.sin(np.deg2rad(angle))
        rows = np.bincount((turned - turned.min()).astype(np.int64)).astype(np.float64)
        return float((np.diff(rows) ** 2).sum())

    coarse = max(np.arange(-_MOST_SKEW, _MOST_SKEW + 0.1, 0.5), key=lambda angle: (contrast(angle), -abs(angle)))
    fine = max(np.arange(coarse - 0.5, coarse + 0.51, 0.05), key=lambda angle: (contrast(angle), -abs(angle)))
    return round(float(fine), 2)


def _depth(picture: Grey, block: int) -> Depth:
    """Return by how much each pixel is darker than what is around it within `block` pixels."""
    return np.asarray(cv2.blur(picture, (block, block)), np.float32) - picture


def _noise(depth: Depth) -> float:
    return 1.48 * float(np.median(np.abs(depth[::4, ::4])))


def _inked(depth: Depth) -> Grey:
    """Return 1 where ink stands out from noise."""
    return _grey(depth > max(14.0, 3.5 * _noise(depth)))


def ruling(picture: Grey, size: float, lines: Sequence[Rect]) -> Ruling:
    """Return the rules of a level picture. `lines` are where its lines of text stand, mostly `size` pixels high."""
    depth = _depth(picture, int(2 * size))
    ink = _inked(depth)
    bare = _without(depth, lines)
    flat = _long(ink, int(1.6 * size)) | _faint(bare, size, int(1.6 * size))
    upright = (_long(ink.T.copy(), int(1.05 * size)) | _faint(bare.T.copy(), size, int(1.05 * size))).T
    taken = np.zeros(ink.shape, np.bool_)
    across, down = (
        [rect for rect in _rules(found, taken, lines) if min(rect.width, rect.height) < 0.4 * size]
        for found in (flat, upright)
    )
    down += _rungs(_inked(bare), across, taken, size)
    return Ruling(
        [Rule((rect.top + rect.bottom) / 2, rect.left, rect.right) for rect in across],
        [Rule((rect.left + rect.right) / 2, rect.top, rect.bottom) for rect in down],
        taken,
        _grey(ink & ~taken),
    )


def _without(depth: Depth, lines: Sequence[Rect]) -> Depth:
    """Return the ink that is no text: what lies in lines of text goes, but for their edges, which a rule may touch."""
    bare = depth.copy()
    for line in lines:
        edge = round(0.15 * line.height)
        bare[line.top + edge : line.bottom - edge, line.left + edge : line.right - edge] = 0
    return bare


def _rules(ink: Grey, taken: npt.NDArray[np.bool_], lines: Sequence[Rect]) -> Iterator[Rect]:
    """Yield the rules that ink draws and note their pixels; what does not leave a line of text is a stroke of it."""
    _, labels, _, _ = cv2.connectedComponentsWithStats(_grey(ink), connectivity=8)
    for number, rect in enumerate(_parts(ink), 1):
        if not any(_is_inside(rect, line) for line in lines):
            part = np.s_[rect.top : rect.bottom, rect.left : rect.right]
            taken[part] |= labels[part] == number
            yield rect


def _is_inside(rect: Rect, line: Rect) -> bool:
    """Whether a rectangle lies in a line of text, or all but its thickness does."""
    return (
        line.left - 2 <= rect.left and rect.right <= line.right + 2
        and line.top - 2 <= rect.top and rect.bottom <= line.bottom + 2
    )  # fmt: skip


def _long(ink: Grey, least: int) -> Grey:
    """Return the ink that goes on for `least` pixels from left to right; one that is not quite level falls in steps."""
    thick = cv2.dilate(ink, np.ones((3, 1), np.uint8))
    return _grey(cv2.morphologyEx(thick, cv2.MORPH_OPEN, np.ones((1, least), np.uint8)))


def _faint(depth: Depth, size: float, least: int) -> Grey:
    """Return rules that are thin, grey or dotted: along them ink is dark on average, beside them it is not."""
    mean = np.asarray(cv2.blur(depth, (int(0.5 * size), 1)), np.float32)
    beside = max(3, round(0.12 * size))
    padded = np.pad(mean, ((beside, beside), (0, 0)), mode="edge")
    ridge = mean - np.maximum(padded[: -2 * beside], padded[2 * beside :])
    rules = _long(_grey(ridge > max(_FAINTEST, 4 * _noise(mean))), least)
    return _grey(cv2.erode(rules, np.ones((1, int(0.5 * size)), np.uint8)))  # the mean reaches beyond their ends


def _rungs(ink: Grey, across: Sequence[Rect], taken: npt.NDArray[np.bool_], size: float) -> list[Rect]:
    """Return the upright rules of a single low row, which are no longer than a stroke of a character: they reach from
    one rule across to the next. Their pixels are noted.
    """
    found = []
    for rect in _parts(_long((ink & ~taken).T.copy(), int(0.6 * size)).T):
        if rect.width < 0.3 * size and _rests(rect.top, rect, across) and _rests(rect.bottom, rect, across):
            taken[rect.top : rect.bottom, rect.left : rect.right] = True
            found.append(rect)
    return found


def _rests(end: int, rect: Rect, across: Sequence[Rect]) -> bool:
    return any(
        rule.top - 4 <= end <= rule.bottom + 4 and rule.left < rect.right and rect.left < rule.right for rule in across
    )


def _parts(ink: Grey) -> list[Rect]:
    """The rectangles around connected ink."""
    _, _, stats, _ = cv2.connectedComponentsWithStats(_grey(ink), connectivity=8)
    return [Rect(int(x), int(y), int(x + width), int(y + height)) for x, y, width, height, _ in stats[1:]]
