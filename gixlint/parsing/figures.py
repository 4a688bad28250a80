"""Numbers in the cells of tables, as written and as read."""

from __future__ import annotations

from decimal import Decimal

from gixlint.document import Place
from gixlint.report import Figure
from gixlint.text import fold, pattern

__all__ = ["figure", "lost", "value_of"]

_NUMBER = r"[+-]?(?:\d{1,3}(?:[, ]\d{3})+|\d+)(?:\.\d+)?"
_UNIT = r"(?:亿元|万元|元|件次|人次|[件个项条次宗起份部])"
_CELL = (
    rf"(?P<sign>增加?|减少?)?(?P<number>{_NUMBER})\s?(?P<unit>{_UNIT})?"
    rf"(?P<note>\(.{{1,60}}\)|\[.{{1,40}}\]|其中.{{1,40}}|[①-⑩*]+)?"
)


def figure(source: str, place: Place) -> Figure:
    """Read the cell at `place` of the source text."""
    raw = source[place.start : place.end]
    folded = fold(raw).replace("\n", "").strip(" ")
    if folded.isdecimal():
        return Figure(raw, int(folded), "number", place)
    if not folded:
        return Figure(raw, None, "blank", place)
    if pattern(r"[-/\\_.·*=]+").fullmatch(folded):
        return Figure(raw, None, "dash", place)
    if folded in ("无", "没有", "暂无", "空"):
        return Figure(raw, None, "none", place)
    if folded in ("零", "〇"):
        return Figure(raw, 0, "number", place)
    match = pattern(_CELL).fullmatch(folded)
    if not match:
        return Figure(raw, None, "text", place)
    value = value_of(match["number"])
    if match["sign"] and match["sign"].startswith("减"):
        value = -value
    return Figure(raw, value, "number", place, (match["note"] or "").strip("()[]"), match["unit"] or "")


def value_of(words: str) -> int | Decimal:
    """Return the value of Arabic digits with an optional sign, separators of thousands and decimals."""
    bare = words.replace(",", "").replace(" ", "").lstrip("+")
    return Decimal(bare) if "." in bare else int(bare)


def lost(place: Place, raw: str = "") -> Figure:
    """Return the figure of a cell that cannot be told apart from its neighbours."""
    return Figure(raw, None, "lost", place)
