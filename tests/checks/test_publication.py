"""Private data in the text; metadata and links of the page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gixlint.judging.numbers import is_bank_card, is_identity
from gixlint.linting import lint
from tests.checks.linting import codes, plan
from tests.parsing.drawing import drawn, html

PRIVATE: dict[str, list[str]] = {
    "申请人李某（身份证号110101199003078515）前来查阅。": ["L104"],
    "申请人李某（身份证号１１０１０１１９９００３０７８５１５）前来查阅。": ["L104"],
    "补助打入工商银行账户6222021001116245702。": ["L104"],
    "申请人王某，手机13912345678。": ["L104"],
    "村民王某（13912345678）反映道路问题。": ["L104"],
    "申请人李某（身份证号110101199003078516）前来查阅。": [],  # the check digit is wrong
    "申请人李某（身份证号110101********8515）前来查阅。": [],
    "统一社会信用代码11330200MB1234567X。": [],
    "索引号110101199003078515。": [],
    "编号6222021001116245702的档案。": [],
    "咨询热线13912345678，监督电话0999-8360521。": [],
    "联系人：王工，联系电话13912345678。": [],
    "阅读量达13912345678次。": [],
    "网址http://www.example.gov.cn/13912345678.html。": [],
}


@pytest.mark.parametrize("text", PRIVATE)
def test_private_data(text: str) -> None:
    assert codes(text, "L104") == PRIVATE[text]


def test_the_contact_of_the_report_is_no_private_data() -> None:
    sentence = "如对本报告有疑问，请与申请人服务窗口联系（电话：13912345678，地址：安平市人民路18号）。"
    text = drawn(2023).replace("12月31日止。", f"12月31日止。{sentence}", 1)
    assert lint("r.md", text.encode(), plan("L104")).findings == ()


def test_private_data_in_a_table_is_found() -> None:
    table = html([[("姓名", 1, 1), ("身份证号", 1, 1)], [("李某", 1, 1), ("110101199003078515", 1, 1)]])
    assert codes(f"名单如下。\n\n{table}", "L104") == ["L104"]


def test_the_number_is_not_published_again() -> None:
    text = drawn(2023, text="申请人李某（身份证号110101199003078515）前来查阅。")
    (finding,) = lint("r.md", text.encode(), plan("L104")).findings
    assert "110101199003078515" not in finding.message


@given(st.integers(0, 10**17 - 1))
def test_at_most_one_check_digit_makes_an_identity_number(number: int) -> None:
    words = f"{number:017}"
    assert sum(is_identity(words + check) for check in "0123456789X") <= 1


@given(st.integers(10**15, 10**18))
def test_one_check_digit_makes_a_bank_card(number: int) -> None:
    assert sum(is_bank_card(f"{number}{check}") for check in range(10)) <= 1


META = (
    '<meta name="SiteName" content="安平市人民政府"><meta name="ArticleTitle" content="{title}">'
    '<meta name="PubDate" content="{day}"><meta name="ContentSource" content="{source}">'
)
TITLE = "安平市水务局2023年政府信息公开工作年度报告"


def page(meta: str, body: str = "") -> bytes:
    text = drawn(2023, text="工作有序。").replace("## ", "")
    paragraphs = "".join(
        line if line.startswith(("<", "</")) else f"<p>{line.lstrip('# ')}</p>" for line in text.splitlines() if line
    )
    return f"<html><head><title>{TITLE}</title>{meta}</head><body>{paragraphs}{body}</body></html>".encode()


def whole(**changed: str) -> str:
    return META.format(**{"title": TITLE, "day": "2024-01-15", "source": "安平市水务局", **changed})


PAGES: dict[str, tuple[bytes, list[str]]] = {
    "all there": (page(whole()), []),
    "no metadata of a site": (page(""), []),
    "an empty source": (page(whole(source="")), ["L101"]),
    "no date and no source": (page('<meta name="SiteName" content="安平市">'), ["L101"]),
    "no metadata, but shown when and by whom": (
        page("").replace(b"<body>", "<body><p>发布时间：2024-01-15　来源：安平市水务局　浏览次数：8</p>".encode()),
        ["L101"],
    ),
    "no metadata, shown when": (page("").replace(b"<body>", "<body><p>发布时间：2024-01-15</p>".encode()), []),
    "last year's title": (page(whole(title=TITLE.replace("2023", "2022"))), ["L102"]),
    "another department's page": (page(whole(source="安平市林业局")), ["L102"]),
    "by the government's office": (page(whole(source="安平市人民政府办公室")), []),
    "by the site": (page(whole(source="本网")), []),
    "an agency's short name": (page(whole(source="市水务局")), []),
    "an agency of the same field": (page(whole(source="安平市水利水务局")), []),
    "a title in other words": (page(whole(title="市水务局2023年度信息公开年报")), []),
}


@pytest.mark.parametrize("way", PAGES)
def test_metadata(way: str) -> None:
    data, wanted = PAGES[way]
    assert [one.code for one in lint("r.html", data, plan("L101", "L102")).findings] == wanted


LINKS: dict[str, list[str]] = {
    "[a@example.gov.cn](mailto:a@example.gov.cn)": [],
    "[a@example.gov.cn](mailto:b@example.gov.cn)": ["L105"],
    "[http://www.example.gov.cn](https://example.gov.cn/)": [],
    "[www.example.gov.cn](http://old.example.gov.cn/)": ["L105"],
    "[门户网站](http://www.example.gov.cn)": [],
    "[附件](file:///C:/a.doc)": ["L103"],
    "[附件](http:/www.example.gov.cn/a.doc)": ["L103"],
    "[附件](http//www.example.gov.cn/a.doc)": ["L103"],
    "[附件](./P02024.doc)": [],
    "[附件](/upload/P02024.doc)": [],
}


BESIDE: dict[str, list[str]] = {
    "./W020240116.xlsx": ["L103"],
    "附件%201.docx": ["L103"],
    "files/W020240116.pdf?v=2": ["L103"],
    "./P02024.doc": [],
    "files/附件.pdf": [],
    "../W020240116.xlsx": [],
    "/upload/W020240116.xlsx": [],
    "https://www.example.gov.cn/W020240116.xlsx": [],
    "index.html": [],
    "#top": [],
}


@pytest.mark.parametrize("target", BESIDE)
def test_attachments_beside_the_page(target: str) -> None:
    there = {"P02024.doc", "files/附件.pdf"}
    data = page(whole(), f'<p>附件：<a href="{target}">统计表</a></p>')
    found = lint("r.html", data, plan("L103"), beside=there.__contains__).findings
    assert [one.code for one in found] == BESIDE[target]
    assert lint("r.html", data, plan("L103")).findings == ()


@pytest.mark.parametrize("text", LINKS)
def test_links(text: str) -> None:
    assert codes(f"详见{text}。", "L103", "L105") == LINKS[text]
