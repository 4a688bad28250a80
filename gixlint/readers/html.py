"""Reading a web page: the report in it, with its tables, and what the page says about it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from gixlint.document import Document, Place, Source
from gixlint.readers.builder import Builder
from gixlint.readers.html_blocks import BlockWriter
from gixlint.readers.html_tables import raw_text

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["read_html", "write_fragment"]

_CONTROLS = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f]")
"""Characters that the parser would turn into replacement characters."""

_DATE = re.compile(
    r"(?:(?:发布|发文|公开|更新|成文|生成)(?:时间|日期)|时间|日期)\s*[：:]?\s*"
    r"((?:19|20)\d\d\s*[-年/.]\s*\d{1,2}\s*[-月/.]\s*\d{1,2}\s*日?(?:\s*\d{1,2}:\d\d(?::\d\d)?)?)"
)
_ORIGIN = re.compile(
    r"(?:信息|文章|稿件)?来\s*源\s*[：:]\s*([^\s|｜【\[：:]{2,40}?)(?=\s|$|[|｜【\[]|发布|作者|时间|浏览|字号|字体|点击|打印)"
)
_TOP_BLOCKS = 6
_SHORT = 80


def read_html(text: str, encoding: str | None = None) -> Document:
    """Return the document in a web page."""
    builder = Builder()
    page = _parse(builder, text)
    source = Source("html", encoding=encoding)
    if page is None:
        return builder.freeze(source)
    from gixlint.readers.html_body import find_body

    body = find_body(page)
    if body.title is not None:
        BlockWriter(builder, body.dropped).write(body.title, level=1)
    BlockWriter(builder, body.dropped).write(body.element)
    document = builder.freeze(source)
    facts = (*_head(page), *_page_facts(body.outside, document))
    return document._replace(metadata=facts)


def write_fragment(builder: Builder, text: str, line: int) -> None:
    """Write all blocks of a piece of HTML whose first line is the original's `line`."""
    page = _parse(builder, text)
    if page is not None:
        BlockWriter(builder, line=line).write(page)


def _parse(builder: Builder, text: str) -> Element | None:
    """Return the root of a page, None if it has no element; parsing stops, with a mark, where nesting is absurd."""
    from lxml import etree

    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, no_network=True)
    text = _CONTROLS.sub("", text.replace("\r\n", "\n").replace("\r", "\n").replace("\v", " "))
    try:
        page = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        return None
    if any(error.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for error in parser.error_log):
        builder.mark("limit", Place(builder.offset, builder.offset), "网页元素嵌套层数过多，更深处的内容没有读取")
    return page


def _head(page: Element) -> Iterator[tuple[str, str]]:
    title = page.find(".//title")
    if title is not None and (words := " ".join(raw_text(title).split())):
        yield "title", words
    for meta in page.iter("meta"):
        name, content = meta.get("name") or meta.get("property"), meta.get("content")
        if name and content and content.strip():
            yield name.strip(), content.strip()


def _page_facts(outside: str, document: Document) -> Iterator[tuple[str, str]]:
    """Yield when and by whom the page was published: said beside the report, else by a line of its own on its top."""
    tops = [document.words(block.place) for block in document.blocks[:_TOP_BLOCKS] if block.table is None]
    texts = outside, "\n".join(top for top in tops if len(top) <= _SHORT)
    for name, pattern in (("page-date", _DATE), ("page-source", _ORIGIN)):
        found = next(filter(None, map(pattern.search, texts)), None)
        if found is not None:
            yield name, found[1].strip()
