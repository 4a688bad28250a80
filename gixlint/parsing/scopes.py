"""Whose and when a counted fact speaks of, as far as the words before it tell."""

from __future__ import annotations

from gixlint.report import StatementScope
from gixlint.text import number, pattern

__all__ = ["scope_before"]

_WHOSE = (
    r"(?P<other>代(?:表|理)?[本区市县省镇]?(?:人民)?政府|全[市县区省镇州乡旗系](?:统)?(?:各(?:级|部门|"
    r"单位)(?:行政机关|政府|部门)?)?|各(?:级|部门|单位|镇|街道|"
    r"乡镇|县|区|科室|地)[^,。;]{0,4}?"
    r"|下属|所属|直属(?:事业)?(?:单位|机构)|基层|本级(?=以外)|[省市县区州旗]本级|政府本级|[厅委部署局]机关(?![干党各事])|属于[^,。:;]{1,10}的有|市级部门|[县区](?:\(市、?区\))?级部门)"
    r"|(?P<own>我[局委办厅处镇乡街会院所站中县市区]|本(?:机关|局|单位|镇|乡|街道|办|委|部门))"
)
_YEAR = r"(?:20\d\d|二[〇零][〇零一二三四五六七八九十]{1,2}|[今本当去上])年"
_MONTH = r"(?:1[01]|[1-9]|十一?|[一二三四五六七八九])月"
_HOLIDAY = r"(?:春节|国庆|五一|元旦|中秋|端午|清明|小?长|节)"
_PART_OF_YEAR = (
    rf"截[至止](?:到)?(?:{_YEAR})?{_MONTH}(?!1日[至到])|"
    rf"(?<![\d年至到一二三四五六七八九十])(?:{_YEAR})?(?:(?![1一]月[1一]日){_MONTH}|(?:12|十二)月(?!31日|三十一日|底|末))|"
    rf"(?:前|后|头)[一二三四五六七八九十两\d]{{1,2}}个月|{_HOLIDAY}(?:假[日期]?|前后)|"
    r"(?<!报告)(?<!统计)(?<!年度)(?<![审办][理查])(?<!复议)(?<!诉讼)(?<=[\u4e00-\u9fff]{2})(?<!在此)期间|"
    r"(?<![至止到])年[初末底](?=[^,。;\d]{0,6}(?:收到|接到|受理|新收))"
)
"""Months, holidays, spells of the year: a count of such a time is none of the year. What ends with it is the year's."""
_WHEN = (
    r"(?P<part>(?:20\d\d年)?\d{1,2}月\d{1,2}日?(?:起|以来)?(?:至|到|-|~)(?:20\d\d年)?(?:\d{1,2}月\d{1,2}日?|年?底)(?:止|期间)?)|"
    r"(?P<since>(?:今年|本年度?|(?P<start>20\d\d)年)以来)|(?P<range>(?:20\d\d年?(?:至|到|-|~)20\d\d年)|(?:近|最近|"
    r"过去)[一二三四五两几\d]+年|(?:历年|[施实]行|成立|"
    r"开展|建立|开通)?[^,。;]{0,6}?以来"
    r"|历年来?|建[局站]以来|上半年|下半年|(?:第?[一二三四]|\d)季度|\d{1,2}(?:月份?)?(?:至|到|-|~)\d{1,2}月(?:份)?|"
    rf"{_PART_OF_YEAR})"
    r"|(?P<past>去年|上一?年度?(?!结转|顺延|转入|度?结转)|前年|往年)"
    r"|(?P<now>本年度?|今年|当年|全年|年内|年度内|报告期内?|本年内)"
    r"|(?P<year>20\d\d|二[〇零]一?[〇零一二三四五六七八九]{1,2})年"
    r"|(?P<sum>累计|总共累计)"
)
_WHOLE_YEAR = (
    r"(?:自|从)?(?:20\d\d年)?(?<![\d十])(?:1月?|一月?)(?:1日|一日|份)?(?:起)?(?:至|到|-|~)"
    r"(?:20\d\d年)?(?:12|十二)月(?:31日|三十一日|份|底)?(?:止|期间)?(?!\d)"
)


_EACH = r"20\d\d年度?(?:[、,和及与]|以及)20\d\d年[^。;]*分别"
"""Several years, each with a count of its own: which is whose only their order tells."""
_COMPARISON = r"(?:比|较|与|和|同)(?:20\d\d年度?|上一?年度?|去年|前年)[^,。;:]*[,;]"
"""What a number was compared with dates no number after it: 「新收106件，比上年增加14件，办结104件」."""
_NEAR = 400
"""What stands farther before a number (characters) does not tell its scope, even where no full stop parts them."""


def scope_before(words: str, year: int | None) -> StatementScope:
    """Return whose and when a count speaks of that comes after `words`, the part of its sentence before it."""
    near = words[-_NEAR:]
    return StatementScope(_whose(near), _when(near, year), None, None)


def _whose(words: str) -> str | None:
    whose = None
    for match in pattern(_WHOSE).finditer(words):
        whose = match["other"] if match["other"] else None
    return whose


def _when(words: str, year: int | None) -> int | str | None:
    """The time last named: a year, the report year where it is called this year, else the words (累计, 去年)."""
    words = pattern(_WHOLE_YEAR).sub(f"{year}年" if year else "", words)
    if pattern(_EACH).search(words):
        return "分别"
    words = pattern(_COMPARISON).sub("", words)
    when: int | str | None = None
    until = bool(pattern(r"截[至止]|以来").search(words))
    for match in pattern(_WHEN).finditer(words):
        kind, said = match.lastgroup, match[0]
        if match["since"]:
            when = year if not match["start"] or match["start"] == str(year) else said
        elif kind == "year":
            value = number(match["year"])
            when = value if value is not None else when
        elif kind == "now":
            when = year if year is not None else when
        elif kind == "sum":
            when = when if when is not None and not until else said
        else:
            when = said
    return when
