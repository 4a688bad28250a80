"""RTF read token by token: groups, destinations, characters and their looks, paragraphs and cells."""

from __future__ import annotations

from collections.abc import Callable

from gixlint.document import MarkKind, Story
from gixlint.errors import UnreadableError
from gixlint.readers.docx_text import link_target
from gixlint.readers.rtf_flow import Block, Item, plain
from gixlint.readers.rtf_groups import LOOKS, Look, Preamble
from gixlint.readers.rtf_shape import PROPERTIES, Shape
from gixlint.readers.rtf_tokens import Token, codec, tokens
from gixlint.records import Record

__all__ = ["Parsed", "parse_rtf"]

_BROKEN = "RTF 文件不完整或已损坏，打不开；请重新传送，或用 Word、WPS 打开后另存为 .docx 再检查。"
_DEEPEST = 1000
_CHARACTERS = {
    "tab": " ", "line": "\n", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“",
    "rdblquote": "”", "bullet": "•", "emspace": " ", "enspace": " ", "qmspace": " ", "\\~": "\u00a0", "\\_": "-",
}  # fmt: skip
_TABLES = {"fonttbl": "fonts", "colortbl": "colours", "stylesheet": "styles", "revtbl": "authors"}
_CONTROLS = frozenset({"par", "sect", "cell", "nestcell", "row", "nestrow", "page", "column", "ansicpg", "deff", "uc"})
_COLLECTED = frozenset(
    {"title", "author", "operator", "fldinst", "listtext", "pntext", "atnref", "atrfstart", "atrfend", "pict"}
)
_METADATA = {"title": "title", "author": "creator", "operator": "lastModifiedBy"}
_TIMES = {"creatim": "created", "revtim": "modified"}
_CLOCK = ("yr", "mo", "dy", "hr", "min", "sec")
_MARGINS: dict[str, Story] = {
    **{f"header{pages}": "header" for pages in ("", "l", "r", "f")},
    **{f"footer{pages}": "footer" for pages in ("", "l", "r", "f")},
}
_FLOWS = frozenset({*_MARGINS, "footnote", "annotation", "shptxt", "dptxbxtext"})
_READ = frozenset({"shppict", "shpinst", "nesttableprops", "shp", "field", "fldrslt"})
_DESTINATIONS = frozenset({*_TABLES, *_COLLECTED, *_FLOWS, *_TIMES, *_READ, "info"})
_SKIPPED = frozenset(
    {
        *("nonesttables", "nonshppict", "shprslt", "sp", "objdata", "xe", "tc", "upr", "ftnsep", "ftnsepc", "aftnsep"),
        *("ftncn", "aftncn", "aftnsepc", "template", "filetbl", "listtable", "listoverridetable", "rsidtbl", "mmath"),
        *(
            "pntxta",
            "pntxtb",
            "bkmkstart",
            "bkmkend",
            "comment",
            "doccomm",
            "keywords",
            "subject",
            "company",
            "manager",
        ),
        *("category", "hlinkbase", "private", "background", "buptim", "printim"),
    }
)


class Parsed(Record):
    """What a file holds: its body, its notes, its headers and footers, what it says about itself, comments by ids."""

    body: list[Block]
    notes: list[list[Block]]
    margins: list[tuple[Story, list[Block]]]
    metadata: list[tuple[str, str]]
    comments: dict[str, str]


class _Group(Record):
    """What comes back when a group ends: what the text before it was for, its look, what its own end calls for."""

    goal: str
    look: Look
    fallback: int
    close: Callable[[], None] | None


def parse_rtf(data: bytes) -> Parsed:
    """Return what a file holds. Raises `UnreadableError` on damage."""
    parser = _Parser()
    stream = tokens(data)
    for token in stream:
        parser.take(token)
        if parser.ended:
            break
    if not parser.ended or any(word == "par" for word, _, _ in stream):
        raise UnreadableError(_BROKEN)
    return parser.finish()


