"""What stands in the margins of pages: page numbers, running headers and footers, told apart from the text."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from gixlint.document import Story
from gixlint.readers.pdf_lines import Line

__all__ = ["margin_lines"]

_ZONE = 0.14
"""Of a page's height: how far from its upper and lower edge running headers and footers stand."""
_NEAR = 6.0
_NUMBER = r"\d{1,4}|[ivxlcIVXLC]{1,6}"
_PAGE_NUMBER = re.compile(
    rf"[-—–―－─·•~～|\s]*(?:第\s?)?(?:{_NUMBER})(?:\s?页)?(?:[\s，,/／（(]*(?:共\s?|of\s?|/\s?|／\s?)\d{{1,4}}\s?页?[)）]?)?"
    r"[-—–―－─·•~～|\s]*"
)


def margin_lines(pages: Sequence[tuple[float, Sequence[Line]]]) -> dict[Line, Story]:
    """Return the running lines among those of all pages, each with its story, header or footer.

    `pages` holds for each page its height and its lines from the top down. Known are page numbers, and lines that
    come again at the same height of other pages, figures aside.
    """
    edges = [(line, zone) for height, found in pages for line, zone in _edges(height, found)]
    seen: defaultdict[tuple[Story, str], Counter[int]] = defaultdict(Counter)
    for line, zone in edges:
        seen[zone, _shape(line)][round(line.top / _NEAR)] += 1
    enough = max(2, round(0.4 * len(pages)))
    running: dict[Line, Story] = {}
    for line, zone in edges:
        heights = seen[zone, _shape(line)]
        at = round(line.top / _NEAR)
        if heights[at - 1] + heights[at] + heights[at + 1] >= enough or _PAGE_NUMBER.fullmatch(line.text):
            running[line] = zone
    return running


def _edges(height: float, found: Sequence[Line]) -> list[tuple[Line, Story]]:
    """The first and last lines of a page that stand near its edges."""
    found = [line for line in found if not _is_row(line)]
    top: list[tuple[Line, Story]] = [(line, "header") for line in found[:3] if line.bottom < _ZONE * height]
    low: list[tuple[Line, Story]] = [(line, "footer") for line in found[-3:] if line.top > (1 - _ZONE) * height]
    return [*top, *low]


def _is_row(line: Line) -> bool:
    """Whether a line is a row of a table's figures."""
    return len(line.text.split()) > 2 and not line.text.strip("0123456789 ")


def _shape(line: Line) -> str:
    return re.sub(r"\s", "", re.sub(r"\d+", "#", line.text))
