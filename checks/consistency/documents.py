"""Rules and normative documents in prose against 表二."""

from __future__ import annotations

from collections.abc import Iterator

from gixlint.checking import Example, check
from gixlint.findings import Problem, Related
from gixlint.judging.documents import MEASURES, Counted, counted
from gixlint.report import FormTable, Report
from gixlint.statutes import FORM_2019, FORM_2021, PRACTICE, Basis
from gixlint.text import pattern


@check(
    "C103",
    severity="warning",
    needs="tables.proactive",
    basis=[Basis(FORM_2019, "表二"), Basis(FORM_2021, "表二"), Basis(PRACTICE, "文表一致")],
    examples=[
        Example(good="年内制发行政规范性文件3件", bad="年内制发行政规范性文件5件"),
        Example(good="总数27件。许可", bad="总数37件。许可", sample="format2019-department"),
    ],
    english="Documents in the text and in the table disagree",
)
def documents_disagree(report: Report) -> Iterator[Problem]:
    """正文与表二的规章、规范性文件数量不一致。

    正文所说的本年制发、废止、现行有效的规章和行政规范性文件件数，应与表二第二十条第（一）项相同。

    只比较名称和口径都相同的数：清理、备案、审核、修订、解读、公报刊登的件数，历年累计、上年的件数，“政策性文件”，
    部门或者下级单位的件数，都不比较。政府的表二汇总所属各机关，正文只说本级政府一家的件数（“省政府废止21件”）的，
    多于表中的数才提示。

    更正办法：核对文件清单，改正正文或者表二中有误的一处。
    """
    table = report.table("proactive")
    told: set[tuple[str, str, int]] = set()
    found = list(counted(report.body.text))
    agreed = {(one.noun, one.measure) for one in found if _agrees(table, one)}
    owners = {one.body for one in found if one.value >= _TELLING and _agrees(table, one)}
    for one in found:
        key = (one.noun, one.measure, one.value)
        cells = _cells(table, one)
        if (one.noun, one.measure) in agreed or key in told or not cells:
            continue
        told.add(key)
        words = report.text.within(one.place).folded.replace("\n", "")
        sentence = next((s for s in report.text.sentences() if s.place().covers(one.place)), None)
        if "继续有效" in words:
            continue  # of those that a clean-up went through
        wholes = pattern(r"(?:合计|共计|总计)\D{0,6}(\d+)").findall(sentence.folded) if sentence else ()
        if any(str(figure) in wholes for _, figure in cells):
            continue  # the sentence names the parts and the whole
        if pattern(r"全[市县区省]").search(words) and report.agency.level != "government":
            continue
        if one.body and one.body not in owners and not _beyond(report, one, cells):
            continue
        assert table.form is not None
        name, figure = cells[0]
        yield Problem(
            one.place,
            f"statement.{one.noun}",
            f"正文说“{words}”，而{table.form.where(name)}为{figure}件，两处不一致。",
            "请核对文件清单，改正正文或者表二中有误的一处。",
            related=(Related(table.cells[name].place, f"{table.role}.{name}", table.form.where(name)),),
            about=(f"{table.role}.{name}",),
        )


_TELLING = 3
"""A number from this on that the table has as well is hardly another one by chance: the table is that body's."""


def _beyond(report: Report, one: Counted, cells: list[tuple[str, object]]) -> bool:
    """Whether one body's count disagrees with a table that may hold others' as well: it can only be too much.

    A township's own government is the whole; a government that another agency's report names is no part of it.
    """
    level = report.agency.level
    if "政府" in one.body and level != "government":
        return level == "township" and one.body[0] in "镇乡"
    return all(one.value > figure for _, figure in cells if isinstance(figure, int))


def _cells(table: FormTable, one: Counted) -> list[tuple[str, object]]:
    """The cells that a count may stand for, each with its figure; none where one of them cannot be read."""
    if table.form is None:
        return []
    names = [name for column in MEASURES[one.measure] for name in table.form.at(one.noun, column)]
    known = [name for name in names if name in table.cells]
    if any(table.cells[name].state != "number" for name in known):
        return []
    return [(name, table.cells[name].value) for name in known]


def _agrees(table: FormTable, one: Counted) -> bool:
    return any(figure == one.value for _, figure in _cells(table, one))
