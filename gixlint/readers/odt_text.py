"""The text inside the paragraphs of an OpenDocument text: spans, fields, revisions, comments, notes, pictures."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from gixlint.document import Place
from gixlint.readers.odf import DC, DRAW, OFFICE, STYLE, SVG, TEXT, XLINK, Look, Styles, number

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from gixlint.readers.builder import Builder

__all__ = ["TextWriter", "plain"]

_MOST_BLANKS = 1000
_BLANKS = re.compile(r"[ \t\r\n]+")
_PARAGRAPHS = (TEXT + "p", TEXT + "h")
_TRANSPARENT = (None, "transparent", "#ffffff")


def plain(element: Element) -> str:
    """Return the bare text of the paragraphs below an element, parted by line feeds."""
    found = (_BLANKS.sub(" ", "".join(map(str, paragraph.itertext()))) for paragraph in element.iter(*_PARAGRAPHS))
    return "\n".join(found).strip("\n")


class TextWriter:
    """Writes what stands inside paragraphs and lays marks over it.

    `content` returns the bytes of a part of the package. Text boxes and notes that it meets are left in `boxes` and
    `notes` for the caller to write elsewhere. `ground` is what lies behind the paragraph, None for white.
    """

    def __init__(self, builder: Builder, changes: dict[str, Element], content: Callable[[str], bytes | None]) -> None:
        self._builder = builder
        self._changes = changes
        self._content = content
        self._ranges: dict[str, tuple[int, str]] = {}
        self._insertions: dict[str, int] = {}
        self._apart = True
        self.styles = Styles(())
        self.ground: str | None = None
        self.boxes: list[Element] = []
        self.notes: list[Element] = []

    def paragraph(self, element: Element) -> None:
        """Write the text of a `text:p` or `text:h` at the builder's offset."""
        self._apart = True
        look = self.styles.look("paragraph", element.get(TEXT + "style-name"))
        self._inside(element, look)

    def close(self) -> None:
        """Lay the marks of comments and insertions whose end is missing: they hold of where they begin."""
        for start, words in self._ranges.values():
            self._builder.mark("comment", Place(start, start), words)

    def _inside(self, element: Element, look: Look) -> None:
        """Write the text and the children of an element."""
        self._say(element.text, look)
        for child in element:
            handler = HANDLERS.get(child.tag)
            if handler is not None:
                handler(self, child, look)
            elif child.tag not in _SILENT:
                self._inside(child, look)
            self._say(child.tail, look)

    def _say(self, text: str | None, look: Look) -> None:
        """Write text as it stands in XML: white space counts once, and not where a paragraph begins."""
        words = _BLANKS.sub(" ", text or "").replace("\u00ad", "").replace("\u2011", "-")
        if self._apart:
            words = words.lstrip(" ")
        if words:
            self._apart = words.endswith(" ")
            self._write(words, look)

    def _write(self, words: str, look: Look) -> None:
        place = self._builder.write(words)
        if not words.strip():
            return
        ground = next((shade for shade in (look.background, self.ground) if shade not in _TRANSPARENT), None)
        if look.hidden:
            self._builder.mark("hidden", place, "隐藏文字")
        elif look.colour == "#ffffff" and ground is None:
            self._builder.mark("hidden", place, "白色文字")
        if look.bold:
            self._builder.mark("emphasis", place, "bold")

    def _here(self) -> Place:
        return Place(self._builder.offset, self._builder.offset)

    def _span(self, element: Element, look: Look) -> None:
        self._inside(element, self.styles.look("text", element.get(TEXT + "style-name")).over(look))

    def _blanks(self, element: Element, look: Look) -> None:
        self._builder.write(" " * max(1, min(number(element, TEXT + "c"), _MOST_BLANKS)))
        self._apart = False

    def _tab(self, element: Element, look: Look) -> None:
        self._builder.write(" ")
        self._apart = False

    def _break(self, element: Element, look: Look) -> None:
        self._builder.write("\n")
        self._apart = True

    def _link(self, element: Element, look: Look) -> None:
        start = self._builder.offset
        self._span(element, look)
        target = element.get(XLINK + "href", "")
        if target and self._builder.offset > start:
            self._builder.mark("link", Place(start, self._builder.offset), target)

    def _note(self, element: Element, look: Look) -> None:
        body = element.find(TEXT + "note-body")
        if body is not None:
            self._builder.mark("note", self._here(), plain(body))
            self.notes.append(body)

    def _comment(self, element: Element, look: Look) -> None:
        name, words = element.get(OFFICE + "name", ""), plain(element)
        if name:
            self._ranges[name] = (self._builder.offset, words)
        else:
            self._builder.mark("comment", self._here(), words)

    def _comment_end(self, element: Element, look: Look) -> None:
        start, words = self._ranges.pop(element.get(OFFICE + "name", ""), (-1, ""))
        if start >= 0:
            self._builder.mark("comment", Place(start, self._builder.offset), words)

    def change(self, element: Element, look: Look | None = None) -> None:
        """Mark a tracked change: the deleted text stands elsewhere, an insertion runs from a start to an end."""
        name = element.get(TEXT + "change-id", "")
        region = self._changes.get(name)
        if region is None:
            return
        if element.tag == TEXT + "change":
            if region.tag == TEXT + "deletion":
                self._builder.mark("deletion", self._here(), plain(region))
        elif element.tag == TEXT + "change-start":
            self._insertions[name] = self._builder.offset
        elif name in self._insertions and region.tag == TEXT + "insertion":
            author = next((str(node.text or "") for node in region.iter(DC + "creator")), "")
            self._builder.mark("insertion", Place(self._insertions.pop(name), self._builder.offset), author)

    def drawing(self, element: Element, look: Look | None = None) -> None:
        """Mark a picture; keep what text a drawing holds."""
        boxes = list(_boxes(element))
        self.boxes += boxes
        if not boxes:
            names = [node.text for tag in ("title", "desc") for node in element.iter(SVG + tag)]
            caption = next((str(name) for name in (*names, element.get(DRAW + "name")) if name), "")
            image = next(element.iter(DRAW + "image"), None)
            name = "" if image is None else image.get(XLINK + "href", "")
            self._builder.picture(caption, partial(self._content, name) if name else None)

    def _ruby(self, element: Element, look: Look) -> None:
        for base in element.iterchildren(TEXT + "ruby-base"):
            self._inside(base, look)

    def _hidden_field(self, element: Element, look: Look) -> None:
        if element.get(TEXT + "is-hidden") != "true":
            self._say(element.get(TEXT + "string-value") or element.text, look)


