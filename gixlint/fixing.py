"""Mechanical fixes: which edits are made, and text files rewritten with them.

A mechanical fix mends punctuation, brackets, widths, and words that have one right form. It never touches a figure.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from difflib import unified_diff
from itertools import pairwise
from typing import TYPE_CHECKING

from gixlint.document import Place
from gixlint.errors import UnwritableError
from gixlint.findings import Edit
from gixlint.records import Record
from gixlint.spots import printable, where

if TYPE_CHECKING:
    from gixlint.document import Document
    from gixlint.findings import Finding
    from gixlint.report import Report

__all__ = ["Rewritten", "apply", "diff", "edits", "excerpts", "mended", "rewrite"]

_DIGITS = frozenset("0123456789０１２３４５６７８９〇")
_AROUND = 24
"""How many characters an excerpt shows before and after a change."""
_LOSSY = "文件中有无法识别的字节，改写会丢失内容；请先用记事本另存为 UTF-8 编码再改"
_FOREIGN = "文件的编码（{}）容不下要改成的字；请先另存为 UTF-8 编码再改"


class Rewritten(Record):
    """A file's new bytes, and the edits that were made; those of others are not to be found in the file as written."""

    data: bytes
    made: tuple[Edit, ...]


def edits(document: Document, findings: Iterable[Finding]) -> tuple[Edit, ...]:
    """Return the edits that the findings ask for, in order and without overlaps, each as small as it can be.

    Where two findings want different things of the same words, the earlier is served. Waived findings ask for nothing.
    """
    made: list[Edit] = []
    taken: Place | None = None
    wanted = [edit for finding in findings if finding.waived is None for edit in finding.fix or ()]
    for edit in sorted(dict.fromkeys(wanted), key=lambda edit: edit.place):
        small = _trimmed(document.words(edit.place), edit)
        if (taken is None or _after(taken, edit.place)) and _is_mechanical(document, small):
            made.append(small)
            taken = edit.place
    return tuple(made)


def mended(document: Document, finding: Finding, made: Set[Edit]) -> bool:
    """Tell whether edits that were made are all that a finding asks for."""
    fixed = {_trimmed(document.words(edit.place), edit) for edit in finding.fix or ()}
    return bool(fixed) and not finding.waived and fixed <= made


def apply(text: str, edits: Iterable[Edit]) -> str:
    """Return a text with edits, in order and without overlaps, made in it."""
    parts: list[str] = []
    done = 0
    for place, words in edits:
        parts += (text[done : place.start], words)
        done = place.end
    return "".join((*parts, text[done:]))


def rewrite(data: bytes, document: Document, edits: Sequence[Edit], read: Callable[[bytes], Document]) -> Rewritten:
    """Return a text file with the edits made, in its own encoding, byte order mark and line ends.

    `document` is what `read` makes of `data`. Where marks stand between the characters of an edit, or what is written
    would be read as something else than meant, the edit is not made. Raises `UnwritableError` where the file cannot be
    written in its encoding.
    """
    from gixlint.readers.encoding import decode

    raw, encoding = decode(data)
    if _encoded(raw, encoding, data) != data:
        raise UnwritableError(_LOSSY)
    origin = _Origin(document, raw)
    found = [(edit, place) for edit in edits if (place := origin.place(edit.place)) is not None]

    def written(chosen: Sequence[tuple[Edit, Place]]) -> bytes | None:
        try:
            new = _encoded(apply(raw, (Edit(place, edit.words) for edit, place in chosen)), encoding, data)
        except UnicodeEncodeError as error:
            raise UnwritableError(_FOREIGN.format(encoding)) from error
        meant = apply(document.text, (edit for edit, _ in chosen))
        return new if read(new).text == meant else None

    whole = written(found)
    if whole is not None:
        return Rewritten(whole, tuple(edit for edit, _ in found))
    chosen: list[tuple[Edit, Place]] = []
    for pair in found:  # one of them does not read as meant: «**，**，» without its first comma is no emphasis
        if written([*chosen, pair]) is not None:
            chosen.append(pair)
    return Rewritten(written(chosen) or data, tuple(edit for edit, _ in chosen))


def diff(name: str, before: str, after: str) -> str:
    """Return the unified diff of two states of a text, each line ended by a line feed."""
    lines = unified_diff(_lines(before), _lines(after), name, name, n=1)
    return "".join(line if line.endswith("\n") else f"{line}\n" for line in lines)


