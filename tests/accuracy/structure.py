"""Defects of the structure: sections dropped, swapped, emptied; headings reworded, renumbered; parts miscounted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gixlint.report import Section
from tests.accuracy.samples import SAMPLES, Defect, cut, edition, parsed, replaced, sample

FAMILY = "structure"
_HAN = "一二三四五六七八九"


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
            yield from _moved(stem)
        if edition(stem) == "format2021":
            yield from _aspects(stem)


def _section(stem: str, heading: str) -> Section:
    """Return the section under a heading, written 「## 一、总体情况」."""
    return next(s for s in parsed(stem).sections if f"## {s.label}{s.heading}" == heading)


_UNSAID_2007 = {
    ("reg2007-department", "requests"): ("Z101",),
    ("reg2007-government", "requests"): ("Z101",),
    ("reg2007-department", "fees"): ("Z103",),
    ("reg2007-government", "fees"): ("Z103",),
    ("reg2007-department", "disputes"): ("Z104", "Z105"),
    ("reg2007-government", "disputes"): ("Z104", "Z105"),
}
"""What is not said at all where its section is gone."""
_ANNEXED = "reg2007-township"
"""The sample whose table of statistics goes on saying what a section said, and stands at the end of the last one."""


def _dropped(stem: str) -> Iterator[Defect]:
    """Each section left out with its heading, and the others numbered on, or not."""
    head, parts, end = cut(stem)
    old = edition(stem) == "reg2007"
    for index, part in enumerate(parts):
        heading = part.partition("\n")[0]
        role = _section(stem, heading).role.removeprefix("section.")
        rest = parts[:index] + parts[index + 1 :]
        numbered = [_numbered(p, i) for i, p in enumerate(rest)]
        last = index == len(parts) - 1
        roots: tuple[str, ...] = (f"S101 section.{role}",)
        if old:
            if heading.endswith(("概述", "基本情况")):  # the introduction may be one
                continue
            unsaid = tuple(f"{code} section.{role}" for code in _UNSAID_2007.get((stem, role), ()))
            said = (f"S101 section.{role}",) if stem == _ANNEXED and role in ("requests", "fees", "disputes") else ()
            more = ("P402",) if last and stem == _ANNEXED else ()
            roots = unsaid or said or ("P401 preamble" if last else "S105 body", *more)
        yield Defect(FAMILY, "a section left out", stem, head + "".join(rest) + end, roots, where=heading)
        yield Defect(
            FAMILY, "a section left out, the others numbered on", stem, head + "".join(numbered) + end,
            ("P401 preamble",) if roots == ("S105 body",) else roots, where=heading,
        )  # fmt: skip


def _numbered(part: str, index: int) -> str:
    return re.sub(r"^## [一二三四五六七八九]、", f"## {_HAN[index]}、", part)


def _emptied(stem: str) -> Iterator[Defect]:
    """Each section with nothing under its heading, or with words that say nothing."""
    head, parts, end = cut(stem)
    for index, part in enumerate(parts):
        heading = part.partition("\n")[0]
        role = _section(stem, heading).role
        table = f"table.{role.removeprefix('section.')}"
        for words in ("", "略。\n\n", "同上。\n\n", "（此处填写有关情况）\n\n", "待补充\n\n"):
            text = head + "".join([*parts[:index], f"{heading}\n\n{words}", *parts[index + 1 :]]) + end
            root = f"F101 {table}" if table in parsed(stem).parts and edition(stem) != "reg2007" else f"S104 {role}"
            if words.startswith(("（", "待")):
                root = f"D102 {role}"
            more = ("P402",) if part == parts[-1] and stem == _ANNEXED else ()
            yield Defect(FAMILY, f"a section emptied {words.strip()}", stem, text, (root, *more), where=heading)


def _renumbered(stem: str) -> Iterator[Defect]:
    """Each heading with the number of another."""
    text = sample(stem)
    _, parts, _ = cut(stem)
    for index, part in enumerate(parts):
        heading = part.partition("\n")[0]
        for other in (index + 1, index - 1):
            if 0 < other < 9 and (index or other != 1):
                wrong = heading.replace(f"## {_HAN[index]}、", f"## {_HAN[other]}、")
                changed, _ = replaced(text, heading, wrong)
                way = "a heading numbered one too far" if other > index else "a number repeated"
                yield Defect(FAMILY, way, stem, changed, ("S105 body",), where=heading)


def _swapped(stem: str) -> Iterator[Defect]:
    """Two neighbouring sections in the other order, numbered on or not."""
    head, parts, end = cut(stem)
    formed = edition(stem) != "reg2007"
    for index in range(1, len(parts) - 1):
        order = [*parts[:index], parts[index + 1], parts[index], *parts[index + 2 :]]
        heading = parts[index].partition("\n")[0]
        renumbered = [_numbered(part, i) for i, part in enumerate(order)]
        roots = (f"S102 {_section(stem, heading).role}",) if formed else ("S105 body",)
        yield Defect(FAMILY, "a section after its follower", stem, head + "".join(order) + end, roots, where=heading)
        yield Defect(
            FAMILY, "a section after its follower, numbered on", stem, head + "".join(renumbered) + end,
            roots if formed else (), where=heading,
        )  # fmt: skip


