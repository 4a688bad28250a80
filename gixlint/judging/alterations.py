"""How a table departs from its form, by weight: a change, a known other spelling, a misprint, a torn label."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from gixlint.editions import Line, TableForm
from gixlint.report import Alteration, FormTable
from gixlint.text import fold, pattern

__all__ = ["Weight", "weight"]

Weight = Literal["change", "spelling", "misprint", "torn"]


def weight(alteration: Alteration, table: FormTable, extracted: bool) -> Weight:
    """Tell what an alteration amounts to; `extracted` where the text was drawn out of a layout and may be torn."""
    if alteration.kind == "renamed":
        label, found = _bare(alteration.label), _bare(alteration.found)
        if table.form and found in _variants(table.form, alteration.label):
            return "spelling"
        if _misprint(label, found):
            return "misprint"
        return "torn" if extracted or _pieces(found, label) else "change"
    whole = alteration.kind == "row-added" and not _is_torn(_bare(alteration.found), table)
    return "torn" if extracted and not whole else "change"


def _is_torn(found: str, table: FormTable) -> bool:
    """Whether words are a piece of a label of the form, as a page break or a picture's edge leaves it."""
    lines = (line for block in table.form.blocks for line in block.rows) if table.form else ()
    return any(found in label and found != label for line in lines for label in (_bare(line.label), _bare(line.group)))


def _variants(form: TableForm, label: str) -> set[str]:
    lines: Iterable[Line] = (line for block in form.blocks for line in (*block.rows, *block.columns))
    return {_bare(variant) for line in lines if fold(line.label) == fold(label) for variant in line.variants}


def _bare(label: str) -> str:
    """A label without numbering, remarks and marks."""
    folded = pattern(r"^(?:\(?[一二三四五六七八九十\d]{1,3}[)、.,]+)").sub("", fold(label))
    return pattern(r"\((?:单位|区分)[^)]*\)?|[\s\"'、,.:;()/·-]").sub("", folded)


def _misprint(label: str, found: str) -> bool:
    """Whether one or two characters are wrong, or one is missing or too many, in a label of at least four."""
    if len(label) < 4 or label == found:
        return False
    if len(label) == len(found):
        return sum(a != b for a, b in zip(label, found, strict=True)) <= (2 if len(label) > 4 else 1)
    longer, shorter = (label, found) if len(label) > len(found) else (found, label)
    return len(longer) == len(shorter) + 1 and any(longer[:i] + longer[i + 1 :] == shorter for i in range(len(longer)))


def _pieces(found: str, label: str) -> bool:
    """Whether the words are the label's own with more than half of it, some lost in between."""
    following = iter(label)
    return len(label) > len(found) * 1 > len(label) // 2 and all(character in following for character in found)