def excerpts(report: Report, name: str, edits: Sequence[Edit]) -> str:
    """Return edits as a reader of a Word file knows them: the part, then the words around, before and after."""
    text = report.document.text
    lines = [f"--- {name}\n+++ {name}\n"] if edits else []
    before = ""
    for group in _near(text, edits):
        start = max(text.rfind("\n", 0, group[0].place.start) + 1, group[0].place.start - _AROUND)
        stop = text.find("\n", group[-1].place.end)
        end = min(len(text) if stop < 0 else stop, group[-1].place.end + _AROUND)
        part = where(report, "body", group[0].place)
        if part != before:
            lines.append(f"@@ {part} @@\n")
        before = part
        moved = (Edit(Place(edit.place.start - start, edit.place.end - start), edit.words) for edit in group)
        old = text[start:end]
        left = "…" if start and text[start - 1] != "\n" else ""
        right = "…" if end < len(text) and text[end] != "\n" else ""
        lines += (f"{sign}{left}{printable(words)}{right}\n" for sign, words in (("-", old), ("+", apply(old, moved))))
    return "".join(lines)


def _near(text: str, edits: Sequence[Edit]) -> Iterator[list[Edit]]:
    """Yield the edits in groups that one excerpt shows."""
    group: list[Edit] = []
    for edit in edits:
        if group and not (
            edit.place.start - group[-1].place.end <= _AROUND
            and "\n" not in text[group[-1].place.end : edit.place.start]
        ):
            yield group
            group = []
        group.append(edit)
    if group:
        yield group


def _lines(text: str) -> list[str]:
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _is_mechanical(document: Document, edit: Edit) -> bool:
    changed = document.words(edit.place) + edit.words
    return bool(changed) and _DIGITS.isdisjoint(changed)


def _trimmed(words: str, edit: Edit) -> Edit:
    """Return an edit without what it leaves as it is at its ends."""
    start, new = 0, edit.words
    while start < min(len(words), len(new)) and words[start] == new[start]:
        start += 1
    end = 0
    while end < min(len(words), len(new)) - start and words[-1 - end] == new[-1 - end]:
        end += 1
    return Edit(Place(edit.place.start + start, edit.place.end - end), new[start : len(new) - end])


def _after(before: Place, place: Place) -> bool:
    return before.end <= place.start and before != place


def _encoded(text: str, encoding: str, data: bytes) -> bytes:
    if encoding == "utf-16":  # which Python would write in the order of bytes of this machine
        order = "be" if data.startswith(b"\xfe\xff") else "le"
        return data[:2] + text.encode(f"utf-16-{order}")
    return text.encode(encoding)


class _Origin:
    """Where the characters of a document stand in the text that it was read from."""

    def __init__(self, document: Document, raw: str) -> None:
        import re

        self._document = document
        self._raw = raw
        self._starts = [0, *(match.end() for match in re.finditer("\r\n|[\n\r]", raw))]

    def place(self, place: Place) -> Place | None:
        """Return the range of the raw text that a place is; None where something stands between its characters."""
        if place.start == place.end:
            if place.start and self._document.text[place.start - 1] not in "\t\n":
                found = self._offset(place.start - 1)
                return None if found is None else Place(found + 1, found + 1)
            found = self._offset(place.start)
            return None if found is None else Place(found, found)
        offsets = [self._offset(offset) for offset in range(place.start, place.end)]
        if None in offsets:
            return self._sought(place)
        together = [offset for offset in offsets if offset is not None]
        if any(after - before != 1 for before, after in pairwise(together)):
            return None
        return Place(together[0], together[-1] + 1)

    def _offset(self, offset: int) -> int | None:
        _, line, column = self._document.locate(Place(offset, offset + 1))
        if line is None or column is None or line > len(self._starts):
            return None
        found = self._starts[line - 1] + column - 1
        return found if self._raw[found : found + 1] == self._document.text[offset] else None

    def _sought(self, place: Place) -> Place | None:
        """Return a place of which only the line is known, where its cell or line of text stands there just once."""
        text = self._document.text
        start = max(text.rfind(stop, 0, place.start) for stop in "\t\n") + 1
        end = min((at for stop in "\t\n" if (at := text.find(stop, place.start)) >= 0), default=len(text))
        _, line, _ = self._document.locate(place)
        if line is None or line > len(self._starts) or place.end > end:
            return None
        begin = self._starts[line - 1]
        stop = self._starts[line] if line < len(self._starts) else len(self._raw)
        if self._raw.count(text[start:end], begin, stop) != 1:
            return None
        found = self._raw.index(text[start:end], begin, stop) + place.start - start
        return Place(found, found + place.end - place.start)
