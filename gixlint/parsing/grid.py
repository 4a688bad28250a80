"""The rows of a document's tables, and what reading one table of the form gathers from them."""

from collections.abc import Iterator

from gixlint.cleaning import is_prose_table
from gixlint.document import Cell, Document, Place
from gixlint.editions import Line, TableForm
from gixlint.parsing.figures import figure
from gixlint.records import Record
from gixlint.report import Alteration, Figure, FormTable
from gixlint.text import fold

__all__ = ["Reading", "Row", "is_value", "rows_of"]


class Row(Record):
    """A row of a table: its distinct cells from left to right, the folded text of each, the table's index, its own."""

    cells: tuple[Cell, ...]
    words: tuple[str, ...]
    table: int
    line: int

    @property
    def place(self) -> Place:
        """The place from the first cell to the last."""
        return self.cells[0].place.joined(self.cells[-1].place)

    @property
    def blank(self) -> bool:
        """Whether no cell holds anything."""
        return not any(self.words)


def rows_of(document: Document) -> list[Row]:
    """Return the rows of all data tables in reading order; a cell merged over rows stands in each of them."""
    return list(_rows(document))


def _rows(document: Document) -> Iterator[Row]:
    for number, table in enumerate(document.tables):
        if not is_prose_table(document, number):
            for index, line in enumerate(table.grid()):
                cells = tuple(dict.fromkeys(cell for cell in line if cell is not None))
                if cells:
                    yield Row(cells, tuple(_words(document, cell) for cell in cells), number, index)


def _words(document: Document, cell: Cell) -> str:
    return fold(document.words(cell.place)).replace("\n", "").strip()


def is_value(words: str) -> bool:
    """Tell whether a cell's folded words are no label: a figure, or nothing."""
    return words.isascii() or not any(
        "\u4e00" <= character <= "\u9fff" and character not in "件个元万亿项条次无零"
        for character in words.partition("(")[0] or words
    )


class Reading:
    """What reading one table of the form gathers: cells by key, alterations, the places read."""

    def __init__(self, document: Document, form: TableForm) -> None:
        self.document = document
        self.form = form
        self.cells: dict[str, Figure] = {}
        self.alterations: list[Alteration] = []
        self.places: list[Place] = []
        self.note: Place | None = None

    def figure(self, cell: Cell) -> Figure:
        """Read a cell as a number."""
        return figure(self.document.text, cell.place)

    def result(self) -> FormTable | None:
        """Return the table as far as it was read, None where nothing of it was."""
        if not self.places:
            return None
        place = Place(min(p.start for p in self.places), max(p.end for p in self.places))
        return FormTable(self.form.role, place, self.cells, self.form, tuple(self.alterations), note_place=self.note)

    def alter(self, kind: str, label: str, found: str, place: Place) -> None:
        """Note a departure from the form, once."""
        alteration = Alteration(kind, label, found, place)
        if alteration not in self.alterations:
            self.alterations.append(alteration)

    def missing(self, lines: tuple[Line, ...], seen: set[str], kind: str) -> None:
        """Note which lines were not seen; they should stand where the table ends."""
        end = max(place.end for place in self.places)
        for line in lines:
            if line.key not in seen:
                self.alter(kind, line.label, "", Place(end, end))
