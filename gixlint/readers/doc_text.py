"""The text inside the paragraphs of a Word 97-2003 document: runs, fields, revisions, comments, pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from struct import unpack_from

from gixlint.document import MarkKind, Place
from gixlint.readers.builder import Builder
from gixlint.readers.doc_pieces import Words, joined_surrogates
from gixlint.readers.doc_properties import Spans
from gixlint.readers.doc_stories import Span, Stories
from gixlint.readers.doc_styles import Look, Style, Styles
from gixlint.readers.docx_text import SYMBOLS, Field, link_target
from gixlint.records import Record

__all__ = ["Contents", "TextWriter"]

SIGNS = re.compile("([\0-\x1f\xad\uf020-\uf0ff])")
PICTURE = re.compile(rb"\x89PNG\r\n\x1a\n|\xff\xd8\xff[\xe0-\xef\xdb]")
"""How a PNG or a JPEG begins."""
SAID = {"\t": " ", "\x0b": "\n", "\x1e": "-"}
PLAIN = {**dict.fromkeys(range(0x20)), 7: "\n", 9: " ", 10: "\n", 11: "\n", 13: "\n", 0x1E: "-", 0xAD: None}


class Contents(Record):
    """What a document is made of."""

    words: Words
    runs: Spans
    paragraphs: Spans
    styles: Styles
    stories: Stories
    fonts: list[str]
    authors: list[str]
    data: bytes

    def plain(self, span: Span) -> str:
        """Return the bare text of a span, paragraphs parted by line feeds."""
        return _plain(self.words.text[span.start : span.end]).strip("\n")

    def picture(self, place: int | None) -> bytes | None:
        """Return the picture file that stands in the data stream at a place; drawings of Word's own kinds are None."""
        if place is None or place + 4 > len(self.data):
            return None
        held = self.data[place : place + unpack_from("<I", self.data, place)[0]]
        found = PICTURE.search(held)
        return held[found.start() :] if found else None


