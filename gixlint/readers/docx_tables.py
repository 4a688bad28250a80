"""The grid of a Word table, worked out before its text is read."""

from typing import TYPE_CHECKING

from gixlint.readers.wordml import W, attribute, by_tag, child_of, integer, is_dark, opened
from gixlint.records import Record

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["Row", "Slot", "lay_out"]

WIDEST = 1000
"""A span beyond this is damage: Word stops at 63 columns."""

ROW, ROW_PROPERTIES, CELL, CELL_PROPERTIES = W + "tr", W + "trPr", W + "tc", W + "tcPr"
BEFORE, DELETED, INSERTED = W + "gridBefore", W + "del", W + "ins"
SPAN, VERTICAL, HORIZONTAL = W + "gridSpan", W + "vMerge", W + "hMerge"
SHADING = W + "shd"


class Slot:
    """A visible cell and the part of the grid that it covers; it grows while rows below continue it.

    `dark` says that white text can be read on it.
    """

    __slots__ = ("colspan", "column", "dark", "element", "rowspan")

    def __init__(self, element: "Element", column: int, colspan: int, dark: bool) -> None:
        self.element = element
        self.column = column
        self.colspan = colspan
        self.dark = dark
        self.rowspan = 1


class Row(Record):
    """A row of the source: its visible cells, none where all of them continue cells above or the row is deleted."""

    element: "Element"
    slots: list[Slot]
    deleted: bool = False
    inserted_by: str | None = None


class Span(Record):
    """A cell of one row; `merge` is its part in a vertical merge: restart, continue or None."""

    element: "Element"
    column: int
    width: int
    merge: str | None
    dark: bool


def lay_out(table: "Element") -> list[Row]:
    """Return the rows of a table; those deleted by a tracked change take no room in the grid."""
    rows: list[Row] = []
    above: dict[int, Slot] = {}
    for element in opened(table):
        if element.tag != ROW:
            continue
        properties = child_of(element, ROW_PROPERTIES)
        if properties is not None and properties.find(DELETED) is not None:
            rows.append(Row(element, [], deleted=True))
            continue
        spans = _spans(element, properties)
        if not spans:
            continue
        slots, above = _place(spans, above)
        insertion = None if properties is None else properties.find(INSERTED)
        rows.append(Row(element, slots, False, None if insertion is None else attribute(insertion, "author") or ""))
    return rows


def _spans(row: "Element", properties: "Element | None") -> list[Span]:
    spans: list[Span] = []
    column = 0 if properties is None else _width(properties.find(BEFORE), 0)
    for element in opened(row):
        if element.tag != CELL:
            continue
        facts = by_tag(child_of(element, CELL_PROPERTIES))
        width = max(1, _width(facts.get(SPAN), 1))
        vertical, horizontal, shading = facts.get(VERTICAL), facts.get(HORIZONTAL), facts.get(SHADING)
        if spans and horizontal is not None and attribute(horizontal) != "restart":
            spans[-1] = spans[-1]._replace(width=spans[-1].width + width)
        else:
            merge = None if vertical is None else attribute(vertical) or "continue"
            spans.append(Span(element, column, width, merge, shading is not None and is_dark(shading)))
        column += width
    return spans


def _place(spans: list[Span], above: dict[int, Slot]) -> tuple[list[Slot], dict[int, Slot]]:
    """Return the slots that a row begins, and by column those that the next row may continue."""
    slots: list[Slot] = []
    mergeable: dict[int, Slot] = {}
    for span in spans:
        slot = above.get(span.column) if span.merge == "continue" else None
        if slot is not None and slot.colspan == span.width:
            slot.rowspan += 1
        else:
            slot = Slot(span.element, span.column, span.width, span.dark)
            slots.append(slot)
        if span.merge is not None:
            mergeable[span.column] = slot
    return slots, mergeable


def _width(element: "Element | None", default: int) -> int:
    width = integer(element)
    return default if width is None or not 0 <= width <= WIDEST else width
