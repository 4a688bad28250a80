"""Reading an edition from its YAML file, strictly: what is missing, unknown or refers to nothing is named."""

from collections.abc import Collection, Mapping, Set
from pathlib import Path
from typing import Any, get_args

from gixlint.editions.forms import (
    MEANINGS,
    SUMS,
    Aspect,
    Block,
    Deadline,
    Declaration,
    Edition,
    Line,
    PeriodForm,
    SectionForm,
    StatisticsForm,
    Sum,
    TableForm,
)
from gixlint.errors import SettingsError
from gixlint.facts import facts
from gixlint.statutes import Basis

__all__ = ["read_edition"]

_EDITION = {
    "id", "name", "years", "statutes", "title", "period", "numbered", "sections", "deadlines", "aspects",
    "declarations", "tables",
}  # fmt: skip
_SECTION = {"role", "ordinal", "heading", "name", "accepted", "recognised", "content", "keywords", "provision"}
_TABLE = {"name", "section", "unit", "header_note", "header_top", "blocks", "sums"}
_BLOCK = {"key", "title", "row_heads", "rows", "columns"}
_ALLOWED = {
    "content": get_args(SectionForm.__annotations__["content"]),
    "number": get_args(Line.__annotations__["number"]),
    "share": get_args(Line.__annotations__["share"]),
    "across": get_args(Sum.__annotations__["across"]),
}
_YEARS = {"from", "to"}
_PERIOD = {"from", "to", "exceptions"}
_BASIS = set(Basis._fields)
_DEADLINE = set(Deadline._fields)
_ASPECT = set(Aspect._fields)
_SUM = set(Sum._fields)
_DECLARATION = set(Declaration._fields)
_STATISTICS = set(StatisticsForm._fields)
_NAMED = {"key", "label"}
_LINE = set(Line._fields) - {"top"}
_WORDS = {"number", "share", "means"}


def read_edition(path: Path) -> Edition:
    """Return the edition in a file. Raises SettingsError naming file and key."""
    return _Reader(path).edition()


