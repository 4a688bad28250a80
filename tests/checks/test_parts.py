"""Contact items, legal bases, and the parts that a preamble announces."""

from __future__ import annotations

import pytest
from drafts import BODY, END, PREAMBLE, TITLE, draft, findings, marked

from gixlint.parsing.headings import role_words

CONTACT = PREAMBLE[PREAMBLE.index("如有疑问") :]


def contact(words: str) -> str:
    return draft(preamble=PREAMBLE.replace(CONTACT, words))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("联系电话：0999-8360001；电子邮箱：lyj@163.com。", "联系方式没有写地址"),
        ("如有疑问，请联系（地址：安平市林海路6号；邮箱：lyj@163.com）。", "联系方式没有写电话"),
        ("如有疑问，请发邮件至lyj@163.com联系。", "联系方式没有写电话和地址"),
        (CONTACT, None),
        ("如有疑问，请到安平市林海路6号咨询，电话：0999-8360001。", None),
        ("如有疑问，请联系办公室（行政中心3楼，电话：13800138000）。", None),
    ],
)
def test_contact_incomplete(words: str, said: str | None) -> None:
    assert [finding.message for finding in findings(contact(words), "P202")] == ([said] if said else [])


@pytest.mark.parametrize(
    ("number", "marks"),
    [
        ("8360001", ["8360001"]),
        ("24336243", ["24336243"]),
        ("0999-8360001", []),
        ("（0999）8360001", []),
        ("0999-8360001、8360002", []),
        ("13800138000", []),
        ("12345", []),
        ("4008008888", []),
    ],
)
def test_phone_without_area_code(number: str, marks: list[str]) -> None:
    assert marked(contact(f"如有疑问，请联系（地址：安平市林海路6号；电话：{number}）。"), "P204") == marks


def based(words: str, year: int = 2024) -> str:
    first = PREAMBLE.index("，编制本报告")
    preamble = words + PREAMBLE[first:]
    return draft(title=TITLE, preamble=preamble).replace("2024", str(year)).replace("2025", str(year + 1))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("根据《中华人民共和国政府信息公开条例》的规定", []),
        ("根据《政府信息公开条例》的规定", []),
        ("根据《条例》第五十条的规定", []),
        ("按照国务院令第711号的规定", []),
        ("根据《安平市人民政府办公室关于编制年度报告的通知》要求", ["P301"]),
        ("按照上级要求", ["P301"]),
    ],
)
def test_legal_basis_missing(words: str, expected: list[str]) -> None:
    assert [finding.code for finding in findings(based(words), "P301")] == expected


@pytest.mark.parametrize(
    ("words", "year", "marks"),
    [
        ("根据《中华人民共和国政府信息公开条例》（国务院令第711号）第四十九条、第五十条规定", 2022, []),
        ("根据《中华人民共和国政府信息公开条例》（国务院令第492号）规定", 2022, ["第492号"]),
        ("根据《中华人民共和国政府信息公开条例》第三十一条规定", 2022, ["条例》第三十一条"]),
        ("根据《条例》和国办公开办函〔2019〕60号", 2022, ["国办公开办函〔2019〕60号"]),
        ("根据《条例》和国办公开办函〔2019〕60号", 2020, []),
        ("根据《条例》、国办公开办函〔2021〕30号和国办函〔2020〕109号", 2022, []),
        (
            "根据《条例》和《关于编制公布2021年政府信息公开工作年度报告有关事项的通知》要求",
            2022,
            ["《关于编制公布2021年政府信息公开工作年度报告有关事项的通知》"],
        ),
        ("根据《条例》和《关于编制公布2022年政府信息公开工作年度报告有关事项的通知》要求", 2022, []),
        ("根据《条例》和《2021年政务公开工作要点》要求", 2022, []),
        ("根据《中华人民共和国政府信息公开条例》第三十一条、第三十二条规定", 2017, []),
        ("根据《条例》、《江海省政府信息公开办法》第三十一条规定", 2022, []),
    ],
)
def test_legal_basis_outdated(words: str, year: int, marks: list[str]) -> None:
    assert marked(based(words, 2024).replace("2024", str(year)).replace("2025", str(year + 1)), "P302") == marks


def test_the_same_articles_elsewhere_are_those_of_the_present_regulation() -> None:
    body = BODY + "\n依据《条例》第三十二条书面征求第三方意见5次，按照《条例》第三十一条确定收到申请的时间。"
    assert findings(draft(body=body), "P302") == ()


