"""The head of a Word 97-2003 document: which kind it is, and where its parts stand."""

from __future__ import annotations

from itertools import pairwise
from struct import unpack_from

from gixlint.errors import UnreadableError
from gixlint.readers.doc_storage import BROKEN, LOCKED, Storage
from gixlint.records import Record

__all__ = ["Fib", "Plc", "is_old", "plc", "read_fib", "strings"]

FIRST_NEW = 193
MAGIC = 0xA5EC
OLD_MAGIC = (0xA59B, 0xA59C, 0xA5DB, 0xA5DC, MAGIC)
PARTS = {
    "styles": 1,
    "footnote_references": 2,
    "footnotes": 3,
    "comment_references": 4,
    "comments": 5,
    "sections": 6,
    "headers": 11,
    "runs": 12,
    "paragraphs": 13,
    "fonts": 15,
    "settings": 31,
    "pieces": 33,
    "shapes": 40,
    "header_shapes": 41,
    "endnote_references": 46,
    "endnotes": 47,
    "authors": 51,
    "boxes": 56,
    "header_boxes": 58,
    "lists": 73,
    "list_overrides": 74,
}
"""Which pair of offset and size in the head names a part of the table stream."""
STORIES = ("body", "footnotes", "headers", "macros", "comments", "endnotes", "boxes", "header_boxes")


class Fib(Record):
    """What the head says: the language's id, each story's first position and end, the parts as (offset, size)."""

    language: int
    stories: dict[str, tuple[int, int]]
    table: bytes
    places: dict[str, tuple[int, int]]

    def part(self, name: str) -> bytes:
        """Return the bytes of a part; empty where the document has none."""
        start, size = self.places[name]
        return self.table[start : start + size]

    def after(self, name: str) -> bytes:
        """Return the bytes that follow a part: the levels of lists stand there without a place of their own."""
        start, size = self.places[name]
        return self.table[start + size :]


class Plc(Record):
    """A table of positions, in ascending order, one more than there are entries between them."""

    positions: tuple[int, ...]
    entries: tuple[bytes, ...]


def is_old(storage: Storage) -> bool:
    """Tell whether the main stream is of Word 6 or 95: its head begins with another number, or a smaller version."""
    magic, version = unpack_from("<HH", storage.main) if len(storage.main) >= 4 else (0, 0)
    return magic in OLD_MAGIC and 0 < version < FIRST_NEW


def read_fib(storage: Storage) -> Fib:
    """Read the head of the main stream; raises `UnreadableError` for what is under a password or damaged."""
    main = storage.main
    if len(main) < 0x20:
        raise UnreadableError(BROKEN)
    magic, version = unpack_from("<HH", main)
    language, flags = unpack_from("<H2xH", main, 6)
    if magic != MAGIC or version < FIRST_NEW:
        raise UnreadableError(BROKEN)
    if flags & 0x0100:
        raise UnreadableError(LOCKED)
    stories, start = {}, 0
    for name, size in zip(STORIES, unpack_from("<8I", main, 0x4C), strict=True):
        stories[name] = (start, start + size)
        start += size
    count = unpack_from("<H", main, 0x98)[0]
    places = {
        name: unpack_from("<II", main, 0x9A + 8 * index) if index < count else (0, 0) for name, index in PARTS.items()
    }
    return Fib(language, stories, storage.tables[flags >> 9 & 1], places)


def plc(data: bytes, size: int) -> Plc:
    """Read a table of positions with entries of `size` bytes; raises `UnreadableError` where they do not ascend."""
    count = max(0, (len(data) - 4) // (4 + size))
    if not count:
        return Plc((), ())
    positions = unpack_from(f"<{count + 1}I", data)
    if any(before > after for before, after in pairwise(positions)):
        raise UnreadableError(BROKEN)
    start = 4 * (count + 1)
    return Plc(positions, tuple(data[start + size * index : start + size * (index + 1)] for index in range(count)))


def strings(data: bytes) -> list[str]:
    """Read a table of strings, each a length and UTF-16."""
    if len(data) < 6:
        return []
    _, count, extra = unpack_from("<HHH", data)
    found, offset = [], 6
    for _ in range(count):
        if offset + 2 > len(data):
            break
        (size,) = unpack_from("<H", data, offset)
        found.append(data[offset + 2 : offset + 2 + 2 * size].decode("utf-16-le", "replace"))
        offset += 2 + 2 * size + extra
    return found
