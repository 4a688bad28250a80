"""The front door: a file is known by its content, then by its suffix, and refused in one line that helps."""

from __future__ import annotations

import hashlib
from io import BytesIO
from zipfile import ZipFile

import pytest

from gixlint.errors import UnreadableError
from gixlint.readers import READABLE_SUFFIXES, read

PAGE = "<!DOCTYPE html><html><body><p>一、总体情况</p></body></html>".encode()
MARKDOWN = "# 标题\n\n一、总体情况\n".encode()
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)


def zipped(*names: str) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "expected"),
    [
        (PAGE, "a.html", "html"),
        (PAGE, "a.doc", "html"),
        (PAGE, "a.txt", "html"),
        (PAGE, "a.md", "html"),
        (PAGE.decode().encode("utf-16"), "a", "html"),
        (b"<!-- x -->\n<div><p>1</p></div>", "a", "html"),
        (b"<div><p>1</p></div>", "a.md", "md"),
        (b"<table><tr><td>1</td></tr></table>", "a.txt", "html"),
        ("表<3".encode(), "a.txt", "txt"),
        ("没有标记".encode(), "a.html", "txt"),
        (MARKDOWN, "a.md", "md"),
        (MARKDOWN, "a.MARKDOWN", "md"),
        (MARKDOWN, "a.txt", "txt"),
        (MARKDOWN, "-", "md"),
        (b"a | b\n--- | ---\n1 | 2\n", "-", "md"),
        ("一、总体情况".encode(), "-", "txt"),
    ],
)
def test_format(data: bytes, name: str, expected: str) -> None:
    document = read(data, name)
    assert document.source.format == expected
    assert document.source.sha256 == hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (b"", "a.docx", "文件是空的"),
        (b" \r\n\t", "a.txt", "文件是空的"),
        (b"\xef\xbb\xbf", "a.txt", "文件是空的"),
        (bytes(1000), "a.txt", "文件是空的"),
        (OLE + "WordDocument".encode("utf-16-le"), "a.docx", "Word 97-2003 文档"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "a.docx", "加了密码"),
        (OLE + "Workbook".encode("utf-16-le"), "a.xls", "Excel 97-2003"),
        (b"%PDF-1.7\n", "a.docx", "PDF"),
        (b"\n\n%PDF-1.4\n", "a", "PDF"),
        (b"{\\rtf1\\ansi}", "a.doc", "RTF"),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related", "a.doc", "MHTML"),
        (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?>', "a.xml", "Word XML"),
        (b"\0\0\0\x18ftypheic", "a.jpg", "HEIC 图片"),
        (b"Rar!\x1a\x07\x00", "a.rar", "RAR 压缩包"),
        (zipped("xl/workbook.xml"), "a.docx", "Excel 工作簿"),
        (zipped("OFD.xml"), "a.ofd", "OFD"),
        (zipped("a.docx"), "a.zip", "ZIP 压缩包"),
        (zipped("word/document.xml")[:-30], "a.docx", "Word 文档已损坏"),
        (bytes(range(1, 256)) + bytes(range(256)) * 9, "a.txt", "文件不是文本"),
    ],
)
def test_refused(data: bytes, name: str, words: str) -> None:
    with pytest.raises(UnreadableError, match=words) as caught:
        read(data, name)
    message = str(caught.value)
    assert "\n" not in message
    assert message.endswith("。")
    assert "请" in message


def test_readable_suffixes_are_lower_case_and_read() -> None:
    assert (
        frozenset({".doc", ".wps", ".docx", ".docm", ".html", ".htm", ".shtml", ".md", ".markdown", ".txt"})
        <= READABLE_SUFFIXES
    )
    assert all(suffix.startswith(".") and suffix == suffix.lower() for suffix in READABLE_SUFFIXES)
