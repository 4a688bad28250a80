"""Lines that a converter broke at a fixed width, as pdftotext and mail programs do, joined again."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from gixlint.document import Place
from gixlint.text import Text, pattern

__all__ = ["breaks_in_sentences"]

_FEWEST = 12
"""Fewer long lines than this prove no fixed width."""
_STRAY = 0.05
"""So few of the lines may be longer than the page's: rows of a table."""
_TOLD = 18
"""Lines below this many columns tell nothing of a page's width: cells of a table, each in a line of its own."""
_NARROWEST, _WIDEST = 36, 120
"""Columns (a Chinese character takes two) between which a page's line lies."""
_SLACK = 9
"""Columns by which a full line may fall short: a first line's indent, a punctuation mark that may not begin a line."""
_HEADING = r"[一二三四五六七八九十]{1,3}、[^,。;:!?]{4,36}(?:情况|事项|措施|概述|概况|问题|打算)"
"""What is whole as a heading goes on in no other line."""
_COUNTED = 16
"""The same where a program broke lines by characters, so that figures, half as wide, make a line shorter."""


def breaks_in_sentences(text: Text) -> Iterator[Place]:
    """Yield the line feeds that break sentences, where the text's lines are all broken at one width."""
    lines = list(_spans(text.folded))
    widths = [_width(text.folded[start:end]) for start, end in lines]
    full = _full_width(text.folded, lines, widths)
    if full is None:
        return
    spacing = _spacing([pair for pair, width in zip(pairwise(lines), widths, strict=False) if width >= full - _COUNTED])
    wide = 0  # the width of the page's line, which may stand in several: a program parts it at marks of another font
    for index in range(len(lines) - 1):
        (start, end), (following, stop) = lines[index], lines[index + 1]
        wide += widths[index]
        after = text.folded[following:stop]
        if following - end <= spacing and _is_torn(text.folded[end - 1], after[0], wide + widths[index + 1], full):
            yield text.place(end, following)
            wide = wide if wide < full - _COUNTED else 0
            continue
        width, wide = wide, 0
        if width < full - _COUNTED or following - end > spacing:
            continue
        if pattern(_HEADING).fullmatch(text.folded, start, end):
            continue
        if text.folded[end - 1].isdigit() and pattern(r"\d{1,2}[.、](?!\d)").match(after):  # the next row of a table
            continue
        if text.folded[end - 1] in "。!?:" and _begins_paragraph(after, widths[index + 1], full):
            continue
        if not pattern(
            r"[一二三四五六七八九十]{1,3}、|第?[一二三四五六七八九十]{1,3}部分|\([一二三四五六七八九十]{1,3}\)|[|\d\s.\-/]+$"
        ).match(after):
            yield text.place(end, following)


def _is_torn(before: str, after: str, width: int, full: int) -> bool:
    """Whether two pieces of one line of the page stand in two lines: none begins with a mark that closes."""
    return after in ",。;、)》" or (before in ")》" and after in "(〔" and width <= full + _SLACK)


def _spacing(pairs: list[tuple[tuple[int, int], tuple[int, int]]]) -> int:
    """How many line feeds part most full lines from the next: 1, or 2 where a blank one follows every line."""
    gaps = [following - end for (_, end), (following, _) in pairs]
    return 2 if sum(gap == 2 for gap in gaps) > sum(gap == 1 for gap in gaps) else 1


def _spans(folded: str) -> Iterator[tuple[int, int]]:
    start = 0
    for line in folded.split("\n"):
        if line:
            yield start, start + len(line)
        start += len(line) + 1


def _width(line: str) -> int:
    return 2 * len(line) - len(pattern(r'[\u2e80-\U0010ffff,;:!?()"]').sub("", line))


def _full_width(folded: str, lines: list[tuple[int, int]], widths: list[int]) -> int | None:
    """The width at which lines are broken; None where they are not, or where most end with their sentences."""
    ordered = sorted(width for width in widths if width >= _TOLD)
    if len(ordered) < _FEWEST:
        return None
    full = ordered[int(len(ordered) * 0.95) - 1]
    long = [line for line, width in zip(lines, widths, strict=True) if full - _SLACK <= width <= full + _SLACK]
    longer = sum(width > full + 2 * _SLACK for width in ordered)
    if not _NARROWEST <= full <= _WIDEST or longer > _STRAY * len(ordered):
        return None
    if len(long) < max(_FEWEST, 0.25 * len(ordered)):
        return None
    midway = sum(folded[end - 1] not in "。!?;:" for _, end in long)
    within = sum("。" in folded[start : end - 1] for start, end in long)  # prose ends sentences anywhere in a line
    return full if midway >= 0.6 * len(long) and within >= 0.15 * len(long) else None


def _begins_paragraph(after: str, width: int, full: int) -> bool:
    """Whether the line after a full one that ends a sentence begins a paragraph: its label, or its indent, shows it."""
    if pattern(r"\d{3}").match(after):  # a telephone number after its label
        return False
    if pattern(r"\d{3}").match(after):  # a telephone number after its label
        return False
    return bool(pattern(r"\d{1,2}[.、]|[一二三四五六七八九十]是").match(after)) or width <= full - 3
