"""Which defects a format cannot hold, and why: one table, which the page of what was measured shows."""

from __future__ import annotations

from typing import NamedTuple

from tests.accuracy.samples import Defect

__all__ = ["NOT_HELD", "held"]


class NotHeld(NamedTuple):
    """Defects with these codes, or of these ways, that these formats cannot hold."""

    what: tuple[str, ...]
    formats: tuple[str, ...]
    reason: str


_TEXT = ("txt",)
_PAGES = ("pdf", "ofd")

NOT_HELD = (
    NotHeld(
        ("F102", "F103", "F106", "F107", "Z106"),
        _TEXT,
        "rows of tabs keep no spans, and so neither heads nor blank cells",
    ),
    NotHeld(("D109",), _PAGES, "every line is broken there; what begins a paragraph only its indent tells"),
    NotHeld(
        ("a label with a character lost", "a label with a character twice", "the note: 第三项"),
        _PAGES,
        "what is drawn out of a page may lose a character, or have one twice, and is not accused of it",
    ),
)


def held(form: str, defect: Defect) -> bool:
    """Tell whether a format can hold a defect."""
    names = {*defect.codes, defect.way}
    return not any(form in row.formats and names.intersection(row.what) for row in NOT_HELD)
