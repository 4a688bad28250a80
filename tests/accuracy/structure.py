"""Defects of the structure: sections dropped, swapped, emptied; headings reworded, renumbered; parts miscounted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tests.accuracy.samples import SAMPLES, Defect, codes, cut, edition, replaced, sample

FAMILY = "structure"
_HAN = "一二三四五六七八九"
_TABLES = {"format2019": (2, 3, 4), "format2021": (2, 3, 4), "reg2007": ()}
_SAID_ELSEWHERE = codes("P401 S102 S105 F101 S107 S108 S109 S110 S111 P402 C104 Z107")
"""What can be wrong as well where a section is gone: it is announced, numbered, holds a table, says what is due."""


def all_of() -> Iterator[Defect]:
    """Yield the defects of this family of every sample."""
    for stem in SAMPLES:
        yield from _dropped(stem)
        yield from _emptied(stem)
        yield from _renumbered(stem)
        yield from _swapped(stem)
        yield from _sub_sections(stem)
        yield from _announced(stem)
        if edition(stem) != "reg2007":
            yield from _reworded(stem)
        if edition(stem) == "format2021":
            yield from _aspects(stem)


def _line_of(stem: str, words: str) -> int:
    return sample(stem).split(words)[0].count("\n") + 1


def _dropped(stem: str) -> Iterator[Defect]:
    """Each section left out with its heading, and the others numbered on, or not."""
    head, parts, end = cut(stem)
    declared = {"requests": "Z101 Z102", "fees": "Z103", "disputes": "Z104 Z105"}
    for index, part in enumerate(parts):
        heading = part.partition("\n")[0]
        rest = parts[:index] + parts[index + 1 :]
        may = _SAID_ELSEWHERE
        any_of = codes("S101")
        if edition(stem) == "reg2007":
            kind = "fees" if "收费" in heading else "disputes" if "复议" in heading else "requests"
            # what is not said at all, and not merely under no heading, is undeclared; an overview is not statutory
            any_of |= codes(declared[kind], "Z108 S105 P401")
            may |= codes(declared[kind], "Z108 S101")
            if heading.endswith(("概述", "基本情况")):  # the introduction may be one, but the count begins with 二
                yield Defect(FAMILY, f"{stem}: {heading} left out", head + "".join(rest) + end, codes("S105"), may=may)
                continue
        for way, kept in (("left out", rest), ("left out, numbered on", [_numbered(p, i) for i, p in enumerate(rest)])):
            yield Defect(FAMILY, f"{stem}: {heading} {way}", head + "".join(kept) + end, any_of=any_of, may=may)


def _numbered(part: str, index: int) -> str:
    return re.sub(r"^## [一二三四五六七八九]、", f"## {_HAN[index]}、", part)


def _emptied(stem: str) -> Iterator[Defect]:
    """Each section with nothing under its heading, or with words that say nothing."""
    head, parts, end = cut(stem)
    for index, part in enumerate(parts):
        heading = part.partition("\n")[0]
        table = index + 1 in _TABLES[edition(stem)]
        for words in ("", "略。\n\n", "（此处填写有关情况）\n\n"):
            text = head + "".join([*parts[:index], f"{heading}\n\n{words}", *parts[index + 1 :]]) + end
            expected = codes("S104 F101 D102") if table else codes("S104 D102")
            may = _SAID_ELSEWHERE | codes("Z101 Z102 Z103 Z104 Z105 Z108 S104 D102 S113 S101")
            yield Defect(
                FAMILY, f"{stem}: {heading} emptied {words.strip()}", text, any_of=expected, may=may,
            )  # fmt: skip


def _renumbered(stem: str) -> Iterator[Defect]:
    """Each heading with the number of another."""
    text = sample(stem)
    _, parts, _ = cut(stem)
    for index, part in enumerate(parts):
        heading = part.partition("\n")[0]
        for other in (index + 1, index - 1):
            if 0 < other < 9:
                wrong = heading.replace(f"## {_HAN[index]}、", f"## {_HAN[other]}、")
                changed, _ = replaced(text, heading, wrong)
                yield Defect(
                    FAMILY, f"{stem}: {heading} → {wrong}", changed, any_of=codes("S105 S102"), may=codes("S102 S105")
                )


def _swapped(stem: str) -> Iterator[Defect]:
    """Two neighbouring sections in the other order, numbered on or not."""
    head, parts, end = cut(stem)
    formed = edition(stem) != "reg2007"
    for index in range(1, len(parts) - 1):
        order = [*parts[:index], parts[index + 1], parts[index], *parts[index + 2 :]]
        heading = parts[index].partition("\n")[0]
        renumbered = [_numbered(part, i) for i, part in enumerate(order)]
        yield Defect(
            FAMILY, f"{stem}: {heading} after its follower", head + "".join(order) + end,
            any_of=codes("S102 S105"), may=codes("S102 S105 P401"),
        )  # fmt: skip
        yield Defect(
            FAMILY, f"{stem}: {heading} after its follower, numbered on", head + "".join(renumbered) + end,
            any_of=codes("S102") if formed else frozenset(), may=codes("S102 P401"),
        )  # fmt: skip


_WORDINGS = (
    ("情况", "工作情况"),
    ("情况", "状况"),
    ("政府信息", "信息"),
    ("存在的主要问题及改进情况", "问题与改进"),
    ("其他需要报告的事项", "其他事项"),
    ("总体情况", "工作概况"),
    ("及", "与"),
    ("复议、行政诉讼", "复议和诉讼"),
)


def _reworded(stem: str) -> Iterator[Defect]:
    """Each heading in other words that still say which content it is."""
    text = sample(stem)
    _, parts, _ = cut(stem)
    for part in parts:
        heading = part.partition("\n")[0]
        for old, new in _WORDINGS:
            wrong = new.join(heading.rsplit(old, 1))
            if wrong != heading:
                changed, line = replaced(text, heading, wrong)
                yield Defect(FAMILY, f"{stem}: {heading} → {wrong}", changed, codes("S103"), line=line)
        unheaded, _ = replaced(text, f"{heading}\n", "\n")
        yield Defect(
            FAMILY, f"{stem}: {heading} without its heading", unheaded,
            any_of=codes("S101 S103 S105 S102"), may=_SAID_ELSEWHERE | codes("S101 S103 S104 S106 D109 S113"),
        )  # fmt: skip


_SUB = re.compile(r"(?m)^（([一二三四五六七八九])）")


def _sub_sections(stem: str) -> Iterator[Defect]:
    """Each （二） and further with another number: skipped, repeated."""
    text = sample(stem)
    for found in _SUB.finditer(text):
        number = _HAN.index(found[1])
        after = text[found.end() : text.find("\n## ", found.end())]
        last = not _SUB.search(after)
        for other, way in ((number + 1, "skipped"), (number - 1, "repeated")):
            if number and 0 <= other < 9:
                wrong = f"{text[: found.start()]}（{_HAN[other]}）{text[found.end() :]}"
                line = text[: found.start()].count("\n") + 1
                yield Defect(
                    FAMILY, f"{stem}:{line} （{found[1]}） {way}", wrong, codes("S105"), line=line if last else None
                )  # fmt: skip
    yield from _series(stem)


def _series(stem: str) -> Iterator[Defect]:
    """一是, 二是, 三是 with one skipped or repeated."""
    text = sample(stem)
    for found in re.finditer(r"(?m)^([二三四五])是", text):
        for other in (_HAN[_HAN.index(found[1]) + 1], _HAN[_HAN.index(found[1]) - 1]):
            line = text[: found.start()].count("\n") + 1
            wrong = f"{text[: found.start()]}{other}是{text[found.end() :]}"
            yield Defect(FAMILY, f"{stem}:{line} {found[1]}是 → {other}是", wrong, codes("S105"))


def _announced(stem: str) -> Iterator[Defect]:
    """The number of parts, or one of the parts, in the preamble is wrong."""
    text = sample(stem)
    head = text.partition("\n## ")[0]
    counted = re.search(r"([六七])(个?部分)", head)
    if not counted:
        return
    for wrong in "四五八九":
        changed = text[: counted.start()] + wrong + text[counted.start() + 1 :]
        yield Defect(FAMILY, f"{stem}: {wrong}{counted[2]}", changed, codes("P401"))
    if edition(stem) == "reg2007":  # where an item may name two contents, one that is not named proves nothing
        return
    for name in ("存在的主要问题及改进情况", "其他需要报告的事项", "主动公开政府信息情况"):
        if head.count(name) == 1 and (other := re.search(rf"[，；、]?(?:[一二三四五六七]是)?{name}", head)):
            changed = head.replace(other[0], "", 1) + text[len(head) :]
            yield Defect(FAMILY, f"{stem}: {name} not announced", changed, codes("P401"), may=codes("S105 W102"))


_NAMES = ("主动公开", "依申请公开", "政府信息管理", "政府信息公开平台建设", "监督保障")


def _aspects(stem: str) -> Iterator[Defect]:
    """One of the five aspects left out, whole."""
    text = sample(stem)
    for index, name in enumerate(_NAMES):
        start = text.index(f"\n（{_HAN[index]}）{name}")
        end = min(at for mark in ("\n（", "\n## ") if (at := text.find(mark, start + 3)) > 0)
        yield Defect(
            FAMILY, f"{stem}: aspect {name} left out", text[:start] + text[end:],
            codes("S107"), may=codes("S105 S108 S111 F309 C104 P401"),
        )  # fmt: skip
