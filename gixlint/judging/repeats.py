"""What a report counts twice in the same words: 「新闻办全年举办新闻发布会18场」, 「新闻办全年共举办新闻发布会16场」.

Two counts are of the same thing only where body, verb, thing and unit are word for word the same, and both are of the
whole year or both of what is kept at present.
"""

from collections.abc import Iterator

from gixlint.document import Place
from gixlint.judging.digits import in_digits
from gixlint.records import Record
from gixlint.text import Text, pattern

__all__ = ["Repeat", "repeats"]

_COUNT = r"(?P<n>(?<![\d.第])\d[\d,]*)(?P<unit>场次|人次|[场个期次条篇家])"
_THING = r"发布会|吹风会|培训|新媒体|公众号|微博|客户端|政府网站|公报|政报|开放日|公开专区|在线访谈"
_EVENT = r"召开|举行|举办|组织召开|组织举办|组织开展|开展|组织"
_KEPT = r"在运[维行用]|正常运[行维]|在用|运[维行]中"
_YEARLY = r"全年|年内|本年度?|今年|当年|报告期内?"
_NOW = r"(?:截[至止]到?)?(?:{year}年度?)?(?:本?年[底末]前?|12月(?:31日|底)|目前)|截[至止]到?{year}年"
_FILLER = rf"{_YEARLY}|{_NOW}|{{year}}年度?|共计|总共|合计|累计|先后|仍然?|还|现|已|[共有了的]"
_MARK = r"^(?:\([一二三四五六七八九十\d]+\)|[一二三四五六七八九十]+是|\d+[.、])"
_LIMITED = (
    r"其中|各|围绕|针对|聚焦|聚力|就.{2,16}等|以来|近[一二三四五两\d]|上半年|下半年|季度|月|[上去往前历]年|期间|年初|原|"
    r"拟|计划|将|比|增|减|新[增开建]|约|近|余|多|超|不足|关停|注销"
)
"""What a count is limited by, in its clause or before it in its sentence."""


class Repeat(Record):
    """A count that differs from an earlier one of the same thing: the words of both and where they stand."""

    words: str
    place: Place
    earlier: str
    earlier_place: Place


class _Told(Record):
    """A count: what it is of, the number, the words, where they stand."""

    thing: tuple[str, str]
    value: int
    words: str
    place: Place


def repeats(text: Text, year: int) -> Iterator[Repeat]:
    """Yield the counts of the year or of its end that contradict an earlier one."""
    first: dict[tuple[str, str], _Told] = {}
    for line in text.lines():
        if not pattern(_THING).search(line.folded):
            continue
        counting = (sentence for sentence in in_digits(line).sentences() if pattern(_THING).search(sentence.folded))
        for told in (told for sentence in counting for told in _told(sentence, str(year))):
            earlier = first.setdefault(told.thing, told)
            if earlier.value != told.value:
                yield Repeat(told.words, told.place, earlier.words, earlier.place)


def _told(sentence: Text, year: str) -> Iterator[_Told]:
    start = 0
    for mark in sentence.all(r"[,。;:!?]|$"):
        span, before = (start, mark.span[0]), sentence.folded[:start]
        start = mark.span[1]
        if not pattern(_THING).search(sentence.folded, *span):
            continue
        clause = sentence.part(*span)
        counts = list(clause.all(_COUNT))
        if len(counts) == 1:
            words = pattern(_MARK).sub("", clause.folded)
            dated = before.strip(",") + words if _only_time(before, year) else words
            left = words.replace(counts[0].words, "", 1)
            what = pattern(_EVENT).sub("办", pattern(_FILLER.replace("{year}", year)).sub("", left))
            other = set(pattern(r"20\d\d").findall(dated)) - {year}
            limited = pattern(_LIMITED).search(pattern(_NOW.replace("{year}", year)).sub("", before + words))
            whole = pattern(rf"{_KEPT}|{_YEARLY}|{year}年").search(dated)
            nobody = what.startswith(("办", "发布", "出版", "编")) and not _only_time(before, year)
            if whole and not other and not limited and not nobody:
                # the same characters in another order: 「在运维的新媒体87个」, 「78个新媒体在运维」
                thing = "".join(sorted(what)), counts[0]["unit"]
                yield _Told(thing, int(counts[0]["n"].replace(",", "")), words, clause.place())


def _only_time(before: str, year: str) -> bool:
    """Whether nothing but a time stands in a sentence before a clause."""
    return not pattern(rf"{_FILLER.replace('{year}', year)}|{_MARK}|,").sub("", before)
