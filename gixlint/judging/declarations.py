"""Whether a report of 2008 to 2018 declares a fact, were it only to say that there was none."""

from typing import Literal

from gixlint.document import Place
from gixlint.judging.cells import statistics
from gixlint.records import Record
from gixlint.report import Absent, FormTable, Report, Section
from gixlint.text import Text, pattern

__all__ = ["Declared", "declared", "where"]

Declared = Literal["said", "hinted", "silent"]


class _Fact(Record):
    """How a fact is declared: subjects of statements, what lines of the statistics table mean, words that say it in
    other ways, words that touch upon it, words that make a clause speak of something else.
    """

    subjects: tuple[str, ...]
    counted: tuple[str, ...]
    words: str
    touched: str
    other: str


_NOBODY = r"(?:均|都|全部|一律|已)?(?:予以|同意|依法|按规定)?(?:作出)?(?:了)?公开"
_FACTS = {
    "requests": _Fact(
        ("requests", "outcome"),
        ("requests.new", "requests.handled"),
        r"(?:依申请公开|申请公开|公开申请)[^。;,]{0,12}(?:为|是|:)?(?:零|(?<![\d.])0(?![\d.]))",
        r"申请",
        r"复议|诉讼|收费|费用|收取|行政许可|范围|指南|目录|制度|流程|程序|属性",
    ),
    "withheld": _Fact(
        ("outcome.withheld",),
        ("outcome.withheld",),
        rf"(?:申请|答复)[^。]{{0,40}}(?:全部|均|都|一律)(?:为|已|是)?(?:予以|予|同意|依法|按时|按规定)*(?:主动)?"
        rf"(?:给予)?公开"
        rf"|不存在(?:不予|不宜|不)公开|(?:没有|无|未发生|未有)[^。;,]{{0,6}}(?:不予|不宜|不|免予)公开|公开率(?:达|"
        rf"为)?(?:到)?100%"
        rf"|{_NOBODY}(?:答复)?\d+[件条份]?,占100%",
        r"不予公开|不公开|不同意公开|不宜公开|免予公开|免于公开|否决",
        r"例外|常态|原则|理由|程序|审查|范围|制度|保密",
    ),
    "fees": _Fact(
        ("fees", "reductions"),
        ("fees",),
        r"免费(?:提供|公开|获取|查阅|办理|向)|(?:不|未|没有|无)[^。;,]{0,24}(?:收费|收取|费用|减免)"
        r"|(?:收费|费用|减免)[^。;]{0,16}(?:为|是|:)?(?:零|(?<![\d.])0(?![\d.])|无(?![法关])|没有|未)",
        r"收费|减免|收取|费用|工本费|成本费|检索费|复制费",
        r"医疗|药品|价格|乱收费|行政事业性|教育|税|水费|电费|学费|通行费|房租|租金|票价|门票|三公|经费|预算|项目|标准公示|住院|清单",
    ),
    "reconsideration": _Fact(
        ("reconsideration", "disputes"),
        ("reconsideration",),
        r"复议[^。;\n]{0,24}(?:为|是|:)?(?:零|(?<![\d.])0(?![\d.])|无(?![法关]))",
        r"复议",
        r"条例|办法|渠道|途径|权利|法律|案件办理|能力|机关",
    ),
    "litigation": _Fact(
        ("litigation", "disputes"),
        ("litigation",),
        r"诉讼[^。;\n]{0,24}(?:为|是|:)?(?:零|(?<![\d.])0(?![\d.])|无(?![法关]))",
        r"诉讼|应诉|被诉|起诉",
        r"条例|办法|渠道|途径|权利|法律|能力|民事",
    ),
}
_COUNTED = (
    r"[未无没零]|不存在|不涉及|\d(?![\d年月日名人天%]|个(?:工作日|月|部门|单位|科室))|"
    r"[一二三四五六七八九十两][件宗起例条次元]"
)
_LABEL = r"^(?:\d{1,2}[.、]|\(\d{1,2}\))"


def declared(report: Report, key: str) -> Declared:
    """Tell whether a fact is declared: requests, withheld, fees, reconsideration or litigation.

    hinted: some clause seems to say it in words that are not understood; nothing may be concluded from that.
    """
    fact = _FACTS[key]
    prose = _prose(report, report.body.text)
    if report.stated(*fact.subjects) or _in_table(report, fact) or prose.find(fact.words):
        return "said"
    own = report.find(_section(report, key))
    if isinstance(own, Section) and _touches(_prose(report, own.text), fact):
        return "hinted"
    return "hinted" if any(_hints(sentence, fact) for sentence in prose.sentences()) else "silent"


def _prose(report: Report, text: Text) -> Text:
    """The text without the statistics table, which may stand in it as flattened words."""
    table = report.find("table.statistics")
    return text.without([table.place]) if isinstance(table, FormTable) else text


def where(report: Report, key: str) -> Place:
    """Return the place where the fact should be declared: its section's heading, else where that should stand."""
    part = report.find(_section(report, key))
    if isinstance(part, Section):
        return part.heading_place
    return part.place if isinstance(part, Absent) else Place(0, 0)


def _section(report: Report, key: str) -> str:
    """The role of the section that is the fact's own."""
    return f"section.{report.form.declaration(key).section}"


def _in_table(report: Report, fact: _Fact) -> bool:
    table = report.find("table.statistics")
    if not isinstance(table, FormTable) or not _of_the_year(report, table):
        return False
    return any(figure.value is not None for *_, figure in statistics(report, *fact.counted))


_HEAD = 60
"""The heads of a table stand within so many characters of where its first figure is named."""


def _of_the_year(report: Report, table: FormTable) -> bool:
    """Whether the table counts what happened in the year, not what stands at its end."""
    return "年末" not in report.document.text[max(0, table.place.start - _HEAD) : table.place.start + _HEAD]


def _touches(text: Text, fact: _Fact) -> bool:
    return any(
        sentence.find(fact.touched) and sentence.find(_COUNTED) and not sentence.find(fact.other)
        for sentence in text.sentences()
    )


def _hints(sentence: Text, fact: _Fact) -> bool:
    for clause in sentence.clauses():
        words = pattern(_LABEL).sub("", clause.folded)
        touched = pattern(fact.touched).search(words) and not pattern(fact.other).search(words)
        if touched and pattern(_COUNTED).search(words):
            return True
    return False
