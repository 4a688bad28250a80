"""Writing a zip archive anew with a few entries changed: all others keep their packed bytes, order, flags and dates.

`zipfile` can only add to an archive or write all of it again; PKWARE's APPNOTE 4.3 gives the records.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator, Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

__all__ = ["repack"]

_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_UTF8 = 0x800
_WIDE = 0x0001
"""The extra field of sizes and offsets beyond 32 bits, which nothing here needs."""
_EPOCH = 0x21
"""1 January 1980, the date that Word gives all parts."""


def repack(data: bytes, changed: Mapping[str, bytes], added: Mapping[str, bytes]) -> bytes:
    """Return the archive with entries changed, by their names as written, and others added at its end."""
    with ZipFile(BytesIO(data)) as archive:
        infos, comment, start = archive.infolist(), archive.comment, archive.start_dir
    ends = _ends(infos, start)
    packed, central = bytearray(), bytearray()
    for info, record in zip(infos, _records(data, start, len(infos)), strict=True):
        offset = len(packed)
        if info.filename in changed:
            entry = _Entry.of(record, changed[info.filename])
            packed += entry.local()
            central += entry.central(offset)
        else:
            packed += data[info.header_offset : ends[info.header_offset]]
            central += _moved(record, info, offset)
    for name, content in added.items():
        entry = _Entry(name.encode(), content)
        central += entry.central(len(packed))
        packed += entry.local()
    count = len(infos) + len(added)
    end = _END.pack(b"PK\5\6", 0, 0, count, count, len(central), len(packed), len(comment))
    return bytes(packed + central + end + comment)


class _Entry:
    """An entry whose content is written anew."""

    def __init__(self, name: bytes, content: bytes) -> None:
        squeeze = zlib.compressobj(6, zlib.DEFLATED, -15)
        self._name = name
        self._packed = squeeze.compress(content) + squeeze.flush()
        self._sizes = (zlib.crc32(content), len(self._packed), len(content))
        self._made, self._flags, self._time, self._date = 20, 0 if name.isascii() else _UTF8, 0, _EPOCH
        self._attributes, self._extra, self._comment = (0, 0), b"", b""

    @classmethod
    def of(cls, record: bytes, content: bytes) -> _Entry:
        """Return what takes the place of the entry of a central record, with its name, date and attributes."""
        _, made, _, flags, _, time, date, *_, inner, outer, _ = _CENTRAL.unpack_from(record)
        name, extra, comment = _tails(record)
        entry = cls(name, content)
        entry._made, entry._flags, entry._time, entry._date = made, flags & _UTF8, time, date
        entry._attributes, entry._extra, entry._comment = (inner, outer), _narrow(extra), comment
        return entry

    def local(self) -> bytes:
        head = (b"PK\3\4", 20, self._flags, ZIP_DEFLATED, self._time, self._date, *self._sizes, len(self._name), 0)
        return _LOCAL.pack(*head) + self._name + self._packed

    def central(self, offset: int) -> bytes:
        lengths = (len(self._name), len(self._extra), len(self._comment))
        head = (b"PK\1\2", self._made, 20, self._flags, ZIP_DEFLATED, self._time, self._date, *self._sizes, *lengths)
        return _CENTRAL.pack(*head, 0, *self._attributes, offset) + self._name + self._extra + self._comment


def _ends(infos: list[ZipInfo], start: int) -> dict[int, int]:
    """Return where the bytes of each entry end, by where they begin; what follows its data is its own."""
    begins = sorted({info.header_offset for info in infos})
    return dict(zip(begins, [*begins[1:], start], strict=True))


def _records(data: bytes, at: int, count: int) -> Iterator[bytes]:
    for _ in range(count):
        size = _CENTRAL.size + sum(struct.unpack_from("<3H", data, at + 28))
        yield data[at : at + size]
        at += size


def _tails(record: bytes) -> tuple[bytes, bytes, bytes]:
    name, extra, _ = struct.unpack_from("<3H", record, 28)
    first, second = _CENTRAL.size + name, _CENTRAL.size + name + extra
    return record[_CENTRAL.size : first], record[first:second], record[second:]


def _moved(record: bytes, info: ZipInfo, offset: int) -> bytes:
    """Return a central record for an entry that begins elsewhere now, its sizes said in the record itself."""
    fields = list(_CENTRAL.unpack_from(record))
    name, extra, comment = _tails(record)
    if 0xFFFFFFFF in (fields[8], fields[9], fields[16]):
        extra = _narrow(extra)
    fields[8:10] = info.compress_size, info.file_size
    fields[11], fields[13], fields[16] = len(extra), 0, offset
    return _CENTRAL.pack(*fields) + name + extra + comment


def _narrow(extra: bytes) -> bytes:
    kept, at = b"", 0
    while at + 4 <= len(extra):
        kind, size = struct.unpack_from("<2H", extra, at)
        if kind != _WIDE:
            kept += extra[at : at + 4 + size]
        at += 4 + size
    return kept
