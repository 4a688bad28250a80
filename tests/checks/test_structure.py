"""Sections, headings, numbering and content of reports laid out in many ways."""

from __future__ import annotations

from pathlib import Path

import pytest
from drafts import marked, result

CLEAN = Path(__file__).parents[2] / "examples" / "clean"

FRONT = (
    "根据《中华人民共和国政府信息公开条例》编制。统计期限为{year}年1月1日至{year}年12月31日。"
    "联系地址：安平市林海路6号；电话：0999-8360001。"
)
OLD = (
    ("一、概述", "我局明确办公室承办政府信息公开工作，指定专人负责。"),
    ("二、主动公开政府信息情况", "全年主动公开政府信息120条。"),
    ("三、依申请公开政府信息和不予公开政府信息的情况", "收到申请2件，均予公开。"),
    ("四、政府信息公开的收费及减免情况", "没有收费，没有减免。"),
    ("五、因政府信息公开申请行政复议、提起行政诉讼的情况", "没有发生行政复议、行政诉讼。"),
    ("六、存在的主要问题及改进情况", "问题是更新较慢，已建立提醒办法。"),
)
NEW = (
    ("一、总体情况", "全年主动公开信息120条，收到申请3件。公文实行审核制度，信息在网站发布，举办培训一次。"),
    ("二、主动公开政府信息情况", "{proactive}"),
    ("三、收到和处理政府信息公开申请情况", "{requests}"),
    ("四、政府信息公开行政复议、行政诉讼情况", "{disputes}"),
    ("五、存在的主要问题及改进情况", "问题是更新较慢，已建立提醒办法。"),
    ("六、其他需要报告的事项", "本年度没有收取信息处理费。"),
)


def tables() -> dict[str, str]:
    """The three tables of the form in force, as a clean sample has them."""
    sample = (CLEAN / "format2021-township.md").read_text(encoding="utf-8")
    found = ["<table>" + part.partition("</table>")[0] + "</table>" for part in sample.split("<table>")[1:]]
    return dict(zip(("proactive", "requests", "disputes"), found, strict=True))


TABLES = tables()


def text(sections: tuple[tuple[str, str], ...], year: int, agency: str = "安平市林业局") -> str:
    body = "\n\n".join(f"{heading}\n\n{prose}".format(**TABLES) for heading, prose in sections)
    front = FRONT.format(year=year)
    return f"# {agency}{year}年政府信息公开工作年度报告\n\n{front}\n\n{body}\n\n{agency}\n\n{year + 1}年1月20日\n"


def old(*changes: tuple[int, str, str] | int) -> str:
    return text(changed(OLD, changes), 2014)


def new(*changes: tuple[int, str, str] | int, agency: str = "安平市林业局") -> str:
    return text(changed(NEW, changes), 2023, agency)


def changed(
    sections: tuple[tuple[str, str], ...], changes: tuple[tuple[int, str, str] | int, ...]
) -> tuple[tuple[str, str], ...]:
    """Replace sections by number (an empty heading or prose stays as it was), or drop them."""
    kept: dict[int, tuple[str, str]] = dict(enumerate(sections, 1))
    for change in changes:
        if isinstance(change, int):
            del kept[change]
        else:
            number, heading, prose = change
            kept[number] = (heading or kept[number][0], prose or kept[number][1])
    return tuple(kept.values())


def at(report: str, *codes: str) -> list[str]:
    return marked(report, *codes, name="report.md")


def undecided(report: str, *codes: str) -> list[str]:
    return [v.code for v in result(report, *codes, name="report.md").verdicts if v.status == "undecided"]


def test_the_frames_are_clean() -> None:
    assert (at(old(), "S", "Z"), at(new(), "S")) == ([], [])
    assert (undecided(old(), "S", "Z"), undecided(new(), "S")) == ([], [])


