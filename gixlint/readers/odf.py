"""The vocabulary of OpenDocument, and its styles resolved along the chain of what they are based on."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from gixlint.records import Record

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["DC", "DRAW", "FO", "META", "OFFICE", "STYLE", "SVG", "TABLE", "TEXT", "XLINK", "Look", "Styles", "number"]

NAMES = "{urn:oasis:names:tc:opendocument:xmlns:"
TEXT, TABLE, OFFICE, STYLE, DRAW, META = (
    f"{NAMES}{name}:1.0}}" for name in ("text", "table", "office", "style", "drawing", "meta")
)
FO, SVG = f"{NAMES}xsl-fo-compatible:1.0}}", f"{NAMES}svg-compatible:1.0}}"
XLINK, DC = "{http://www.w3.org/1999/xlink}", "{http://purl.org/dc/elements/1.1/}"

_DEEPEST = 32
"""A chain of parents beyond this goes round in a circle."""


class Look(Record):
    """What a style and its ancestors say; None where they are silent. Colours are as written, `#rrggbb`."""

    hidden: bool | None = None
    bold: bool | None = None
    colour: str | None = None
    background: str | None = None
    list_style: str | None = None

    def over(self, other: Look) -> Look:
        """Return this look where it says something, the other where it does not."""
        return Look(
            other.hidden if self.hidden is None else self.hidden,
            other.bold if self.bold is None else self.bold,
            self.colour or other.colour,
            self.background or other.background,
            self.list_style or other.list_style,
        )


class Styles:
    """Styles by family and name, resolved when first asked for: the earlier of two of one name counts."""

    def __init__(self, elements: Iterable[Element]) -> None:
        self._elements: dict[tuple[str, str], Element] = {}
        self._resolved: dict[tuple[str, str], Look] = {}
        for element in elements:
            key = (element.get(STYLE + "family", ""), element.get(STYLE + "name", ""))
            self._elements.setdefault(key, element)

    def look(self, family: str, name: str | None) -> Look:
        """Return what a style says; an unknown one says nothing."""
        key = (family, name or "")
        known = self._resolved.get(key)
        if known is None:
            known = Look()
            element = self._elements.get(key)
            for _ in range(_DEEPEST):
                if element is None:
                    break
                known = known.over(_own(element))
                element = self._elements.get((family, element.get(STYLE + "parent-style-name", "")))
            self._resolved[key] = known
        return known


def _own(element: Element) -> Look:
    look = Look(list_style=element.get(STYLE + "list-style-name"))
    for properties in element:
        display, weight = properties.get(TEXT + "display"), properties.get(FO + "font-weight")
        look = Look(
            None if display is None else display == "none",
            None if weight is None else weight not in ("normal", "100", "200", "300", "400", "500"),
            properties.get(FO + "color"),
            properties.get(FO + "background-color"),
        ).over(look)
    return look


def number(element: Element, name: str, default: int = 1) -> int:
    """Return an attribute as a number, `default` where it is none."""
    try:
        return int(element.get(name, default))
    except ValueError:
        return default
