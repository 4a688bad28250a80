"""P301 and P303: the Regulation is not cited, or misnamed."""

from __future__ import annotations

from collections.abc import Iterator

from gixlint.checking import Example, check
from gixlint.document import Place
from gixlint.findings import Problem, Unknown
from gixlint.report import Report
from gixlint.statutes import PRACTICE, REGULATION_2007, REGULATION_2019, Basis
from gixlint.text import Text


@check(
    "P301",
    severity="warning",
    basis=[
        Basis(REGULATION_2007, "第三十一条"),
        Basis(REGULATION_2019, "第四十九条"),
        Basis(PRACTICE, "编制说明"),
    ],
    examples=[
        Example(
            good="根据《中华人民共和国政府信息公开条例》的规定，编制本报告。",
            bad="根据市政府办公室通知要求，编制本报告。",
            sample="",
        )
    ],
    english="Legal basis missing",
)
def legal_basis_missing(report: Report) -> Iterator[Problem | Unknown]:
    """没有写编制依据。

    检查报告有没有写明依据《中华人民共和国政府信息公开条例》编制。只引用本地的通知而不提条例，说明不了报告的法定性质。

    写在编制说明或者第一部分都可以，写简称《条例》《政府信息公开条例》也可以；通篇提到条例而没有编制说明的，不在此列。

    请在编制说明开头写明：“根据《中华人民共和国政府信息公开条例》第四十九条、第五十条的规定，编制本报告。”
    """
    text = report.body.text
    bases = report.preamble.bases
    cited = r"信息公开条例|《条例》|国?务?院?令第?(?:492|711)号|《中华人民共和国[^》]{0,12}条例》"
    if not text.find(cited):
        message = "通篇没有提到《中华人民共和国政府信息公开条例》，看不出编制报告的法律依据"
    elif bases and not report.preamble.text.find(r"条例|令第?(?:492|711)号") and _says_basis(report.preamble.text):
        message = f"编制依据只写了“{bases[0].words}”，没有写《中华人民共和国政府信息公开条例》"
    else:
        return
    place = bases[0].place if bases else Place(report.preamble.place.start, report.preamble.place.start)
    yield Problem(
        at=place,
        role="preamble",
        message=message,
        hint="请在编制说明开头写明依据《中华人民共和国政府信息公开条例》编制。",
    )


def _says_basis(text: Text) -> bool:
    return bool(text.find(r"(?:编制|编写|撰写)[^。]{0,20}(?:本|年度)?(?:年度)?报告|本(?:年度)?报告[^。]{0,60}编制"))


_REGULATION = r"《(?P<title>[^》〈<\n]{0,24}?信息[^》〈<\n]{0,6}公开[^》〈<\n]{0,8}?条例)(?:\([^)》]*\))?》"
_BARE = (
    r"(?<=《)(?:中华人民共和国)?政府信息条例(?=》)|中华人民共和国信息公开条例|中华人民政府信息公开条例|"
    r"中国人民共和国政府信息公开条例|政府信息公开工作条例"
)


@check(
    "P303",
    severity="warning",
    basis=[Basis(REGULATION_2007, "第三十一条"), Basis(REGULATION_2019, "第四十九条")],
    examples=[
        Example(good="根据《中华人民共和国政府信息公开条例》（", bad="根据《中华人民共和国信息公开条例》（"),
        Example(
            good="依据《中华人民共和国政府信息公开条例》（",
            bad="依据《中华人民共和国政府信息公开工作条例》（",
            sample="format2019-department",
        ),
        Example(
            good="根据《中华人民共和国政府信息公开条例》（",
            bad="根据《中华人民政府信息公开条例》（",
            sample="reg2007-department",
        ),
    ],
    english="Regulation misnamed",
)
def regulation_misnamed(report: Report) -> Iterator[Problem | Unknown]:
    """条例名称写错。

    检查引用条例时名称是否准确。条例的名称是《中华人民共和国政府信息公开条例》，常见的错误有漏写“政府”、多写“工作”、漏写
    “共和国”。

    简称《政府信息公开条例》《条例》，地方性的信息公开条例、办法、规定，不在此列。

    请改为《中华人民共和国政府信息公开条例》。
    """
    text = report.body.text
    right = ("政府信息公开条例", "中华人民共和国政府信息公开条例", "信息公开条例")
    found = {match.place: match["title"] for match in text.all(_REGULATION) if match["title"] not in right}
    for match in text.all(_BARE):
        if not any(place.covers(match.place) for place in found):
            found[match.place] = match.words
    for place, title in found.items():
        local = Text.of(title).find(r"^[\u4e00-\u9fff]{2,8}?(?:省|市|自治区|县|区|州|特区)")
        if not local and "实施" not in title:
            yield Problem(
                at=place,
                role="preamble",
                message=f"条例名称写作“{title}”，应为“中华人民共和国政府信息公开条例”",
                hint="请改为《中华人民共和国政府信息公开条例》。",
            )
