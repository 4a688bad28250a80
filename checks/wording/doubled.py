"""W105: a word written twice."""

from __future__ import annotations

from collections.abc import Iterator

from gixlint.checking import Example, check
from gixlint.findings import Edit, Problem, Unknown
from gixlint.report import FormTable, Report
from gixlint.statutes import LANGUAGE_2000, Basis
from gixlint.text import pattern

_DOUBLED = r"(?P<word>[\u4e00-\u9fff]{2,6}?)(?P<again>(?P=word))"
_SINGLE = (
    r"(?P<word>的(?=的(?!确))|了(?=了(?![解结如然]))|在(?=在(?![建线编册职校岗读]))|是(?=是(?![否非]))|"
    r"和(?=和(?![谐平睦解]))|及(?=及(?![时早格]))|对(?=对(?![口象接照外方策比应内于标手]))|与(?=与(?![会时此众])))"
    r"(?P<again>(?P=word))"
)
_ALLOWED = (
    "研究", "讨论", "学习", "了解", "商量", "考虑", "检查", "交流", "熟悉", "锻炼", "介绍", "多次", "很多", "非常",
    "反复",
    "群众",  # W108 has it
)  # fmt: skip
_COUNTED = r"^[一二三四五六七八九十百千万两几]|[一二三四五六七八九十]$"
_FISCAL = r"^(?:[税费息租][减缓退免降抵贴]|[减缓退免降抵贴][税费息租])$"
"""退税缓税缓费: three words that share characters."""
_JOINS = (
    r"(?:公开公开(?=栏|指南|目录|电话|平台|专栏|条例|申请|方式|渠道|工作|信息|事项|内容|程序)|服务服务(?=大厅|中心|指南|窗口|事项)|"
    r"管理管理(?=办法|规定|条例|局|部门)|行政行政(?=执法|许可|处罚|复议)|信息信息(?=中心|化|员)|"
    r"工作工作(?=组|机构|人员|报告|总结|要点|方案|站|机制)|执法执法|办公办公(?=室|厅)|建设建设(?=项目|局|工程|单位|用地)|交通交通|"
    r"委员会委员会|中心中心|领导小组领导小组|规划规划(?=局)|项目项目(?=库|法人)|监督监督(?=检查|管理|局))"
)


@check(
    "W105",
    severity="warning",
    basis=[Basis(LANGUAGE_2000, "国家机关以规范汉字为公务用字")],
    examples=[
        Example(good="一律在发布前作隐去处理", bad="一律在发布前作隐去隐去处理"),
        Example(good="公众对报告有意见", bad="公众对报告的的内容有意见", sample="format2019-department"),
        Example(good="努力让公众及时知情", bad="努力努力让公众及时知情", sample="reg2007-department"),
    ],
    english="Word doubled",
)
def word_doubled(report: Report) -> Iterator[Problem | Unknown]:
    """词语重复。

    检查正文里有没有连写两遍的词语，例如“做好做好”“健全健全”“的的”。可以自动删去一遍。

    “一个一个”“研究研究”这样的叠用，“信息公开公开栏”这样两个词相接的情形，压成文字的表头，不在此列。

    请删去多写的一遍；如果漏了字，请补上。
    """
    text = report.body.text
    tables = [part.place for part in report.parts.values() if isinstance(part, FormTable)]
    for expression in (_DOUBLED, _SINGLE):
        for match in text.all(expression):
            start, end = match.span
            word = match["word"]
            turned = len(word) > 1 and text.folded[end : end + 1] == word[0]  # 务服务服务: the word is 服务
            start, end = (start + turned, end + turned)
            word = text.folded[start : start + len(word)]
            middle = start + len(word)
            if (
                text.gap(middle)
                or any(place.meets(match.place) for place in tables)
                or not _prose(text.folded, start, end)
            ):
                continue
            if word in _ALLOWED or (len(word) > 1 and (len(set(word)) == 1 or pattern(_COUNTED).search(word))):
                continue
            if pattern(_JOINS).match(text.folded, start) or pattern(_FISCAL).match(word):
                continue
            yield Problem(
                at=text.place(start, end),
                role="body",
                message=f"“{word}”写了两遍：“{word * 2}”",
                hint="请删去多写的一遍；如果漏了字，请补上。",
                fix=(Edit(text.place(middle, end), ""),),
            )


def _prose(folded: str, start: int, end: int) -> bool:
    """Whether there is punctuation around: the heads of a flattened table have none."""
    return bool(pattern(r"[,。;、:]").search(folded[max(0, start - 40) : end + 40]))
