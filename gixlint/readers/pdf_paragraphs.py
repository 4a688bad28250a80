"""Paragraphs out of lines: which line goes on with the one before, and which stands for itself."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from statistics import median

from gixlint.readers.pdf_lines import Line, is_wide
from gixlint.records import Record

__all__ = ["Setting", "is_title", "paragraphs", "setting"]

_LABEL = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[、.．](?!\d)|第[一二三四五六七八九十]{1,3}[章条部])"
)
_COLUMNS = 1.6
"""Characters: wider white space than this parts columns, and a line with it is a row of its own."""
_ENDS = "。！？；：!?;:"


class Setting(Record):
    """How a text is set, in points: where full lines begin and end, line to line distance, width of a character."""

    left: float
    right: float
    leading: float
    size: float


def setting(lines: Sequence[Line]) -> Setting:
    """Measure how lines of running text are set; tables and margins must be out."""
    if not lines:
        return Setting(0, 0, 0, 0)
    page = Counter(line.page for line in lines).most_common(1)[0][0]
    here = [line for line in lines if line.page == page]  # pages may be set apart: of one all lines begin alike
    widest = max(line.right - line.left for line in here)
    long = [line for line in here if line.right - line.left > 0.6 * widest]
    rights = sorted(line.right for line in long)
    size = median(line.size for line in lines if 2 * (line.right - line.left) > widest)
    steps = [b.top - a.top for a, b in pairwise(lines) if a.page == b.page and 0 < b.top - a.top < 4 * size]
    return Setting(_left(long), rights[int(0.9 * (len(rights) - 1))], median(steps) if steps else 0, size)


def _left(long: list[Line]) -> float:
    """Where full lines begin: the leftmost place at which several do."""
    counts = Counter(round(line.left / 4) for line in long)
    enough = max(1, len(long) // 12)
    return min(line.left for line in long if sum(counts[round(line.left / 4) + near] for near in (-1, 0, 1)) >= enough)


def paragraphs(lines: Iterable[Line], how: Setting, shifts: Mapping[int, float]) -> Iterator[list[Line]]:
    """Yield the lines of each paragraph. `shifts` tells for a page how far its margins lie to the right of `how`'s."""
    held: list[Line] = []
    for line in lines:
        if held and _opens(held, line, how, shifts):
            yield held
            held = []
        held.append(line)
    if held:
        yield held


def _opens(held: list[Line], line: Line, how: Setting, shifts: Mapping[int, float]) -> bool:
    """Whether a line opens a paragraph after the lines `held` of the one before."""
    before = held[-1]
    if _is_other_size(before, line) or max(before.gap, line.gap) > _COLUMNS:
        return True
    near = before.page == line.page
    if near and how.leading and line.top - before.top > 1.3 * max(how.leading, 1.2 * line.size):
        return not _is_title_pair(before, line, how)
    if before.size > 1.15 * how.size and _is_title_pair(before, line, how):
        return False
    size = max(line.size, 1.0)
    left = line.left - shifts.get(line.page, 0.0) - how.left
    room = how.right + shifts.get(before.page, 0.0) - before.right
    if room > line.first + 0.6 * size:
        return True
    ended = before.text[-1] in _ENDS
    if left > 1.2 * size:
        same = abs(before.left - shifts.get(before.page, 0.0) - how.left - left) < 0.5 * size
        return not same or ended or _LABEL.match(line.text) is not None or len(held) == 1
    return ended and _LABEL.match(line.text) is not None


def _is_other_size(before: Line, line: Line) -> bool:
    both = all(any(map(is_wide, each.text)) for each in (before, line))
    return both and abs(before.size - line.size) > 0.12 * max(before.size, line.size)


def _is_title_pair(before: Line, line: Line, how: Setting) -> bool:
    """Whether two large centred lines are one title, broken."""
    near = before.page == line.page and line.top - before.top < 2.3 * line.size
    centred = abs(before.middle - line.middle) < 1.5 * line.size
    return near and centred and before.size > 1.15 * how.size and line.size > 1.15 * how.size


def is_title(lines: Sequence[Line], how: Setting, width: float) -> bool:
    """Tell whether the lines of a paragraph near the top of a text are its title: visibly larger, and centred."""
    return len(lines) <= 4 and all(
        line.size > 1.12 * how.size and abs(line.middle - width / 2) < 0.06 * width for line in lines
    )
