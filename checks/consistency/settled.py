"""“全部办结” and “均维持” against what the tables still have open or corrected."""

from __future__ import annotations

from collections.abc import Iterator

from gixlint.checking import Example, check
from gixlint.document import Place
from gixlint.findings import Problem, Related
from gixlint.judging.cells import Cell, counted
from gixlint.judging.tallies import in_scope, words_of
from gixlint.report import Report, Statement
from gixlint.statutes import PRACTICE, REGULATION_2007, REGULATION_2019, Basis
from gixlint.text import pattern

_EXCEPTED = r"除|其余|外,|(?<!上年)(?<!年度)(?<!一年)(?<!去年)结转|顺延|转下年|未到期|到期|应办结|尚在|正在办理|未办结"
_LIMITED = r"(?<![加同含及和])(?:上一?年度?|去年)|其中|网[上络]|当面|信函"
"""Parts of all requests: those brought over alone, those of a channel."""
_NONE_LEFT = r"(?:没有|无|未|不存在)[^,。;\d]{0,6}(?:结转|顺延|未办结)[^,。;\d]*"
_DECIDED = r"已?审结|已?结案|已作出|作出(?:决定|判决)的|判决的|审理终结|办结的"


@check(
    "C105",
    severity="error",
    basis=[
        Basis(REGULATION_2007, "第三十二条"),
        Basis(REGULATION_2019, "第五十条"),
        Basis(PRACTICE, "文表一致"),
    ],
    examples=[
        Example(good="各类答复全部在法定期限内作出。", bad="收到的申请已全部办结。"),
        Example(
            good="其中结果维持9件，其他结果2件，尚未审结1件，没有被纠正的情形。",
            bad="均获维持。",
            sample="format2019-department",
        ),
    ],
    english="“All settled” contradicted",
)
def all_settled_contradicted(report: Report) -> Iterator[Problem]:
    """“全部办结”“均维持”与数字矛盾。

    正文说申请“全部办结”，而表三“结转下年度继续办理”不为零，或者正文另处说有申请结转下年度；正文说复议、诉讼“均维持”，
    而表四同一类有结果纠正、其他结果或尚未审结的案件，二者必有一误。

    “均在法定期限内答复”不是全部办结；“除3件结转外全部办结”“已审结的均维持”另有所指，不提示。

    更正办法：核对台账，写明结转、未审结或者被纠正的件数。
    """
    for statement in report.statements:
        if statement.qualifier != "all" or not in_scope(report, statement):
            continue
        sentence = report.text.within(statement.sentence).folded
        excepted = pattern(_EXCEPTED).search(pattern(_NONE_LEFT).sub("", sentence))
        later = pattern(rf"(?:[至止到]|于){report.report_year + 1}年").search(sentence)  # by then what was left is done
        limited = later or pattern(_LIMITED).search(statement.scope.part or "")
        if statement.subject == "requests.handled" and not excepted and not limited:
            yield from _open(report, statement)
        elif statement.subject.endswith(".upheld"):
            yield from _not_upheld(report, statement, bool(pattern(_DECIDED).search(sentence)))


def _open(report: Report, statement: Statement) -> Iterator[Problem]:
    for cell in counted(report, "requests.carried_over"):
        _, row, _ = cell.form.lines(cell.key)
        words = f"{cell.form.name}“{row.label}”为{cell.figure.value}{cell.form.unit}"
        yield _problem(report, statement, words, (cell.related(),))
        return
    for other in report.stated("requests.carried_over"):
        if other.value and other.qualifier == "exact" and in_scope(report, other):
            words = f"另一处说“{words_of(report, other)}”"
            yield _problem(report, statement, words, (Related(other.place, f"statement.{other.subject}", "另一处"),))
            return


def _not_upheld(report: Report, statement: Statement, decided: bool) -> Iterator[Problem]:
    """`decided` where the text speaks of what was decided only: then nothing follows from what is pending."""
    kind = statement.subject.partition(".")[0]
    results = ("corrected", "other") if decided else ("corrected", "other", "pending")
    found = sorted(counted(report, *(f"{kind}.{result}" for result in results)), key=_place)
    if found:
        yield _problem(
            report,
            statement,
            "、".join(f"{cell.name}为{cell.figure.value}{cell.form.unit}" for cell in found),
            tuple(cell.related() for cell in found),
        )


def _place(cell: Cell) -> Place:
    return cell.figure.place


def _problem(report: Report, statement: Statement, instead: str, related: tuple[Related, ...]) -> Problem:
    return Problem(
        statement.place,
        f"statement.{statement.subject}",
        f"正文说“{words_of(report, statement)}”，而{instead}，两处矛盾。",
        "请核对台账，写明结转、未审结或者被纠正的件数，或改正表格。",
        related=related,
        about=tuple(one.role for one in related),
    )
