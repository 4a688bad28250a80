"""Word 97-2003 files made for tests, byte by byte: a compound file, a head, text, and pages of properties."""

from __future__ import annotations

from collections.abc import Iterator
from struct import pack, pack_into
from typing import NamedTuple

SECTOR = 512
END, FREE, TABLE_SECTOR = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
TEXT_AT = 0x800
LISTS = 73


class Run(NamedTuple):
    """Text, or bytes of one byte a character, with the changes to its look."""

    text: str | bytes
    changes: bytes = b""
    extra: bytes = b""


class Line(NamedTuple):
    """A paragraph with its mark, and the changes to its shape and to the look of its mark."""

    runs: tuple[Run, ...]
    changes: bytes = b""
    sign: str = "\r"
    mark: bytes = b""
    style: int = 0


def sprm(name: int, *operand: int) -> bytes:
    """Return a change with its operand's bytes."""
    return pack("<H", name) + bytes(operand)


def line(text: str | Run, *more: Run, changes: bytes = b"", mark: bytes = b"", style: int = 0) -> Line:
    first = text if isinstance(text, Run) else Run(text)
    return Line((first, *more), changes, mark=mark, style=style)


IN_TABLE, ROW_END = sprm(0x2416, 1), sprm(0x2416, 1) + sprm(0x2417, 1)
DOWN, BELOW = 0x60, 0x20
"""Flags of cells: the first and the further ones of a merge down."""


def row(*texts: str, edges: list[int] | None = None, flags: list[int] | None = None, more: bytes = b"") -> list[Line]:
    """Return the paragraphs of a row whose cells' edges stand at `edges`."""
    edges = edges or [1000 * index for index in range(len(texts) + 1)]
    definition = bytes([len(texts)]) + pack(f"<{len(edges)}h", *edges)
    definition += b"".join(pack("<H18x", flag) for flag in flags or ())
    cells = [Line((Run(text),), IN_TABLE, "\7") for text in texts]
    changes = ROW_END + pack("<HH", 0xD608, len(definition) + 1) + definition + more
    return [*cells, Line((), changes, "\7")]


def word97(
    *lines: Line,
    parts: dict[int, bytes] | None = None,
    fields: dict[int, bytes] | None = None,
    others: str = "",
    levels: bytes = b"",
) -> bytes:
    """Return a file of paragraphs in which each run is a piece of its own, the last of them first in the file.

    `parts` are further parts of the table stream by their number in the head, `fields` bytes of the head by their
    offsets, `others` the text of the stories beside the body, whose sizes `fields` give, `levels` those of lists.
    """
    runs = [run for entry in lines for run in (*entry.runs, Run(entry.sign, entry.mark))] + [Run(others)] * bool(others)
    shapes = [pack("<H", entry.style) + entry.changes for entry in lines for _ in (*entry.runs, entry)]
    places, content = laid_backwards(runs)
    ends = [place + len(encoded(run)) for place, run in zip(places, runs, strict=True)]
    main = bytearray(TEXT_AT) + content
    main += bytes(-len(main) % SECTOR)
    found = dict(parts or {}) | {33: piece_table(runs, places)}
    looks = [run.changes for run in runs]
    for number, held, width in ((12, looks, 1), (13, shapes, 13)):
        laid = list(pages(sorted(span for span in zip(places, ends, held, strict=False) if span[1] > span[0]), width))
        first = len(main) // SECTOR
        bounds = [start for start, _ in laid] + [0x7FFFFFFF]
        found[number] = pack(f"<{len(bounds)}I", *bounds) + pack(f"<{len(laid)}I", *range(first, first + len(laid)))
        main += b"".join(filled for _, filled in laid)
    pack_into("<HHHHHH", main, 0, 0xA5EC, 193, 0, 0x0804, 0, 0x0200)
    pack_into("<I", main, 0x4C, sum(map(characters, runs)) - len(others))
    pack_into("<H", main, 0x98, 93)
    stream = bytes(4)
    for number, part in found.items():
        pack_into("<II", main, 0x9A + 8 * number, len(stream), len(part))
        stream += part + levels * (number == LISTS)
    for offset, held_there in (fields or {}).items():
        main[offset : offset + len(held_there)] = held_there
    return compound({"WordDocument": bytes(main), "1Table": stream})


def encoded(run: Run) -> bytes:
    return run.text if isinstance(run.text, bytes) else run.text.encode("utf-16-le")


def characters(run: Run) -> int:
    """Return how many positions a run takes."""
    return len(encoded(run)) // (1 if isinstance(run.text, bytes) else 2)


def laid_backwards(runs: list[Run]) -> tuple[list[int], bytes]:
    """Return where each run stands in the file, the last one first, and the text as it stands there."""
    places, content = [0] * len(runs), b""
    for index in reversed(range(len(runs))):
        places[index] = TEXT_AT + len(content)
        content += encoded(runs[index])
        content += bytes(len(content) % 2)
    return places, content


def piece_table(runs: list[Run], places: list[int]) -> bytes:
    """Return the changes of fast saves and the table that puts the pieces in order."""
    position, positions, pieces, extras = 0, [0], b"", b""
    for count, (run, place) in enumerate(zip(runs, places, strict=True)):
        position += characters(run)
        positions.append(position)
        number = 0
        if run.extra:
            number = 2 * sum(bool(before.extra) for before in runs[:count]) + 1
            extras += b"\1" + pack("<H", len(run.extra)) + run.extra
        pieces += pack("<HIH", 0, place * 2 | 1 << 30 if isinstance(run.text, bytes) else place, number)
    table = pack(f"<{len(positions)}I", *positions) + pieces
    return extras + b"\2" + pack("<I", len(table)) + table


