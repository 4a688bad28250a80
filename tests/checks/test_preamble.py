"""The statistics period, and whom to ask."""

from __future__ import annotations

import pytest
from drafts import BODY, END, PREAMBLE, draft, findings, marked, status

PERIOD = "本报告所列数据的统计期限自2024年1月1日起至2024年12月31日止。"
CONTACT = (
    "如有疑问，请与安平市林业局办公室联系（地址：安平市林海路6号；邮编：990001；电话：0999-8360001；"
    "电子邮箱：lyj@anping.example.gov.cn）。"
)
assert PERIOD in PREAMBLE
assert CONTACT in PREAMBLE


def period(words: str) -> str:
    return draft(preamble=PREAMBLE.replace(PERIOD, words))


def contact(words: str) -> str:
    return draft(preamble=PREAMBLE.replace(CONTACT, words))


@pytest.mark.parametrize(
    "words",
    [
        "本报告所列数据的统计期限自2024年1月1日起至2024年12月31日止。",
        "本报告中所列数据的统计期限为2024年1月1日至2024年12月31日。",
        "本报告中有关情况的统计期限为2024年1月1日至12月31日。",
        "本年度报告中所列数据统计期限从2024年1月1日到12月31日止。",
        "统计时限：2024.1.1—2024.12.31。",
        "数据统计起止时间为二〇二四年一月一日至二〇二四年十二月三十一日。",
        "本报告数据时限为2024年1月1日起，至2024年12月31日止。",
        "2024年1月1日至12月31日，我局主动公开政府信息120条。",
        "本报告数据统计期限为2024年1月至12月。",
        "本报告数据统计期限为2024年1月至2024年12月。",
        "本报告数据统计期限为2024年度。",
        "本报告数据统计期限为1月1日至12月31日。",
        "本报告数据统计时限为2024年元月1日至2024年12月31日。",
        "本年数据的统计期限为2024年全年。",
    ],
)
def test_a_period_under_any_name_is_silent(words: str) -> None:
    assert [finding.message for finding in findings(period(words), "P101", "P102")] == []


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("", [("P101", "error")]),
        ("本报告分为六个部分。", [("P101", "error")]),
        ("本报告所列数据统计截至2024年12月31日。", [("P101", "warning")]),
        ("统计期限自2024年1月1日起至2024年11月30日止。", [("P102", "error")]),
        ("统计期限自2023年12月1日起至2024年11月30日止。", [("P102", "error")]),
        ("统计期限自2024年12月31日起至2024年1月1日止。", [("P102", "error")]),
        ("统计期限自2024年1月1日起至2024年11月31日止。", [("P102", "error")]),
        ("统计期限自2024年2月1日起至2024年12月31日止。", [("P102", "error")]),
        ("我局于2024年3月成立，统计期限自2024年3月1日起至2024年12月31日止。", []),
    ],
)
def test_a_period_that_is_missing_or_wrong(words: str, expected: list[tuple[str, str]]) -> None:
    came = [(finding.code, finding.severity.word) for finding in findings(period(words), "P101", "P102")]
    assert came == expected


@pytest.mark.parametrize(("start", "expected"), [("5月1日", []), ("1月1日", []), ("6月1日", ["P102"])])
def test_the_first_year_may_begin_with_the_regulation(start: str, expected: list[str]) -> None:
    text = draft(
        title="安平市林业局2008年政府信息公开工作年度报告",
        preamble=f"本报告所列数据的统计期限自2008年{start}起至2008年12月31日止。",
        body=BODY.replace("2024", "2008"),
        end="安平市林业局\n2009年2月20日",
    )
    assert [finding.code for finding in findings(text, "P102")] == expected


@pytest.mark.parametrize(
    "words",
    [
        CONTACT,
        "（联系地址，安平市林海路6号，邮编990001;电话:0999-8360001;传真:0999-8360002）如有疑问请联系。",
        "如有疑问，请拨打联系电话0999-8360001。",
        "对本报告有意见的，请发邮件至 lyj@anping.example.gov.cn 联系。",
        "如有疑问，请到我局办公室咨询，地址：安平市林海路6号。",
    ],
)
def test_any_way_to_ask_will_do(words: str) -> None:
    assert status(contact(words), "P201") == "passed"


