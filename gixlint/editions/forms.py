"""What an edition is made of: its sections, tables, rows, columns, sums, deadlines, as the YAML files state them.

What a row, a column or a section is *for* is said in concepts of the field, which are the same for every form: the role
of a section or table (`requests`), what a line means (`requests.carried_in`), what a sum is of (`balance`). Checks know
the concepts; the labels, keys and places by which a form has them are its own.
"""

from collections.abc import Iterator
from functools import cache
from typing import Literal

from gixlint.records import Record
from gixlint.statutes import Basis

__all__ = [
    "MEANINGS", "SUMS", "Aspect", "Block", "Deadline", "Declaration", "Edition", "Line", "PeriodForm", "SectionForm",
    "StatisticsForm", "Sum", "TableForm",
]  # fmt: skip

MEANINGS = frozenset((
    "requests.new", "requests.carried_in", "requests.handled", "requests.carried_over",
    "outcome.disclosed", "outcome.partly", "outcome.withheld", "outcome.unavailable", "outcome.not_processed",
    "outcome.other", "applicant", "total",
    *(f"{kind}{result}" for kind in ("reconsideration", "litigation")
      for result in ("", ".upheld", ".corrected", ".other", ".pending")),
    "rules", "normative", "issued", "made", "published", "repealed", "in_force", "total_public",
    "last_year", "change", "decisions", "amount",
    "fees", "fees.unpaid", "disclosed", "disclosed.channel", "disclosed.normative",
))  # fmt: skip
"""What a line may mean: what statements in prose count (see `parsing.statements`), and these.

applicant, total: a kind of applicant, all of them; rules, normative: 规章, 规范性文件, of which were issued, made,
published, repealed, are in force or public in all; last_year, change: how many items there were the year before, by how
many more or fewer in the year; decisions, amount: how many, how much; fees.unpaid: requests given up for a fee notice
not paid; disclosed: what was disclosed of one's own accord, by a channel, as normative documents.
"""

SUMS = ("balance", "outcomes", "applicants", "reconsideration", "litigation")
"""What a sum is of: what came in against what became of it; outcomes, applicants, results against their total."""


class SectionForm(Record):
    """A statutory content: its heading, the other headings accepted in silence, those only recognised.

    `ordinal` is its number where the form fixes it, `name` what it is called for short. `keywords` are words by which
    any other heading, or a list of the parts, names it. `joined` are the two halves of its name that a 、 between them
    does not part (复议、诉讼); `apart` are words for what belongs to it and may be listed as a part of its own (附表).
    `narrative` is False where the form leaves no room for prose beside the table.
    """

    role: str
    ordinal: int | None
    heading: str
    name: str
    accepted: tuple[str, ...]
    recognised: tuple[str, ...]
    content: Literal["prose", "table"]
    required: bool
    narrative: bool
    keywords: tuple[str, ...]
    joined: tuple[str, ...]
    apart: tuple[str, ...]
    provision: tuple[Basis, ...]

    @property
    def spellings(self) -> tuple[str, ...]:
        """All headings by which it is known."""
        return (self.heading, *self.accepted, *self.recognised)


class Line(Record):
    """A row, a column, a group of either, or a line of the statistics table.

    `label` is as printed, `variants` are other spellings. `group` and `top` are the labels of the groups it stands in,
    the inner and the outer. `number` is count, decimal or signed; `unit` is what the form prints (万元). `under` is the
    key of the line that it is a part of; among the parts, the `rest` is what the others leave over, and one that is
    `spare` many tables leave out. `means` is what it counts (see MEANINGS), empty where no check asks; prose may call
    it by the label. `part`, that of the group, tells lines of one meaning apart: litigation direct, or after
    reconsideration.
    """

    key: str
    label: str
    variants: tuple[str, ...] = ()
    group: str = ""
    top: str = ""
    number: Literal["count", "decimal", "signed"] = "count"
    unit: str = ""
    under: str = ""
    share: Literal["", "rest", "spare"] = ""
    means: str = ""
    part: str = ""

    @property
    def path(self) -> str:
        """The heads that lead to a column, from the outermost in: 行政诉讼－复议后起诉－总计."""
        return "－".join(part for part in (self.top, self.group, self.label) if part)


