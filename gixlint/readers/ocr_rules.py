"""Ruling lines in a picture, and setting it straight by them and by its lines of text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import cv2
import numpy as np
import numpy.typing as npt

from gixlint.readers.ocr_engine import Grey, Rect
from gixlint.readers.sheets import Rule

__all__ = ["Ruling", "ruling", "straightened"]

_MOST_SKEW = 8.0
_SKEW_SIDE = 1200
"""Pixels of the longer side at which the skew is measured."""
_POINTS = 200_000
_DENSE = 0.25
"""Of a dotted rule's length: what its dots take at least; specks of dirt in a line are sparser."""


class Ruling(NamedTuple):
    """The rules of a picture in pixels, the pixels that they take, and the rest of the ink as 1."""

    across: list[Rule]
    down: list[Rule]
    ink: npt.NDArray[np.bool_]
    rest: Grey


def straightened(picture: Grey) -> Grey:
    """Return a picture turned by up to 8 degrees so that its lines of text are level."""
    angle = _skew(picture)
    if abs(angle) < 0.04:
        return picture
    height, width = picture.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    paper = int(np.percentile(picture, 90))
    return _grey(cv2.warpAffine(picture, turn, (width, height), flags=cv2.INTER_CUBIC, borderValue=paper))


def _grey(picture: object) -> Grey:
    return np.asarray(picture, dtype=np.uint8)


def _skew(picture: Grey) -> float:
    """The angle, in degrees clockwise, by which lines fall: where they are level, rows differ most in ink."""
    scale = min(1.0, _SKEW_SIDE / max(picture.shape))
    small = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    ys, xs = np.nonzero(_inked(_grey(small), 25))
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


def _inked(picture: Grey, block: int) -> Grey:
    """Return 1 where a pixel is darker than what is around it, within `block` pixels, by more than noise."""
    around = _grey(cv2.blur(picture, (block, block)))
    noise = 1.48 * float(np.median(cv2.absdiff(picture, around)))
    return _grey(cv2.subtract(around, picture) > max(14.0, 3.5 * noise))


def ruling(picture: Grey, size: float, lines: Sequence[Rect]) -> Ruling:
    """Return the rules of a level picture. `lines` are where its lines of text stand, mostly `size` pixels high."""
    ink = _inked(picture, int(2 * size))
    flat = _long(ink, int(1.6 * size))
    upright = _long(ink.T.copy(), int(1.05 * size)).T
    bare = _without(ink, lines)
    flat |= _dotted(bare & ~upright, size, int(1.6 * size))
    upright |= _dotted((bare & ~flat).T.copy(), size, int(1.05 * size)).T
    taken = np.zeros(ink.shape, np.bool_)
    across, down = (
        [rect for rect in _rules(found, taken, lines) if min(rect.width, rect.height) < 0.4 * size]
        for found in (flat, upright)
    )
    return Ruling(
        [Rule((rect.top + rect.bottom) / 2, rect.left, rect.right) for rect in across],
        [Rule((rect.left + rect.right) / 2, rect.top, rect.bottom) for rect in down],
        taken,
        _grey(ink & ~taken),
    )


def _without(ink: Grey, lines: Sequence[Rect]) -> Grey:
    """Return the ink that is no text: what lies in lines of text goes, but for their edges, which a rule may touch."""
    bare = ink.copy()
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


def _dotted(ink: Grey, size: float, least: int) -> Grey:
    """Return rules of which a poor copy left dots and dashes: of ink that is too high for them nothing is kept."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    low = stats[:, cv2.CC_STAT_HEIGHT] <= max(3, 0.12 * size)
    low[0] = False
    dots = _grey(low[labels])
    joined = cv2.morphologyEx(dots, cv2.MORPH_CLOSE, np.ones((3, int(0.3 * size)), np.uint8))
    rules = _grey(cv2.morphologyEx(joined, cv2.MORPH_OPEN, np.ones((1, least), np.uint8)))
    thick = cv2.dilate(dots, np.ones((5, 1), np.uint8))
    for rect in _parts(rules):
        part = np.s_[rect.top : rect.bottom, rect.left : rect.right]
        if thick[part].max(axis=0).mean() < _DENSE:
            rules[part] = 0
    return rules


def _parts(ink: Grey) -> list[Rect]:
    """The rectangles around connected ink."""
    _, _, stats, _ = cv2.connectedComponentsWithStats(_grey(ink), connectivity=8)
    return [Rect(int(x), int(y), int(x + width), int(y + height)) for x, y, width, height, _ in stats[1:]]