MISSING = [
    (old(4), 1),
    (old(3, 5), 2),
    (old(4, (3, "三、依申请公开、收费减免情况", "")), 0),
    (old(4, 5, (3, "三、依申请公开、收费及复议诉讼情况", "没有收到申请，没有收费，没有发生复议、诉讼。")), 0),
    (old((4, "四、经费情况", "（一）收费及减免情况\n\n没有收费。\n\n（二）经费支出\n\n支出2万元。")), 0),
    (old(1), 0),
    (old(2, (1, "", "全年主动公开政府信息120条。")), 0),
    (old(6, (5, "", "没有发生行政复议、行政诉讼。存在的主要问题是更新慢，已改进。")), 0),
    (old(5, (4, "四、收费情况", "没有收费，没有发生行政复议、行政诉讼。")), 1),
    (old((4, "（四）收费及减免情况", ""), (5, "五、复议、诉讼和申诉情况", ""), (6, "六、下一步打算", "")), 0),
    (new(6), 1),
    (new(5, 6), 2),
    (new(2), 1),
    (new((5, "五、整改措施", "")), 0),
    (new((6, "六、有关事项", "")), 0),
]


@pytest.mark.parametrize(("report", "count"), MISSING)
def test_what_is_missing(report: str, count: int) -> None:
    assert len(at(report, "S101")) == count


def test_each_missing_content_of_the_old_law_has_its_item_as_basis() -> None:
    found = result(old(4, 5), "S101", name="report.md").findings
    assert {(f.role, f.severity.word, f.basis[0].provision) for f in found} == {
        ("section.fees", "error", "第三十二条第（三）项"),
        ("section.disputes", "error", "第三十二条第（四）项"),
    }


def test_what_is_said_without_a_section_is_a_warning() -> None:
    [finding] = result(
        old(5, (4, "四、收费情况", "没有收费，没有行政复议、行政诉讼。")), "S101", name="report.md"
    ).findings
    assert (finding.role, finding.severity.word) == ("section.disputes", "warning")


def test_a_text_without_headings_leaves_open_what_is_missing() -> None:
    prose = tuple(("", prose) for _, prose in OLD)
    assert at(text(prose, 2014), "S101") == []
    assert undecided(text(prose, 2014), "S101") == ["S101"]


EMPTY = [
    (old((4, "", "无。")), []),
    (old((4, "", "略")), ["四、政府信息公开的收费及减免情况"]),
    (old((4, "", "（文字描述）")), ["四、政府信息公开的收费及减免情况"]),
    (old((1, "", "（一）组织领导\n\n指定专人负责。")), []),
    (old((1, "", "（一）组织领导情况\n\n（二）学习培训情况\n\n举办一次。")), ["（一）组织领导情况"]),
    (old((1, "", "（一）加强领导，确定专人负责\n\n（二）举办培训一次，参训三十人")), []),
    (new((6, "", "无。")), []),
    (new((5, "", "无。")), ["五、存在的主要问题及改进情况"]),
    (new((5, "", "……")), ["五、存在的主要问题及改进情况"]),
    (new((2, "", "无。")), []),
    (text((*OLD, ("七、附表", "<!-- -->")), 2014), []),
]


@pytest.mark.parametrize(("report", "words"), EMPTY)
def test_sections_that_say_nothing(report: str, words: list[str]) -> None:
    assert at(report, "S104") == words


