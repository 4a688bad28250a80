"""One quantity said twice with two values; counts of other years where this year's are due."""

from __future__ import annotations

from collections.abc import Iterator

from gixlint.checking import Example, check
from gixlint.findings import Problem, Related
from gixlint.judging.cells import statistics
from gixlint.judging.repeats import repeats
from gixlint.judging.tallies import in_scope, words_of
from gixlint.report import Report, Statement
from gixlint.statutes import PRACTICE, REGULATION_2007, Basis
from gixlint.text import pattern

_COMPARED = ("requests.new", "requests.handled", "requests.carried_in", "requests.carried_over", "outcome", "fees",
             "reconsideration", "litigation", "disclosed")  # fmt: skip
_VERBS = ("新收", "收到", "接到", "受理", "办结", "答复", "办理", "处理", "收取")


@check(
    "C104",
    severity="warning",
    basis=[Basis(PRACTICE, "前后一致")],
    examples=[
        Example(
            good="计划上半年完成。",
            bad="计划上半年完成。2025年新收政府信息公开申请109件，办理力量仍显不足。",
        ),
        Example(
            good="27件申请均已答复，",
            bad="全年收到政府信息公开申请25件，27件申请均已答复，",
            sample="reg2007-department",
        ),
    ],
    english="Statement contradicted by another",
)
def statement_contradicted(report: Report) -> Iterator[Problem]:
    """同一数量前后两处不一致。

    正文在两处说到同一数量（收到的申请、办结的申请、各种答复、复议、诉讼、收费、全年公开总数，以及新闻发布会、培训、政务
    新媒体等的数量），单位、范围、年度都相同，数却不同，至少有一处有误。

    只比较口径完全相同的：“收到”与“受理”、“办结”与“答复”不比较；某一类的、不同渠道的，全市与本级的，累计与本年的，约数，
    不比较，同一渠道两处公开数不同的提示；发布会、新媒体等，主体、事项的用字完全相同才比较；两数之差正好是上年结转或者依申请公开的件数的，不提示；一处说没有、一处说有的，
    由 Z107 提示。

    更正办法：核对台账，统一为正确的数。
    """
    yield from _statements(report)
    for found in repeats(report.body.text, report.report_year):
        yield Problem(
            found.place,
            "body",
            f"正文此处说“{found.words}”，而前面说“{found.earlier}”，两处不一致。",
            "请核对台账，统一为正确的数。",
            related=(Related(found.earlier_place, "body", found.earlier),),
        )


def _statements(report: Report) -> Iterator[Problem]:
    first: dict[tuple[object, ...], Statement] = {}
    carried = {statement.value for statement in report.stated("requests.carried_in")}
    on_request = {statement.value for statement in report.stated("outcome.disclosed", "outcome.partly")}
    for statement in report.stated(*_COMPARED):
        if not statement.value or statement.qualifier != "exact" or not _plain(report, statement):
            continue
        other = first.setdefault(_key(report, statement), statement)
        gap = abs((other.value or 0) - statement.value)
        between = on_request if statement.subject == "disclosed" else carried
        if not gap or gap in between or other.sentence == statement.sentence:
            continue
        yield Problem(
            statement.place,
            f"statement.{statement.subject}",
            f"正文此处说“{words_of(report, statement)}”，而前面说“{words_of(report, other)}”，两处不一致。",
            "请核对台账，统一为正确的数。",
            related=(Related(other.place, f"statement.{other.subject}", words_of(report, other)),),
        )


