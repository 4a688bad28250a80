"""Automatic numbers of a Word 97-2003 document: its lists, counted as those of a .docx are."""

from __future__ import annotations

from struct import error as struct_error
from struct import unpack_from

from gixlint.readers.doc_fib import Fib
from gixlint.readers.doc_properties import change_list
from gixlint.readers.docx_numbering import DEPTH, SYMBOL_FONTS, Level, List, Numbering

__all__ = ["Lists"]

CODES = """
decimal upperRoman lowerRoman upperLetter lowerLetter ordinal cardinalText ordinalText hex chicago ideographDigital
japaneseCounting aiueo iroha decimalFullWidth decimalHalfWidth japaneseLegal japaneseDigitalTenThousand
decimalEnclosedCircle decimalFullWidth2 aiueoFullWidth irohaFullWidth decimalZero bullet ganada chosung
decimalEnclosedFullstop decimalEnclosedParen decimalEnclosedCircleChinese ideographEnclosedCircle
ideographTraditional ideographZodiac ideographZodiacTraditional taiwaneseCounting ideographLegalTraditional
taiwaneseCountingThousand taiwaneseDigital chineseCounting chineseLegalSimplified chineseCountingThousand
"""
FORMATS = dict(enumerate(CODES.split())) | {57: "numberInDash", 255: "none"}
"""The formats of numbers by their codes, as `numerals.spell` calls them."""
SUFFIXES = ("tab", "space", "nothing")
ASCII_FONT = 0x4A4F


class Lists(Numbering):
    """Counts the paragraphs of a document in reading order; a list's name is its index, from 1, in decimal.

    `broken` says that the lists of the file are damaged, so that numbers may be missing.
    """

    def __init__(self, fib: Fib, fonts: list[str]) -> None:
        super().__init__(None)
        self._fonts = fonts
        self._found: dict[str, List] = {}
        self.broken = False
        try:
            kinds = self._kinds(fib.part("lists"), fib.after("lists"))
            self._override(fib.part("list_overrides"), kinds)
        except (struct_error, LookupError):
            self.broken = True

    def _read(self, number: str) -> List | None:
        return self._found.get(number)

    def _kinds(self, heads: bytes, levels: bytes) -> dict[int, dict[int, Level]]:
        """Return the levels of each list by its id."""
        kinds: dict[int, dict[int, Level]] = {}
        offset = 0
        for index in range(unpack_from("<H", heads)[0] if heads else 0):
            name, simple = unpack_from("<i22xB", heads, 2 + 28 * index)
            kinds[name] = {}
            for level in range(1 if simple & 1 else DEPTH):
                kinds[name][level], offset = self._level(levels, offset)
        return kinds

    def _override(self, data: bytes, kinds: dict[int, dict[int, Level]]) -> None:
        count = unpack_from("<I", data)[0] if data else 0
        offset = 4 + 16 * count
        for index in range(count):
            name, overrides = unpack_from("<i8xB", data, 4 + 16 * index)
            levels, starts = dict(kinds.get(name, {})), {}
            offset += 4
            for _ in range(overrides):
                start, flags = unpack_from("<iI", data, offset)
                offset += 8
                at = flags & 15
                if flags & 0x20:
                    levels[at], offset = self._level(data, offset)
                if flags & 0x10:
                    starts[at] = levels.get(at, Level()).start if flags & 0x20 else start
            if name in kinds:
                self._found[str(index + 1)] = List(str(name), levels, starts)

    def _level(self, data: bytes, offset: int) -> tuple[Level, int]:
        """Return a level and where the next one begins."""
        start, code, flags = unpack_from("<iBB", data, offset)
        places = set(data[offset + 6 : offset + 15])
        suffix, runs, paragraphs, limit = unpack_from("<B8xBBB", data, offset + 15)
        offset += 28 + paragraphs
        changes = data[offset : offset + runs]
        offset += runs
        (size,) = unpack_from("<H", data, offset)
        raw = data[offset + 2 : offset + 2 + 2 * size].decode("utf-16-le", "replace")
        text = "".join(
            f"%{ord(sign) + 1}" if sign < "\t" and place in places else sign * (sign >= " ")
            for place, sign in enumerate(raw, 1)
        )
        style = FORMATS.get(code, "decimal")
        level = Level(
            start=start,
            style=style,
            text=self._bullet(text, changes) if style == "bullet" else text,
            legal=bool(flags & 4),
            restart=limit if flags & 8 else None,
            suffix=SUFFIXES[min(suffix, 2)],
        )
        return level, offset + 2 + 2 * size

    def _bullet(self, text: str, changes: bytes) -> str:
        """Return a bullet that means something without its font."""
        fonts = [change.number for change in change_list(changes) if change.name == ASCII_FONT]
        font = self._fonts[fonts[-1]].lower() if fonts and fonts[-1] < len(self._fonts) else ""
        private = any("\ue000" <= character <= "\uf8ff" for character in text)
        return "•" if private or (text.strip() and font.startswith(SYMBOL_FONTS)) else text.strip()