NUMBERING = [
    (old(4), ["五、"]),
    (old((5, "四、行政复议、行政诉讼情况", "")), ["四、"]),
    (old((4, "1、收费及减免情况", "没有收费。")), ["五、"]),
    (old((2, "", "（一）数量\n\n120条。\n\n（二）渠道\n\n网站。\n\n（四）内容\n\n财政信息。")), ["（四）"]),
    (old((2, "", "（一）数量\n\n120条。\n\n（一）渠道\n\n网站。")), ["（一）"]),
    (old((2, "", "（一）数量。120条。（二）渠道。网站。（四）内容。财政信息。")), []),
    (old((1, "", "（一）组织领导\n\n1.领导。有专人。\n\n2.机构。有机构。\n\n（二）制度\n\n1.审查。有制度。")), []),
    (old((1, "", "一是有专人；二是有机构；三是有制度。")), []),
    (old((1, "", "一是有专人；三是有制度。")), ["三是"]),
    (old((1, "", "一是有专人；二要有机构；三是有制度。")), []),
    (old(2, (1, "", "（一）数量\n\n120条。\n\n（二）渠道\n\n网站。")), ["三、"]),
    (old((1, "", "一是有专人。二是有制度。一是审查制度，二是考核制度。三是有培训。")), []),
    (old((1, "", "一是有专人；二是有机构；二是有制度。")), ["二是"]),
    (old((1, "", "一是有专人；三是有机构；三是有制度。")), ["三是"]),
    (old((1, "", "一是有专人；二是有机构；二是有制度；四是有培训。")), ["二是"]),
    (old((1, "", "一是有专人；四是有机构；三是有制度；四是有培训。")), ["四是"]),
    (old((1, "", "一是有专人；三是有机构；五是有制度。")), ["三是", "五是"]),
    (old((1, "", "制度的统一是保证，三是虚数，唯一是不变的。")), []),
    (old(1), ["二、"]),
    (old((1, "基本情况", "")), ["二、"]),
    (old(1, 2), []),
    (old(1, 3), ["四、"]),
    (old((1, "", "（二）数量\n\n120条。\n\n（三）渠道\n\n网站。")), ["（二）"]),
    (old((1, "", "（一）数量。120条。\n\n（二）渠道\n\n网站。\n\n（三）内容\n\n财政信息。")), []),
    (old((1, "", "其一，数量。\n\n（二）渠道\n\n网站。\n\n（三）内容\n\n财政信息。")), []),
    (old((1, "", "（二）渠道\n\n网站。")), []),
    (old((2, "", "1.数量\n\n（一）政策类。\n\n（二）动态类。\n\n2.渠道\n\n网站。\n\n3.内容\n\n财政。")), []),
    (old((2, "", "（一）数量。\n\n（二）类别。\n\n2.渠道\n\n网站。\n\n3.内容\n\n财政。")), ["2."]),
    (new(6), []),
    (new(5), []),
    (new(1), []),
    (new((1, "总体情况", "")), ["二、"]),
    (new((1, "二、总体情况", ""), (2, "三、主动公开政府信息情况", "")), ["三、"]),
    (new((5, "六、存在的主要问题及改进情况", ""), (6, "七、其他需要报告的事项", "")), ["六、"]),
]


@pytest.mark.parametrize(("report", "words"), NUMBERING)
def test_ordinals(report: str, words: list[str]) -> None:
    assert at(report, "S105") == words


def test_a_skipped_number_is_named() -> None:
    [finding] = result(old((6, "九、存在的主要问题及改进情况", "")), "S105", name="report.md").findings
    assert finding.message == "“五、”之后是“九、”，缺少“六、”、“七、”、“八、”。"


def test_a_missing_number_is_named_as_its_fellows_are() -> None:
    report = old((2, "", "（一）数量。\n\n2.渠道\n\n网站。\n\n3.内容\n\n财政。\n\n6.时限\n\n及时。"))
    found = result(report, "S105", name="report.md").findings
    assert [finding.message for finding in found] == [
        "“3.”之后是“6.”，缺少“4.”、“5.”。",
    ]


ORDER = [
    (
        new((5, "五、其他需要报告的事项", "无。"), (6, "六、存在的主要问题及改进情况", "")),
        ["六、存在的主要问题及改进情况"],
    ),
    (new(6, (5, "", "")), []),
    (new(5, (6, "五、其他需要报告的事项", "")), []),
    (new((5, "六、存在的主要问题及改进情况", ""), (6, "七、其他需要报告的事项", "")), []),
    (new((5, "5.存在的主要问题及改进情况", "")), []),
]


@pytest.mark.parametrize(("report", "words"), ORDER)
def test_order(report: str, words: list[str]) -> None:
    assert at(report, "S102") == words


