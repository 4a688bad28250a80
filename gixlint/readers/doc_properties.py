"""The properties of runs and paragraphs of a Word 97-2003 document: lists of changes to what the style says."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from struct import unpack_from

from gixlint.errors import UnreadableError
from gixlint.readers.doc_storage import BROKEN
from gixlint.records import Record

__all__ = ["Spans", "Sprm", "change_list", "paragraph_spans", "run_spans"]

PAGE = 512
SIZES = (1, 1, 2, 4, 2, 2, 0, 3)
"""The size of a change's operand by the top three bits of its name; 0 is said by the operand itself."""
DEFINE_TABLE, CHANGE_TABS = 0xD608, 0xC615


class Sprm(Record):
    """One change: its name as in the format's definition, and its operand without a leading size."""

    name: int
    operand: bytes

    @property
    def number(self) -> int:
        """The operand as an unsigned number."""
        return int.from_bytes(self.operand, "little")


class Spans(Record):
    """Which properties hold from which byte of the main stream on; `places` ascend."""

    places: list[int]
    properties: list[bytes]

    def at(self, place: int) -> tuple[bytes, int]:
        """Return the properties that hold at a byte, and where they end."""
        index = bisect_right(self.places, place) - 1
        if index < 0 or index + 1 >= len(self.places):
            return b"", -1
        return self.properties[index], self.places[index + 1]


def change_list(data: bytes) -> Iterator[Sprm]:
    """Yield the changes of a list, up to its end or to where it is damaged."""
    offset = 0
    while offset + 3 <= len(data):
        (name,) = unpack_from("<H", data, offset)
        offset += 2
        size = SIZES[name >> 13]
        if not size:
            if name == DEFINE_TABLE and offset + 2 <= len(data):
                size = unpack_from("<H", data, offset)[0] - 1
                offset += 2
            else:
                size = data[offset]
                offset += 1
                if name == CHANGE_TABS and size == 255:
                    return
        if size < 0 or offset + size > len(data):
            return
        yield Sprm(name, data[offset : offset + size])
        offset += size


def run_spans(main: bytes, table: bytes) -> Spans:
    """Return the properties of runs; `table` numbers the pages that hold them."""
    return _spans(main, table, 1)


def paragraph_spans(main: bytes, table: bytes) -> Spans:
    """Return the properties of paragraphs, each beginning with the number, in two bytes, of its style."""
    return _spans(main, table, 13)


def _spans(main: bytes, table: bytes, width: int) -> Spans:
    count = max(0, (len(table) - 4) // 8)
    numbers = unpack_from(f"<{count}I", table, 4 * (count + 1)) if count else ()
    found: list[tuple[int, int, bytes]] = []
    for number in dict.fromkeys(number & 0x3FFFFF for number in numbers):
        page = main[number * PAGE : (number + 1) * PAGE]
        if len(page) < PAGE:
            raise UnreadableError(BROKEN)
        found += _page(page, width)
    places, properties, end = [0], [b""], 0
    for start, stop, held in sorted(found):
        if start < end or stop <= start:
            continue
        if start > end:
            places.append(start)
            properties.append(held)
        else:
            properties[-1] = held
        places.append(stop)
        properties.append(b"")
        end = stop
    return Spans(places, properties)


def _page(page: bytes, width: int) -> Iterator[tuple[int, int, bytes]]:
    """Yield first byte, end and properties of the spans of a page; `width` is the size of an entry."""
    count = page[-1]
    if 4 * (count + 1) + width * count >= PAGE:
        raise UnreadableError(BROKEN)
    places = unpack_from(f"<{count + 1}I", page)
    for index in range(count):
        offset = 2 * page[4 * (count + 1) + width * index]
        held = b""
        if offset:
            size = page[offset]
            if width > 1:
                # Paragraphs count in words: the size says one half too much, or is 0 and followed by the true one.
                offset, size = (offset, 2 * size - 1) if size else (offset + 1, 2 * page[offset + 1])
            held = page[offset + 1 : offset + 1 + size]
        yield places[index], places[index + 1], held
