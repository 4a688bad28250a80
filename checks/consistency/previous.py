"""A report against the one of the year before."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from gixlint.checking import Example, check
from gixlint.editions import Line, TableForm
from gixlint.findings import Problem, Related, Severity, Unknown
from gixlint.judging.sums import Value, name_of
from gixlint.parsing.labels import spellings
from gixlint.report import Agency, FormTable, Report
from gixlint.statutes import FORM_2019, FORM_2021, PRACTICE, Basis

_FORM = [Basis(FORM_2019, "表三"), Basis(FORM_2021, "表三"), Basis(PRACTICE, "年度衔接")]


def _same_agency(report: Report, previous: Report) -> bool:
    """Whether both reports are one agency's, as far as their names tell."""
    one, other = report.find("agency"), previous.find("agency")
    if not isinstance(one, Agency) or not isinstance(other, Agency):
        return False
    return one.name.endswith(other.name) or other.name.endswith(one.name)


def _value(table: object, key: str) -> Value | None:
    """A cell's figure; a blank is 0; None where it is missing or cannot be read."""
    figure = table.cells.get(key) if isinstance(table, FormTable) else None
    if figure is None:
        return None
    return figure.value if figure.state == "number" else 0 if figure.empty else None


@check(
    "C201",
    severity="error",
    needs="tables.requests",
    basis=_FORM,
    examples=[
        Example(
            good="上年：四、结转下年度继续办理 ｜ 4\n本年：二、上年结转政府信息公开申请数量 ｜ 4",
            bad="上年：四、结转下年度继续办理 ｜ 4\n本年：二、上年结转政府信息公开申请数量 ｜ 2",
            sample="",
        )
    ],
    english="Carry-over broken",
)
def carry_over_broken(report: Report, previous: Report) -> Iterator[Problem | Unknown]:
    """上年结转与上一年度报告不衔接。

    表三“二、上年结转政府信息公开申请数量”应等于上一年度报告表三“四、结转下年度继续办理”。总计不等的是错误；总计相等而
    某一列不等的，可能是申请人类别调整，作警告。

    两份报告不是同一机关的，或者有的格无法辨认的，不作判断。机构改革、单位合并的，请在正文中说明。

    更正办法：核对上一年度报告，改正上年结转数；确有原因的，在正文中说明。
    """
    table, last = report.table("requests"), previous.table("requests")
    for total in table.form.counting("requests.carried_in") if table.form else ():
        role = f"{table.role}.{total}"
        if not _same_agency(report, previous):
            yield Unknown(table.place, role, "两份报告的机关名称不同，无法比较上年结转")
            return
        pairs = list(_carried(table, last))
        if not any(key == total for _, key, _ in pairs):
            yield Unknown(table.place, role, "上年结转或者上一年度的结转下年度无法辨认")
        wrong = [(c, key, other) for c, key, other in pairs if _value(table, key) != _value(last, other)]
        for column, key, other in [one for one in wrong if one[1] == total] or wrong:
            yield _not_carried(table, last, column, key, other)


def _carried(table: FormTable, last: FormTable) -> Iterator[tuple[Line, str, str]]:
    """The columns, as far as both were read, with the cells of what was brought over and of what last year had left."""
    assert table.form is not None
    before = [] if last.form is None else list(_cells(last.form, "requests.carried_over"))
    for column, key in _cells(table.form, "requests.carried_in"):
        other = next((other for one, other in before if _same_column(column, one)), "")
        if _value(table, key) is not None and _value(last, other) is not None:
            yield column, key, other


def _cells(form: TableForm, meaning: str) -> Iterator[tuple[Line, str]]:
    """The cells of the rows that mean this, each with its column."""
    for block in form.blocks:
        for row in block.rows:
            if row.means == meaning:
                yield from ((column, block.cell(row.key, column.key)) for column in block.columns)