def test_a_form_without_its_first_heading_counts_one_less() -> None:
    shifted = tuple(
        (f"{ordinal}、{heading[2:]}", prose) for ordinal, (heading, prose) in zip("一二三四五", NEW[1:], strict=True)
    )
    assert at(text(shifted, 2023), "S101") == [""]
    assert at(text(shifted, 2023), "S102") == []


HEADINGS = [
    (new((4, "四、因政府信息公开工作被申请行政复议、提起行政诉讼情况", "")), []),
    (new((4, "四、因政府信息公开工作被申请行政复议、提起行政诉讼的情况", "")), []),
    (new((5, "五、政府信息公开工作存在的主要问题及改进情况", "")), []),
    (new((2, "二、行政机关主动公开政府信息情况", "")), []),
    (new((1, "一、 总体情况", "")), []),
    (new((4, "四、政府信息公开行政复议､行政诉讼情况：", "")), []),
    (new((5, "五、存在问题和改进措施", "")), ["五、存在问题和改进措施"]),
    (new((6, "六、其他事项", "")), ["六、其他事项"]),
    (new((1, "一、概述", "")), ["一、概述"]),
    (new((5, "五、工作展望", "")), ["五、工作展望"]),
    (old((4, "四、收费", ""), (5, "五、复议诉讼", "")), []),
]


@pytest.mark.parametrize(("report", "words"), HEADINGS)
def test_headings(report: str, words: list[str]) -> None:
    assert at(report, "S103") == words


MISPRINTS = [
    (
        new((3, "三、收到和处里政府信息公开申请情况", "")),
        [("收到和处里政府信息公开申请情况", "收到和处理政府信息公开申请情况")],
    ),
    (new((5, "五、 存在主要问题及改进情况", "")), [("存在主要问题及改进情况", "存在的主要问题及改进情况")]),
    (new((5, "五、存在问题和改进措施", "")), []),
    (new((6, "六、其他事项", "")), []),
]


@pytest.mark.parametrize(("report", "fixes"), MISPRINTS)
def test_a_misprinted_heading_can_be_mended(report: str, fixes: list[tuple[str, str]]) -> None:
    checked = result(report, "S103", name="report.md")
    assert checked.document is not None
    edits = [edit for finding in checked.findings for edit in finding.fix or ()]
    assert [(checked.document.words(edit.place), edit.words) for edit in edits] == fixes


def test_a_table_without_its_heading_is_told_once() -> None:
    report = new((1, "", NEW[0][1] + "\n\n{proactive}"), 2)
    assert [f.message for f in result(report, "S101", "S103", "S105", name="report.md").findings] == [
        "这里是“主动公开政府信息情况”的内容，但没有“二、主动公开政府信息情况”这一标题。",
        "“一、”之后是“三、”，缺少“二、”。",
    ]


ASPECTS = "一、主动公开\n\n公开120条。\n\n二、依申请公开\n\n3件。\n\n三、平台建设\n\n网站。"
LEVELS = [
    (new((1, "", ASPECTS)), ["一、主动公开"]),
    (old((2, "", "一、数量\n\n120条。\n\n二、渠道\n\n网站。")), ["一、数量"]),
    (old((2, "", "1.数量\n\n（一）政策类。40条。\n\n（二）动态类。80条。\n\n2.渠道\n\n网站。")), ["（一）"]),
    (old((2, "", "1.数量\n\n120条。\n\n2.渠道\n\n网站。")), []),
    (old((2, "", "（一）数量\n\n1.政策类。40条。\n\n2.动态类。80条。\n\n（二）渠道\n\n网站。")), []),
    (old((2, "", "包括：（一）政策类；（二）动态类。")), []),
]


@pytest.mark.parametrize(("report", "words"), LEVELS)
def test_levels(report: str, words: list[str]) -> None:
    assert at(report, "S106") == words


