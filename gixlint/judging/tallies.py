"""What the tables of the form say of a counted fact in prose: the figures that it may stand for."""

from collections.abc import Iterable, Iterator

from gixlint.editions import TableForm
from gixlint.findings import Related
from gixlint.judging.cells import keys_of
from gixlint.judging.sums import Value, value
from gixlint.parsing.labels import labels_of_parts, spelled
from gixlint.records import Record
from gixlint.report import Agency, FormTable, Report, Statement
from gixlint.text import pattern

__all__ = ["Tally", "comparable", "compared", "dispute_tallies", "in_scope", "request_tallies", "said", "words_of"]


class Tally(Record):
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
    name = r"[\u4e00-\u9fff]*?(?:局|委员会|委|街道办?|镇|乡|办事处|办公[室厅])"
    match = pattern(rf"^(?:年度?)?(?P<name>{name})").search(words)
    return isinstance(agency, Agency) and match is not None and match["name"] in agency.name


_CHANNEL = (
    r"现场|线[上下]|在线|来访|来人|窗口|邮[寄箱]|电子|书面|平台|系统|热线|网[站页上络]|微信|小程序|当面|信函|传真"
)
_RECEIVED = ("requests.new", "requests.carried_in")
_REQUESTS: dict[str, tuple[tuple[str, ...], ...]] = {
    "requests.new": (("requests.new",), _RECEIVED),
    "outcome.disclosed_and_partly": (("outcome.disclosed", "outcome.partly"),),
}
"""What the rows mean that a statement may count, where it is not just what the statement means itself."""


def request_tallies(report: Report, table: FormTable, statement: Statement) -> tuple[Tally, ...]:
    """Return the figures of the table of requests that a statement may stand for, the likeliest first; none for other
    subjects.
    """
    ways = _REQUESTS.get(statement.subject, ((statement.subject,),))
    words = words_of(report, statement)
    if pattern(_CHANNEL).search(words):
        return ()
    if statement.subject == "requests.new":
        if "新收" in words:
            ways = ways[:1]
        elif pattern(r"办结|答复|办理").search(words):
            ways += (("requests.handled",),)
    elif statement.subject == "requests.handled" and not pattern(r"办结|完毕").search(words):
        ways += (("requests.new",), _RECEIVED) if "办理" in words or "处理" in words else ()
    elif statement.subject == "outcome.disclosed" and not pattern(spelled("outcome.partly")).search(
        sentence_of(report, statement)
    ):
        ways += (("outcome.disclosed", "outcome.partly"),)
    tallies = [tally for way in ways if (tally := _rows(table, way))]
    if statement.subject == "requests.handled" and "答复" in words:
        tallies += _answered(table)
    return tuple(tallies)


def _answered(table: FormTable) -> Iterator[Tally]:
    """What was answered, where what is no longer processed counts as not answered."""
    rows = [_rows(table, (meaning,)) for meaning in ("requests.handled", "outcome.other", "outcome.not_processed")]
    whole, other, refused = rows
    if whole is None or other is None or refused is None:
        return
    if whole.value is None or other.value is None or refused.value is None:
        return
    yield Tally("已答复", whole.value - other.value, whole.keys + other.keys)
    yield Tally("已答复", whole.value - other.value - refused.value, whole.keys + other.keys + refused.keys)


def _rows(table: FormTable, meanings: Iterable[str]) -> Tally | None:
    """The sum over all applicants of the rows, or groups of rows, that mean these; None where the form has none."""
    assert table.form is not None
    names: list[str] = []
    keys: list[str] = []
    for meaning in meanings:
        counted = keys_of(table, table.form, meaning)
        if not counted:
            return None
        names.append(pattern(r"(?<=.)（[^（）]*）$").sub("", table.form.meaning(meaning)[0].label))
        keys += counted
    figures = [_row_total(table, table.form, key) for key in keys]
    known = [figure for figure in figures if figure is not None]
    total = sum(known) if len(known) == len(figures) else None
    return Tally("＋".join(f"“{name}”" for name in names), total, tuple(keys))


def _row_total(table: FormTable, form: TableForm, key: str) -> Value | None:
    """A row's total; where it is blank the sum of the row; None where that cannot be read."""
    total = table.cells.get(key)
    if total is None or total.state in ("text", "lost"):
        return None
    if total.state == "number":
        return total.value
    block, row, whole = form.lines(key)
    parts = [table.cells.get(block.cell(row.key, column.key)) for column in block.columns if column is not whole]
    if any(part is None or part.state in ("text", "lost") for part in parts):
        return None
    return sum(value(part) for part in parts)


_KINDS = {"disputes": ("reconsideration", "litigation")}


def dispute_tallies(table: FormTable, statement: Statement) -> tuple[Tally, ...]:
    """Return the figure of the table of disputes that a statement stands for; none for other subjects."""
    kind, dot, result = statement.subject.partition(".")
    part = statement.scope.part
    named = "" if part is None else _part(part)
    if table.form is None or (part is not None and not (named and kind == "litigation")):
        return ()
    found = [table.form.counting(f"{one}{dot}{result}", named) for one in _KINDS.get(kind, (kind,))]
    keys = tuple(key for some in found for key in some)
    if not all(found):
        return ()
    figures = [_or_nothing(table, table.form, key) for key in keys]
    known = [figure for figure in figures if figure is not None]
    name = "＋".join(f"“{table.form.lines(key)[2].path}”" for key in keys)
    return (Tally(name, sum(known) if len(known) == len(figures) else None, keys),)


def _part(words: str) -> str:
    """Which part of litigation words name: direct, or after reconsideration."""
    for part, said in (("after", "后"), ("direct", "直接")):
        if said in words or words in labels_of_parts(part):
            return part
    return ""


def _or_nothing(table: FormTable, form: TableForm, key: str) -> Value | None:
    """A cell's figure; a blank is nothing where its group has a figure elsewhere; None where it cannot be read."""
    figure = table.cells.get(key)
    if figure is None or figure.state in ("text", "lost"):
        return None
    block, row, own = form.lines(key)
    beside = [block.cell(row.key, column.key) for column in block.columns if column.group == own.group]
    filled = any(table.cells[key].state == "number" for key in beside if key in table.cells)
    return value(figure) if figure.state == "number" or (filled and "." in own.means) else None


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
        if key in table.cells
    )
    return f"{table.form.name}{words}", cells
