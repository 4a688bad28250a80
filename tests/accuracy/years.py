"""Defects against the report of the year before: figures that do not go on, texts taken over, jumps."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from gixlint.editions import edition as form_of
from tests.accuracy.samples import SAMPLES, Defect, cut, parsed, sample
from tests.parsing.drawing import drawn, report

FAMILY = "years"
Figures = dict[str, dict[str, str]]


def all_of() -> Iterator[Defect]:
    """Yield the defects of every sample whose year before has the same form; texts taken over of every sample."""
    for stem in SAMPLES:
        yield from _copied(stem)
        if parsed(stem).report_year not in (2019, *range(2008, 2019)):
            yield from _carried(stem)
            yield from _stocks(stem)
            yield from _jumps(stem)


def _cells(stem: str) -> Figures:
    return {
        role: {key: str(figure.value) for key, figure in parsed(stem).table(role).cells.items()}
        for role in ("proactive", "requests", "disputes")
    }


def _before(stem: str) -> Figures:
    """The figures of the year before from which the sample's go on: the same, but for what is carried and what stands."""
    figures = _cells(stem)
    requests, proactive = figures["requests"], figures["proactive"]
    for key, value in list(requests.items()):
        row, _, column = key.partition(".")
        if row == "r2":  # what was carried over then, and as much was new
            requests[f"r4.{column}"] = value
            requests[f"r1.{column}"] = str(int(requests[f"r1.{column}"]) + int(value))
            rest = int(requests[f"r1.{column}"]) + int(requests[f"r2.{column}"]) - int(value)
            gap = rest - int(requests[f"r3_7.{column}"])
            requests[f"r3_7.{column}"] = str(rest)
            requests[f"r3_1.{column}"] = str(int(requests[f"r3_1.{column}"]) + gap)
    for key in list(proactive):
        if key.endswith(".in_force"):
            issued, repealed = (proactive[key.replace("in_force", other)] for other in ("issued", "repealed"))
            proactive[key] = str(int(proactive[key]) - int(issued) + int(repealed))
        elif key.endswith(".delta"):
            proactive[key] = "0"
    return figures


def _last(stem: str, figures: Mapping[str, Mapping[str, str]]) -> str:
    """Last year's report of the sample's agency with these figures, in other words than this year's."""
    agency = parsed(stem).agency.name
    text = drawn(parsed(stem).report_year - 1, figures)
    return text.replace("安平市水务局", agency)


def _changed(figures: Figures, role: str, **changed: str) -> Figures:
    return {**figures, role: {**figures[role], **{key.replace("__", "."): value for key, value in changed.items()}}}


def _against(stem: str, way: str, figures: Figures, roots: tuple[str, ...], where: str = "") -> Defect:
    return Defect(FAMILY, way, stem, sample(stem), roots, where=where, previous=_last(stem, figures))


def _carried(stem: str) -> Iterator[Defect]:
    """What was carried over last year is not what was carried in: more, less, of other applicants."""
    before = _before(stem)
    requests = before["requests"]
    total, natural, business = (int(requests[f"r4.{column}"]) for column in ("total", "natural", "business"))
    yield _against(stem, "figures that go on", before, ())
    for way, changed in (
        ("more carried over than in", {"r4__total": str(total + 3), "r4__natural": str(natural + 3)}),
        ("none carried over", {"r4__total": "0", "r4__natural": "0", "r4__business": "0", "r4__legal": "0"}),
        ("a digit more carried over", {"r4__total": f"{total}0"}),
    ):
        now, then = int(_cells(stem)["requests"]["r4.total"]), int(changed["r4__total"])
        jump = ("C204 requests.r4.total",) if abs(now - then) >= 50 else ()
        yield _against(stem, way, _changed(before, "requests", **changed), ("C201 requests.r2.total", *jump))
    shifted = {"r4__natural": str(natural + business + 1), "r4__business": "0"}
    columns = ("natural", "business") if business else ("natural",)
    if business:
        shifted["r4__natural"] = str(natural + business)
    roots = tuple(f"C201 requests.r2.{column}" for column in columns)
    yield _against(stem, "carried over by other applicants", _changed(before, "requests", **shifted), roots)


def _stocks(stem: str) -> Iterator[Defect]:
    """What was in force, or on the list, last year does not come to what is this year."""
    before = _before(stem)
    proactive = before["proactive"]
    stocks = [key for key in proactive if key.endswith((".in_force", ".prev_items")) and ".rules." not in key]
    for key in stocks:
        value = int(proactive[key])
        for way, wrong in (
            ("more in stock", value + 6),
            ("another stock", value + 17),
            ("a stock of other digits", value * 10 + 9),
        ):
            figures = {**before, "proactive": {**proactive, key: str(wrong)}}
            yield _against(stem, f"{way} last year", figures, (f"C202 proactive.{key}",), where=key)


def _jumps(stem: str) -> Iterator[Defect]:
    """Totals that are many times those of last year, or a fraction of them."""
    before = _before(stem)
    form = form_of(f"format{'2021' if parsed(stem).report_year > 2020 else '2019'}")
    assert form.tables
    for role, key, way, factor in (
        ("proactive", "t2_5.licence.decisions", "ten times as many last year", 10),
        ("proactive", "t2_6.penalty.decisions", "ten times as many last year", 10),
        ("requests", "r1.total", "a hundred times as many last year", 100),
        ("disputes", "review.total", "a hundred times as many last year", 100),
    ):
        value = int(before[role][key]) * factor
        figures = {**before, role: {**before[role], key: str(value)}}
        yield _against(stem, way, figures, (f"C204 {role}.{key}",), where=key)
    figures = {**before, "proactive": {**before["proactive"], "t2_5.licence.decisions": "0"}}
    few = int(before["proactive"]["t2_5.licence.decisions"]) < 50
    yield _against(stem, "none last year", figures, () if few else ("C204 proactive.t2_5.licence.decisions",))


def _copied(stem: str) -> Iterator[Defect]:
    """Last year's text with the years and most numbers changed, whole, or all but a section; another text altogether."""
    year = parsed(stem).report_year
    head, parts, end = cut(stem)

    def aged(text: str) -> str:
        return re.sub(r"(?<!\d)20\d\d(?!\d)", lambda match: str(int(match[0]) - 1), text)

    figures = re.compile(r"(?<=[息申件议])(\d+)(?=[条件])")
    whole = aged(sample(stem))
    other = report(year - 1, "主动公开各类信息。", "没有收到申请。", "没有复议和诉讼。", "全年围绕供水公开信息。")
    other = other.replace("安平市水务局", parsed(stem).agency.name)
    for way, previous, roots in (
        ("copied whole", whole, ("C203 body",)),
        ("copied with other numbers", figures.sub(lambda match: f"{match[1]}7", whole), ("C203 body",)),
        ("copied but for a section", aged(head + "".join(parts[:-1]) + end), ("C203 body",)),
        ("copied in another order", aged(head + "".join(_turned(part) for part in parts) + end), ("C203 body",)),
        ("written anew", other, ()),
    ):
        previous = re.sub(r"(?s)<table>.*?</table>", "", previous)  # whose figures would not go on
        yield Defect(FAMILY, way, stem, sample(stem), roots, previous=previous)


def _turned(part: str) -> str:
    """A section with its paragraphs in the other order, its tables where they are."""
    if "<table>" in part:
        return part
    heading, *paragraphs = part.rstrip("\n").split("\n\n")
    return "\n\n".join([heading, *reversed(paragraphs)]) + "\n\n"
