"""A total and its parts in prose: 「公开862条，其中政策文件46条、…、其他123条」.

Only what says that it is complete counts as a partition: parts closed by 其他 or 其余, parts after 分别, parts in
brackets, a list and its total after it: 「建议24件、提案31件，共55件」.
What goes on after the sentence, what begins with the total again, what holds a complete set among more is left alone.
"""

from collections.abc import Iterator, Sequence
from itertools import accumulate, combinations

from gixlint.document import Place
from gixlint.judging.digits import in_digits
from gixlint.records import Record
from gixlint.text import Match, Text, number, pattern

__all__ = ["Part", "Partition", "partitions"]

UNIT = r"(?:[件人]次|[件条份篇次期场个项宗起人名部户例幅批家])"
_COUNT = rf"(?<![\d.第〔年月])(?P<n>\d[\d,]*)(?P<unit>{UNIT})(?!工作日|月|年|以[上下内])"
_COMPARED = (
    r"(?:[,(](?:同比|(?:比|较|与|同)[^,。;()]{2,20}?)(?:增[长加]|上升|下降|减少|多|少)了?约?[\d.]+(?:%|[件条份篇个项])\)?"
    r"(?:,(?:增[长幅加]|上升|下降|减少|降幅)[为达]?约?[\d.]+%)?)"
)
"""What a total is compared with may stand between it and its parts."""
_MANY = 4
"""So many parts show that a list is all of a total from which a comparison parts it."""
_NUMBER = r"(?:\d{1,2}|[二两三四五六七八九]|十[一二三四五六七八九]?)"
_LEAD = (
    rf"[,:;。]?(?:(?:共|可|大致|具体|主要|按[^,。;\d]{{1,8}})*(?:分为|分成|分|涉及|包括|包含|涵盖|有)?(?P<said>{_NUMBER})个?大?"
    r"(?:类别?|部分|方面|种类?|领域|板块|项)(?:信息|内容|情况)?(?=[:,(])|"
    r"在[^,。;]{0,10}中,|其中|分别[为是]?|具体(?:为|是|情况)|包括|主要(?:为|是)|"
    r"(?:按|从)[^,。;\d]{1,14}(?:分|看|划分|分类|类别|种类)(?:为|有)?)[:,]?"
)
_CHANNEL = r"网站|网页|微信|微博|公报|公众号|平台|媒体|公开栏|渠道|显示屏|报[纸刊]|电视|广播|客户端|抖音|新媒体|门户"
_LOOSE = r"近|约|余|多|超过|不足|以上|左右|增加|减少|增长|下降|同比|比上年|平均|累计"
_STATED = r"全部|均|都|已|占|率|实现|完成|达到|覆盖"


class Part(Record):
    """A counted part: its folded label, its number, where both stand in the folded sentence."""

    label: str
    value: int
    start: int
    end: int


class Partition(Record):
    """A total and a complete set of its parts, with source places. `sure` where the text itself says it is complete."""

    total: int
    unit: str
    parts: tuple[Part, ...]
    total_place: Place
    place: Place
    sure: bool

    @property
    def sum(self) -> int:
        """What the parts add up to."""
        return sum(part.value for part in self.parts)


def partitions(text: Text) -> Iterator[Partition]:
    """Yield the complete partitions of a text."""
    for line in map(in_digits, text.lines()):
        sentences = list(_sentences(line))
        for index, sentence in enumerate(sentences):
            following = sentences[index + 1].folded if index + 1 < len(sentences) else ""
            before = sentences[index - 1].folded if index else ""
            yield from _of(sentence, before, following)
            yield from _summed(sentence)
            yield from _completed(sentence, line)


def _sentences(line: Text) -> Iterator[Text]:
    """Sentences to the full stop; one that ends with its only count goes on in a list: 「共862条。其中，…」."""
    start = 0
    for match in line.all(r"[。!?]+"):
        end = match.span[1]
        plain = pattern(rf"{_COMPARED}(?=。$)").sub("", line.folded[start:end])
        alone = pattern(rf"{_COUNT}。$").search(plain)
        if alone and pattern(_LEAD).match(line.folded, end):
            units = [unit for _, unit in pattern(_COUNT).findall(plain)]
            if units.count(alone["unit"]) == 1:
                continue
        yield line.part(start, end)
        start = end
    if start < len(line):
        yield line.part(start)


