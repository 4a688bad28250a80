"""What the tables of the form say of a counted fact in prose: the figures that it may stand for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from gixlint.findings import Related
from gixlint.judging.sums import Value, value
from gixlint.report import Agency, FormTable, Report, Statement
from gixlint.text import pattern

__all__ = ["Tally", "comparable", "compared", "dispute_tallies", "in_scope", "request_tallies", "said", "words_of"]


class Tally(NamedTuple):
    """A figure of a table, or the sum of several: its name, its value (None where a cell cannot be read), the cells."""

    name: str
    value: Value | None
    keys: tuple[str, ...]


def words_of(report: Report, statement: Statement) -> str:
    """The folded words of a statement."""
    return report.text.within(statement.place).folded.replace("\n", "").strip(",;。:、(")


def sentence_of(report: Report, statement: Statement) -> str:
    """The folded words of the sentence that holds a statement."""
    return report.text.within(statement.sentence).folded.replace("\n", "")


_OTHERS = (
    r"(?:[市县区省州旗](?:人民)?政府办公[室厅]|[\u4e00-\u9fff]{1,8}(?:局|委员会|委|街道办?|镇|乡|办事处)|各?部门|所属单位|"
    r"下属单位)(?:共|全年|累计|新|今年)*(?:收到|受理|接到|新收|接收|办理|办结|答复)"
)
_OWN = r"我[局委办厅处镇乡街会院所站中县市区]|本(?:机关|局|单位|镇|乡|街道|办|委|部门)"


def comparable(report: Report, statement: Statement) -> bool:
    """Tell whether a statement counts the same as the tables: the agency's, or a government's area's, whole year."""
    if statement.qualifier != "exact" or statement.value is None:
        return False
    return in_scope(report, statement)


def in_scope(report: Report, statement: Statement) -> bool:
    """Tell whether a statement, exact or not, counts the same things over the same time as the tables."""
    scope = statement.scope
    if scope.what is not None or scope.when not in (None, report.year) or not _same_body(report, scope.whose):
        return False
    before = sentence_of(report, statement).partition(words_of(report, statement))
    other = pattern(_OTHERS).search(before[0][-24:] + before[1])
    return other is None or bool(pattern(_OWN).search(other[0])) or _is_own_name(report, other[0])


def _same_body(report: Report, whose: str | None) -> bool:
    agency = report.find("agency")
    government = isinstance(agency, Agency) and agency.level == "government"
    return whose is None or (government and whose.startswith(("全", "各级")))


def _is_own_name(report: Report, words: str) -> bool:
    agency = report.find("agency")
    match = pattern(r"^(?:年度?)?(?P<name>[\u4e00-\u9fff]*?(?:局|委员会|委|街道办?|镇|乡|办事处|办公[室厅]))").search(words)
    return isinstance(agency, Agency) and match is not None and match["name"] in agency.name


_CHANNEL = (
    r"现场|线[上下]|在线|来访|来人|窗口|邮[寄箱]|电子|书面|平台|系统|热线|网[站页上络]|微信|小程序|当面|信函|传真"
)
_REQUESTS: dict[str, tuple[tuple[str, ...], ...]] = {
    "requests.new": (("r1",), ("r1", "r2")),
    "requests.carried_in": (("r2",),),
    "requests.carried_over": (("r4",),),
    "requests.handled": (("r3_7",),),
    "outcome.disclosed": (("r3_1",),),
    "outcome.partly": (("r3_2",),),
    "outcome.disclosed_and_partly": (("r3_1", "r3_2"),),
    "outcome.withheld": (("r3_3",),),
    "outcome.unavailable": (("r3_4",),),
    "outcome.not_processed": (("r3_5",),),
    "outcome.other": (("r3_6",),),
}


def request_tallies(report: Report, table: FormTable, statement: Statement) -> tuple[Tally, ...]:
    """Return the figures of 表三 that a statement may stand for, the likeliest first; none for other subjects."""
    ways = _REQUESTS.get(statement.subject, ())
    words = words_of(report, statement)
    if pattern(_CHANNEL).search(words):
        return ()
    if statement.subject == "requests.new":
        if "新收" in words:
            ways = ways[:1]
        elif pattern(r"办结|答复|办理").search(words):
            ways += (("r3_7",),)
    elif statement.subject == "requests.handled" and not pattern(r"办结|完毕").search(words):
        ways += (("r1",), ("r1", "r2")) if "办理" in words or "处理" in words else ()
    elif statement.subject == "outcome.disclosed" and "部分公开" not in sentence_of(report, statement):
        ways += (("r3_1", "r3_2"),)
    tallies = [_rows(table, way) for way in ways]
    if statement.subject == "requests.handled" and "答复" in words:
        tallies += _answered(table)
    return tuple(tallies)


