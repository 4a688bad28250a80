"""What Word writes that makes marking hard: bodies, the words to mark, and what the comments must hang on then."""

from __future__ import annotations

from typing import NamedTuple

from tests.readers.wordfile import cell, field, framed, paragraph, row, run, table, word_file

AUTHOR = 'w:id="7" w:author="张三" w:date="2025-01-01T00:00:00Z"'
BOLD = "<w:b/>"
HEAD = "错误 F2{:02} 收到的申请与办理去向不平"
STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="a3"><w:name w:val="annotation text"/></w:style>'
    '<w:style w:type="character" w:styleId="a4"><w:name w:val="annotation reference"/></w:style>'
)
NUMBERS = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/>'
    '<w:lvlText w:val="%1、"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
NUMBERED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'


class Case(NamedTuple):
    """`wanted` are (words, right words or None); `hung` the words that each comment hangs on; `fixed` the new text."""

    body: str
    wanted: tuple[tuple[str, str | None], ...]
    hung: tuple[str, ...]
    fixed: str | None = None
    parts: dict[str, str] = {}  # noqa: RUF012  # a value of a named tuple

    @property
    def data(self) -> bytes:
        """The Word file."""
        return word_file(self.body, links={"rIdLink": "https://example.org/"}, **self.parts)


def _boxed(content: str) -> str:
    """A text box as Word writes it: once as a drawing, once for older programs."""
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><wp:extent cx="900000" cy="900000"/>'
        '<wp:docPr id="1" name="框"/><a:graphic><a:graphicData '
        'uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr/><wps:spPr>'
        '<a:xfrm><a:off x="0" y="0"/><a:ext cx="900000" cy="900000"/></a:xfrm><a:prstGeom prst="rect"/></wps:spPr>'
        f"<wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic>"
        f"</wp:inline></w:drawing></mc:Choice><mc:Fallback>{_shape(content)}</mc:Fallback></mc:AlternateContent></w:r>"
    )


def _shape(content: str) -> str:
    return f"<w:pict><v:rect><v:textbox><w:txbxContent>{content}</w:txbxContent></v:textbox></v:rect></w:pict>"


