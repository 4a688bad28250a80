"""D106: characters that were lost or garbled."""

from __future__ import annotations

from collections.abc import Iterator

from gixlint.checking import Example, check
from gixlint.document import Place
from gixlint.findings import Problem, Unknown
from gixlint.judging.mojibake import mojibake
from gixlint.report import Period, Report
from gixlint.statutes import REGULATION_2007, REGULATION_2019, Basis

_LOST = (
    r"(?<!\d)(?:19|20)\d{2}(?:"
    r"年\d{1,2}日(?!内)|"  # 2018年11日
    r"年(?!36[56]日)\d{3,4}日|"  # 2018年1231日
    r"月\d{1,2}日|"  # 2016月1日
    r"\d{2,4}日(?=[至到起止,。)]))"  # 20171231日
)
_GARBLED = (
    r"\ufffd+|锟斤拷(?:锟斤拷)*|(?:烫){3,}|(?:屯){3,}|"
    r"(?:[ÃÂâäåæçèéêëìíîïð][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]{1,3}){2,}|"
    r"(?<=[\u4e00-\u9fff])\?{3,}(?=[\u4e00-\u9fff\d])"
)
_SIGNS = frozenset("\ufffd锟烫屯?ÃÂâäåæçèéêëìíîïð")


@check(
    "D106",
    severity="error",
    basis=[Basis(REGULATION_2007, "第三十二条"), Basis(REGULATION_2019, "第五十条")],
    examples=[
        Example(good="群众找得到、看得懂", bad="群众找得\ufffd\ufffd、看得懂"),
        Example(
            good="统计起止时间为2020年1月1日至2020年12月31日",
            bad="统计起止时间为202011日至20201231日",
            sample="format2019-department",
        ),
        Example(
            good="统计期限为2013年1月1日至12月31日",
            bad="统计期限为2013月1日至2013年12月31日",
            sample="reg2007-department",
        ),
    ],
    english="Garbled text",
)
def garbled_text(report: Report) -> Iterator[Problem | Unknown]:
    """文字残缺或者乱码。

    检查有没有替换符、编码错误造成的乱码（例如“鏀垮簻”），以及转换时丢了“年”“月”的日期，例如“201711日至20171231日”“2016月1日”。

    项目符号用的特殊字符、PDF 里形近的部首字，不影响阅读，不在此列。残缺的日期如果在统计期限里，由此造成的统计期限不明
    只作为它的后果列出。

    请对照原稿改正；网页上的乱码请检查发布系统的字符编码。
    """
    text = report.text
    found: dict[tuple[int, int], list[Place]] = {}
    places = list(mojibake(report.document.text))
    for expression in (_LOST, _GARBLED) if _SIGNS.intersection(text.folded) else (_LOST,):
        matches = text.all(expression)
        places += [m.place for m in matches if "?" not in m.words or report.document.words(m.place).isascii()]
    for place in places:
        start = text.offset(place)
        left = max(text.folded.rfind(stop, 0, start) for stop in "。\n;") + 1
        right = min((at for stop in "。\n;" if (at := text.folded.find(stop, start)) >= 0), default=len(text))
        found.setdefault((left, right), []).append(place)
    period = report.find("period")
    for places in map(sorted, found.values()):
        place = places[0].joined(places[-1]) if len(places) > 1 and len(places) < 4 else places[0]
        named = isinstance(period, Period) and period.sentence.covers(place)
        words = "”“".join(report.document.words(one) for one in places[:3])
        yield Problem(
            at=place,
            role="period" if named else "body",
            message=f"文字残缺或者乱码：“{words}”",
            hint="请对照原稿改正。",
            about=("period",) if named else (),
        )
