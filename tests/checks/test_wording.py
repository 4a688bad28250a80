"""Punctuation, brackets, words and numerals in prose."""

from __future__ import annotations

import pytest
from drafts import BODY, draft, findings, marked


def prose(words: str) -> str:
    return draft(body=BODY.replace("发现问题及时整改。", f"发现问题及时整改。{words}"))


@pytest.mark.parametrize(
    ("words", "marks"),
    [
        ("其他行政职权11项，。", ["，。"]),
        ("水、、土。", ["、、"]),
        ("已经完成。。", ["。。"]),
        ("办理；。", ["；。"]),
        ("一是宣传，；二是培训。", ["，；"]),
        ("联系电话：：", ["：："]),
        ("完成……", []),
        ("完成——超额", []),
        ("《关于印发〈办法〉的通知》》", []),
        ("（见附件（一））", []),
        ("“双随机、一公开”、“三公”经费。", []),
        ("说：“好。”，", []),
        ("网址http://www.anping.example.gov.cn。", []),
        ("3,119件；", []),
    ],
)
def test_punctuation_repeated(words: str, marks: list[str]) -> None:
    assert marked(prose(words), "W102") == marks


@pytest.mark.parametrize(
    ("words", "right"), [("做完，。", "。"), ("水、、土", "、"), ("水，；土", None), ("完。。", "。")]
)
def test_the_mark_to_keep(words: str, right: str | None) -> None:
    (finding,) = findings(prose(words), "W102")
    assert (finding.fix and [edit.words for edit in finding.fix]) == (right and [right])


@pytest.mark.parametrize(
    ("words", "marks"),
    [
        ("（安林发〔2024〕12号）", []),
        ("（安林发[2024]12号）", ["[2024]"]),
        ("（安林发﹝2024﹞12号）", ["﹝2024﹞"]),
        ("（安林发（2024）12号）", ["（2024）"]),
        ("（安林发【2024】12号）", ["【2024】"]),
        ("（安林发〔2024]12号）", ["〔2024]"]),
        ("（安林发[2024]第12号）", ["[2024]"]),
        ("（2024）浙行终12号判决", []),
        ("安行初字（2014）第12号判决", []),
        ("公告（2014）第3号", []),
        ("完成年度任务（2024）12项", []),
    ],
)
def test_brackets_of_a_document_number(words: str, marks: list[str]) -> None:
    assert marked(prose(words), "W104") == marks


def test_the_brackets_are_mended_alone() -> None:
    (finding,) = findings(prose("（安林发[2024]12号）"), "W104")
    assert finding.fix is not None
    assert [edit.words for edit in finding.fix] == ["〔", "〕"]


@pytest.mark.parametrize(
    ("words", "marks"),
    [
        ("截止目前，共公开120条。", ["截止"]),
        ("截止2024年12月31日，共公开120条。", ["截止"]),
        ("截止到12月底，共公开120条。", ["截止到"]),
        ("截止至2024年底，共公开120条。", ["截止至"]),
        ("截至目前，共公开120条。", []),
        ("申请的截止日期为12月31日。", []),
        ("报名截止时间为2024年12月31日。", []),
        ("报名已经截止。", []),
    ],
)
def test_discouraged_words(words: str, marks: list[str]) -> None:
    assert marked(prose(words), "W101") == marks


def test_an_office_may_add_words_to_avoid() -> None:
    from drafts import TODAY

    from gixlint.linting import Plan, lint
    from gixlint.report import Context
    from gixlint.settings import Settings

    plan = Plan(Settings(select=("W101",), options={"W101": {"avoid": ["搞好=做好"]}}), Context(TODAY))
    (finding,) = lint("报告.txt", prose("搞好公开。").encode(), plan).findings
    assert finding.message == "不宜使用“搞好”，宜用“做好”"


@pytest.mark.parametrize(
    ("words", "marks"),
    [
        ("加强领导,完善制度", [","]),
        ("公开范围(试行)如下", ["("]),
        ("主要有:宣传、培训", [":"]),
        ("公开3,119件，占比50%", []),
        ("时间为8:30", []),
        ("见http://www.anping.example.gov.cn/a,b", []),
        ("采用IPv6(第六版)", []),
        ("公开范围（试行）如下：", []),
        ("电话(0999)8360001", []),
    ],
)
def test_half_width_marks(words: str, marks: list[str]) -> None:
    assert marked(prose(words), "W103") == marks