class _Reader:
    """Builds an edition from a file's plain data, naming the key of what does not fit."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.data = facts(path)

    def edition(self) -> Edition:
        data = self.data
        self.keys(data, _EDITION, _EDITION | {"statistics"}, "")
        self.statutes = tuple(data["statutes"])
        sections = tuple(self.section(entry) for entry in data["sections"])
        self.roles = {section.role for section in sections}
        self.keys(data["years"], _YEARS, _YEARS, "years.")
        self.keys(data["title"], {"subject"}, {"subject"}, "title.")
        return Edition(
            id=data["id"],
            name=data["name"],
            since=data["years"]["from"],
            until=data["years"]["to"],
            statutes=self.statutes,
            subject=data["title"]["subject"],
            period=self.period(data["period"]),
            numbered=data["numbered"],
            sections=sections,
            deadlines=tuple(self.deadline(entry) for entry in data["deadlines"]),
            aspects=tuple(self.aspect(entry) for entry in data["aspects"]),
            declarations=tuple(self.declaration(entry) for entry in data["declarations"]),
            tables=tuple(self.table(role, entry) for role, entry in data["tables"].items()),
            statistics=self.statistics(data["statistics"]) if "statistics" in data else None,
            features=self.features(sections),
        )

    def features(self, sections: Collection[SectionForm]) -> frozenset[str]:
        """Return what checks may need (see `Edition`)."""
        data = self.data
        flags = {name for name in ("numbered", "aspects", "tables", "statistics") if data.get(name)}
        tables = {f"tables.{role}" for role in data["tables"]}
        alone = {"tables.alone"} if any(not section.narrative for section in sections) else set()
        return frozenset(flags | tables | alone | {f"declarations.{entry['key']}" for entry in data["declarations"]})

    def keys(self, entry: Mapping[str, Any], needed: Set[str], known: Set[str], where: str) -> None:
        """Refuse an entry that lacks a needed key, or has one that is not known."""
        if needed <= entry.keys() <= known:
            return
        if strange := entry.keys() - known:
            raise SettingsError(f"{self.path}：{where}{min(strange)} 不是已知的键，可用的有 {'、'.join(sorted(known))}")
        raise SettingsError(f"{self.path}：{where or '文件'}缺少键 {min(needed - entry.keys())}")

    def known(self, words: str, among: Collection[str], where: str) -> str:
        """Return what refers to something. Refuse it where that is not among what there is."""
        if words not in among:
            raise SettingsError(f"{self.path}：{where} 的值 {words} 没有定义，可用的有 {'、'.join(sorted(among))}")
        return words

    def basis(self, entry: Mapping[str, Any], where: str) -> Basis:
        """Return a provision of one of the edition's instruments."""
        self.keys(entry, _BASIS, _BASIS, f"{where}.provision.")
        return Basis(self.known(entry["statute"], self.statutes, f"{where}.provision.statute"), entry["provision"])

    def period(self, entry: Mapping[str, Any]) -> PeriodForm:
        self.keys(entry, _PERIOD, _PERIOD, "period.")
        others = tuple((other["year"], _day(other["from"])) for other in entry["exceptions"])
        return PeriodForm(_day(entry["from"]), _day(entry["to"]), others)

    def deadline(self, entry: Mapping[str, Any]) -> Deadline:
        self.keys(entry, _DEADLINE, _DEADLINE, "deadlines.")
        return Deadline(entry["level"], entry["month"], entry["day"], self.basis(entry["provision"], "deadlines"))

    def aspect(self, entry: Mapping[str, Any]) -> Aspect:
        self.keys(entry, _ASPECT, _ASPECT, "aspects.")
        return Aspect(entry["key"], entry["name"], tuple(entry["words"]))

    def section(self, entry: Mapping[str, Any]) -> SectionForm:
        self.keys(entry, _SECTION, _SECTION | {"required", "narrative", "joined", "apart"}, "sections.")
        return SectionForm(
            entry["role"],
            entry["ordinal"],
            entry["heading"],
            entry["name"],
            tuple(entry["accepted"]),
            tuple(entry["recognised"]),
            self.allowed(entry, "content", "sections"),
            entry.get("required", True),
            entry.get("narrative", True),
            tuple(entry["keywords"]),
            tuple(entry.get("joined", ())),
            tuple(entry.get("apart", ())),
            tuple(self.basis(basis, "sections") for basis in entry["provision"]),
        )

    def allowed(self, entry: Mapping[str, Any], key: str, where: str) -> Any:
        """Return a value that is one of a few words."""
        return self.known(entry[key], _ALLOWED[key], f"{where}.{key}")

    def declaration(self, entry: Mapping[str, Any]) -> Declaration:
        self.keys(entry, _DECLARATION, _DECLARATION, "declarations.")
        section = self.known(entry["section"], self.roles, "declarations.section")
        return Declaration(entry["key"], entry["name"], section, self.basis(entry["provision"], "declarations"))

    def table(self, role: str, entry: Mapping[str, Any]) -> TableForm:
        where = f"tables.{role}."
        self.keys(entry, _TABLE, _TABLE, where)
        blocks = tuple(self.block(block, where) for block in entry["blocks"])
        return TableForm(
            role,
            entry["name"],
            self.known(entry["section"], self.roles, f"{where}section"),
            entry["unit"],
            entry["header_note"],
            entry["header_top"],
            blocks,
            tuple(self.sum(entry, blocks, where) for entry in entry["sums"]),
        )

    def block(self, entry: Mapping[str, Any], where: str) -> Block:
        self.keys(entry, _BLOCK, _BLOCK | {"groups"}, f"{where}blocks.")
        groups = tuple(self.line(line, f"{where}groups.", {}) for line in entry.get("groups", ()))
        named = {group.key: group for group in groups}
        for group in groups:
            self.under(group, named, f"{where}groups.")
        return Block(
            entry["key"],
            entry["title"],
            tuple(entry["row_heads"]),
            groups,
            tuple(self.line(line, f"{where}rows.", named) for line in entry["rows"]),
            tuple(self.line(line, f"{where}columns.", named) for line in entry["columns"]),
        )

    def line(self, entry: Mapping[str, Any], where: str, groups: Mapping[str, Line]) -> Line:
        """Return a line; its groups are named in the file by their keys."""
        self.keys(entry, _NAMED, _LINE, where)
        values = dict(entry)
        for key in _WORDS & entry.keys():
            self.known(entry[key], MEANINGS if key == "means" else _ALLOWED[key], where + key)
        if "variants" in entry:
            values["variants"] = tuple(entry["variants"])
        if "group" in entry:
            group = groups[self.known(entry["group"], groups, f"{where}group")]
            top = groups[group.under].label if group.under else ""
            values |= {"group": group.label, "top": top, "part": group.part}
        return Line(**values)

    def under(self, line: Line, lines: Mapping[str, Line], where: str) -> None:
        if line.under:
            self.known(line.under, lines, f"{where}under")

    def sum(self, entry: Mapping[str, Any], blocks: tuple[Block, ...], where: str) -> Sum:
        self.keys(entry, _SUM, _SUM, f"{where}sums.")
        across = self.allowed(entry, "across", f"{where}sums")
        lines = {line.key for block in blocks for line in (block.rows if across == "rows" else block.columns)}
        for key in (*entry["left"], *entry["right"]):
            self.known(key, lines, f"{where}sums")
        name = self.known(entry["name"], SUMS, f"{where}sums.name")
        return Sum(name, across, tuple(entry["left"]), tuple(entry["right"]))

    def statistics(self, entry: Mapping[str, Any]) -> StatisticsForm:
        self.keys(entry, _STATISTICS, _STATISTICS, "statistics.")
        lines = tuple(self.line(line, "statistics.lines.", {}) for line in entry["lines"])
        named = {line.key: line for line in lines}
        for line in lines:
            self.under(line, named, "statistics.lines.")
        return StatisticsForm(tuple(entry["titles"]), lines)


def _day(pair: list[int]) -> tuple[int, int]:
    return (pair[0], pair[1])
