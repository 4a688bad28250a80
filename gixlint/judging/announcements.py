"""What a preamble says of the parts of its report: 「由总体情况、……其他需要报告的事项六个部分组成」."""

from functools import cache
from re import escape

from gixlint.document import Place
from gixlint.editions import all_editions
from gixlint.parsing.headings import named, role_words
from gixlint.records import Record
from gixlint.text import Match, Text, fold, number, pattern

__all__ = ["Announced", "announced"]

_COUNT = r"(?P<count>[一二三四五六七八九十两]{1,2}|\d{1,2})个?(?:大)?(?:部分|方面)(?:的?内容)?"
_AFTER = rf"(?:由|分为?|共分|包括|包含|含有?|共有?|共计|下设|分成){_COUNT}"
_WHOLE = rf"{_COUNT}(?:组成|构成)"
_LATER = r"(?!,(?:共?由|(?:主要)?(?:内容)?(?:包括|包含|涵盖|分为)))"
"""A list has not begun where another beginning follows: 「由办公室编制，由概述、……八个部分组成」."""
_BEFORE = (
    r"(?:由|包括了?|包含了?|涵盖了?|分为|分|内容[为是有]|内容包括)"
    rf"(?P<list>(?:{_LATER}[^。]){{6,300}}?)[,、]?等?(?:共)?{_COUNT}"
)
_BARE = r"(?:主要内容包括|主要内容有|内容包括|报告包括|年报包括|分为)(?P<list>[^。]{10,300}?)(?=[。]|等内容)"
_GENERAL = "工作情况|机构|咨询|制度|监督"
"""What reports have parts of that no law asks for."""


class _Words(Record):
    """The words of the editions for the parts of a report, as expressions: any part, what may be a part beside its
    content; and the pairs of words that name one part together.
    """

    any: str
    apart: tuple[str, ...]
    joined: tuple[tuple[str, str], ...]


@cache
def _words() -> _Words:
    sections = [section for form in all_editions() for section in form.sections]
    apart = dict.fromkeys(escape(fold(word)) for section in sections for word in section.apart)
    joined = dict.fromkeys((fold(s.joined[0]), fold(s.joined[1])) for s in sections if s.joined)
    return _Words("|".join((*role_words(attached=False).values(), *apart, _GENERAL)), (*apart,), (*joined,))


class Announced(Record):
    """The announced number of parts (0 if none is said), the parts listed, and their least and most.

    `fewest` takes what stands between two marks as one part, `most` parts what names several contents.
    """

    number: int
    items: tuple[str, ...]
    fewest: int
    most: int
    attached: bool
    place: Place


def announced(text: Text) -> Announced | None:
    """Return what the preamble announces, None if it says nothing of parts."""
    for sentence in text.sentences():
        if not sentence.find(r"报告|年报|全文|本文|内容"):
            continue
        for expression in (_BEFORE, _AFTER, _WHOLE, _BARE):
            match = sentence.find(expression)
            if match:
                return _announced(match, "<list>" in expression, "<count>" in expression, text)
    return None


def _announced(match: Match, listed: bool, counted: bool, text: Text) -> Announced | None:
    words = match["list"] if listed else ""
    count = (number(match["count"]) or 0) if counted else 0
    if not words and count:
        words = _following(match, text)
    if len(pattern(_words().any).findall(words)) < 3:
        words = ""
    if not words and not count:
        return None
    items = _items(words)
    fewest = len(items)
    most = sum(max(1, _contents(item)) for item in items)
    attached = any("附" in item for item in items)
    return Announced(count, items, fewest, most, attached, match.place)


def _contents(item: str) -> int:
    """How many contents an item names, what may be a part of its own counted apart."""
    apart = sum(bool(pattern(words).search(item)) for words in _words().apart)
    return len(named(item, role_words(attached=False))) + apart


def _following(match: Match, text: Text) -> str:
    """The list after the number: 「包括六个部分：一是……；二是……。」."""
    start = text.offset(match.place) + len(match.words)
    rest = text.folded[start : start + 400]
    if not rest.startswith((":", ",", "(")) and not rest.startswith("内容"):
        return ""
    return rest[: rest.find("。")] if "。" in rest else ""


def _items(words: str) -> tuple[str, ...]:
    """The parts listed, with what a 、 only seems to part joined again."""
    bare = pattern(
        r"(?:第?[一二三四五六七八九十]+是|^[:,]|\d[.、]|\([一二三四五六七八九十]+\)|[一二三四五六七八九十]、)"
    ).sub("", words)
    strong = pattern(r"[,;]").split(bare)
    pieces = strong if len(strong) >= 4 else pattern(r"[,;、]").split(bare)
    joined: list[str] = []
    for piece in (piece.strip() for piece in pieces):
        if not piece:
            continue
        if joined and _continues(joined[-1], piece):
            joined[-1] += f"、{piece}"
        else:
            joined.append(piece)
    return tuple(joined)


def _continues(before: str, piece: str) -> bool:
    """Whether a piece goes on with the part before it: its other half, or what a word that is no part begins."""
    halves = any(first in before and second in piece and second not in before for first, second in _words().joined)
    goes_on = "申请" in before and piece.startswith("提起")
    return halves or goes_on or (len(before) <= 4 and not pattern(_words().any).search(before))
