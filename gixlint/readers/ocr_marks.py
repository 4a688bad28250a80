"""What recognition is known to write otherwise than it stands: the width of marks, letters among figures."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

__all__ = ["borne", "written"]

_WIDE = dict(zip("(),:;!?", "（），：；！？", strict=True))
_LETTERS = dict(zip("OoQDlI|", "0000111", strict=True))
_CHINESE = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff01-\uff60“”‘’…—]")
_YEAR = re.compile(r"[\[(（【〔﹝\u3014]((?:19|20)\d\d)[\])）】〕﹞\u3015](?=\d{1,4}号)")


def written(text: str) -> str:
    """Return a line of recognised text, character for character, with the marks that Chinese text is written with."""
    text = _YEAR.sub(r"〔\1〕", text)
    signs = [_meant(text, index) for index in range(len(text))]
    opened: list[int] = []
    for index, sign in enumerate(signs):
        if sign in "(（":
            opened.append(index)
        elif sign in ")）" and opened:
            first = opened.pop()
            if {signs[first], sign} & {"（", "）"}:  # a pair is of one width
                signs[first], signs[index] = "（", "）"
    return "".join(signs)


def borne(text: str, confidences: Sequence[float]) -> tuple[float, ...]:
    """Return how surely each character of a line was read, as far as something may rest on it.

    A mark that is not part of a figure is read as well as the best of what stands beside it: no more rests on it.
    """
    said = [index for index, sign in enumerate(text) if sign.isalnum() or _is_in_figure(text, index)]
    if not said:
        return tuple(confidences)
    return tuple(
        sure if index in said else max(confidences[near] for near in _nearest(said, index))
        for index, sure in enumerate(confidences)
    )


def _nearest(said: Sequence[int], index: int) -> list[int]:
    after = bisect_left(said, index)
    return list(said[max(0, after - 1) : after + 1])


def _is_in_figure(text: str, index: int) -> bool:
    return text[index] in ".,-" and text[index - 1 : index].isdecimal() and text[index + 1 : index + 2].isdecimal()


def _meant(text: str, index: int) -> str:
    sign = text[index]
    before, after = text[index - 1 : index], text[index + 1 : index + 2]
    if sign in _WIDE:
        chinese = [neighbour for neighbour in (before, after) if _CHINESE.match(neighbour)]
        return _WIDE[sign] if chinese or not (before or after) else sign
    if sign == "." and _CHINESE.match(before) and (not after or _CHINESE.match(after)):
        return "。"
    if sign in _LETTERS and _is_figure(before) and _is_figure(after) and (before or after or sign in "Oo"):
        return _LETTERS[sign]
    return sign


def _is_figure(neighbour: str) -> bool:
    return not neighbour or neighbour.isdecimal() or neighbour in ",."
