"""Said to be none, and counted all the same."""

from collections.abc import Iterator
from decimal import Decimal

from gixlint.checking import Example, check
from gixlint.document import Place
from gixlint.findings import Problem, Related
from gixlint.judging.cells import counted, statistics
from gixlint.records import Record
from gixlint.report import Agency, Report, Statement
from gixlint.statutes import PRACTICE, REGULATION_2007, REGULATION_2019, Basis


class _Count(Record):
    """A count above zero: what it counts, in Chinese, its value with unit, role and place."""

    label: str
    value: str
    role: str
    place: Place


_COUNTED = {
    "requests": ("requests.new",),
    "requests.new": ("requests.new",),
    "requests.carried_in": ("requests.carried_in",),
    "requests.carried_over": ("requests.carried_over",),
    "outcome.withheld": ("outcome.withheld",),
    "reconsideration": ("reconsideration",),
    "reconsideration.corrected": ("reconsideration.corrected",),
    "litigation": ("litigation",),
    "litigation.corrected": ("litigation.corrected",),
    "disputes": ("reconsideration", "litigation"),
    "fees": ("fees",),
}
"""What the cells of the tables mean that contradict a zero of each subject."""
_SAME = {"requests.new": ("requests.new", "requests.handled"), "disputes": ("reconsideration", "litigation")}
_PROSE = {"requests.new", "reconsideration", "litigation", "disputes", "fees", "reductions", "outcome.withheld"}


@check(
    "Z107",
    severity="error",
    basis=[
        Basis(REGULATION_2007, "第三十二条"),
        Basis(REGULATION_2019, "第五十条"),
        Basis(PRACTICE, "文表一致"),
    ],
    examples=[
        Example(
            good="因政府信息公开被申请行政复议1件，省环境保护主管部门作出维持的决定；未发生因政府信息公开被提起行政诉讼的情况。",
            bad="因政府信息公开被申请行政复议1件，省环境保护主管部门作出维持的决定。全年未发生因政府信息公开被申请行政复议、提起行政诉讼的情况。",
            sample="reg2007-department",
        ),
        Example(
            good="没有因政府信息公开引发行政诉讼。",
            bad="没有因政府信息公开引发行政诉讼。荷岭镇没有不予公开的情况，未发生行政复议。",
            sample="reg2007-township",
        ),
        Example(
            good="本年度没有收取信息处理费。没有其他需要报告的事项。",
            bad="本年度没有收取信息处理费，没有收到政府信息公开申请。",
            sample="format2019-township",
        ),
        Example(
            good="因政府信息公开工作被申请行政复议7件，其中结果维持4件、结果纠正1件、其他结果1件、尚未审结1件。",
            bad="没有因政府信息公开工作被申请行政复议。",
        ),
    ],
    english="Zero contradicted",
)
def zero_contradicted(report: Report) -> Iterator[Problem]:
    """说没有，数字却不是零。

    正文说“未收到申请”“没有发生行政复议”“收到申请0件”，而表三、表四、统计表或者正文另一处对同一事项填写了大于零的
    数字，二者必有一误。

    范围不同的不比较：只说某一渠道、某一类申请、某一方面的（“未收到网上申请”），说往年、累计的，说另一范围的（“代区
    政府”），文件属性的件数（“依申请公开21件”），“未发生被复议机关纠错”与复议总数。读不出的单元格不比较。

    改正办法：核对台账，改正写错的一处。
    """
    for statement in report.statements:
        if statement.value != 0 or not _of_the_report(report, statement):
            continue
        counts = [*_table(report, statement), *_statistics(report, statement), *_prose(report, statement)]
        if counts:
            yield _problem(report, statement, counts)


def _problem(report: Report, statement: Statement, counts: list[_Count]) -> Problem:
    words = report.text.within(statement.place).folded.replace("\n", "").strip(",;。:")
    said = f"“{words}”" if len(words) <= 60 else f"“…{words[-58:]}”"
    found = "；".join(f"{count.label}为{count.value}" for count in counts[:3])
    return Problem(
        statement.place,
        f"statement.{statement.subject}",
        f"正文说{said}，而{found}。",
        "核对台账，改正写错的一处。",
        related=tuple(Related(count.place, count.role, count.label) for count in counts),
        about=tuple(count.role for count in counts),
    )


def _of_the_report(report: Report, statement: Statement) -> bool:
    """Whether the statement speaks of the whole year and of all that its subject means."""
    scope = statement.scope
    return scope.part is None and scope.what is None and scope.when in (None, report.year)


def _covers_the_tables(report: Report, statement: Statement) -> bool:
    """Whether a statement and the tables count for the same: the agency, or the whole area of a government."""
    whose = statement.scope.whose
    agency = report.find("agency")
    government = isinstance(agency, Agency) and agency.level == "government"
    return whose is None or (government and whose.startswith("全"))


def _table(report: Report, statement: Statement) -> Iterator[_Count]:
    if _covers_the_tables(report, statement):
        for cell in counted(report, *_COUNTED.get(statement.subject, ())):
            yield _Count(cell.name, f"{cell.figure.value}{cell.form.unit}", cell.role, cell.figure.place)


def _statistics(report: Report, statement: Statement) -> Iterator[_Count]:
    if _covers_the_tables(report, statement):
        for role, label, figure in statistics(report, *_COUNTED.get(statement.subject, ())):
            if figure.state == "number" and figure.value:
                yield _Count(f"统计表“{label}”", str(figure.value), role, figure.place)


def _prose(report: Report, statement: Statement) -> Iterator[_Count]:
    if statement.subject not in _PROSE:
        return
    subjects = _SAME.get(statement.subject, (statement.subject,))
    for other in report.statements:
        if other.subject in subjects and other.value and _comparable(report, statement, other):
            words = report.text.within(other.place).folded.replace("\n", "")
            yield _Count(f"另一处“{words[-40:]}”", _said(other), f"statement.{other.subject}", other.place)


def _said(statement: Statement) -> str:
    value = statement.value
    return f"{value.normalize():f}{statement.unit}" if isinstance(value, Decimal) else f"{value}{statement.unit}"


def _comparable(report: Report, zero: Statement, other: Statement) -> bool:
    same = zero.scope.whose == other.scope.whose and other.qualifier not in ("at most",)
    return same and _of_the_report(report, other) and zero.unit in ("", other.unit)