def _same_column(one: Line, other: Line) -> bool:
    """Whether columns of two years' forms are the same: both of the total, or of one name."""
    if "total" in (one.means, other.means):
        return one.means == other.means
    return not {*spellings(one)}.isdisjoint(spellings(other))


def _not_carried(table: FormTable, last: FormTable, column: Line, key: str, other: str) -> Problem:
    assert table.form is not None
    assert last.form is not None
    _, row, _ = last.form.lines(other)
    return Problem(
        table.cells[key].place,
        f"{table.role}.{key}",
        f"{table.form.where(key)}为{_value(table, key)}，而上一年度报告的{name_of(row)}为{_value(last, other)}。",
        "请核对上一年度报告后更正；因机构改革等原因不一致的，请在正文中说明。",
        severity=None if column.means == "total" else Severity.WARNING,
    )


@check(
    "C202",
    severity="warning",
    needs="tables.proactive",
    basis=[Basis(FORM_2019, "表二"), Basis(FORM_2021, "表二"), Basis(PRACTICE, "年度衔接")],
    examples=[
        Example(
            good="上年：现行有效 ｜ 19\n本年：制发 ｜ 3，废止 ｜ 2，现行有效 ｜ 20",
            bad="上年：现行有效 ｜ 19\n本年：制发 ｜ 3，废止 ｜ 2，现行有效 ｜ 23",
            sample="",
        )
    ],
    english="Stock broken",
)
def stock_broken(report: Report, previous: Report) -> Iterator[Problem | Unknown]:
    """现行有效件数与上一年度报告不衔接。

    表二中，本年“现行有效件数”应等于上一年度的现行有效件数加本年制发、减本年废止；2019年格式中，“上一年项目数量”应等于
    上一年度报告的“上一年项目数量”加“本年增/减”。

    两份报告格式不同的、不是同一机关的、有的格无法辨认的，不作判断。

    更正办法：核对清单和上一年度报告后更正；因清理、机构改革等原因不一致的，在正文中说明。
    """
    table, last = report.table("proactive"), previous.table("proactive")
    if table.form is None or last.form is None or not _same_agency(report, previous):
        yield Unknown(table.place, "table.proactive", "两份报告的机关名称不同，无法比较")
        return
    for block in table.form.blocks:
        columns = {column.means: column for column in block.columns}
        for row in block.rows:
            if {"issued", "repealed", "in_force"} <= columns.keys():
                stock, plus, minus = (
                    block.cell(row.key, columns[key].key) for key in ("in_force", "issued", "repealed")
                )
                before = _same(last.form, row, "in_force")
                yield from _rolled(
                    table,
                    stock,
                    ("上一年度现行有效", _value(last, before)),
                    ("＋本年制发", _value(table, plus)),
                    ("－本年废止", _value(table, minus)),
                )
            elif {"last_year", "change"} <= columns.keys():
                stock = block.cell(row.key, columns["last_year"].key)
                yield from _rolled(
                    table,
                    stock,
                    (
                        f"上一年度报告的{columns['last_year'].label}",
                        _value(last, _same(last.form, row, "last_year")),
                    ),
                    (f"＋{columns['change'].label}", _value(last, _same(last.form, row, "change"))),
                )


def _same(form: TableForm, row: Line, meaning: str) -> str:
    """The key, in the form of the year before, of the cell of the same row in the column that means this."""
    keys = (
        block.cell(one.key, column.key)
        for block in form.blocks
        for one in block.rows
        for column in block.columns
        if column.means == meaning and not {*spellings(one)}.isdisjoint(spellings(row))
    )
    return next(keys, "")


def _rolled(table: FormTable, stock: str, *terms: tuple[str, Value | None]) -> Iterator[Problem]:
    """A stock against what it ought to be by its terms: the sign and name of each, and its figure."""
    now = _value(table, stock)
    figures = [-figure if words.startswith("－") else figure for words, figure in terms if figure is not None]
    if now is None or len(figures) < len(terms) or sum(figures) == now:
        return
    assert table.form is not None
    due = "".join(f"{words}{figure}" for words, figure in terms)
    yield Problem(
        table.cells[stock].place,
        f"{table.role}.{stock}",
        f"{table.form.where(stock)}为{now}，而{due}＝{sum(figures)}。",
        "请核对清单和上一年度报告后更正；因清理、机构改革等原因不一致的，请在正文中说明。",
    )


