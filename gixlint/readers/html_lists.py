"""The numbers that a browser shows before the items of ordered lists."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gixlint.readers.html_style import is_unnumbered
from gixlint.readers.html_tables import raw_text

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["Lists"]

_LABELLED = re.compile(r"\s*(?:[（(]?\d{1,3}[.．、)）]|[（(]?[一二三四五六七八九十]{1,3}[)）、]|[①-⑳])")
_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


class Lists:
    """Counts the items of the lists that are open; a list without numbers counts as None."""

    def __init__(self) -> None:
        self._next: list[int | None] = []
        self._waiting = ""

    def open(self, element: Element) -> None:
        """Note that a block element begins."""
        if element.tag == "ol":
            self._next.append(None if is_unnumbered(element) else _integer(element.get("start"), 1))
        elif element.tag in ("ul", "menu", "dir"):
            self._next.append(None)
        elif element.tag == "li":
            self._waiting = self._number(element)

    def close(self, element: Element) -> None:
        """Note that a block element ends."""
        if element.tag in ("ol", "ul", "menu", "dir") and self._next:
            self._next.pop()
        elif element.tag == "li":
            self._waiting = ""

    def take_number(self) -> str:
        """Return what stands before the text that begins now, with its space; empty if no item begins."""
        number, self._waiting = self._waiting, ""
        return number

    def _number(self, item: Element) -> str:
        """Count an item. One that was written with its own number is shown without another by most sites' styles."""
        value = self._next[-1] if self._next else None
        if value is None or is_unnumbered(item):
            return ""
        value = _integer(item.get("value"), value)
        self._next[-1] = value + 1
        parent = item.getparent()
        style = item.get("type") or (parent.get("type") if parent is not None else None)
        return "" if _LABELLED.match(raw_text(item)) else f"{_label(value, style or '1')}. "


def _integer(text: str | None, default: int) -> int:
    found = re.match(r"\s*([-+]?\d{1,6})", text or "")
    return int(found[1]) if found else default


def _label(value: int, style: str) -> str:
    """Return a number in the style of the attribute `type`: 1, a, A, i or I."""
    label = ""
    if style in ("a", "A") and value > 0:
        while value > 0:
            value, letter = divmod(value - 1, 26)
            label = chr(ord("a") + letter) + label
    elif style in ("i", "I") and 0 < value < 400:
        for worth, letters in _ROMAN:
            label += letters * (value // worth)
            value %= worth
    else:
        return str(value)
    return label.upper() if style.isupper() else label
