"""I106 and I107: the agency under several names, and speaking of itself as another."""

from __future__ import annotations

from collections.abc import Iterator

from gixlint.checking import Example, check
from gixlint.findings import Problem, Related, Unknown
from gixlint.judging.names import another, foreign_guides, own_words, renamed
from gixlint.report import Report, Signature, Title
from gixlint.statutes import PRACTICE, REPORT_STANDARD_2019, Basis


@check(
    "I106",
    severity="warning",
    basis=[Basis(REPORT_STANDARD_2019, "编制说明"), Basis(PRACTICE, "机关名称")],
    examples=[
        Example(good="\n\n安平市住房和城乡建设局\n\n2026", bad="\n\n安平市住建局\n\n2026"),
        Example(
            good="\n\n安平市市场监督管理局\n\n2021",
            bad="\n\n安平市市场监管局\n\n2021",
            sample="format2019-department",
        ),
        Example(good="结合安平市环境保护局2013年", bad="结合安平市环境护局2013年", sample="reg2007-department"),
    ],
    english="Agency's name inconsistent",
)
def agency_name_inconsistent(report: Report) -> Iterator[Problem | Unknown]:
    """机关名称前后不一致。

    比较标题、编制说明和落款中的机关名称：全称与简称混用，名称漏字、错字，落款是另一个部门或者别的地方的，指南、目录等
    本机关文件上写着别的机关，都会指出。

    代政府编制报告的办公室，联系方式里的办公室，省略上级地名，转发外地、上级文件，编制说明中写明“以下简称”的，不在此列。

    请统一使用机关全称，并检查是不是照抄了别的机关的报告。
    """
    title, signature = report.find("title"), report.find("signature")
    names = [
        (part.agency, place, role)
        for part, place, role in (
            (title, title.place, "title") if isinstance(title, Title) else (None, None, ""),
            (signature, signature.agency_place, "signature") if isinstance(signature, Signature) else (None, None, ""),
        )
        if part is not None and part.agency and place is not None
    ]
    if len(names) == 2:
        (first, place, _), (second, at, role) = names
        how = renamed(first, second) or ("" if report.year in _REFORM else another(first, second))
        if how:
            yield Problem(
                at=at,
                role=role,
                message=f"标题写的是“{first}”，落款写的是“{second}”，{how}",
                hint="请统一使用机关全称。",
                related=(Related(place, "title", "标题中的名称"),),
            )
    for at, name, how in own_words(report):
        yield Problem(
            at=at,
            role="preamble",
            message=f"机关名称写作“{name}”，与“{report.agency.name}”不一致：{how}",
            hint="请统一使用机关全称。",
        )
    for at, name in foreign_guides(report):
        yield Problem(
            at=at,
            role="body",
            message=f"本机关的文件名称中写着别的机关“{name}”，报告是“{report.agency.name}”的",
            hint="请核对是不是照抄了别的机关的报告。",
        )


_REFORM = (2018, 2019)
"""The years of the reform of agencies, in which the successor signed for the agency that it took over."""

_SELF = {
    "局": r"我局(?!限)",
    "委": r"我委(?!托|派|员)",
    "厅": r"我厅",
    "办": r"我办(?![理事证好成结公学])",
    "镇": "我镇",
    "乡": "我乡",
}


@check(
    "I107",
    severity="warning",
    basis=[Basis(PRACTICE, "机关名称")],
    examples=[
        Example(good="坚持公开内容由业务科室负责", bad="我委坚持公开内容由业务科室负责"),
        Example(
            good="\n\n安平市人民政府\n\n2025",
            bad="\n\n我局继续努力。\n\n安平市人民政府\n\n2025",
            sample="format2021-government",
        ),
        Example(good="公众对报告有意见", bad="我镇公众对报告有意见", sample="format2019-department"),
        Example(good="努力让公众及时知情", bad="我乡努力让公众及时知情", sample="reg2007-department"),
    ],
    english="Self-reference does not fit the agency",
)
def self_reference_misfit(report: Report) -> Iterator[Problem | Unknown]:
    """自称与机关不符。

    检查报告的自称：政府的报告自称“我局”“我办”，局的报告自称“我委”“我镇”或者以“我市人民政府”的口吻叙述，多半是照抄了别处
    的报告。

    办公厅（室）、管理委员会可以代政府说话；机关名称中有两个机构的，两种自称都可以；引号和文件名称里的文字不在此列。

    请改为与机关相符的自称，并检查是不是照抄了别的机关的报告。
    """
    agency = report.agency
    if agency.level in ("other", "unknown"):
        return
    text = report.body.text
    for key, expression in _SELF.items():
        if key in agency.name or (key == "办" and "街道" in agency.name):
            continue
        match = text.find(rf"(?<![自小忘大本给为向对与\"《]){expression}")
        if match and not _quoted(text.folded, match.span[0]):
            yield Problem(
                at=match.place,
                role="body",
                message=f"报告是“{agency.name}”的，却自称“{match.words}”",
                hint="请改为与机关相符的自称。",
            )
    if agency.level == "department" and not agency.name.endswith(("办公室", "办公厅", "办")):
        match = text.find(
            r"(?:^|[。;\n])(?:\d{4}年(?:度|以来)?,?)?(?P<self>我(?:市|县|区|镇|乡|州)人?民?政府)"
            r"(?=高度重视|认真|坚持|积极|严格|共|主动公开|收到|未|按照|始终|切实)"
        )
        if match:
            yield Problem(
                at=match.place_of("self"),
                role="body",
                message=f"报告是“{agency.name}”的，却以“{match['self']}”自称",
                hint="请改为与机关相符的自称。",
            )


def _quoted(folded: str, start: int) -> bool:
    line = folded[folded.rfind("\n", 0, start) + 1 : start]
    return line.count('"') % 2 == 1 or line.count("《") > line.count("》")
