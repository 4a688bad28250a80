"""D102: something that was left to be filled in."""

from __future__ import annotations

from collections.abc import Iterator

from gixlint.checking import Example, check
from gixlint.document import Place
from gixlint.findings import Problem, Unknown
from gixlint.report import Report
from gixlint.statutes import REGULATION_2007, REGULATION_2019, Basis
from gixlint.text import Match, Text, pattern

_SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙马朱胡郭何林罗高梁郑谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚卢傅"
    "钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎薛尹段雷黎史龙陶贺顾毛郝龚邵万钱严覃武戚莫孔汤"
)
_MARKS = (
    ("号", r"[\[(【〔《〈](?:(?:19|20)\d{2})?[\])】〕》〉]第?号", "文号没有填写"),
    ("】》〕", r"【】|《》|〔〕", "括号里没有内容"),
    (
        "Xx×_",
        r"\d{4}年[Xx×_]{1,2}月(?:[Xx×_\d]{0,2}日)?|[Xx×_]{1,4}年[Xx×_\d]{1,2}月(?:[Xx×_\d]{1,2}日)?",
        "日期没有填写",
    ),
    (
        "Xx×",
        rf"(?<![A-Za-z0-9_.@/#*+×某{_SURNAMES}])(?:[Xx]{{2,}}|×{{2,}})(?![A-Za-z0-9.@/*×\-]|不服|诉|案|等人|申请)",
        "应当填写的内容仍是符号",
    ),
    ("Xx×", r"(?:电话|传真|热线)[:为]?[\d()-]{3,12}(?:[Xx]{2,}|×{2,})\d{0,6}", "号码没有写全"),
    ("_", r"(?<![A-Za-z0-9_.@/\-])_{2,}(?![A-Za-z0-9.@/])", "应当填写的内容仍是空线"),
    ("Xx×", r"(?<=[共计到布开理])[Xx×](?=[件条份篇次])", "数字没有填写"),
    ("(", r"\((?:文字描述|文字叙述|文字说明|此处填写)[^)\n]{0,40}\)", "填写说明没有换成正文"),
    (
        "充写入T",
        r"[(【〔]此处(?:填写|输入|插入)[^)】〕\n]{0,60}[)】〕]|"
        r"[(【〔]待补充[)】〕]|(?<![有亟仍需尚还])待补充(?=$|[\n。])|(?<![A-Za-z])(?:TODO|TBD)(?![A-Za-z])|"
        r"(?:请在)?此处(?:填写|输入|插入)[^。\n]{0,20}",
        "填写说明没有换成正文",
    ),
)
"""Characters without one of which a pattern cannot match, the pattern, what is wrong."""
_CONTACT = r"电话|传真|热线|地址|邮编|邮箱|联系"
_BEFORE = 6
"""How many characters before a placeholder may say what belongs there."""
_CLOSING = 30
"""How many characters may follow a placeholder in the closing lines."""


@check(
    "D102",
    severity="error",
    basis=[Basis(REGULATION_2007, "第三十二条"), Basis(REGULATION_2019, "第五十条")],
    examples=[
        Example(good="（安住建发〔2025〕27号）", bad="（安住建发〔〕号）"),
        Example(good="可与局办公室联系，地址", bad="可与局办公室××联系，地址", sample="format2019-department"),
        Example(good="逐步增多。", bad="逐步增多。（文字描述）"),
        Example(good="（安环发〔2013〕18号）", bad="（安环发〔2013〕号）", sample="reg2007-department"),
    ],
    english="Placeholder left in the text",
)
def leftover_placeholder(report: Report) -> Iterator[Problem | Unknown]:
    """留有未填写的内容。

    检查正文里有没有应当填写而没有填写的地方：空的“【】”“〔〕号”，代替数字、名称、日期的“XX”“××”和空线，“（文字描述）”
    “待补充”一类的填写说明。

    “【图解】”“1+X”这样的固定写法，网址、邮箱里的字母，案件当事人姓名的隐去，不在此列。

    请补上实际的内容；确实没有的，删去占位的符号并写明“无”或者“0”。
    """
    text = report.body.text
    taken: list[tuple[int, int]] = []
    present = set(text.folded)
    for signs, expression, wrong in _MARKS:
        if present.isdisjoint(signs):
            continue
        for match in text.all(expression):
            start, end = match.span
            if any(a < end and start < b for a, b in taken) or _is_line(text, match):
                continue
            taken.append((start, end))
            yield Problem(
                at=match.place,
                role=_role(report, match.place),
                message=f"“{report.document.words(match.place)}”：{wrong}",
                hint="请补上实际的内容；确实没有的，删去占位的符号。",
                about=_about(text, match),
            )


def _role(report: Report, place: Place) -> str:
    return next((section.role for section in report.sections if section.place.covers(place)), "body")


def _about(text: Text, match: Match) -> tuple[str, ...]:
    """Return the parts that are missing as long as the placeholder is not filled."""
    start, end = match.span
    if pattern(_CONTACT).search(text.folded[max(start - _BEFORE, 0) : end]):
        return ("contact",)
    closing = len(text.folded[end:].strip()) <= _CLOSING
    return ("signature",) if closing and pattern(r"日期|\d年|年\d|[Xx×_]月").search(match.words) else ()


def _is_line(text: Text, match: Match) -> bool:
    """Whether underscores are a ruled line of their own and no blank to fill."""
    start, end = match.span
    alone = text.folded[start - 1 : start] in ("", "\n") and text.folded[end : end + 1] in ("", "\n")
    return alone and set(match.words) == {"_"}
