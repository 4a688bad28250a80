"""What the opening of a report states, in the many ways that it is written: title, agency, year, period, contact."""

from __future__ import annotations

import datetime

import pytest

from gixlint.parsing import parse
from gixlint.readers.plain import read_plain
from gixlint.report import Absent, Agency, Contact, Context, Period, Report, Signature, Title

REST = (
    "\n一、概述\n本年度，我局认真贯彻落实《条例》，切实做好政府信息公开工作，及时更新政府信息公开目录，不断拓宽政府信息公开渠道。\n"
    "二、主动公开政府信息情况\n主动公开政府信息310条，其中通过政府网站公开300条。\n三、依申请公开政府信息情况\n未收到政府信息公开申请。\n"
)


def read(text: str, rest: str = REST) -> Report:
    return parse(read_plain(text + rest), Context(datetime.date(2026, 11, 21)))


def title(report: Report) -> tuple[str, str, int | None] | None:
    found = report.find("title")
    return (found.words, found.agency, found.year) if isinstance(found, Title) else None


@pytest.mark.parametrize(
    ("text", "words", "agency", "year"),
    [
        ("安平综合实验区2021年度政府信息公开工作年度报告", None, "安平综合实验区", 2021),
        ("安平综合实验区行政审批局 2015年政府信息公开年度报告", "安平综合实验区行政审批局2015年政府信息公开年度报告", "安平综合实验区行政审批局", 2015),
        ("安平市公安局2018年政府信息公开工作报告", None, "安平市公安局", 2018),
        ("安平市地方税务局2013年信息公开年度报告", None, "安平市地方税务局", 2013),
        ("云溪县海洋与渔业局2011年政府信息公开工作公开年度报告", None, "云溪县海洋与渔业局", 2011),
        ("2009年度政府信息公开年度报告", None, "", 2009),
        ("财金局2016年政府信息公开年度报告", None, "财金局", 2016),
        ("望潮区人民政府2023年政府信息公开工作年度报告", None, "望潮区人民政府", 2023),
        ("2024年安平市科委政府信息公开工作年度报告", None, "安平市科委", 2024),
        ("安平市水利局\n2023年政府信息公开工作年度报告", "安平市水利局2023年政府信息公开工作年度报告", "安平市水利局", 2023),
        ("安平市水利局\n2023年度\n政府信息公开工作年度报告", "安平市水利局2023年度政府信息公开工作年度报告", "安平市水利局", 2023),
        ("2023年政务公开工作年度报告", None, "", 2023),
        ("安平市水利局政府信息公开工作２０２２年年度报告", "安平市水利局政府信息公开工作2022年年度报告", "安平市水利局", 2022),
        ("云溪县人民政府二〇一二年政府信息公开工作年报", None, "云溪县人民政府", 2012),
        ("安平市卫生系统2019年政府信息公开工作情况报告", None, "安平市卫生系统", 2019),
        ("安平市人民政府办公室（安平市外事办公室）2023年政府信息公开工作年度报告", None, "安平市人民政府办公室(安平市外事办公室)", 2023),
        ("安平市水利局政府信息公开工作年度报告（2021年度）", None, "安平市水利局", 2021),
        ("安平市2022年政务信息公开年度报告", None, "安平市", 2022),
        ("荷岭镇2020年政府信息公开工作年度报告", None, "荷岭镇", 2020),
        ("安平市第一中学2020年信息公开工作年度报告", None, None, 2020),
    ],
)  # fmt: skip
def test_titles(text: str, words: str | None, agency: str | None, year: int) -> None:
    folded = words or text.replace("（", "(").replace("）", ")")
    found = title(read(text + "\n根据《中华人民共和国政府信息公开条例》，编制本报告。"))
    assert found is not None
    assert (found[0], found[2]) == (folded, year)
    assert agency is None or found[1] == agency


@pytest.mark.parametrize(
    "text",
    [
        "关于报送安平市水利局2023年政府信息公开工作年度报告的函\n市政务公开办：\n现将我局报告报上，请审阅。\n安平市水利局2023年政府信息公开工作年度报告\n",
        "安水函〔2024〕3号\n安平市水利局\n2023年政府信息公开工作年度报告\n",
        "标题: 安平市水利局2023年政府信息公开工作年度报告\n发布时间: 2024-01-12\n发布机构: 安平市水利局\n根据条例编制。\n",
        "首页 > 政府信息公开 > 年报\n安平市水利局2023年政府信息公开工作年度报告\n发布日期：2024-01-12 浏览次数：11\n",
        "安平市水利局2023年政府信息公开工作年度报告根据《中华人民共和国政府信息公开条例》要求，编制本报告。\n",
        "安平市水利局2023年政府信息公开工作年度报告\n\n安平市水利局2023年政府信息公开工作年度报告\n",
        "安平市人民政府办公室\n安平市水利局2023年政府信息公开工作年度报告\n",
        "信息公开专栏安平市水利局\n安平市水利局\n2023年政府信息公开工作年度报告\n",
        "安平市水利局2023年政府信息公开工\n作年度报告\n",
        "首页\n机构\n政务公开\n" * 6 + "安平市水利局2023年政府信息公开工作年度报告\n来源：本站\n",
        "安平市水\n利局2023年政府信息公开工作年度报告\n",
    ],
)
def test_titles_that_are_not_the_first_line(text: str) -> None:
    found = title(read(text))
    assert found is not None
    assert (found[0].replace("(", ""), found[1], found[2]) == (
        "安平市水利局2023年政府信息公开工作年度报告", "安平市水利局", 2023,
    )  # fmt: skip


