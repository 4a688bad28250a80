"""Reading Word files: text, layers and failures."""

from __future__ import annotations

from io import BytesIO

import docx
import pytest

from gixlint.document import Document
from gixlint.readers.docx import read_docx
from tests.readers.wordfile import (
    cell,
    paragraph,
    row,
    run,
    table,
    word_file,
)

AUTHOR = 'w:id="1" w:author="张三"'
STYLES = """
<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="h2"><w:name w:val="标题二"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="sub"><w:basedOn w:val="h2"/></w:style>
<w:style w:type="paragraph" w:styleId="h3"><w:name w:val="heading 3"/></w:style>
<w:style w:type="paragraph" w:styleId="loop"><w:basedOn w:val="pool"/></w:style>
<w:style w:type="paragraph" w:styleId="pool"><w:basedOn w:val="loop"/></w:style>
<w:style w:type="paragraph" w:styleId="quiet"><w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:type="character" w:styleId="white"><w:rPr><w:color w:val="ffffff"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="night"><w:pPr><w:shd w:val="clear" w:fill="000000"/></w:pPr></w:style>
<w:style w:type="table" w:styleId="striped"><w:tblStylePr w:type="firstRow"><w:tcPr><w:shd w:val="clear"
 w:fill="4472C4"/></w:tcPr></w:tblStylePr></w:style>
"""
WHITE = '<w:color w:val="FFFFFF"/>'


def marks(document: Document) -> list[tuple[str, str, str]]:
    """Return kind, marked words and value of all marks."""
    return [(mark.kind, document.words(mark.place), mark.value) for mark in document.marks]


def blocks(document: Document) -> list[tuple[str, str, int | None]]:
    """Return story, words and level of all blocks."""
    return [(block.story, document.words(block.place), block.level) for block in document.blocks]


