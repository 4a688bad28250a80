"""Whether names of agencies mean one agency, and how one departs from the other."""

from __future__ import annotations

from collections.abc import Iterator

from gixlint.document import Place
from gixlint.judging.titles import abridged
from gixlint.parsing.agencies import fullness, is_agency
from gixlint.report import Absent, Report, Title
from gixlint.text import Text, pattern

__all__ = ["another", "foreign_guides", "own_words", "renamed"]

_ORGAN = r"(?:管理局|监督局|委员会|办公室|办公厅|人民政府|管委会|局|委|厅|办|院|中心)$"
_REGION = r"^(?:[\u4e00-\u9fff]{2,12}?(?:自治区|自治州|自治县|省|州|盟|市|县|区|旗|镇|乡|街道))+"
_WHOLE = rf"{_ORGAN}|(?:省|州|盟|市|县|区|旗|镇|乡|街道|队|站|所|部|会|府|校|学|公司|银行|集团)$"
"""How names of agencies end, and names of places that stand for their government."""

_DROPPED = 3
"""A name that lacks more characters than this is a short form, and no slip."""

_SLIP = 1
"""Names of one length that differ in no more characters (水务局, 水利局) are meant to be one name."""


def renamed(full: str, other: str) -> str:
    """Say how `other` departs from `full`, empty where it is the same name, a longer one, or that of another body."""
    one, two = _bare(full), _bare(other)
    if two.startswith(one) and 0 < len(two) - len(one) <= _DROPPED and not pattern(_WHOLE).search(one):
        return "名称不全"
    if one == two or one.endswith(two) or two.endswith(one) or one.startswith(two) or two.startswith(one):
        return ""
    if _elsewhere(one, two):
        return "地名不一致"
    if one[:2] == two[:2] and one[-4:] == two[-4:] and abs(len(one) - len(two)) == 1:
        return "名称漏字" if _inside(*sorted((one, two), key=len)) else ""
    if one[:2] != two[:2] or not _core(one) & _core(two):
        return ""
    if abridged(one) != abridged(two):
        return "全称与简称混用"
    short, long = sorted((one, two), key=len)
    if _inside(short, long):
        return "名称漏字" if len(long) - len(short) <= _DROPPED else "全称与简称混用"
    slip = len(one) == len(two) and sum(a != b for a, b in zip(one, two, strict=True)) <= _SLIP
    return "名称不一致" if slip or abridged(one) else ""


def another(full: str, other: str) -> str:
    """Say that two departments of one place have nothing in common but the place, empty where that is not sure."""
    one, two = _bare(full), _bare(other)
    region = r"^[\u4e00-\u9fff]{2,8}?(?:省|市|县|区|州|盟|旗)"
    places = [match[0] if (match := pattern(region).search(name)) else "" for name in (one, two)]
    department = r"(?<!分)(?:局|委员会|厅)$"
    both = all(pattern(department).search(name) and fullness(name) == 2 for name in (one, two))
    strange = places[0] == places[1] != "" and not _core(one) & _core(two)
    return "是另一个机关" if both and strange else ""


def own_words(report: Report) -> Iterator[tuple[Place, str, str]]:
    """Yield where the preamble writes the agency's own name with characters dropped or abridged: place, words, how."""
    agency, preamble = report.find("agency"), report.find("preamble")
    if isinstance(agency, Absent) or isinstance(preamble, Absent):
        return
    name = _bare(report.agency.name)
    if len(name) < 6 or abridged(name) or report.agency.level in ("government", "township"):
        return
    text = report.preamble.text
    seen: set[str] = set()
    for match in text.all(
        rf"{name[:2]}[\u4e00-\u9fff]{{2,20}}?(?:局|委员会|委|厅)(?!网|门户|官|信|微|系统|文件|长|机关)"
    ):
        said = match.words
        if said in seen or said == name or name.startswith(said) or said in name or name in said:
            continue
        if _short_for(text, match.span[0], said) or len(said) >= len(name) or said[-1] != name[-1]:
            continue
        if _inside(said, name) and len(name) - len(said) <= _DROPPED:
            seen.add(said)
            yield match.place, said, "漏了字"
        elif abridged(said) and _inside(said, name) and not _known_short(report, text, match.span[1], said):
            seen.add(said)
            yield match.place, said, "用了简称"


def foreign_guides(report: Report) -> Iterator[tuple[Place, str]]:
    """Yield where a guide or catalogue that the agency compiled bears another agency's name: place and name."""
    agency = report.find("agency")
    if isinstance(agency, Absent) or report.agency.level not in ("department", "township"):
        return
    own = _bare(report.agency.name)
    for match in report.body.text.all(
        r"《(?P<name>[\u4e00-\u9fff]{2,6}?(?:省|市|县|区|州|旗)[\u4e00-\u9fff]{2,14}?(?:局|委员会|委|厅))(?:机关)?(?:政府)?信息公开"
        r"(?:指南|目录|工作制度|实施细则|暂行办法)"
    ):
        name = match["name"]
        before = report.body.text.folded[max(0, match.span[0] - 16) : match.span[0]]
        if not pattern(r"(?:编制|编印|编写|制定|制作|修订|修改|完善|印发|印制|更新|出台|公布|发布)了?$").search(
            before
        ) or not is_agency(name):
            continue
        if not _core(name) & _core(own) and name not in own and own not in name:
            yield match.place_of("name"), name


def _known_short(report: Report, text: Text, end: int, said: str) -> bool:
    """Whether a short form names an office to ask, or is the title's, which is reported there."""
    title = report.find("title")
    return text.folded.startswith(("办公室", "政务", "信息"), end) or (
        isinstance(title, Title) and _bare(title.agency) == said
    )


def _short_for(text: Text, start: int, said: str) -> bool:
    """Whether a name is introduced as a short form (以下简称…), or stands in a title of a document."""
    before = text.folded[max(0, start - 12) : start]
    return (
        "简称" in before
        or f"简称{said}" in text.folded
        or f'简称"{said}' in text.folded
        or (text.folded.rfind("《", 0, start) > text.folded.rfind("》", 0, start))
    )


def _elsewhere(one: str, two: str) -> bool:
    """Whether two names are of one kind of organ in different places, neither of which lies in the other."""
    places = [match[0] if (match := pattern(_REGION).search(name)) else "" for name in (one, two)]
    organs = [name.removeprefix(place) for name, place in zip((one, two), places, strict=True)]
    first, second = places
    level = first[-1:] == second[-1:]
    return (
        organs[0] == organs[1] != ""
        and bool(first and second)
        and level
        and first[:2] != second[:2]
        and not (first.endswith(second) or second.endswith(first))
    )


def _bare(name: str) -> str:
    return pattern(r"\([^)]*\)|[\s·]").sub("", name)


def _core(name: str) -> set[str]:
    """The characters that tell an organ from others: without its region and without 局 or 委员会."""
    organ = pattern(_REGION).sub("", name) or name
    return set(pattern(_ORGAN).sub("", organ)) or {name[-1]}


def _inside(short: str, long: str) -> bool:
    """Whether the characters of `short` stand in `long` in the same order."""
    rest = iter(long)
    return all(character in rest for character in short)