@pytest.mark.parametrize(
    ("words", "marks"),
    [
        ("切实做好做好信息公开工作，", ["做好做好"]),
        ("不断健全健全工作机制，", ["健全健全"]),
        ("群众关心的的信息，", ["的的"]),
        ("一个一个研究研究，讨论讨论。", []),
        ("设立信息公开公开栏，", []),
        ("增进了了解，", []),
        ("做好对对口单位的检查，", []),
        ("按照依法行政行政执法的要求，", []),
        ("高高兴兴，方方面面，许许多多，人人参与。", []),
        ("二十二十一世纪，", []),
        ("提供政务服务服务窗口，", []),
        ("主动公开 公开内容，", []),
        ("石家庄庄里镇，", []),
        ("全市为市场主体减税降费及退税缓税缓费46.7亿元。", []),
        ("做好政府信息信息公开工作，", ["信息信息"]),
        ("认真推进信息信息公开。", ["信息信息"]),
        ("加强信息信息公开平台建设，", ["信息信息"]),
        ("政府信息公开信息，主动公开公开指南，公开信息公开目录，", []),
        ("由市信息信息中心维护，", []),
        ("加强公共信息信息化建设，", []),
        ("各科室报送信息信息员把关，", []),
    ],
)
def test_words_doubled(words: str, marks: list[str]) -> None:
    assert marked(prose(words), "W105") == marks


@pytest.mark.parametrize(
    ("words", "marks"),
    [
        ("依据《办法的规定，公开信息。", ["《"]),
        ("依据办法》的规定，公开信息。", ["》"]),
        ("落实“三公经费，", ["“"]),
        ("落实三公”经费，", ["”"]),
        ("依据“甲“和乙，", ["“"]),
        ("公开信息（含政策文件，共120条。", ["（"]),
        ("公开信息含政策文件），共120条。", ["）"]),
        ("1）宣传；2）培训。", []),
        ("（一）宣传；（二）培训。", []),
        ("a）宣传；b）培训。", []),
        ("依据《关于印发〈办法〉的通知》（安林发〔2024〕12号）。", []),
        ("公开信息(含政策文件），共120条。", []),
        ('落实"三公"经费，', []),
        ("依据《中华人民共和国\n政府信息公开条例》的规定。", []),
        ("“五公开”“三公”“放管服”", []),
    ],
)
def test_marks_in_pairs(words: str, marks: list[str]) -> None:
    assert marked(prose(words), "W106") == marks


@pytest.mark.parametrize(
    ("words", "marks"),
    [
        ("2024年01月05日召开会议。", ["2024年01月05日"]),
        ("2024年1月05日召开会议。", ["2024年1月05日"]),
        ("2024年1月5日召开会议。", []),
        ("2024年10月20日召开会议。", []),
        ("24年度公开信息120条。", ["24年度"]),
        ("于24年3月公布。", ["24年3月"]),
        ("近20年来，历时10年。", []),
        ("2024年度公开信息。", []),
        ("第12年度，满10年3月。", []),
    ],
)
def test_forms_of_dates(words: str, marks: list[str]) -> None:
    assert marked(prose(words), "W107") == marks


@pytest.mark.parametrize(
    ("words", "marks"),
    [
        ("重点领域息公开网站", ["息公开"]),
        ("设立新闻发人，", ["新闻发人"]),
        ("及时跟新栏目，", ["跟新"]),
        ("制度定了公开办法，", ["制度定了"]),
        ("党的群众群众路线，", ["群众群众"]),
        ("不公开是列外，", ["列外"]),
        ("没有不子公开的情况，", ["不子公开"]),
        ("信息公开、政务信\n息公开，", []),
        ("跟新媒体合作，跟新形势走。", []),
        ("利息公开透明，", []),
        ("按排名先后，", []),
        ("新闻发言人、例外、不予公开。", []),
    ],
)
def test_known_typos(words: str, marks: list[str]) -> None:
    assert marked(prose(words), "W108") == marks


@pytest.mark.parametrize(
    ("words", "marks"),
    [("建设政府信息平台，", ["政府信息平台"]), ("建设政府信息公开平台，", []), ("建设政务信息平台，", [])],
)
def test_names_of_the_field(words: str, marks: list[str]) -> None:
    assert marked(prose(words), "W109") == marks


@pytest.mark.parametrize(("words", "fixed"), [("建设政府信息平台，", False), ("办理政府信息申请公开，", True)])
def test_a_platform_may_bear_its_own_name(words: str, fixed: bool) -> None:
    assert [finding.fix is not None for finding in findings(prose(words), "W109")] == [fixed]


def test_dates_are_not_mended() -> None:
    assert [finding.fix for finding in findings(prose("自2025年01月05日起，"), "W107")] == [None]


@pytest.mark.parametrize(
    ("words", "marks"),
    [
        ("一些地区认识还不到位。", ["一些地区"]),
        ("多数部门能够按时公开。", ["多数部门"]),
        ("个别科室认识不到位。", []),
        ("部分地方性法规不够完善。", []),
        ("向有的部门转办申请。", []),
    ],
)
def test_generic_prose(words: str, marks: list[str]) -> None:
    assert marked(draft(body=BODY.replace("一是解读形式单一", f"{words}一是解读形式单一")), "W110") == marks


def test_a_clean_draft_is_silent() -> None:
    assert [(finding.code, finding.message) for finding in findings(draft(), "D", "I", "P", "T", "W")] == []