def field(instruction: str, result: str) -> str:
    """Return the runs of a field."""
    signs = {kind: f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")}
    code = f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
    return signs["begin"] + code + signs["separate"] + result + signs["end"]


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
    "page break first": ('<w:r><w:br w:type="page"/><w:t>一、</w:t></w:r>', "一、"),
    "tab": ("<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:ptab/><w:t>丙</w:t></w:r>", "甲 乙 丙"),
    "hyphens": ("<w:r><w:t>A</w:t><w:noBreakHyphen/><w:t>B</w:t><w:softHyphen/><w:t>C&#173;D</w:t></w:r>", "A-BCD"),
    "blanks": ('<w:r><w:t> 一 </w:t><w:t xml:space="preserve"> 二&#9;三&#10;</w:t></w:r>', "一 二 三 "),
    "ideographic blanks": ("<w:r><w:t>　　一</w:t></w:r>", "　　一"),
    "symbol": ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:sym w:font="宋体" w:char="2460"/></w:r>', "☑①"),
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
    "nested field": (field(" IF " + field("PAGE", run("1")) + "=1 ", run("真")), "真"),
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


DELETED_MARK = f"<w:rPr><w:del {AUTHOR}/></w:rPr>"
REVISIONS = {
    "insertion": (
        paragraph(f"<w:r><w:t>收到</w:t></w:r><w:ins {AUTHOR}>{run('3')}</w:ins><w:ins {AUTHOR}>{run('件')}</w:ins>"),
        "收到3件\n",
        [("insertion", "3件", "张三")],
    ),
    "deletion": (
        paragraph(f"{run('收到')}<w:del {AUTHOR}><w:r><w:delText>三</w:delText></w:r></w:del>{run('件')}"),
        "收到件\n",
        [("deletion", "", "三")],
    ),
    "move": (
        paragraph(f"<w:moveFrom {AUTHOR}>{run('甲')}</w:moveFrom>{run('乙')}<w:moveTo {AUTHOR}>{run('甲')}</w:moveTo>"),
        "乙甲\n",
        [("deletion", "", "甲"), ("insertion", "甲", "张三")],
    ),
    "deleted paragraph mark": (
        paragraph("前", DELETED_MARK) + paragraph("后", '<w:outlineLvl w:val="0"/>'),
        "前后\n",
        [("deletion", "", "\n")],
    ),
    "deleted last mark": (paragraph("前", DELETED_MARK), "前\n", []),
    "inserted paragraph mark": (
        paragraph("前", f"<w:rPr><w:ins {AUTHOR}/></w:rPr>") + paragraph("后"),
        "前\n后\n",
        [("insertion", "", "张三")],
    ),
    "inserted paragraph": (
        paragraph(f"<w:ins {AUTHOR}>{run('前')}</w:ins>", f"<w:rPr><w:ins {AUTHOR}/></w:rPr>"),
        "前\n",
        [("insertion", "前", "张三")],
    ),
    "formatting": (paragraph("甲", f"<w:pPrChange {AUTHOR}><w:pPr/></w:pPrChange>"), "甲\n", []),
    "deleted row": (
        table(row(cell("甲"), cell("乙"), properties=f"<w:del {AUTHOR}/>"), row(cell("丙"), cell("丁"))),
        "丙\t丁\n",
        [("deletion", "", "甲\n乙")],
    ),
    "inserted row": (
        table(row(cell("甲"), cell("乙")), row(cell("丙"), cell("丁"), properties=f"<w:ins {AUTHOR}/>")),
        "甲\t乙\n丙\t丁\n",
        [("insertion", "丙\t丁", "张三")],
    ),
}


@pytest.mark.parametrize(("body", "text", "expected"), REVISIONS.values(), ids=REVISIONS)
def test_tracked_changes(body: str, text: str, expected: list[tuple[str, str, str]]) -> None:
    document = read_docx(word_file(body))
    assert (document.text, marks(document)) == (text, expected)


def test_joined_paragraph_takes_level_of_its_remaining_mark() -> None:
    document = read_docx(word_file(paragraph("前", DELETED_MARK) + paragraph("后", '<w:outlineLvl w:val="0"/>')))
    assert blocks(document) == [("body", "前后", 1)]


def shaded(fill: str) -> str:
    return f'<w:shd w:val="clear" w:fill="{fill}"/>'


HIDDEN = {
    "run": (paragraph(run("甲") + run("乙", "<w:vanish/>")), ["乙"]),
    "off": (paragraph(run("甲", '<w:vanish w:val="0"/>')), []),
    "style": (paragraph("甲", '<w:pStyle w:val="quiet"/>'), ["甲"]),
    "white": (paragraph(run("甲", WHITE) + run("乙", WHITE)), ["甲乙"]),
    "white style": (paragraph(run("甲", '<w:rStyle w:val="white"/>')), ["甲"]),
    "white blanks": (paragraph(run("  ", WHITE)), []),
    "on dark run": (paragraph(run("甲", WHITE + shaded("C00000"))), []),
    "on pale run": (paragraph(run("甲", WHITE + shaded("F2F2F2"))), ["甲"]),
    "on highlight": (paragraph(run("甲", WHITE + '<w:highlight w:val="red"/>')), []),
    "on dark paragraph": (paragraph(run("甲", WHITE), shaded("000000")), []),
    "on dark style": (paragraph(run("甲", WHITE), '<w:pStyle w:val="night"/>'), []),
    "on solid": (paragraph(run("甲", WHITE), '<w:shd w:val="solid" w:color="auto" w:fill="FFFFFF"/>'), []),
    "in dark cell": (table(row(cell(paragraph(run("甲", WHITE)), shaded("000000")), cell("乙"))), []),
    "in next cell": (table(row(cell("乙", shaded("000000")), cell(paragraph(run("甲", WHITE))))), ["甲"]),
    "in styled table": (
        table(
            row(cell(paragraph(run("甲", WHITE))), cell("乙")),
            properties='<w:tblStyle w:val="striped"/>',
        )
        + paragraph(run("丙", WHITE)),
        ["丙"],
    ),
}


@pytest.mark.parametrize(("body", "words"), HIDDEN.values(), ids=HIDDEN)
def test_hidden_text(body: str, words: list[str]) -> None:
    document = read_docx(word_file(body, styles=STYLES))
    assert [document.words(mark.place) for mark in document.marked("hidden")] == words


def test_hidden_mark_says_why() -> None:
    document = read_docx(word_file(paragraph(run("甲", "<w:vanish/>") + run("乙", WHITE))))
    assert marks(document) == [("hidden", "甲", "隐藏文字"), ("hidden", "乙", "白色文字")]


def test_bold() -> None:
    document = read_docx(word_file(paragraph(run("一、", "<w:b/>") + run("总体", "<w:b/>") + run("情况"))))
    assert marks(document) == [("emphasis", "一、总体", "bold")]


def test_comments() -> None:
    body = (
        f'<w:p><w:commentRangeStart w:id="1"/>{run("收到")}<w:commentRangeStart w:id="2"/>{run("三件")}'
        f'<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r></w:p>'
        f'<w:p>{run("办结")}<w:commentRangeEnd w:id="2"/>{run("了")}<w:r><w:commentReference w:id="3"/></w:r></w:p>'
    )
    comments = "".join(
        f'<w:comment w:id="{number}" w:author="李四">{paragraph(text)}{paragraph("请核")}</w:comment>'
        for number, text in enumerate(("未引用", "口径", "段落", "位置"))
    )
    assert marks(read_docx(word_file(body, comments=comments))) == [
        ("comment", "收到三件", "口径\n请核"),
        ("comment", "三件\n办结", "段落\n请核"),
        ("comment", "", "位置\n请核"),
    ]


LINKS = {
    "relation": (f'<w:hyperlink r:id="rId9">{run("官网")}</w:hyperlink>', "https://example.gov.cn/"),
    "bookmark": (f'<w:hyperlink w:anchor="_Toc1">{run("官网")}</w:hyperlink>', "#_Toc1"),
    "field": (field(' HYPERLINK "https://a.cn/x" \\o "提示" ', run("官网")), "https://a.cn/x"),
    "field with bookmark": (field('HYPERLINK "https://a.cn/" \\l "b"', run("官网")), "https://a.cn/#b"),
    "field to bookmark": (field('HYPERLINK \\l "b"', run("官网")), "#b"),
    "bare field": (field("HYPERLINK https://a.cn/", run("官网")), "https://a.cn/"),
    "simple field": (f'<w:fldSimple w:instr="HYPERLINK &quot;x&quot;">{run("官网")}</w:fldSimple>', "x"),
}


@pytest.mark.parametrize(("content", "target"), LINKS.values(), ids=LINKS)
def test_links(content: str, target: str) -> None:
    document = read_docx(word_file(paragraph(run("见") + content), {"rId9": "https://example.gov.cn/"}))
    assert marks(document) == [("link", "官网", target)]


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


def test_pictures() -> None:
    properties = '<wp:docPr id="1" name="图片 1" descr="{}"/>'
    drawing = f"<w:drawing><wp:inline>{properties}<a:blip/></wp:inline></w:drawing>"
    body = paragraph(
        f"{run('图')}<w:r>{drawing.format('')}{drawing.format('公章')}"
        "<w:pict><v:shape><v:imagedata o:title='扫描'/></v:shape></w:pict><w:pict><v:line/></w:pict></w:r>"
    )
    assert marks(read_docx(word_file(body))) == [
        ("picture", "", "公章"),
        ("picture", "", "图片 1"),
        ("picture", "", "扫描"),
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


def test_embedded_file_is_a_limit() -> None:
    document = read_docx(word_file(paragraph("甲") + '<w:altChunk r:id="rId5"/>'))
    assert marks(document) == [("limit", "", "此处嵌入了另一份文件，其中的文字未读入")]


def test_protection() -> None:
    xml = '<w:trackRevisions/><w:documentProtection w:edit="readOnly" w:enforcement="1"/>'
    document = read_docx(word_file(paragraph("甲"), settings=xml))
    assert document.metadata == (("protected", "readOnly"), ("trackRevisions", "true"))
