"""The vocabulary of WordprocessingML and reading its small change."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = [
    "ALTERNATIVES", "W", "alternative", "attribute", "by_tag", "child_of", "integer", "is_dark", "is_on", "opened",
    "plain",
]  # fmt: skip

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
ALTERNATIVES, CHOICE, FALLBACK = MC + "AlternateContent", MC + "Choice", MC + "Fallback"
VALUE = W + "val"
PARAGRAPH, TEXT, DELETED_TEXT, TAB, BREAK, RETURN = (W + name for name in ("p", "t", "delText", "tab", "br", "cr"))

WRAPPERS = frozenset(W + name for name in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo"))
"""Elements between blocks, rows or cells that a reader looks through."""


def attribute(element: Element | None, name: str = "val") -> str | None:
    """Return an attribute of the w: namespace; None where it or the element is absent."""
    return None if element is None else element.get(W + name)


def integer(element: Element | None, name: str = "val") -> int | None:
    """Return an attribute as a number; None where it is none."""
    value = attribute(element, name)
    try:
        return None if value is None else int(value)
    except ValueError:
        return None


def child_of(element: Element, tag: str) -> Element | None:
    """Return the first child of a name; `find` would read a path out of the name each time."""
    for child in element:
        if child.tag == tag:
            return child
    return None


def by_tag(properties: Element | None) -> dict[str, Element]:
    """Return the children of a properties element by their names."""
    return {} if properties is None else {child.tag: child for child in properties}


def is_on(element: Element) -> bool:
    """Tell whether a switch is on: `<w:b/>` is, `<w:b w:val="0"/>` is not."""
    return element.get(VALUE, "1") not in ("0", "false", "off", "none")


def is_dark(shading: Element) -> bool:
    """Tell whether white text can be read on a `w:shd`."""
    colour = attribute(shading, "color" if attribute(shading) == "solid" else "fill") or "auto"
    try:
        return sum(bytes.fromhex(colour)) < 640
    except ValueError:
        return colour == "auto" and attribute(shading) == "solid"


def alternative(element: Element) -> Element | None:
    """Return the one branch of an `mc:AlternateContent` to read, so that its text is read once."""
    branch = element.find(CHOICE)
    return element.find(FALLBACK) if branch is None else branch


def opened(container: Element) -> Iterator[Element]:
    """Yield the children of a container, looking through content controls and the like."""
    for child in container:
        if child.tag in WRAPPERS:
            yield from opened(child)
        elif child.tag == ALTERNATIVES:
            branch = alternative(child)
            if branch is not None:
                yield from opened(branch)
        else:
            yield child


def plain(element: Element, *, deleted: bool = False) -> str:
    """Return the bare text below an element, paragraphs parted by line feeds; `deleted` text only on demand."""
    parts: list[str] = []
    for node in element.iter(PARAGRAPH, TEXT, TAB, BREAK, RETURN, *([DELETED_TEXT] if deleted else [])):
        if node.tag == TAB:
            # The tab stops of a paragraph's properties bear the same name.
            parts.append(" " if attribute(node) is None else "")
        elif node.tag in (TEXT, DELETED_TEXT):
            parts.append(node.text or "")
        elif parts:
            parts.append("\n")
    return "".join(parts).strip("\n")
