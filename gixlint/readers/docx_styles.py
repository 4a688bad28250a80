"""The styles of a Word file, resolved along the chain of what they are based on."""

from typing import TYPE_CHECKING

from gixlint.readers.wordml import W, attribute, integer, is_dark, is_on
from gixlint.records import Record

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["NO_LEVEL", "Style", "Styles"]

NO_LEVEL = 9
"""The outline level, from 0, that stands for body text."""

STYLE, BASED_ON, NAME, SHADING = (W + name for name in ("style", "basedOn", "name", "shd"))
PARAGRAPH_PROPERTIES, RUN_PROPERTIES = W + "pPr", W + "rPr"
OUTLINE, NUMBERING = W + "outlineLvl", W + "numPr"
NUMBERING_ID, NUMBERING_LEVEL = W + "numId", W + "ilvl"


class Style(Record):
    """What a style says of paragraphs and runs; None where it and its ancestors are silent.

    `outline` counts from 0. `numbering` is the id of a list, `numbered_by` the style of the chain that names it.
    """

    outline: int | None = None
    numbering: str | None = None
    numbering_level: int | None = None
    numbered_by: str = ""
    bold: bool = False
    hidden: bool = False
    colour: str | None = None
    dark: bool = False


class Styles:
    """Styles by id, resolved when first asked for."""

    def __init__(self, root: "Element | None") -> None:
        self._elements: dict[str, Element] = {}
        self._resolved: dict[str, Style] = {}
        self._default = ""
        for element in () if root is None else root.iterchildren(STYLE):
            name = attribute(element, "styleId") or ""
            self._elements[name] = element
            if attribute(element, "type") == "paragraph" and attribute(element, "default") in ("1", "true", "on"):
                self._default = name

    def __getitem__(self, name: str | None) -> Style:
        """Return a style; None asks for the default paragraph style. An unknown style says nothing."""
        return self._resolve(self._default if name is None else name, frozenset())

    def shades(self, name: str | None) -> bool:
        """Tell whether a table style fills any cells darkly enough for white text."""
        element = self._elements.get(name or "")
        return element is not None and any(map(is_dark, element.iter(SHADING)))

    def _resolve(self, name: str, below: frozenset[str]) -> Style:
        known = self._resolved.get(name)
        if known is not None:
            return known
        element = self._elements.get(name)
        if element is None or name in below:
            return Style()
        parent = attribute(element.find(BASED_ON))
        style = Style() if parent is None else self._resolve(parent, below | {name})
        style = _with_runs(_with_paragraphs(style, element, name), element)
        self._resolved[name] = style
        return style


def _with_paragraphs(style: Style, element: "Element", name: str) -> Style:
    properties = element.find(PARAGRAPH_PROPERTIES)
    outline = None if properties is None else integer(properties.find(OUTLINE))
    if outline is None:
        outline = _heading(element)
    if outline is not None:
        style = style._replace(outline=outline)
    if properties is None:
        return style
    numbering = properties.find(NUMBERING)
    if numbering is not None:
        level = integer(numbering.find(NUMBERING_LEVEL))
        number = attribute(numbering.find(NUMBERING_ID))
        if number is not None:
            style = style._replace(numbering=number, numbered_by=name)
        if level is not None:
            style = style._replace(numbering_level=level)
    shading = properties.find(SHADING)
    return style if shading is None else style._replace(dark=is_dark(shading))


def _heading(element: "Element") -> int | None:
    """Return the level that the names of Word's own headings stand for: some programs leave it unsaid."""
    word, _, number = (attribute(element.find(NAME)) or "").lower().partition(" ")
    return int(number) - 1 if word in ("heading", "标题") and number in tuple("123456789") else None


def _with_runs(style: Style, element: "Element") -> Style:
    properties = element.find(RUN_PROPERTIES)
    for child in () if properties is None else properties:
        if child.tag == W + "b":
            style = style._replace(bold=is_on(child))
        elif child.tag == W + "vanish":
            style = style._replace(hidden=is_on(child))
        elif child.tag == W + "color":
            style = style._replace(colour=attribute(child))
        elif child.tag == SHADING:
            style = style._replace(dark=is_dark(child))
    return style
