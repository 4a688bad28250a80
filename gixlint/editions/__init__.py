"""The editions: what the law asks of a report by its year, as data.

Each YAML file here is one edition, whole and self-contained. `edition_of(year)` gives the one in force; a new form is a
new file. The strict loader names file and key of what is missing, unknown or of the wrong kind.
"""

from collections.abc import Mapping, Set
from functools import cache
from pathlib import Path
from typing import Any, Literal, NamedTuple

from gixlint.errors import SettingsError
from gixlint.facts import facts
from gixlint.statutes import Basis

__all__ = [
    "Aspect", "Block", "Deadline", "Declaration", "Edition", "Line", "PeriodForm", "SectionForm", "StatisticsForm",
    "Sum", "TableForm", "edition", "edition_of", "editions",
]  # fmt: skip

_FOLDER = Path(__file__).parent


class SectionForm(NamedTuple):
    """A statutory content: its heading, the other headings accepted in silence, those only recognised.

    `ordinal` is its number where the form fixes it. `keywords` are words by which its content is known in reports of
    an edition without fixed headings.
    """

    role: str
    ordinal: int | None
    heading: str
    accepted: tuple[str, ...]
    recognised: tuple[str, ...]
    content: Literal["prose", "table"]
    required: bool
    keywords: tuple[str, ...]
    provision: tuple[Basis, ...]


class Line(NamedTuple):
    """A row or column of a table: key, label as printed, other spellings, the labels of its groups (inner, outer).

    `number` is count, decimal or signed; `unit` is what the form prints (万元). `under` is the line it is a part of.
    """

    key: str
    label: str
    variants: tuple[str, ...] = ()
    group: str = ""
    top: str = ""
    number: Literal["count", "decimal", "signed"] = "count"
    unit: str = ""
    under: str = ""


class Block(NamedTuple):
    """A part of a table with rows and columns of its own; `title` is the line printed over it."""

    key: str
    title: str
    row_heads: tuple[str, ...]
    rows: tuple[Line, ...]
    columns: tuple[Line, ...]

    def keys(self) -> tuple[str, ...]:
        """Return the keys of its cells in reading order."""
        return tuple(self.cell(row.key, column.key) for row in self.rows for column in self.columns)

    def cell(self, row: str, column: str) -> str:
        """Return the key of a cell."""
        return ".".join(filter(None, (self.key, row, column)))


class Sum(NamedTuple):
    """A relation that holds along `across`: over rows (for each column) or over columns (for each row).

    `left` and `right` are keys of rows or columns whose figures add up to the same.
    """

    name: str
    across: Literal["rows", "columns"]
    left: tuple[str, ...]
    right: tuple[str, ...]


class TableForm(NamedTuple):
    """A table as the form prints it."""

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
        """Return the block, row and column of a cell's key. Raises KeyError."""
        for block in self.blocks:
            if block.key and not key.startswith(f"{block.key}."):
                continue
            inner = key.removeprefix(f"{block.key}.") if block.key else key
            for row in block.rows:
                if row.key and not inner.startswith(f"{row.key}."):
                    continue
                last = inner.removeprefix(f"{row.key}.") if row.key else inner
                for column in block.columns:
                    if column.key == last:
                        return block, row, column
        raise KeyError(key)

    def where(self, key: str) -> str:
        """Return the user's name of a cell: 表三 一、本年新收政府信息公开申请数量（自然人）."""
        block, row, column = self.lines(key)
        head = " ".join(part for part in (self.name, block.title or row.group, row.label) if part)
        heads = "－".join(part for part in (column.top, column.group, column.label) if part)
        return f"{head}（{heads}）"


@cache
def _keys(form: TableForm) -> tuple[str, ...]:
    return tuple(key for block in form.blocks for key in block.keys())


class StatisticsForm(NamedTuple):
    """The statistics table attached to reports of 2008 to 2018: titles, and the lines known by their labels."""

    titles: tuple[str, ...]
    lines: tuple[Line, ...]


class Deadline(NamedTuple):
    """By when in the year after the report year an agency of this level publishes, and where that is laid down."""

    level: str
    month: int
    day: int
    provision: Basis


class PeriodForm(NamedTuple):
    """The statistics period: first and last day as (month, day), and other first days allowed in certain years."""

    start: tuple[int, int]
    end: tuple[int, int]
    exceptions: tuple[tuple[int, tuple[int, int]], ...]


class Aspect(NamedTuple):
    """An aspect that section 一 covers, and words by which it is known."""

    key: str
    name: str
    words: tuple[str, ...]


class Declaration(NamedTuple):
    """A fact that is to be declared even where it is zero."""

    key: str
    name: str
    provision: Basis


