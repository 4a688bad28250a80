"""Figures that each can be read, but hardly be so together."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from gixlint.checking import Example, check
from gixlint.findings import Problem, Related
from gixlint.judging.cells import cells, counted
from gixlint.judging.sums import is_count, name_of, value
from gixlint.judging.tallies import in_scope, words_of
from gixlint.report import Absent, Agency, FormTable, Report, Section, Statement
from gixlint.statutes import FEES_2020, FORM_2019, FORM_2021, PRACTICE, REGULATION_2019, Basis
from gixlint.text import pattern

_STOCKS = {"issued": "in_force", "published": "total_public"}
"""What the columns mean of which the first is hardly above the second."""


@check(
    "F306",
    severity="warning",
    needs="tables.proactive",
    basis=[Basis(FORM_2019, "表二"), Basis(FORM_2021, "表二"), Basis(PRACTICE, "数据自洽")],
    examples=[
        Example(good="<td>3</td><td>2</td><td>19</td>", bad="<td>3</td><td>2</td><td>0</td>"),
        Example(
            good="<td>4</td><td>4</td><td>27</td>",
            bad="<td>4</td><td>4</td><td>2</td>",
            sample="format2019-department",
        ),
    ],
    english="Stock below flow",
)
def stock_below_flow(report: Report) -> Iterator[Problem]:
    """本年制发的文件多于现行有效的文件。

    表二中，本年制发的规章、规范性文件当年一般仍然有效，“现行有效件数”通常不少于“本年制发件数”；2019年格式中，“对外公开
    总数量”通常不少于“本年新公开数量”。倒挂的，多半是填错了列，或者漏计了存量。

    当年制发、当年即废止的，制发数减去废止数之后再比较。

    更正办法：核对规章、规范性文件清单后更正。
    """
    table = report.table("proactive")
    for block in table.form.blocks if table.form else ():
        columns = {column.means: column.key for column in block.columns}
        for row in block.rows:
            keys = {meaning: block.cell(row.key, column) for meaning, column in columns.items() if meaning}
            for flow, stock in _STOCKS.items():
                if {flow, stock} <= keys.keys():
                    yield from _inverted(table, keys[flow], keys[stock], keys.get("repealed", ""))


def _inverted(table: FormTable, flow: str, stock: str, loss: str) -> Iterator[Problem]:
    new, old = table.cells.get(flow), table.cells.get(stock)
    assert table.form is not None
    repealed = table.cells.get(loss)
    gone = value(repealed) if is_count(repealed) else 0
    if is_count(new) and is_count(old) and value(new) - gone > value(old):
        yield Problem(
            old.place,
            f"{table.role}.{stock}",
            f"{table.form.where(stock)}为{old.value}，少于{table.form.where(flow)}的{new.value}。",
            "请核对清单，确认没有填错列或者漏计存量。",
            related=(Related(new.place, f"{table.role}.{flow}", table.form.where(flow)),),
            about=(f"{table.role}.{stock}", f"{table.role}.{flow}"),
        )


@check(
    "F307",
    severity="note",
    needs="declarations.processing_fee",
    basis=[Basis(FEES_2020, "收费标准"), Basis(FORM_2021, "六、其他需要报告的事项")],
    examples=[Example(good="收取信息处理费0元", bad="收取信息处理费385元")],
    english="Fee implausible",
)
def fee_implausible(report: Report) -> Iterator[Problem]:
    """信息处理费的数额不合常理。

    信息处理费按件或者按页收取，标准都是10元的整数倍，总额也应是10元的整数倍。表三“（六）其他处理”第2项（申请人逾期未
    缴费）大于零，说明发过收费通知，第六部分应当说明收费情况；说明“未收取”的即可，发了通知而没有缴费的也收不到钱。

    更正办法：核对收费台账；在第六部分写明发出收费通知和收取信息处理费的情况。
    """
    for statement in report.stated("fees"):
        sentence = report.text.within(statement.sentence).folded
        value = statement.value
        if (
            "处理费" in sentence
            and statement.qualifier == "exact"
            and value
            and value % 10
            and in_scope(report, statement)
        ):
            yield Problem(
                statement.place,
                "statement.fees",
                f"正文说“{words_of(report, statement)}”，不是10元的整数倍，与信息处理费的收费标准不合。",
                "请核对收费台账。",
            )
    yield from _notices(report)


def _notices(report: Report) -> Iterator[Problem]:
    declaration = report.form.declaration("processing_fee")
    section = report.find(f"section.{declaration.section}")
    unpaid = next(counted(report, "fees.unpaid"), None)
    if unpaid is None or not isinstance(section, Section) or isinstance(report.find("body"), Absent):
        return
    if not pattern(r"处理费|收费|费用|缴费|未收取").search(report.body.text.folded):
        _, row, _ = unpaid.form.lines(unpaid.key)
        name = name_of(row).partition("、")[0]
        yield Problem(
            section.heading_place,
            section.role,
            f"{unpaid.form.name}“{name}”为{unpaid.figure.value}件，说明发过收费通知，而报告没有说明收费情况。",
            f"请在“{section.heading}”部分写明发出收费通知和{declaration.name}。",
            related=(unpaid.related(unpaid.form.name),),
        )


@check(
    "F308",
    severity="warning",
    needs="tables.proactive",
    basis=[Basis(REGULATION_2019, "第二十条第（一）项"), Basis(PRACTICE, "规章制定权限")],
    examples=[
        Example(
            good="<tr><td>规章</td><td>0</td><td>0</td><td>0</td></tr>",
            bad="<tr><td>规章</td><td>0</td><td>0</td><td>4</td></tr>",
        ),
        Example(
            good="<tr><td>规章</td><td>0</td><td>0</td><td>0</td></tr>",
            bad="<tr><td>规章</td><td>0</td><td>0</td><td>4</td></tr>",
            sample="format2019-township",
        ),
    ],
    english="No power to make rules",
)
def rule_power_implausible(report: Report) -> Iterator[Problem]:
    """没有规章制定权的机关填报了规章。

    规章由国务院部门和省级、设区的市级人民政府制定。县级人民政府、乡镇、街道和地方政府部门没有规章制定权，表二“规章”
    一行一般应为 0；填了数的，多半是把内部规章制度或者规范性文件当成了规章。

    市人民政府、省级人民政府及其办公厅（室）、国务院部门和直属机构不提示。

    更正办法：核实是否确为政府规章，不是的改填在“行政规范性文件”一行或者改为 0。
    """
    table, agency = report.table("proactive"), report.agency
    if _may_make_rules(agency) or table.form is None:
        return
    rows = [(block, row) for block in table.form.blocks for row in block.rows]
    other = "或者".join(f"改填“{row.label}”一行" for _, row in rows if row.means == "normative")
    for block, row in rows:
        keys = [block.cell(row.key, column.key) for column in block.columns] if row.means == "rules" else []
        filled = [key for key in keys if is_count(cell := table.cells.get(key)) and cell.value]
        for key in filled[:1]:
            yield Problem(
                table.cells[key].place,
                f"{table.role}.{key}",
                f"{table.form.where(key)}填了{table.cells[key].value}，而{agency.name}没有规章制定权。",
                f"请核实是否确为政府规章，不是的{other}或者改为 0。",
            )


def _may_make_rules(agency: Agency) -> bool:
    """Whether an agency has, or may have, the power to make rules, or compiles for a government that has it."""
    if agency.level == "township":
        return False
    if agency.level == "government":
        return not pattern(r"[县旗区](?:人民)?政府$").search(agency.name) or "自治区" in agency.name
    local = pattern(r"[省市县区旗州]").search(agency.name)
    if local and agency.name.endswith("分局"):
        return False
    return agency.level != "department" or not local or bool(pattern(r"政府办公[厅室]|办公[厅室]$").search(agency.name))


@check(
    "F309",
    severity="warning",
    basis=[Basis(PRACTICE, "数据自洽")],
    examples=[
        Example(good="收到政府信息公开申请27件", bad="收到政府信息公开申请25件", sample="reg2007-department"),
    ],
    english="More settled than received",
)
def settled_above_received(report: Report) -> Iterator[Problem]:
    """办结的申请多于收到的申请。

    正文所说办结、答复的申请件数多于收到的件数，又没有说有上年结转的，二者必有一误。2008年至2018年的统计表中，“申请办结
    数”多于“收到申请数”的同样提示。

    说了上年结转的、约数、范围或者年度不同的，不比较。

    更正办法：核对台账后更正，或者补充说明上年结转的件数。
    """
    if report.stated("requests.carried_in") or pattern(
        r"(?:上一?年度?|20\d\d年)[^。;,\d]{0,6}结转(?!20|下|次|明|至|到)|结转自|转入(?:本年|今年)|跨年|连同(?:上年|20\d\d年)"
    ).search(report.body.text.folded):
        return
    received = [s for s in report.stated("requests.new") if _exact(report, s)]
    settled = [s for s in report.stated("requests.handled") if _exact(report, s)]
    if not received or not settled or any(cell.figure.value for cell in cells(report, "requests.carried_in")):
        return
    most = max(received, key=_amount)
    for statement in settled[:1]:
        if _amount(statement) > _amount(most):
            yield Problem(
                statement.place,
                "statement.requests.handled",
                f"正文说“{words_of(report, statement)}”，多于收到的{most.value}{most.unit}，又没有说上年结转。",
                "请核对台账后更正，或者补充说明上年结转的件数。",
                related=(Related(most.place, "statement.requests.new", words_of(report, most)),),
            )


def _amount(statement: Statement) -> int | Decimal:
    return statement.value or 0


def _exact(report: Report, statement: Statement) -> bool:
    return statement.qualifier == "exact" and statement.scope.part is None and in_scope(report, statement)
