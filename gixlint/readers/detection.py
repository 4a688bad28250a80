"""Telling formats apart: by what the bytes are, then by the file's suffix."""

from __future__ import annotations

import re
from typing import Literal

from gixlint.errors import UnreadableError

__all__ = [
    "READABLE_SUFFIXES", "TextFormat", "is_doc", "is_docx", "is_pdf", "is_rtf", "picture_format", "text_format",
    "zipped_kind",
]  # fmt: skip

TextFormat = Literal["html", "md", "txt"]

_DOC = frozenset({".doc", ".dot", ".wps", ".wpt"})
_DOCX = frozenset({".docx", ".docm", ".dotx", ".dotm"})
_OPEN_DOCUMENT = frozenset({".odt", ".ott"})
_HTML = frozenset({".html", ".htm", ".shtml", ".shtm", ".xhtml"})
_MARKDOWN = frozenset({".md", ".markdown", ".mdown", ".mkd"})
_TEXT = frozenset({".txt", ".text"})
_SCANS = frozenset({".tif", ".tiff"})

READABLE_SUFFIXES: frozenset[str] = frozenset().union(
    _DOC, _DOCX, _HTML, _MARKDOWN, _TEXT, _OPEN_DOCUMENT, _SCANS, {".ofd", ".pdf", ".rtf"}
)
"""Suffixes, in lower case, of the files that are read when a folder is walked.

Other pictures are read when they are named: in folders they are mostly what pages of a site are adorned with.
"""

_HEAD = 4096
_SAVE_AS = "请用 Word 或 WPS 打开后另存为 .docx 再检查。"
_EMPTY = "文件是空的；请确认文件已保存并完整传送后再检查。"
_LOCKED = "文件是加了密码的 Word 文档，无法读取；请用 Word 或 WPS 打开，取消密码后另存为 .docx 再检查。"
_WORKBOOK = "文件是 Excel 97-2003 工作簿（.xls），不能直接检查；请把内容转为 .docx 再检查。"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES = (
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"GIF8", "gif"),
    (b"II*\0", "tiff"),
    (b"MM\0*", "tiff"),
)
_ARCHIVES = ((b"Rar!\x1a\x07", "RAR"), (b"7z\xbc\xaf\x27\x1c", "7z"), (b"\x1f\x8b", "gzip"))
_ZIPPED = (
    ("xl/", "Excel 工作簿（.xlsx）"),
    ("ppt/", "PowerPoint 演示文稿（.pptx）"),
    ("index.apxl", "Keynote 文档"),
)


def is_pdf(data: bytes) -> bool:
    """Tell whether the bytes are a PDF, which may have a few others before it."""
    return b"%PDF-" in data[:1024] and not data.startswith((b"PK\x03\x04", _OLE))


def is_rtf(data: bytes) -> bool:
    """Tell whether the bytes are RTF, which Word reads under the suffix .doc too."""
    return data[:64].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{\\rtf")


def zipped_kind(data: bytes) -> Literal["odt", "ofd"] | None:
    """Return what a zip holds by the names of its parts; None for Word files, other things and damage."""
    if not data.startswith(b"PK\x03\x04") or (b"content.xml" not in data and b"OFD.xml" not in data):
        return None
    from io import BytesIO
    from zipfile import BadZipFile, ZipFile

    try:
        with ZipFile(BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (BadZipFile, ValueError, NotImplementedError):
        return None
    if "OFD.xml" in names:
        return "ofd"
    return "odt" if "content.xml" in names and "word/document.xml" not in names else None


def is_doc(data: bytes) -> bool:
    """Tell whether the bytes are a compound file, as Word 97-2003 files are.

    Raises `UnreadableError` for what other programs keep in one.
    """
    if not data.startswith(_OLE):
        return False
    if "WordDocument".encode("utf-16-le") not in data:
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise UnreadableError(_LOCKED)
        if "Workbook".encode("utf-16-le") in data:
            raise UnreadableError(_WORKBOOK)
    return True


def is_docx(data: bytes, suffix: str) -> bool:
    """Tell whether the bytes are a Word document; raises `UnreadableError` if they are of a kind that is not read."""
    if not data.strip(b"\0 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise UnreadableError(_EMPTY)
    if data.startswith(b"PK\x03\x04"):
        return _is_zipped_word(data, suffix)
    reason = _unread_kind(data)
    if reason:
        raise UnreadableError(reason)
    return False


def _is_zipped_word(data: bytes, suffix: str) -> bool:
    from io import BytesIO
    from zipfile import BadZipFile, ZipFile

    try:
        with ZipFile(BytesIO(data)) as archive:
            names = archive.namelist()
    except (BadZipFile, ValueError, NotImplementedError) as error:
        what = "Word 文档" if suffix in _DOCX else "压缩格式的文件"
        todo = "请重新传送，或用 Word、WPS 修复后另存为 .docx 再检查。"
        raise UnreadableError(f"{what}已损坏或不完整，打不开；{todo}") from error
    if any(name.startswith("word/") for name in names):
        return True
    for start, what in _ZIPPED:
        if any(name.startswith(start) for name in names):
            raise UnreadableError(f"文件是{what}，暂不能直接检查；请转换为 .docx 再检查。")
    raise UnreadableError("文件是 ZIP 压缩包，不能直接检查；请解压后检查其中的报告。")


def _unread_kind(data: bytes) -> str | None:
    """Return why bytes of a known kind are not read and what to do, or None."""
    if b'progid="Word.Document"' in data[:1024]:
        return f"文件是 Word XML 格式，暂不能直接检查；{_SAVE_AS}"
    if data[:64].lstrip().lower().startswith(b"mime-version:"):
        return f"文件是单个文件网页（MHTML），暂不能直接检查；{_SAVE_AS}"
    for signature, kind in _ARCHIVES:
        if data.startswith(signature):
            return f"文件是 {kind} 压缩包，不能直接检查；请解压后检查其中的报告。"
    if data[4:11] == b"ftyphei":
        return "文件是 HEIC 图片，暂不能直接检查；请另存为 PNG 或 JPEG，或提供报告的 Word 原稿再检查。"
    return None


def picture_format(data: bytes) -> str | None:
    """Return the format of a picture file, None where the bytes are none."""
    for signature, kind in _PICTURES:
        if data.startswith(signature):
            return kind
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return "webp"
    return "bmp" if data.startswith(b"BM") and b"\0" in data[:32] else None


def text_format(text: str, suffix: str) -> TextFormat:
    """Return the format of decoded text. `suffix` is in lower case, with its dot."""
    head = text[:_HEAD]
    if _is_page(head, suffix):
        return "html"
    if suffix in _MARKDOWN:
        return "md"
    if suffix in _TEXT:
        return "txt"
    if re.search(r"(?m)^#{1,6} +\S|^ {0,3}\|? *:?-+:? *\|[-:| ]*$", text):
        return "md"
    return "txt"


def _is_page(head: str, suffix: str) -> bool:
    start = re.sub(r"\A(?:\s|<\?xml[^>]*>|<!--.*?-->)+", "", head.lstrip("\ufeff"), flags=re.DOTALL)
    if re.match(r"<(?:!doctype html|html|head|body)\b", start, re.IGNORECASE):
        return True
    if suffix in _MARKDOWN:
        return False
    if suffix in _HTML:
        return re.search(r"<[A-Za-z!/]", head) is not None
    tags = r"<(?:meta|title|style|div|section|article|p|table|h[1-6]|span|font|center)\b[^<>]*>"
    return re.match(tags, start, re.IGNORECASE) is not None and "</" in head