def _boxes(element: Element) -> Iterator[Element]:
    """Yield what holds paragraphs in a drawing, not going into them."""
    if any(child.tag in (*_PARAGRAPHS, TEXT + "list") for child in element):
        yield element
        return
    for child in element:
        yield from _boxes(child)


_SILENT = frozenset(
    {
        *(TEXT + name for name in ("bookmark", "bookmark-start", "bookmark-end", "soft-page-break", "note-citation")),
        *(TEXT + name for name in ("script", "hidden-paragraph", "tracked-changes", "toc-mark", "variable-decls")),
        *(OFFICE + name for name in ("forms", "event-listeners")),
        *(STYLE + name for name in ("region-left", "region-center", "region-right")),
    }
)
Handler = Callable[[TextWriter, "Element", Look], None]
HANDLERS: dict[str, Handler] = {
    OFFICE + "annotation": TextWriter._comment,
    OFFICE + "annotation-end": TextWriter._comment_end,
    **{
        TEXT + name: handler
        for handler, names in (
            (TextWriter._span, "span"),
            (TextWriter._blanks, "s"),
            (TextWriter._tab, "tab"),
            (TextWriter._break, "line-break"),
            (TextWriter._link, "a"),
            (TextWriter._note, "note"),
            (TextWriter.change, "change change-start change-end"),
            (TextWriter._ruby, "ruby"),
            (TextWriter._hidden_field, "hidden-text"),
        )
        for name in names.split()
    },
    **{
        DRAW + name: TextWriter.drawing
        for name in (
            "frame", "custom-shape", "g", "rect", "ellipse", "circle", "line", "polyline", "polygon", "path",
            "connector", "caption", "regular-polygon", "control", "a",
        )
    },
}  # fmt: skip
