"""`docx`: 检查意见 as a Word document that Word need not repair, from a template that an office may restyle."""

from __future__ import annotations

import re
import runpy
import shutil
import subprocess
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import docx
import pytest

from gixlint.errors import GixlintError
from gixlint.findings import Spot
from gixlint.linting import Result
from gixlint.reporters import content, folder
from gixlint.reporters import docx as docx_reporter
from gixlint.reporters.labels import labels
from gixlint.reporters.parts import parts
from tests.reporters.samples import OPTIONS, finding, full_results, report, result, without
from tests.wordcheck import faults

TEMPLATES = Path(__file__).parents[2] / "templates"
FORM = "《中华人民共和国政府信息公开工作年度报告格式》（国办公开办函〔2021〕30号）"
REGULATION = "《中华人民共和国政府信息公开条例》（国务院令第711号）"
OPENING = (
    f"依据{REGULATION}、{FORM}，对安平市水务局《安平市水务局2025年政府信息公开工作年度报告》"
    "（文件：{}；适用：2021年格式）进行了检查，意见如下。"
)
NOTE = (
    "本意见由 gixlint 0.1.0 于 2026年1月15日 依照固定规则检查得出，供核对、修改报告时参考。“错误”是违反法规、格式或者数字自相"
    "矛盾，“警告”是违反规范性要求或者很可能是笔误，“提示”只关表述。"
)
SIGNED = ["", "检查人：", "复核人：", "日　期：　　年　月　日", NOTE]
TITLE = "关于安平市水务局2025年政府信息公开工作年度报告的检查意见"
MESSAGE = "自然人一列：本年新收12件加上年结转0件为12件，办理结果总计10件加结转下年度1件为11件，相差1件。"
TOLD = [
    TITLE,
    OPENING.format("年报/安平市水务局.md"),
    "一、检查结果",
    "发现 1 处错误、1 处警告、1 处提示（另有 1 处由此引起，未计入），分布如下。",
    "检查项目的结论：1 项通过、4 项不符、1 项无法判定、0 项不适用。",
    "二、发现的问题",
    "（一）总体情况",
    "1. 【警告】标点重复（W102）",
    "位置：一、总体情况（第 2 页）",
    "原文：“全年收到申请12件，，均已办结。”",
    "问题：“，，”中的逗号重复，应为“，”。",
    "依据：《标点符号用法》（GB/T 15834-2011）4.4",
    "建议：删去一个逗号。",
    "（二）收到和处理政府信息公开申请情况",
    "2. 【提示】报告年度不一致（I104）",
    "位置：标题（第 1 行）",
    "问题：标题为2025年，统计期限为2024年。<b>&amp;</b>",
    "相关：标题写的年度，标题“2025”",
    "依据：各地编制、公布年度报告的通行做法（编制说明）",
    "建议：请核对结转下年度继续办理的件数。",
    "3. 【错误】收到的申请与办理去向不平（F201）",
    "位置：表三 四、结转下年度继续办理（自然人）（第 6 行）",
    "原文：“四、结转下年度继续办理 1 2”",
    f"问题：{MESSAGE}",
    f"依据：{FORM}表三表头：“本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和”",
    "建议：请核对结转下年度继续办理的件数。",
    "由此引起：【错误】文字与表三不一致（C101）：文字为12件，表三为11件。",
    "三、未能判定的事项",
    "下列事项未能判定，不等于符合要求，请人工核对。",
    "1. 机关层级不明（T102）",
    *SIGNED,
]


def made(*results: Result, **options: Any) -> bytes:
    data = content("docx", results, OPTIONS._replace(**options))
    assert isinstance(data, bytes)
    return data


def opened(data: bytes) -> Any:
    return docx.Document(BytesIO(data))


def words(data: bytes) -> list[str]:
    return [paragraph.text for paragraph in opened(data).paragraphs]


def tables(data: bytes) -> list[list[list[str]]]:
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in opened(data).tables]


def test_the_findings_by_part_of_the_report() -> None:
    given = full_results()[0]
    related = given.findings[0]._replace(related=(("标题写的年度", given.findings[0].related[0][1]),))
    data = made(given._replace(findings=(related, *given.findings[1:])))
    assert words(data) == TOLD
    assert tables(data) == [
        [
            ["报告的部分", "错误", "警告", "提示", "合计"],
            ["总体情况", "0", "1", "0", "1"],
            ["收到和处理政府信息公开申请情况", "1", "0", "1", "2"],
            ["合计", "1", "1", "1", "3"],
        ]
    ]
    assert faults(data) == []
    marked = [r.text for p in opened(data).paragraphs for r in p.runs if r.style and r.style.name == "原文标记"]
    assert marked == ["，，", "1"]


