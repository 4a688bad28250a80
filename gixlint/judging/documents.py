"""Rules and normative documents counted in prose: 「制发行政规范性文件36件，废止21件，现行有效298件」."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from gixlint.document import Place
from gixlint.text import Match, Text, number, pattern

__all__ = ["Counted", "counted"]

_N = r"(?:\d[\d,]*|[一二三四五六七八九十百两]{1,5})"
_UNIT = r"(?:[件部份]|个(?!工作日|月|小时|方面|部门|单位|领域|环节|类|阶段))"
_NOUNS = (("normative", r"(?:行政)?规范性文件"), ("rules", r"(?<!内部)(?<!建立健全)规章(?!制度|规范性|以外|、)"))
_MEASURES = (
    ("repealed", r"废止|宣布失效|失效"),
    ("in_force", r"现行有效|继续有效|有效(?!期)"),
    ("total_public", r"对外公开.{0,8}总数|对外公开总"),
    ("issued", r"制发|制定|印发|出台|新制作|制作|颁布|发布"),
)
_OTHER = (
    r"清理|历年|累计|以来|近[两二三四五]年|公报|刊登|解读|备案|审[查核]|评估|修[订改]|征求|起草|政策性文件|转发|报送|"
    r"上一?年|去年|拟|计划|20\d\d年(?:度)?(?:以来|至)|县级|市级|部门(?!规章)|各|其中|办公[室厅]"
)


class Counted(NamedTuple):
    """A count of documents: the key of its row in 表二, what is measured of it, the number, the place."""

    noun: str
    measure: str
    value: int
    place: Place


def counted(text: Text) -> Iterator[Counted]:
    """Yield the counts of documents whose noun and measure stand in one clause, or follow on in the next ones."""
    lines = (line for line in text.lines() if "规章" in line.folded or "规范性文件" in line.folded)
    for sentence in (sentence for line in lines for sentence in _sentences(line)):
        if "规章" not in sentence.folded and "规范性文件" not in sentence.folded:
            continue
        noun = ""
        for clause in _clauses(sentence):
            named = _noun(clause.folded)
            noun = named or ("" if pattern(r"文件|信息|条|申请|许可").search(clause.folded) else noun)
            found = clause.find(rf"(?<![\d.])(?P<n>{_N}){_UNIT}")
            if noun and found and not pattern(_OTHER).search(clause.folded):
                yield from _one(clause, noun, found, bool(named))


def _sentences(line: Text) -> Iterator[Text]:
    """Sentences to the full stop: what a semicolon parts speaks of the same documents."""
    start = 0
    for match in line.all(r"[。!?]+"):
        yield line.part(start, match.span[1])
        start = match.span[1]
    yield line.part(start)


def _clauses(sentence: Text) -> Iterator[Text]:
    start = 0
    for match in sentence.all(r"[,;、:。]"):
        yield sentence.part(start, match.span[0])
        start = match.span[1]
    yield sentence.part(start)


def _noun(words: str) -> str:
    return next((key for key, noun in _NOUNS if pattern(noun).search(words)), "")


def _one(clause: Text, noun: str, found: Match, named: bool) -> Iterator[Counted]:
    words = clause.folded
    measure = next((key for key, verb in _MEASURES if pattern(verb).search(words)), "")
    expression = dict(_NOUNS)[noun]
    tight = pattern(
        rf"{expression}(?:共|共计|总数|总|为|有|达|数|数量|的)*{_N}|{_N}{_UNIT}(?:的)?(?:行政)?{expression}"
    )
    value = number(found["n"].replace(",", ""))
    alone = len(pattern(rf"{_N}{_UNIT}").findall(words)) == 1
    if measure and value is not None and (not named or tight.search(words)) and alone:
        yield Counted(noun, measure, value, clause.place())
