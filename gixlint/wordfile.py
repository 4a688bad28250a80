"""Word files: templates opened, documents as bytes that are the same from run to run."""

from __future__ import annotations

from datetime import date, datetime
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from gixlint.errors import GixlintError

if TYPE_CHECKING:
    from pathlib import Path

    from docx.document import Document

__all__ = ["opened", "packed"]

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time that an archive can tell: that of every part."""


def opened(template: Path) -> Document:
    """Return a template. Raises GixlintError where it cannot be read or is no Word file."""
    import docx

    try:
        data = template.read_bytes()
    except OSError as error:
        reason = "文件不存在" if isinstance(error, FileNotFoundError) else "没有权限，或者不是文件"
        raise GixlintError(f"模板 {template} 读不了：{reason}") from error
    try:
        return docx.Document(BytesIO(data))
    except Exception as error:  # an archive or a package may be damaged in any way
        raise GixlintError(f"模板 {template} 不是 Word 文档（.docx），或者已经损坏") from error


def packed(document: Document, title: str, author: str, day: date) -> bytes:
    """Return the file of a document, which says that it was made on this day by this author."""
    about, moment = document.core_properties, datetime(day.year, day.month, day.day)
    about.title, about.author, about.last_modified_by, about.comments = title, author, author, ""
    about.created = about.modified = moment
    about.revision = 1
    saved, made = BytesIO(), BytesIO()
    document.save(saved)
    with ZipFile(saved) as parts, ZipFile(made, "w", ZIP_DEFLATED) as package:
        for part in parts.infolist():
            info = ZipInfo(part.filename, _EPOCH)
            info.compress_type, info.external_attr = ZIP_DEFLATED, 0o600 << 16
            package.writestr(info, parts.read(part))
    return made.getvalue()
