"""What the preamble states: statistics period, legal bases, claims of the report year."""

from __future__ import annotations

from gixlint.document import Place
from gixlint.parsing.dates import OF_YEAR, YEAR, day_of, year_of
from gixlint.report import Absent, BasisCited, Day, Period, YearClaim
from gixlint.text import Match, Text

__all__ = ["bases_cited", "find_period", "year_claims"]

_NAMES = (
    r"(?:统计(?:的)?(?:期限|时限|起止(?:时间|日期)|时间范围|周期|时段|时间|期间|区间|期)|数据(?:的)?(?:统计)?(?:时限|期限|期间|时间)|"
    r"数据统计(?:期限|时限|时间|期)?|报告(?:期限|期间|时限)|(?:所列|涉及|列举|引用)(?:的)?(?:各项|有关|相关)?(?:统计)?数据|统计数据)"
)
_TO = r"\s?(?:\d{1,2}[时点])?(?:日?起算?|开始|始|[算计]起)?[,、]?\s?(?:截[至止]|[至到和]|-{1,2}|~|—)\s?"
_MD = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})月(?:\d{1,2}|[一二三四五六七八九十]{1,3})日?"
_START = rf"(?P<from>{YEAR}{OF_YEAR}{_MD}|(?:19|20)\d{{2}}(?P<s1>[-./])\d{{1,2}}(?P=s1)\d{{1,2}}日?)"
_UNTIL = (
    rf"(?P<to>(?:{YEAR}年|(?:当|同|本)年)?{_MD}|"
    rf"(?:19|20)\d{{2}}(?P<s2>[-./])\d{{1,2}}(?P=s2)\d{{1,2}}日?|(?:{YEAR}年)?底)"
)
_RANGE = _START + _TO + _UNTIL
_LOOSE = (
    r"(?:自|从|为|:|是|(?<=期限)|(?<=时限)|(?<=时间))?\s?(?P<from>[\d年月日.\-/]{4,14}?)(?:日?起)?\s?"
    r"(?:[至到]|-|~)\s?(?P<to>[\d年月日.\-/]{4,14}日?)"
)


def find_period(text: Text, preamble_end: int, year: int | None) -> Period | Absent:
    """Find the statistics period: named, or a sentence that dates the year's figures from 1月1日 to 12月31日."""
    for sentence in text.sentences():
        if "统计" not in sentence.folded and "数据" not in sentence.folded and "期" not in sentence.folded:
            continue
        name = sentence.find(_NAMES)
        if name is None:
            continue
        period = _named(sentence, name)
        if period:
            return period
    apart = _said_apart(text.part(0, preamble_end))
    if apart:
        return apart
    whole_year = _whole_year(text, year)
    if whole_year:
        return whole_year
    place = text.place(min(preamble_end, len(text)))
    return Absent("period", "没有写明统计期限", Place(place.start, place.start))


def _named(sentence: Text, name: Match) -> Period | None:
    match = sentence.find(_RANGE, 0)
    if match is None or abs(match.span[0] - name.span[1]) > 40:
        match = sentence.find(_LOOSE, name.span[1])
        if match is None or match.span[0] - name.span[1] > 14 or (match["from"].isdigit() and len(match["from"]) < 6):
            return None
        return _period(sentence, match, True, garbled=True)
    return _period(sentence, match, True)


_ONE = (
    r"[^,。;]{0,4}?(?:日期|时间|日)?(?:为|是|:|于)?\s?"
    rf"(?P<day>{YEAR}年{_MD}|(?:19|20)\d{{2}}(?P<s>[-./])\d{{1,2}}(?P=s)\d{{1,2}}日?)"
)


def _said_apart(preamble: Text) -> Period | None:
    """A period whose first and last day are said one by one: 「起始日期为…，截止日期为…」."""
    for sentence in preamble.sentences():
        first = sentence.find(rf"(?:起始|开始|起算){_ONE}")
        last = sentence.find(rf"(?:截止|截至|终止|结束){_ONE}")
        if first and last:
            start, end = (day_of(sentence.part(*match.span_of("day"))) for match in (first, last))
            return Period(first.place.joined(last.place), sentence.place(0, len(sentence)), start, end, True)
    return None


def _whole_year(text: Text, year: int | None) -> Period | None:
    for sentence in text.sentences():
        match = sentence.find(_RANGE) if "1月1日" in sentence.folded or "一月一日" in sentence.folded else None
        if match:
            period = _period(sentence, match, False)
            start, end = period.start, period.end
            if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31) and (year is None or start.year == year):
                return period
    return None


def _period(sentence: Text, match: Match, named: bool, garbled: bool = False) -> Period:
    start = day_of(sentence.part(*match.span_of("from")))
    end_text = sentence.part(*match.span_of("to"))
    end = day_of(end_text, start.year)
    if end_text.folded.endswith("底"):
        last = year_of(end_text.folded[:4]) or start.year
        end = day_of(Text.of(f"{last}年12月31日"))._replace(place=end_text.place())
    if garbled:
        start, end = (_whole_or_none(day) for day in (start, end))
    return Period(match.place, sentence.place(0, len(sentence)), start, end, named)


def _whole_or_none(day: Day) -> Day:
    return day if day.year and day.month and day.day else day._replace(value=None)


_CITED = (
    r"《+(?P<title>[^》\n]{2,80}?(?:条例|规定|办法|格式|通知|意见|要点|法|函|方案)(?:\([^)]{1,12}\))?)》+|"
    r"(?P<number>(?:国务院令|国令|国务院)第?\d{3}号令?|国办公开办函[〔\[(]\d{4}[〕\])]\d+号|国办[发函][〔\[(]\d{4}[〕\])]\d+号)"
)


def bases_cited(text: Text) -> tuple[BasisCited, ...]:
    """Return the titles and numbers cited in the sentences that say by what the report is compiled."""
    cited = []
    for sentence in text.sentences():
        if sentence.find(r"根据|按照|依据|依照|要求|遵照|编制|编写|撰写"):
            cited += [BasisCited(m["title"] or m["number"], m.place) for m in sentence.all(_CITED)]
    return tuple(cited)


def year_claims(
    preamble: Text, period: Period | Absent, title_year: int | None, title_place: Place
) -> tuple[YearClaim, ...]:
    """Return what title, preamble and period say of the report year."""
    claims = [YearClaim(title_year, "title", title_place)] if title_year else []
    expression = (
        rf"(?:编制|编写|撰写|公布|形成|发布|作出)(?:了|的|完成)?[^,。;《》\d]{{0,24}}?"
        rf"(?P<y>{YEAR})年(?:度)?[^,。;《》]{{0,16}}?(?:年度?报告?|工作报告)"
    )
    for match in preamble.all(expression):
        year = year_of(match["y"])
        inside = preamble.folded[: match.span_of("y")[0]]
        if year and inside.count("《") == inside.count("》"):
            claims.append(YearClaim(year, "preamble", match.place_of("y")))
    if not isinstance(period, Absent) and period.named:
        claims += [YearClaim(day.year, "period", day.place) for day in (period.start,) if day.year]
    return tuple(claims)
