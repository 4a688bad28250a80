"""Counted facts in prose: a number with a unit, and what the words around it say that it counts."""

from collections.abc import Iterator
from decimal import Decimal

from gixlint.parsing.counted import Around, dispute_named, named
from gixlint.parsing.figures import value_of
from gixlint.records import Record
from gixlint.report import Qualifier
from gixlint.text import Match, Text, number, pattern

__all__ = ["Count", "Said", "counts"]

_DIGITS = r"\d[\d,]*(?:\.\d+)?"
_HAN = r"[一二三四五六七八九十百千两零〇]{1,7}"
_UNIT = r"(?:件次|人次|万元|亿元|元|余?件|宗|条|起|例|次|项|份|个|人|篇|期|部|户)"
_COUNT = (
    rf"(?P<about>近|约|大约|将近|超过|逾)?(?<!第)(?<![\d.第])(?P<n>{_DIGITS}|{_HAN})\s?(?P<more>余|多|来)?(?P<wan>万)?"
    rf"(?P<more2>余|多)?(?P<unit>{_UNIT})(?!工作日|月|年|以[上下内]|[一二三四五六七八九十]+[件条])"
)
_IDIOM = r"(?:每|同|这|那|逐|某|任|哪|另|第|有|办好|办结|进)$"


class Count(Record):
    """One counted fact: subject, value, how exact, unit, the part and kind of thing it is limited to, folded ranges.

    `start` and `end` cover the words that name it and the number; `at` is where the number begins.
    """

    subject: str
    value: int | Decimal
    qualifier: Qualifier
    unit: str
    part: str | None
    what: str | None
    start: int
    end: int
    at: int


class Said(Record):
    """What was said before a sentence: the contents of its section, the kind of dispute spoken of last, whether the
    section spoke of requests for information, the report year, and `lead`: the words since the last full stop, after
    a heading that tells whose facts follow.
    """

    roles: tuple[str, ...] = ()
    dispute: str = ""
    tied: bool = False
    year: int | None = None
    lead: str = ""


def counts(sentence: Text, said: Said) -> Iterator[Count]:
    """Yield the counted facts of a sentence."""
    folded = sentence.folded
    found = [match for match in sentence.all(_COUNT) if not _is_idiom(folded, match)]
    if not found or _of_documents(folded):
        return
    depths = [folded.count("(", 0, match.span[0]) - folded.count(")", 0, match.span[0]) for match in found]
    for index, match in enumerate(found):
        earlier = [i for i in range(index) if depths[i] <= depths[index]]
        begin = found[earlier[-1]].span[1] if earlier else 0
        stop = found[index + 1].span[0] if index + 1 < len(found) else len(folded)
        around = _around(folded, match.span, begin, stop, match["unit"], said)
        value = _value(match)
        sort = named(around)
        if sort is None or value is None:
            continue
        first = max(begin, match.span[0] - len(around.near))
        reach = match.span[1] + (len(around.right) if _named_behind(around, sort[0]) else 0)
        yield Count(sort[0], value, _qualifier(match), _unit(match), *sort[1:], first, reach, match.span_of("n")[0])


def _around(folded: str, span: tuple[int, int], begin: int, stop: int, unit: str, said: Said) -> Around:
    start, end = span
    wide = pattern(r"\([^()]*\)").sub("", folded[begin:start])
    cut = max(wide.rfind(mark) for mark in ",;:()") + 1
    near = "" if pattern(r"[、和及]$").search(wide) else wide[cut:]  # 「1件维持、1件纠正」
    after = pattern(r"[,;:。(、)]").search(folded, end, stop)
    right = folded[end : after.start() if after else stop]
    before = said.lead + folded[:start]
    dispute = dispute_named(before) or said.dispute
    return Around(near, wide, right, before, folded[end:], unit, said.roles, dispute, said.tied, said.year)


def _is_idiom(folded: str, match: Match) -> bool:
    """「每一件申请」, 「未发生一起」: no number is meant."""
    before = folded[: match.span[0]]
    return match["n"] == "一" and bool(pattern(rf"{_IDIOM}|(?:未|没有?|无)[^,。;]{{0,6}}$").search(before))


def _of_documents(sentence: str) -> bool:
    """Whether a sentence parts documents by attribute: 主动公开60件、依申请公开21件、不予公开9件."""
    own = r"(?:的|类|文件|信息)*(?:为|共|有|计)?\d"
    parted = all(pattern(rf"{sort}{own}").search(sentence) for sort in ("主动公开", "不予公开"))
    if parted and pattern(r"发文|公文|文件|印发|制发|标注|属性").search(sentence) and "申请" not in sentence:
        return True
    marked = pattern(r"(?:依申请公开|申请公开)(?:的|类|文件|信息)*(?:为|共|有|计)?\d").search(sentence)
    if not marked or pattern(r"(?:收到|受理|接到|新收)[^,。;]{0,20}申请").search(sentence):
        return False
    paired = r"(?:主动公开|不予公开|不公开|免予公开)(?:的|类|文件|信息)*(?:为|共|有|计)?\d"
    return bool(pattern(rf"{paired}|文件|公文|制发|印发|发文|属性|产生.{{0,6}}信息|目录").search(sentence))


def _value(match: Match) -> int | Decimal | None:
    words = match["n"]
    value: int | Decimal | None = value_of(words) if words[0].isdigit() else number(words)
    scale = 10000 if match["wan"] or match["unit"] == "万元" else 100000000 if match["unit"] == "亿元" else 1
    if value is None:
        return None
    value *= scale
    return int(value) if value == int(value) and scale > 1 else value


def _unit(match: Match) -> str:
    return "元" if match["unit"].endswith("元") else match["unit"].removeprefix("余")


def _qualifier(match: Match) -> Qualifier:
    if match["about"] in ("超过", "逾"):
        return "at least"
    loose = match["about"] or match["more"] or match["more2"] or match["unit"].startswith("余")
    return "about" if loose else "exact"


def _named_behind(around: Around, subject: str) -> bool:
    """Whether the words after the number name what it counts."""
    named_before = pattern(r"申请|复议|诉|公开|结转|费|答复|办结|维持|无法|处理").search(around.near)
    return not named_before and subject != "disclosed"
