"""Lines of a text file, each with the place that an editor shows for it; and slices of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gixlint.records import Record

__all__ = ["Slice", "joint", "split_lines"]


class Slice(Record):
    """A piece of one line: its text, and where it starts (`line`, `column`, `page` from 1; no page, no page breaks)."""

    text: str
    line: int
    column: int = 1
    page: int | None = None

    def cut(self, start: int, end: int | None = None) -> Slice:
        """Return the piece `text[start:end]`, where `start` is at least 0."""
        return self._replace(text=self.text[start:end], column=self.column + start)

    def stripped(self) -> Slice:
        """Return the piece without spaces and tabs at its ends; other white space, as U+3000, is text."""
        start = len(self.text) - len(self.text.lstrip(" \t"))
        return self._replace(text=self.text.strip(" \t"), column=self.column + start)


_BREAK = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")


def split_lines(text: str) -> Iterator[Slice]:
    """Yield the lines without their ends. Only LF, CR and CRLF count as new lines, as in editors; a form feed ends a
    page, and it and the other separators end a piece of the line.
    """
    page = 1 if "\f" in text.rstrip("\f\r\n") else None
    line, column, start = 1, 1, 0
    for match in _BREAK.finditer(text):
        yield Slice(text[start : match.start()], line, column, page)
        if match[0] in ("\n", "\r", "\r\n"):
            line, column = line + 1, 1
        else:
            column += match.end() - start
        if match[0] == "\f" and page is not None:
            page += 1
        start = match.end()
    if start < len(text):
        yield Slice(text[start:], line, column, page)


def joint(before: str, after: str) -> str:
    """Return what a line break between two characters reads as: nothing beside a wide character, else a space."""
    return " " if _is_narrow(before) and _is_narrow(after) else ""


def _is_narrow(character: str) -> bool:
    return character < "\u2e80" and character not in "“”‘’…—"