def test_no_title() -> None:
    assert title(read("今年以来，我局认真做好政府信息公开工作，现将一年工作总结如下。\n")) is None


@pytest.mark.parametrize(
    ("sentence", "start", "end"),
    [
        ("本报告所列数据的统计期限自2011年1月1日起至2011年12月31日。", "2011-01-01", "2011-12-31"),
        ("本报告所列数据的统计期限自2011年1月1日起至2011年12月31日止。", "2011-01-01", "2011-12-31"),
        ("本报告中有关情况的统计期限为2011年1月1日至12月31日。", "2011-01-01", "2011-12-31"),
        ("统计时限：2011.1.1—2011.12.31。", "2011-01-01", "2011-12-31"),
        ("统计期：2011年1月1日－2011年12月31日", "2011-01-01", "2011-12-31"),
        ("本年度报告中所列数据统计期限从2011年1月1日到12月31日止。", "2011-01-01", "2011-12-31"),
        ("数据统计时间为2011年1月1日至2011年12月31日，", "2011-01-01", "2011-12-31"),
        ("本报告所列数据的统计起止时间为2011-01-01至2011-12-31。", "2011-01-01", "2011-12-31"),
        ("所列数据的统计期限自二〇一一年一月一日起至二〇一一年十二月三十一日止。", "2011-01-01", "2011-12-31"),
        ("本报告涵盖期间的统计数据自 2011 年 1 月 1 日 起，至 2011 年 12 月 31 日止。", "2011-01-01", "2011-12-31"),
        ("除特别说明外，本报告所列数据统计期限为2010年1月1日至12月31日。", "2010-01-01", "2010-12-31"),
        ("统计时间从2011年1月1日算起，到2011年12月31日为止。", "2011-01-01", "2011-12-31"),
        ("报告的是2011年全年（1月1日至12月31日）的工作，各表的统计期限与此一致。", "2011-01-01", "2011-12-31"),
        ("统计期限为2011年度（自1月1日起至12月31日止）。", "2011-01-01", "2011-12-31"),
        ("统计期限为2011年1月1日至2011年11月31日。", "2011-01-01", None),
        ("本报告的统计期限是201111日至20111231日。", None, None),
        ("统计期限自2011月1日起至2011年12月31日止。", None, "2011-12-31"),
        ("统计期限为2011年5月1日至2011年12月31日。", "2011-05-01", "2011-12-31"),
        ("本报告的报告期限为2011年1月1日至2011年12月31日。", "2011-01-01", "2011-12-31"),
        ("数据统计的起止日期是2011年1月1日和2011年12月31日。", "2011-01-01", "2011-12-31"),
        ("所列数据统计的时间范围为2011年1月1日0时至2011年12月31日24时。", "2011-01-01", "2011-12-31"),
    ],
)
def test_periods(sentence: str, start: str | None, end: str | None) -> None:
    found = read(f"安平市水利局2011年政府信息公开工作年度报告\n根据《条例》编制本报告。{sentence}\n").find("period")
    assert isinstance(found, Period), found
    assert [str(d.value) if d.value else None for d in (found.start, found.end)] == [start, end]
    assert found.named


@pytest.mark.parametrize(
    ("end", "expected"),
    [
        ("{}\n", "2012-02-06"),
        ("{}\n（本报告由办公室负责解释，电话：0999-8360001。）\n", "2012-02-06"),
        ("{}\n注：报告可在门户网站下载，也可到办公室查阅。\n", "2012-02-06"),
        ("{}\n\n附表\n政府信息公开情况统计表\n一、主动公开情况\n（一）主动公开政府信息数 条 6\n", "2012-02-06"),
        ("三、附则\n2012年2月6日，召开专题会议，研究部署。\n", None),
    ],
)
def test_a_signature_and_what_stands_after_it(end: str, expected: str | None) -> None:
    body = (
        "安平市水利局2011年政府信息公开工作年度报告\n根据《条例》编制本报告。\n一、概述\n工作有序。\n二、其他\n无。\n"
    )
    found = read(body + end.format("安平市水利局\n2012年2月6日"), "").find("signature")
    day = found.day.value if isinstance(found, Signature) and found.day else None
    assert (str(day) if day else None) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "2011年1月1日至2011年12月31日，我局共主动公开政府信息6条。",
        "自2011年1月1日起至2011年12月31日止，共受理政府信息公开申请4件。",
    ],
)
def test_a_sentence_that_dates_the_years_figures_is_a_period(sentence: str) -> None:
    report = read(f"安平市水利局2011年政府信息公开工作年度报告\n一、概述\n{sentence}\n", "")
    found = report.find("period")
    assert isinstance(found, Period)
    assert (str(found.start.value), str(found.end.value), found.named) == ("2011-01-01", "2011-12-31", False)


