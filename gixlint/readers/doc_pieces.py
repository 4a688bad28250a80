"""The text of a Word 97-2003 document: pieces anywhere in the file, put in order by a table."""

from __future__ import annotations

from bisect import bisect_right
from struct import pack, unpack_from

from gixlint.errors import UnreadableError
from gixlint.readers.doc_fib import Fib, plc
from gixlint.readers.doc_storage import BROKEN
from gixlint.records import Record

__all__ = ["Piece", "Words", "joined_surrogates", "read_words"]

NARROW = 1 << 30
"""Set in a piece's place: its characters have one byte each."""
CHINESE = {0x0804: "gb18030", 0x1004: "gb18030", 0x0404: "cp950", 0x0C04: "cp950"}
SHORT = {0x18: 0x2416, 0x19: 0x2417, 0x41: 0x0800, 0x42: 0x0801, 0x55: 0x0835, 0x5C: 0x083C}
"""Properties that a fast save notes in one byte, by their full names."""


class Piece(Record):
    """Positions `start` to `end` of the text, at byte `place` of the main stream, `width` bytes a character.

    `extra` are the properties that a fast save laid over it.
    """

    start: int
    end: int
    place: int
    width: int
    extra: bytes


class Words(Record):
    """The text of all stories, one character a position, and the pieces that it was put together from."""

    text: str
    pieces: tuple[Piece, ...]

    def piece(self, position: int) -> Piece:
        """Return the piece that holds a position."""
        if len(self.pieces) == 1:
            return self.pieces[0]
        return self.pieces[max(0, bisect_right(self.pieces, position, key=lambda piece: piece.start) - 1)]

    def place(self, position: int) -> int:
        """Return the byte of the main stream where a position stands."""
        piece = self.piece(position)
        return piece.place + (position - piece.start) * piece.width


def read_words(main: bytes, fib: Fib) -> Words:
    """Put the pieces together; raises `UnreadableError` where one lies outside the file."""
    extras, table = _piece_table(fib.part("pieces"))
    found = plc(table, 8)
    # Pieces do not share bytes: a text longer than the file is damage.
    if not found.entries or found.positions[0] or found.positions[-1] > len(main):
        raise UnreadableError(BROKEN)
    pieces, parts = [], []
    for start, end, entry in zip(found.positions, found.positions[1:], found.entries, strict=False):
        place, short = unpack_from("<IH", entry, 2)
        width = 1 if place & NARROW else 2
        place = (place & (NARROW - 1)) // (3 - width)
        content = main[place : place + (end - start) * width]
        if len(content) < (end - start) * width:
            raise UnreadableError(BROKEN)
        if end > start:
            pieces.append(Piece(start, end, place, width, _extra(short, extras)))
            parts.append(_wide(content) if width == 2 else _narrow(content, fib.language))
    text = "".join(parts)
    if len(text) < fib.stories["body"][1]:
        raise UnreadableError(BROKEN)
    return Words(text, tuple(pieces))


def _piece_table(data: bytes) -> tuple[list[bytes], bytes]:
    """Return the properties of fast saves and the table of pieces, which follows them."""
    extras, offset = [], 0
    while data[offset : offset + 1] == b"\1":
        (size,) = unpack_from("<H", data, offset + 1)
        extras.append(data[offset + 3 : offset + 3 + size])
        offset += 3 + size
    if data[offset : offset + 1] != b"\2":
        raise UnreadableError(BROKEN)
    (size,) = unpack_from("<I", data, offset + 1)
    return extras, data[offset + 5 : offset + 5 + size]


def _extra(short: int, extras: list[bytes]) -> bytes:
    if short & 1:
        return extras[short >> 1] if short >> 1 < len(extras) else b""
    name = SHORT.get(short >> 1 & 0x7F)
    return b"" if name is None else pack("<HB", name, short >> 8)


def _wide(content: bytes) -> str:
    text = content.decode("utf-16-le", "surrogatepass")
    # Halves of a character beyond 16 bits keep a position each.
    return text if 2 * len(text) == len(content) else "".join(map(chr, unpack_from(f"<{len(content) // 2}H", content)))


def _narrow(content: bytes, language: int) -> str:
    if content.isascii():
        return content.decode("ascii")
    encoding = CHINESE.get(language)
    if encoding is not None and _is_double(content):
        # The second byte of a character has a position too.
        decoded = content.decode(encoding, "replace")
        return "".join(character if character.isascii() else character + "\0" for character in decoded)
    return "".join(bytes((byte,)).decode("cp1252", "replace") if byte < 0xA0 else chr(byte) for byte in content)


def _is_double(content: bytes) -> bool:
    """Tell whether all bytes beyond ASCII stand in pairs, as those of a Chinese code page do."""
    index = 0
    while index < len(content):
        if content[index] < 0x80:
            index += 1
        elif 0xA1 <= content[index] <= 0xF7 and 0xA1 <= (content[index + 1 : index + 2] or b"\0")[0] <= 0xFE:
            index += 2
        else:
            return False
    return True


def joined_surrogates(text: str) -> str:
    """Return text with the two halves of a character made one; a lone half becomes U+FFFD."""
    if text.isascii() or not any("\ud800" <= character <= "\udfff" for character in text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
