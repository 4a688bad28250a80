"""Makes the Word templates beside it anew: `python templates/word.py`. An office restyles them in Word instead.

The layout is that of GB/T 9704-2012: A4, margins of 37, 35, 28 and 26 mm, 22 lines of 28 characters of 三号 (16 pt) on
a page, page numbers 「— 1 —」 in 四号 on the outer side.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt

from gixlint.wordfile import packed

HERE = Path(__file__).parent
SONG, HEI, KAI, FANG = "方正小标宋简体", "黑体", "楷体_GB2312", "仿宋_GB2312"
FALLBACKS = {SONG: "华文中宋", HEI: "SimHei", KAI: "楷体", FANG: "仿宋", "宋体": "SimSun"}
"""The fonts of the standard, and what stands in for one that is not installed."""

LINE = Pt(28.95)  # 22 lines fill the 225 mm between the margins
TIGHTER = -5  # twentieths of a point by which 28 characters of 16 pt fit into 156 mm
UNUSED = ("stylesWithEffects", "customXml", "thumbnail", "numbering", "webSettings")
KEPT_STYLES = {
    "Normal", "Title", "Heading 1", "Heading 2", "Heading 3", "Body Text", "Footer", "Header", "Table Grid",
    "Normal Table", "Default Paragraph Font", "Strong", "No List",
}  # fmt: skip


def paper(language: str) -> Any:
    """Return an empty document in the layout of the standard, with the styles that an office may change."""
    document = Document()
    _prune(document)
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin, section.left_margin, section.right_margin = (
        Mm(37),
        Mm(35),
        Mm(28),
        Mm(26),
    )
    section.header_distance, section.footer_distance = Mm(15), Mm(21)
    grid = section._sectPr.find(qn("w:docGrid"))
    if grid is not None:
        section._sectPr.remove(grid)  # lines are of an exact height instead, so that tables need no exception
    normal = document.styles["Normal"]
    _style(normal, FANG, 16)
    _element(normal.element.get_or_add_rPr(), "w:spacing", val=TIGHTER)
    _element(normal.element.get_or_add_rPr(), "w:lang", val="en-US", eastAsia="zh-CN")
    normal.paragraph_format.line_spacing_rule, normal.paragraph_format.line_spacing = WD_LINE_SPACING.EXACTLY, LINE
    _element(normal.element.get_or_add_pPr(), "w:snapToGrid", val=0)
    _style(document.styles["Title"], SONG, 22, align=WD_ALIGN_PARAGRAPH.CENTER, line=Pt(33), after=LINE, keep=True)
    indent = language == "zh-CN"
    for name, font, bold in (("Heading 1", HEI, False), ("Heading 2", KAI, False), ("Heading 3", FANG, True)):
        _style(document.styles[name], font, 16, bold=bold, indent=indent, keep=True)
    _style(document.styles["Body Text"], FANG, 16, indent=indent)  # not justified: addresses of sites would tear lines
    for name, size, line in (("公文表格", 10.5, 18), ("公文表格小字", 9, 12)):
        style = _style(_new(document, name), "宋体", size, align=WD_ALIGN_PARAGRAPH.CENTER, line=Pt(line))
        _element(style.element.get_or_add_rPr(), "w:spacing", val=0)
    signature = _style(_new(document, "公文落款"), FANG, 16, align=WD_ALIGN_PARAGRAPH.RIGHT)
    _element(signature.element.get_or_add_pPr(), "w:ind", right=1280, rightChars=400)
    _element(_style(_new(document, "公文签署"), FANG, 16, keep=True).element.get_or_add_pPr(), "w:ind", left=3840)
    _style(_new(document, "公文说明"), KAI, 12, line=Pt(18), before=LINE)
    blank = _new(document, "待填写", WD_STYLE_TYPE.CHARACTER)
    _element(blank.element.get_or_add_rPr(), "w:shd", val="clear", color="auto", fill="FFF2CC")
    marked = _new(document, "原文标记", WD_STYLE_TYPE.CHARACTER)
    marked.font.bold, marked.font.underline = True, True
    _fallbacks(document)
    _page_numbers(document)
    return document


def _prune(document: Any) -> None:
    """Leave only the parts and styles that are used, and of the styles nothing but their names."""
    for relations in (document.part.rels, document.part.package.rels):
        for key in [key for key, relation in relations.items() if relation.reltype.endswith(UNUSED)]:
            del relations[key]
    for style in list(document.styles):
        if style.name not in KEPT_STYLES:
            style.element.getparent().remove(style.element)
            continue
        for tag in ("w:rPr", "w:pPr"):
            if style.type == WD_STYLE_TYPE.PARAGRAPH and (found := style.element.find(qn(tag))) is not None:
                style.element.remove(found)
        for tag in ("w:link", "w:next"):
            if (found := style.element.find(qn(tag))) is not None:
                style.element.remove(found)
    for level, name in enumerate(("Heading 1", "Heading 2", "Heading 3")):
        _element(document.styles[name].element.get_or_add_pPr(), "w:outlineLvl", val=level)


def _new(document: Any, name: str, kind: Any = WD_STYLE_TYPE.PARAGRAPH) -> Any:
    style = document.styles.add_style(name, kind)
    style.base_style = document.styles["Normal"] if kind == WD_STYLE_TYPE.PARAGRAPH else None
    style.element.styleId = f"Office{len(document.styles)}"  # programs read letters more surely than characters
    return style


def _style(
    style: Any,
    font: str,
    size: float,
    *,
    bold: bool = False,
    indent: bool = False,
    keep: bool = False,
    align: Any = None,
    line: Any = None,
    before: Any = None,
    after: Any = None,
) -> Any:
    style.hidden, style.quick_style, style.unhide_when_used = False, True, False
    style.font.name, style.font.size, style.font.bold = font, Pt(size), bold
    style.element.rPr.rFonts.set(qn("w:eastAsia"), font)
    style.element.rPr.rFonts.set(qn("w:cs"), font)
    layout = style.paragraph_format
    layout.space_before, layout.space_after = before or Pt(0), after or Pt(0)
    if line is not None:
        layout.line_spacing_rule, layout.line_spacing = WD_LINE_SPACING.EXACTLY, line
    if keep:
        layout.keep_with_next = True
    if align is not None:
        layout.alignment = align
    if indent:
        _element(style.element.get_or_add_pPr(), "w:ind", firstLine=640, firstLineChars=200)
    return style


def _element(parent: Any, tag: str, **attributes: object) -> Any:
    """Return the child of this name with these attributes, put where the schema wants it."""
    child = parent.find(qn(tag))
    if child is None:
        child = parse_xml(f"<{tag} {nsdecls('w')}/>")
        adder = getattr(parent, f"_insert_{tag[2:]}", None)
        if adder is not None:
            adder(child)
        else:
            order = RUN_ORDER if parent.tag == qn("w:rPr") else PARAGRAPH_ORDER
            later = {qn(f"w:{name}") for name in order[order.index(tag[2:]) + 1 :]}
            at = next((index for index, other in enumerate(parent) if other.tag in later), len(parent))
            parent.insert(at, child)
    for name, value in attributes.items():
        child.set(qn(f"w:{name}"), str(value))
    return child


RUN_ORDER = ("rStyle", "rFonts", "b", "bCs", "i", "color", "spacing", "w", "sz", "szCs", "u", "shd", "lang")
PARAGRAPH_ORDER = (
    "pStyle", "keepNext", "keepLines", "pageBreakBefore", "widowControl", "numPr", "pBdr", "shd", "tabs", "snapToGrid",
    "spacing", "ind", "jc", "outlineLvl", "rPr",
)  # fmt: skip


def _fallbacks(document: Any) -> None:
    """Say in the font table what stands in for each font."""
    fonts = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:charset w:val="86"/>'
        f'<w:family w:val="{"swiss" if name == HEI else "roman"}"/><w:pitch w:val="variable"/></w:font>'
        for name, other in FALLBACKS.items()
    )
    blob = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:fonts {nsdecls("w")}>{fonts}</w:fonts>'
    for relation in list(document.part.rels.values()):
        if relation.reltype == RELATIONSHIP_TYPE.FONT_TABLE:
            relation._target = Part(
                PackURI("/word/fontTable.xml"), CONTENT_TYPE.WML_FONT_TABLE, blob.encode(), document.part.package
            )


def _page_numbers(document: Any) -> None:
    document.settings.odd_and_even_pages_header_footer = True
    section = document.sections[0]
    for footer, align, side in (
        (section.footer, WD_ALIGN_PARAGRAPH.RIGHT, "right"),
        (section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT, "left"),
    ):
        footer.is_linked_to_previous = False
        paragraph = footer.paragraphs[0]
        paragraph.style, paragraph.alignment = document.styles["Footer"], align
        _element(paragraph._p.get_or_add_pPr(), "w:ind", **{side: 280, f"{side}Chars": 100})
        paragraph.add_run("— ")
        field = parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>')
        paragraph._p.append(field)
        paragraph.add_run(" —")
    _style(document.styles["Footer"], "宋体", 14, line=Pt(18))


def findings(words: Mapping[str, Any]) -> Any:
    """Return the template of the findings: Jinja tags in the paragraphs of a document (docxtpl)."""
    document = paper(words["language"])
    _index(document, words)
    _(document, "{%p for report in reports %}")
    _(document, "{%p if several %}")
    _(document, words["title"], "Title").paragraph_format.page_break_before = True
    _(document, "{%p else %}")
    _(document, words["title"], "Title")
    _(document, "{%p endif %}")
    _(document, "{%p if report.error %}")
    _(document, words["unread"], "Body Text")
    _(document, "{%p else %}")
    _(document, words["opening"], "Body Text")
    _result(document, words)
    _parts(document, words)
    _undecided(document, words)
    _(document, "{%p endif %}")
    for line in ("", *words["signed"]):
        _(document, line, "公文签署")
    _(document, words["note"], "公文说明")
    _(document, "{%p endfor %}")
    return document


def _(document: Any, words: str, style: str = "Normal", label: str = "") -> Any:
    """Add a paragraph, with a bold label before its words."""
    paragraph = document.add_paragraph(style=style)
    if label:
        paragraph.add_run(label).bold = True
    paragraph.add_run(words)
    return paragraph


def _index(document: Any, words: Mapping[str, Any]) -> None:
    _(document, "{%p if entries %}")
    _(document, words["index-title"], "Title")
    _(document, words["index-text"], "Body Text")
    counts = ("{{ entry.errors }}", "{{ entry.warnings }}", "{{ entry.notes }}")
    name = "{{ entry.name }}{% if entry.error %}：{{ entry.error }}{% endif %}"
    cells = ("{{ loop.index }}", name, "{{ entry.status }}", *counts)
    widths = (11, 67, 21, 19, 19, 19)
    _table(document, words["index-head"], "{%tr for entry in entries %}", cells, widths, 1, "公文表格")
    _(document, "{%p endif %}")


def _result(document: Any, words: Mapping[str, Any]) -> None:
    _(document, words["result"], "Heading 1")
    _(document, "{%p if report.parts %}")
    _(document, words["found"], "Body Text")
    cells = ("{{ row.name }}", "{{ row.errors }}", "{{ row.warnings }}", "{{ row.notes }}", "{{ row.total }}")
    _table(
        document, words["summary-head"], "{%tr for row in report.summary %}", cells, (68, 22, 22, 22, 22), 0, "公文表格"
    )
    _(document, "{%p elif report.undecided %}")
    _(document, words["clean-but"], "Body Text")
    _(document, "{%p else %}")
    _(document, words["clean"], "Body Text")
    _(document, "{%p endif %}")
    _(document, words["verdicts"], "Body Text")


def _parts(document: Any, words: Mapping[str, Any]) -> None:
    _(document, "{%p if report.parts %}")
    _(document, words["findings"], "Heading 1")
    _(document, "{%p for part in report.parts %}")
    _(document, words["part"], "Heading 2")
    _(document, "{%p for finding in part.findings %}")
    _(document, words["finding"], "Heading 3")
    _(document, "{%p if finding.waived %}")
    _(document, words["waived"], "Body Text")
    _(document, "{%p endif %}")
    _(document, words["place"], "Body Text", words["where"])
    _(document, "{%p if finding.excerpt %}")
    quoted = _(document, words["quotes"][0] + "{{ finding.before }}", "Body Text", words["excerpt"])
    quoted.add_run("{{ finding.marked }}", style="原文标记")
    quoted.add_run("{{ finding.after }}" + words["quotes"][1])
    _(document, "{%p endif %}")
    _(document, "{{ finding.message }}", "Body Text", words["message"])
    _(document, "{%p if finding.related %}")
    _(document, words["related-places"], "Body Text", words["related"])
    _(document, "{%p endif %}")
    _each(document, "for provision in finding.basis", words["cited"], words["basis"])
    _(document, "{%p if finding.hint %}")
    _(document, "{{ finding.hint }}", "Body Text", words["hint"])
    _(document, "{%p endif %}")
    _each(document, "for other in finding.consequences", words["follows"], words["consequence"])
    _(document, "{%p endfor %}")
    _(document, "{%p endfor %}")
    _(document, "{%p endif %}")


def _each(document: Any, loop: str, words: str, label: str) -> None:
    _(document, f"{{%p {loop} %}}")
    _(document, words, "Body Text", label)
    _(document, "{%p endfor %}")


def _undecided(document: Any, words: Mapping[str, Any]) -> None:
    _(document, "{%p if report.undecided %}")
    _(document, words["undecided"], "Heading 1")
    _(document, words["undecided-text"], "Body Text")
    _each(document, "for entry in report.undecided", words["reason"], "")
    _(document, "{%p endif %}")


def _table(
    document: Any, heads: Sequence[str], loop: str, cells: Sequence[str], widths: Sequence[int], wide: int, style: str
) -> None:
    """Add a table of a head, which pages repeat, and a row for each turn of a loop; widths are in millimetres."""
    table = document.add_table(rows=4, cols=len(heads), style="Table Grid")
    table.autofit, table.alignment = False, WD_TABLE_ALIGNMENT.CENTER
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    for row, words in zip(table.rows, (heads, (loop,), cells, ("{%tr endfor %}",)), strict=True):
        _keep_whole(row)
        for column, width in enumerate(widths):
            cell = row.cells[column]
            cell.width, cell.vertical_alignment = Mm(width), WD_CELL_VERTICAL_ALIGNMENT.CENTER
            cell.paragraphs[0].style = document.styles[style]
            if column < len(words):
                cell.paragraphs[0].add_run(words[column]).bold = words is heads or None
            if column == wide and words is cells:
                cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.LEFT
    table.rows[0]._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))


def _keep_whole(row: Any) -> None:
    row._tr.get_or_add_trPr().append(parse_xml(f"<w:cantSplit {nsdecls('w')}/>"))


def templates() -> dict[str, bytes]:
    """Return the templates by the names of their files; the same each time."""
    words = yaml.safe_load((HERE / "words.yaml").read_text(encoding="utf-8"))
    made = {f"findings.{lang}.docx": findings(words[lang]) for lang in words} | {"draft.docx": paper("zh-CN")}
    return {name: packed(document, "", "", date(2026, 1, 1)) for name, document in made.items()}


if __name__ == "__main__":
    for name, data in templates().items():
        (HERE / name).write_bytes(data)
    sys.exit(0)
