"""Last year's number where this year is meant."""

from __future__ import annotations

from collections.abc import Iterator

from gixlint.checking import Example, check
from gixlint.document import Place
from gixlint.findings import Problem
from gixlint.judging.tallies import words_of
from gixlint.report import FormTable, Report, Section
from gixlint.statutes import PRACTICE, Basis
from gixlint.text import Text, pattern

_DONE = r"整改|问题|回顾|对比|比较|预算|决算|落实|完成|结转|上年"
_COMPARED = r"预算|决算|比|较|与|增|存量|上年"
_PLAN = r"(?:打算|思路|工作计划|工作安排|努力方向|工作设想|工作重点|改进措施|下步工作|下一步工作)"


@check(
    "C106",
    severity="warning",
    basis=[Basis(PRACTICE, "年度一致")],
    examples=[
        Example(
            good="截至2024年12月31日已整改209个", bad="截至2023年12月31日已整改209个", sample="format2021-government"
        ),
    ],
    english="Stale year",
)
def stale_year(report: Report) -> Iterator[Problem]:
    """年份没有更新，留有上年的数字。

    在上年报告的基础上修改，容易留下没有改的年份。本检查看几处：标题写着上年工作情况的部分；“截至上年12月31日”的数据；
    收到了多少申请、公开了多少信息，只有写着上年的数；整段以上年开头而没有别的年份；写成本年度的下一年工作打算；统计表表头写着上年度。

    与上年比较的、上年决算、上年问题的整改情况、文件名称和文号、同一句中也说到本年的，不提示。

    更正办法：核对数据所属年度，改正年份；确为上年数据的，换成本年数据。
    """
    year = report.report_year
    for section in _sections(report.sections):
        yield from _heading(section, year)
    yield from _counts(report, year)
    for line in report.body.text.lines():
        if f"{year - 1}年" in line.folded or f"{year}年" in line.folded:
            yield from _paragraph(line, year)
            for sentence in line.sentences():
                yield from _cutoff(sentence, year)
    yield from _received(report, year)
    yield from _statistics(report, year)


def _counts(report: Report, year: int) -> Iterator[Problem]:
    """What was disclosed, counted for the year before and nowhere for the report's year."""
    stated = [s for s in report.stated("disclosed") if s.scope.part is None and s.scope.what is None]
    if any(statement.scope.when in (None, year) for statement in stated):
        return
    for statement in stated:
        sentence = report.text.within(statement.sentence)
        opening = sentence.find(rf"^(?:\([一二三四五]\)[^。]{{2,12}}。?)?(?P<year>{year - 1}年度?)")
        if statement.scope.when == year - 1 and opening and not pattern(_COMPARED).search(sentence.folded):
            yield _problem(
                opening.place_of("year"),
                "body",
                f"“{words_of(report, statement)}”写的是{year - 1}年，没有{year}年的数，本报告是{year}年度的。",
            )
            return


_NO_YEAR = r"今年|本年|[上去前]年|当年|同期"
_OWN = r"[我全][局委办厅处镇乡街会院所站县市区省州旗]|本(?:机关|局|单位|镇|乡|街道|委|部门|厅)"


def _paragraph(line: Text, year: int) -> Iterator[Problem]:
    """A paragraph of an aspect that opens with what was done the year before, and names no other time."""
    heading = r"^(?:\([一二三四五六七八九十]{1,2}\)|[1-9][.、])[^,。;:\d]{2,16}[。:]"
    opening = line.find(rf"{heading}(?P<year>{year - 1}年度?),?(?:{_OWN})[^。;]*?(?<![\d.])\d[\d,]*[条件份篇期场次个]")
    if opening is None or pattern(rf"^[^。]*?[。:][^。]*(?:{_COMPARED}|{_DONE})").search(line.folded):
        return
    rest = line.folded[opening.span_of("year")[1] :]
    if not pattern(rf"20\d\d年|{_NO_YEAR}").search(rest):
        words = f"这一段开头写的是“{opening['year']}”，本报告是{year}年度的。"
        yield _problem(opening.place_of("year"), "body", words)


def _sections(sections: tuple[Section, ...]) -> Iterator[Section]:
    for section in sections:
        yield section
        yield from _sections(section.parts)


def _heading(section: Section, year: int) -> Iterator[Problem]:
    heading = section.heading
    if len(heading) > 40:
        return
    if pattern(rf"^{year - 1}年(?:度)?[^,。]*(?:情况|概况|概述)$").search(heading) and not pattern(_DONE).search(
        heading
    ):
        yield _problem(
            section.heading_place, section.role, f"标题“{heading}”写的是{year - 1}年，本报告是{year}年度的。"
        )
    if pattern(rf"^{year}年(?:度)?[^,。]{{0,12}}{_PLAN}$").search(heading) and "完成" not in heading:
        yield _problem(
            section.heading_place, section.role, f"标题“{heading}”说的是今后的打算，年份却是报告年度{year}年。"
        )


def _cutoff(sentence: Text, year: int) -> Iterator[Problem]:
    match = "截" in sentence.folded and sentence.find(rf"截[至止](?:到)?{year - 1}年(?:12月31日|12月底|年?底|年末|末)")
    rest = sentence.folded[match.span[1] :][:40] if match else ""
    based = match and (sentence.folded[: match.span[0]].endswith(("对", "将", "把")) or rest.startswith("现行有效的"))
    if match and not based and f"{year}年" not in sentence.folded and not pattern(_COMPARED).search(rest):
        yield _problem(match.place, "body", f"“{match.words}”的数据是上年的，本报告是{year}年度的。")
    own = r"我[局委办镇乡县市区街][^,。;]{0,4}"
    plan = "将" in sentence.folded and sentence.find(
        rf"(?:^|[,;:]){year}年(?:度)?,?{own}将(?:持续|继续|进一步|严格|认真|按照)"
    )
    if plan:
        yield _problem(plan.place, "body", f"“{plan.words.strip(',;:')}”说的是今后的打算，年份却是报告年度{year}年。")


def _received(report: Report, year: int) -> Iterator[Problem]:
    """The requests of the year before, where the text says of no other year what came in."""
    stated = [statement for statement in report.stated("requests.new") if statement.scope.part is None]
    if not stated or any(statement.scope.when != year - 1 for statement in stated):
        return
    statement = stated[0]
    sentence = report.text.within(statement.sentence)
    named = sentence.find(rf"^[^,。;]{{0,6}}(?P<year>{year - 1}年(?:度)?)")
    if named and statement.value and not pattern(rf"{_COMPARED}|结转|{year}年").search(sentence.folded):
        said = report.text.within(statement.place).folded
        yield _problem(
            named.place_of("year"),
            f"statement.{statement.subject}",
            f"“{said}”写的是{year - 1}年，本报告是{year}年度的。",
        )


def _statistics(report: Report, year: int) -> Iterator[Problem]:
    table = report.find("table.statistics")
    if not isinstance(table, FormTable):
        return
    head = Text.of(report.document.text, max(0, table.place.start - 60), table.place.start + 60)
    match = head.find(rf"(?P<unit>单位|指标|名称|项目)[^\d]{{0,4}}(?P<year>{year - 1}年度?)")
    if match and not head.find(rf"{year}年度?(?:累计|历年|本年|合计)"):
        yield _problem(
            match.place_of("year"), "statistics", f"统计表表头写的是“{match['year']}”，本报告是{year}年度的。"
        )


def _problem(place: Place, role: str, message: str) -> Problem:
    return Problem(place, role, message, "请核对数据所属年度，改正年份；确为上年数据的，换成本年数据。")
