"""Reading Word files: what lies over the text."""

from __future__ import annotations

import pytest

from gixlint.readers.docx import read_docx
from tests.readers.wordfile import blocks, cell, field, framed, marks, paragraph, row, run, table, word_file

STYLES = """
<w:style w:type="paragraph" w:styleId="quiet"><w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:type="character" w:styleId="white"><w:rPr><w:color w:val="ffffff"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="night"><w:pPr><w:shd w:val="clear" w:fill="000000"/></w:pPr></w:style>
<w:style w:type="table" w:styleId="striped"><w:tblStylePr w:type="firstRow"><w:tcPr><w:shd w:val="clear"
 w:fill="4472C4"/></w:tcPr></w:tblStylePr></w:style>
"""
AUTHOR = 'w:id="1" w:author="张三"'
WHITE = '<w:color w:val="FFFFFF"/>'
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
    "inserted by another": (
        paragraph(f"<w:ins {AUTHOR}>{run('前')}</w:ins>", '<w:rPr><w:ins w:author="李四"/></w:rPr>'),
        "前\n",
        [("insertion", "前", "张三"), ("insertion", "", "李四")],
    ),
    "deleted mark before a table": (
        paragraph("前", DELETED_MARK) + table(row(cell("甲"), cell("乙"))),
        "前\n甲\t乙\n",
        [],
    ),
    "deleted row above a single cell": (
        table(row(cell("甲"), properties=f"<w:del {AUTHOR}/>"), row(cell("乙"))),
        "乙\n",
        [("deletion", "", "甲")],
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
    "paragraph over dark style": (
        paragraph(run("甲", WHITE), '<w:pStyle w:val="night"/>' + shaded("FFFFFF")),
        ["甲"],
    ),
    "in dark frame": (table(row(cell(paragraph(run("甲", WHITE)), shaded("000000")))), []),
    "in box": (
        paragraph(framed(paragraph(run("甲", WHITE)))) + paragraph(run("乙", WHITE)),
        ["乙"],
    ),
    "in table in dark cell": (
        table(row(cell(table(row(cell(paragraph(run("甲", WHITE))), cell("乙"))), shaded("000000")), cell("丙"))),
        [],
    ),
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


@pytest.mark.parametrize(
    ("properties", "words"),
    [
        ("", "甲"),
        ('<w:rStyle w:val="strong"/>', None),
        ('<w:rStyle w:val="strong"/><w:b/>', "甲"),
        ('<w:b w:val="0"/>', None),
    ],
)
def test_bold_of_character_style_turns_that_of_paragraph_style_round(properties: str, words: str | None) -> None:
    styles = "".join(
        f'<w:style w:type="{kind}" w:styleId="{name}"><w:rPr><w:b/></w:rPr></w:style>'
        for kind, name in (("paragraph", "bold"), ("character", "strong"))
    )
    document = read_docx(word_file(paragraph(run("甲", properties), '<w:pStyle w:val="bold"/>'), styles=styles))
    assert [document.words(mark.place) for mark in document.marks] == ([words] if words else [])


def test_bold() -> None:
    document = read_docx(word_file(paragraph(run("一、", "<w:b/>") + run("总体", "<w:b/>") + run("情况"))))
    assert marks(document) == [("emphasis", "一、总体", "bold")]


TAB_STOP = '<w:tabs><w:tab w:val="left"/></w:tabs>'


def test_comments() -> None:
    body = (
        f'<w:p><w:commentRangeStart w:id="1"/>{run("收到")}<w:commentRangeStart w:id="2"/>{run("三件")}'
        f'<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r></w:p>'
        f'<w:p>{run("办结")}<w:commentRangeEnd w:id="2"/>{run("了")}<w:r><w:commentReference w:id="3"/></w:r></w:p>'
    )
    comments = "".join(
        f'<w:comment w:id="{number}" w:author="李四">{paragraph(text, TAB_STOP)}{paragraph("请核")}</w:comment>'
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


def test_pictures() -> None:
    properties = '<wp:docPr id="1" name="图片 1" descr="{}"/>'
    drawing = f"<w:drawing><wp:inline>{properties}<a:blip/></wp:inline></w:drawing>"
    body = paragraph(
        f"{run('图')}<w:r>{drawing.format('')}{drawing.format('公章')}"
        "<w:pict><v:shape><v:imagedata o:title='扫描'/></v:shape></w:pict><w:pict><v:line/></w:pict><w:object/></w:r>"
    )
    assert marks(read_docx(word_file(body))) == [
        ("picture", "", ""),
        ("picture", "", "公章"),
        ("picture", "", "图片 1"),
        ("picture", "", "扫描"),
    ]


def test_embedded_file_is_a_limit() -> None:
    document = read_docx(word_file(paragraph("甲") + '<w:altChunk r:id="rId5"/>'))
    assert marks(document) == [("limit", "", "此处嵌入了另一份文件，其中的文字未读入")]
