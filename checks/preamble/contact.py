"""P201: no way to ask."""

from __future__ import annotations

from collections.abc import Iterator

from gixlint.checking import Example, check
from gixlint.findings import Problem, Unknown
from gixlint.report import Absent, Report
from gixlint.statutes import PRACTICE, REPORT_STANDARD_2019, Basis
from gixlint.text import pattern

_LABELLED = (
    r"0\d{2,3}-\d{7,8}|[A-Za-z0-9_.]+@[A-Za-z0-9]+\.|(?:致电|拨打|垂询)[^。;\n]{0,8}\d{7,8}|"
    r"(?:电话|邮箱|信箱|E-?mail)[^。;\n]{0,8}?[:为是]?(?:\(?0\d{2,3}\)?-?\d{7,8}|\d{7,8}(?!\d))"
)


@check(
    "P201",
    severity="error",
    basis=[Basis(REPORT_STANDARD_2019, "编制说明"), Basis(PRACTICE, "编制说明")],
    examples=[
        Example(
            good="如对报告内容有疑问，请与我局办公室联系（地址：安平市人民路18号；邮编：990001；电话：0999-8360521；"
            "电子邮箱：xxgk@zjj.anping.example.gov.cn）。",
            bad="",
        ),
        Example(
            good="公众对报告有意见或者建议的，可与局办公室联系，地址：安平市建设北路56号，邮编：990001，电话：0999-8361236，"
            "传真：0999-8361237，电子邮箱：scjgj@anping.example.gov.cn。",
            bad="",
            sample="format2019-department",
        ),
        Example(
            good="，如需了解详情，请与市环境保护局办公室联系（地址：安平市环城东路112号；邮编：990002；电话：0999-8364012；"
            "传真：0999-8364013；电子邮箱：bgs@aphb.example.gov.cn）",
            bad="",
            sample="reg2007-department",
        ),
    ],
    english="Contact missing",
)
def contact_missing(report: Report) -> Iterator[Problem | Unknown]:
    """缺少联系方式。

    检查报告有没有写明联系方式：电话、电子邮箱、地址，至少应有一项。读者对报告有疑问或者要提意见时，应当知道找谁、怎样
    找。

    联系方式写在编制说明、正文或者文末都可以；网站页脚的技术支持电话、12345 一类的公共热线不算。

    请在编制说明末尾写明联系机构、地址、邮编、电话和电子邮箱。
    """
    text = report.body.text
    contact = report.find("contact")
    if not isinstance(contact, Absent):
        return
    labelled = pattern(_LABELLED).search(text.folded.replace("\n", ""))
    if labelled:
        yield Unknown(contact.place, "contact", f"正文中的“{labelled[0]}”不能断定是不是报告的联系方式")
        return
    yield Problem(
        at=contact.place,
        role="contact",
        message="没有写明联系方式：电话、电子邮箱、地址都没有",
        hint="请在编制说明末尾写明：如对本报告有疑问，请与××联系（地址：…；邮编：…；电话：…；电子邮箱：…）。",
    )
