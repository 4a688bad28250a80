"""How a table departs from its form, by weight: a change, a known other spelling, a misprint, a torn label."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from gixlint.document import Document
from gixlint.editions import Line, TableForm
from gixlint.parsing.labels import remarks
from gixlint.report import Alteration, FormTable
from gixlint.text import fold, pattern

__all__ = ["Weight", "is_cut", "is_misprint", "is_torn", "weight"]

Weight = Literal["change", "spelling", "misprint", "torn"]
_FEW = 4
"""A table drawn out of a page with more departures than this was most likely not read right."""


def is_torn(table: FormTable, document: Document) -> bool:
    """Tell whether a table was so drawn out of a page that what is missing in it may stand there all the same."""
    sure = document.sureness(table.place)
    return (sure is not None and sure < 1) or (document.is_extracted(table.place) and len(table.alterations) > _FEW)


def is_cut(found: str, label: str, table: FormTable, document: Document) -> bool:
    """Tell whether words may be the beginning or the end of a label that the end of a page cuts in two."""
    return document.is_extracted(table.place) and (label.startswith(found) or label.endswith(found))


def weight(alteration: Alteration, table: FormTable, document: Document) -> Weight:
    """Tell what an alteration amounts to."""
    if alteration.kind == "renamed":
        label, found = _bare(alteration.label), _bare(alteration.found)
        if table.form and found in _variants(table.form, alteration.label):
            return "spelling"
        if is_misprint(label, found):  # what is drawn out of a page may lose a character, or have one twice
            return "torn" if len(label) != len(found) and document.is_extracted(table.place) else "misprint"
        cut = is_cut(found, label, table, document)
        return "torn" if cut or is_torn(table, document) or _pieces(found, label) else "change"
    if alteration.kind == "row-added":
        piece = document.is_extracted(table.place) and _is_piece(_bare(alteration.found), table)
        return "torn" if piece else "change"
    return "torn" if is_torn(table, document) else "change"


def _is_piece(found: str, table: FormTable) -> bool:
    """Whether words are a piece of a label of the form, as a page break or a picture's edge leaves it."""
    lines = (line for block in table.form.blocks for line in block.rows) if table.form else ()
    return any(found in label and found != label for line in lines for label in (_bare(line.label), _bare(line.group)))


def _variants(form: TableForm, label: str) -> set[str]:
    lines: Iterable[Line] = (line for block in form.blocks for line in (*block.rows, *block.columns, *block.groups))
    return {_bare(variant) for line in lines if fold(line.label) == fold(label) for variant in line.variants}


def _bare(label: str) -> str:
    """A label without numbering, remarks and marks."""
    folded = pattern(r"^(?:\(?[一二三四五六七八九十\d]{1,3}[)、.,]+)").sub("", fold(label))
    return pattern(rf"\((?:{remarks()})[^)]*\)?|[\s\"'、,.:;()/·-]").sub("", folded)


def is_misprint(label: str, found: str) -> bool:
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
