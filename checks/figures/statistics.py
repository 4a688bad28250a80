"""The sums of the statistics table of 2008 to 2018."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gixlint.checking import Example, check
from gixlint.editions import Line
from gixlint.findings import Problem, Related
from gixlint.judging.sums import Value, value
from gixlint.report import FormTable, Report
from gixlint.statutes import STATISTICS_2014, Basis


@check(
    "F206",
    severity="warning",
    needs="statistics",
    basis=[Basis(STATISTICS_2014, "统计报送要求")],
    examples=[
        Example(
            good="<tr><td>1.当面申请数</td><td>件</td><td>5</td></tr>",
            bad="<tr><td>1.当面申请数</td><td>件</td><td>6</td></tr>",
            sample="reg2007-township",
        ),
    ],
    english="Statistics table does not add up",
)
def statistics_table_miscounted(report: Report) -> Iterator[Problem]:
    """统计表的分项之和与总数不符。

    2008年至2018年报告所附的统计表，收到申请数应等于各种方式的申请数之和，申请办结数应等于按时、延期办结数之和，申请
    答复数应等于各种答复数之和，行政复议、行政诉讼数量应等于各种结果之和，工作人员数应等于专职、兼职人员数之和。本检查对
    表中每一列（本年、历年累计）逐项验算：分项之和大于总数的一律提示；小于总数的，列全了分项才提示。

    按渠道统计的公开数（政府网站、公报、微博、微信）互有重叠，不验算；无法辨认的数不验算。

    更正办法：对照台账核实，改正总数或者分项。
    """
    table = report.find("table.statistics")
    if not isinstance(table, FormTable) or report.form.statistics is None:
        return
    lines = report.form.statistics.lines
    for column in dict.fromkeys(key.partition(".")[2] for key in table.cells):
        for parent in lines:
            children = [line for line in lines if line.under == parent.key]
            if children:
                yield from _broken(table, parent, children, column, _suspect(table, lines, parent, column))


def _suspect(table: FormTable, lines: Sequence[Line], parent: Line, column: str) -> tuple[str, ...]:
    """The figure that breaks two sums at once: the part of one and the total of another, if one number mends both."""
    for middle in (line for line in lines if line.under and parent.key in (line.under, line.key)):
        held = table.cells.get(f"{middle.key}.{column}")
        below = _sum(table, [line for line in lines if line.under == middle.key], column)
        beside = _sum(table, [line for line in lines if line.under == middle.under and line != middle], column)
        whole = table.cells.get(f"{middle.under}.{column}")
        if None not in (held, below, beside, whole) and value(whole) - (beside or 0) == below != value(held):
            return (f"statistics.{middle.key}.{column}",)
    return ()


def _sum(table: FormTable, lines: Sequence[Line], column: str) -> Value | None:
    """The sum of lines; None where none of them is held or one cannot be read."""
    held = [table.cells[f"{line.key}.{column}"] for line in lines if f"{line.key}.{column}" in table.cells]
    return None if not held or any(one.state in ("text", "lost") for one in held) else sum(map(value, held))


def _broken(
    table: FormTable, parent: Line, children: Sequence[Line], column: str, about: tuple[str, ...]
) -> Iterator[Problem]:
    total = table.cells.get(f"{parent.key}.{column}")
    held = [line for line in children if f"{line.key}.{column}" in table.cells]
    figures = [table.cells[f"{line.key}.{column}"] for line in held]
    if total is None or total.state != "number" or total.value is None or not held:
        return
    if any(figure.state in ("text", "lost") for figure in figures):
        return
    parts: Value = sum(value(figure) for figure in figures)
    complete = _complete(held, children) and not any(figure.empty for figure in figures)
    if parts <= total.value and (parts == total.value or not complete):
        return
    terms = (
        "＋".join(f"{line.label} {value(f)}" for line, f in zip(held, figures, strict=True) if value(f)) or "各项均为 0"
    )
    yield Problem(
        total.place,
        f"statistics.{parent.key}.{column}",
        f"统计表“{parent.label}”{_COLUMNS.get(column, '')}为{total.value}，而所列各项{terms}，合计{parts}，"
        f"相差{abs(parts - total.value)}。",
        "请对照台账核实，改正总数或者分项。",
        related=tuple(
            Related(figure.place, f"statistics.{line.key}.{column}", line.label)
            for line, figure in zip(held, figures, strict=True)
            if value(figure)
        ),
        about=about,
    )


_COLUMNS = {"total": "（历年累计）"}


def _complete(held: Sequence[Line], children: Sequence[Line]) -> bool:
    """Whether the parts are all there: one for the rest, or every one that has no other name for the rest."""
    if len(children) < 2:
        return False
    return any(line.share == "rest" for line in held) or {line for line in children if not line.share} <= {*held}
