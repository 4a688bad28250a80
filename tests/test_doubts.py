"""What is doubted: findings that rest on text recognised in pictures, and on what was not read at all."""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pypdfium2
import pytest
from drafts import BODY, draft
from PIL import Image

from gixlint.document import Document, Mark, Place
from gixlint.findings import Finding, Verdict
from gixlint.linting import Plan, Result, checked, lint
from gixlint.parsing import parse
from gixlint.readers import read
from gixlint.report import Figure
from gixlint.settings import Settings
from tests.parsing.drawing import drawn
from tests.readers.scanfile import converted
from tests.readers.test_pdf_parity import set_out
from tests.rewriting import as_docx
from tests.test_parity import CLEAN, CONTEXT

LIMIT = "第 2 页是图片，其中的文字没有读取"


def page(text: str, *, sure: float | None = None, but: tuple[tuple[str, float], ...] = (), limit: str = "") -> Document:
    """A document, all of it recognised with confidence `sure`, the words of `but` with another; at the words of `limit`
    begins a page that was not read.
    """
    document = read(text.encode(), "a.md" if "<table" in text else "a.txt")
    marks = list(document.marks)
    if sure is not None:
        marks.append(Mark("recognised", Place(0, len(document.text)), f"{sure:.2f}"))
    for words, less in but:
        start = document.text.index(words)
        marks.append(Mark("recognised", Place(start, start + len(words)), f"{less:.2f}"))
    if limit:
        start = document.text.index(limit)
        marks.append(Mark("limit", Place(start, start), LIMIT))
    recognised = any(mark.kind == "recognised" for mark in marks)
    source = document.source._replace(converter="RapidOCR" if recognised else None)
    return document._replace(marks=tuple(sorted(marks, key=lambda mark: mark.place)), source=source)


def judged(document: Document, *codes: str) -> Result:
    plan = Plan(Settings(select=codes), CONTEXT)
    return checked("a", parse(document, plan.context), plan)


def one(document: Document, code: str) -> Finding:
    (finding,) = judged(document, code).findings
    return finding


def verdict(document: Document, code: str) -> Verdict:
    (verdict,) = judged(document, code).verdicts
    return verdict


def wrong_sum(but: tuple[tuple[str, float], ...] = (), sure: float | None = None) -> Document:
    """A report in whose table 5＋0 applicants make 6; every figure of that row is unlike all others in the text."""
    figures = {f"r3_5_2.{key}": value for key, value in ROW.items()}
    return page(drawn(2023, {"requests": figures}), sure=sure, but=but)


ROW = {
    "natural": "5001",
    "business": "4001",
    "research": "0",
    "welfare": "0",
    "legal": "0",
    "other": "0",
    "total": "9003",
}


@pytest.mark.parametrize(
    ("but", "severity", "confidence"),
    [
        ((), "error", None),
        ((("9003", 0.95), ("5001", 0.93)), "error", 0.93),
        ((("9003", 0.95), ("4001", 0.70)), "warning", 0.70),
    ],
)
def test_an_error_that_rests_on_doubtful_characters_is_a_warning(
    but: tuple[tuple[str, float], ...], severity: str, confidence: float | None
) -> None:
    finding = one(wrong_sum(but), "F203")
    assert (finding.severity.word, finding.confidence) == (severity, confidence)


def test_a_sum_rests_on_its_zeros_too() -> None:
    document = wrong_sum()
    cells = parse(document, CONTEXT).table("requests").cells
    zero = cells["r3_5_2.research"].place
    doubtful = document._replace(
        marks=(*document.marks, Mark("recognised", zero, "0.65")), source=document.source._replace(converter="RapidOCR")
    )
    finding = one(doubtful, "F203")
    assert (finding.severity.word, finding.confidence) == ("warning", 0.65)


def figure(words: str, confidence: float) -> Figure:
    document = page(drawn(2023, {"requests": {"r1.natural": words}}), but=((words, confidence),))
    return parse(document, CONTEXT).table("requests").cells["r1.natural"]


def test_a_figure_that_was_hardly_read_is_lost() -> None:
    assert [figure("7007", sure).state for sure in (0.59, 0.60)] == ["lost", "number"]
    assert [figure("L~L", sure).state for sure in (0.59, 0.99)] == ["lost", "lost"]
    assert [figure("见附件", sure).state for sure in (0.59, 0.99)] == ["lost", "text"]


def test_what_is_missing_may_stand_in_what_was_read_worst() -> None:
    text = draft(preamble="根据《中华人民共和国政府信息公开条例》编制本报告。")
    assert (one(page(text), "P201").severity.word, one(page(text), "P201").confidence) == ("error", None)
    assert (one(page(text, sure=0.97), "P201").severity.word, one(page(text, sure=0.97), "P201").confidence) == (
        "error",
        0.97,
    )
    finding = one(page(text, sure=0.97, but=(("完善", 0.4),) if "完善" in text else (("图解", 0.4),)), "P201")
    assert (finding.severity.word, finding.confidence) == ("warning", 0.4)


MARKS = [
    ("W102", "全年收费0元。，"),
    ("W103", "公开,透明,便民。"),
    ("W104", "制定《办法》（安林发[2024]3号）。"),
    ("W106", "制定《公开办法。"),
    ("D106", "有关文��件。"),
]