def test_aspects_numbered_as_sections() -> None:
    names = ("总体情况", "依申请公开情况", "平台建设情况", *(heading[2:] for heading, _ in NEW[1:]))
    proses = (NEW[0][1], "3件。", "有网站。", *(prose for _, prose in NEW[1:]))
    sections = tuple((f"{o}、{name}", prose) for o, name, prose in zip("一二三四五六七八", names, proses, strict=True))
    [finding] = result(text(sections, 2023), "S102", "S106", name="report.md").findings
    assert finding.message == "“二、依申请公开情况”等2个标题是总体情况之下的方面，不应编为部分。"


GOVERNMENT = "云溪县人民政府"
ALL_THREE = NEW[0][1] + "开展考评；组织满意度调查；没有需要问责的情形。"
ACCOUNTABILITY = [
    (new(agency=GOVERNMENT), 1),
    (new((1, "", ALL_THREE), agency=GOVERNMENT), 0),
    (new((1, "", NEW[0][1] + "委托第三方评估，没有发生责任追究。"), agency=GOVERNMENT), 0),
    (new((1, "", NEW[0][1] + "开展考核，组织评议。"), agency=GOVERNMENT), 1),
    (new((1, "", NEW[0][1] + "组织群众评议，评价为满意的55人；没有需要问责的情形。"), agency=GOVERNMENT), 1),
    (new((1, "", NEW[0][1] + "评查答复案卷46份；组织评议；没有需要问责的情形。"), agency=GOVERNMENT), 1),
    (new((1, "", NEW[0][1] + "考评、评议合格；没有需要问责的情形。"), agency=GOVERNMENT), 0),
    (new(agency="云溪县人民政府办公室"), 0),
    (new(agency="云溪县松汀镇人民政府"), 1),
    (new(agency="云溪县听涛街道办事处"), 0),
    (new(), 0),
]


@pytest.mark.parametrize(("report", "count"), ACCOUNTABILITY)
def test_accountability(report: str, count: int) -> None:
    assert len(at(report, "S108")) == count


IMPROVEMENT = [
    ("存在的主要问题：一是认识不到位；二是更新不及时；三是人员少。", 1),
    ("今后将进一步加强领导，完善制度，提高质量。", 1),
    ("各项工作成效显著，受到上级表彰，群众十分满意。", 1),
    ("个别科室重视不够。下一步，将强化考核。", 0),
    ("2013年年报指出的栏目陈旧问题，已经改版解决。", 0),
    ("（一）存在的问题\n\n人手不足。\n\n（二）改进措施\n\n增加一名专职人员。", 0),
    ("公开的内容有待丰富，形式有待拓宽，时效有待提高。", 1),
    ("一是信息员年内换了两次人，业务不熟；二是把会议通知当作政务信息上报；三是缺少记录，事后无从查考。", 1),
    ("主要有以下不足。一是公示张贴不到天数就已脱落。二是公众号只转发会议活动。三是老年群众看不懂，要来镇里询问。", 1),
    ("主要有以下不足。一是公示张贴不到天数就已脱落，已为9个村更换公开栏。二是内容少。", 0),
    ("一是更新慢，办公室建立按周核对的台账；二是解读少。", 0),
    ("主要问题是更新慢、解读少。办公室按周核对，年末再查时全部合格。我镇请了两名讲师。", 0),
]


@pytest.mark.parametrize(("prose", "count"), IMPROVEMENT, ids=[prose for prose, _ in IMPROVEMENT])
def test_problems_and_improvement(prose: str, count: int) -> None:
    assert len(at(old((6, "", prose)), "S109")) == count
    assert len(at(new((5, "", prose)), "S109")) == count


def test_problems_and_improvement_in_two_sections() -> None:
    parted = (*OLD[:5], ("六、存在的问题", "人手不足，更新不及时。"), ("七、改进措施", "增加一名专职人员。"))
    assert at(text(parted, 2014), "S109") == []


FEES = [
    ("无。", 1),
    ("全年承办建议提案26件，办理结果均已公开。", 1),
    ("本年度未产生信息公开处理费。", 0),
    ("全年没有发生收费。", 0),
    ("停车收费、垃圾分类等公开项目列入民生实事，按月发布进展。", 1),
    ("公开涉企收费目录清单，清理行政事业性收费项目2项。", 1),
    ("没有向申请人收取任何费用。", 0),
    ("收取信息处理费0元。", 0),
]