def _of(sentence: Text, before: str, following: str) -> Iterator[Partition]:
    folded = sentence.folded
    totals = list(sentence.all(_COUNT))
    for index, total in enumerate(totals):
        end = total.span[1]
        bracket = pattern(r"\((?P<inside>[^()]+)\)").match(folded, end)
        if bracket:
            found = _bracketed(sentence, total, bracket.start("inside"), bracket.end("inside"))
            if found:
                yield found
            continue
        lead = pattern(rf"(?P<compared>{_COMPARED})?{_LEAD}").match(folded, end)
        if lead is None or _goes_on(following, total["unit"]):
            continue
        listed = ";" in folded[: total.span[0]] and ";" in folded[lead.end() :]  # itself a member of a list
        scope = folded[: folded.index(";", lead.end())] if listed else folded
        parts, stop = _parts(scope, lead.end(), total["unit"])
        earlier = {_number(one) for one in totals[: index + 1] if one["unit"] == total["unit"]}
        earlier |= {int(n.replace(",", "")) for n, unit in pattern(_COUNT).findall(before) if unit == total["unit"]}
        words = lead[0].removeprefix(lead["compared"] or "").strip(",:;。")
        said = number(lead["said"] or "")
        if said and said != len(parts):
            continue
        each = words.startswith("分别") or bool(said)
        if lead["compared"] and len(parts) < _MANY and not words.startswith(("按", "从")):
            continue
        if words.startswith(("按", "从")) and sum(one["unit"] == total["unit"] for one in totals[: index + 1]) > 1:
            continue  # what is parted so may be any number before it
        if not _whole(parts, stop, scope, each) or sum(part.value for part in parts) in earlier - {_number(total)}:
            continue
        yield _partition(sentence, total, parts, True)


_TOTAL = (
    rf"[,;](?:以上|上述)?(?:(?P<said>{_NUMBER})(?:者|大?项|大?类|部分|方面|种|个?渠道)|各[项类]|以上)?"
    rf"(?:合计|共计|总计|总共|一共|相加|共)(?:为|有|是|达)?(?P<total>{_COUNT})(?=[,。;)])"
)


def _summed(sentence: Text) -> Iterator[Partition]:
    """A list with its total after it: 「专职2名、兼职31名，共33名」, 「建议55件，提案31件，两项合计86件」."""
    for match in sentence.all(_TOTAL):
        start, unit, total = match.span[0], match["unit"], _number(match)
        counts = _apart(sentence.folded[:start], unit)
        if match["said"]:
            begin, parts = _named(sentence.folded, counts, number(match["said"]) or 0, start, total)
        else:
            begin = max(sentence.folded.rfind(mark, 0, start) for mark in ",;。:!?(") + 1
            parts, stop = _parts(sentence.folded[:start], begin, unit)
            listed = sentence.folded[begin:start]
            whole = stop == start and "其中" not in listed and len(parts) == listed.count("、") + 1
            more = total in accumulate(reversed([part.value for part in counts]))  # the list begins before a comma
            parts = parts if whole and not more else []
        if len(parts) > 1:
            place = sentence.place(begin, match.span[1])
            yield Partition(total, unit, tuple(parts), match.place_of("n"), place, True)


def _apart(folded: str, unit: str) -> list[Part]:
    """All that is counted in a unit, in whatever clause, brackets aside."""
    bare = pattern(r"\([^()]*\)").sub(lambda match: "(" + " " * (len(match[0]) - 2) + ")", folded)
    found = [match for match in pattern(_COUNT).finditer(bare) if match["unit"] == unit]
    starts = [max(bare.rfind(mark, 0, match.start()) for mark in ",、;。:!?()") + 1 for match in found]
    return [
        Part(bare[start : match.start("n")], int(match["n"].replace(",", "")), start, match.end())
        for match, start in zip(found, starts, strict=True)
    ]


_LONG = 12
"""Of more numbers than so many, some would make up any total."""


def _named(folded: str, counts: list[Part], said: int, end: int, total: int) -> tuple[int, list[Part]]:
    """As many counts as a total says that it is of (三项合计), and where they begin: the last ones before it.

    None where there are not so many, where some are inexact or parts of others, where others make the total up.
    """
    if not 1 < said <= len(counts) <= _LONG:
        return end, []
    parts = counts[-said:]
    unsure = pattern(rf"其中|含|比|较|{_LOOSE}").search(folded[parts[0].start : end])
    fit = any(sum(part.value for part in some) == total for some in combinations(counts, said))
    return (end, []) if unsure or (fit and sum(part.value for part in parts) != total) else (parts[0].start, parts)


_REST = (
    rf"{_COUNT}[^\d。;()]{{0,12}}(?:\d[\d.]*%[^\d。;()]{{0,6}})?"
    r"[,;](?:其余|余下|剩余|剩下)的?(?P<rest>\d[\d,]*)(?P=unit)"
)
_DONE = r"(?:已|办|结|整?改|完成|解决|答复|处理|通过|采纳|化解|落实|整治|达标|合格|销号)[^,。;、()]*$"
"""What was done with the part before the rest; without it the rest may be the last of a list."""


