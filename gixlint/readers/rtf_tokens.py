"""The syntax of RTF: braces, control words, text in the code page of its font."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeAlias

__all__ = ["CHARSETS", "Token", "codec", "tokens"]

_TOKEN = re.compile(rb"\\([A-Za-z]{1,32})(-?\d{1,10})? ?|([{}])|\\'([0-9A-Fa-f]{2})|\\(.)|([^\\{}\r\n]+)|\\", re.DOTALL)

_RAW = re.compile(rb"\\bin(\d{1,9}) ?")

CHARSETS = {
    2: "symbol", 77: "mac_roman", 128: "cp932", 129: "cp949", 130: "johab", 134: "gb18030", 136: "big5hkscs",
    161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251",
    222: "cp874", 238: "cp1250", 255: "cp437",
}  # fmt: skip
"""The code pages of the character sets of fonts; those of 0 and 1 are the file's own."""


Token: TypeAlias = tuple[str, int | None, bytes]
"""A control word with its number; or a symbol: a brace, or a backslash and one character; or text.

Of text the word is empty, or `'` where a code stands for a byte.
"""


def codec(page: int) -> str:
    """Return the name of the codec of a Windows code page; what is unknown is read as Western text."""
    known = {936: "gb18030", 950: "big5hkscs", 65001: "utf-8", 10000: "mac_roman", 10008: "gb18030"}
    name = known.get(page, f"cp{page}")
    try:
        b"".decode(name)
    except LookupError:
        return "cp1252"
    return name


def _symbol(symbol: bytes) -> Token:
    if symbol in b"\\{}":  # it may be the second byte of a character
        return "", None, symbol
    return "par" if symbol in b"\r\n" else "\\" + symbol.decode("latin-1"), None, b""


def _without_raw(data: bytes) -> bytes:
    parts: list[bytes] = []
    start = 0
    while (found := _RAW.search(data, start)) is not None:
        parts.append(data[start : found.start()])
        start = found.end() + int(found[1])
    return b"".join([*parts, data[start:]]) if parts else data


def tokens(data: bytes) -> Iterator[Token]:
    r"""Yield the tokens of a file. Raw data behind `\bin` is left out."""
    names: dict[bytes, str] = {}
    for found in _TOKEN.finditer(_without_raw(data)):
        match found.lastindex:
            case 1 | 2:
                word, digits = found[1], found[2]
                name = names.get(word)
                if name is None:
                    name = names[word] = word.decode()
                yield name, None if digits is None else int(digits), b""
            case 3:
                yield found[3].decode(), None, b""
            case 4:
                yield "'", None, bytes.fromhex(found[4].decode())
            case 5:
                yield _symbol(found[5])
            case 6:
                yield "", None, found[6]
