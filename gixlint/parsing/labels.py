"""Labels of rows and columns, compared without what varies: numbering, punctuation, white space."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache
from re import escape

from gixlint.editions import Block, Line, all_editions
from gixlint.text import fold, pattern

__all__ = [
    "alike", "bare", "group_row", "labels_of", "labels_of_parts", "named", "names", "remarks", "spelled", "spellings",
]  # fmt: skip


@lru_cache(maxsize=4096)
def bare(label: str) -> str:
    """Return a label folded, without numbering, bracketed explanation at its end, punctuation and white space."""
    folded = fold(label).replace("\n", "")
    folded = pattern(
        r"^(?:[一二三四五六七八九十]{1,3}[、.,]|\([一二三四五六七八九十\d]{1,3}\)[、.]?|\d{1,2}[、.,)]?(?!\d)|其中:?)\s?"
    ).sub("", folded)
    folded = pattern(r"^(?:其中:?|[一二三四五六七八九十\d]{1,2}[、.])").sub("", folded)
    folded = pattern(rf"(?<=.)\((?:{remarks()}).*$").sub("", folded)
    return pattern(r"[\s\"'、,.:;。()/·-]").sub("", folded)


@cache
def remarks() -> str:
    """Return an expression for how the bracketed remarks begin that forms print behind labels and over tables: 单位."""
    printed = (words for form in all_editions() for table in form.tables for words in table.spellings())
    bracketed = (fold(words) for words in dict.fromkeys(printed) if words.endswith("）"))
    found = map(pattern(r"\((?P<opening>[\u4e00-\u9fff]{2})[^()]{2,}\)$").search, bracketed)
    return "|".join(sorted({match["opening"] for match in found if match}))


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


def group_row(block: Block, label: str) -> Line | None:
    """Return the group of rows that a label names and that may stand as one row; None for other words."""
    return next((group for group in block.single_rows() if names(label, group)), None)


@cache
def labels_of(*meanings: str) -> tuple[str, ...]:
    """Return the bare labels of what means one of these in any form, the longest first."""
    tables = (table for form in all_editions() for table in form.tables)
    return _longest_first(words for t in tables for m in meanings for line in t.meaning(m) for words in spellings(line))


@cache
def spelled(*meanings: str) -> str:
    """Return an expression for the labels of what means one of these in any form."""
    return "|".join(map(escape, labels_of(*meanings)))


@cache
def labels_of_parts(*parts: str) -> tuple[str, ...]:
    """Return the bare labels of groups that are one of these parts of a subject, of any part if none is named."""
    groups = (g for form in all_editions() for table in form.tables for block in table.blocks for g in block.groups)
    named = (group for group in groups if group.part and (not parts or group.part in parts))
    return _longest_first(words for group in named for words in spellings(group))


def _longest_first(found: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(found), key=lambda words: (-len(words), words)))
