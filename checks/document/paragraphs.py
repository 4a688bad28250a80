"""D109: a sentence broken over two paragraphs."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from gixlint.checking import Example, check
from gixlint.findings import Problem, Unknown
from gixlint.report import Report
from gixlint.statutes import LAYOUT_2012, Basis
from gixlint.text import Text, pattern

_ENDS = '。！？!?；;：:…）)”"》】.>·-'
_LABEL = (
    r"^(?:第?[一二三四五六七八九十]+[、是.]|\([一二三四五六七八九十\d]+\)|\d{1,2}[、.)]|[①-⑩]|第[一二三四五六七八九十]|"
    r"附|注|表|图|其中|(?:联系|地址|电话)(?=[^,。;]{0,8}[:\d])|\d{4}年|下一步|此件)"
)
_SHORTEST = 30
_LINE = 18


@check(
    "D109",
    severity="note",
    basis=[Basis(LAYOUT_2012, "7.3.3 正文")],
    examples=[
        Example(good="逐步增多。", bad="逐步增多，各项\n\n业务的公开都有进展。"),
        Example(
            good="数据范围包括局机关、直属机构和派出机构。",
            bad="数据范围包括局机关、直属\n\n机构和派出机构，不含所属企业。",
            sample="format2019-department",
        ),
        Example(
            good="努力让公众及时知情、有序参与。", bad="努力让公众及时\n\n知情、有序参与。", sample="reg2007-department"
        ),
    ],
    english="A sentence broken over two paragraphs",
)
def broken_paragraph(report: Report) -> Iterator[Problem | Unknown]:
    """句子被隔成两段。

    检查有没有一句话没有写完就另起一段的地方。这多半是复制、转换时留下的，读起来不连贯。

    标题和小标题、每行都换行的纯文本、PDF 的分行，不在此列。

    请把两段接成一段。
    """
    if report.document.source.format in ("pdf", "ofd", "ocr"):
        return
    lines = list(report.body.text.lines())
    if _hard_wrapped(lines):
        return
    broken = [(one, two) for one, two in pairwise(lines) if _broken(report, one, two)]
    for one, two in broken:
        start, end = one.place(len(one) - 8, len(one)), two.place(0, min(8, len(two)))
        yield Problem(
            at=start.joined(end),
            role="body",
            message=f"“…{one.folded[-8:]}”没有写完就另起一段“{two.folded[:8]}…”",
            hint="请把两段接成一段。",
        )


def _hard_wrapped(lines: list[Text]) -> bool:
    """Whether the text is broken at the end of its lines, and not of its paragraphs."""
    prose = [line for line in lines if len(line) >= _LINE and not line.find(_LABEL)]
    going_on = sum(line.folded[-1] not in _ENDS for line in prose)
    return going_on > 6 and going_on * 4 > len(prose)


def _broken(report: Report, one: Text, two: Text) -> bool:
    if len(one) < _SHORTEST or len(two) < 8 or one.folded[-1] in _ENDS or two.folded[0] in '"“(《【':
        return False
    if not pattern(r"[,。、;]").search(one.folded) or not pattern(r"[,。、;]").search(two.folded):
        return False
    if one.find(r"(?:如下|所示|见下?表)$") or two.find(_LABEL) or not "\u4e00" <= two.folded[0] <= "\u9fff":
        return False
    between = report.document.text[one.place(0, len(one)).end : two.place(0, 1).start]
    return not between.strip()