def _moved(stem: str) -> Iterator[Defect]:
    """A section moved far: the last but one to the second place, the second to the last but one."""
    head, parts, end = cut(stem)
    for way, order in (
        ("a section moved to the front", [parts[0], parts[-2], *parts[1:-2], parts[-1]]),
        ("a section moved to the back", [parts[0], *parts[2:-1], parts[1], parts[-1]]),
    ):
        role = _section(stem, (parts[-2] if "front" in way else parts[1]).partition("\n")[0]).role
        numbered = head + "".join(_numbered(part, i) for i, part in enumerate(order)) + end
        yield Defect(FAMILY, way, stem, numbered, (f"S102 {role}",))


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
        role = _section(stem, heading).role
        for old, new in _WORDINGS:
            wrong = new.join(heading.rsplit(old, 1))
            if wrong != heading:
                changed, line = replaced(text, heading, wrong)
                yield Defect(
                    FAMILY, f"a heading with {new} for {old}", stem, changed, (f"S103 {role}",), where=heading, line=line,
                )  # fmt: skip
        unheaded, _ = replaced(text, f"{heading}\n", "\n")
        yield Defect(FAMILY, "a heading lost", stem, unheaded, (f"S101|S103 {role}",), where=heading)


_SUB = re.compile(r"(?m)^（([一二三四五六七八九])）")


def _sub_sections(stem: str) -> Iterator[Defect]:
    """Each （二） and further with another number: skipped, repeated."""
    text = sample(stem)
    for found in _SUB.finditer(text):
        number = _HAN.index(found[1])
        after = text[found.end() : text.find("\n## ", found.end())]
        last = not _SUB.search(after)
        role = next(
            s.role for s in reversed(parsed(stem).sections) if f"## {s.label}{s.heading}" in text[: found.start()]
        )
        for other, way in (
            (number + 1, "a sub-section numbered one too far"),
            (number - 1, "a sub-section's number twice"),
        ):
            if number and 0 <= other < 9:
                wrong = f"{text[: found.start()]}（{_HAN[other]}）{text[found.end() :]}"
                line = text[: found.start()].count("\n") + 1
                yield Defect(
                    FAMILY, way, stem, wrong, (f"S105 {role}",), where=f"{line} （{found[1]}）", line=line if last else None,
                )  # fmt: skip
    yield from _series(stem)


def _series(stem: str) -> Iterator[Defect]:
    """一是, 二是, 三是 with one skipped or repeated."""
    text = sample(stem)
    for found in re.finditer(r"([二三四五])是", text):
        way = "一是, 二是 with a number"
        for other, what in ((_HAN.index(found[1]) + 1, "skipped"), (_HAN.index(found[1]) - 1, "twice")):
            line = text[: found.start()].count("\n") + 1
            wrong = f"{text[: found.start()]}{_HAN[other]}是{text[found.end() :]}"
            yield Defect(FAMILY, f"{way} {what}", stem, wrong, ("S105",), where=f"{line} {found[1]}是", line=line)


def _announced(stem: str) -> Iterator[Defect]:
    """The number of parts, or one of the parts, in the preamble is wrong."""
    text = sample(stem)
    head = text.partition("\n## ")[0]
    counted = re.search(r"([六七])(个?部分)", head)
    if not counted:
        return
    for wrong in "四五八九":
        changed = text[: counted.start()] + wrong + text[counted.start() + 1 :]
        yield Defect(FAMILY, "another number of parts announced", stem, changed, ("P401 preamble",), where=wrong)
    if edition(stem) == "reg2007":  # where an item may name two contents, one that is not named proves nothing
        return
    for name in ("存在的主要问题及改进情况", "其他需要报告的事项", "主动公开政府信息情况"):
        found = re.search(rf"((?:[一二三四五六七]是)?{name}[，；、]?)", head)
        if head.count(name) == 1 and found:
            rest = head[: found.start()] + head[found.end() :]
            changed = re.sub(r"[，；](?=[六七]个部分|等|。)", "", rest) + text[len(head) :]
            yield Defect(FAMILY, "a part not announced", stem, changed, ("P401 preamble",), where=name)


_NAMES = ("主动公开", "依申请公开", "政府信息管理", "政府信息公开平台建设", "监督保障")


def _aspects(stem: str) -> Iterator[Defect]:
    """One of the five aspects left out, whole, the others numbered on."""
    text = sample(stem)
    for index, name in enumerate(_NAMES):
        start = text.index(f"\n（{_HAN[index]}）{name}")
        end = min(at for mark in ("\n（", "\n## ") if (at := text.find(mark, start + 3)) > 0)
        after, mark, rest = text[end:].partition("\n## ")
        for later in range(index + 1, 5):
            after = after.replace(f"（{_HAN[later]}）{_NAMES[later]}", f"（{_HAN[later - 1]}）{_NAMES[later]}")
        more: tuple[str, ...] = ()
        if name == "监督保障" and not stem.endswith("department"):
            more = ("S108",)
        elif name == "依申请公开" and stem == "format2021-department":
            more = ("S111",)
        yield Defect(
            FAMILY, f"the aspect {name} left out", stem, text[:start] + after + mark + rest,
            ("S107 section.overview", *more),
        )  # fmt: skip
