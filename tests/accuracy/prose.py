"""Defects of the prose: numbers against tables and parts, punctuation, doubled words, brackets, placeholders, residue."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from gixlint.report import FormTable, Statement
from gixlint.text import pattern
from tests.accuracy.samples import SAMPLES, WITH_TABLES, Defect, changed, codes, parsed, sample

FAMILY = "prose"
_NUMBERS = codes("C101 C102 C103 C104 C105 F301 F302 F303 F304 F306 F309 Z107 S111 F307")
"""What a number in the prose can contradict: tables, other words, its own parts and rates."""


def all_of() -> Iterator[Defect]:
    """Yield the defects of this family of every sample."""
    for stem in WITH_TABLES:
        yield from _statements(stem)
    for stem in SAMPLES:
        yield from _numbers(stem)
        yield from _percentages(stem)
        yield from _slips(stem)


def _statements(stem: str) -> Iterator[Defect]:
    """Each number of requests and disputes that the prose states for the whole year: larger, smaller, a digit lost."""
    report = parsed(stem)
    for statement in report.statements:
        value = statement.value
        if not isinstance(value, int) or value < 1 or not _comparable(stem, statement):
            continue
        digits = pattern(rf"(?<!\d){value}(?!\d)").search(report.document.words(statement.place))
        if not digits:
            continue
        place = statement.place
        at = place._replace(start=place.start + digits.start(), end=place.start + digits.end())
        for wrong in {value + 3, value * 10, max(value - 1, 1) if value > 1 else value + 5}:
            text, line = changed(stem, at, str(wrong))
            yield Defect(
                FAMILY, f"{stem}:{line} {report.document.words(place)} → {wrong}", text,
                any_of=codes("C101 C102 F301 C104"), may=_NUMBERS, line=line,
            )  # fmt: skip


def _comparable(stem: str, statement: Statement) -> bool:
    """Whether a statement is of the kind that the tables hold as well, and of all of it."""
    held = ("requests.new", "requests.carried", "outcome.", "reconsideration", "litigation")
    table = parsed(stem).find("table.requests")
    scope = statement.scope
    return (
        isinstance(table, FormTable)
        and statement.qualifier == "exact"
        and statement.subject.startswith(held)
        and scope.part is scope.what is scope.whose is None
        and not isinstance(scope.when, str)
        and scope.when in (None, parsed(stem).year)
    )


_COUNT = re.compile(r"(?<![\d.〔年月日第\-/:@A-Za-z])(\d{1,6})(?=[条件份篇个次人户家场期项名份宗起])")


def _numbers(stem: str) -> Iterator[Defect]:
    """Every fifth count of the prose made larger: whatever is said must be about the sentence that holds it."""
    text = sample(stem)
    for number, found in enumerate(_prose(text, _COUNT)):
        if number % 5 == 0:
            wrong = text[: found.start()] + str(int(found[1]) + 7) + text[found.end() :]
            line = text[: found.start()].count("\n") + 1
            yield Defect(FAMILY, f"{stem}:{line} {found[0]} + 7", wrong, may=_NUMBERS)


def _percentages(stem: str) -> Iterator[Defect]:
    """Every percentage that stands behind two numbers of its sentence made larger."""
    text = sample(stem)
    behind = re.compile(r"(?<=率为)(\d{1,2}(?:\.\d)?)%|(?<=[占增长])(\d{1,2}\.\d)%")
    for found in _prose(text, behind):
        value = found[1] or found[2]
        if not _computes(text[max(text.rfind(mark, 0, found.start()) for mark in "。\n") : found.start()], value):
            continue
        wrong = f"{float(value) - 7:.1f}"
        line = text[: found.start()].count("\n") + 1
        yield Defect(
            FAMILY, f"{stem}:{line} {value}% → {wrong}%",
            text[: found.start()] + f"{wrong}%" + text[found.end() :], codes("F303"), may=codes("F301"), line=line,
        )  # fmt: skip


def _computes(before: str, printed: str) -> bool:
    """Whether two counts of the sentence give a rate, or the growth that they say."""
    counts = [int(match[1]) for match in _COUNT.finditer(before)]
    digits = len(printed.partition(".")[2])
    given = [100 * a / b for b in counts for a in counts if a <= b] + [
        100 * a / (b - a) for b in counts for a in counts if a < b
    ]
    return any(f"{value:.{digits}f}" == printed for value in given)


def _prose(text: str, wanted: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """The matches outside tables and headings, before the signature."""
    begin, end = text.index("\n## "), text.rstrip("\n").rindex("\n\n", 0, text.rstrip("\n").rindex("\n\n"))
    for match in wanted.finditer(text, begin, end):
        line = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
        if not line.startswith(("<", "#")):
            yield match


_COMMAS = re.compile(r"(?<=[\u4e00-\u9fff]{6})[，。；](?=[\u4e00-\u9fff]{6})")
_WORDS = re.compile(
    r"(?<=[\u4e00-\u9fff]{4})(?:制度|群众|答复|办理|落实|部门|单位|问题|及时|规定)(?=[\u4e00-\u9fff]{4})"
)
_BRACKETS = re.compile(r"《[^《》\n]{4,40}》|（[^（）\n]{6,40}）|“[^“”\n]{2,20}”")
_CHANCES = 4


def _slips(stem: str) -> Iterator[Defect]:
    """Slips of the pen at places drawn by lot (the same ones every time)."""
    text, lot = sample(stem), random.Random(stem)
    for found in _drawn(lot, _prose(text, _COMMAS)):
        for marks in ("，，", "。。", "，。", "；，", "、、", "，、"):
            yield _at(stem, found, marks, "W102")
        yield _at(stem, found, {"，": ",", "。": "，,", "；": ";"}[found[0]], "W103 W102")
        for words in ("，XX条，", "，____，", "，××年，", "（待补充），", "，【 】，", "，TODO，", "（此处填写），"):
            yield _at(stem, found, words, "D102")
        for words in ("，[bookmark: _GoBack]", "，错误！未找到引用源。"):
            yield _at(stem, found, words, "D103", ("md", "docx", "txt"))
        for words in ("，\ufffd\ufffd", "，锟斤拷，"):
            yield _at(stem, found, words, "D106")
        for words, code in (
            ("，截止目前", "W101"), ("，截止12月底", "W101"), ("，息公开", "W108"), ("，新闻发人", "W108"),
            ("，根据市发[2020]15号文件要求，", "W104"), ("，根据市发（2020）15号文件要求，", "W104"),
            ("，近千余条，", "F305"), ("，发布813多条，", "F305"), ("，按政府信息平台要求，", "W109"),
            ("，联系人身份证号11010519491231002X，", "L104"),
        ):  # fmt: skip
            yield _at(stem, found, words, code)
    for found in _drawn(lot, _prose(text, _WORDS)):
        yield _at(stem, found, found[0] * 2, "W105 W108")
    for found in _drawn(lot, _prose(text, _BRACKETS)):
        yield _at(stem, found, found[0][:-1], "W106")
        yield _at(stem, found, found[0][1:], "W106")


def _drawn(lot: random.Random, places: Iterator[re.Match[str]]) -> list[re.Match[str]]:
    every = list(places)
    return lot.sample(every, min(_CHANCES, len(every)))


def _at(stem: str, found: re.Match[str], words: str, expected: str, formats: tuple[str, ...] = ()) -> Defect:
    text = sample(stem)
    line = text[: found.start()].count("\n") + 1
    wrong = text[: found.start()] + words + text[found.end() :]
    may = codes("D102 C106 W103 W107" if "20" in words or "X" in words else "W105")
    return Defect(
        FAMILY, f"{stem}:{line} {text[found.start() - 6 : found.start()]}{words}", wrong, any_of=codes(expected), may=may,
        line=line, formats=formats,
    )  # fmt: skip
