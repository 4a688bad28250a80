"""Decoding: bytes of a text format to a string and the name of the codec that reads them.

Tried in this order: byte order mark, UTF-8, UTF-8 with a few broken bytes, the charset that the file declares,
GB 18030, GB 18030 with a few broken bytes. UTF-8 goes before the declaration because GB text is never valid UTF-8 by
chance, while UTF-8 often is valid GB; gb2312 and gbk are read as gb18030, of which they are parts.
"""

from __future__ import annotations

import codecs
import re

from gixlint.errors import UnreadableError

__all__ = ["decode"]

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_GB = frozenset({"gb2312", "gbk", "gb18030", "hz"})
_HEAD = 4096
_REPLACED = "\N{REPLACEMENT CHARACTER}"

_BINARY = "文件不是文本，也不是能识别的文档格式；请确认没有选错文件，或用 Word、WPS 打开后另存为 .docx 再检查。"
_GARBLED = "无法判断文件的字符编码；请用记事本打开，确认文字显示正常后另存为 UTF-8 编码再检查。"


def decode(data: bytes) -> tuple[str, str]:
    """Return the text and its codec's name, which also encodes it again; raises `UnreadableError` if it is no text."""
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return data.decode(codec, "replace"), codec
    if b"\0" in data:
        return _decode_wide(data)
    text = _strictly(data, "utf-8")
    if text is not None:
        return text, "utf-8"
    text = data.decode("utf-8", "replace")
    if text.count(_REPLACED) * 10 <= sum(1 for character in text if character > "\x7f"):
        return text, "utf-8"
    for codec in (_declared(data), "gb18030"):
        text = _strictly(data, codec) if codec else None
        if text is not None:
            return text, codec
    text = data.decode("gb18030", "replace")
    if text.count(_REPLACED) * 100 > len(text):
        raise UnreadableError(_GARBLED)
    return text, "gb18030"


def _declared(data: bytes) -> str:
    """Return the codec that a `<meta>` or `<?xml?>` near the start declares, or an empty string."""
    head = data[:_HEAD].decode("latin-1")
    match = re.search(r"<(?:meta|\?xml)\b[^>]*?\b(?:charset|encoding)\s*=\s*[\"']?\s*([\w-]+)", head, re.IGNORECASE)
    if match is None:
        return ""
    try:
        name = codecs.lookup(match[1]).name
    except LookupError:
        return ""
    return "gb18030" if name in _GB else name


def _strictly(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except (UnicodeError, LookupError):
        return None


def _decode_wide(data: bytes) -> tuple[str, str]:
    """Read UTF-16 without a byte order mark: the byte order in which nearly all characters are ASCII or Chinese."""
    for codec in ("utf-16-le", "utf-16-be"):
        text = _strictly(data, codec)
        if text and sum(map(_is_usual, text)) >= 0.95 * len(text):
            return text, codec
    raise UnreadableError(_BINARY)


def _is_usual(character: str) -> bool:
    return (
        " " <= character <= "~"
        or character in "\t\r\n\u00a0"
        or "\u2010" <= character <= "\u201f"
        or "\u3000" <= character <= "\u303f"
        or "\u4e00" <= character <= "\u9fff"
        or "\uff00" <= character <= "\uff65"
    )
