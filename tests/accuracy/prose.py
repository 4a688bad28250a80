"""Defects of the prose: numbers against tables and parts, punctuation, doubled words, brackets, placeholders, residue."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from gixlint.report import FormTable, Statement
from gixlint.text import pattern
from tests.accuracy.samples import SAMPLES, WITH_TABLES, Defect, changed, parsed, sample

FAMILY = "prose"


def all_of() -> Iterator[Defect]:
    """Yield the defects of this family of every sample."""
    for stem in WITH_TABLES:
        yield from _statements(stem)
    for stem in SAMPLES:
        yield from _percentages(stem)
        yield from _slips(stem)


def _statements(stem: str) -> Iterator[Defect]:
    """Each number of requests and disputes that the prose states for the whole year: larger, smaller, a digit more."""
    report = parsed(stem)
    stated = [statement for statement in report.statements if _comparable(stem, statement)]
    for number, statement in enumerate(stated, 1):
        value = statement.value
        assert isinstance(value, int)
        digits = pattern(rf"(?<!\d){value}(?!\d)").search(report.document.words(statement.place))
        if not digits:
            continue
        place = statement.place
        at = place._replace(start=place.start + digits.start(), end=place.start + digits.end())
        for way, wrong in (
            ("3 more", value + 3),
            ("with a digit more", value * 10),
            ("one less", value - 1 if value > 1 else value + 5),
        ):
            text, line = changed(stem, at, str(wrong))
            code = "C102" if statement.subject.startswith(("reconsideration", "litigation")) else "C101"
            # what the text says twice, and once as the table has it, contradicts itself
            again = any(o.subject == statement.subject and o.place != place and o.value == value for o in stated)
            yield Defect(
                FAMILY, f"a number {way}", stem, text, (f"{'C104' if again else code} statement.{statement.subject}",),
                where=f"{number}. {report.document.words(place)}", line=line,
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
        and isinstance(statement.value, int)
        and statement.value > 0
    )


_COUNT = re.compile(r"(?<![\d.〔年月日第\-/:@A-Za-z])(\d{1,6})(?=[条件份篇个次人户家场期项名份宗起])")


def _percentages(stem: str) -> Iterator[Defect]:
    """Every percentage that stands behind two numbers of its sentence made larger."""
    text = sample(stem)
    behind = re.compile(r"(?<=率为)(\d{1,2}(?:\.\d)?)%|(?<=[占增长])(\d{1,2}\.\d)%")
    for found in _prose(text, behind):
        value = found[1] or found[2]
        if not _computes(text[max(text.rfind(mark, 0, found.start()) for mark in "。\n") : found.start()], value):
            continue
        line = text[: found.start()].count("\n") + 1
        turned = value[1] + value[0] + value[2:] if len(value.partition(".")[0]) == 2 else value
        for way, wrong in (
            ("7 less", f"{float(value) - 7:.1f}"),
            ("with its digits turned round", turned),
            ("with its point moved", value.replace(".", "") + ("" if "." in value else ".5")),
        ):
            if wrong != value and 0 < float(wrong) < 100:
                yield Defect(
                    FAMILY, f"a share {way}", stem, text[: found.start()] + f"{wrong}%" + text[found.end() :],
                    ("F303 body",), where=f"{line} {value}%", line=line,
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
_BRACKETS = re.compile(r"《[^《》\n]{4,40}》|（[^（）\n]{6,40}）|“[^“”\n]{2,20}”")
_CHANCES = 2
_PUT_IN = {
    "W102": ("，，", "。。", "，。", "；，", "、、", "，、", "。，"),
    "D102": ("，XX条，", "，____，", "，××年，", "（待补充），", "，【 】，", "，TODO，", "（此处填写），"),
    "D103": ("，[bookmark: _GoBack]", "，错误！未找到引用源。", "，[bookmark: OLE_LINK3]"),
    "D106": ("，\ufffd\ufffd", "，锟斤拷，", "，鈥滄斂搴滀俊鎭€，", "，浠ヤ笂鏁版嵁，", "，烫烫烫烫，"),
    "W101": ("，截止目前，", "，截止12月底，", "，截止年底，"),
    "W108": ("，息公开", "，新闻发人", "，列外", "，政府信公开"),
    "W104": (
        "，根据市发[2020]15号文件要求，",
        "，根据市发（2020）15号文件要求，",
        "，根据市发【2020】15号文件要求，",
        "，根据市发﹝2020﹞15号文件要求，",
    ),
    "F305": ("，近千余条，", "，发布813多条，", "，近300余件，", "，67余条，"),
    "W109": ("，按政府信息平台要求，", "，政府信息申请公开", "，政府公开信息目录"),
    "L104": (
        "，联系人身份证号11010519491231002X，",
        "，申请人李某的手机13912345678，",
        "，当事人身份证110101199003078515，",
    ),
    "W105": ("，进一步进一步加强", "，认真认真做好", "，目录目录"),
    "W107": ("，于03月05日", "，24年度", "，在2020年07月1日"),
}
"""What is put in for a comma, by the code that it must bring."""


def _slips(stem: str) -> Iterator[Defect]:
    """Slips of the pen at places drawn by lot (the same ones every time)."""
    text, lot = sample(stem), random.Random(stem)
    for found in _drawn(lot, _prose(text, _COMMAS)):
        for code, every in _PUT_IN.items():
            for words in every:
                yield _at(stem, found, words, code, f"{words} put in")
        for words in (",", ";", "(试行)，", ":"):
            yield _at(stem, found, words, "W103", f"{words} for a comma")
    for found in _drawn(lot, _prose(text, _BRACKETS)):
        yield _at(stem, found, found[0][:-1], "W106", "a closing mark lost")
        yield _at(stem, found, found[0][1:], "W106", "an opening mark lost")
        yield _at(stem, found, found[0] + found[0][-1], "W106", "a closing mark twice")


def _drawn(lot: random.Random, places: Iterator[re.Match[str]]) -> list[re.Match[str]]:
    every = list(places)
    return lot.sample(every, min(_CHANCES, len(every)))


def _at(stem: str, found: re.Match[str], words: str, root: str, way: str) -> Defect:
    text = sample(stem)
    line = text[: found.start()].count("\n") + 1
    wrong = text[: found.start()] + words + text[found.end() :]
    return Defect(
        FAMILY, way, stem, wrong, (root,), where=f"{line} {text[found.start() - 6 : found.start()]}", line=line,
    )  # fmt: skip