class Block(Record):
    """A part of a table with rows and columns of its own; `title` is the line printed over it.

    `row_heads` are what may stand over the labels of the rows. `groups` are those of rows and of columns.
    """

    key: str
    title: str
    row_heads: tuple[str, ...]
    groups: tuple[Line, ...]
    rows: tuple[Line, ...]
    columns: tuple[Line, ...]

    def keys(self) -> tuple[str, ...]:
        """Return the keys of its cells in reading order."""
        return tuple(self.cell(row.key, column.key) for row in self.rows for column in self.columns)

    def cell(self, row: str, column: str) -> str:
        """Return the key of a cell."""
        return ".".join(filter(None, (self.key, row, column)))

    def group_of(self, line: Line) -> Line | None:
        """Return the group that a row or column stands in, None where it stands in none."""
        return next((group for group in self.groups if group.label == line.group), None) if line.group else None

    def is_outer(self, group: Line) -> bool:
        """Tell whether a group is one over other groups."""
        return any(inner.under == group.key for inner in self.groups)

    def single_rows(self) -> tuple[Line, ...]:
        """Return the groups of rows that may stand as one row each, as （六）其他处理 does in the form of 2019."""
        held = {row.group for row in self.rows}
        return tuple(group for group in self.groups if group.label in held and not self.is_outer(group))


class Sum(Record):
    """A relation that holds along `across`: over rows (for each column) or over columns (for each row).

    `left` and `right` are keys of rows or columns whose figures add up to the same; `name` is one of SUMS.
    """

    name: str
    across: Literal["rows", "columns"]
    left: tuple[str, ...]
    right: tuple[str, ...]


class TableForm(Record):
    """A table as the form prints it. `section` is the role of the section that holds it."""

    role: str
    name: str
    section: str
    unit: str
    header_note: str
    header_top: str
    blocks: tuple[Block, ...]
    sums: tuple[Sum, ...]

    def keys(self) -> tuple[str, ...]:
        """Return the keys of all cells in reading order."""
        return _keys(self)

    def lines(self, key: str) -> tuple[Block, Line, Line]:
        """Return block, row and column of a cell's key; the row may be a group that stands as one. Raises KeyError."""
        for block in self.blocks:
            if block.key and not key.startswith(f"{block.key}."):
                continue
            inner = key.removeprefix(f"{block.key}.") if block.key else key
            for row in (*block.rows, *block.groups):
                if row.key and not inner.startswith(f"{row.key}."):
                    continue
                last = inner.removeprefix(f"{row.key}.") if row.key else inner
                for column in block.columns:
                    if column.key == last:
                        return block, row, column
        raise KeyError(key)

    def grouped(self, key: str) -> str:
        """Return the key that a cell has where its row's group stands as one row; empty for a row without a group."""
        block, row, column = self.lines(key)
        group = block.group_of(row)
        return block.cell(group.key, column.key) if group is not None and not block.is_outer(group) else ""

    def meaning(self, subject: str, part: str = "") -> tuple[Line, ...]:
        """Return the rows, groups and columns that mean a subject, of one part of it if one is named."""
        return tuple(
            line
            for block in self.blocks
            for line in (*block.groups, *block.rows, *block.columns)
            if line.means == subject and part in ("", line.part)
        )

    def counting(self, subject: str, part: str = "") -> tuple[str, ...]:
        """Return the keys of the cells that together count a subject.

        Of a row they are those in the column of the total, of a column those of all its rows.
        """
        found: list[str] = []
        for block in self.blocks:
            groups = {group.label for group in block.groups if group.means == subject}
            rows = [row for row in block.rows if row.means == subject or row.group in groups]
            totals = [column for column in block.columns if column.means == "total"]
            columns = [c for c in block.columns if c.means == subject and part in ("", c.part)]
            found += (block.cell(row.key, column.key) for row in rows for column in totals)
            found += (block.cell(row.key, column.key) for row in block.rows for column in columns)
        return tuple(found)

    def at(self, row: str, column: str) -> tuple[str, ...]:
        """Return the keys of the cells whose row and column mean these."""
        return tuple(
            block.cell(one.key, other.key)
            for block in self.blocks
            for one in block.rows
            for other in block.columns
            if (one.means, other.means) == (row, column)
        )

    def where(self, key: str) -> str:
        """Return the user's name of a cell: 表三 一、本年新收政府信息公开申请数量（自然人）."""
        block, row, column = self.lines(key)
        head = " ".join(part for part in (self.name, block.title or row.group, row.label) if part)
        return f"{head}（{column.path}）"

    def spellings(self) -> Iterator[str]:
        """Yield all that the form prints in the table, and other spellings of it."""
        yield from (self.header_note, self.header_top)
        for block in self.blocks:
            yield from (block.title, *block.row_heads)
            for line in (*block.groups, *block.rows, *block.columns):
                yield from (line.label, *line.variants)


