"""Lists in prose with their number: 「信息采集、保密审查、信息发布三项制度」, 「五个环节：登记、转办、…」."""

from collections.abc import Iterator

from gixlint.document import Place
from gixlint.records import Record
from gixlint.text import Match, Text, number, pattern

__all__ = ["Listing", "listings"]

_NUMBER = r"(?<![十百千])(?P<n>(?<!\d)\d{1,2}|十?[二三四五六七八九]|十一?|两)"
_CLASS = r"(?P<class>大类|大项|项|类|个|种|方面|环节|处)"
_LONGEST = 24
_STOPS = ",。;:!?()\n"
_NOT_COUNTED = ("等", "第", "这", "另外", "其他", "等共", "共", "前", "后", "近", "约", "各", "每", "余")
_LINK = r"和|及|与|以及|或"
_TIME = r"^(?:月|小?时|工作日|年|季|百分点|交易日|学期|星期|周)"


class Listing(Record):
    """A list whose number says something else: the number as printed, the members counted, the thing, the place."""

    said: str
    counted: int
    noun: str
    place: Place


def listings(line: Text) -> Iterator[Listing]:
    """Yield the lists of a paragraph whose number disagrees with their members."""
    if "、" not in line.folded:
        return
    for match in line.all(rf"{_NUMBER}{_CLASS}"):
        yield from _before(line, match)
        yield from _behind(line, match)
    yield from _coined(line)


def _before(line: Text, match: Match) -> Iterator[Listing]:
    """The list that stands right before its number."""
    folded, end = line.folded, match.span[0]
    start = first = max(folded.rfind(mark, 0, end) for mark in _STOPS) + 1
    words = folded[start:end]
    quoted = pattern(r'"(?P<inside>[^"]*、[^"]*)"$').search(words)
    if (
        quoted and folded.count('"', 0, end) % 2 == 0
    ):  # 「突出“登记、转办、答复”三个环节」: the list is what the quotes hold
        start, words = start + quoted.start("inside"), quoted["inside"]
    members = words.split("、")
    noun = pattern(r"[\u4e00-\u9fff]{2,6}").match(folded, match.span[1])
    if noun is None or len(members) < 2 or "等" in words or pattern(r"\d").search(words):
        return
    if words.endswith(_NOT_COUNTED) or pattern(r"[各每均][^、]{0,2}$").search(words) or number(match["n"]) == 1:
        return
    if not all(0 < len(member) <= _LONGEST for member in members):
        return
    goes_on = start == first and _comes_from_before(folded, start, members[0][-1] + noun[0][-1])
    if not _unclear(match, members, noun[0]) and not goes_on:
        yield from _judged(match, members, match["class"] + noun[0], line.place(start, noun.end()))


def _behind(line: Text, match: Match) -> Iterator[Listing]:
    """The list that stands right behind its number: 「三项制度：…」, 「五个环节（…）」."""
    folded = line.folded
    lead = pattern(r"(?P<noun>[\u4e00-\u9fff]{1,8}?)(?:,?(?:即|分别[是为])[:,]?|:|\()").match(folded, match.span[1])
    end = pattern(r"[,。;:!?()\n]").search(folded, lead.end()) if lead else None
    if lead is None or end is None:
        return
    words = folded[lead.end() : end.start()]
    members = words.split("、")
    if end[0] not in "。)" and not (end[0] in ",;" and _closes(folded, end.end(), words[-1:] + lead["noun"][-1])):
        return
    if len(members) < 2 or "等" in words or pattern(r"\d").search(words):
        return
    if all(len(member) == 1 for member in members):  # 「3个县（市、区）」
        return
    if all(0 < len(member) <= _LONGEST for member in members) and not _unclear(match, members, lead["noun"]):
        yield from _judged(match, members, match["class"] + lead["noun"], line.place(match.span[0], end.start()))


_OUTCOME = (
    r"(?:并(?!举)|且|做到|确保|保证|形成|实现|切实|有效|从而|进一步|推动|促进|使|让|为[^,。;、]{2,20}(?:提供|奠定|打下)|"
    r"不断|全面|有力|有序|逐一|均|全部|都|印制|汇编)[^,。;、]*(?P<end>[^,。;、])[,。;]"
)


def _closes(folded: str, at: int, ends: str) -> bool:
    """Whether what stands behind a list's comma goes on with what came of it, not with the list: 「…，并印制成册」.

    A member of the list would end as the others do.
    """
    outcome = pattern(_OUTCOME).match(folded, at)
    return outcome is not None and outcome["end"] not in ends


_COINED = (
    r'"(?P<n>[二三四五六七八九十])个?(?P<word>[\u4e00-\u9fff]{1,4})"(?P<noun>[\u4e00-\u9fff]{0,8}?)'
    r"(?:,?(?:即|分别[是为])[:,]?|:|\()(?P<list>[^,。;:!?()\n]+)(?=[,。;)](?P<rest>[^,。;]*))"
)


def _coined(line: Text) -> Iterator[Listing]:
    """A coined name that counts its members, each of which has its word: 「“三必审”，即必审密级、必审隐私」."""
    for match in line.all(_COINED):
        members, word = match["list"].split("、"), match["word"]
        whole = "等" not in members[-1] and word not in match["rest"]
        if len(members) > 1 and whole and all(word in member for member in members):
            yield from _judged(match, members, word + match["noun"], match.place)


def _unclear(match: Match, members: list[str], noun: str) -> bool:
    """Whether the list's members or its number are not what they seem: times, quoted titles, ordinals."""
    words = "、".join(members)
    if pattern(_TIME).match(noun) or noun.startswith("部分"):
        return True
    if any(words.count(left) != words.count(right) for left, right in ("《》", "〈〉")):
        return True
    if words.count('"') % 2 or any('"' in member and member.count('"') == 1 for member in members):
        return True
    return all(pattern(r"^[一二三四五六七八九十]+$").match(member) for member in members[1:])


def _comes_from_before(folded: str, start: int, ends: str) -> bool:
    """Whether the clause before the list may hold members of it, parted by a comma: it ends as they do."""
    if start == 0 or folded[start - 1] not in ",;":
        return False
    clause = folded[max(folded.rfind(mark, 0, start - 1) for mark in ",;。:!?\n") + 1 : start - 1]
    return len(clause) < 8 or "、" in clause or clause[-1] in ends


def _judged(match: Match, members: list[str], thing: str, place: Place) -> Iterator[Listing]:
    said = number(match["n"])
    links = sum(len(pattern(_LINK).findall(member[1:-1])) for member in members)
    near = 2 if len(members) > 2 else 1  # 「县、乡56个单位」 is no list of 56
    if said and not len(members) <= said <= len(members) + links and abs(said - len(members)) <= near:
        yield Listing(match["n"], len(members), thing, place)