@pytest.mark.parametrize(
    ("preamble", "body", "end", "expected"),
    [
        ("", BODY, END, "failed"),
        (PERIOD, BODY + "\n全年受理12345热线来电30件。", END, "failed"),
        (PERIOD, BODY, END + "\n联系电话：0999-8360001", "passed"),
        (PERIOD, BODY + "\n在网站公布了监督电话0999-8360001。", END, "undecided"),
        (PERIOD + "如有疑问，请致电8360001。", BODY, END, "passed"),
    ],
)
def test_no_way_to_ask(preamble: str, body: str, end: str, expected: str) -> None:
    assert status(draft(preamble=preamble, body=body, end=end), "P201") == expected


@pytest.mark.parametrize(
    "item",
    [
        "电话：0999-8360001",
        "电话：0999—8360001",
        "电话：（0999）8360001",
        "电话：0999-8360001、8360002",
        "电话：0999-8360001/0999-8360002",
        "电话：0999 8360001",
        "电话：8360001",
        "电话：24336243；传真：24336410",
        "电话/传真：0999-8360001",
        "电话：010-12345678",
        "电话：0591-12345678",
        "电话：0999-8360001转801",
        "电话：13800138000",
        "电话：12345",
        "电话：+86-999-8360001",
        "电话：0999-8360001 8360002",
        "热线电话：0999-8360001，全年接听热线电话2415件",
        "电话：400-800-8888",
        "电话：0999-8360001-801",
        "电子邮箱：pzxxgkb＠163.com",
        "电子邮箱：lyj@anping.gov.cn，邮编：990001",
        "邮箱：lyj @163.com",
        "邮箱：24336243@163.com",
        "邮 编：990001",
        "网址：http://www.anping.example.gov.cn",
        "网址：www.anping.example.gov.cn",
        "网址：https://www.anping.example.gov.cn/zwgk/?a=1&b=2",
    ],
)
def test_contact_data_that_can_be_right(item: str) -> None:
    text = contact(f"如有疑问，请联系（地址：安平市林海路6号；{item}）。")
    assert [finding.message for finding in findings(text, "P203")] == []


@pytest.mark.parametrize(
    ("item", "words"),
    [
        ("电话：0999-83600011", []),
        ("电话：0999-836000112", ["0999-836000112"]),
        ("电话：0999-83601", ["0999-83601"]),
        ("电话：010-1234567", ["010-1234567"]),
        ("电话：999-8360001", ["999-8360001"]),
        ("邮编：99001", ["99001"]),
        ("邮编：9900012", ["9900012"]),
        ("电子邮箱：lyj.anping.example.gov.cn", ["lyj.anping.example.gov.cn"]),
        ("电子邮箱：lyj@163", ["lyj@163"]),
        ("网址：https//www.anping.example.gov.cn", ["https//www.anping.example.gov.cn"]),
        ("网址：http:/", ["http:/"]),
        ("网址：http;//www.anping.gov.cn", ["http;//www.anping.gov.cn"]),
        ("网址：htpp://www.anping.gov.cn", ["htpp://www.anping.gov.cn"]),
    ],
)
def test_contact_data_that_cannot_be_right(item: str, words: list[str]) -> None:
    assert marked(contact(f"如有疑问，请联系（地址：安平市林海路6号；{item}）。"), "P203") == words


def test_seven_digits_where_eight_are_due_weigh_less() -> None:
    (finding,) = findings(contact("如有疑问，请联系（地址：林海路6号；电话：0591-2312312）。"), "P203")
    assert finding.severity.word == "warning"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("统计期限自2024年12月31日起至2024年1月1日止。", "终止日期早于起始日期"),
        ("统计期限自2024年1月1日起至2024年11月31日止。", "终止日期不存在"),
        ("统计期限自2024年2月1日起至2024年12月31日止。", "不是从1月1日开始"),
        ("统计期限自2024年1月1日起至2024年11月30日止。", "不是到12月31日为止"),
        ("统计期限自2023年12月1日起至2024年11月30日止。", "跨了两个年度"),
    ],
)
def test_what_is_wrong_with_a_period(words: str, said: str) -> None:
    (finding,) = findings(period(words), "P102")
    assert finding.message.endswith(said)