@pytest.mark.parametrize(
    ("words", "marks"),
    [
        ("《中华人民共和国政府信息公开条例》", []),
        ("《政府信息公开条例》", []),
        ("《条例》", []),
        ("《江海省政府信息公开条例》", []),
        ("《安平市政府信息公开规定》", []),
        ("《关于贯彻〈政府信息公开条例〉的意见》", []),
        ("《中华人民共和国政府信息公开条例（修订）》", []),
        ("《中华人民共和国信息公开条例》", ["《中华人民共和国信息公开条例》"]),
        ("《政府信息公开工作条例》", ["《政府信息公开工作条例》"]),
        ("《中华人民政府信息公开条例》", ["《中华人民政府信息公开条例》"]),
        ("中华人民共和国信息公开条例", ["中华人民共和国信息公开条例"]),
    ],
)
def test_regulation_misnamed(words: str, marks: list[str]) -> None:
    assert marked(draft(body=BODY + f"\n认真贯彻{words}，提高认识。"), "P303") == marks


SIX = """一、总体情况
2024年，我局主动公开政府信息120条，新收政府信息公开申请3件，均按期答复。
二、主动公开政府信息情况
全年制发行政规范性文件1件。
三、收到和处理政府信息公开申请情况
全年收到申请3件。
四、政府信息公开行政复议、行政诉讼情况
全年没有发生。
五、存在的主要问题及改进情况
一是解读形式单一，已增加图解。
六、其他需要报告的事项
本年度没有收取信息处理费。"""
LIST = (
    "总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、政府信息公开行政复议、行政诉讼情况、存在的主要问题及改进情况、"
    "其他需要报告的事项"
)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (f"本报告由{LIST}六个部分组成。", []),
        (f"本报告由{LIST}等6部分组成。", []),
        (f"本报告包括六个部分：{LIST}。", []),
        ("本报告由六部分组成。", []),
        (f"本报告由{LIST}及附表七个部分组成。", []),
        (f"本报告由{LIST}五个部分组成。", ["编制说明称有5个部分，实际列出6个"]),
        (
            "本报告由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、存在的主要问题及改进情况、其他需要报告的事项"
            "六个部分组成。",
            ["编制说明称有6个部分，实际列出5个"],
        ),
        ("本报告由四部分组成。", ["编制说明称有4个部分，正文有6个部分"]),
        (
            "本报告内容包括概述、主动公开政府信息情况、依申请公开政府信息情况、收费及减免情况、存在的问题和改进措施。",
            ["编制说明列有“收费及减免”，正文没有这一部分"],
        ),
        ("公开工作涉及五个方面。", []),
        (f"本报告由办公室根据各科室、所属单位的材料编制，由{LIST}六个部分组成。", []),
        (f"本报告由办公室综合各股室、各站所的材料编制，内容包括{LIST}五个部分。", ["编制说明称有5个部分，实际列出6个"]),
    ],
)
def test_announced_parts(words: str, expected: list[str]) -> None:
    text = draft(preamble=PREAMBLE.replace("如有疑问", f"{words}如有疑问"), body=SIX)
    assert [finding.message for finding in findings(text, "P401")] == expected


@pytest.mark.parametrize(
    ("words", "after", "expected"),
    [
        ("并附政府信息公开情况统计表。", "", ["P402"]),
        ("后附附表。", "", ["P402"]),
        ("并附政府信息公开情况统计表。", "\n附件：政府信息公开情况统计表", []),
        ("本报告由六个部分组成。", "", []),
    ],
)
def test_announced_attachment(words: str, after: str, expected: list[str]) -> None:
    text = draft(preamble=PREAMBLE.replace("如有疑问", f"{words}如有疑问"), end=END + after)
    assert [finding.code for finding in findings(text, "P402")] == expected


TABLE = "| 信息类别 | 数量 |\n|---|---|\n| 规划 | 12 |\n| 许可 | 146 |\n"


@pytest.mark.parametrize(
    ("body", "end", "expected"),
    [
        (BODY.replace("五、", f"\n{TABLE}\n五、"), END, ["P402"]),
        (BODY.replace("五、", f"\n主动公开情况统计表\n\n{TABLE}\n五、"), END, []),
        (BODY, f"{END}\n\n{TABLE}", []),
    ],
)
def test_a_table_within_is_no_attachment(body: str, end: str, expected: list[str]) -> None:
    preamble = PREAMBLE.replace("如有疑问", "并附政府信息公开情况统计表。如有疑问")
    text = draft(preamble=preamble, body=body, end=end).replace("\n", "\n\n").replace("|\n\n|", "|\n|")
    assert [finding.code for finding in findings(text, "P402", name="报告.md")] == expected


def test_no_report_changes_what_is_known_of_the_next() -> None:
    before = dict(role_words(attached=False))
    text = draft(preamble=PREAMBLE.replace("如有疑问", f"本报告由{LIST}六个部分组成。如有疑问"), body=SIX)
    assert [finding.code for finding in findings(text, "P401")] == []
    assert dict(role_words(attached=False)) == before
    with pytest.raises(TypeError):
        role_words()["proactive"] = ""  # type: ignore[index]
