"""Reading Markdown: its marks are taken out and laid over the text; every kept character knows its line and column."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence

from gixlint.document import Document, Place, Source
from gixlint.readers.builder import Builder
from gixlint.readers.front_matter import front_lines, yaml_front
from gixlint.readers.lines import Slice, joint, split_lines
from gixlint.readers.markdown_inline import Inline, Run, parse_inline
from gixlint.readers.pipe_tables import pipe_rows, write_rows
from gixlint.readers.plain import write_line
from gixlint.records import Record

__all__ = ["read_markdown"]

_QUOTE = re.compile(r"(?: {0,3}> ?)+")
_HEADING = re.compile(
    r"(#{1,6})(?:[ \t]+|(?=[\u3000-\u303f\u4e00-\u9fff\uff08])|$)(.*?)(?:[ \t]+#+)?(?:[ \t]+\{[.#][^{}]*\})?[ \t]*"
)
_UNDERLINE = re.compile(r"(?:={2,}|-{2,})[ \t]*")
_RULE = re.compile(r"([-*_])(?:[ \t]*\1){2,}[ \t]*")
_BULLET = re.compile(r"[-*+][ \t]+")
_NUMBER = re.compile(r"\d{1,9}[.)][ \t]+")
_FENCE = re.compile(r"(`{3,}(?=[^`]*$)|~{3,})")
_DEFINITION = re.compile(r"\[([^\[\]^][^\[\]]*)\]:[ \t]*(<[^<>]*>|\S+)(?:[ \t]+(?:\"[^\"]*\"|'[^']*'))?[ \t]*")
_BLOCK_TAGS = "table|div|p|h[1-6]|ul|ol|li|dl|center|section|article|blockquote|pre|figure|details|style|script|hr"
_HTML = re.compile(rf"</?(?:{_BLOCK_TAGS})(?=[\s/>]|$)", re.IGNORECASE)
_RAW = re.compile(r"<(table|pre|script|style)\b", re.IGNORECASE)
_HEADING_LENGTH = 80
"""A line of dashes under a longer line is a rule, not the mark of a heading."""


def read_markdown(text: str, encoding: str | None = None) -> Document:
    """Return the document that a Markdown text is."""
    lines = list(split_lines(text))
    count, metadata = yaml_front(lines)
    builder = Builder()
    if not count:
        count, metadata = front_lines(lines)
        for line in lines[:count]:
            write_line(builder, line, "front")
    reader = _Reader(builder, lines[count:])
    reader.read()
    return builder.freeze(Source("md", encoding=encoding), metadata)


class _Joined(Record):
    """The lines of a paragraph as one string. `starts[i]` is where `slices[i]` starts in `text`."""

    text: str
    starts: list[int]
    slices: Sequence[Slice]

    def anchor(self, builder: Builder, index: int) -> int:
        """Say that `text[index]` is written next; return where in `text` it goes on elsewhere in the original."""
        at = bisect_right(self.starts, index) - 1
        builder.anchor(self.slices[at].line, self.slices[at].column + index - self.starts[at])
        return self.starts[at + 1] if at + 1 < len(self.starts) else len(self.text)

    def write(self, builder: Builder, run: Run) -> None:
        """Write a run with an anchor wherever it does not go on where it was in the original."""
        if not run.literal:
            self.anchor(builder, run.origin)
            builder.write(run.text)
            return
        start, end = run.origin, run.origin + len(run.text)
        while start < end:
            stop = min(end, self.anchor(builder, start))
            builder.write(self.text[start:stop])
            start = stop


def _join(slices: Sequence[Slice]) -> _Joined:
    """Join lines as Markdown does, but without a space beside a wide character; a hard break becomes a line feed."""
    text, starts, pieces = "", [], []
    for index, line in enumerate(slices):
        piece = line.stripped()
        last = index + 1 == len(slices)
        hard = not last and (line.text.endswith("  ") or piece.text.endswith("\\"))
        if hard and piece.text.endswith("\\"):
            piece = piece.cut(0, len(piece.text) - 1)
        starts.append(len(text))
        pieces.append(piece)
        text += piece.text
        if hard:
            text += "\n"
        elif not last:
            text += joint(piece.text[-1:], slices[index + 1].text.lstrip(" \t")[:1])
    return _Joined(text, starts, pieces)


def _lay_marks(builder: Builder, inline: Inline, base: int) -> None:
    for kind, start, end, value in inline.marks:
        builder.mark(kind, Place(base + start, base + end), value)


class _Reader:
    """Goes through the lines; the lines of the paragraph that is being read wait in `waiting`."""

    def __init__(self, builder: Builder, lines: Sequence[Slice]) -> None:
        self.builder = builder
        self.lines, self.depths = _unquoted(lines)
        self.targets = _definitions(self.lines)
        self.waiting: list[Slice] = []

    def read(self) -> None:
        index = 0
        while index < len(self.lines):
            if index and self.depths[index] > self.depths[index - 1]:
                self._flush()
            end = self._read_block(index)
            index = self._read_line(index) if end is None else end
        self._flush()

    def _read_block(self, index: int) -> int | None:
        """Read the block of several lines that starts here and return the index after it, or None."""
        text = self.lines[index].text.lstrip(" \t")
        if text.startswith("<!--"):
            return self._skip_comment(index)
        fence = _FENCE.match(text)
        if fence:
            return self._read_code(index, fence[1])
        if _HTML.match(text):
            return self._read_html(index)
        end, rows = pipe_rows(self.lines, index)
        if not rows:
            return None
        self._flush()
        write_rows(self.builder, rows, self._write_cell)
        return end

    def _read_line(self, index: int) -> int:
        line = self.lines[index]
        piece = line.stripped()
        text = piece.text
        heading = _HEADING.fullmatch(text)
        if heading:
            self._flush()
            self._write([piece.cut(*heading.span(2))], len(heading[1]))
        elif _UNDERLINE.fullmatch(text) and len(self.waiting) == 1 and len(self.waiting[0].text) <= _HEADING_LENGTH:
            self._flush(1 if text[0] == "=" else 2)
        elif not text or _RULE.fullmatch(text) or (not self.waiting and _DEFINITION.fullmatch(text)):
            self._flush()
            if not text:
                self.builder.write("\n")
        elif bullet := _BULLET.match(text):
            self._flush()
            self.waiting = [line.cut(piece.column - line.column + bullet.end())]
        else:
            # An ideographic space indents the first line of a paragraph, whether or not a blank line goes before.
            if _NUMBER.match(text) or text.startswith("\u3000"):
                self._flush()
            self.waiting.append(line)
        return index + 1

    def _flush(self, level: int | None = None) -> None:
        if self.waiting:
            self._write(self.waiting, level)
        self.waiting = []

    def _write(self, slices: Sequence[Slice], level: int | None) -> None:
        """Write a paragraph: one block, or one for each of its lines where the author broke them."""
        joined = _join(slices)
        inline = parse_inline(joined.text, self.targets)
        base = block = self.builder.offset
        for run in inline.runs:
            if run.text == "\n":
                self.builder.end_block(block, level)
                block = self.builder.offset
            else:
                joined.write(self.builder, run)
        self.builder.end_block(block, level)
        _lay_marks(self.builder, inline, base)

    def _write_cell(self, builder: Builder, cell: Slice) -> Place:
        joined = _join([cell])
        inline = parse_inline(joined.text, self.targets)
        base = builder.offset
        builder.anchor(cell.line, cell.column)
        for run in inline.runs:
            joined.write(builder, run)
        _lay_marks(builder, inline, base)
        return Place(base, builder.offset)

    def _skip_comment(self, index: int) -> int:
        self._flush()
        for at in range(index, len(self.lines)):
            end = self.lines[at].text.find("-->", 4 if at == index else 0)
            if end >= 0:
                self.lines[at] = self.lines[at].cut(end + 3)
                return at
        return len(self.lines)

    def _read_code(self, index: int, fence: str) -> int:
        self._flush()
        for at in range(index + 1, len(self.lines)):
            text = self.lines[at].text.strip(" \t")
            if text.startswith(fence) and not text.strip(fence[0]):
                return at + 1
            write_line(self.builder, self.lines[at])
        return len(self.lines)

    def _read_html(self, index: int) -> int:
        """Read HTML up to a blank line, or for elements that may hold blank lines, up to the line that closes them."""
        from gixlint.readers.html import write_fragment

        self._flush()
        opened: dict[str, int] = {}
        end = index
        while end < len(self.lines) and (self.lines[end].text.strip() or any(count > 0 for count in opened.values())):
            text = self.lines[end].text.lower()
            for found in _RAW.finditer(text):
                opened[found[1]] = opened.get(found[1], 0) + 1
            for tag in opened:
                opened[tag] -= text.count(f"</{tag}")
            end += 1
            if opened and not any(count > 0 for count in opened.values()) and text.rstrip().endswith(">"):
                break
        write_fragment(self.builder, "\n".join(line.text for line in self.lines[index:end]), self.lines[index].line)
        return end


def _unquoted(lines: Sequence[Slice]) -> tuple[list[Slice], list[int]]:
    """Take the quotation marks off the lines; return the lines and how deep each was quoted."""
    matches = [_QUOTE.match(line.text) for line in lines]
    depths = [match[0].count(">") if match else 0 for match in matches]
    return [line.cut(match.end()) if match else line for line, match in zip(lines, matches, strict=True)], depths


def _definitions(lines: Sequence[Slice]) -> Mapping[str, str]:
    targets: dict[str, str] = {}
    for line in lines:
        text = line.text.strip()
        found = _DEFINITION.fullmatch(text) if text.startswith("[") else None
        if found is not None:
            targets.setdefault(found[1].lower(), found[2].strip("<>"))
    return targets