@check(
    "C203",
    severity="warning",
    basis=[Basis(PRACTICE, "内容不得雷同")],
    examples=[
        Example(
            good="上年：组织业务培训2次，参加人员120人次。\n本年：针对答复文书不规范的问题，逐件评查案卷36件。",
            bad="上年：高度重视政府信息公开工作，列入重要议事日程。\n本年：高度重视政府信息公开工作，列入重要议事日程。",
            sample="",
        )
    ],
    english="Copied from last year",
)
def copied_from_last_year(report: Report, previous: Report, *, share: float = 0.5) -> Iterator[Problem]:
    """正文大量照抄上一年度报告。

    把两年报告的正文（表格、标题、法定套语、数字除外）逐句比较，连续十二个字以上相同的算作照抄。照抄的部分超过选项
    share（默认 0.5，即一半）的，提示，并指出照抄的最长的几句。有的地方把与上年重复率超过50%列为扣分项，国家的通知也
    要求避免“内容雷同、敷衍塞责”。

    正文过短的不比较。

    更正办法：按本年的实际情况改写，尤其是存在的问题和改进情况。
    """
    from gixlint.judging.sameness import sameness

    found = sameness(report, previous)
    if found is None or found.share <= share:
        return
    first = found.copied[0] if found.copied else report.body.place
    yield Problem(
        first,
        "body",
        f"正文有{found.share:.0%}与上一年度报告相同（不计表格、标题、法定套语和数字），超过{share:.0%}。",
        "请按本年的实际情况改写，尤其是存在的问题和改进情况。",
        related=tuple(Related(place, "body", "与上年相同的句子") for place in found.copied[1:]),
    )


_WATCHED = ("total", "decisions", "amount", "reconsideration", "litigation")
"""What the columns mean whose figures are compared with the year before."""


@check(
    "C204",
    severity="note",
    needs="tables",
    basis=[Basis(PRACTICE, "异常变动说明")],
    examples=[
        Example(
            good="上年：新收申请总计 ｜ 40\n本年：新收申请总计 ｜ 52",
            bad="上年：新收申请总计 ｜ 40\n本年：新收申请总计 ｜ 520",
            sample="",
        )
    ],
    english="Unexplained jump",
)
def unexplained_jump(
    report: Report, previous: Report, *, factor: float = 3.0, least: int = 50
) -> Iterator[Problem | Unknown]:
    """与上年相比变动异常。

    表三各行总计、表四各组总计和表二的处理决定数量，与上一年度报告相比增减超过选项 factor（默认 3）倍，且相差不少于选项
    least（默认 50）的，提请核对。变动属实的，正文宜说明原因。

    两份报告格式不同的格不比较。

    更正办法：核对台账；属实的，在总体情况中说明原因。
    """
    for form in report.form.tables:
        table, last = report.find(f"table.{form.role}"), previous.find(f"table.{form.role}")
        if not isinstance(table, FormTable) or not isinstance(last, FormTable):
            continue
        for key in form.keys():
            if form.lines(key)[2].means not in _WATCHED:
                continue
            now, before = _value(table, key), _value(last, key)
            if now is None or before is None:
                continue
            low, high = sorted((Decimal(now), Decimal(before)))
            if high - low >= least and high > low * Decimal(str(factor)):
                yield Problem(
                    table.cells[key].place,
                    f"{form.role}.{key}",
                    f"{form.where(key)}为{now}，上一年度为{before}，变动超过{factor:g}倍。",
                    "请核对台账；属实的，请在总体情况中说明原因。",
                )