@pytest.mark.parametrize(("code", "words"), MARKS)
def test_marks_that_recognition_changes_accuse_nobody(code: str, words: str) -> None:
    text = draft(body=f"{BODY}\n{words}")
    assert verdict(page(text), code).status == "failed"
    whole = verdict(page(text, sure=0.99), code)
    assert (whole.status, whole.reason) == ("undecided", "文字由图片识别而来，标点和符号不作判断")
    part = verdict(page(text, but=((words, 0.99),)), code)
    assert (part.status, part.reason) == ("undecided", "文字由图片识别而来，标点和符号不作判断")
    assert verdict(page(text, but=(("每季度" if "每季度" in text else "按季度", 0.5),)), code).status == "failed"


def test_a_single_letter_that_is_doubtful_accuses_nobody() -> None:
    text = draft(body=BODY.replace("存在的主要问题及改进情况", "存在的主要问题及改迸情况"))
    assert verdict(page(text, sure=0.97), "S103").status == "failed"
    doubted = verdict(page(text, sure=0.97, but=(("改迸", 0.6),)), "S103")
    assert (doubted.status, doubted.reason) == ("undecided", "文字由图片识别而来，有的字没有把握，不作判断")


ABSENT = {  # what the report lacks, by the check that says so, and where a page was not read
    "P201": draft(preamble="根据《中华人民共和国政府信息公开条例》编制本报告。"),
    "P101": draft(preamble="根据《中华人民共和国政府信息公开条例》编制本报告。"),
    "T103": draft(end=""),
    "P401": draft(preamble="本报告由七个部分组成。", body=BODY.replace("五、", "三、").replace("六、", "四、")),
    "S101": draft(),
    "F101": drawn(2023, disputes="没有。"),
    "S110": draft(body=BODY.replace("收取信息处理费", "其他事项")),
}


@pytest.mark.parametrize("code", ABSENT)
def test_what_may_stand_on_a_page_that_was_not_read_is_undecided(code: str) -> None:
    text = ABSENT[code]
    assert verdict(page(text), code).status == "failed"
    unread = verdict(page(text, limit="存在的主要问题" if code == "F101" else "一是解读"), code)
    assert unread.status == "undecided"
    assert code == "F101" or LIMIT in (unread.reason or "")


def test_what_is_wrong_on_a_page_that_was_read_stays_wrong() -> None:
    text = draft(body=BODY.replace("120条", "近千余条") + "\n没有其他事项。")
    assert verdict(page(text, limit="没有其他事项"), "F305").status == "failed"
    torn = verdict(page(text, limit="二、主动公开"), "F305")
    assert (torn.status, torn.reason) == ("undecided", LIMIT)


@pytest.mark.usefixtures("without_ocr")
def test_a_scan_without_recognition() -> None:
    stream = io.BytesIO()
    Image.new("L", (800, 1100), 255).save(stream, "PNG")
    result = lint("a.png", stream.getvalue(), Plan(Settings(), CONTEXT))
    (finding,) = result.findings
    assert (finding.code, finding.severity.word, finding.spot.where, finding.spot.page) == ("D107", "error", "正文", 1)
    assert finding.message == "文件里只有图片（1 张），没有可以复制的文字"
    assert finding.hint.endswith("要检查图片中的文字，图片须清晰，并安装识别组件：pip install 'gixlint[ocr]'。")
    reason = "第 1 页是图片，其中的文字没有读取；识别文字需要安装组件：pip install 'gixlint[ocr]'"
    undecided = [verdict for verdict in result.verdicts if verdict.status == "undecided"]
    assert {verdict.reason for verdict in undecided} == {reason}
    assert {verdict.code[0] for verdict in undecided} >= set("CDFIPSTWZ")
    passed = {verdict.code for verdict in result.verdicts if verdict.status == "passed"}
    assert passed <= {"D101", "D103", "D104", "D105", "D106", "D108"} | {
        v.code for v in result.verdicts if v.code[0] == "L"
    }
    assert lint("a.png", stream.getvalue(), Plan(Settings(), CONTEXT), walked=True).status == "failed"


@cache
def _blank_jpeg() -> bytes:
    stream = io.BytesIO()
    Image.new("L", (60, 80), 200).save(stream, "JPEG")
    return stream.getvalue()


def _with_scanned_page(data: bytes, number: int) -> bytes:
    """A PDF with one page replaced by a picture."""
    paper = pypdfium2.PdfDocument(data)
    width, height = paper[number].get_size()
    page = paper.new_page(width, height, index=number)
    picture = pypdfium2.PdfImage.new(paper)
    picture.load_jpeg(io.BytesIO(_blank_jpeg()))
    picture.set_matrix(pypdfium2.PdfMatrix().scale(width, height))
    page.insert_obj(picture)
    page.gen_content()
    del paper[number + 1]
    stream = io.BytesIO()
    paper.save(stream)
    return stream.getvalue()


@pytest.mark.usefixtures("without_ocr")
@pytest.mark.parametrize("name", ["format2019-government", "format2021-township", "reg2007-government"])
def test_a_page_that_was_not_read_makes_nobody_guilty(
    name: str, tmp_path: Path, need: Callable[[object, str], None]
) -> None:
    need(shutil.which("soffice"), "没有安装 LibreOffice")
    plan = Plan(Settings(), CONTEXT)
    word = as_docx(read((CLEAN / f"{name}.md").read_bytes(), "a.md"))
    data = converted(tmp_path, set_out(word, 210, 297, 27, 14), "pdf")
    accused = {(finding.code, finding.message) for finding in lint("a.pdf", data, plan).findings}
    pages = len(pypdfium2.PdfDocument(data))
    assert pages > 2
    for number in range(pages):
        result = lint("a.pdf", _with_scanned_page(data, number), plan)
        found = {(finding.code, finding.message) for finding in result.findings if finding.code != "D107"}
        assert found <= accused, f"page {number + 1}"
        assert result.status in ("undecided", "failed")
