"""The compound file that a .doc or .wps is: its streams, checked before they are read so that damage costs little."""

from __future__ import annotations

from struct import error as struct_error
from struct import unpack_from
from typing import TYPE_CHECKING

from gixlint.errors import MissingPartError, UnreadableError
from gixlint.records import Record

if TYPE_CHECKING:
    from olefile import OleFileIO

__all__ = ["BROKEN", "LOCKED", "Storage", "open_storage"]

LOCKED = "文件是加了密码的 Word 文档，无法读取；请用 Word 或 WPS 打开，取消密码后另存为 .docx 再检查。"
BROKEN = "Word 97-2003 文档（.doc 或 .wps）不完整或已损坏；请重新传送，或用 Word、WPS 修复后另存为 .docx 再检查。"
OTHERS = (
    ("Book", "文件是 Excel 工作簿（.xls），不能直接检查；请把内容转为 .docx 再检查。"),
    ("PowerPoint Document", "文件是 PowerPoint 演示文稿（.ppt），不能直接检查；请把内容转为 .docx 再检查。"),
)
NO_WORD = "文件里没有 Word 97-2003 正文；请确认它是文字文档，并用 Word 或 WPS 另存为 .docx 再检查。"
SECTOR, ENTRIES = 512, 128
SLACK = 2**22
"""How far, in bytes, allocation tables may reach beyond the file's end: some programs reserve room."""
SUMMARY = "\x05SummaryInformation"
PROPERTIES = (("title", 2), ("creator", 4), ("lastModifiedBy", 8), ("created", 12), ("modified", 13))
CODE_PAGES = {936: "gb18030", 950: "big5", 1200: "utf-16-le", 1252: "cp1252", 65001: "utf-8"}


class Storage(Record):
    """The streams that count. `tables` are those named 0Table and 1Table; a missing stream is empty."""

    main: bytes
    tables: tuple[bytes, bytes]
    data: bytes
    metadata: tuple[tuple[str, str], ...] = ()


def open_storage(data: bytes) -> Storage:
    """Return the streams of a compound file that holds a Word document.

    Raises `UnreadableError` for damage and for other kinds of files, `MissingPartError` without olefile.
    """
    try:
        import olefile
    except ImportError as error:
        raise MissingPartError("读取 .doc、.wps 需要安装 olefile：pip install 'gixlint[doc]'") from error
    from io import BytesIO

    _require_sound_header(data)
    try:
        with olefile.OleFileIO(BytesIO(data)) as file:
            return _streams(file, len(data))
    except (OSError, struct_error, ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise UnreadableError(BROKEN) from error


def _require_sound_header(data: bytes) -> None:
    """Refuse allocation tables far larger than the file, whose chains could go round for ever."""
    if len(data) < 3 * SECTOR:
        raise UnreadableError(BROKEN)
    (shift,) = unpack_from("<H", data, 30)
    tables, small, extra = (unpack_from("<I", data, offset)[0] for offset in (44, 64, 72))
    if shift not in (9, 12):
        raise UnreadableError(BROKEN)
    reach = tables << (2 * shift - 2)
    if reach > 2 * len(data) + SLACK or (small + extra) << shift > len(data):
        raise UnreadableError(BROKEN)


def _streams(file: OleFileIO, size: int) -> Storage:
    # An embedded document has streams of the same names, so that only the root's own children count.
    if not file.exists("WordDocument"):
        raise UnreadableError(next((words for name, words in OTHERS if file.exists(name)), NO_WORD))

    def stream(name: str) -> bytes:
        if not file.exists(name):
            return b""
        if file.get_size(name) > size:
            raise UnreadableError(BROKEN)
        with file.openstream(name) as opened:
            return bytes(opened.read())

    tables = stream("0Table"), stream("1Table")
    return Storage(stream("WordDocument"), tables, stream("Data"), tuple(_metadata(stream(SUMMARY))))


def _metadata(summary: bytes) -> list[tuple[str, str]]:
    """Return what a property set says of the document; damage there is none of the text's."""
    try:
        (start,) = unpack_from("<I", summary, 44)
        (count,) = unpack_from("<I", summary, start + 4)
        places = dict(unpack_from("<II", summary, start + 8 + 8 * index) for index in range(min(count, 64)))
        page = unpack_from("<H", summary, start + places[1] + 4)[0] if 1 in places else 1252
        found = []
        for name, number in PROPERTIES:
            if number in places:
                found.append((name, _value(summary, start + places[number], CODE_PAGES.get(page, "gb18030"))))
    except (struct_error, ValueError, OverflowError):
        return []
    return [(name, value) for name, value in found if value]


def _value(summary: bytes, offset: int, encoding: str) -> str:
    kind, size = unpack_from("<II", summary, offset)
    if kind == 0x1E:
        return summary[offset + 8 : offset + 8 + size].decode(encoding, "replace").split("\0")[0].strip()
    if kind == 0x1F:
        return summary[offset + 8 : offset + 8 + 2 * size].decode("utf-16-le", "replace").split("\0")[0].strip()
    if kind == 0x40:
        from datetime import datetime, timedelta

        (ticks,) = unpack_from("<Q", summary, offset + 4)
        moment = datetime(1601, 1, 1) + timedelta(microseconds=ticks // 10)
        return moment.isoformat("T", "seconds") + "Z" if ticks else ""
    return ""