CASES = {
    "part of a run": Case(
        paragraph(run("全年均已跟新办结。", BOLD)), (("跟新", "更新"),), ("跟更新",), "全年均已更新办结。\n"
    ),
    "over several runs": Case(
        paragraph(run("全年均") + run("已跟", BOLD) + run("新办结。")),
        (("已跟新办", "已更新办"),),
        ("已跟更新办",),
        "全年均已更新办结。\n",
    ),
    "white space that is not preserved": Case(
        "<w:p><w:r><w:t>\n  全年跟新办结。\n </w:t></w:r></w:p>", (("跟新", "更新"),), ("跟更新",), "全年更新办结。\n"
    ),
    "soft hyphen": Case(
        paragraph(run("全年跟\u00ad新办结")), (("跟新办", "更新办"),), ("跟更\u00ad新办",), "全年更新办结\n"
    ),
    "several on the same words": Case(
        paragraph("收到申请十二件"),
        (("收到申请", None), ("收到申请", None), ("申请十二", None)),
        ("收到申请", "收到申请", "申请十二"),
    ),
    "one begins inside the change of another": Case(
        paragraph("制定制定办法"), (("制定制定", "制定"), ("定办法", None)), ("制定制定", "定办法"), "制定办法\n"
    ),
    "insertion": Case(paragraph("政府信公开"), (("政府信公", "政府信息公"),), ("政府信息公",), "政府信息公开\n"),
    "insertion at the start": Case(
        table(row(cell("甲"), cell("范性文件"))), (("范性文件", "规范性文件"),), ("规范性文件",), "甲\t规范性文件\n"
    ),
    "insertion at the start of an insertion": Case(
        paragraph(f"<w:ins {AUTHOR}>{run('范性文件')}</w:ins>"),
        (("范性文件", "规范性文件"),),
        ("规范性文件",),
        "规范性文件\n",
    ),
    "tab and break in a run": Case(
        "<w:p><w:r><w:t>甲</w:t><w:tab/><w:t>跟新</w:t><w:br/><w:t>乙</w:t></w:r></w:p>",
        (("跟新", "更新"),),
        ("跟更新",),
        "甲 更新\n乙\n",
    ),
    "link": Case(
        paragraph(f'{run("见")}<w:hyperlink r:id="rIdLink">{run("跟新的网")}{run("站")}</w:hyperlink>{run("首页")}'),
        (("跟新", "更新"), ("站首", None)),
        ("跟更新", "站首"),
        "见更新的网站首页\n",
    ),
    "result of a field": Case(
        paragraph(run("共") + field("PAGE", run("甲跟新乙")) + run("页")), (("跟新", "更新"),), ("甲跟新乙",)
    ),
    "field with a link": Case(
        paragraph(field('HYPERLINK "https://example.org/"', run("跟新的网站"))),
        (("跟新", "更新"),),
        ("跟更新",),
        "更新的网站\n",
    ),
    "simple field": Case(
        paragraph(f'{run("共")}<w:fldSimple w:instr="NUMPAGES">{run("跟新")}</w:fldSimple>'),
        (("跟新", "更新"),),
        ("跟新",),
    ),
    "content control": Case(
        paragraph(
            f'<w:sdt><w:sdtPr><w:alias w:val="控件"/></w:sdtPr><w:sdtContent>{run("跟新办结")}</w:sdtContent></w:sdt>'
        ),
        (("跟新", "更新"),),
        ("跟更新",),
        "更新办结\n",
    ),
    "content control bound to data": Case(
        paragraph(
            f"{run('题')}<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{run('跟新办结')}</w:sdtContent></w:sdt>"
        ),
        (("跟新", "更新"),),
        ("跟新办结",),
    ),
    "paragraphs in a content control": Case(
        f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph('跟新')}{paragraph('办结')}</w:sdtContent></w:sdt>",
        (("跟新", "更新"),),
        ("跟更新",),
        "更新\n办结\n",
    ),
    "insertion of another": Case(
        paragraph(f"{run('全年')}<w:ins {AUTHOR}>{run('均已跟新办结')}</w:ins>{run('。')}"),
        (("跟新", "更新"),),
        ("跟更新",),
        "全年均已更新办结。\n",
    ),
    "moved by another": Case(
        paragraph(f"{run('全年')}<w:moveTo {AUTHOR}>{run('均已跟新办结')}</w:moveTo>"), (("跟新", "更新"),), ("跟新",)
    ),
    "deletion of another between": Case(
        paragraph(f"{run('跟')}<w:del {AUTHOR}><w:r><w:delText>着</w:delText></w:r></w:del>{run('新')}"),
        (("跟新", "更新"),),
        ("跟更着新",),
        "更新\n",
    ),
    "phonetic guide": Case(
        paragraph(
            f"{run('甲')}<w:r><w:ruby><w:rubyPr/><w:rt>{run('gen')}</w:rt><w:rubyBase>{run('跟新')}</w:rubyBase></w:ruby></w:r>"
        ),
        (("跟新", "更新"),),
        ("gen跟新",),
    ),
    "formula": Case(
        paragraph(f"{run('设')}<m:oMath><m:r><m:t>x+y</m:t></m:r></m:oMath>{run('为和')}"), (("x+y为", None),), ("为",)
    ),
    "cell": Case(
        table(row(cell("科室"), cell("件数")), row(cell("跟新科"), cell("103"))),
        (("103", None), ("跟新", "更新")),
        ("跟更新", "103"),
        "科室\t件数\n更新科\t103\n",
    ),
    "over two cells": Case(
        table(row(cell("科室"), cell("件数")), row(cell("甲"), cell("3"))), (("甲\t3", None),), ("甲",)
    ),
    "over paragraphs": Case(
        paragraph("第一段") + paragraph("第二段") + paragraph("第三段"), (("一段\n第二", None),), ("一段第二",)
    ),
    "over many paragraphs": Case(
        "".join(paragraph(words) for words in ("第一段", "第二段", "第三段", "第四段")),
        (("第一段\n第二段\n第三段\n第四段", None),),
        ("第一段",),
    ),
    "automatic number": Case(
        paragraph("总体情况", NUMBERED) + paragraph("主动公开", NUMBERED),
        (("二、", None),),
        ("主动公开",),
        parts={"numbering": NUMBERS},
    ),
    "text box": Case(
        paragraph(f"{run('正文')}{_boxed(paragraph('框中跟新'))}{run('之后')}"),
        (("跟新", "更新"),),
        ("框中跟新框中跟新",),
    ),
    "text box of an older program": Case(
        paragraph(run("正文") + framed(paragraph("框中跟新"))), (("跟新", "更新"),), ("框中跟新",)
    ),
    "footnote": Case(
        paragraph(f'{run("正文")}<w:r><w:footnoteReference w:id="2"/></w:r>{run("之后")}'),
        (("跟新", "更新"),),
        ("",),
        "正文之后\n注中更新\n",
        {"footnotes": f'<w:footnote w:id="2">{paragraph("注中跟新")}</w:footnote>'},
    ),
    "header": Case(
        paragraph("标题") + '<w:sectPr><w:headerReference w:type="default" r:id="header1"/></w:sectPr>',
        (("跟新", "更新"),),
        ("标题",),
        "标题\n页眉更新\n",
        {"header1": paragraph("页眉跟新")},
    ),
    "joined with the paragraph before": Case(
        paragraph("前跟", f"<w:rPr><w:del {AUTHOR}/></w:rPr>") + paragraph("新后"),
        (("跟新", "更新"),),
        ("跟更新",),
        "前更新后\n",
    ),
    "comments that are there": Case(
        paragraph(
            f'{run("全")}<w:commentRangeStart w:id="0"/>{run("年跟")}<w:commentRangeEnd w:id="0"/>'
            f'<w:r><w:commentReference w:id="0"/></w:r>{run("新")}'
        ),
        (("跟新", "更新"),),
        ("年跟更", "跟更新"),
        "全年更新\n",
        {
            "comments": f'<w:comment w:id="0" w:author="李四" w:initials="李">{paragraph("再核")}</w:comment>',
            "styles": STYLES,
        },
    ),
}
