"""What holds inside a group of an RTF file, and the tables at its beginning: fonts, colours, styles, authors."""

from __future__ import annotations

from collections.abc import Callable

from gixlint.readers.rtf_tokens import CHARSETS, codec
from gixlint.records import Record

__all__ = ["LOOKS", "Look", "Preamble"]

_HEADINGS = tuple(
    f"{word}{blank}{level}" for word in ("heading", "标题") for blank in (" ", "") for level in range(1, 10)
)
_DEEPEST = 20


class Look(Record):
    """The properties of characters. `font` and `east` are numbers of fonts, `colour` of a colour, 0 the usual one.

    `east` is the font of East Asian characters and counts while `eastern`. The authors of changes are numbers, None
    where there is no change.
    """

    font: int | None = None
    east: int | None = None
    eastern: bool = False
    hidden: bool = False
    bold: bool = False
    colour: int = 0
    shaded: bool = False
    inserted: int | None = None
    deleted: bool = False


def _font(look: Look, number: int) -> Look:
    return look._replace(font=number)


def _associated(look: Look, number: int) -> Look:
    return look._replace(east=number) if look.eastern else look


LOOKS: dict[str, Callable[[Look, int], Look]] = {
    "plain": lambda look, number: Look(inserted=look.inserted, deleted=look.deleted),
    "f": _font,
    "af": _associated,
    "dbch": lambda look, number: look._replace(eastern=True),
    "loch": lambda look, number: look._replace(eastern=False),
    "hich": lambda look, number: look._replace(eastern=False),
    "v": lambda look, number: look._replace(hidden=number != 0),
    "b": lambda look, number: look._replace(bold=number != 0),
    "cf": lambda look, number: look._replace(colour=number),
    "highlight": lambda look, number: look._replace(shaded=number > 0),
    "chcbpat": lambda look, number: look._replace(shaded=number > 0),
    "cb": lambda look, number: look._replace(shaded=number > 0),
    "revised": lambda look, number: look._replace(inserted=(look.inserted or 0) if number else None),
    "revauth": lambda look, number: look._replace(inserted=number),
    "deleted": lambda look, number: look._replace(deleted=number != 0),
}
"""What a control word with its number, 1 where it has none, makes of a look."""


class _Style(Record):
    name: str
    outline: int | None
    based: int | None


class Preamble:
    """The tables of a file, filled while it is read."""

    def __init__(self) -> None:
        self.default = "cp1252"
        self.font = 0
        self.authors: list[str] = []
        self._fonts: dict[int, str] = {}
        self._colours: list[tuple[int, ...]] = []
        self._styles: dict[int, _Style] = {}
        self._numbers: dict[str, int] = {}
        self._words = ""

    def note(self, word: str, number: int | None) -> None:
        """Take a control word inside one of the tables."""
        value = number or 0
        if word == "fcharset" and value in CHARSETS:
            self._fonts[self._numbers.get("f", 0)] = CHARSETS[value]
        elif word == "cpg":
            self._fonts[self._numbers.get("f", 0)] = codec(value)
        else:
            self._numbers[word] = value

    def say(self, table: str, words: str) -> None:
        """Take text inside one of the tables; a semicolon ends an entry."""
        *ended, rest = words.split(";")
        for part in ended:
            self._end(table, (self._words + part).strip())
            self._words = ""
        self._words += rest

    def _end(self, table: str, words: str) -> None:
        numbers, self._numbers = self._numbers, {}
        if table == "colours":
            self._colours.append(tuple(numbers.get(name, 0) for name in ("red", "green", "blue")))
        elif table == "styles":
            style = _Style(words, numbers.get("outlinelevel"), numbers.get("sbasedon"))
            self._styles.setdefault(numbers.get("s", 0), style)
        elif table == "authors":
            self.authors.append(words)

    def codec(self, look: Look) -> str:
        """Return the codec of text; an East Asian font counts before a Western one, which cannot be meant."""
        for font in (look.east if look.eastern else None, look.font, self.font):
            if font is not None and font in self._fonts:
                return self._fonts[font]
        return self.default

    def is_light(self, colour: int) -> bool:
        """Tell whether a colour of the table is white."""
        return 0 < colour < len(self._colours) and min(self._colours[colour]) == 255

    def level(self, style: int) -> int | None:
        """Return the outline level, from 0, of a paragraph style; some programs only name it a heading."""
        number: int | None = style
        for _ in range(_DEEPEST):
            found = None if number is None else self._styles.get(number)
            if found is None:
                return None
            if found.outline is not None:
                return found.outline
            if found.name.lower() in _HEADINGS:
                return int(found.name[-1]) - 1
            number = found.based if found.based != number else None
        return None
