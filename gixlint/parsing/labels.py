"""Labels of rows and columns, compared without what varies: numbering, punctuation, white space."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from gixlint.editions import Block, Line
from gixlint.text import fold, pattern

__all__ = ["alike", "bare", "group_row", "named", "names", "spellings"]


@lru_cache(maxsize=4096)
def bare(label: str) -> str:
    """Return a label folded, without numbering, bracketed explanation at its end, punctuation and white space."""
    folded = fold(label).replace("\n", "")
    folded = pattern(
        r"^(?:[一二三四五六七八九十]{1,3}[、.,]|\([一二三四五六七八九十\d]{1,3}\)[、.]?|\d{1,2}[、.,)]?(?!\d)|其中:?)\s?"
    ).sub("", folded)
    folded = pattern(r"^(?:其中:?|[一二三四五六七八九十\d]{1,2}[、.])").sub("", folded)
    folded = pattern(r"(?<=.)\((?:区分处理|单位|本列).*$").sub("", folded)
    return pattern(r"[\s\"'、,.:;。()/·-]").sub("", folded)


@lru_cache(maxsize=512)
def spellings(line: Line) -> tuple[str, ...]:
    """Return the bare spellings of a row or column."""
    return tuple(dict.fromkeys(bare(label) for label in (line.label, *line.variants) if label))


def names(label: str, line: Line) -> bool:
    """Tell whether a label is one of a line's spellings."""
    return bare(label) in spellings(line)


def named(label: str, lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Return those of the lines of which a label is one of the spellings, in their order."""
    return _by_spelling(lines).get(bare(label), ())


@lru_cache(maxsize=64)
def _by_spelling(lines: tuple[Line, ...]) -> dict[str, tuple[Line, ...]]:
    found: dict[str, tuple[Line, ...]] = {}
    for line in lines:
        for spelling in spellings(line):
            found[spelling] = (*found.get(spelling, ()), line)
    return found


def alike(label: str, lines: Iterable[Line], least: float = 0.72) -> Line | None:
    """Return the line whose spelling is most like a label that is none of them, None below `least` (0 to 1)."""
    from difflib import SequenceMatcher

    words = bare(label)
    if len(words) < 2:
        return None
    best: tuple[float, Line | None] = (least, None)
    for line in lines:
        for spelling in spellings(line):
            score = SequenceMatcher(None, words, spelling, autojunk=False).ratio()
            if len(words) >= 5 and (spelling.startswith(words) or (words.startswith(spelling) and len(spelling) >= 4)):
                score = max(score, 0.9)
            if score > best[0]:
                best = (score, line)
    return best[1]


def group_row(block: Block, group: str) -> Line | None:
    """Return the row that a group makes where it stands as one row, as （六）其他处理 in the form of 2019: key `r3_6`.

    None for words that name no group, and for a group over other groups.
    """
    inner = [row for row in block.rows if row.group and bare(row.group) == bare(group)]
    key = inner[0].key.rpartition("_")[0] if inner else ""
    below = [row for row in block.rows if row.key.startswith(f"{key}_")]
    return Line(key, inner[0].group) if inner and key and below == inner else None
