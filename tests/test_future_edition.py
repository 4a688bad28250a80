"""The form of a future year is a YAML file and its clean sample: no Python changes.

`forms/form2031.yaml` has no heading, label, name, number of a section, day or key in common with the forms there are;
`forms/form2031.md` is its clean sample. Every kind of check is asked for a defect put into it.
"""

from __future__ import annotations

import datetime
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from gixlint import editions, statutes
from gixlint.findings import Finding
from gixlint.linting import Plan, Result, lint
from gixlint.report import Context
from gixlint.settings import Settings

FORMS = Path(__file__).parent / "forms"
SAMPLE = (FORMS / "form2031.md").read_text(encoding="utf-8")
CLEAN = Path(__file__).parents[1] / "examples" / "clean"


def forget() -> None:
    """Clear what modules keep of the editions."""
    for name, module in list(sys.modules.items()):
        if name.startswith(("gixlint.editions", "gixlint.statutes", "gixlint.parsing", "gixlint.judging")):
            for kept in list(vars(module).values()):
                if hasattr(kept, "cache_clear"):
                    kept.cache_clear()


@pytest.fixture(autouse=True, scope="module")
def form_of_2031(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Put the form in force from 2031 on beside the shipped ones, and the notice that lays it down."""
    folder = tmp_path_factory.mktemp("forms") / "editions"
    shutil.copytree(editions._FOLDER, folder, ignore=shutil.ignore_patterns("__pycache__", "*.py"))
    last = folder / "format2021.yaml"
    last.write_text(last.read_text(encoding="utf-8").replace("to: null", "to: 2030"), encoding="utf-8")
    shutil.copy(FORMS / "form2031.yaml", folder)
    with (folder / "statutes.yaml").open("a", encoding="utf-8") as instruments:
        instruments.write((FORMS / "notice2031.yaml").read_text(encoding="utf-8"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(editions, "_FOLDER", folder)
        patch.setattr(statutes, "_FOLDER", folder)
        forget()
        yield
    forget()


def linted(text: str, name: str = "a.md", previous: str | None = None) -> Result:
    plan = Plan(Settings(), Context(datetime.date(2033, 1, 1)))
    return lint(name, text.encode(), plan, None if previous is None else previous.encode(), "b.md")


def roots(text: str, name: str = "a.md", previous: str | None = None) -> list[Finding]:
    result = linted(text, name, previous)
    assert result.report is not None
    assert getattr(result.report.edition, "id", None) == "form2031"
    return list(result.roots)


def test_the_clean_sample_is_clean() -> None:
    assert [(finding.code, finding.message) for finding in roots(SAMPLE)] == []


BALANCED = "<td>2</td><td>1</td><td>0</td><td>3</td></tr>\n<tr><td rowspan"
TOTALS = "<td>18</td><td>5</td><td>2</td><td>25</td>"
UNPAID = "<td>费用逾期未付</td><td>0</td><td>0</td><td>0</td><td>0</td>"
FEES = "本年度没有收取信息处理费，也没有发出过收费通知。"

DEFECTS = {
    # headings
    "a heading in other words": ("## 五、信息质量评估", "## 五、质量检查", {"S103"}),
    "a heading that says nothing": ("## 六、短板与对策", "## 六、今年与往年", {"P401", "S103"}),
    "a section emptied": (f"{FEES}没有别的事项需要报告。", "略。", {"S104"}),
    "an ordinal": ("## 六、短板与对策", "## 八、短板与对策", {"S105"}),
    "an aspect as a section": ("（一）发布机制。", "一、发布机制\n\n", {"S106"}),
    "an aspect left out": ("（三）队伍配备。局办公室设专职人员2名，各科室设兼职人员9名。\n\n", "", {"S107"}),
    "prose where the form has none": (
        "## 二、依职权公布统计\n",
        "## 二、依职权公布统计\n\n本局坚持以公开为常态、不公开为例外，及时公布各类供水信息。\n",
        {"S113"},
    ),
    "more parts than there are": ("补充报告七个部分组成", "补充报告九个部分组成", {"P401"}),
    "a part that is not there": (
        "争议处理统计、信息质量评估、短板与对策、",
        "争议处理统计、收费及减免、短板与对策、",
        {"P401"},
    ),
    # what the form prints in its tables
    "a table dropped": (SAMPLE.partition("## 四、争议处理统计\n\n")[2].partition("## 五、")[0], "", {"F101"}),
    "a row renamed": ("事关机密", "事关国防", {"F102"}),
    "a row dropped": (
        f'<tr><td rowspan="2">（四）终止请求</td>{UNPAID}</tr>\n<tr><td>',
        "<tr><td>（四）终止请求</td><td>",
        {"F102"},
    ),
    "a column renamed": ("<td>文教单位</td>", "<td>民间社团</td>", {"F102"}),
    "a head over a group renamed": ('<td colspan="2">各类单位</td>', '<td colspan="2">企业事业</td>', {"F102"}),
    "a head over all columns renamed": ('<td colspan="4">提出人</td>', '<td colspan="4">收件情形</td>', {"F102"}),
    "a row of a block added": (
        '<tr><td>准予事项</td><td colspan="3">512</td></tr>',
        '<tr><td>准予事项</td><td colspan="3">512</td></tr>\n<tr><td>惩戒事项</td><td colspan="3">7</td></tr>',
        {"F102"},
    ),
    "a label misprinted": ("当年停用份数", "当年停同份数", {"F107"}),
    "the note altered": ("相加，与丙行末项丁行相加相同", "相加，与丙行末项相同", {"F106"}),
    # figures
    "a blank cell": (TOTALS, "<td>18</td><td>5</td><td>2</td><td></td>", {"Z106"}),
    "words for a figure": ('<td colspan="3">512</td>', '<td colspan="3">若干</td>', {"F103"}),
    "half a decision": ('<td colspan="3">512</td>', '<td colspan="3">512.5</td>', {"F104"}),
    "stock below flow": ("<td>4</td><td>2</td><td>31</td>", "<td>4</td><td>2</td><td>1</td>", {"F306"}),
    "rules of a bureau": (
        "<td>地方规定</td><td>0</td><td>0</td><td>0</td>",
        "<td>地方规定</td><td>0</td><td>0</td><td>2</td>",
        {"F308"},
    ),
    "a notice of fees of which nothing is said": (FEES, "", {"S110", "Z103"}),
    # sums
    "the balance": ("<td>3</td><td>1</td><td>1</td><td>5</td>", "<td>2</td><td>2</td><td>1</td><td>5</td>", {"F201"}),
    "the outcomes": (TOTALS, "<td>17</td><td>6</td><td>2</td><td>25</td>", {"F202"}),
    "the applicants": (BALANCED, BALANCED.replace("<td>0</td>", "<td>1</td>"), {"F203"}),
    "the reviews": ("<td>1</td><td>1</td><td>1</td><td>3</td>", "<td>1</td><td>1</td><td>2</td><td>3</td>", {"F204"}),
    "the lawsuits": ("<td>2</td><td>0</td><td>0</td><td>2</td>", "<td>1</td><td>0</td><td>0</td><td>2</td>", {"F205"}),
    # prose against the tables
    "requests received": ("收到政府信息公开申请40件", "收到政府信息公开申请46件", {"C101"}),
    "requests brought over": ("上年结转3件", "上年结转2件", {"C101"}),
    "an outcome": ("驳回请求6件", "驳回请求7件", {"C101"}),
    "all settled": ("另有5件移交下期", "收到的申请已全部办结", {"C105"}),
    "disputes": ("被提起行政诉讼2件，判定无误2件", "被提起行政诉讼4件", {"C102"}),
    "a result of disputes": ("判定有误1件、悬而未决1件", "判定有误1件、悬而未决3件", {"C102"}),
    "documents": ("印发规则性公文4份", "印发规则性公文6份", {"C103"}),
    "documents withdrawn": ("停用2份", "停用3份", {"C103"}),
    "no requests": ("全年收到政府信息公开申请40件，上年结转3件。", "全年没有收到政府信息公开申请。", {"Z107"}),
    "no reviews": (
        "因政府信息公开被申请行政复议3件，判定无误1件、判定有误1件、悬而未决1件",
        "没有因政府信息公开被申请行政复议",
        {"Z107"},
    ),
    "a correction of which nothing is said": (SAMPLE.partition("被纠正的1件")[2].partition("\n")[0], "。", {"S111"}),
    # days and law
    "too late": ("2032年2月10日", "2032年2月16日", {"T102"}),
    "not the whole year": ("自2031年1月1日起", "自2031年2月1日起", {"P102"}),
    "the form of earlier years": ("国办公开办函〔2031〕7号", "国办公开办函〔2021〕30号", {"P302"}),
    "another title": ("2031年政府信息公开年度报告\n", "2031年度政府信息公开年度报告\n", {"I103"}),
}


@pytest.mark.parametrize(("good", "bad", "expected"), DEFECTS.values(), ids=DEFECTS)
def test_a_defect_is_found(good: str, bad: str, expected: set[str]) -> None:
    assert SAMPLE.count(good) == 1
    assert {finding.code for finding in roots(SAMPLE.replace(good, bad))} == expected


def test_a_section_left_out_takes_its_table_along() -> None:
    section = "## 四、" + SAMPLE.partition("## 四、")[2].partition("## 五、")[0]
    found = roots(SAMPLE.replace(section, "").replace("争议处理统计、", "").replace("七个部分", "六个部分"))
    assert {finding.code for finding in found} == {"S101"}


def test_a_fee_notice_of_which_nothing_is_said() -> None:
    row = "<td>别的缘故</td><td>2</td><td>1</td><td>0</td><td>3</td>"
    unpaid = UNPAID.replace("<td>0</td><td>0</td><td>0</td><td>0</td>", "<td>1</td><td>0</td><td>0</td><td>1</td>")
    text = SAMPLE.replace(UNPAID, unpaid).replace(row, "<td>别的缘故</td><td>1</td><td>1</td><td>0</td><td>2</td>")
    assert roots(text) == []
    assert {finding.code: finding.message for finding in roots(text.replace(FEES, ""))} == {
        "S110": "“七、补充报告”没有说明收取信息处理费的数额，没有收取的也要写明。",
        "Z103": "没有说明成本补偿的情况；《条例》第五十条第（五）项要求报告，没有发生的也要写明。",
    }


def test_a_finding_names_the_cell_and_the_form_as_the_edition_does() -> None:
    good, bad, _ = DEFECTS["the balance"]
    (finding,) = roots(SAMPLE.replace(good, bad))
    assert finding.spot.where == "乙表 丙、处理结论 （五）小计（居民个人）"
    assert finding.role == "requests.cz.one"
    assert [tuple(basis) for basis in finding.basis] == [
        (
            "《政府信息公开年度报告新格式》（国办公开办函〔2031〕7号）",
            "表三表头",
            "（校验：甲行乙行相加，与丙行末项丁行相加相同）",
            "form",
        )
    ]


def test_the_form_of_another_year_is_known_either_way() -> None:
    """A table of 2021 in a report of 2031, and one of 2031 in a report of 2025."""
    old = (CLEAN / "format2021-department.md").read_text(encoding="utf-8")
    table, theirs = (text[text.index("<table>") : text.index("</table>")] for text in (SAMPLE, old))
    assert "S112" in {finding.code for finding in roots(SAMPLE.replace(table, theirs))}
    result = linted(old.replace(theirs, table))
    assert getattr(result.report and result.report.edition, "id", None) == "format2021"
    assert "S112" in {finding.code for finding in result.roots}


def test_two_years_are_compared_over_a_change_of_the_form() -> None:
    """What is left over from 2030 by the form of 2021 is what the form of 2031 has as brought over."""
    last = (CLEAN / "format2021-department.md").read_text(encoding="utf-8").replace("2025年", "2030年")
    last = last.replace("2026年", "2031年").replace("安平市住房和城乡建设局", "安平市水务局")
    assert [(finding.role, finding.message) for finding in roots(SAMPLE, previous=last)] == [
        ("requests.b.sum", "乙表 乙、上期移交件数（合并计数）为3，而上一年度报告的结转下年度继续办理为6。")
    ]
    settled = last.replace("<td>4</td><td>1</td><td>0</td><td>0</td><td>1</td><td>0</td><td>6</td>", ZEROS.format(3))
    assert settled != last
    assert {finding.code for finding in roots(SAMPLE, previous=settled)} == set()


ZEROS = "<td>2</td><td>1</td><td>0</td><td>0</td><td>0</td><td>0</td><td>{}</td>"


def test_two_years_of_the_form_are_compared() -> None:
    text = SAMPLE.replace("2032年", "2033年").replace("2031", "2032")
    found = {(f.code, f.role): f.message for f in roots(text, previous=SAMPLE) if f.code in ("C201", "C202")}
    assert found == {
        ("C201", "requests.b.sum"): "乙表 乙、上期移交件数（合并计数）为3，而上一年度报告的丁、移交下期件数为5。",
        ("C202", "proactive.b1.x2.y3"): (
            "甲表 制度类公文 规则性公文（年末存续份数）为31，而上一年度现行有效31＋本年制发4－本年废止2＝33。"
        ),
    }


def test_a_flattened_text_has_the_same_figures() -> None:
    flat = re.sub(r"\n{2,}", "\n", re.sub(r"<[^>]+>", "", SAMPLE.replace("</td>", "\n")))
    whole, read = linted(SAMPLE).report, linted(flat, "a.txt").report
    assert whole is not None
    assert read is not None
    for role in ("proactive", "requests", "disputes"):
        figures = [{key: cell.value for key, cell in one.table(role).cells.items()} for one in (whole, read)]
        assert figures[0] == figures[1]
        assert read.table(role).certain
