"""Attachments that a page links to by their place beside it: 「./P020240116.xlsx」."""

from __future__ import annotations

from collections.abc import Iterator

from gixlint.document import Document
from gixlint.patterns import pattern

__all__ = ["attached"]

_FILE = r"(?:\./)?(?P<path>[^/:?#\\][^:?#\\]*\.(?:docx?|wps|pdf|ofd|xlsx?|et|pptx?|zip|rar|7z))(?:[?#].*)?"


def attached(document: Document) -> Iterator[tuple[str, str]]:
    """Yield the links of a page to attachments beside it or below: the target as written, the path that it names."""
    for mark in document.marked("link"):
        match = pattern(_FILE).fullmatch(mark.value.strip().lower()) if document.source.format == "html" else None
        if match:
            path = mark.value.strip()[match.start("path") : match.end("path")]
            if ".." not in path.split("/"):
                from urllib.parse import unquote

                yield mark.value, unquote(path)
