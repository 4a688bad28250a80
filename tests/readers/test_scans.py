"""Scans read by recognition: what a scanned report says, however it was scanned, and how surely it was read."""

from __future__ import annotations

import importlib.metadata
import socket
from pathlib import Path

import pytest
from PIL import Image

from gixlint.document import Document
from gixlint.linting import Plan, Result, checked
from gixlint.parsing import parse
from gixlint.readers import ocr_engine, read, scans
from gixlint.report import FormTable
from gixlint.reporters.json import report_json
from gixlint.settings import Settings
from tests.readers.ofdfile import NAMESPACE, layer, ofd_parts
from tests.readers.scanfile import Scan, converted, faxed, file_of, scanned, tiff
from tests.readers.wordfile import zipped
from tests.test_parity import CONTEXT, parsed, told

PLAN = Plan(Settings(), CONTEXT)
BY_MARKS = {"D105", "D106", "W102", "W103", "W104", "W106"}
DISPUTES = "4 1 1 1 7 2 0 1 1 4 1 0 0 0 1"
REVIEW = "4 1 1 1 7"
"""表四, and as much of it as a picture of its left third shows."""
RAPIDOCR = f"RapidOCR {importlib.metadata.version('rapidocr')}"


def judged(document: Document) -> Result:
    return checked("年报.tif", parse(document, PLAN.context), PLAN)


def disputes(document: Document) -> str:
    """The figures of 表四, in the order of the form."""
    table = parse(document, CONTEXT._replace(year=2024)).table("disputes")
    assert isinstance(table, FormTable)
    assert table.form is not None
    return " ".join(str(table.cells[key].value) for key in table.form.keys() if key in table.cells)


def test_a_scan_tells_what_the_report_says(scan: Scan) -> None:
    assert told(parse(scan.document, PLAN.context)) == told(parsed(scan.word, "a.docx"))


def test_what_was_read_and_how_surely(scan: Scan) -> None:
    source = report_json(judged(scan.document))["source"]
    assert source.pop("confidence") == pytest.approx(0.98, abs=0.02)
    assert source == {"format": "tiff", "converter": RAPIDOCR, "encoding": None, "pages": 3}
    marks = [mark for mark in scan.document.marked("recognised") if scan.document.words(mark.place).strip()]
    assert sum(mark.place.end - mark.place.start for mark in marks) > 2500
    pages = [scan.document.locate(table.place).page for table in scan.document.tables]
    assert pages == [1, 2, 2]


def test_findings_are_those_of_the_report_and_the_picture(scan: Scan) -> None:
    word, result = judged(read(scan.word, "a.docx")), judged(scan.document)
    found = [(finding.code, finding.role, finding.severity) for finding in result.findings if finding.code != "D107"]
    assert found == [(finding.code, finding.role, finding.severity) for finding in word.findings]
    (picture,) = (finding for finding in result.findings if finding.code == "D107")
    assert (picture.severity.word, picture.spot.page, picture.confidence) == ("error", 1, None)
    assert picture.message == "文件里只有图片（3 张），没有可以复制的文字"
    assert "gixlint[ocr]" not in picture.hint
    assert all(
        0.5 < finding["confidence"] < 1 for finding in report_json(result)["findings"] if finding["code"] != "D107"
    )
    reasons = {verdict.code: verdict.reason for verdict in result.verdicts if verdict.code in BY_MARKS}
    assert reasons == dict.fromkeys(BY_MARKS, "文字由图片识别而来，标点和符号不作判断")


@pytest.mark.parametrize("quarters", [1, 2])
def test_whichever_way_up_text_was_put(quarters: int, scan: Scan) -> None:
    picture = scanned(scan.prose(), 0.4).rotate(-90 * quarters, expand=True)
    assert "存在的主要问题及改进情况" in read(file_of(picture, "PNG"), "a.png").text


def test_a_table_that_lies_on_its_side(scan: Scan) -> None:
    picture = scanned(scan.table(0.34), 0.4).rotate(90, expand=True)
    assert disputes(read(file_of(picture, "BMP"), "a.bmp")) == REVIEW


def test_a_coarse_picture_far_askew(scan: Scan) -> None:
    page = scan.table()
    page = page.resize((round(page.width * 0.75), round(page.height * 0.75)), Image.Resampling.LANCZOS)
    assert disputes(read(file_of(scanned(page, -3.5), "JPEG"), "a")) == DISPUTES