@cache
def _keys(form: TableForm) -> tuple[str, ...]:
    return tuple(key for block in form.blocks for key in block.keys())


class StatisticsForm(Record):
    """The statistics table attached to reports of 2008 to 2018: titles, and the lines known by their labels."""

    titles: tuple[str, ...]
    lines: tuple[Line, ...]

    def meaning(self, *subjects: str) -> tuple[Line, ...]:
        """Return the lines that mean one of the subjects."""
        return tuple(line for line in self.lines if line.means in subjects)


class Deadline(Record):
    """By when in the year after the report year an agency of this level publishes, and where that is laid down."""

    level: str
    month: int
    day: int
    provision: Basis


class PeriodForm(Record):
    """The statistics period: first and last day as (month, day), and other first days allowed in certain years."""

    start: tuple[int, int]
    end: tuple[int, int]
    exceptions: tuple[tuple[int, tuple[int, int]], ...]


class Aspect(Record):
    """An aspect that section 一 covers, and words by which it is known."""

    key: str
    name: str
    words: tuple[str, ...]


class Declaration(Record):
    """A fact that is to be declared even where it is zero, and the role of the section that is its own."""

    key: str
    name: str
    section: str
    provision: Basis


class Edition(Record):
    """What is asked of the reports of its years (`until` None: still in force).

    `statutes` are the keys of all instruments in force for them, `subject` is what a title calls the report. `features`
    is what checks may need: numbered, aspects, statistics, tables, `tables.requests`, `declarations.fees`, and
    `tables.alone` where a section has room for its table and no prose.
    """

    id: str
    name: str
    since: int
    until: int | None
    statutes: tuple[str, ...]
    subject: str
    period: PeriodForm
    numbered: bool
    sections: tuple[SectionForm, ...]
    deadlines: tuple[Deadline, ...]
    aspects: tuple[Aspect, ...]
    declarations: tuple[Declaration, ...]
    tables: tuple[TableForm, ...]
    statistics: StatisticsForm | None
    features: frozenset[str]

    def section(self, role: str) -> SectionForm:
        """Return a statutory content. Raises KeyError."""
        for section in self.sections:
            if section.role == role:
                return section
        raise KeyError(role)

    def table(self, role: str) -> TableForm:
        """Return a table. Raises KeyError."""
        for table in self.tables:
            if table.role == role:
                return table
        raise KeyError(role)

    def declaration(self, key: str) -> Declaration:
        """Return a declaration. Raises KeyError."""
        for declaration in self.declarations:
            if declaration.key == key:
                return declaration
        raise KeyError(key)

    def deadline(self, level: str) -> Deadline | None:
        """Return by when an agency of a level publishes, None where nothing is laid down for all of that level."""
        return next((deadline for deadline in self.deadlines if deadline.level == level), None)