def test_a_clean_report_gets_a_short_document() -> None:
    passed = full_results()[1]
    data = made(passed)
    assert words(data) == [
        TITLE,
        OPENING.format("甲.md"),
        "一、检查结果",
        "经检查，没有发现不符合要求的地方。",
        "检查项目的结论：1 项通过、0 项不符、0 项无法判定、0 项不适用。",
        *SIGNED,
    ]
    unsure = words(made(result()))
    assert unsure[3] == "除未能判定的事项外，没有发现不符合要求的地方。"
    assert unsure[5:8] == [
        "二、未能判定的事项",
        "下列事项未能判定，不等于符合要求，请人工核对。",
        "1. 机关层级不明（T102）",
    ]


def test_many_reports_come_after_a_summary_each_on_a_new_page() -> None:
    data = made(*full_results())
    told = words(data)
    assert told[:3] == [
        "政府信息公开工作年度报告检查情况汇总",
        "2026年1月15日，共检查 5 份文件：1 份不符、1 份无法判定、1 份无法读取、1 份已跳过、1 份通过；"
        "1 处错误、1 处警告、1 处提示（另有 1 处由此引起，未计入）。",
        TITLE,
    ]
    title = "安平市水务局2025年政府信息公开工作年度报告"
    assert tables(data)[0] == [
        ["序号", "报告", "结论", "错误", "警告", "提示"],
        ["1", title, "不符", "1", "1", "1"],
        ["2", title, "通过", "0", "0", "0"],
        ["3", title, "无法判定", "0", "0", "0"],
        ["4", "丙.docx：文件已损坏，打不开。", "无法读取", "0", "0", "0"],
        ["5", "丁.txt：内容不像年度报告。", "已跳过", "0", "0", "0"],
    ]
    breaks = [p.text for p in opened(data).paragraphs if p.paragraph_format.page_break_before]
    assert breaks == [TITLE, TITLE, TITLE, "关于政府信息公开工作年度报告的检查意见"]
    assert "对文件 丙.docx 未能进行检查：文件已损坏，打不开。" in told
    assert "1. KeyError：'r9'，sums.py 第 3 行（F301）" in told
    assert faults(data) == []


def test_a_folder_holds_a_document_a_report_and_the_summary() -> None:
    files = folder("docx", full_results(), OPTIONS)
    assert list(files) == ["1-安平市水务局.docx", "2-甲.docx", "3-乙.docx", "4-丙.docx", "汇总.docx"]
    assert [words(data)[0] for data in files.values() if isinstance(data, bytes)] == [
        *[TITLE] * 3,
        "关于政府信息公开工作年度报告的检查意见",
        "政府信息公开工作年度报告检查情况汇总",
    ]
    alone = folder("docx", full_results()[4:], OPTIONS)["1-丁.docx"]
    assert isinstance(alone, bytes)
    assert words(alone)[1] == "对文件 丁.txt 未能进行检查：内容不像年度报告。"


HOSTILE = "<w:p/>&amp; {{ 7*7 }} {% if %} {_{ }_} {_% %_} ]]> <!-- a\x00b\x0bc\ud800d\ufffee\u202ef\ng\th"
SHOWN = "<w:p/>&amp; {{ 7*7 }} {% if %} {_{ }_} {_% %_} ]]> <!-- a b c d e f g h"


def test_nothing_in_a_report_is_a_tag_of_word_or_of_the_template() -> None:
    spot = Spot(HOSTILE, None, 1, 1, 1, 2, "前" + HOSTILE, (1, 1 + len(HOSTILE)))
    bad = finding(
        message=HOSTILE,
        hint=HOSTILE,
        title=HOSTILE,
        spot=spot,
        related=((HOSTILE, spot), ("标题", spot._replace(where="标题"))),
    )
    data = made(result((bad,), path=HOSTILE))
    told = words(data)
    assert told[7:12] == [
        f"1. 【错误】{SHOWN}（F201）",
        f"位置：{SHOWN}（第 1 行）",
        f"原文：“前{SHOWN}”",
        f"问题：{SHOWN}",
        f"相关：{SHOWN}“{SHOWN}”；标题“{SHOWN}”",
    ]
    assert f"（文件：{SHOWN}；" in told[1]
    assert faults(data) == []