def test_a_fax_in_two_colours(scan: Scan) -> None:
    data = file_of(faxed(scan.table()), "TIFF", compression="group4")
    document = read(data, "a.tif")
    assert (disputes(document), document.source.format, document.source.pages) == (DISPUTES, "tiff", 1)


def test_a_long_picture_is_read_in_parts(scan: Scan) -> None:
    tall = Image.new("L", (1170, 3000), 255)
    for top in (100, 2600):
        tall.paste(scan.prose(), (0, top))
    document = read(file_of(tall, "PNG"), "a.png")
    assert document.text.count("存在的主要问题及改进情况") == 2
    assert document.source.pages == 2


def test_a_pdf_of_pictures(scan: Scan) -> None:
    document = read(file_of(scanned(scan.table(0.34)), "PDF", resolution=200), "a.pdf")
    assert (disputes(document), document.source.format, document.source.pages) == (REVIEW, "pdf", 1)


def test_an_ofd_of_pictures(scan: Scan) -> None:
    page = layer('<ofd:ImageObject Boundary="0 0 297 80" ResourceID="3"/>')
    media = '<ofd:MultiMedia ID="3" Type="Image"><ofd:MediaFile>a.png</ofd:MediaFile></ofd:MultiMedia>'
    parts = ofd_parts(
        [page], common=f"<ofd:PhysicalBox>0 0 {297} {80}</ofd:PhysicalBox><ofd:DocumentRes>Res.xml</ofd:DocumentRes>",
        Res=f'<ofd:Res {NAMESPACE} BaseLoc="Res"><ofd:MultiMedias>{media}</ofd:MultiMedias></ofd:Res>',
    ) | {"Doc_0/Res/a.png": file_of(scan.table(0.34), "PNG")}  # fmt: skip
    document = read(zipped(parts), "a.ofd")
    assert (disputes(document), document.source.format, document.source.pages) == (REVIEW, "ofd", 1)


def test_only_so_many_pictures_are_read(scan: Scan, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scans, "MOST_PICTURES", 1)
    document = read(tiff([scan.prose(), scan.prose()]), "a.tif")
    assert document.text.count("存在的主要问题及改进情况") == 1
    limits = [(document.locate(mark.place).page, mark.value) for mark in document.marked("limit")]
    assert limits == [(2, "第 2 页是图片，其中的文字没有读取：一份文件最多识别 60 张图片")]


def test_nothing_is_fetched(scan: Scan, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise AssertionError("reading reached for the network")

    monkeypatch.setattr(socket, "socket", refused)
    monkeypatch.setattr(socket, "create_connection", refused)
    ocr_engine._engine.cache_clear()
    assert "存在的主要问题及改进情况" in read(file_of(scan.prose(), "WEBP", lossless=True), "a.webp").text
    folder = Path(str(importlib.metadata.distribution("rapidocr").locate_file("rapidocr/models")))
    config = ocr_engine._engine().cfg
    assert {Path(config[part].model_path).parent for part in ("Det", "Cls", "Rec")} == {folder}


@pytest.fixture(scope="module")
def embedded(scan: Scan, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """A report with a picture of its 表四 in every format that LibreOffice writes."""
    folder = tmp_path_factory.mktemp("embedded")
    word = scan.with_picture(scan.table(0.34))
    kinds = {"odt": "odt", "doc": "doc", "rtf": "rtf", "pdf": "pdf", "html": "html:HTML (StarWriter):EmbedImages"}
    return {kind: converted(folder, word, target) for kind, target in kinds.items()}


@pytest.mark.parametrize("kind", ["odt", "doc", "rtf", "pdf", "html"])
def test_pictures_in_documents_of_all_kinds(kind: str, embedded: dict[str, bytes]) -> None:
    document = read(embedded[kind], f"a.{kind}")
    assert disputes(document) == REVIEW
    result = judged(document)
    (finding,) = (finding for finding in result.findings if finding.code == "D107")
    assert finding.message == "“四、政府信息公开行政复议、行政诉讼情况”部分的表格是图片，没有可以复制的文字"
    assert (document.source.format, document.source.converter) == (kind, RAPIDOCR)


def test_a_picture_in_a_word_file_stands_where_its_table_belongs(scan: Scan) -> None:
    document = read(scan.with_picture(scan.table()), "a.docx")
    assert told(parse(document, PLAN.context)) == told(parsed(scan.word, "a.docx"))
    assert [finding.role for finding in judged(document).findings if finding.code == "D107"] == ["table.disputes"]
    sure = [{document.sureness(cell.place) is None for cell in table.cells} for table in document.tables]
    assert sure == [{True}, {True}, {False}]