def _completed(sentence: Text, line: Text) -> Iterator[Partition]:
    """What was done and the rest: 「发现问题214个，已整改209个，其余5个」; of some number of the paragraph."""
    for match in sentence.all(_REST):
        unit, done, rest = match["unit"], _number(match), int(match["rest"].replace(",", ""))
        before = [one for one in sentence.all(_COUNT) if one["unit"] == unit and one.span[1] <= match.span[0]]
        known = [int(n.replace(",", "")) for n, other in pattern(_COUNT).findall(line.folded) if other == unit]
        others = set(known) - {rest}
        if not pattern(_DONE).search(sentence.folded[: match.span[0]]):
            continue
        fit = any(a + rest in others for a in others) or done + rest in {a + b for a in others for b in others - {done}}
        if before and not fit:
            whole = min(before, key=lambda one: abs(_number(one) - done - rest))
            parts = (Part("已", done, *match.span_of("n")), Part("其余", rest, *match.span_of("rest")))
            place = sentence.place(whole.span[0], match.span[1])
            yield Partition(_number(whole), unit, parts, whole.place, place, False)


def _number(match: Match) -> int:
    return int(match["n"].replace(",", ""))


def _partition(sentence: Text, total: Match, parts: Sequence[Part], sure: bool) -> Partition:
    place = sentence.place(total.span[0], parts[-1].end)
    return Partition(_number(total), total["unit"], tuple(parts), total.place, place, sure)


def _bracketed(sentence: Text, total: Match, start: int, end: int) -> Partition | None:
    """Parts in brackets right after their total: 「新闻发布会32场（市级10场、县级22场）」."""
    inside = sentence.folded[start:end]
    if pattern(rf"{_LOOSE}|含|不含|均|另").search(inside):
        return None
    partial = inside.startswith("其中")
    lead = pattern(r"^(?:其中|包括|分别[为是]?)?[:,]?").match(inside)
    parts, stop = _parts(sentence.folded[:end], start + (lead.end() if lead else 0), total["unit"])
    closed = any(part.label.startswith(("其他", "其它", "其余")) for part in parts)
    if len(parts) < 2 or stop < end or (partial and not closed) or _channels(parts, closed):
        return None
    return _partition(sentence, total, parts, closed)


def _parts(folded: str, start: int, unit: str) -> tuple[list[Part], int]:
    """The members of a list of counts in one unit from `start`, and where it ends."""
    parts: list[Part] = []
    at = start
    while at < len(folded):
        piece = pattern(r"(?:[^,、;。!?()]|\([^()]*\))+").match(folded, at)
        if piece is None:
            break
        words = pattern(r"\([^()]*\)").sub("", piece[0])
        count = pattern(rf"^(?P<label>[^\d]*?)(?P<n>\d[\d,]*)(?P<unit>{UNIT})(?P<tail>[^\d]{{0,12}})$").match(words)
        count = count if count and count["unit"] == unit else None
        both = [m for m in words.split("和") if m.endswith(unit)] if not count and "和" in words else []
        if count and not pattern(rf"{_LOOSE}").search(words):
            label = count["label"] or count["tail"]
            parts.append(Part(label.lstrip("和及以与"), int(count["n"].replace(",", "")), at, piece.end()))
        elif len(both) == 2 and all(pattern(r"^[^\d]+\d+[^\d]+$").match(member) for member in both):
            parts += [Part(m.rstrip("0123456789" + unit), int(_digits(m)), at, piece.end()) for m in both]
        elif not (parts and pattern(r"^占[^\d]{0,10}[\d.]+%$").match(words)):
            break
        at = piece.end()
        if at < len(folded) and folded[at] in ",、;":
            at += 1
    return parts, at


def _digits(words: str) -> str:
    return "".join(character for character in words if character.isdecimal())


def _whole(parts: Sequence[Part], stop: int, folded: str, each: bool) -> bool:
    """Whether a list says that it is all: closed by 其他, or after 分别 or its own number, to the sentence's end."""
    closed = any(part.label.startswith(("其他", "其它", "其余")) for part in parts)
    if len(parts) < 2 or not (closed or each) or any("其中" in part.label for part in parts):
        return False
    rest = folded[stop:].strip("。,;!? ")
    if pattern(rf"\d{UNIT}").search(rest) or any(pattern(_STATED).search(part.label) for part in parts[1:]):
        return False
    return not _channels(parts, closed)


def _channels(parts: Sequence[Part], closed: bool) -> bool:
    """Whether the parts are channels: what goes out through several counts in each."""
    return any(pattern(_CHANNEL).search(part.label) for part in parts)


def _goes_on(following: str, unit: str) -> bool:
    """Whether the next sentence adds to the list."""
    return bool(pattern(rf"^(?:另外?|此外|还|同时|其余|剩余|其他|余下)[^。]*\d{unit}").match(following))


def splits(partition: Partition) -> bool:
    """Tell whether the list without its first or its last members meets the total: it lists more than the parts."""
    values = [part.value for part in partition.parts]
    sums = {*accumulate(values), *accumulate(reversed(values))}
    return partition.total in sums or partition.sum == 2 * partition.total
