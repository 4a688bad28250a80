"""Figures that lost the space between them: a run of digits parted again where only one way adds up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

__all__ = ["parted"]

_LONGEST = 40
"""A longer run is left alone: there would be too many ways."""


def parted(digits: str, groups: Sequence[int]) -> list[tuple[int, int]] | None:
    """Return the spans of the figures in a run of digits, None where no way or more than one is possible.

    `groups` are the numbers of figures that belong together; the last of each group is the sum of those before it.
    """
    if not digits.isdecimal() or not digits.isascii() or not sum(groups) <= len(digits) <= _LONGEST:
        return None
    ways = _ways(digits, 0, tuple(groups))
    first = next(ways, None)
    return first if next(ways, None) is None else None


def _ways(digits: str, start: int, groups: tuple[int, ...]) -> Iterator[list[tuple[int, int]]]:
    if not groups:
        if start == len(digits):
            yield []
        return
    rest = sum(groups[1:])
    for spans in _group(digits, start, len(digits) - rest, groups[0], 0):
        for more in _ways(digits, spans[-1][1], groups[1:]):
            yield [*spans, *more]


def _group(digits: str, start: int, end: int, count: int, total: int) -> Iterator[list[tuple[int, int]]]:
    """Yield the ways to read `count` figures from `start` to `end` at most, the last the sum of the others."""
    if count == 1:
        words = str(total)
        if digits.startswith(words, start) and start + len(words) <= end:
            yield [(start, start + len(words))]
        return
    stop = start + 1 if digits[start : start + 1] == "0" else end - count + 1
    for cut in range(start + 1, stop + 1):
        for more in _group(digits, cut, end, count - 1, total + int(digits[start:cut])):
            yield [(start, cut), *more]
