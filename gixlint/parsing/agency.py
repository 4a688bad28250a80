"""Whose report it is."""

from __future__ import annotations

from collections import Counter

from gixlint.document import Document, Place
from gixlint.parsing.agencies import NAME, fullness, is_agency, level_of, same_agency
from gixlint.report import Absent, Agency, Context, Signature, Title
from gixlint.text import Text, fold

__all__ = ["find_agency"]


def find_agency(
    document: Document,
    title: Title | Absent,
    signature: Signature | Absent,
    preamble: Text,
    context: Context,
    text: Text,
) -> Agency | Absent:
    """Return the agency: as the title names it, if in full; else the fullest name that means the same agency."""
    named = list(_candidates(document, title, signature, preamble))
    spoken = None if named else _most_named(text)
    if spoken:
        named = [spoken]
    if not named:
        place = title.place if isinstance(title, Title) else text.place(0, 0)
        return Absent("agency", "标题、落款、编制说明和元数据中都没有机关名称", place)
    name, place, origin = named[0]
    if fullness(name) < 2:
        better = [c for c in named[1:] if fullness(c[0]) > fullness(name) and same_agency(name, c[0])]
        if better:
            name, place, origin = max(better, key=lambda c: fullness(c[0]))
    return Agency(name, context.level or level_of(name), place, origin)


def _candidates(
    document: Document, title: Title | Absent, signature: Signature | Absent, preamble: Text
) -> list[tuple[str, Place, str]]:
    found: list[tuple[str, Place, str]] = []
    if isinstance(title, Title) and title.agency:
        found.append((title.agency, title.place, title.origin))
    if isinstance(signature, Signature) and signature.agency:
        found.append((signature.agency, signature.agency_place, "signature"))
    match = preamble.find(rf"(?:与|和|同|向|请|由)\s?(?P<name>{NAME})[^,。;]{{0,12}}?(?:联系|咨询|编制|负责|提出)")
    if match and is_agency(match["name"]) and fullness(match["name"]) == 2:
        found.append((match["name"], match.place_of("name"), "preamble"))
    start = preamble.place(0, 0)
    for name in ("ContentSource", "发布机构", "page-source", "author", "信息来源", "来源"):
        words = fold(document.meta(name) or "").strip()
        if is_agency(words):
            found.append((words, start, "metadata"))
    own = preamble.find(
        rf"(?:^|[。;\n,])(?:\d{{4}}年,)?(?P<name>{NAME})(?=(?:政府信息公开|严格|认真|坚持|根据|按照|在|深入|全面|高度|以))"
    )
    if (
        own
        and is_agency(own["name"])
        and fullness(own["name"]) == 2
        and not own["name"].startswith(("根据", "按照", "在"))
    ):
        found.append((own["name"], own.place_of("name"), "preamble"))
    return found


def _most_named(text: Text) -> tuple[str, Place, str] | None:
    """The agency with its region that the text names most often, at least twice."""
    votes: Counter[str] = Counter()
    places: dict[str, Place] = {}
    region = r"[\u4e00-\u9fff]{2,5}?(?:省|市|县|区|州|盟|旗)"
    for match in text.all(
        rf"(?:^|[,。;:!?、《\n\"])(?P<name>{region}[\u4e00-\u9fff]{{2,12}}?(?:局|委|厅|办公室|人民政府|管委会))"
    ):
        if is_agency(match["name"]):
            votes[match["name"]] += 1
            places.setdefault(match["name"], match.place_of("name"))
    if not votes:
        return None
    name, count = votes.most_common(1)[0]
    return (name, places[name], "body") if count >= 2 else None
