"""Shares, rates, growth and averages in prose, and whether the numbers around them give them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import combinations, pairwise

from gixlint.document import Place
from gixlint.judging.partitions import UNIT
from gixlint.records import Record
from gixlint.text import Match, Text, pattern

__all__ = ["Rate", "averages", "differences", "growths", "named_shares", "rates", "shares", "totals_of_shares"]

_N = r"(?<![\d.第〔])\d[\d,]*(?:\.\d+)?"
_COUNT = rf"(?P<n>{_N})(?P<wan>万?)(?P<unit>批次|{UNIT}|[元所名页])(?!工作日|月)"
_P = r"(?<![\d.])(?P<p>\d+(?:\.\d+)?)%"
_ALONE = r"(?![、和及]\d+(?:\.\d+)?%)"
"""What is not the first of several shares told in order."""


class Rate(Record):
    """A rate that its numbers do not give: as printed, as computed, from what, and where."""

    printed: str
    computed: str
    terms: str
    place: Place


def _value(words: str, wan: str = "") -> Decimal:
    return Decimal(words.replace(",", "")) * (10000 if wan else 1)


def _gives(printed: str, value: Decimal) -> bool:
    """Whether a value, rounded or cut off, is printed like this."""
    digits = len(printed.partition(".")[2])
    return abs(value - Decimal(printed)) < Decimal(1).scaleb(-digits)


def _shown(printed: str, value: Decimal) -> str:
    return f"{value:.{max(len(printed.partition('.')[2]), 1)}f}"


def _counts(text: Text, unit: str, end: int | None = None) -> list[Decimal]:
    return _numbers(text.folded if end is None else text.folded[:end], unit)


def _loose(words: str) -> bool:
    return bool(pattern(r"(?:近|约|超过|逾|多达|不足|不到|以上|左右)$").search(words))


class _Share(Record):
    """A counted part with its printed share."""

    part: Decimal
    printed: str
    place: Place


def shares(line: Text, context: str = "") -> Iterator[Rate]:
    """Yield shares (「办结58件，其中无法提供15件，占31.9%」) that are not those of what the sentence speaks of.

    `context` are the folded paragraphs before: a share that any number there gives is left alone.
    """
    for sentence in _sentences(line):
        listed: dict[str, list[_Share]] = {}
        for match in sentence.all(rf"{_COUNT}[^,。;%\d]{{0,6}},?占(?P<what>[^,。;\d%]{{0,16}}){_P}{_ALONE}"):
            before = sentence.folded[: match.span_of("p")[0]]
            if not _loose(before) and not _other_whole(match["what"]):
                share = _Share(_value(match["n"], match["wan"]), match["p"], match.place)
                listed.setdefault(match["unit"], []).append(share)
        for unit, share in _ordered(sentence):
            listed.setdefault(unit, []).append(share)
        for unit, items in listed.items():
            yield from _wrong_shares(sentence, items, _counts(line, unit) + _numbers(context, unit), unit)


_IN_ORDER = r"依次|分别|各"
_PERCENTS = r"\d+(?:\.\d+)?%(?:[、,和及]+\d+(?:\.\d+)?%)+"
_ORDERED = (
    rf",?(?:(?:其?占比|所占比[例重]|占(?P<of>[^,。;\d%、]{{0,12}}))?(?:{_IN_ORDER})"
    rf"(?:占(?P<what>[^,。;\d%]{{0,12}})|为|是|达)*|占(?P<share>[^,。;\d%、]{{0,12}}))(?P<list>{_PERCENTS})"
)


def _ordered(sentence: Text) -> Iterator[tuple[str, _Share]]:
    """Shares told in order after their counts, each with its unit: 「44件、12件、7件，占比依次为37.9%、10.3%、6.0%」.

    Nothing where the counts are not as many as the shares, or not one list in one unit.
    """
    for match in sentence.all(_ORDERED):
        printed = list(pattern(_P).finditer(sentence.folded, *match.span_of("list")))
        counts = list(pattern(_COUNT).finditer(sentence.folded, 0, match.span[0]))[-len(printed) :]
        between = [sentence.folded[one.end() : other.start()] for one, other in pairwise(counts)]
        behind = sentence.folded[counts[-1].end() : match.span[0]] if counts else ""
        listed = all(pattern(r"[,、和及]").search(words) for words in between)
        listed = listed and not pattern(r"[。;:()]|比|较|其中|共").search("".join(between))
        of = match["of"] + match["what"] + match["share"]
        same = len({one["unit"] for one in counts}) == 1 and len(counts) == len(printed)
        if not same or not listed or pattern(r"[,、。;]").search(behind) or _other_whole(of):
            continue
        for count, percent in zip(counts, printed, strict=True):
            part = _value(count["n"], count["wan"])
            yield count["unit"], _Share(part, percent["p"], sentence.place(count.start(), percent.end()))


def _wrong_shares(sentence: Text, items: list[_Share], known: list[Decimal], unit: str) -> Iterator[Rate]:
    whole = _whole(sentence, items, known, unit)
    if not whole:
        return
    certain = len(items) > 1 and whole == sum((item.part for item in items), Decimal(0))
    sums = {a + b for a in set(known) for b in set(known)}
    for item in items:
        wholes = {whole} if certain else {number for number in (*known, *sums) if number >= item.part and number}
        if item.part <= whole and not any(_gives(item.printed, item.part * 100 / one) for one in wholes):
            computed = _shown(item.printed, item.part * 100 / whole)
            yield Rate(item.printed, computed, f"{item.part:f}÷{whole:f}", item.place)


def _whole(sentence: Text, items: list[_Share], known: list[Decimal], unit: str) -> Decimal | None:
    """What shares are of: a number that they add up to, that most are right of, or that leads their list."""
    total = sum((item.part for item in items), Decimal(0))
    if len(items) > 1 and total in known:
        return total
    for number in dict.fromkeys(known):
        right = sum(
            number >= item.part and bool(number) and _gives(item.printed, item.part * 100 / number) for item in items
        )
        if right >= 2 and 2 * right >= len(items) and number > max(item.part for item in items):
            return number
    first = min(item.place.start for item in items)
    lead = rf"(?P<n>{_N}){unit}(?:申请|信息|文件)?(?:中|,其中|,|:|。其中)"
    heads = [match for match in sentence.all(lead) if match.place.start < first]
    return _value(heads[0]["n"]) if len(heads) == 1 and len(items) + 1 >= len(heads) else None


def _sentences(line: Text) -> Iterator[Text]:
    """Sentences to the full stop: a semicolon parts the members of a list."""
    start = 0
    for match in line.all(r"[。!?]+"):
        yield line.part(start, match.span[1])
        start = match.span[1]
    if start < len(line):
        yield line.part(start)


def _numbers(words: str, unit: str) -> list[Decimal]:
    return [_value(m["n"], m["wan"]) for m in pattern(_COUNT).finditer(words) if m["unit"] == unit]


def _other_whole(what: str) -> bool:
    """Whether a share is of something that the text does not count here, or one of a list in order."""
    return bool(
        pattern(rf"{_IN_ORDER}|全[市县区省国]|权重|分值|考核|综合|上年|去年|同期|预算|支出|人口|比例").search(what)
    )


def named_shares(line: Text, context: str, wholes: Mapping[str, Sequence[Decimal]]) -> Iterator[Rate]:
    """Yield shares of what is named and counted elsewhere (「12件，占新收申请的66.7%」) that it does not give.

    `wholes` are the counts by an expression for their name. What any number around gives is left alone.
    """
    for match in line.all(rf"{_COUNT}[^,。;%\d]{{0,6}},?占(?P<what>[^,。;\d%]{{0,16}}){_P}{_ALONE}"):
        part = _value(match["n"], match["wan"])
        found = [number for name, every in wholes.items() if pattern(name).search(match["what"]) for number in every]
        known = [*found, *_counts(line, match["unit"]), *_numbers(context, match["unit"])]
        near = [number for number in (*known, *(a + b for a in known for b in known)) if number]
        if not found or _loose(line.folded[: match.span_of("p")[0]]) or _other_whole(match["what"]):
            continue
        if not any(_gives(match["p"], part * 100 / number) for number in near):
            yield Rate(match["p"], _shown(match["p"], part * 100 / found[0]), f"{part:f}÷{found[0]:f}", match.place)


def growths(line: Text) -> Iterator[Rate]:
    """Yield growth (「比上年的790条增加72条，增长9.1%」) that its own two numbers do not give."""
    more = r"(?:增加|减少|增长|下降|多|少|上升)了?"
    expression = (
        rf"(?:比|较|与|和|同)[^。;,%\d]{{0,12}}(?:20\d\d年)?[^。;,%\d]{{0,8}}(?P<base>{_N})(?P<unit>{UNIT})(?:相比)?,?"
        rf"[^。;,%\d]{{0,6}}{more}(?P<change>{_N})(?P=unit),?(?:同比)?(?:增长率?|下降率?|增幅|降幅|上升|减少|增加|降低|提高)"
        rf"[为达了约]?{_P}"
    )
    for match in line.all(expression):
        base, change = _value(match["base"]), _value(match["change"])
        if base and not _gives(match["p"], change * 100 / base):
            yield Rate(match["p"], _shown(match["p"], change * 100 / base), f"{change:f}÷{base:f}", match.place)
    expression = (
        rf"(?P<now>{_N})(?P<unit>{UNIT}),(?:比|较|与|同)(?:20\d\d年|上一?年度?|去年|前年)(?:同期)?(?:相比)?,?"
        rf"(?P<how>增加|增长|多|上升|减少|下降|少)了?(?P<change>{_N})(?P=unit),?(?:同比)?(?:增长率?|下降率?|增幅|降幅|上升|减少|"
        rf"增加|降低|提高)[为达了约]?{_P}"
    )
    for match in line.all(expression):
        now, change = _value(match["now"]), _value(match["change"])
        base = now + change if match["how"] in ("减少", "下降", "少") else now - change
        if base > 0 and not _gives(match["p"], change * 100 / base):
            yield Rate(match["p"], _shown(match["p"], change * 100 / base), f"{change:f}÷{base:f}", match.place)


def differences(text: Text) -> Iterator[Match]:
    """Yield differences of two percentages told as a percentage `p`: 「由95.1%升至98.3%，提高3.2%」.

    What is right as the growth of the one to the other is left alone.
    """
    expression = (
        rf"{_P.replace('<p>', '<a>')}(?P<how>[^。;%]{{0,20}}?){_P.replace('<p>', '<b>')}[^。;%\d]{{0,14}}?"
        r"(?:提高|提升|上升|增加|增长|上涨|高出?|升|(?P<less>下降|降低|减少|低|降))了?(?P<p>(?P<gap>\d+(?:\.\d+)?)%)"
    )
    for match in text.all(expression):
        one, other, gap = Decimal(match["a"]), Decimal(match["b"]), Decimal(match["gap"])
        base = max(one, other) if match["less"] else min(one, other)
        grown = base and _gives(match["gap"], gap * 100 / base)
        compared = pattern(r"[升降到至较比增]|提高|减少|[上去]年|20\d\d年").search(match["how"])
        if abs(one - other) == gap and compared and not grown:
            yield match


def rates(line: Text) -> Iterator[Rate]:
    """Yield rates (「收到意见67条，采纳41条，采纳率为61.2%」) that no two numbers before them give."""
    expression = (
        rf"(?P<a>{_N})(?P<unit>{UNIT}|批次)[^。;%\d]{{0,24}}?(?P<b>{_N})(?P=unit)的?[,、]"
        rf"(?P<name>[^。;,、%\d]{{0,8}}率)(?:为|达到|达|是)?{_P}"
    )
    for match in line.all(expression):
        first, second = _value(match["a"]), _value(match["b"])
        known = _counts(line, match["unit"], match.span[1])
        parts = {*known, *(a + b for a, b in combinations(known, 2))}  # 满意和基本满意
        fit = any(_gives(match["p"], a * 100 / b) for a in parts for b in known if b >= a and b)
        changed = pattern(r"增长率|下降率|同比|公开率|点击率|上升|覆盖率").search(match["name"])
        stem, terms = match["name"][:-1][-2:], line.folded[match.span[0] : match.span_of("name")[0]]
        if stem not in terms and stem[::-1] not in terms:
            continue  # of something else than the two numbers: 「实测40919人，合格率93.4%」
        if fit or changed or min(first, second) <= 0 or max(first, second) == 0:
            continue
        value = min(first, second) * 100 / max(first, second)
        terms = f"{min(first, second):f}÷{max(first, second):f}"
        yield Rate(match["p"], _shown(match["p"], value), terms, match.place)
    yield from _named_rates(line)


def _named_rates(line: Text) -> Iterator[Rate]:
    """Rates named after the part that they are of (「回收756份，…，表示满意的711份，满意率为94.0%」)."""
    name = rf"[,、](?P=name)率(?:为|达到|达|是)?{_P}"
    for expression in (
        rf"(?P<name>[\u4e00-\u9fff]{{2}})的?(?:有|为|共)?(?P<b>{_N})(?P<unit>{UNIT}){name}",
        rf"(?P<b>{_N})(?P<unit>{UNIT})(?:表示|均|都|被)?(?P<name>[\u4e00-\u9fff]{{2}}){name}",
    ):
        for match in line.all(expression):
            part = _value(match["b"])
            sentence = max(line.folded.rfind(mark, 0, match.span[0]) for mark in "。!?\n") + 1
            wholes = [n for n in _numbers(line.folded[sentence : match.span[0]], match["unit"]) if n >= part and n]
            if wholes and not any(
                _gives(match["p"], part * 100 / whole) for whole in _counts(line, match["unit"]) if whole
            ):
                value = part * 100 / wholes[-1]
                yield Rate(match["p"], _shown(match["p"], value), f"{part:f}÷{wholes[-1]:f}", match.place)


def totals_of_shares(line: Text) -> Iterator[Rate]:
    """Yield lists of shares closed by 其他 that do not add up to 100 %: 「A占40%，B占30%，其他占20%」."""
    piece = r"(?<![\d.])[^,、;。%\d]{0,20}?占(?:比)?(?:为|达)?\d+(?:\.\d+)?%"
    for match in line.all(rf"(?:{piece}[,、;和]){{2,}}(?:其他|其它|其余){piece}(?=[。;]|$)"):
        printed = pattern(r"(\d+(?:\.\d+)?)%").findall(match.words)
        total = sum((Decimal(words) for words in printed), Decimal(0))
        places = max(len(words.partition(".")[2]) for words in printed)
        loose = len(printed) * Decimal(1).scaleb(-places)
        if abs(total - 100) > max(loose, Decimal("0.5")) and not pattern(r"近|约|超|余").search(match.words):
            yield Rate("100", f"{total:f}", "＋".join(printed), match.place)


_PERIODS: dict[str, tuple[int, ...]] = {"月": (12,), "季度": (4,), "周": (52, 53), "天": (365, 366), "日": (365, 366)}


_PART_OF_YEAR = r"(?:\d{1,2}|[一二三四五六七八九十两])个?月|上半年|下半年|季度|以来|期间"


def averages(line: Text) -> Iterator[Rate]:
    """Yield averages (「全年60件，平均每月6件」) that the total before them does not give."""
    expression = (
        rf"平均每(?:个)?(?P<each>月|季度|周|天|日|期|次|场|班|批)[^。;,\d%]{{0,10}}?(?P<x>{_N})(?P<unit>{UNIT})"
    )
    for match in line.all(expression):
        folded, start = line.folded, match.span[0]
        begin = max(folded.rfind(mark, 0, start) for mark in "。!?\n") + 1
        before = list(pattern(_COUNT).finditer(folded, begin, start))
        totals = [_value(m["n"], m["wan"]) for m in before if m["unit"] == match["unit"]]
        every = [Decimal(n) for n in _PERIODS.get(match["each"], ())] or _times(before, match["each"])
        part = match["each"] in _PERIODS and pattern(_PART_OF_YEAR).search(folded[begin:start])
        if _loose(folded[: match.span_of("x")[0]]) or not totals or not every or part:
            continue
        known = _counts(line, match["unit"], start)
        if not any(n and _gives(match["x"], total / n) for total in known for n in every if n):
            yield _average(match, totals, every)


def _times(before: Sequence[re.Match[str]], each: str) -> list[Decimal]:
    return [_value(match["n"]) for match in before if match["unit"] == each]


def _average(match: Match, totals: Sequence[Decimal], every: Sequence[Decimal]) -> Rate:
    value = totals[-1] / every[0]
    return Rate(match["x"], _shown(match["x"], value), f"{totals[-1]:f}÷{every[0]:f}", match.place)