def _plain(report: Report, statement: Statement) -> bool:
    """Whether a statement speaks of the whole of its subject in the report year."""
    channel = statement.subject == "disclosed" and bool(_channel(report, statement))
    if (statement.scope.part is not None and not channel) or not in_scope(report, statement):
        return False
    words = report.text.within(statement.sentence).folded
    if statement.subject == "disclosed":
        total = (
            rf"(?:全年|本年度?|年内|20\d\d年)度?,?(?:[^,。;]{{0,14}}|[^,。;]{{0,6}}{_CHANNEL}(?:全年)?)(?:主动)?公开(?:了)?(?:各类)?"
            r"(?:政府|政务)?信息(?:共|总数)?\d"
        )
        own = words_of(report, statement)
        made = pattern(r"(?<![拟应可宜待须])公开(?:了)?(?:各类)?(?:政府|政务)?信息").search(own)
        return bool(made and pattern(total).search(words)) and not pattern(r"审[查核]|清理|整理|归档|核查").search(own)
    if statement.subject == "fees":
        return "处理费" in words
    return not pattern(r"第[一二三四]季度|上半年|下半年|1月至|其中一").search(words)


def _key(report: Report, statement: Statement) -> tuple[object, ...]:
    words = words_of(report, statement)
    verb = next((verb for verb in _VERBS if verb in words), "")
    channel = _channel(report, statement) if statement.subject == "disclosed" else ""
    return statement.subject, statement.unit, statement.scope.whose, verb, "申请" in words, channel


_CHANNEL = r"(?:[\u4e00-\u9fff]{0,12}(?:网站|公众号|微博|微信|公报|公开栏|平台|客户端))"


def _channel(report: Report, statement: Statement) -> str:
    """The one channel that a count of what was disclosed is limited to, in the words of the text."""
    opening = r"^(?:.*?(?:通过|在|经由|利用|依托)|(?:20\d\d年度?|全年|年内|,)+)"
    words = pattern(opening).sub("", words_of(report, statement))
    named = pattern(rf"^(?P<channel>{_CHANNEL})(?:上|共|累计|全年)*(?:主动)?公开").search(words)
    return named["channel"] if named else ""


_MANY_YEARS = r"累计|近|最近|过去|以来|历年|20\d\d年?(?:至|到|-|~)"
_EVENTS = (
    (("requests", "outcome"), "收到的申请", "requests.new"),
    (("reconsideration", "disputes"), "行政复议", "reconsideration"),
    (("litigation", "disputes"), "行政诉讼", "litigation"),
)
"""The subjects of statements, what they speak of in Chinese, what a line of the statistics table means."""


@check(
    "C107",
    severity="warning",
    needs="declarations.requests",
    basis=[Basis(REGULATION_2007, "第三十二条")],
    examples=[
        Example(
            good="2013年，因政府信息公开被申请行政复议1件，省环境保护主管部门作出维持的决定；未发生因政府信息公开被提起行政诉讼的情况。",
            bad="2011年至2013年，因政府信息公开被申请行政复议3件。2013年未发生因政府信息公开被提起行政诉讼的情况。",
            sample="reg2007-department",
        ),
    ],
    english="Counted over a period that is not the year",
)
def period_not_the_year(report: Report) -> Iterator[Problem]:
    """只有多年合计，没有本年度的数。

    年度报告应当报告本年度的情况。正文只说“近三年”“累计”“施行以来”收到申请、被申请复议、被提起诉讼多少件，而没有本年度
    的数，读者无从知道本年的情况。

    同时说了本年度的数（包括没有发生）的，统计表中有本年数的，不提示。

    更正办法：补充本年度的件数，没有发生的也要写明。
    """
    for subjects, name, meaning in _EVENTS:
        stated = report.stated(*subjects)
        stated = tuple(one for one in stated if one.value or not one.subject.startswith("outcome"))
        many = [
            one for one in stated if isinstance(one.scope.when, str) and pattern(_MANY_YEARS).search(one.scope.when)
        ]
        if many and len(many) == len(stated) and not any(statistics(report, meaning)):
            yield Problem(
                many[0].place,
                f"statement.{many[0].subject}",
                f"正文只说“{many[0].scope.when}”“{words_of(report, many[0])}”，没有本年度{name}的数。",
                "请补充本年度的件数，没有发生的也要写明。",
            )