def _answered(table: FormTable) -> Iterator[Tally]:
    """What was answered, where what is no longer processed counts as not answered."""
    whole, other, refused = (_rows(table, (row,)) for row in ("r3_7", "r3_6", "r3_5"))
    if whole.value is None or other.value is None or refused.value is None:
        return
    yield Tally("已答复", whole.value - other.value, whole.keys + other.keys)
    yield Tally("已答复", whole.value - other.value - refused.value, whole.keys + other.keys + refused.keys)


def _rows(table: FormTable, rows: Iterable[str]) -> Tally:
    """The sum of rows, or of rows that make up a group (`r3_3` for `r3_3_1` and the rest), over all applicants."""
    assert table.form is not None
    block = table.form.blocks[0]
    names: list[str] = []
    keys: list[str] = []
    total: Value | None = 0
    for key in rows:
        inner = [row for row in block.rows if row.key == key or row.key.startswith(f"{key}_")]
        lone = f"{key}.total" in table.cells
        names.append(inner[0].label if inner[0].key == key else inner[0].group)
        for row in [key] if lone else [row.key for row in inner]:
            figure = _row_total(table, row)
            keys.append(f"{row}.total")
            total = None if total is None or figure is None else total + figure
    return Tally("＋".join(f"“{name.partition('（区分')[0]}”" for name in names), total, tuple(keys))


def _row_total(table: FormTable, row: str) -> Value | None:
    """A row's total; where it is blank the sum of the row; None where that cannot be read."""
    assert table.form is not None
    total = table.cells.get(f"{row}.total")
    if total is None or total.state in ("text", "lost"):
        return None
    if total.state == "number":
        return total.value
    parts = [table.cells.get(f"{row}.{column.key}") for column in table.form.blocks[0].columns[:-1]]
    if any(part is None or part.state in ("text", "lost") for part in parts):
        return None
    return sum(value(part) for part in parts)


_GROUPS = {"reconsideration": ("review",), "litigation": ("direct", "after"), "disputes": ("review", "direct", "after")}


def dispute_tallies(table: FormTable, statement: Statement) -> tuple[Tally, ...]:
    """Return the figure of 表四 that a statement stands for; none for other subjects."""
    kind, _, result = statement.subject.partition(".")
    groups = _GROUPS.get(kind, ())
    part = statement.scope.part
    if part is not None:
        named = "after" if "后" in part else "direct" if "直接" in part else ""
        groups = (named,) if named and kind == "litigation" else ()
    keys = tuple(f"{group}.{result or 'total'}" for group in groups)
    if table.form is None or any(key not in table.form.keys() for key in keys) or not keys:
        return ()
    figures = [_or_nothing(table, key) for key in keys]
    known = [figure for figure in figures if figure is not None]
    name = "＋".join(f"“{table.form.where(key).partition('（')[2].rstrip('）')}”" for key in keys)
    return (Tally(name, sum(known) if len(known) == len(figures) else None, keys),)


def _or_nothing(table: FormTable, key: str) -> Value | None:
    """A cell's figure; a blank is nothing where its group has a figure elsewhere; None where it cannot be read."""
    figure = table.cells.get(key)
    if figure is None or figure.state in ("text", "lost"):
        return None
    group = key.partition(".")[0]
    filled = any(k.startswith(f"{group}.") and cell.state == "number" for k, cell in table.cells.items())
    return value(figure) if figure.state == "number" or (filled and not key.endswith(".total")) else None


def compared(statement: Statement, tallies: Iterable[Tally]) -> bool | None:
    """Tell whether a statement agrees with one of the figures; None where none agrees and some cannot be read."""
    values = [tally.value for tally in tallies]
    if statement.value in values:
        return True
    return None if None in values or not values else False


def said(table: FormTable, tallies: Iterable[Tally], unit: str) -> tuple[str, tuple[Related, ...]]:
    """Return words for what the table has instead, and the cells that they rest on."""
    assert table.form is not None
    shown = [tally for tally in tallies if tally.name.startswith("“")]
    words = "，".join(f"{tally.name}{'合计' if '＋' in tally.name else ''}为{tally.value}{unit}" for tally in shown)
    keys = dict.fromkeys(key for tally in shown for key in tally.keys)
    cells = tuple(
        Related(table.cells[key].place, f"{table.role}.{key}", table.form.where(key))
        for key in keys
        if key in table.cells and key in table.form.keys()
    )
    return f"{table.form.name}{words}", cells