def pages(spans: list[tuple[int, int, bytes]], width: int) -> Iterator[tuple[int, bytes]]:
    """Yield pages of properties, each with the place of its first; `width` is the size of their entries."""
    while spans:
        count, taken, known = 0, 1 + 4, set[bytes]()
        for _, _, held in spans:
            taken += 4 + width + (len(held) + 4 if held not in known else 0)
            if count and taken > SECTOR:
                break
            known.add(held)
            count += 1
        yield spans[0][0], page(spans[:count], width)
        spans = spans[count:]


def page(spans: list[tuple[int, int, bytes]], width: int) -> bytes:
    """Return a page of properties of adjoining pieces of the file; `width` is the size of its entries."""
    laid = bytearray(SECTOR)
    laid[-1] = len(spans)
    pack_into(f"<{len(spans) + 1}I", laid, 0, *(span[0] for span in spans), spans[-1][1])
    end = SECTOR - 2
    known: dict[bytes, int] = {}
    for index, (_, _, held) in enumerate(spans):
        if held not in known:
            size = bytes([len(held)]) if width == 1 else bytes([0, len(held) // 2 + len(held) % 2])
            entry = size + held + bytes(len(held) % 2 if width > 1 else 0)
            end = (end - len(entry)) // 2 * 2
            laid[end : end + len(entry)] = entry
            known[held] = end // 2
        laid[4 * (len(spans) + 1) + width * index] = known[held]
    assert end >= 4 * (len(spans) + 1) + width * len(spans)
    return bytes(laid)


def compound(streams: dict[str, bytes]) -> bytes:
    """Return a compound file with streams in its root, each so large that it needs no small sectors."""
    body, table = b"", []
    entries = [entry("Root Entry", 5, END, 0, child=1)]
    for index, (name, content) in enumerate(streams.items(), 1):
        content += bytes(max(4096 - len(content), -len(content) % SECTOR))
        count, first = len(content) // SECTOR, len(table)
        table += [*range(first + 1, first + count), END]
        body += content
        entries.append(entry(name, 2, first, len(content), right=index + 1 if index < len(streams) else FREE))
    directory = b"".join(entries) + bytes(-len(b"".join(entries)) % SECTOR)
    first_directory = len(table)
    table += [*range(first_directory + 1, first_directory + len(directory) // SECTOR), END]
    count = next(count for count in range(1, 110) if len(table) + count <= 128 * count)
    table += [TABLE_SECTOR] * count
    table += [FREE] * (128 * count - len(table))
    at = (len(body) + len(directory)) // SECTOR
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + pack("<HHHHH6x", 62, 3, 0xFFFE, 9, 6)
    head += pack("<IIIIIIIII", 0, count, first_directory, 0, 4096, END, 0, END, 0)
    head += pack(f"<{count}I", *range(at, at + count)) + b"\xff" * (4 * (109 - count))
    return head + body + directory + pack(f"<{len(table)}I", *table)


def entry(name: str, kind: int, first: int, size: int, right: int = FREE, child: int = FREE) -> bytes:
    """Return an entry of the directory."""
    encoded = name.encode("utf-16-le") + b"\0\0"
    return (
        encoded.ljust(64, b"\0") + pack("<HBBIII", len(encoded), kind, 1, FREE, right, child) + bytes(36)
        + pack("<III", first, size, 0)
    )  # fmt: skip


def word95(*lines: str) -> bytes:
    """Return a file of Word 95, whose head, text and properties stand in one stream, with characters of GB 2312."""
    texts = [line.encode("gb18030") + b"\r" for line in lines]
    places = [TEXT_AT + sum(map(len, texts[:index])) for index in range(len(texts) + 1)]
    main = bytearray(TEXT_AT) + b"".join(texts)
    main += bytes(-len(main) % SECTOR)
    runs, shapes = bytearray(SECTOR), bytearray(SECTOR)
    pack_into("<IIB", runs, 0, places[0], places[-1], 250)
    runs[500:504] = bytes([3, 0x5D, 0, 0])  # the first font, which is a Chinese one
    runs[-1] = 1
    pack_into(f"<{len(places)}I", shapes, 0, *places)
    for index in range(len(texts)):
        shapes[4 * len(places) + 7 * index] = 253
    shapes[506:509] = bytes([1, 0, 0])
    shapes[-1] = len(texts)
    first = len(main) // SECTOR
    main += runs + shapes
    font = b"SimSun\0"
    parts = {
        0x88: pack("<IIHIHI", 0, places[-1] - TEXT_AT, 0, FREE, 0, FREE),
        0xB8: pack("<IIH", places[0], places[-1], first),
        0xC0: pack("<IIH", places[0], places[-1], first + 1),
        0xD0: pack("<HBBHBB", 8 + len(font), 5 + len(font), 0, 400, 134, 0) + font,
    }
    for offset, part in parts.items():
        pack_into("<II", main, offset, len(main), len(part))
        main += part
    pack_into("<HHHH", main, 0, 0xA5DC, 104, 0, 0x0804)
    pack_into("<HIHH", main, 0x0C, 104, 0, 134, 134)
    pack_into("<III", main, 0x18, places[0], places[-1], len(main))
    pack_into("<I", main, 0x34, places[-1] - places[0])
    pack_into("<HHHH", main, 0x18A, first, first + 1, 1, 1)
    return compound({"WordDocument": bytes(main)})
