"""Terminal columns: an East Asian wide character takes two, a combining one none."""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import combining, east_asian_width

from gixlint.patterns import pattern

__all__ = ["columns", "window", "wrap"]

_TOKENS = pattern(r"(?s)[!-~]+|\s+|.")
_NEVER_FIRST = frozenset("，。、；：？！）》」』】〕〉”’…—％℃·~-")
_NEVER_LAST = frozenset("（《「『【〔〈“‘")


def columns(words: str) -> int:
    """Return how many columns the words take in a terminal that shows characters of ambiguous width narrow."""
    return sum(2 if east_asian_width(c) in "WF" else 0 if combining(c) else 1 for c in words)


def _safe(words: str) -> int:
    """Return how many columns the words take at most: “” are wide in some terminals."""
    return sum(2 if east_asian_width(c) in "WFA" else 1 for c in words)


def wrap(words: str, width: int, first: str = "", rest: str | None = None) -> list[str]:
    """Return the words in lines of at most `width` columns, begun with `first`, then `rest` (spaces as wide).

    Latin words and figures stay whole; no line begins with a closing mark or ends with an opening one.
    """
    rest = " " * _safe(first) if rest is None else rest
    lines: list[str] = []
    line: list[str] = []
    room = width - _safe(first)
    for token in _pieces(words, width - _safe(rest)):
        if line and _safe("".join(line)) + _safe(token) > room:
            carried = _carried(line, token)
            if _safe("".join(carried) + token) > width - _safe(rest):
                carried = []
            lines.append("".join(line[: len(line) - len(carried)]).rstrip())
            line, room = carried, width - _safe(rest)
            if token.isspace() and not line:
                continue
        line.append(token)
    lines.append("".join(line).rstrip())
    return [(rest if index else first) + words for index, words in enumerate(lines)]


def _pieces(words: str, most: int) -> Iterator[str]:
    for token in _TOKENS.findall(" ".join(words.splitlines())):
        for start in range(0, len(token), max(most, 1)):
            yield token[start : start + max(most, 1)]


def _carried(line: list[str], token: str) -> list[str]:
    """Return the tail of a full line that goes to the next with `token`, so that no mark stands on the wrong side."""
    at = len(line)
    following = token
    while at > 1 and (following[0] in _NEVER_FIRST or line[at - 1][-1] in _NEVER_LAST):
        at -= 1
        following = line[at]
    return line[at:] if at > 1 else []


def window(words: str, mark: tuple[int, int], width: int) -> tuple[str, str]:
    """Return what fits into `width` columns of the words around a mark, and the line of ^ that stands under it."""
    start, end = mark
    marked = _head(words[start:end], width - 4)
    after = words[end:] if marked == words[start:end] else ""
    room = width - columns(marked)
    before = _tail(words[:start], room - min(columns(after), room // 2))
    return before + marked + _head(after, room - columns(before)), " " * columns(before) + "^" * max(columns(marked), 1)


def _head(words: str, room: int) -> str:
    if columns(words) <= room:
        return words
    used = 0
    for index, character in enumerate(words):
        used += columns(character)
        if used >= room:  # one column is for the dots
            return words[:index] + "…"
    return words


def _tail(words: str, room: int) -> str:
    return _head(words[::-1], room)[::-1]
