"""The marks inside a Markdown paragraph: taken out and laid over the text, which keeps a map to where it stood."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import accumulate

from gixlint.document import MarkKind
from gixlint.records import Record

__all__ = ["Inline", "Run", "parse_inline"]

_SPECIAL = re.compile(
    r"""
    (?P<escape>\\[!-/:-@\[-`{-~])
  | (?P<line>\n)
  | (?P<code>(?<!`)(?P<ticks>`+)(?!`)(?P<literal>.{1,500}?)(?<!`)(?P=ticks)(?!`))
  | (?P<comment><!--.{0,2000}?-->)
  | <(?P<auto>(?:https?|ftp|mailto):[^\s<>]+|[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+)>
  | (?P<tag><(?P<slash>/?)(?P<name>[A-Za-z][A-Za-z0-9]*)(?P<attributes>\s[^<>]*)?/?>)
  | (?P<entity>&(?:\#\d{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z]\w{1,31});)
  | (?P<image>!\[(?P<alternative>[^\[\]]*)\](?=\())
  | (?P<open>\[)
  | (?P<close>\])
  | (?P<run>\*+|_+|~~)
    """,
    re.VERBOSE | re.DOTALL,
)
_TARGET = re.compile(r"""\(\s*(<[^<>\n]*>|[^\s()]*(?:\([^\s()]*\)[^\s()]*)*)(?:\s+(?:"[^"]*"|'[^']*'))?\s*\)""")
_ATTRIBUTES = re.compile(r"""\{\s*(?:[.#][\w:.-]+|[\w-]+=(?:"[^"]*"|[^\s"{}]+)|\s)+\}""")
_REFERENCE = re.compile(r"\[([^\[\]]*)\]")
_ATTRIBUTE = r"""\b%s\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))"""
_EMPHASIS = {"b": "bold", "strong": "bold", "em": "italic", "i": "italic", "u": "underline"}
_STRUCK = frozenset({"del", "s", "strike"})
_BARE_NAMES = "a abbr big center cite div font ins kbd label mark p q small span sub sup"
_BARE = frozenset(_BARE_NAMES.split())
_TAGS = _BARE | _STRUCK | _EMPHASIS.keys()
_STRENGTH = {1: "italic", 2: "bold", 3: "bold"}


class Run(Record):
    """A piece of output. `origin` is where it starts in the source; a literal run stands there just so."""

    text: str
    origin: int
    literal: bool


class Inline(Record):
    """What is left of a paragraph: its runs, and marks as (kind, start, end, value) over their joined text.

    A line feed is a line break that the author set; it is a run of its own.
    """

    runs: list[Run]
    marks: list[tuple[MarkKind, int, int, str]]


def parse_inline(source: str, targets: Mapping[str, str] | None = None) -> Inline:
    """Take the marks out of a paragraph or a cell. `targets` are the link definitions by lower-case label.

    Unlike CommonMark, emphasis may close between punctuation and a Chinese character, as in `**一是。**为`.
    """
    scanner = _Scanner(source, targets or {})
    scanner.scan()
    return scanner.result()


class _Opening(Record):
    """Where something opened: the index of its piece, and the target of a link."""

    piece: int
    value: str = ""


class _Scanner:
    """Cuts the source into pieces. An opening delimiter is a piece of text that is emptied once its partner is met."""

    def __init__(self, source: str, targets: Mapping[str, str]) -> None:
        self.source = source
        self.targets = targets
        self.pieces: list[Run] = []
        self.marks: list[tuple[MarkKind, int, int, str]] = []
        self.openings: dict[str, list[_Opening]] = {}

    def scan(self) -> None:
        at = 0
        while (match := _SPECIAL.search(self.source, at)) is not None:
            self._keep(at, match.start())
            assert match.lastgroup is not None
            at = getattr(self, f"_{match.lastgroup}")(match) or match.end()
        self._keep(at, len(self.source))

    def result(self) -> Inline:
        starts = [0, *accumulate(len(run.text) for run in self.pieces)]
        marks = [(kind, starts[first], starts[last], value) for kind, first, last, value in self.marks]
        return Inline([run for run in self.pieces if run.text], marks)

    def _keep(self, start: int, end: int) -> None:
        self.pieces.append(Run(self.source[start:end], start, True))

    def _make(self, text: str, at: int) -> None:
        self.pieces.append(Run(text, at, False))

    def _mark(self, kind: MarkKind, first: int, value: str) -> None:
        self.marks.append((kind, first, len(self.pieces), value))

    def _opened(self, key: str, value: str = "") -> None:
        """Note that the last piece opens something."""
        self.openings.setdefault(key, []).append(_Opening(len(self.pieces) - 1, value))

    def _closed(self, key: str) -> _Opening | None:
        """Return the nearest opening of `key`; what opened after it can no longer close."""
        if not self.openings.get(key):
            return None
        opening = self.openings[key].pop()
        for others in self.openings.values():
            while others and others[-1].piece > opening.piece:
                others.pop()
        return opening

    def _empty(self, piece: int) -> None:
        self.pieces[piece] = self.pieces[piece]._replace(text="")

    def _strike(self, first: int) -> None:
        deleted = "".join(run.text for run in self.pieces[first:])
        del self.pieces[first:]
        while self.marks and self.marks[-1][2] > first:
            self.marks.pop()
        self.marks.append(("deletion", first, first, deleted))

    def _escape(self, match: re.Match[str]) -> None:
        self._keep(match.start() + 1, match.end())

    def _line(self, match: re.Match[str]) -> None:
        self._make("\n", match.start())

    def _code(self, match: re.Match[str]) -> None:
        start, end = match.span("literal")
        literal = match["literal"]
        if literal.strip() and literal[0] == literal[-1] == " ":
            start, end = start + 1, end - 1
        self._keep(start, end)

    def _comment(self, match: re.Match[str]) -> None:
        """Drop it."""

    def _entity(self, match: re.Match[str]) -> None:
        from html import unescape

        self._make(unescape(match[0]), match.start())

    def _auto(self, match: re.Match[str]) -> None:
        first = len(self.pieces)
        self._keep(*match.span("auto"))
        self._mark("link", first, match["auto"])

    def _break(self, match: re.Match[str]) -> int:
        """Break the line, without the spaces around the break."""
        if self.pieces:
            self.pieces[-1] = self.pieces[-1]._replace(text=self.pieces[-1].text.rstrip(" \t"))
        self._make("\n", match.start())
        following = self.source[match.end() :]
        return len(self.source) - len(following.lstrip(" \t"))

    def _tag(self, match: re.Match[str]) -> int | None:
        name, attributes = match["name"].lower(), match["attributes"] or ""
        key = f"<{name}>"
        if name == "br":
            return self._break(match)
        if name == "img":
            self._mark("picture", len(self.pieces), _attribute(attributes, "alt") or _attribute(attributes, "src"))
        elif name not in _TAGS:
            self._keep(*match.span())
        elif not match["slash"]:
            self._make("", match.start())
            self._opened(key, _attribute(attributes, "href"))
        elif (opening := self._closed(key)) is not None:
            self._close_tag(name, opening)
        return None

    def _close_tag(self, name: str, opening: _Opening) -> None:
        if name in _STRUCK:
            self._strike(opening.piece)
        elif name in _EMPHASIS:
            self._mark("emphasis", opening.piece, _EMPHASIS[name])
        elif name == "a" and opening.value:
            self._mark("link", opening.piece, opening.value)

    def _image(self, match: re.Match[str]) -> int | None:
        target = _TARGET.match(self.source, match.end())
        if target is None:
            self._keep(*match.span())
            return None
        self._mark("picture", len(self.pieces), match["alternative"] or target[1].strip("<>"))
        return self._past_attributes(target.end())

    def _past_attributes(self, at: int) -> int:
        """Return where the attributes end that stand at `at`, if any: {width="5in"}, as pandoc writes them."""
        found = _ATTRIBUTES.match(self.source, at)
        return found.end() if found else at

    def _open(self, match: re.Match[str]) -> None:
        self._keep(*match.span())
        self._opened("[")

    def _close(self, match: re.Match[str]) -> int | None:
        opening = self._closed("[")
        if opening is not None:
            target, end = self._link_target(opening, match.end())
            if target is not None:
                self._empty(opening.piece)
                self._mark("link", opening.piece, target)
                return self._past_attributes(end)
            if _ATTRIBUTES.match(self.source, match.end()):  # a span with attributes
                self._empty(opening.piece)
                return self._past_attributes(match.end())
        self._keep(*match.span())
        return None

    def _link_target(self, opening: _Opening, at: int) -> tuple[str | None, int]:
        """Return the target of a link whose text ends before `at - 1`, and where the link ends."""
        found = _TARGET.match(self.source, at)
        if found is not None:
            return found[1].strip("<>"), found.end()
        if not self.targets:
            return None, at
        label = self.source[self.pieces[opening.piece].origin + 1 : at - 1]
        reference = _REFERENCE.match(self.source, at)
        if reference is not None:
            return self.targets.get((reference[1] or label).lower()), reference.end()
        return self.targets.get(label.lower()), at

    def _run(self, match: re.Match[str]) -> None:
        start, end = match.span()
        run = match[0]
        opens, closes = _flanks(self.source[start - 1 : start] or " ", run, self.source[end : end + 1] or " ")
        # An opening directly before its partner has nothing to emphasize.
        if closes and self.openings.get(run) and self._has_text(self.openings[run][-1].piece):
            opening = self._closed(run)
            assert opening is not None
            self._empty(opening.piece)
            if run == "~~":
                self._strike(opening.piece)
            else:
                self._mark("emphasis", opening.piece, _STRENGTH[len(run)])
            return
        self._keep(start, end)
        if opens:
            self._opened(run)

    def _has_text(self, piece: int) -> bool:
        return any(self.pieces[later].text for later in range(piece + 1, len(self.pieces)))


def _flanks(before: str, run: str, after: str) -> tuple[bool, bool]:
    """Tell whether a run of delimiters may open and whether it may close emphasis."""
    if len(run) > 3 or (len(run) == 1 and before.isdigit() and after.isdigit()):
        return False, False
    opens, closes = not after.isspace(), not before.isspace()
    if run[0] == "_" and before.isalnum() and after.isalnum():
        return False, False
    if len(run) == 1:
        opens = opens and (after.isalnum() or not before.isalnum())
        closes = closes and (before.isalnum() or not after.isalnum())
    return opens, closes


def _attribute(attributes: str, name: str) -> str:
    found = re.search(_ATTRIBUTE % name, attributes, re.IGNORECASE)
    return next((value for value in found.groups() if value), "") if found else ""
