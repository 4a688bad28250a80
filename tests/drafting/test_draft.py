"""A blank report: nothing but placeholders is found in it, and nothing at all once they are filled."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

from gixlint.drafting import Draft, draft
from gixlint.drafting.forms import Grid
from gixlint.drafting.markdown import markdown
from gixlint.drafting.word import word
from gixlint.editions import edition_of
from gixlint.linting import Plan, Result, lint
from gixlint.parsing.agencies import level_of
from gixlint.report import Context
from gixlint.settings import Settings
from tests.drafting.filling import BLANK, filled

CASES = [
    ("安平市水务局", 2025), ("安平市人民政府", 2024), ("云溪县荷岭镇人民政府", 2021), ("安平市水务局", 2020),
    ("安平市人民政府", 2019), ("安平市水务局", 2018), ("云溪县人民政府", 2008),
]  # fmt: skip


def made(agency: str, year: int) -> Draft:
    form = edition_of(year)
    assert form
    return draft(agency, level_of(agency), year, form)


def linted(data: bytes, name: str, year: int) -> Result:
    return lint(name, data, Plan(Settings(), Context(date(year + 1, 1, 15))))


def as_word(given: Draft, year: int = 0) -> bytes:
    """The Word file of a draft, where a year is given with every placeholder typed over as Word does it."""
    data = word(given, date(2026, 1, 15))
    if not year:
        return data
    document = docx.Document(BytesIO(data))
    for control in list(document.element.body.iter(qn("w:sdt"))):
        (run,) = control.iter(qn("w:r"))
        run.text = filled(run.text, year)
        control.addprevious(run)
        control.getparent().remove(control)
    saved = BytesIO()
    document.save(saved)
    return saved.getvalue()


@pytest.mark.parametrize(("agency", "year"), CASES)
@pytest.mark.parametrize("suffix", ["md", "docx"])
def test_a_draft_lacks_nothing_but_what_is_to_be_filled_in(agency: str, year: int, suffix: str) -> None:
    given = made(agency, year)
    text = markdown(given)
    blank = linted(text.encode() if suffix == "md" else as_word(given), f"稿.{suffix}", year)
    assert [finding.code for finding in blank.roots] == ["D102"] * len(BLANK.findall(text))
    assert [f"【此处填写{words}】" for words in BLANK.findall(text)] == [
        finding.spot.excerpt[slice(*finding.spot.mark)] for finding in blank.roots
    ]
    consequences = {"P201", "T103"} | ({"Z108"} if year < 2019 else set())
    assert {f.code for f in blank.findings if f.cause} == consequences
    full = linted(filled(text, year).encode() if suffix == "md" else as_word(given, year), f"稿.{suffix}", year)
    assert [(finding.code, finding.message) for finding in full.findings] == []
    assert [(verdict.code, verdict.reason) for verdict in full.verdicts if verdict.status == "undecided"] == []
    assert full.status == "passed"
    assert full.report is not None
    assert (full.report.agency.name, full.report.year) == (agency, year)


def test_the_words_follow_the_edition_and_the_level() -> None:
    words = {case: markdown(made(*case)) for case in CASES}
    assert {case for case, text in words.items() if "工作考核情况" in text} == {CASES[1], CASES[2], CASES[4]}
    assert {case for case, text in words.items() if "信息处理费" in text} == set(CASES[:3])
    assert {case for case, text in words.items() if "（五）监督保障" in text} == set(CASES[:3])
    assert {case: text.count("<table>") for case, text in words.items()} == {
        case: 3 if case[1] >= 2019 else 0 for case in CASES
    }
    assert "自2008年5月1日起至2008年12月31日止" in words["云溪县人民政府", 2008]
    assert [line for line in words["安平市水务局", 2018].splitlines() if line.startswith("#")] == [
        "# 安平市水务局2018年政府信息公开工作年度报告", "## 一、概述", "## 二、主动公开政府信息情况",
        "## 三、依申请公开政府信息和不予公开政府信息的情况", "## 四、政府信息公开的收费及减免情况",
        "## 五、因政府信息公开申请行政复议、提起行政诉讼的情况", "## 六、政府信息公开工作存在的主要问题及改进情况",
        "## 七、其他需要报告的事项",
    ]  # fmt: skip


def test_the_form_in_force() -> None:
    given = made("安平市水务局", 2025)
    assert given.title == "安平市水务局2025年政府信息公开工作年度报告"
    shape = [(part.rows, part.columns) if isinstance(part, Grid) else part.words for part in given.parts]
    assert [one for one in shape if isinstance(one, tuple) or one[1:2] == "、" or one[:1] == "（"] == [
        "一、总体情况", "（一）主动公开", "（二）依申请公开", "（三）政府信息管理", "（四）政府信息公开平台建设",
        "（五）监督保障", "二、主动公开政府信息情况", (14, 4), "三、收到和处理政府信息公开申请情况", (28, 10),
        "四、政府信息公开行政复议、行政诉讼情况", (4, 15), "五、存在的主要问题及改进情况", "六、其他需要报告的事项",
    ]  # fmt: skip
    assert [part.words for part in given.parts if not isinstance(part, Grid)][-2:] == [
        "安平市水务局",
        "【此处填写成文日期】",
    ]


def test_what_is_filled_in_is_a_field_that_goes_away() -> None:
    document = docx.Document(BytesIO(as_word(made("安平市水务局", 2025))))
    fields = list(document.element.body.iter(qn("w:sdt")))
    assert len(fields) == 17
    assert [[str(child.tag).partition("}")[2] for child in field[0]] for field in fields] == [
        ["id", "temporary", "showingPlcHdr"]
    ] * 17
    assert {"".join(field.itertext())[:5] for field in fields} == {"【此处填写"}


def test_each_table_stands_on_one_page(tmp_path: Path, need: Callable[[object, str], None]) -> None:
    need(shutil.which("soffice") and shutil.which("pdftotext"), "没有安装 LibreOffice 或 poppler")
    cases = {"甲": ("安平市水务局", 2025), "乙": ("安平市人民政府", 2019)}
    for name, case in cases.items():
        (tmp_path / f"{name}.docx").write_bytes(as_word(made(*case)))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), "甲.docx", "乙.docx"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    for name in cases:
        shown = subprocess.run(
            ["pdftotext", f"{name}.pdf", "-"], cwd=tmp_path, check=True, capture_output=True, text=True
        ).stdout
        pages = ["".join(page.split()) for page in shown.split("\f")[:-1]]
        assert len(pages) == 4
        ends = [
            ("二、主动公开政府信息情况", "第（八）项"),
            ("三、收到和处理", "四、结转下年度继续办理"),
            ("四、政府信息公开行政", "复议后起诉"),
        ]
        headed = [[at for at, page in enumerate(pages[1:]) if head in page] for head, _ in ends]
        assert headed == [[at for at, page in enumerate(pages[1:]) if end in page] for _, end in ends]
