"""Automatic numbers: as a reader of the Word file sees them."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from gixlint.readers.docx import read_docx
from gixlint.readers.numerals import spell
from tests.readers.wordfile import cell, paragraph, row, table, word_file


def level(index: int, text: str, style: str = "chineseCounting", more: str = "", start: int = 1) -> str:
    """Return the XML of a level of a list; `more` are its elements between format and text."""
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="{start}"/><w:numFmt w:val="{style}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def abstract(name: int, *levels: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{name}">{"".join(levels)}</w:abstractNum>'


def listed(name: int, of: int, overrides: str = "") -> str:
    return f'<w:num w:numId="{name}"><w:abstractNumId w:val="{of}"/>{overrides}</w:num>'


def restart(index: int, start: int) -> str:
    return f'<w:lvlOverride w:ilvl="{index}"><w:startOverride w:val="{start}"/></w:lvlOverride>'


def item(number: int, index: int = 0, text: str = "文") -> str:
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{index}"/><w:numId w:val="{number}"/></w:numPr>')


OUTLINE = abstract(1, level(0, "%1、"), level(1, "（%2）"), level(2, "%3．", "decimal"), level(3, "%1-%4)", "decimal"))
LEGAL = abstract(1, level(0, "第%1章", more='<w:suff w:val="space"/>'), level(1, "%1.%2", "decimal", "<w:isLgl/>"))
TWO_LISTS = OUTLINE + listed(1, 1) + listed(2, 1)
NUMBERINGS = {
    "levels restart below": (
        OUTLINE + listed(1, 1),
        item(1) + item(1, 1) + item(1, 1) + item(1, 2) + item(1) + item(1, 1) + item(1, 3),
        ["一、", "（一）", "（二）", "1．", "二、", "（一）", "二-1) "],
    ),
    "two lists of one kind share their counters": (
        TWO_LISTS,
        item(1) + item(2) + item(1),
        ["一、", "二、", "三、"],
    ),
    "start override restarts once": (
        OUTLINE + listed(1, 1) + listed(2, 1, restart(0, 5)),
        item(1) + item(1) + item(2) + item(2) + item(1),
        ["一、", "二、", "五、", "六、", "七、"],
    ),
    "level override": (
        OUTLINE + listed(1, 1, f'<w:lvlOverride w:ilvl="0">{level(0, "%1.", "upperRoman", start=3)}</w:lvlOverride>'),
        item(1) + item(1),
        ["III. ", "IV. "],
    ),
    "start": (abstract(1, level(0, "%1、", start=3)) + listed(1, 1), item(1) + item(1), ["三、", "四、"]),
    "skipped level shows its start": (OUTLINE + listed(1, 1), item(1, 3) + item(1), ["一-1) ", "一、"]),
    "legal digits": (LEGAL + listed(1, 1), item(1) + item(1, 1) + item(1, 1), ["第一章", "1.1 ", "1.2 "]),
    "never restart": (
        abstract(1, level(0, "%1、"), level(1, "（%2）", more='<w:lvlRestart w:val="0"/>')) + listed(1, 1),
        item(1) + item(1, 1) + item(1) + item(1, 1),
        ["一、", "（一）", "二、", "（二）"],
    ),
    "restart after an upper level only": (
        abstract(1, level(0, "%1、"), level(1, "（%2）"), level(2, "%3.", "decimal", '<w:lvlRestart w:val="1"/>'))
        + listed(1, 1),
        item(1) + item(1, 2) + item(1, 1) + item(1, 2) + item(1) + item(1, 2),
        ["一、", "1. ", "（一）", "2. ", "二、", "1. "],
    ),
    "bullets": (
        abstract(
            1,
            level(0, "\uf06c", "bullet"),
            level(1, "◆", "bullet", '<w:suff w:val="nothing"/>'),
            level(2, "", "bullet"),
        )
        + listed(1, 1),
        item(1) + item(1, 1) + item(1, 2),
        ["• ", "◆", ""],
    ),
    "no suffix": (
        abstract(1, level(0, "%1.", "decimal", '<w:suff w:val="nothing"/>')) + listed(1, 1),
        item(1),
        ["1."],
    ),
    "none": (
        abstract(1, level(0, "附", "none"), level(1, "%1%2、", "decimal")) + listed(1, 1),
        item(1) + item(1, 1),
        ["附", "1、"],
    ),
    "custom format": (
        abstract(
            1,
            '<w:lvl w:ilvl="0"><w:start w:val="1"/><mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt'
            ' w:val="custom" w:format="001, 002"/></mc:Choice><mc:Fallback><w:numFmt w:val="decimalZero"/>'
            '</mc:Fallback></mc:AlternateContent><w:lvlText w:val="%1、"/></w:lvl>',
        )
        + listed(1, 1),
        item(1),
        ["01、"],
    ),
    "linked through a list style": (
        '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="list"/></w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="2"><w:styleLink w:val="list"/>{level(0, "%1、")}</w:abstractNum>'
        + listed(1, 1)
        + listed(2, 2),
        item(1) + item(2),
        ["一、", "二、"],
    ),
    "no list": (OUTLINE + listed(1, 1), item(0) + item(7) + item(1, 12), ["", "", ""]),
    "in cells, not in merged ones": (
        OUTLINE + listed(1, 1),
        table(
            row(cell(item(1) + item(1)), cell(item(1), '<w:vMerge w:val="restart"/>')),
            row(cell(item(1)), cell(item(1), "<w:vMerge/>")),
        )
        + item(1),
        ["一、", "二、", "三、", "四、", "五、"],
    ),
}


@pytest.mark.parametrize(("numbering", "body", "labels"), NUMBERINGS.values(), ids=NUMBERINGS)
def test_numbers(numbering: str, body: str, labels: list[str]) -> None:
    document = read_docx(word_file(body, numbering=numbering))
    assert document.text.replace("\t", "\n").split("\n")[:-1] == [label + "文" for label in labels]
    assert [document.words(mark.place) for mark in document.marked("made")] == [label for label in labels if label]


STYLED = """
<w:style w:type="paragraph" w:styleId="one"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="two"><w:basedOn w:val="one"/><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr>
</w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="three"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="heir"><w:basedOn w:val="three"/></w:style>
"""


@pytest.mark.parametrize(
    ("properties", "label"),
    [
        ('<w:pStyle w:val="one"/>', "一、"),
        ('<w:pStyle w:val="two"/>', "（一）"),
        ('<w:pStyle w:val="three"/>', "①"),
        ('<w:pStyle w:val="heir"/>', "①"),
        ('<w:pStyle w:val="one"/><w:numPr><w:numId w:val="0"/></w:numPr>', ""),
        ('<w:pStyle w:val="one"/><w:numPr><w:ilvl w:val="1"/></w:numPr>', "（一）"),
        ('<w:pStyle w:val="one"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>', "甲"),
    ],
)
def test_numbers_through_styles(properties: str, label: str) -> None:
    levels = (
        level(0, "%1", "ideographTraditional"),
        level(1, "%2", "decimalEnclosedCircle", '<w:pStyle w:val="three"/>'),
    )
    numbering = OUTLINE + abstract(2, *levels) + listed(1, 1) + listed(2, 2)
    document = read_docx(word_file(paragraph("文", properties), styles=STYLED, numbering=numbering))
    assert document.text == f"{label}文\n"


def test_joined_paragraph_is_counted_once() -> None:
    properties = '<w:numPr><w:numId w:val="1"/></w:numPr>'
    deleted = properties + '<w:rPr><w:del w:id="1" w:author="张三"/></w:rPr>'
    body = paragraph("前", deleted) + paragraph("后", properties) + paragraph("完", properties)
    assert read_docx(word_file(body, numbering=OUTLINE + listed(1, 1))).text == "一、前后\n二、完\n"


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("chineseCounting", "一 二 十 十一 二十 九十九 一〇〇"),
        ("taiwaneseCounting", "一 二 十 十一 二十 九十九 一〇〇"),
        ("chineseCountingThousand", "一 二 十 十一 二十 九十九 一百"),
        ("japaneseCounting", "一 二 十 十一 二十 九十九 百"),
        ("ideographDigital", "一 二 一〇 一一 二〇 九九 一〇〇"),
        ("chineseLegalSimplified", "壹 贰 壹拾 壹拾壹 贰拾 玖拾玖 壹佰"),
        ("ideographLegalTraditional", "壹 貳 壹拾 壹拾壹 貳拾 玖拾玖 壹佰"),
        ("ideographTraditional", "甲 乙 癸 11 20 99 100"),
        ("ideographZodiac", "子 丑 酉 戌 20 99 100"),
        ("ideographZodiacTraditional", "甲子 乙丑 癸酉 甲戌 癸未 99 100"),
        ("decimalEnclosedCircle", "① ② ⑩ ⑪ ⑳ 99 100"),
        ("decimalEnclosedParen", "⑴ ⑵ ⑽ ⑾ ⒇ 99 100"),
        ("decimalEnclosedFullstop", "⒈ ⒉ ⒑ ⒒ ⒛ 99 100"),
        ("ideographEnclosedCircle", "㊀ ㊁ ㊉ 11 20 99 100"),
        ("decimalFullWidth", "１ ２ １０ １１ ２０ ９９ １００"),
        ("decimalZero", "01 02 10 11 20 99 100"),
        ("upperRoman", "I II X XI XX XCIX C"),
        ("lowerRoman", "i ii x xi xx xcix c"),
        ("upperLetter", "A B J K T UUUU VVVV"),
        ("lowerLetter", "a b j k t uuuu vvvv"),
        ("ordinal", "1st 2nd 10th 11th 20th 99th 100th"),
        ("decimal", "1 2 10 11 20 99 100"),
        ("unknown", "1 2 10 11 20 99 100"),
    ],
)
def test_spell(style: str, expected: str) -> None:
    assert " ".join(spell(number, style) for number in (1, 2, 10, 11, 20, 99, 100)) == expected


@pytest.mark.parametrize(
    ("number", "expected"),
    [(0, "零"), (101, "一百零一"), (110, "一百一十"), (1001, "一千零一"), (1010, "一千零一十"), (10010, "一万零一十")],
)
def test_spell_chinese(number: int, expected: str) -> None:
    assert spell(number, "chineseCountingThousand") == expected


def test_chinese_numbers_differ() -> None:
    assert len({spell(number, "chineseCountingThousand") for number in range(30_000)}) == 30_000


def test_agrees_with_libreoffice(tmp_path: Path) -> None:
    if shutil.which("soffice") is None:
        if os.environ.get("GIXLINT_TEST_EVERYTHING") == "1":
            pytest.fail("soffice is missing")
        pytest.skip("soffice is missing")
    styles = ("chineseCountingThousand", "decimal", "upperLetter", "lowerRoman", "decimalEnclosedCircle", "decimalZero")
    numbering = OUTLINE + "".join(abstract(index, level(0, "%1、", style)) for index, style in enumerate(styles, 2))
    numbering += "".join(listed(index, index) for index in range(1, 2 + len(styles))) + listed(20, 1, restart(0, 1))
    body = item(1) + item(1, 1) + item(1, 1) + item(1, 2) + item(1) + item(1, 1) + item(20) + item(20)
    body += "".join(item(index) for index in range(2, 2 + len(styles)) for _ in range(12))
    body += table(row(cell(item(1)), cell(item(1, 1)))) + item(1)
    data = word_file(body, numbering=numbering)
    (tmp_path / "list.docx").write_bytes(data)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(tmp_path / "list.docx")], check=True, capture_output=True, timeout=120)
    converted = (tmp_path / "list.txt").read_text("utf-8-sig")
    document = read_docx(data)
    assert converted.replace(" ", "").split() == document.text.replace(" ", "").split()