class _Parser:
    def __init__(self) -> None:
        self.ended = False
        self._preamble = Preamble()
        self._groups: list[_Group] = []
        self._goal = "text"
        self._look = Look()
        self._fallback = 1
        self._close: Callable[[], None] | None = None
        self._star = False
        self._left_out = 0
        self._bytes = bytearray()
        self._collected: list[str] = []
        self._shape = Shape()
        self._instruction = ""
        self._numbers: dict[str, int] = {}
        self._notes: list[list[Block]] = []
        self._margins: list[tuple[Story, list[Block]]] = []
        self._metadata: list[tuple[str, str]] = []
        self._comments: dict[str, str] = {}
        self._reference = ""

    def finish(self) -> Parsed:
        """Return what was read."""
        return Parsed(self._end_flow(), self._notes, self._margins, self._metadata, self._comments)

    def take(self, token: Token) -> None:
        """Take the next token."""
        word, number, text = token
        if text:
            self._text(text)
            return
        if self._bytes:
            self._flush()
        self._left_out = 0
        if word == "{":
            self._begin()
        elif word == "}":
            self._end()
        elif self._goal == "skip":
            return
        elif word == "\\*":
            self._star = True
        else:
            star, self._star = self._star, False
            self._word(word, number, star)

    def _begin(self) -> None:
        if len(self._groups) >= _DEEPEST:
            raise UnreadableError(_BROKEN)
        self._groups.append(_Group(self._goal, self._look, self._fallback, self._close))
        self._close = None
        self._star = False

    def _end(self) -> None:
        if not self._groups:
            return
        if self._close is not None:
            self._close()
        self._goal, self._look, self._fallback, self._close = self._groups.pop()
        self.ended = not self._groups

    def _text(self, data: bytes) -> None:
        if self._goal == "skip":
            return
        if self._left_out:
            size = min(self._left_out, len(data))
            self._left_out -= size
            data = data[size:]
        self._bytes += data

    def _flush(self) -> None:
        """Decode the bytes gathered, which only together make characters."""
        name = self._preamble.codec(self._look)
        if self._goal == "fonts":
            name = "latin-1"
        words = "•" * len(self._bytes) if name == "symbol" else self._bytes.decode(name, "replace")
        self._bytes.clear()
        self._say(words)

    def _say(self, words: str) -> None:
        match self._goal:
            case "text":
                self._shape.items.append(self._item(words))
            case "collect":
                self._collected.append(words)
            case "fonts" | "colours" | "styles" | "authors":
                self._preamble.say(self._goal, words)

    def _item(self, words: str) -> Item:
        look = self._look
        if look.deleted:
            return Item("", (("deletion", words),))
        marks: list[tuple[MarkKind, str]] = []
        if words.strip():
            if look.hidden:
                marks.append(("hidden", "隐藏文字"))
            if look.bold:
                marks.append(("emphasis", "bold"))
        if look.inserted is not None:
            authors = self._preamble.authors
            marks.append(("insertion", authors[look.inserted] if 0 <= look.inserted < len(authors) else ""))
        shaded = look.shaded or self._shape.shaded or look.hidden
        white = not shaded and self._preamble.is_light(look.colour) and bool(words.strip())
        return Item(words, tuple(marks), white)

    def _word(self, word: str, number: int | None, star: bool) -> None:
        if word == "u":
            self._say(chr((number or 0) & 0xFFFF))
            self._left_out = self._fallback
        elif self._goal in ("fonts", "colours", "styles", "authors"):
            if star:
                self._goal = "skip"
            self._preamble.note(word, number)
        elif word in _CHARACTERS:
            self._say(_CHARACTERS[word])
        elif word in _CONTROLS:
            self._control(word, number)
        elif word in PROPERTIES:
            self._shape.take(word, number or 0, self._preamble)
        elif word in LOOKS:
            self._look = LOOKS[word](self._look, 1 if number is None else number)
        elif word in _CLOCK:
            self._numbers[word] = number or 0
        elif word in _DESTINATIONS:
            self._open(word)
        elif star or word in _SKIPPED:
            self._goal = "skip"

    def _open(self, word: str) -> None:
        """Begin a destination that is read."""
        if word in _TABLES:
            self._goal = _TABLES[word]
        elif word in _COLLECTED:
            self._collect(word)
        elif word in _FLOWS:
            self._begin_flow(word)
        elif word == "info":
            self._goal = "info"
        elif word in _TIMES:
            self._numbers = {}
            self._close = lambda: self._time(_TIMES[word])
        elif word == "nesttableprops":
            self._shape.nested = True
            self._close = self._unnest
        elif word == "field":
            self._begin_field()

    def _unnest(self) -> None:
        self._shape.nested = False

    def _collect(self, word: str) -> None:
        goal, before = self._goal, self._collected
        self._goal, self._collected = "collect", []

        def close() -> None:
            words, self._collected = "".join(self._collected), before
            self._collect_end(word, words, goal)

        self._close = close

    def _collect_end(self, word: str, words: str, goal: str) -> None:
        items = self._shape.items
        if word in _METADATA:
            if words.strip():
                self._metadata.append((_METADATA[word], words.strip()))
        elif word == "fldinst":
            self._instruction += words
        elif word == "atnref":
            self._reference = words.strip()
        elif word in ("atrfstart", "atrfend"):
            items.append(Item("", range=words.strip()))
        elif goal == "text" and word == "pict":
            items.append(Item("", (("picture", ""),), picture="".join(words.split())))
        elif goal == "text":
            label = words.replace("\n", " ").strip()
            items.append(Item(label + " " * (label[-1:].isascii() and bool(label)), (("made", ""),)))

    def _time(self, name: str) -> None:
        year, *rest = (self._numbers.get(word, 0) for word in _CLOCK)
        if year:
            month, day, hour, minute, second = rest
            self._metadata.append((name, f"{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}"))

    def _begin_field(self) -> None:
        """A field's result is marked once its group ends and its instruction is known."""
        outer, shape, first = self._instruction, self._shape, len(self._shape.items)
        self._instruction = ""

        def close() -> None:
            target = link_target(self._instruction)
            self._instruction = outer
            if target and self._shape is shape:
                shape.items[first:] = [
                    item._replace(marks=(*item.marks, ("link", target))) if item.text else item
                    for item in shape.items[first:]
                ]

        self._close = close

    def _begin_flow(self, word: str) -> None:
        outer, look, goal = self._shape, self._look, self._goal
        self._shape, self._look, self._goal = Shape(), Look(), "text"
        self._reference = ""

        def close() -> None:
            blocks = self._end_flow()
            self._shape, self._look = outer, look
            if goal == "text":
                self._keep(word, blocks)

        self._close = close

    def _keep(self, word: str, blocks: list[Block]) -> None:
        if word in _MARGINS:
            self._margins.append((_MARGINS[word], blocks))
        elif word == "footnote":
            self._shape.items.append(Item("", (("note", plain(blocks)),)))
            self._notes.append(blocks)
        elif word == "annotation":
            self._comments[self._reference or f" {len(self._comments)}"] = plain(blocks)
            self._shape.items.append(Item("", range=self._reference or f" {len(self._comments) - 1}"))
        else:
            self._shape.boxes.append(blocks)

    def _end_flow(self) -> list[Block]:
        if self._bytes:
            self._flush()
        return self._shape.close(self._preamble)

    def _control(self, word: str, number: int | None) -> None:
        """Take a control word that stands for itself."""
        match word:
            case "par" | "sect":
                self._shape.end_paragraph(self._preamble)
            case "cell" | "nestcell":
                self._shape.end_cell(self._preamble, nested=word == "nestcell")
            case "row" | "nestrow":
                self._shape.end_row(nested=word == "nestrow")
            case "page" | "column":
                if self._shape.items:
                    self._say("\n")
            case "ansicpg":
                self._preamble.default = codec(number or 1252)
            case "deff":
                self._preamble.font = number or 0
            case "uc":
                self._fallback = max(0, min(1 if number is None else number, 32))
