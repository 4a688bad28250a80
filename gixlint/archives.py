"""Zip archives as folders: what is in them, under the names that were meant, and the bytes of one file at a time.

Nothing is unpacked to disk. An archive inside an archive is not opened.
"""

import os
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from gixlint.errors import UnreadableError
from gixlint.records import Record

if TYPE_CHECKING:
    from zipfile import ZipFile, ZipInfo

__all__ = ["BETWEEN", "SUFFIX", "Entry", "entries", "read_entry"]

SUFFIX = ".zip"
BETWEEN = "!/"
"""What stands between an archive's path and the path inside it."""

_MOST = 10_000
"""Files in one archive."""
_LARGEST = 200 * 2**20
"""Bytes that one file may unpack to."""
_LARGEST_TOGETHER = 4 * 2**30
_DENSEST = 200
"""How often a file of more than 16 MB may be larger than its packed form."""
_DOCUMENTS = ("word/document.xml", "content.xml", "OFD.xml", "xl/workbook.xml", "ppt/presentation.xml")

_BROKEN = "压缩包已损坏或不完整，打不开；请重新传送或重新压缩后再检查"
_MANY = f"压缩包中的文件超过 {_MOST} 个；请分成几个压缩包，或解压后检查"
_LARGE = "压缩包解压后过大；请分成几个压缩包，或解压后检查"
_BOMB = "文件解压后过大，疑似恶意压缩包，未予读取；请解压核实后再检查"
_LOCKED = "压缩包中的文件加了密码，无法读取；请解压后再检查"
_PACKED = "压缩包中的文件用不支持的方式压缩；请解压后再检查"
_OUTSIDE = "压缩包中的文件路径指向压缩包之外，未予读取；请核实压缩包的来源"
_NESTED = "压缩包中的压缩包不再展开；请解压后再检查"


class Entry(Record):
    """A file of an archive: its path inside it with slashes, its number in the archive, or why it is not read."""

    path: str
    number: int
    error: str = ""


def entries(path: str) -> list[Entry] | None:
    """Return the files of the archive at `path`, sorted by folder and name; None where it is a document itself.

    Raises `UnreadableError` with a Chinese clause on damage and on what is too large, `OSError` where it may not be
    opened.
    """
    archive = _opened(path, os.stat(path).st_mtime_ns, os.getpid())
    infos = archive.infolist()
    if any(info.filename in _DOCUMENTS for info in infos):
        return None
    if len(infos) > _MOST:
        raise UnreadableError(_MANY)
    if sum(info.file_size for info in infos) > _LARGEST_TOGETHER:
        raise UnreadableError(_LARGE)
    found: dict[str, Entry] = {}  # of two files of one name the later counts, as when the archive is unpacked
    for number, (name, info) in enumerate(zip(_names(infos), infos, strict=True)):
        parts = [part for part in name.replace("\\", "/").split("/") if part not in ("", ".")]
        if parts and not name.endswith(("/", "\\")):
            inside = "/".join(part for part in parts if part != "..")
            found[inside] = Entry(inside, number, _error(info, outside=".." in parts))
    return sorted(found.values(), key=lambda entry: entry.path.rpartition("/")[::2])


def read_entry(path: str, number: int) -> bytes:
    """Return the bytes of a file of the archive at `path`. Raises `UnreadableError` and `OSError`."""
    import struct
    import zlib
    from zipfile import BadZipFile

    archive = _opened(path, os.stat(path).st_mtime_ns, os.getpid())
    info = archive.infolist()[number]
    try:
        with archive.open(info) as stream:
            # A size keeps zipfile from unpacking more than the directory announced; one more byte reaches the end,
            # where the checksum is compared.
            return stream.read(info.file_size + 1)
    except (BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, RuntimeError, IndexError) as error:
        raise UnreadableError(f"{_BROKEN}。") from error  # an offset before the file's beginning is an OSError


@lru_cache(maxsize=1)
def _opened(path: str, changed: int, process: int) -> "ZipFile":
    """Open an archive, which is asked for its files one after the other.

    `changed` tells an old state of it apart; `process` what a process that forked was reading, whose position in the
    file the two would share.
    """
    import struct
    from zipfile import BadZipFile, ZipFile

    try:
        return ZipFile(path)
    except (BadZipFile, struct.error, EOFError, ValueError, NotImplementedError, IndexError) as error:
        raise UnreadableError(_BROKEN) from error


def _error(info: "ZipInfo", *, outside: bool) -> str:
    from zipfile import ZIP_DEFLATED, ZIP_STORED

    if outside:
        return _OUTSIDE
    if info.filename.lower().endswith(SUFFIX):
        return _NESTED
    if info.flag_bits & 1:
        return _LOCKED
    if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        return _PACKED
    dense = info.file_size > 16 * 2**20 and info.file_size > _DENSEST * info.compress_size
    return _BOMB if dense or info.file_size > _LARGEST else ""


def _names(infos: "list[ZipInfo]") -> Iterator[str]:
    """Yield the names as meant: those not marked as UTF-8 are of one encoding, UTF-8 or that of Chinese Windows."""
    raw = [b"" if info.flag_bits & 0x800 else _raw(info) for info in infos]
    encoding = "utf-8"
    try:
        b"\n".join(raw).decode(encoding)
    except UnicodeDecodeError:
        encoding = "gb18030"
    for info, name in zip(infos, raw, strict=True):
        yield name.decode(encoding, "replace") if name else info.filename


def _raw(info: "ZipInfo") -> bytes:
    try:
        return info.orig_filename.encode("cp437")
    except UnicodeEncodeError:  # an extra field of the archive gave the name
        return b""
