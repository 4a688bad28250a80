"""Sections rewritten: levels misused, aspects and halves left out, forms of other years, prose beside tables, zeros unsaid."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tests.accuracy.samples import SAMPLES, WITH_TABLES, Defect, cut, edition, parsed, sample

FAMILY = "sections"
_HAN = "一二三四五六七八九"


def all_of() -> Iterator[Defect]:
    """Yield the defects of this family."""
    for stem in SAMPLES:
        yield from _levels(stem)
        yield from _halves(stem)
        yield from _titles(stem)
        if edition(stem) == "format2021":
            yield from _overviews(stem)
            yield from _beside_tables(stem)
        if edition(stem) == "reg2007":
            yield from _undeclared(stem)
    for stem in WITH_TABLES:
        yield from _other_forms(stem)
    yield from _statistics("reg2007-township")


def _with_section(stem: str, named: str, body: str) -> str:
    """Return a sample with the words under the heading that has `named` in it replaced; an annex stays."""
    head, parts, end = cut(stem)
    index = next(i for i, part in enumerate(parts) if named in part.partition("\n")[0])
    heading, _, rest = parts[index].partition("\n")
    annex = rest[rest.index("附件：") :] if "\n附件：" in rest else ""
    return head + "".join([*parts[:index], f"{heading}\n\n{body}\n\n{annex}", *parts[index + 1 :]]) + end


_SUB = re.compile(r"(?m)^（([一二三四五六七八九])）")


def _levels(stem: str) -> Iterator[Defect]:
    """Sub-headings numbered as sections, one or all; 1. over （一）."""
    head, parts, end = cut(stem)
    index = next((i for i, part in enumerate(parts) if len(_SUB.findall(part)) > 1), None)
    if index is None:
        return
    heading, mark, body = parts[index].partition("\n")
    found = list(_SUB.finditer(body))
    first = body[: found[0].start()] + body[found[0].start() :].replace(found[0][0], f"{found[0][1]}、", 1)
    every = _SUB.sub(r"\1、", body)
    counted = _SUB.sub(lambda match: f"{_HAN.index(match[1]) + 1}.", body)
    below = "\n\n（一）日常管理。由办公室负责。\n\n（二）专项管理。由业务科室负责。\n\n2."
    for way, changed in (
        ("a sub-heading numbered as a section", first),
        ("all sub-headings numbered as sections", every),
        ("1. over （一）", counted.replace("\n\n2.", below, 1)),
    ):
        text = head + "".join([*parts[:index], heading, mark, changed, *parts[index + 1 :]]) + end
        yield Defect(FAMILY, way, stem, text, ("S106",))


_PRAISE = (
    "一年来，各项工作顺利完成，得到各方面的肯定，连续三年名列前茅。",
    "政府信息公开工作成效显著，公众满意，上级表彰，媒体多次作了正面报道。",
)
_TROUBLE = (
    "一是公开内容不够丰富，群众关心的事项偏少。二是更新不够及时，个别栏目滞后。",
    "存在的主要问题是解读形式单一，网站检索不便，基层力量薄弱。",
)
_REMEDY = (
    "下一步，将加强业务培训，完善公开目录，优化检索功能。",
    "开展业务培训4期，修订办理规范，更换公开栏，按季通报进度。",
)
_WHOLE = ("一是更新不够及时，已建立季度核对制度。二是解读形式单一，增加了图解和视频。",)


def _halves(stem: str) -> Iterator[Defect]:
    """What section 五 says: praise, problems without improvement, improvement without problems; both."""
    for way, every, roots in (
        ("praise only", _PRAISE, ("S109 section.problems",)),
        ("problems only", _TROUBLE, ("S109 section.problems",)),
        ("improvement only", _REMEDY, ("S109 section.problems",)),
        ("problems and improvement", _WHOLE, ()),
    ):
        for number, words in enumerate(every, 1):
            yield Defect(FAMILY, way, stem, _with_section(stem, "问题", words), roots, where=f"{number}")


def _titles(stem: str) -> Iterator[Defect]:
    """Something else stands where the title is due."""
    title, _, rest = sample(stem).partition("\n")
    for way, words in (
        ("a document number for the title", "安政办发〔2026〕3号"),
        ("an addressee for the title", "市政务公开工作领导小组办公室："),
        ("a column's name for the title", "政府信息公开"),
    ):
        yield Defect(FAMILY, way, stem, f"{words}\n{rest}", ("I101 title",))
    agency = title.removeprefix("# ").partition("20")[0]
    for way, words in (
        ("nothing but the title", ""),
        ("nothing but an attachment's name", f"附件：{agency}年度报告.pdf\n"),
        ("nothing but the signature", f"{agency}\n"),
    ):
        yield Defect(FAMILY, way, stem, f"{title}\n\n{words}", ("D110 body",))


_ASPECTS = {
    "proactive": "全年主动公开的内容涵盖政策、财政、项目三类，均在规定时限内上网。",
    "requests": "依法答复公民、企业提出的公开申请，每件都与申请人当面沟通。",
    "management": "公文起草时即标明属性，定稿前逐件审核，过期内容定期清理。",
    "platform": "门户网站改版后分类更加清楚，微信公众号定期推送。",
    "supervision": "组织业务培训两次，开展年度考核和社会评议，没有需要追究责任的情形。",
}


def _overviews(stem: str) -> Iterator[Defect]:
    """总体情况 in plain words, with all five aspects, and with each of them left out."""
    for left in ("", *_ASPECTS):
        words = "\n\n".join(said for key, said in _ASPECTS.items() if key != left)
        roots: tuple[str, ...] = ("S107 section.overview",) if left else ()
        if left == "supervision" and not stem.endswith("department"):
            roots += ("S108 section.overview",)
        explained = "" if stem == "format2021-township" else "\n\n被纠正的案件因检索不细引起，已重新答复并组织培训。"
        explained = "" if left == "supervision" else explained
        if left == "supervision" and stem != "format2021-township":
            continue  # the remedy that the corrections need speaks of training
        text = _with_section(stem, "总体情况", f"{words}{explained}")
        way = f"an overview in plain words without {left}" if left else "an overview in plain words"
        yield Defect(FAMILY, way, stem, text, roots)


_NARRATIVES = (
    "全年坚持以公开为常态、不公开为例外，全面公开各类信息，接受社会监督。",
    "各科室按照目录逐项梳理，做到应公开尽公开，群众反映良好。",
    "办公室牵头核对数据，各单位按时报送，确保数据真实准确。",
)
_NOTES = ("注：表中数据截至12月31日，以台账为准，与其他统计口径不同。", "单位：件")


def _beside_tables(stem: str) -> Iterator[Defect]:
    """Prose, or a note, before or after the tables of 二 and 三."""
    text = sample(stem)
    for number, mark in ((2, "## 二、"), (3, "## 三、")):
        role = ("section.proactive", "section.requests")[number - 2]
        start = text.index("\n\n", text.index(mark)) + 2
        end = text.index("</table>\n", start) + len("</table>\n")
        for words in _NARRATIVES:
            yield Defect(FAMILY, "prose before a table", stem, f"{text[:start]}{words}\n\n{text[start:]}", (f"S113 {role}",),
                         where=f"{number} {words[:4]}")  # fmt: skip
            yield Defect(FAMILY, "prose after a table", stem, f"{text[:end]}\n{words}\n{text[end:]}", (f"S113 {role}",),
                         where=f"{number} {words[:4]}")  # fmt: skip
        for words in _NOTES:
            yield Defect(
                FAMILY, "a note to a table", stem, f"{text[:end]}\n{words}\n{text[end:]}", where=f"{number} {words}"
            )


def _tables(text: str) -> list[str]:
    return re.findall(r"(?s)<table>.*?</table>", text)


_HEADS = {
    "format2019": ("本年新制作数量", "本年新公开数量", "对外公开总数量"),
    "format2021": ("本年制发件数", "本年废止件数", "现行有效件数"),
}


def _other_forms(stem: str) -> Iterator[Defect]:
    """表二 whole or its heads, and （六）其他处理 of 表三, as the other form has them."""
    text, own = sample(stem), edition(stem)
    other = "format2021" if own == "format2019" else "format2019"
    mine, theirs = _tables(text), _tables(sample(f"{other}-{stem.partition('-')[2]}"))
    roots = ("S112 table.proactive",)
    plain = re.sub(r"[^。\n]*规范性文件[^。\n]*。|[^。\n]*规章[^。\n]*。", "", text)
    yield Defect(FAMILY, "表二 of the other form", stem, plain.replace(mine[0], theirs[0]), roots)
    heads = text
    for old, new in zip(_HEADS[own], _HEADS[other], strict=True):
        heads = heads.replace(f"<td>{old}</td>", f"<td>{new}</td>")
    yield Defect(FAMILY, "表二 with the other form's heads", stem, heads, roots)
    rows = mine[1].split("\n")
    at = next(i for i, row in enumerate(rows) if "（六）其他处理" in row)
    figures = [re.findall(r"<td>(\d+)</td>", row) for row in rows]
    if own == "format2021":
        sums = [sum(map(int, column)) for column in zip(*figures[at : at + 3], strict=True)]
        cells = "".join(f"<td>{value}</td>" for value in sums)
        one = f'<tr><td colspan="2">（六）其他处理</td>{cells}</tr>'
        table = "\n".join([*rows[:at], one, *rows[at + 3 :]]).replace('rowspan="22"', 'rowspan="20"')
        yield Defect(FAMILY, "（六）其他处理 as the other form has it", stem, text.replace(mine[1], table),
                     ("S112 table.requests",))  # fmt: skip
    else:
        labels = re.findall(r">(\d\.(?:申请人[无逾][^<]*|其他))<", theirs[1])
        zeros, cells = "<td>0</td>" * 7, "".join(f"<td>{value}</td>" for value in figures[at])
        three = [
            f'<tr><td rowspan="3">（六）其他处理</td><td>{labels[0]}</td>{zeros}</tr>',
            f"<tr><td>{labels[1]}</td>{zeros}</tr>",
            f"<tr><td>{labels[2]}</td>{cells}</tr>",
        ]
        table = "\n".join([*rows[:at], *three, *rows[at + 1 :]]).replace('rowspan="20"', 'rowspan="22"')
        yield Defect(FAMILY, "（六）其他处理 as the other form has it", stem, text.replace(mine[1], table),
                     ("S112 table.requests",))  # fmt: skip


_EMPTY_WORDS = (
    "安排专人负责接待群众，做到热情周到、及时办理。",
    "严格执行国家规定，公开透明，接受监督。",
    "高度重视有关工作，明确责任科室，按规定程序办理。",
)


def _undeclared(stem: str) -> Iterator[Defect]:
    """Sections of 2008-2018 that speak of all but what is due; no statistics table says it instead."""
    text = re.sub(r"(?s)附件：[^\n]*\n\n<table>.*?</table>\n\n?", "", sample(stem))
    text = re.sub(r"，并附政府信息公开情况统计表", "", text)
    held = {"申请公开": ("Z101 section.requests",), "收费": ("Z103 section.fees",),
            "复议": ("Z104 section.disputes", "Z105 section.disputes")}  # fmt: skip
    for named, roots in held.items():
        for number, words in enumerate(_EMPTY_WORDS, 1):
            head, parts, end = _cut(text)
            index = next(i for i, part in enumerate(parts) if named in part.partition("\n")[0])
            heading = parts[index].partition("\n")[0]
            changed = head + "".join([*parts[:index], f"{heading}\n\n{words}\n\n", *parts[index + 1 :]]) + end
            yield Defect(FAMILY, f"a section on {named} that does not say it", stem, changed, roots, where=f"{number}")
    disputes = next(part for part in _cut(text)[1] if "复议" in part.partition("\n")[0])
    heading = disputes.partition("\n")[0]
    for said, root in (
        ("全年未发生因政府信息公开被提起行政诉讼的情况。", "Z104 section.disputes"),
        ("本年度没有因政府信息公开引起的诉讼。", "Z104 section.disputes"),
        ("因政府信息公开引发的行政诉讼为零。", "Z104 section.disputes"),
        ("全年未发生因政府信息公开被申请行政复议的情况。", "Z105 section.disputes"),
        ("本年度没有因政府信息公开引起的复议案件。", "Z105 section.disputes"),
        ("因政府信息公开引发的行政复议为零。", "Z105 section.disputes"),
    ):
        changed = text.replace(disputes, f"{heading}\n\n{said}\n\n")
        yield Defect(FAMILY, f"one kind of dispute only: {said}", stem, changed, (root,))
    yield from _withheld(stem, text)
    yield from _uncounted(stem, text)


def _cut(text: str) -> tuple[str, list[str], str]:
    head, *parts = re.split(r"(?m)^(?=## )", text)
    *blocks, name, day = parts[-1].rstrip("\n").split("\n\n")
    return head, [*parts[:-1], "\n\n".join(blocks) + "\n\n"], f"{name}\n\n{day}\n"


_REQUESTS = {
    "reg2007-department": "2013年收到政府信息公开申请27件，均已答复。",
    "reg2007-government": "全县全年收到政府信息公开申请166件，均已答复。",
    "reg2007-township": "2017年，荷岭镇收到政府信息公开申请9件，均已答复。",
}


def _withheld(stem: str, text: str) -> Iterator[Defect]:
    """The section on requests counts them and is silent on what was withheld."""
    part = next(part for part in _cut(text)[1] if "申请公开" in part.partition("\n")[0])
    heading = part.partition("\n")[0]
    for way, more, roots in (
        ("silent", "", ("Z102 section.requests",)),
        ("silent, with a procedure", "答复书均按规定格式制作，写明救济途径。", ("Z102 section.requests",)),
        ("silent, with the contents of requests", "申请内容以征地补偿、环境评价材料居多。", ("Z102 section.requests",)),
        ("none", "没有不予公开的情况。", ()),
    ):
        changed = text.replace(part, f"{heading}\n\n{_REQUESTS[stem]}{more}\n\n")
        yield Defect(FAMILY, f"what was withheld: {way}", stem, changed, roots)


_DISCLOSED = (
    "全年主动公开各类政府信息，内容全面，更新及时，群众满意。",
    "公开内容涵盖机构职能、规划、财政、行政执法各方面，均在网站发布。",
    "按照目录逐项公开，做到应公开尽公开。",
)


def _uncounted(stem: str, text: str) -> Iterator[Defect]:
    """No count of what was disclosed, anywhere."""
    head, parts, end = _cut(text)
    plain = {
        "问题": _WHOLE[0],
        "其他": "没有其他需要报告的事项。",
        "概述": _EMPTY_WORDS[2],
        "基本情况": _EMPTY_WORDS[2],
    }
    for words in _DISCLOSED:
        rest = []
        for part in parts:
            heading = part.partition("\n")[0]
            said = next((said for named, said in {"主动公开": words, **plain}.items() if named in heading), "")
            rest.append(f"{heading}\n\n{said}\n\n" if said else re.sub(r"[^。\n]*转为主动公开[^。\n]*。", "", part))
        changed = head + "".join(rest) + end
        yield Defect(FAMILY, f"nothing disclosed is counted: {words}", stem, changed, ("Z108 section.proactive",))


def _statistics(stem: str) -> Iterator[Defect]:
    """Each figure of the statistics table that is a part or a total: too large, or too small."""
    text = sample(stem)
    form = parsed(stem).form.statistics
    assert form is not None
    parents = {line.under for line in form.lines if line.under}
    for line in form.lines:
        root = line.under if line.under and line.key not in parents else line.key
        if not line.under and line.key not in parents:
            continue
        above = next((one.label for one in form.lines if one.key == line.under), "")
        named = re.compile(rf"<td>[^<]*?{re.escape(line.label)}[^<]*</td><td>[^<]*</td><td>(\d+)</td>")
        row = named.search(text, text.index(above, text.index("<td>统计指标")))
        if row is None or line.key == "disclosed" or line.under == "disclosed":
            continue  # the parts of what was disclosed are not all of it
        for way, wrong in (
            ("a figure of the statistics 3 more", int(row[1]) + 3),
            ("a figure of the statistics left at 0", 0),
        ):
            if wrong != int(row[1]):
                changed = text[: row.start(1)] + str(wrong) + text[row.end(1) :]
                more = ("Z107 statement.litigation",) if line.key == "litigation" else ()  # none, says the prose
                yield Defect(FAMILY, way, stem, changed, (f"F206 statistics.{root}", *more), where=line.key)