def test_two_thousand_findings_are_all_told() -> None:
    many = tuple(finding(message=f"第{n}个。", fingerprint=f"{n:016}", basis=()) for n in range(2000))
    with ZipFile(BytesIO(made(result(many)))) as package:
        xml = package.read("word/document.xml").decode()
    assert [int(n) for n in re.findall(r"第(\d+)个。", xml)] == list(range(2000))
    assert [int(n) for n in re.findall(r">(\d+)\. 【错误】", xml)] == list(range(1, 2001))


def test_the_same_results_give_the_same_bytes() -> None:
    data = made(*full_results())
    assert made(*full_results()) == data
    assert {part.date_time for part in ZipFile(BytesIO(data)).infolist()} == {(1980, 1, 1, 0, 0, 0)}
    about = opened(data).core_properties
    assert (about.author, about.title, about.created.date()) == (
        "gixlint 0.1.0",
        "政府信息公开工作年度报告检查结果",
        OPTIONS.today,
    )


def test_waived_findings_are_shown_where_they_are_wanted() -> None:
    waived = finding(waived="上级已批复")
    given = result((finding("F202"), waived))
    assert "（已豁免：上级已批复）" not in words(made(given))
    shown = made(given, show_waived=True)
    assert words(shown).count("（已豁免：上级已批复）") == 1
    assert tables(shown)[0][1:] == [["收到和处理政府信息公开申请情况", "1", "0", "0", "1"]]


def test_in_english() -> None:
    told = words(made(full_results()[1], lang="en"))
    assert told[0] == "安平市水务局: findings on the annual report 2025"
    assert told[2:5] == [
        "1. Result",
        "Nothing was found that departs from what is asked.",
        "Checks: 1 passed, 0 failed, 0 undecided, 0 not applicable.",
    ]
    data = made(*full_results(), lang="en")
    assert words(data)[1].startswith("Checked on 2026-01-15: 5 files, 1 failed")
    assert faults(data) == []
    assert (
        re.findall(r"[一-龥]+", "".join(p.text for p in opened(data).paragraphs if p.style.name == "Heading 1")) == []
    )


def test_the_layout_is_that_of_the_standard() -> None:
    document = opened(made(full_results()[0]))
    (section,) = document.sections
    sides = (section.page_width, section.page_height, section.top_margin, section.bottom_margin, section.left_margin)
    assert [round(side.mm) for side in (*sides, section.right_margin)] == [210, 297, 37, 35, 28, 26]
    fonts = {
        name: (document.styles[name].font.name, document.styles[name].font.size.pt)
        for name in ("Title", "Heading 1", "Heading 2", "Body Text", "Footer")
    }
    assert fonts == {
        "Title": ("方正小标宋简体", 22),
        "Heading 1": ("黑体", 16),
        "Heading 2": ("楷体_GB2312", 16),
        "Body Text": ("仿宋_GB2312", 16),
        "Footer": ("宋体", 14),
    }
    line = document.styles["Normal"].paragraph_format.line_spacing
    assert 22 <= (297 - 37 - 35) / line.mm < 23
    for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
        assert footer.paragraphs[0].text == "—  —"
        assert 'w:instr=" PAGE "' in footer.paragraphs[0]._p.xml
        assert f'w:jc w:val="{side}"' in footer.paragraphs[0]._p.xml


def test_parts_stand_in_the_order_of_the_report() -> None:
    somewhere = Spot("", None, None, None, 0, 0, "", (0, 0))
    roles = ["signature", "section.problems", "requests.r1", "period", "metadata", "table.disputes", "body", "title"]
    missing = {"section.problems": 10_000, "table.disputes": 9_000}
    found = [
        finding(role=role, spot=somewhere._replace(start=missing.get(role, 0), end=missing.get(role, 0)))
        for role in roles
    ]
    assert [(part.name, [one.role for one in part.findings]) for part in parts(report(), found, labels("zh"))] == [
        ("标题、机关和发布", ["metadata", "title"]),
        ("编制说明", ["period"]),
        ("收到和处理政府信息公开申请情况", ["requests.r1"]),
        ("政府信息公开行政复议、行政诉讼情况", ["table.disputes"]),
        ("存在的主要问题及改进情况", ["section.problems"]),
        ("落款", ["signature"]),
        ("全文", ["body"]),
    ]
    placed = finding(role="body")
    assert [part.name for part in parts(report(), [placed], labels("zh"))] == ["收到和处理政府信息公开申请情况"]
    assert [part.name for part in parts(None, [placed], labels("zh"))] == ["全文"]
    assert [part.name for part in parts(without(report(), "title", "无"), found[7:], labels("zh"))] == [
        "标题、机关和发布"
    ]