@pytest.mark.parametrize(("prose", "count"), FEES, ids=[prose for prose, _ in FEES])
def test_processing_fee(prose: str, count: int) -> None:
    assert len(at(new((6, "", prose)), "S110")) == count


def test_a_fee_told_elsewhere_and_a_missing_section_are_not_told_again() -> None:
    assert at(new((1, "", NEW[0][1] + "没有收取信息处理费。"), (6, "", "无。")), "S110") == []
    assert at(new(6), "S110") == []


CORRECTED = "被申请行政复议7件，其中维持4件，纠正1件，其他结果1件，尚未审结1件。"
EXPLAINED = [
    (CORRECTED, 1),
    (CORRECTED + "被纠正的1件是因为答复书没有写明依据。", 0),
    (CORRECTED + "对败诉案件逐件分析，举一反三。", 0),
    ("办理复议案件，做到依法应诉。", 1),
]


@pytest.mark.parametrize(("prose", "count"), EXPLAINED, ids=[prose for prose, _ in EXPLAINED])
def test_corrections(prose: str, count: int) -> None:
    report = new((1, "", NEW[0][1] + prose))
    upheld, corrected = "<tr><td>1</td><td>0</td>", "<tr><td>0</td><td>1</td>"
    assert report.count(upheld) == 1
    assert len(at(report.replace(upheld, corrected), "S111")) == count
    assert at(report, "S111") == []


FOREIGN = [
    ("本年制发件数", "本年新制作数量", 0),
    ("<td>本年制发件数</td><td>本年废止件数</td>", "<td>本年新制作数量</td><td>本年新公开数量</td>", 1),
    (
        "<td>本年制发件数</td><td>本年废止件数</td><td>现行有效件数</td>",
        "<td>上一年项目数量</td><td>本年增/减</td><td>处理决定数量</td>",
        1,
    ),
    ("1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请", "1.逾期不补正", 0),
]


@pytest.mark.parametrize(("good", "bad", "count"), FOREIGN)
def test_forms_of_other_years(good: str, bad: str, count: int) -> None:
    report = new()
    assert good in report
    assert len(at(report.replace(good, bad), "S112")) == count


def test_the_trial_form_has_one_row_for_other_outcomes() -> None:
    report = new()
    start = report.index('<tr><td rowspan="3">（六）其他处理')
    end = report.index('<tr><td colspan="2">（七）总计')
    row = '<tr><td colspan="2">（六）其他处理</td>' + "<td>0</td>" * 7 + "</tr>\n"
    assert at(report[:start] + row + report[end:], "S112") == ["（六）其他处理"]


PROSE = [
    ("全年公开各类信息120条，内容包括政策文件、办事指南等。\n\n{proactive}", 1),
    ("{proactive}\n\n注：行政许可包括备案事项，数据来源于政务服务平台。", 0),
    ("单位：件\n\n{proactive}", 0),
    ("{proactive}", 0),
]


@pytest.mark.parametrize(("prose", "count"), PROSE, ids=[prose for prose, _ in PROSE])
def test_prose_in_a_section_that_is_a_table(prose: str, count: int) -> None:
    assert len(at(new((2, "", prose)), "S113")) == count


QUANTITIES = [
    ("应当公开的都已公开。", 1),
    ("在网站发布信息80余条。", 0),
    ("编印简报十二期，公开文件五份。", 0),
    ("公开财政预算和决算。2014年更新及时。", 1),
    ("公开信息数量比上年增长10%。", 1),
    ("按照《政府信息公开条例》第三十一条公开。", 1),
    ("公开的信息分七个部分、三个方面。", 1),
]


@pytest.mark.parametrize(("prose", "count"), QUANTITIES, ids=[prose for prose, _ in QUANTITIES])
def test_how_much_was_disclosed(prose: str, count: int) -> None:
    assert len(at(old((2, "", prose)), "Z108")) == count
