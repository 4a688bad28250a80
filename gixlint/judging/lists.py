"""Lists in prose with their number: 「信息采集、保密审查、信息发布三项制度」, 「五个环节：登记、转办、…」."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from gixlint.document import Place
from gixlint.text import Match, Text, number, pattern

__all__ = ["Listing", "listings"]

_NUMBER = r"(?<![十百千])(?P<n>(?<!\d)\d{1,2}|(?:二|三|四|五|六|七|八|九|十|两|十[一二三四五六七八九]))"
_CLASS = r"(?P<class>大类|大项|项|类|个|种|方面|环节|处)"
_MEMBER = r"[^,。;:!?()、\d\n]{1,24}"
_LINK = r"和|及|与|以及|或"
_TIME = r"^(?:月|小?时|工作日|年|季|百分点|交易日|学期|星期|周)"


class Listing(NamedTuple):
    """A list whose number says something else: the number as printed, the members counted, the thing, the place."""

    said: str
    counted: int
    noun: str
    place: Place


def listings(line: Text) -> Iterator[Listing]:
    """Yield the lists of a paragraph whose number disagrees with their members."""
    if "、" in line.folded:
        yield from _before(line)
        yield from _behind(line)


def _before(line: Text) -> Iterator[Listing]:
    """Lists that stand right before their number."""
    folded = line.folded
    for match in line.all(rf"(?<=[^\d,。;:!?()、]){_NUMBER}{_CLASS}(?P<noun>[\u4e00-\u9fff]{{2,6}})"):
        end = match.span[0]
        start = max(folded.rfind(mark, 0, end) for mark in ",。;:!?()\n") + 1
        words = folded[start:end]
        members = words.split("、")
        if len(members) < 2 or pattern(r"\d").search(words) or not all(0 < len(member) <= 24 for member in members):
            continue
        if words.endswith(("等", "第", "这", "另外", "其他", "等共", "共", "前", "后", "近", "约", "各", "每", "余")):
            continue
        if "等" in words or _unclear(match, members) or _comes_from_before(folded, start):
            continue
        yield from _judged(match, members, line.place(start, match.span[1]))


def _behind(line: Text) -> Iterator[Listing]:
    """Lists that stand right behind their number."""
    expression = (
        rf"{_NUMBER}{_CLASS}(?P<noun>[\u4e00-\u9fff]{{1,8}}?)(?:,?(?:即|分别[是为])[:,]?|:|\()"
        rf"(?P<list>{_MEMBER}(?:、{_MEMBER})+)(?=[。)])"
    )
    for match in line.all(expression):
        members = match["list"].split("、")
        if "等" not in match["list"] and not _unclear(match, members):
            yield from _judged(match, members, match.place)


def _unclear(match: Match, members: list[str]) -> bool:
    """Whether the list's members or its number are not what they seem: times, quoted titles, ordinals."""
    words = "、".join(members)
    if pattern(_TIME).match(match["noun"]) or match["noun"].startswith("部分"):
        return True
    if any(words.count(left) != words.count(right) for left, right in ("《》", "〈〉")):
        return True
    if words.count('"') % 2 or any('"' in member and member.count('"') == 1 for member in members):
        return True
    return all(pattern(r"^[一二三四五六七八九十]+$").match(member) for member in members[1:])


def _comes_from_before(folded: str, start: int) -> bool:
    """Whether the clause before the list may hold members of it, parted by a comma."""
    if start == 0 or folded[start - 1] not in ",;":
        return False
    clause = folded[max(folded.rfind(mark, 0, start - 1) for mark in ",;。:!?\n") + 1 : start - 1]
    return len(clause) < 13 or "、" in clause


def _judged(match: Match, members: list[str], place: Place) -> Iterator[Listing]:
    said = number(match["n"])
    links = sum(len(pattern(_LINK).findall(member[1:-1])) for member in members)
    near = 2 if len(members) > 2 else 1  # 「县、乡56个单位」 is no list of 56
    if said and not len(members) <= said <= len(members) + links and abs(said - len(members)) <= near:
        yield Listing(match["n"], len(members), match["class"] + match["noun"], place)