def test_the_templates_are_what_their_script_makes() -> None:
    script = runpy.run_path(str(TEMPLATES / "word.py"))
    for name, data in script["templates"]().items():
        fresh, kept = ZipFile(BytesIO(data)), ZipFile(TEMPLATES / name)
        assert fresh.namelist() == kept.namelist()
        assert [part for part in kept.namelist() if fresh.read(part) != kept.read(part)] == [], name
        assert faults(data) == []


def test_a_page_of_the_documentation_names_what_a_template_can_use(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[Any] = []
    filled = docx_reporter._filled
    monkeypatch.setattr(docx_reporter, "_filled", lambda path, context: seen.append(context) or filled(path, context))
    made(*full_results())

    def names(value: Any) -> set[str]:
        if isinstance(value, dict):
            return set(value).union(*map(names, value.values()))
        return set().union(*map(names, value)) if isinstance(value, list) else set()

    page = (TEMPLATES.parent / "docs" / "templates.md").read_text(encoding="utf-8")
    assert names(seen[0]) - set(re.findall(r"`(\w+)`", page)) == set()


def own(path: Path, change: Callable[[Any], object]) -> str:
    """An office's own template: the shipped one, changed."""
    document = docx.Document(str(TEMPLATES / "findings.zh.docx"))
    change(document)
    document.save(str(path))
    return str(path)


def test_an_office_restyles_the_template(tmp_path: Path) -> None:
    def change(document: Any) -> None:
        document.paragraphs[0].insert_paragraph_before("安平市人民政府办公室")
        document.styles["Title"].font.name = "华文中宋"
        document.sections[0].header.paragraphs[0].text = "共 {{ many }} 份"

    data = made(full_results()[1], template=own(tmp_path / "本办.docx", change))
    assert words(data)[:2] == ["安平市人民政府办公室", TITLE]
    assert opened(data).styles["Title"].font.name == "华文中宋"
    assert opened(data).sections[0].header.paragraphs[0].text == "共 1 份"
    assert faults(data) == []


@pytest.mark.parametrize(
    ("tag", "said"),
    [
        ("{{ reprot }}", "里的标记有误：'reprot' is undefined"),
        ("{% if %}", "里的标记有误：Expected an expression"),
        ("{{ ''.__class__.__mro__ }}", "里的标记有误：access to attribute '__class__' of 'str' object is unsafe"),
    ],
)
def test_a_wrong_tag_is_told(tmp_path: Path, tag: str, said: str) -> None:
    template = own(tmp_path / "本办.docx", lambda document: document.add_paragraph(tag))
    with pytest.raises(GixlintError, match=re.escape(f"模板 {template} {said}")):
        made(full_results()[1], template=template)


def test_a_tag_in_the_wrong_place_leaves_nothing_out(tmp_path: Path) -> None:
    def change(document: Any) -> None:
        document.paragraphs[0].insert_paragraph_before("甲{% if many %}")
        document.add_table(1, 1).cell(0, 0).text = "{% endif %}乙"

    template = own(tmp_path / "本办.docx", change)
    with pytest.raises(GixlintError, match="标记位置不对"):
        made(full_results()[1], template=template, show_waived=False) and made(template=template)


@pytest.mark.parametrize(
    ("data", "said"), [(None, "读不了：文件不存在"), (b"PK", "不是 Word 文档（.docx），或者已经损坏")]
)
def test_what_is_no_template_is_told(tmp_path: Path, data: bytes | None, said: str) -> None:
    path = tmp_path / "本办.docx"
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(GixlintError) as caught:
        made(full_results()[1], template=str(path))
    assert str(caught.value) == f"模板 {path} {said}"


def test_what_is_not_installed_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(GixlintError) as caught:
        made(full_results()[1])
    assert str(caught.value) == "写出 docx 需要安装 docxtpl：pip install 'gixlint[docx]'"


def test_libreoffice_opens_it(tmp_path: Path, need: Callable[[object, str], None]) -> None:
    need(shutil.which("soffice") and shutil.which("pdftotext"), "没有安装 LibreOffice 或 poppler")
    (tmp_path / "意见.docx").write_bytes(made(*full_results()))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), "意见.docx"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    text = subprocess.run(
        ["pdftotext", "-layout", "意见.pdf", "-"], cwd=tmp_path, check=True, capture_output=True, text=True
    ).stdout
    pages = [page.replace(" ", "").split() for page in text.split("\f")[:-1]]
    assert [page[-1] for page in pages] == [f"—{number}—" for number in range(1, len(pages) + 1)]
    flat = re.sub(r"\s", "", text)
    assert flat.count("关于安平市水务局2025年政府信息公开工作年度报告的检查意见") == 3
    assert re.sub(r"\s", "", MESSAGE) in flat
