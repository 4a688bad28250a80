"""Facts that a report of 2008 to 2018 declares even where there were none."""

from __future__ import annotations

from collections.abc import Iterator

from gixlint.checking import Example, check
from gixlint.findings import Problem, Unknown
from gixlint.judging.declarations import declared, where
from gixlint.report import Report
from gixlint.statutes import REGULATION_2007, Basis


def _undeclared(report: Report, key: str, none: str = "未发生{}") -> Iterator[Problem | Unknown]:
    report.body  # noqa: B018 - without a text nothing can be missing from it
    found = declared(report, key)
    place = where(report, key)
    declaration = report.form.declaration(key)
    section = f"section.{declaration.section}"
    if found == "hinted":
        yield Unknown(place, section, f"文中似乎说到{declaration.name}，但说法无法判断")
    elif found == "silent":
        yield Problem(
            place,
            section,
            f"没有说明{declaration.name}；《条例》{declaration.provision.provision}要求报告，没有发生的也要写明。",
            f"写明具体数字；没有发生的，写明“{none.format(declaration.name)}”。",
        )


@check(
    "Z101",
    severity="error",
    needs="declarations.requests",
    basis=[Basis(REGULATION_2007, "第三十二条第（二）项")],
    examples=[
        Example(
            good="2013年收到政府信息公开申请27件，比上年多9件。"
            "按申请方式分，当面申请11件，网上申请9件，信函申请7件；按申请内容分，环评文件类16件，监测数据类6件，行政处罚类3件，其他2件。\n\n"
            "27件申请均已答复，平均答复时间为9个工作日。"
            "答复为同意公开的17件，同意部分公开的3件，不予公开的2件，信息不存在的2件，非本机关掌握的3件。"
            "不予公开的2件中，1件涉及企业商业秘密，1件涉及举报人个人隐私，均在告知书中说明了理由和依据。"
            "受理申请的窗口设在局办公室，申请人可以查询办理进度；申请内容不明确的，工作人员当场指导填写，减少申请人往返。"
            "同意部分公开的3件是环评报告全本，在隐去企业生产工艺等内容后向申请人提供。",
            bad="我局安排专人负责接待群众，做到热情周到、及时答复。",
            sample="reg2007-department",
        ),
    ],
    english="Number of requests not declared",
)
def requests_undeclared(report: Report) -> Iterator[Problem | Unknown]:
    """没有说明收到申请的情况。

    检查报告是否说明本年收到多少件政府信息公开申请。一件也没有收到的，也应当写明，即“零报告”；否则读者无从知道
    是没有发生，还是漏报。

    在正文任何地方说到，或者在所附统计表中填写了数字（包括0）的，都不提示；说法无法判断的，不作判断。

    改正办法：写明收到申请的件数；没有收到的，写明“未收到政府信息公开申请”。
    """
    yield from _undeclared(report, "requests", "未收到政府信息公开申请")


@check(
    "Z102",
    severity="warning",
    needs="declarations.withheld",
    basis=[Basis(REGULATION_2007, "第三十二条第（二）项")],
    examples=[
        Example(
            good="答复为同意公开的17件，同意部分公开的3件，不予公开的2件，信息不存在的2件，非本机关掌握的3件。不予公开的2件中，1件涉及企业商业秘密，1件涉及举报人个人隐私，均在告知书中说明了理由和依据。",
            bad="答复书均按规定格式制作。",
            sample="reg2007-department",
        ),
    ],
    english="Withholding not declared",
)
def withholding_undeclared(report: Report) -> Iterator[Problem | Unknown]:
    """没有说明不予公开的情况。

    检查报告是否说明本年有多少件申请作出了不予公开的答复。没有的，也应当写明。

    写明未收到申请的，等于说明没有不予公开，不提示；写明申请全部予以公开的，以及各类答复的件数加起来等于收到申请
    的件数的，不提示；在所附统计表中填写了数字（包括0）的，不提示。

    改正办法：写明不予公开的件数和理由；没有的，写明“没有不予公开的情况”。
    """
    if any(statement.value == 0 for statement in report.stated("requests.new")) or _all_disclosed(report):
        return
    yield from _undeclared(report, "withheld", "没有不予公开的情况")


def _all_disclosed(report: Report) -> bool:
    """Whether the replies disclosed are as many as the requests received, or more."""
    received = [s.value for s in report.stated("requests.new") if s.value is not None]
    disclosed = [s.value for s in report.stated("outcome.disclosed") if s.value is not None]
    return bool(received) and bool(disclosed) and max(disclosed) >= max(received)


@check(
    "Z103",
    severity="error",
    needs="declarations.fees",
    basis=[Basis(REGULATION_2007, "第三十二条第（三）项")],
    examples=[
        Example(
            good="2013年，我局对依申请提供的政府信息没有收取检索费、复制费和邮寄费，收费金额为零，因而没有发生费用减免。",
            bad="我局严格执行国家规定。",
            sample="reg2007-department",
        ),
    ],
    english="Fees not declared",
)
def fees_undeclared(report: Report) -> Iterator[Problem | Unknown]:
    """没有说明收费及减免情况。

    检查报告是否说明本年因提供政府信息收取了多少费用、减免了多少。没有收费的，也应当写明。

    在正文任何地方说到“未收费”“免费提供”“收费为零”，或者在所附统计表中填写了数字（包括0）的，都不提示；写明未收费
    的，等于说明没有减免。税费减免、行政事业性收费、政府信息公开工作的经费支出，是另外的事，不算说明。

    改正办法：写明收取的金额和减免的情况；没有的，写明“未收取费用，没有减免”。
    """
    yield from _undeclared(report, "fees", "未收取任何费用")


@check(
    "Z104",
    severity="error",
    needs="declarations.reconsideration",
    basis=[Basis(REGULATION_2007, "第三十二条第（四）项")],
    examples=[
        Example(
            good="因政府信息公开被申请行政复议1件，省环境保护主管部门作出维持的决定；未发生",
            bad="未发生",
            sample="reg2007-department",
        ),
    ],
    english="Administrative reconsideration not declared",
)
def reconsideration_undeclared(report: Report) -> Iterator[Problem | Unknown]:
    """没有说明行政复议情况。

    检查报告是否说明本年因政府信息公开被申请行政复议多少件。没有的，也应当写明。

    在正文任何地方说到，与行政诉讼合并说明（“未发生行政复议、行政诉讼”），或者在所附统计表中填写了数字（包括0）的，
    都不提示。

    改正办法：写明件数和结果；没有的，写明“未发生因政府信息公开被申请行政复议的情况”。
    """
    yield from _undeclared(report, "reconsideration")


@check(
    "Z105",
    severity="error",
    needs="declarations.litigation",
    basis=[Basis(REGULATION_2007, "第三十二条第（四）项")],
    examples=[
        Example(
            good="；未发生因政府信息公开被提起行政诉讼的情况。",
            bad="。",
            sample="reg2007-department",
        ),
    ],
    english="Administrative litigation not declared",
)
def litigation_undeclared(report: Report) -> Iterator[Problem | Unknown]:
    """没有说明行政诉讼情况。

    检查报告是否说明本年因政府信息公开被提起行政诉讼多少件。没有的，也应当写明。

    在正文任何地方说到，与行政复议合并说明（“未发生行政复议、行政诉讼”），或者在所附统计表中填写了数字（包括0）的，
    都不提示。只说行政复议、没有说行政诉讼的，提示。

    改正办法：写明件数和结果；没有的，写明“未发生因政府信息公开提起行政诉讼的情况”。
    """
    yield from _undeclared(report, "litigation")
