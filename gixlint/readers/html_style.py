"""What inline styles and attributes say of an element: whether it is shown at all."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["hidden_reason", "is_unnumbered"]

_WHITE = r"(?:#fff(?:fff)?|white|rgba?\(\s*255\s*,\s*255\s*,\s*255\b[^)]*\))"
_REASONS = (
    (re.compile(r"(?<![\w-])display\s*:\s*none"), "设为不显示"),
    (re.compile(r"(?<![\w-])visibility\s*:\s*hidden"), "设为不可见"),
    (re.compile(r"(?<![\w-])font-size\s*:\s*0(?:\.0*)?(?:px|pt|em|rem|%)?\s*(?:!important\s*)?(?:;|$)"), "字号为 0"),
)
_WHITE_TEXT = re.compile(rf"(?<![\w-])color\s*:\s*{_WHITE}(?![0-9a-f])")
_BACKGROUND = re.compile(r"background(?:-color|-image)?\s*:\s*([^;]*)")
_PLAIN = re.compile(rf"(?:transparent|none|inherit|initial|{_WHITE})\b.*|")


def hidden_reason(element: Element) -> str | None:
    """Return a Chinese clause that says why an element itself is not shown, or None."""
    if element.get("hidden") is not None:
        return "设为不显示"
    style, color = element.get("style", "").lower(), element.get("color", "").lower()
    for pattern, reason in _REASONS if style else ():
        if pattern.search(style):
            return reason
    white = (style and _WHITE_TEXT.search(style)) or (color and re.fullmatch(_WHITE, color))
    return "文字为白色" if white and not _is_coloured(element) else None


def _is_coloured(element: Element) -> bool:
    """Tell whether the element stands on a background that is not white, so that white text is seen."""
    for ancestor in (element, *element.iterancestors()):
        if ancestor.get("bgcolor") or ancestor.get("background"):
            return True
        for found in _BACKGROUND.finditer((ancestor.get("style") or "").lower()):
            if not _PLAIN.fullmatch(found[1].strip()):
                return True
    return False


def is_unnumbered(element: Element) -> bool:
    """Tell whether a list or an item is shown without its number."""
    return re.search(r"list-style(?:-type)?\s*:[^;]*\bnone\b", (element.get("style") or "").lower()) is not None
