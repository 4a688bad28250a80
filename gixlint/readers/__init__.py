"""Reading: bytes to one source text and its layers. A file is known by its content, then by its suffix."""

from __future__ import annotations

from os.path import splitext
from typing import TYPE_CHECKING

from gixlint.digests import sha256
from gixlint.readers.detection import READABLE_SUFFIXES, is_doc, is_docx, is_pdf, is_rtf, text_format, zipped_kind

if TYPE_CHECKING:
    from gixlint.document import Document

__all__ = ["READABLE_SUFFIXES", "read"]


def read(data: bytes, name: str) -> Document:
    """Return the document that `data` holds; of `name`, a file's name or path, only the suffix counts.

    Raises `UnreadableError` with one Chinese line, without the name, that says why and what to do.
    """
    suffix = splitext(name)[1].lower()
    return _read(data, suffix).with_sha256(sha256(data))


def _read(data: bytes, suffix: str) -> Document:
    if is_pdf(data):
        from gixlint.readers.pdf import read_pdf

        return read_pdf(data)
    match zipped_kind(data):
        case "odt":
            from gixlint.readers.odt import read_odt

            return read_odt(data)
        case "ofd":
            from gixlint.readers.ofd import read_ofd

            return read_ofd(data)
    if is_doc(data):
        from gixlint.readers.doc import read_doc

        return read_doc(data, "wps" if suffix in (".wps", ".wpt") else "doc")
    if is_rtf(data):
        from gixlint.readers.rtf import read_rtf

        return read_rtf(data)
    if is_docx(data, suffix):
        from gixlint.readers.docx import read_docx

        return read_docx(data)
    from gixlint.readers.encoding import decode

    text, encoding = decode(data)
    match text_format(text, suffix):
        case "html":
            from gixlint.readers.html import read_html

            return read_html(text, encoding)
        case "md":
            from gixlint.readers.markdown import read_markdown

            return read_markdown(text, encoding)
        case "txt":
            from gixlint.readers.plain import read_plain

            return read_plain(text, encoding)
