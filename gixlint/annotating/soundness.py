"""Whether a Word file may be written into: one that Word would have to mend, or that is signed, is left alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from posixpath import dirname
from typing import TYPE_CHECKING

from gixlint.errors import UnreadableError, UnwritableError
from gixlint.readers.wordml import W, attribute

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from gixlint.readers.package import Package

__all__ = ["CONTENT_TYPES", "markup", "refuse"]

CONTENT_TYPES = "[Content_Types].xml"
_BROKEN = "文件内部有错（{}），Word 打开时会要求修复；请先用 Word 打开、修复并另存，再试"
_SIGNED = "文件带有数字签名，写入任何内容都会使签名失效；请用签名之前的文稿"
_NEEDED = frozenset(
    {"comments", "endnotes", "fontTable", "footer", "footnotes", "header", "numbering", "settings", "styles"}
)
"""Relations whose targets Word cannot do without."""

_CELL, _PARAGRAPH, _TABLE = W + "tc", W + "p", W + "tbl"
_BLOCKS = (_PARAGRAPH, _TABLE, W + "sdt", W + "customXml", W + "altChunk")
_NO_PLACE = frozenset(W + name for name in ("p", "r", "t", "tbl", "tr", "hyperlink"))
"""What a paragraph may not stand in directly."""


def refuse(package: Package, main: str) -> None:
    """Raise `UnwritableError` where a file, whose text is in the part `main`, may not be written into."""
    if any(name.lower().lstrip("/").startswith("_xmlsignatures/") for name in package.names()):
        raise UnwritableError(_SIGNED)
    try:
        fault = next(_faults(package, main), None)
    except UnreadableError as error:
        raise UnwritableError(str(error)) from error
    if fault is not None:
        raise UnwritableError(_BROKEN.format(fault))


def _faults(package: Package, main: str) -> Iterator[str]:
    """Yield what is known to make Word ask for leave to repair a file."""
    written = Counter(name.lower().lstrip("/") for name in package.names())
    yield from (f"部件 {name} 重复" for name, count in written.items() if count > 1)
    for name in [*(name for name in written if name.endswith(".rels")), *markup(package, main)]:
        package.tree(name)  # which raises on damage
    types = package.tree(CONTENT_TYPES)
    if types is None or not _is_document(types, main):
        yield f"{CONTENT_TYPES} 没有登记正文的类型"
    links = package.relations(main)
    for link in links.values():
        if link.kind in _NEEDED and not link.external and link.target not in package:
            yield f"缺少部件 {link.target}"
    for kind in ("comments", *(_NEEDED - {"comments"})):
        for name in dict.fromkeys(link.target for link in links.values() if link.kind == kind):
            yield from _misplaced(package.tree(name))
    yield from _misplaced(package.tree(main))
    comments = next((package.tree(link.target) for link in links.values() if link.kind == "comments"), None)
    ids = Counter(attribute(comment, "id") for comment in (() if comments is None else comments))
    yield from (f"批注编号 {name} 重复" for name, count in ids.items() if count > 1)


def markup(package: Package, main: str) -> list[str]:
    """Return the names of the XML parts in the folder of the part `main`: all that may hold text and marks."""
    folder = dirname(main).lower()
    names = (name.lower().lstrip("/") for name in package.names())
    return [name for name in names if name.startswith(folder) and name.endswith(".xml")]


def _is_document(types: Element, main: str) -> bool:
    return any(
        (entry.get("PartName") or "").lstrip("/").lower() == main.lower()
        and (entry.get("ContentType") or "").endswith("main+xml")
        for entry in types
    )


def _misplaced(root: Element | None) -> Iterator[str]:
    """Yield cells that do not end with a paragraph, and paragraphs where none may stand."""
    for cell in () if root is None else root.iter(_CELL):
        blocks = [child.tag for child in cell if child.tag in _BLOCKS]
        if not blocks or blocks[-1] == _TABLE:
            yield "有的表格单元格末尾没有段落"
    for paragraph in () if root is None else root.iter(_PARAGRAPH):
        parent = paragraph.getparent()
        if parent is not None and parent.tag in _NO_PLACE:
            yield "有的段落放错了位置"
