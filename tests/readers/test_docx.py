"""Reading Word files: text, blocks and stories."""

from __future__ import annotations

from io import BytesIO

import docx
import pytest

from gixlint.readers.docx import read_docx
from tests.readers.wordfile import (
    blocks,
    cell,
    field,
    framed,
    paragraph,
    relations,
    row,
    run,
    table,
    word_file,
    word_parts,
    zipped,
)

STYLES = """
<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="h2"><w:name w:val="标题二"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="sub"><w:basedOn w:val="h2"/></w:style>
<w:style w:type="paragraph" w:styleId="h3"><w:name w:val="heading 3"/></w:style>
<w:style w:type="paragraph" w:styleId="loop"><w:basedOn w:val="pool"/></w:style>
<w:style w:type="paragraph" w:styleId="pool"><w:basedOn w:val="loop"/></w:style>
"""


def test_reads_what_python_docx_writes() -> None:
    word = docx.Document()
    word.core_properties.title = "年度报告"
    word.core_properties.author = "办公室"
    word.add_heading("总体情况", 1)
    word.add_paragraph("正文")
    grid = word.add_table(2, 2)
    for index, text in enumerate("甲乙丙丁"):
        grid.cell(index // 2, index % 2).text = text
    word.add_heading("其他事项", 2)
    stream = BytesIO()
    word.save(stream)
    document = read_docx(stream.getvalue())
    assert document.text == "总体情况\n正文\n甲\t乙\n丙\t丁\n其他事项\n"
    assert blocks(document) == [
        ("body", "总体情况", 1),
        ("body", "正文", None),
        ("body", "甲\t乙\n丙\t丁", None),
        ("body", "其他事项", 2),
    ]
    assert document.source.format == "docx"
    assert (document.meta("title"), document.meta("creator")) == ("年度报告", "办公室")


TEXTS = {
    "soft break": ("<w:r><w:t>商业</w:t><w:br/><w:t>企业</w:t><w:cr/><w:t>等</w:t></w:r>", "商业\n企业\n等"),
    "soft break first": ("<w:r><w:br/><w:t>甲</w:t></w:r>", "\n甲"),
    "page break first": ('<w:r><w:br w:type="page"/><w:t>一、</w:t></w:r>', "一、"),
    "tab": ("<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:ptab/><w:t>丙</w:t></w:r>", "甲 乙 丙"),
    "hyphens": ("<w:r><w:t>A</w:t><w:noBreakHyphen/><w:t>B</w:t><w:softHyphen/><w:t>C&#173;D</w:t></w:r>", "A-BCD"),
    "blanks": ('<w:r><w:t> 一 </w:t><w:t xml:space="preserve"> 二&#9;三&#10;</w:t></w:r>', "一 二 三 "),
    "ideographic blanks": ("<w:r><w:t>　　一</w:t></w:r>", "　　一"),
    "symbol": ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:sym w:font="X" w:char="2460"/></w:r>', "☑①"),
    "symbol of a text font": ('<w:r><w:sym w:font="Arial" w:char="F041"/></w:r>', "A"),
    "odd symbol": ('<w:r><w:sym w:font="Wingdings" w:char="F021"/><w:sym w:font="X" w:char="zz"/></w:r>', "•"),
    "ruby": (
        f"<w:r><w:ruby><w:rt>{run('gōng')}</w:rt><w:rubyBase>{run('公')}</w:rubyBase></w:ruby></w:r>{run('开')}",
        "公开",
    ),
    "containers": (
        f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:smartTag>{run('单击')}</w:smartTag></w:sdtContent>"
        f"</w:sdt><w:customXml>{run('此处')}</w:customXml><w:bdo>{run('输入')}</w:bdo>",
        "单击此处输入",
    ),
    "field": (field(" PAGE ", run("3")) + run("页"), "3页"),
    "field in an instruction": (field(" IF ", run("真"), field("PAGE", run("1"))) + run("值"), "真值"),
    "field in a result": (field(" TOC ", run("甲") + field("PAGEREF", run("1")) + run("乙")) + run("丙"), "甲1乙丙"),
    "field without result": ('<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>TC</w:instrText></w:r>', ""),
    "simple field": (f'<w:fldSimple w:instr=" DATE ">{run("今日")}</w:fldSimple>', "今日"),
    "formula": ("<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>", "a+b"),
    "alternatives": (
        f"<mc:AlternateContent><mc:Choice>{run('新')}</mc:Choice><mc:Fallback>{run('旧')}</mc:Fallback>"
        "</mc:AlternateContent>",
        "新",
    ),
}


@pytest.mark.parametrize(("content", "text"), TEXTS.values(), ids=TEXTS)
def test_text_of_paragraph(content: str, text: str) -> None:
    document = read_docx(word_file(paragraph(content) + paragraph("完")))
    assert document.text == f"{text}\n完\n"


@pytest.mark.parametrize(
    ("properties", "level"),
    [
        ("", None),
        ('<w:outlineLvl w:val="0"/>', 1),
        ('<w:pStyle w:val="h2"/>', 2),
        ('<w:pStyle w:val="sub"/>', 2),
        ('<w:pStyle w:val="sub"/><w:outlineLvl w:val="9"/>', None),
        ('<w:pStyle w:val="h3"/>', 3),
        ('<w:pStyle w:val="loop"/>', None),
        ('<w:pStyle w:val="gone"/>', None),
    ],
)
def test_heading_level(properties: str, level: int | None) -> None:
    document = read_docx(word_file(paragraph("标题", properties), styles=STYLES))
    assert blocks(document) == [("body", "标题", level)]


BOX = f"<w:txbxContent>{paragraph('框一')}{paragraph('框二')}</w:txbxContent>"


DRAWN_BOX = (
    "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:anchor><wp:docPr id='1' name='文本框'/>"
    f"<wps:wsp><wps:txbx>{BOX}</wps:txbx></wps:wsp></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape>"
    f"<v:textbox>{BOX}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)


@pytest.mark.parametrize(
    "box",
    [DRAWN_BOX, f"<w:r><w:pict><v:rect><v:textbox>{BOX}</v:textbox></v:rect></w:pict></w:r>"],
    ids=["drawing", "vml"],
)
def test_text_box_follows_its_paragraph(box: str) -> None:
    body = paragraph(run("前") + box + run("后")) + table(row(cell(paragraph(box)), cell("乙"))) + paragraph("完")
    document = read_docx(word_file(body))
    framed = [("textbox", "框一", None), ("textbox", "框二", None)]
    assert blocks(document) == [
        ("body", "前后", None),
        *framed,
        ("body", "\t乙", None),
        *framed,
        ("body", "完", None),
    ]
    assert document.marks == ()


def test_box_in_box_and_in_header() -> None:
    nested = paragraph(framed(paragraph(run("外") + framed(paragraph("内")))))
    body = nested + section("", "header1:default")
    assert blocks(read_docx(word_file(body, header1=nested))) == [
        (story, words, None) for story in ("textbox", "header") for words in ("外", "内")
    ]


def test_notes_stand_at_the_end() -> None:
    reference = '<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:endnoteReference w:id="2"/></w:r>'
    notes = "<w:{0} w:id='1'><w:p/></w:{0}><w:{0} w:id='2'>{1}</w:{0}>"
    document = read_docx(
        word_file(
            paragraph(run("甲") + reference + run("乙")) + paragraph("丙"),
            footnotes=notes.format("footnote", paragraph("脚注")),
            endnotes=notes.format("endnote", paragraph("尾注")),
        )
    )
    assert blocks(document) == [
        ("body", "甲乙", None),
        ("body", "丙", None),
        ("footnote", "脚注", None),
        ("footnote", "尾注", None),
    ]
    assert [(mark.kind, mark.place, mark.value) for mark in document.marks] == [
        ("note", (1, 1), "尾注"),
        ("note", (1, 1), "脚注"),
    ]


def section(title_page: str, *names: str) -> str:
    shown = "".join(
        f'<w:{name[:6]}Reference w:type="{kind}" r:id="{name}"/>'
        for name, kind in (entry.split(":") for entry in names)
    )
    return f"<w:sectPr>{shown}{title_page}</w:sectPr>"


@pytest.mark.parametrize(
    ("title_page", "settings_xml", "expected"),
    [
        ("", "", ["页眉"]),
        ("<w:titlePg/>", "", ["页眉", "首页"]),
        ("", "<w:evenAndOddHeaders/>", ["页眉", "双页"]),
    ],
)
def test_headers_and_footers_once(title_page: str, settings_xml: str, expected: list[str]) -> None:
    names = ("header1:default", "header2:first", "header3:even", "footer1:default")
    body = paragraph("前", section("", "header4:default")) + paragraph("后") + section(title_page, *names)
    texts = {"header1": "页眉", "header2": "首页", "header3": "双页", "header4": "页眉", "footer1": "页脚"}
    parts = {name: paragraph(text) for name, text in texts.items()}
    document = read_docx(word_file(body, None, settings=settings_xml, **parts))
    assert [(story, words) for story, words, _ in blocks(document)] == [
        ("body", "前"),
        ("body", "后"),
        *(("header", words) for words in expected),
        ("footer", "页脚"),
    ]


@pytest.mark.parametrize(
    ("xml", "expected"),
    [
        ('<w:trackRevisions/><w:documentProtection w:edit="readOnly" w:enforcement="1"/>', ["readOnly", "true"]),
        ('<w:trackRevisions w:val="0"/><w:documentProtection w:edit="readOnly" w:enforcement="0"/>', [None, None]),
        ("", [None, None]),
    ],
)
def test_protection(xml: str, expected: list[str | None]) -> None:
    document = read_docx(word_file(paragraph("甲"), settings=xml))
    assert [document.meta("protected"), document.meta("trackRevisions")] == expected


def test_blank_header_leaves_nothing() -> None:
    body = paragraph("甲") + section("", "header1:default")
    assert read_docx(word_file(body, header1=paragraph(" ") + paragraph())).text == "甲\n"


def test_link_in_a_note_is_that_of_its_own_part() -> None:
    link = paragraph(f'<w:hyperlink r:id="rId1">{run("官网")}</w:hyperlink>')
    parts = word_parts(
        paragraph('<w:r><w:footnoteReference w:id="1"/></w:r>'),
        {"rId1": "https://wrong.cn/"},
        footnotes=f'<w:footnote w:id="1">{link}</w:footnote>',
    )
    parts["word/_rels/footnotes.xml.rels"] = relations({"rId1": ("hyperlink", "https://right.cn/")})
    assert [mark.value for mark in read_docx(zipped(parts)).marked("link")] == ["https://right.cn/"]
