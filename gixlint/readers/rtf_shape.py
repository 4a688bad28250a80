"""The paragraph and the table row of an RTF file that are being read: their properties, as control words set them."""

from __future__ import annotations

from gixlint.readers.rtf_flow import Block, Edge, Flow, Item, Paragraph
from gixlint.readers.rtf_groups import Preamble

__all__ = ["PROPERTIES", "Shape"]

PROPERTIES = frozenset(
    {
        *("pard", "intbl", "itap", "s", "outlinelevel", "cbpat"),
        *("trowd", "trleft", "cellx", "clmrg", "clmgf", "clvmrg", "clvmgf", "clcbpat"),
    }
)
"""The control words that `Shape.take` knows."""


class Shape:
    """One flow of text while it is read; `nested` tells that rows are those of tables inside tables."""

    def __init__(self) -> None:
        self.items: list[Item] = []
        self.boxes: list[list[Block]] = []
        self.shaded = False
        self.nested = False
        self._flow = Flow()
        self._style = 0
        self._outline: int | None = None
        self._depth = 0
        self._edge = Edge(0)
        self._rows: dict[bool, tuple[list[Edge], int]] = {}

    def take(self, word: str, number: int, preamble: Preamble) -> None:
        """Take a property of the paragraph, or of the row of a table."""
        if word.startswith(("cl", "tr", "cellx")):
            self._row_property(word, number, preamble)
            return
        match word:
            case "pard":
                self._style, self._outline, self._depth, self.shaded = 0, None, 0, False
            case "intbl":
                self._depth = max(1, self._depth)
            case "itap":
                self._depth = max(0, number)
            case "s":
                self._style = number
            case "outlinelevel":
                self._outline = number
            case "cbpat":
                self.shaded = number > 0 and not preamble.is_light(number)

    def _row_property(self, word: str, number: int, preamble: Preamble) -> None:
        edges, _ = self._rows.setdefault(self.nested, ([], 0))
        match word:
            case "trowd":
                self._rows[self.nested] = ([], 0)
                self._edge = Edge(0)
            case "trleft":
                self._rows[self.nested] = (edges, number)
            case "cellx":
                edges.append(self._edge._replace(right=number))
                self._edge = Edge(0)
            case "clmrg" | "clmgf":
                self._edge = self._edge._replace(across="continue" if word == "clmrg" else "begin")
            case "clvmrg" | "clvmgf":
                self._edge = self._edge._replace(down="continue" if word == "clvmrg" else "begin")
            case "clcbpat":
                self._edge = self._edge._replace(shaded=number > 0 and not preamble.is_light(number))

    def end_paragraph(self, preamble: Preamble, depth: int | None = None) -> None:
        """End a paragraph, at `depth` tables deep; the next one goes on with its properties."""
        outline = preamble.level(self._style) if self._outline is None else self._outline
        level = None if outline is None or not 0 <= outline < 9 else outline + 1
        paragraph = Paragraph(self.items, level, tuple(self.boxes))
        self._flow.paragraph(paragraph, self._depth if depth is None else depth)
        self.items, self.boxes = [], []

    def end_cell(self, preamble: Preamble, *, nested: bool) -> None:
        """End a cell and the paragraph that it ends with."""
        depth = max(2, self._depth) if nested else 1
        self.end_paragraph(preamble, depth)
        self._flow.cell(depth)

    def end_row(self, *, nested: bool) -> None:
        """End a row."""
        self._flow.row(max(2, self._depth) if nested else 1, *self._rows.get(nested, ([], 0)))

    def close(self, preamble: Preamble) -> list[Block]:
        """Return the blocks of the flow."""
        if self.items or self.boxes:
            self.end_paragraph(preamble)
        return self._flow.close()
