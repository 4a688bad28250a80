"""I103: a title that departs from the standard one."""

from __future__ import annotations

from collections.abc import Iterator

from gixlint.checking import Example, check
from gixlint.findings import Problem, Unknown
from gixlint.judging.forms import form_of
from gixlint.judging.titles import abridged, contents_of
from gixlint.report import Absent, Agency, Report, Title
from gixlint.statutes import LAYOUT_2012, PRACTICE, Basis
from gixlint.text import pattern

_YEAR = r"(?:(?:19|20)\d{2}|[〇零一二三四五六七八九]{4})"


@check(
    "I103",
    severity="warning",
    basis=[Basis(PRACTICE, "标题"), Basis(LAYOUT_2012, "7.3.1 标题")],
    examples=[
        Example(good="# 安平市住房和城乡建设局2025年政府", bad="# 安平市住房和城乡建设局2025年度政府"),
        Example(
            good="# 安平市市场监督管理局2020年政府信息公开工作年度报告",
            bad="# 安平市市场监督管理局2020年政府信息公开年度报告",
            sample="format2019-department",
        ),
        Example(
            good="# 安平市环境保护局2013年政府信息公开工作年度报告",
            bad="# 安平市环境保护局2013年政府信息公开工作报告",
            sample="reg2007-department",
        ),
    ],
    english="Title nonstandard",
)
def title_nonstandard(report: Report) -> Iterator[Problem | Unknown]:
    """标题不规范。

    检查标题是不是“机关全称＋年份＋年政府信息公开工作年度报告”。常见的不规范有：“年度”写了两遍，漏写年份，漏写
    “政府”“工作”“年度”，写成“工作报告”“政务公开工作年度报告”，机关用简称。

    年份写在机关名称之前、标题中有空格或者分成几行，不算不规范；以地区名代表本级政府的，也不在此列。只写在文件元数据里
    的标题不检查机关名称。

    请按提示中的写法修改标题，并同时修改网页标题和元数据。
    """
    title = report.title
    if report.kind not in ("annual-report", "summary") or (report.kind == "summary" and len(contents_of(report)) < 3):
        return
    words = title.words.replace(" ", "")
    subject = form_of(report).subject
    wrong = [*_subject(words, title, subject), *_agency(title, report.find("agency"))]
    if wrong:
        agency = report.find("agency")
        name = agency.name if isinstance(agency, Agency) and not abridged(agency.name) else "机关全称"
        year = title.year or report.year or "××××"
        yield Problem(
            at=title.place,
            role="title",
            message=f"标题“{words}”不规范：{'；'.join(wrong)}",
            hint=f"标题宜写作“{name}{year}年{subject}”。",
        )


def _subject(words: str, title: Title, subject: str) -> Iterator[str]:
    """What is wrong with the year and with what follows it."""
    bare = pattern(r"\((?:全文|草案|送审稿|征求意见稿|电子版|公开稿)\)$").sub("", words)
    if title.year is None:
        yield "没有写年份"
    if bare.endswith(subject) and not pattern(rf"{_YEAR}年?度").search(bare):
        return
    if pattern(rf"{_YEAR}年?度.*年度").search(bare) or "年年度" in bare:
        yield "“年度”重复"
    if "政务公开" in bare and "政府信息公开" not in bare:
        yield "“政务公开”应为“政府信息公开”"
    elif "政府信息公开" not in bare:
        yield "“信息公开”前缺“政府”"
    if "工作" not in bare and "工作" in subject:
        yield "缺“工作”二字"
    if bare.endswith(("总结", "汇报", "小结", "年报", "公报", "情况")):
        yield f"文种应为“年度报告”，现为“{bare[-2:]}”"
    elif "年度报告" not in bare:
        yield "“报告”前缺“年度”" if "年度" not in bare else "“年度”应写在“报告”之前"
    elif pattern(rf"公开(?:工作)?{_YEAR}年").search(bare):
        yield "年份应写在“政府信息公开”之前"


def _agency(title: Title, agency: object) -> Iterator[str]:
    """What is wrong with the agency's name in it."""
    if title.origin == "metadata" or isinstance(agency, Absent):
        return
    if not title.agency:
        if pattern(rf"^(?:关于)?{_YEAR}年?度?(?:政府|政务)?信息公开|^(?:政府|政务)?信息公开").search(
            title.words.replace(" ", "")
        ):
            yield "没有写机关名称"
    elif abridged(title.agency):
        yield f"机关应写全称，现为“{title.agency}”"