class TextWriter:
    """Writes what stands inside paragraphs and lays marks over it.

    Text boxes and notes that it meets are left in `boxes` and `notes` for the caller to write elsewhere. `dark` says
    whether white text can be read where the writer stands.
    """

    def __init__(self, builder: Builder, contents: Contents) -> None:
        self._builder = builder
        self._contents = contents
        self._fields: list[Field] = []
        self._streaks: dict[MarkKind, tuple[Place, str]] = {}
        self._gone = ""
        self._style = Style()
        self._start = 0
        self._speaks = False
        self.dark = False
        self.boxes: list[Span] = []
        self.notes: list[Span] = []
        self._boxed: set[int] = set()

    def enter(self) -> None:
        """Begin another story."""
        self._fields = []

    def begin(self, style: Style) -> None:
        """Begin a paragraph at the builder's offset."""
        self._style = style
        self._start = self._builder.offset
        # A field whose result never began would swallow the rest of the text.
        self._fields = [field for field in self._fields if field.start is not None]

    def write(self, span: Span) -> None:
        """Write a part of the text that lies in one paragraph, its mark left out."""
        for start, end, look in self._runs(span):
            if look.deleted:
                self._gone += _plain(self._contents.words.text[start:end])
                continue
            self.end_deletion()
            self._run(start, end, look)
        self.end_deletion()

    def look(self, position: int, style: Style) -> Look:
        """Return how one character stands there, such as a paragraph's mark."""
        words = self._contents.words
        changes, _ = self._contents.runs.at(words.place(position))
        return self._contents.styles.look(changes + words.piece(position).extra, style)

    def author(self, look: Look) -> str:
        """Return who made a tracked change."""
        authors = self._contents.authors
        return authors[look.author] if look.author < len(authors) else ""

    def revise(self, kind: MarkKind, value: str) -> None:
        """Mark a tracked change that has no run of its own."""
        self._streak(kind, self._here(), value)

    def end_deletion(self) -> None:
        """Mark what was left out."""
        if self._gone:
            self._builder.mark("deletion", self._here(), self._gone)
            self._gone = ""

    def close(self) -> None:
        """Lay the marks that only the end of the document settles."""
        for kind, (place, value) in self._streaks.items():
            self._builder.mark(kind, place, value)

    def _runs(self, span: Span) -> Iterator[tuple[int, int, Look]]:
        """Yield the runs of a part of the text: where the pieces and the properties of characters are the same."""
        words, runs, styles = self._contents.words, self._contents.runs, self._contents.styles
        position = span.start
        while position < span.end:
            piece = words.piece(position)
            place = piece.place + (position - piece.start) * piece.width
            changes, stop = runs.at(place)
            limit = min(span.end, piece.end)
            if stop >= 0:
                limit = min(limit, position + max(1, (stop - place) // piece.width))
            yield position, limit, styles.look(changes + piece.extra, self._style)
            position = limit

    def _here(self) -> Place:
        return Place(self._builder.offset, self._builder.offset)

    def _streak(self, kind: MarkKind, place: Place, value: str) -> None:
        """Mark a place, as one with the mark before it where that goes on without a gap."""
        before = self._streaks.get(kind)
        if before is not None:
            if before[0].end == place.start and before[1] == value:
                place = before[0].joined(place)
            else:
                self._builder.mark(kind, *before)
        self._streaks[kind] = (place, value)

    def _say(self, text: str) -> None:
        if not text:
            return
        field = self._fields[-1] if self._fields else None
        if field is not None and field.start is None:
            self._fields[-1] = field._replace(instruction=field.instruction + text)
        elif not any(field.start is None for field in self._fields):
            self._builder.write(joined_surrogates(text))
            self._speaks = self._speaks or not text.isspace()

    def _run(self, start: int, end: int, look: Look) -> None:
        first = self._builder.offset
        self._speaks = False
        fonts = self._contents.fonts
        if look.symbol is not None and look.special:
            for _ in range(start, end):
                self._symbol(*look.symbol)
        else:
            position = start
            for part in SIGNS.split(self._contents.words.text[start:end]):
                if len(part) == 1 and (part < " " or part == "\xad"):
                    self._sign(part, position)
                elif part[:1] >= "\uf020" and look.font < len(fonts) and fonts[look.font].lower() in SYMBOLS:
                    self._symbol(look.font, ord(part))
                else:
                    self._say(part)
                position += len(part)
        place = Place(first, self._builder.offset)
        if self._speaks:
            if look.hidden or (look.white and not (look.dark or self.dark)):
                self._streak("hidden", place, "隐藏文字" if look.hidden else "白色文字")
            if look.bold:
                self._streak("emphasis", place, "bold")
        if look.inserted and place.end > place.start:
            self._streak("insertion", place, self.author(look))

    def _sign(self, sign: str, position: int) -> None:
        stories = self._contents.stories
        match sign:
            case "\t" | "\x0b" | "\x1e":
                self._say(SAID[sign])
            case "\x0c" | "\x0e":
                if self._builder.offset > self._start:
                    self._say("\n")
            case "\x13":
                self._fields.append(Field())
            case "\x14":
                if self._fields:
                    self._fields[-1] = self._fields[-1]._replace(start=self._builder.offset)
            case "\x15":
                self._end_field()
            case "\x02":
                self._attach("note", stories.notes.get(position))
            case "\x05":
                self._attach("comment", stories.comments.get(position))
            case "\x01" | "\x08":
                if position in stories.boxes:
                    # In a damaged file a box may stand inside itself.
                    self.boxes += [stories.boxes[position]] * (position not in self._boxed)
                    self._boxed.add(position)
                elif not any(field.start is None for field in self._fields) and not self._is_drawn(position):
                    place = self.look(position, self._style).picture
                    self._builder.picture(load=partial(self._contents.picture, place))

    def _is_drawn(self, position: int) -> bool:
        """Tell whether the sign before has marked the same drawing already."""
        return self._contents.words.text[max(0, position - 1) : position + 1] == "\x08\x01"

    def _attach(self, kind: MarkKind, span: Span | None) -> None:
        if span is None:
            return
        self._builder.mark(kind, self._here(), self._contents.plain(span).strip())
        if kind == "note":
            self.notes.append(span)

    def _end_field(self) -> None:
        field = self._fields.pop() if self._fields else Field()
        if field.start is not None and self._builder.offset > field.start:
            target = link_target(field.instruction)
            if target:
                self._builder.mark("link", Place(field.start, self._builder.offset), target)

    def _symbol(self, number: int, code: int) -> None:
        fonts = self._contents.fonts
        font = fonts[number].lower() if number < len(fonts) else ""
        known = {pair[:2]: pair[2:] for pair in SYMBOLS.get(font, "").split()}
        if font in SYMBOLS:
            self._say(known.get(f"{code & 0xFF:02X}", "•"))
        elif 0x20 <= code < 0xD800 or code >= 0xE000:
            self._say(chr(code & 0xFF if 0xF020 <= code <= 0xF07E else code))


def _plain(text: str) -> str:
    """Return text without signs and without the instructions of fields."""
    return joined_surrogates(re.sub("\x13[^\x13\x14\x15]*\x14?", "", text).translate(PLAIN))
