"""P202 and P204: contact data with a part left out."""

from __future__ import annotations

from collections.abc import Iterator

from gixlint.checking import Example, check
from gixlint.findings import Problem, Unknown
from gixlint.report import Absent, Report
from gixlint.statutes import PRACTICE, REPORT_STANDARD_2019, Basis
from gixlint.text import pattern

_AROUND = 120


@check(
    "P202",
    severity="warning",
    basis=[Basis(REPORT_STANDARD_2019, "编制说明"), Basis(PRACTICE, "编制说明")],
    examples=[
        Example(good="地址：安平市人民路18号；邮编：990001；", bad="邮编：990001；"),
        Example(good="电话：0999-8361236，传真：0999-8361237，", bad="", sample="format2019-department"),
        Example(
            good="电话：0999-8364012；传真：0999-8364013；",
            bad="",
            sample="reg2007-department",
        ),
    ],
    english="Contact incomplete",
)
def contact_incomplete(report: Report) -> Iterator[Problem | Unknown]:
    """联系方式不全。

    检查联系方式里有没有电话和地址。只有电子邮箱的，遇到急事无从询问；没有地址的，无法寄送书面意见。

    写了手机号码的算有电话；写了路名、门牌、楼层的算有地址，不论前面有没有“地址”二字。联系方式一项也没有的，另行提示。

    请在编制说明中补写缺少的一项。
    """
    contact = report.find("contact")
    if isinstance(contact, Absent):
        return
    contact = report.contact
    start = report.text.offset(contact.place)
    end = report.text.offset(contact.place._replace(start=contact.place.end))
    around = report.text.part(max(0, start - _AROUND), end + _AROUND)
    missing = []
    if not contact.of("phone") and not contact.of("mobile") and not around.find(r"电\s?话[^。;,]{0,10}\d{5}|热线"):
        missing.append("电话")
    if not contact.of("address") and not around.find(
        r"地\s?址|[路街道巷]\d+号|[路街道巷][^,。;]{0,6}号|大厦|大楼|\d+(?:楼|室)|行政中心|办公楼"
    ):
        missing.append("地址")
    if missing:
        yield Problem(
            at=contact.place,
            role="contact",
            message=f"联系方式没有写{'和'.join(missing)}",
            hint="请补写齐全：地址、邮编、电话、电子邮箱。",
        )


@check(
    "P204",
    severity="note",
    basis=[Basis(PRACTICE, "编制说明")],
    examples=[
        Example(good="电话：0999-8360521", bad="电话：8360521"),
        Example(
            good="电话：0999-8361236，传真：0999-8361237",
            bad="电话：8361236，传真：0999-8361237",
            sample="format2019-department",
        ),
        Example(good="电话：0999-8364012", bad="电话：8364012", sample="reg2007-department"),
    ],
    english="Telephone without area code",
)
def phone_without_area_code(report: Report) -> Iterator[Problem | Unknown]:
    """电话没有写区号。

    检查联系电话是不是只有七位或者八位号码。外地读者不知道区号就无法拨通。

    手机、12345 一类的短号、400 开头的号码不需要区号；几个号码并列时，只要第一个写了区号即可。

    请写成“区号-号码”，例如“0999-8360521”。
    """
    contact = report.find("contact")
    if isinstance(contact, Absent):
        return
    for entry in report.contact.of("phone"):
        first = pattern(r"[、/,;转 ]").split(entry.words)[0].strip("-()")
        if pattern(r"[2-9]\d{6,7}(?:-\d{1,6})?|[2-9]\d{2,3}-\d{4}").fullmatch(first) and not first.startswith("400"):
            yield Problem(
                at=entry.place,
                role="contact",
                message=f"电话“{entry.words}”没有写区号",
                hint="请写成“区号-号码”。",
            )