@pytest.mark.parametrize(
    "sentence",
    [
        "截止2011年12月31日，共公开信息6条。",
        "2011年3月1日至5月31日开展专项检查。",
        "统计工作由办公室负责。",
        "指标为2011年度数。",
    ],
)
def test_no_period(sentence: str) -> None:
    report = read(f"安平市水利局2011年政府信息公开工作年度报告\n根据《条例》编制。{sentence}\n")
    assert isinstance(report.find("period"), Absent)


def entries(text: str) -> list[tuple[str, str]]:
    found = read("安平市水利局2011年政府信息公开工作年度报告\n根据《条例》编制本报告。" + text + "\n").find("contact")
    return [(entry.kind, entry.words) for entry in found.entries] if isinstance(found, Contact) else []


@pytest.mark.parametrize(
    ("text", "want"),
    [
        (
            "（地址：安平市人民路1号；邮编：990001；电话：83605210；传真：83605211；电子邮箱：83605210@163.com）",
            [("address", "安平市人民路1号"), ("postcode", "990001"), ("phone", "83605210"), ("fax", "83605211"), ("email", "83605210@163.com")],
        ),
        (
            "（联系地址：安平市人民路1号；邮 编：990001；电 话：0999-8360521；电子邮箱：pzxxg＠163.com。",
            [("address", "安平市人民路1号"), ("postcode", "990001"), ("phone", "0999-8360521"), ("email", "pzxxg@163.com")],
        ),
        (
            "(联系地址，安平市人民路1号，邮编990001;电话:0999-8360521;传真:0999-8360522)",
            [("address", "安平市人民路1号"), ("postcode", "990001"), ("phone", "0999-8360521"), ("fax", "0999-8360522")],
        ),
        (
            "（地址：安平市人民路1号，邮编：990001，电话：0999-83605210，邮箱：anping110@163.com）",
            [("address", "安平市人民路1号"), ("postcode", "990001"), ("phone", "0999-83605210"), ("email", "anping110@163.com")],
        ),
        ("如有疑问，请与本局办公室联系。电话：0999—8360521，", [("phone", "0999-8360521")]),
        ("联系电话：0999-8360521", [("phone", "0999-8360521")]),
        ("如对报告有疑问，请与办公室联系（电话：0999-8360521、8360522）。", [("phone", "0999-8360521、8360522")]),
        ("联系人：李某；电话/传真：（0999）8360521。", [("phone", "(0999)8360521")]),
        ("咨询电话 0999 8360521，邮政编码 990001。", [("phone", "0999 8360521"), ("postcode", "990001")]),
        ("网址：https//www.anping.example.gov.cn，电话0999-8360521。", [("url", "https//www.anping.example.gov.cn"), ("phone", "0999-8360521")]),
        ("如有问题请联系市水利局（安平市绿洲路8号，0999-8360521）。", [("address", "安平市绿洲路8号"), ("phone", "0999-8360521")]),
        ("本报告电子版可从市政府网站（www.anping.example.gov.cn）下载。", []),
        ("", []),
    ],
)  # fmt: skip
def test_contacts(text: str, want: list[tuple[str, str]]) -> None:
    assert entries(text) == want


def test_a_contact_at_the_end_of_the_report() -> None:
    report = read(
        "安平市水利局2011年政府信息公开工作年度报告\n根据《条例》编制本报告。",
        REST
        + "六、其他需要报告的事项\n无。\n如对本报告有疑问，请与安平市水利局办公室联系，电话：0999-8360521，地址：安平市人民路1号。\n",
    )
    contact = report.find("contact")
    assert isinstance(contact, Contact)
    assert [entry.words for entry in contact.entries] == ["0999-8360521", "安平市人民路1号"]


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("安平市人民政府", "government"), ("云溪县人民政府", "government"), ("安平市", "government"), ("江南省人民政府", "government"),
        ("安平市人民政府办公室", "department"), ("安平市水利局", "department"), ("江南省教育厅", "department"), ("国家能源局", "department"),
        ("云溪县荷岭镇人民政府", "township"), ("望潮区听涛街道办事处", "township"), ("荷岭镇", "township"), ("青山乡人民政府", "township"),
        ("安平经济技术开发区管理委员会", "other"), ("安平市公安局望潮分局", "other"), ("国家税务总局安平市税务局", "other"),
        ("安平市气象局", "other"), ("安平海关", "other"),
    ],
)  # fmt: skip
def test_levels(name: str, level: str) -> None:
    agency = read(f"{name}2011年政府信息公开工作年度报告\n根据《条例》编制本报告。\n").find("agency")
    assert isinstance(agency, Agency)
    assert (agency.name, agency.level) == (name, level)