class Edition(NamedTuple):
    """What is asked of the reports of its years (`until` None: still in force).

    `features` is what checks may need: numbered, aspects, statistics, tables, `tables.requests`, `declarations.fees`.
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


@cache
def _spans() -> dict[str, tuple[int, int | None]]:
    """The report years of each edition by its id, in the order of the years."""
    spans = {path.stem: facts(path)["years"] for path in sorted(_FOLDER.glob("*.yaml")) if path.stem != "statutes"}
    ordered = sorted(spans, key=lambda name: int(spans[name]["from"]))
    return {name: (spans[name]["from"], spans[name]["to"]) for name in ordered}


def editions() -> tuple[str, ...]:
    """Return the ids of all editions in the order of their years."""
    return tuple(_spans())


def edition_of(year: int) -> Edition | None:
    """Return the edition in force for a report year, None before the first."""
    for name, (since, until) in _spans().items():
        if since <= year and (until is None or year <= until):
            return edition(name)
    return None


@cache
def edition(name: str) -> Edition:
    """Return an edition by its id. Raises SettingsError where its file is wrong or there is none."""
    path = _FOLDER / f"{name}.yaml"
    if name not in _spans():
        raise SettingsError(f"没有编号为 {name} 的年度版本；可用的有 {'、'.join(_spans())}")
    return _Reader(path).edition()


class _Reader:
    """Builds an edition from a file's plain data, naming the key of what does not fit."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.data = facts(path)

    def edition(self) -> Edition:
        data = self.data
        known = {
            "id", "name", "years", "statutes", "title", "period", "numbered", "sections", "deadlines", "aspects",
            "declarations", "tables", "statistics",
        }  # fmt: skip
        self.keys(data, known, known - {"statistics"}, "")
        statistics = data.get("statistics")
        return Edition(
            id=data["id"],
            name=data["name"],
            since=data["years"]["from"],
            until=data["years"]["to"],
            statutes=tuple(data["statutes"]),
            subject=data["title"]["subject"],
            period=PeriodForm(
                _day(data["period"]["from"]),
                _day(data["period"]["to"]),
                tuple((entry["year"], _day(entry["from"])) for entry in data["period"]["exceptions"]),
            ),
            numbered=data["numbered"],
            sections=tuple(self.section(entry) for entry in data["sections"]),
            deadlines=tuple(
                Deadline(e["level"], e["month"], e["day"], Basis(**e["provision"])) for e in data["deadlines"]
            ),
            aspects=tuple(Aspect(e["key"], e["name"], tuple(e["words"])) for e in data["aspects"]),
            declarations=tuple(Declaration(e["key"], e["name"], Basis(**e["provision"])) for e in data["declarations"]),
            tables=tuple(self.table(role, entry) for role, entry in data["tables"].items()),
            statistics=statistics
            and StatisticsForm(
                tuple(statistics["titles"]), tuple(self.line(entry, "statistics") for entry in statistics["lines"])
            ),
            features=self.features(),
        )

    def features(self) -> frozenset[str]:
        data = self.data
        flags = {name for name in ("numbered", "aspects", "tables", "statistics") if data.get(name)}
        tables = {f"tables.{role}" for role in data["tables"]}
        return frozenset(flags | tables | {f"declarations.{entry['key']}" for entry in data["declarations"]})

    def keys(self, entry: Mapping[str, Any], known: Set[str], needed: set[str], where: str) -> None:
        for key in entry:
            if key not in known:
                raise SettingsError(f"{self.path}：{where}{key} 不是已知的键，可用的有 {'、'.join(sorted(known))}")
        for key in sorted(needed - entry.keys()):
            raise SettingsError(f"{self.path}：{where or '文件'}缺少键 {key}")

    def section(self, entry: Mapping[str, Any]) -> SectionForm:
        needed = {"role", "ordinal", "heading", "accepted", "recognised", "content", "provision"}
        self.keys(entry, needed | {"required", "keywords"}, needed, "sections.")
        return SectionForm(
            entry["role"],
            entry["ordinal"],
            entry["heading"],
            tuple(entry["accepted"]),
            tuple(entry["recognised"]),
            entry["content"],
            entry.get("required", True),
            tuple(entry.get("keywords", ())),
            tuple(Basis(**basis) for basis in entry["provision"]),
        )

    def table(self, role: str, entry: Mapping[str, Any]) -> TableForm:
        needed = {"name", "section", "unit", "header_note", "header_top", "blocks", "sums"}
        self.keys(entry, needed, needed, f"tables.{role}.")
        blocks = tuple(
            Block(
                block["key"],
                block["title"],
                tuple(block["row_heads"]),
                tuple(self.line(line, role) for line in block["rows"]),
                tuple(self.line(line, role) for line in block["columns"]),
            )
            for block in entry["blocks"]
        )
        sums = tuple(Sum(s["name"], s["across"], tuple(s["left"]), tuple(s["right"])) for s in entry["sums"])
        return TableForm(
            role,
            entry["name"],
            entry["section"],
            entry["unit"],
            entry["header_note"],
            entry["header_top"],
            blocks,
            sums,
        )

    def line(self, entry: Mapping[str, Any], where: str) -> Line:
        self.keys(entry, _LINE, {"key", "label"}, f"{where}.")
        return Line(**{**entry, "variants": tuple(entry.get("variants", ()))})


_LINE = frozenset(Line._fields)


def _day(pair: list[int]) -> tuple[int, int]:
    return (pair[0], pair[1])
