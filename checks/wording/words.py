"""W101 and W108: words to avoid, and slips known from real reports."""

from __future__ import annotations

from collections.abc import Iterator

from gixlint.checking import Example, check
from gixlint.findings import Edit, Problem, Unknown
from gixlint.report import Report
from gixlint.statutes import LANGUAGE_2000, PRACTICE, Basis

_UNTIL = (
    r"截止(?=(?:到|至)?(?:目前|当前|现在|今年|今天|本年|去年|上年|年底|年末|\d{4}年|\d{1,2}月|[〇二][〇零一二三四五六七八九]{3}年|"
    r"[一二三四五六七八九十]{1,3}月))(?:到|至)?"
)


@check(
    "W101",
    severity="note",
    basis=[Basis(LANGUAGE_2000, "国家机关以规范汉字为公务用字"), Basis(PRACTICE, "用语")],
    examples=[
        Example(good="五个直属单位中有两个", bad="截止目前，五个直属单位中有两个"),
        Example(good="公众对报告有意见", bad="截止2020年底，公众对报告有意见", sample="format2019-department"),
        Example(good="年内发生一般突发", bad="截止12月31日，年内发生一般突发", sample="reg2007-department"),
    ],
    english="Words to avoid",
)
def discouraged_words(report: Report, *, avoid: tuple[str, ...] = ()) -> Iterator[Problem | Unknown]:
    """用词不当。

    检查不宜使用的词语。“截止”表示到某时停止，后面不带日期；说到某时为止应当用“截至”：“截至目前”“截至12月31日”。可以自动
    改正。

    “截止日期”“截止时间”“报名截止”是正确的用法，不在此列。

    选项 avoid 可以加上本单位不宜使用的词语，写作“搞好”，或者写作“搞好=做好”给出改法。

    请改用提示中给出的词语。
    """
    text = report.body.text
    for match in text.all(_UNTIL) if "截止" in text.folded else ():
        yield Problem(
            at=match.place,
            role="body",
            message=f"“{match.words}”应为“截至”：后面带日期时用“截至”，不用“截止”",
            hint="请改为“截至”。",
            fix=(Edit(match.place, "截至"),),
        )
    for entry in avoid:
        word, _, right = entry.partition("=")
        start = text.folded.find(word) if word else -1
        while start >= 0:
            place = text.place(start, start + len(word))
            yield Problem(
                at=place,
                role="body",
                message=f"不宜使用“{word}”" + (f"，宜用“{right}”" if right else ""),
                hint=f"请改为“{right}”。" if right else "请换一种说法。",
                fix=(Edit(place, right),) if right else None,
            )
            start = text.folded.find(word, start + len(word))


_TYPOS = (
    (r"(?<![信讯消利股作\n])(?<!^)息公开", "信息公开"),
    ("新闻发人", "新闻发言人"),
    (r"跟新(?!媒|闻|技|形|时|任|型|的|冠|业|兴|增|老)", "更新"),
    ("制度定了", "制定了"),
    ("群众群众", "群众"),
    ("列外", "例外"),
    ("不子公开", "不予公开"),
    ("不于公开", "不予公开"),
    (r"(?<=公开)条列", "条例"),
    ("政府信公开", "政府信息公开"),
    ("政府信息公共开", "政府信息公开"),
    ("政务公并", "政务公开"),
    ("行证复议", "行政复议"),
    ("行政复义", "行政复议"),
    ("行政复仪", "行政复议"),
    ("行政诉松", "行政诉讼"),
    ("行政诉颂", "行政诉讼"),
    (r"收费减勉|减勉", "减免"),
    ("信息公开指男", "信息公开指南"),
    ("信息公开目绿", "信息公开目录"),
    ("政府网战", "政府网站"),
    ("门户网战", "门户网站"),
    ("社会公从", "社会公众"),
    (r"知情全(?=[、，,。和])", "知情权"),
    (r"布署(?!名)", "部署"),
    (r"按排(?!名|序|列|队|放|污|水|气|量|期)", "安排"),
    ("既使", "即使"),
    ("通迅", "通讯"),
    ("迅息", "讯息"),
    ("帐户", "账户"),
    ("公布与众", "公之于众"),
    ("政府信息公开公作", "政府信息公开工作"),
    ("依申请公公开", "依申请公开"),
    ("主动公公开", "主动公开"),
    ("进一步不断进一步", "进一步"),
    ("公开渠到", "公开渠道"),
    ("规范性文健", "规范性文件"),
)


@check(
    "W108",
    severity="warning",
    basis=[Basis(LANGUAGE_2000, "国家机关以规范汉字为公务用字")],
    examples=[
        Example(good="更新机构职能、办事指南36项", bad="跟新机构职能、办事指南36项"),
        Example(
            good="公众对报告有意见", bad="公开是原则，不公开是列外。公众对报告有意见", sample="format2019-department"
        ),
        Example(
            good="我局对依申请提供的政府信息没有收取",
            bad="没有不子公开的情况，我局对依申请提供的政府信息没有收取",
            sample="reg2007-department",
        ),
    ],
    english="Known typo",
)
def known_typo(report: Report, *, typos: tuple[str, ...] = ()) -> Iterator[Problem | Unknown]:
    """常见的错别字。

    检查年度报告里常见的错别字和漏字，例如“息公开”（信息公开）、“新闻发人”（新闻发言人）、“跟新”（更新）、“列外”（例外）。
    表内的每一条都来自实际公布的报告或者同类的误写，能够断定正确的写法，可以自动改正。

    选项 typos 可以加上本单位常见的错别字，写作“错=对”。

    请改为正确的写法。
    """
    text = report.body.text
    from re import escape

    more = tuple((escape(wrong), right) for wrong, _, right in (entry.partition("=") for entry in typos))
    for expression, right in (*_TYPOS, *more):
        for match in text.all(expression):
            wrong = report.document.words(match.place)
            yield Problem(
                at=match.place,
                role="body",
                message=f"“{wrong}”应为“{right}”",
                hint=f"请改为“{right}”。",
                fix=(Edit(match.place, right),),
            )
