"""A report against the one of the year before."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from gixlint.checking import Example, check
from gixlint.findings import Problem, Related, Severity, Unknown
from gixlint.judging.sums import Value
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
    if not _same_agency(report, previous):
        yield Unknown(table.place, "requests.r2.total", "两份报告的机关名称不同，无法比较上年结转")
        return
    columns = [column.key for column in table.form.blocks[0].columns] if table.form else []
    whole = _value(table, "r2.total"), _value(last, "r4.total")
    if None in whole:
        yield Unknown(table.place, "requests.r2.total", "上年结转或者上一年度的结转下年度无法辨认")
    keys = ["total"] if None not in whole and whole[0] != whole[1] else [key for key in columns if key != "total"]
    for column in keys:
        now, before = _value(table, f"r2.{column}"), _value(last, f"r4.{column}")
        if now is not None and before is not None and now != before and table.form:
            yield Problem(
                table.cells[f"r2.{column}"].place,
                f"requests.r2.{column}",
                f"{table.form.where(f'r2.{column}')}为{now}，而上一年度报告的结转下年度继续办理为{before}。",
                "请核对上一年度报告后更正；因机构改革等原因不一致的，请在正文中说明。",
                severity=None if column == "total" else Severity.WARNING,
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
        keys = {column.key for column in block.columns}
        for row in block.rows:
            if {"issued", "repealed", "in_force"} <= keys:
                stock, plus, minus = (block.cell(row.key, key) for key in ("in_force", "issued", "repealed"))
                figures = (_value(last, stock), _value(table, plus), _value(table, minus))
                yield from _rolled(table, stock, figures, "上一年度现行有效{}＋本年制发{}－本年废止{}")
            elif {"prev_items", "delta"} <= keys:
                stock, plus = block.cell(row.key, "prev_items"), block.cell(row.key, "delta")
                figures = (_value(last, stock), _value(last, plus), 0)
                yield from _rolled(table, stock, figures, "上一年度报告的上一年项目数量{}＋增/减{}")


def _rolled(
    table: FormTable, stock: str, figures: tuple[Value | None, Value | None, Value | None], words: str
) -> Iterator[Problem]:
    now = _value(table, stock)
    before, plus, minus = figures
    if now is None or before is None or plus is None or minus is None or before + plus - minus == now:
        return
    assert table.form is not None
    yield Problem(
        table.cells[stock].place,
        f"{table.role}.{stock}",
        f"{table.form.where(stock)}为{now}，而{words.format(before, plus, minus)}＝{before + plus - minus}。",
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
            if not key.endswith((".total", ".decisions", ".amount")):
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
