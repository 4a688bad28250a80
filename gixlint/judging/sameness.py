"""How much of a report's prose is taken over from another: runs of words, digits and legal formulas left out."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from gixlint.document import Place
from gixlint.editions import all_editions
from gixlint.records import Record
from gixlint.report import Report, Section
from gixlint.text import Text, pattern

__all__ = ["Sameness", "sameness"]

_RUN = 12
"""So many characters in a row, digits aside, that stand in both are taken over."""

_SHORTEST = 200
"""Prose with fewer characters says nothing of copying."""

_FORMULA = (
    r"条例》|统计期限|国办公开办函|联系电话|地址|邮编|勾稽关系|由.{0,60}部分组成|"
    r"未收取|未收到|没有(?:发生|收到)|无其他"
)


class Sameness(Record):
    """The share of the prose that is taken over (0 to 1), its length, its longest sentences taken over whole."""

    share: float
    length: int
    copied: tuple[Place, ...]


def sameness(report: Report, other: Report) -> Sameness | None:
    """Return how much of a report's prose stands in another; None where there is too little to tell."""
    known = {run for sentence in _sentences(other) for run in _runs(_bare(sentence))}
    length = taken = 0
    whole: list[tuple[int, Place]] = []
    for sentence in _sentences(report):
        words = _bare(sentence)
        covered = _covered(words, known)
        length += len(words)
        taken += covered
        if covered == len(words) > _RUN:
            whole.append((len(words), sentence.place()))
    if length < _SHORTEST:
        return None
    longest = sorted(whole, key=lambda pair: -pair[0])[:3]
    return Sameness(taken / length, length, tuple(place for _, place in sorted(longest, key=lambda pair: pair[1])))


def _sentences(report: Report) -> Iterator[Text]:
    """The prose, without headings and the formulas that every report must have."""
    headings = {section.heading_place for section in _deep(report)}
    formula = pattern(rf"{_FORMULA}|{_articles()}")
    for sentence in report.body.text.sentences():
        place = sentence.place()
        heading = any(place.start <= head.start < place.end and head.end >= place.end - 1 for head in headings)
        if len(sentence) > _RUN and not heading and not formula.search(sentence.folded):
            yield sentence


@cache
def _articles() -> str:
    """An expression for the articles by which any edition asks for the report: 第五十条."""
    forms = all_editions()
    bases = [basis for form in forms for section in form.sections for basis in section.provision]
    bases += [deadline.provision for form in forms for deadline in form.deadlines]
    return "|".join(sorted({basis.provision.partition("条")[0] + "条" for basis in bases}))


def _deep(report: Report) -> Iterator[Section]:
    pending = list(report.sections)
    while pending:
        section = pending.pop()
        pending += section.parts
        yield section


def _bare(sentence: Text) -> str:
    """The words without digits and marks: figures and years change from year to year."""
    return pattern(r"[\d\s,.、。;:()\"%〔〕《》-]").sub("", sentence.folded)


def _runs(words: str) -> Iterator[str]:
    return (words[at : at + _RUN] for at in range(len(words) - _RUN + 1))


def _covered(words: str, known: set[str]) -> int:
    """How many characters of the words lie in a run that is known."""
    covered = end = 0
    for at, run in enumerate(_runs(words)):
        if run in known:
            covered += at + _RUN - max(at, end)
            end = at + _RUN
    return covered
