"""OFD: text and tables out of geometry, as in a PDF; what is damaged is refused."""

from __future__ import annotations

import random
import shutil
import subprocess
from collections.abc import Callable
from contextlib import suppress
from copy import deepcopy
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from gixlint.document import Place
from gixlint.errors import UnreadableError
from gixlint.readers import read
from gixlint.readers.ofd import read_ofd
from tests.paper import as_ofd
from tests.readers.ofdfile import NAMESPACE, from_pdf, layer, ofd_parts, path, text
from tests.readers.showing import blocks, marks, spans
from tests.readers.test_pdf_parity import LAYOUTS, original, set_out
from tests.readers.wordfile import zipped
from tests.rewriting import as_docx
from tests.test_parity import CLEAN, SAMPLES, parsed, told

Need = Callable[[object, str], None]


@pytest.mark.parametrize("sample", SAMPLES)
def test_samples_laid_out_anew_are_the_same_report(sample: str) -> None:
    data = as_ofd(original(sample))
    assert told(parsed(data, "a")) == told(parsed((CLEAN / sample).read_bytes(), sample))
    document = read(data, "a")
    assert (document.source.format, document.source.confidence) == ("ofd", 1.0)
    assert document.locate(Place(len(document.text) - 1, len(document.text))).page == document.source.pages


@pytest.fixture(scope="session")
def printed(tmp_path_factory: pytest.TempPathFactory, need: Need) -> Path:
    """Samples as PDF, by LibreOffice."""
    need(shutil.which("soffice"), "没有安装 LibreOffice")
    folder = tmp_path_factory.mktemp("printed")
    for number, name in enumerate(SAMPLES):
        layout = list(LAYOUTS.values())[number % len(LAYOUTS)]
        (folder / name).with_suffix(".docx").write_bytes(set_out(as_docx(original(name)), *layout))
    profile = f"-env:UserInstallation=file://{folder}/profile"
    files = sorted(map(str, folder.glob("*.docx")))
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *files]
    subprocess.run(command, capture_output=True, check=True, timeout=300)
    return folder


@pytest.mark.parametrize("sample", SAMPLES)
def test_pages_of_a_word_processor_are_the_same_report(sample: str, printed: Path) -> None:
    data = from_pdf((printed / sample).with_suffix(".pdf").read_bytes())
    assert told(parsed(data, "a.ofd")) == told(parsed((CLEAN / sample).read_bytes(), sample))


BOX = "M 0 0 L 60 0 L 60 20 L 0 20 C"
CROSS = path("M 0 10 L 60 10 M 30 0 L 30 20", "20 50 60 20")
CELLS = text("甲", 22, 57) + text("乙", 52, 57) + text("1", 22, 67) + text("2", 52, 67)
GRID = [["甲", "乙"], ["1", "2"]]
SQUARES = [(0, 0, 1, 1), (0, 1, 1, 1), (1, 0, 1, 1), (1, 1, 1, 1)]
THIN = "".join(
    path(f"M 0 0 L {w} 0 L {w} {h} L 0 {h} C", f"{x} {y} {w} {h}", 'Stroke="false" Fill="true"')
    for x, y, w, h in [
        (20, 50, 60, 0.3),
        (20, 60, 60, 0.3),
        (20, 70, 60, 0.3),
        (20, 50, 0.3, 20),
        (50, 50, 0.3, 20),
        (80, 50, 0.3, 20),
    ]
)
TABLES = {
    "strokes": path(BOX, "20 50 60 20") + CROSS,
    "thin fills": THIN,
    "matrix": path("M 0 0 L 120 0 L 120 40 L 0 40 C", "20 50 60 20", 'CTM="0.5 0 0 0.5 0 0"') + CROSS,
    "run together": path("M0 0L60 0L60 20L0 20C", "20 50 60 20") + CROSS,
    "block": f"<ofd:PageBlock>{path(BOX, '20 50 60 20')}{CROSS}</ofd:PageBlock>",
    "closed": path("M 30 0 L 0 0 L 0 20 L 30 20 C M 30 10 L 0 10", "20 50 60 20")
    + path("M 0 0 L 30 0 L 30 20 L 0 20 C M 0 10 L 30 10", "50 50 30 20"),
    "several starts": path("M 0 0 L 60 0 S 60 0 L 60 20 S 0 20 L 60 20 M 0 0 L 0 20", "20 50 60 20") + CROSS,
}


@pytest.mark.parametrize("drawn", TABLES.values(), ids=TABLES)
def test_tables(drawn: str) -> None:
    document = read_ofd(zipped(ofd_parts([layer(drawn, CELLS)])))
    assert (blocks(document), spans(document)) == ([GRID], [SQUARES])


def test_what_is_not_drawn_is_no_table() -> None:
    unseen = [
        path(BOX, "20 50 60 20", more) + path("M 0 10 L 60 10 M 30 0 L 30 20", "20 50 60 20", more)
        for more in ('Visible="false"', 'Stroke="false"')
    ]
    assert [read_ofd(zipped(ofd_parts([layer(drawn, CELLS)]))).tables for drawn in unseen] == [(), ()]


def code(words: str, attributes: str, more: str = "") -> str:
    return f'<ofd:TextObject Boundary="20 40 100 20" Size="5" {more}><ofd:TextCode {attributes}>{words}</ofd:TextCode></ofd:TextObject>'


WORDS = {
    "no steps": (code("一二ab", 'X="0" Y="5"'), ["一二ab"]),
    "repeated steps": (code("一二三四", 'X="0" Y="5" DeltaX="5 g 2 5"'), ["一二三四"]),
    "repeated gaps": (code("甲乙丙", 'X="0" Y="5" DeltaX="g 2 30"'), ["甲 乙 丙"]),
    "a gap": (code("甲乙", 'X="0" Y="5" DeltaX="30"'), ["甲 乙"]),
    "codes go on": ('<ofd:TextObject Boundary="20 40 100 20" Size="5"><ofd:TextCode X="0" Y="5">甲</ofd:TextCode><ofd:TextCode>乙</ofd:TextCode></ofd:TextObject>', ["甲乙"]),
    "matrix": (code("甲", 'X="0" Y="1"', 'CTM="2 0 0 2 0 0"') + text("乙", 30, 42, 10), ["甲乙"]),
    "invisible": (code("甲", 'X="0" Y="5"', 'Visible="false"') + text("乙", 20, 60), ["乙"]),
    "no size": (code("甲", 'X="0" Y="5"').replace('Size="5"', "") + text("乙", 20, 60), ["乙"]),
    "wrong numbers": (code("甲乙", 'X="nan" Y="x" DeltaX="g 99999999999 5 g g 1e99"'), ["甲乙"]),
}  # fmt: skip


@pytest.mark.parametrize(("drawn", "said"), WORDS.values(), ids=WORDS)
def test_text(drawn: str, said: list[str]) -> None:
    assert blocks(read_ofd(zipped(ofd_parts([layer(drawn)])))) == said


def test_templates_metadata_and_places() -> None:
    common = '<ofd:TemplatePage ID="7" BaseLoc="/Doc_0/Tpls/T.xml"/>'
    pages = [
        "<ofd:Template TemplateID='7'/>" + layer(text(words + "长" * 40, 30, 100) + text("尾。", 25, 108))
        for words in ("正文一。", "另一页。")
    ]
    more = {"Tpls__T": f"<ofd:Page {NAMESPACE}>{layer(text('年度报告', 30, 20))}</ofd:Page>"}
    info = "<ofd:Title> 年报 </ofd:Title><ofd:Author/><ofd:CreationDate>2026-01-02</ofd:CreationDate>"
    document = read(zipped(ofd_parts(pages, info, common, **more)), "a.ofd")
    assert [(block.story, document.words(block.place).replace("长", ""), document.locate(block.place).page) for block in document.blocks] == [
        ("header", "年度报告", 1), ("body", "正文一。尾。", 1), ("header", "年度报告", 2), ("body", "另一页。尾。", 2),
    ]  # fmt: skip
    assert document.metadata == (("title", "年报"), ("created", "2026-01-02"))
    assert document.source.pages == 2


def test_a_missing_page_is_told() -> None:
    parts = ofd_parts([layer(text("甲", 30, 100)), layer()])
    del parts["Doc_0/Pages/P1/Content.xml"]
    assert marks(read_ofd(zipped(parts))) == [("limit", "", "第 2 页已损坏，没有读取")]


IMAGE = '<ofd:ImageObject Boundary="0 0 290 400" ResourceID="3"/>'
GOOD = zipped(ofd_parts([layer(text("甲" * 20, 30, 100))]))
UNREADABLE = {
    "truncated": (GOOD[: len(GOOD) // 2], "不完整|损坏"),
    "blank": (zipped(ofd_parts([layer()])), "OFD 里没有文字"),
    "no pages": (zipped(ofd_parts([])), "损坏或不完整"),
    "many pages": (zipped(ofd_parts(["x"] * 501)), "超过 500 页"),
    "no document": (
        zipped({"OFD.xml": f"<ofd:OFD {NAMESPACE}><ofd:DocRoot>../x.xml</ofd:DocRoot></ofd:OFD>"}),
        "损坏或不完整",
    ),
    "not XML": (zipped(ofd_parts(["<"])), "有错"),
    "encrypted": (zipped(ofd_parts(["x"]) | {"Encryptions.xml": "<x/>"}), "解密"),
    "bomb": (zipped(ofd_parts(["x"]) | {"a.xml": bytes(20 * 2**20)}), "过大"),
}


def test_a_picture_that_cannot_be_had_is_told() -> None:
    document = read_ofd(zipped(ofd_parts([layer(IMAGE)])))
    assert marks(document) == [
        ("limit", "", "第 1 页是图片，其中的图片已损坏或格式不支持，没有读取"),
        ("picture", "", ""),
    ]


@pytest.mark.usefixtures("without_ocr")
def test_a_picture_is_not_read_without_recognition() -> None:
    (limit, _) = marks(read_ofd(zipped(ofd_parts([layer(IMAGE)]))))
    assert "pip install 'gixlint[ocr]'" in limit[2]


@pytest.mark.parametrize(("data", "reason"), UNREADABLE.values(), ids=UNREADABLE)
def test_unreadable(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableError, match=reason) as caught:
        read(data, "a.ofd")
    message = str(caught.value)
    assert "\n" not in message
    assert message.endswith("。")


@settings(deadline=None, max_examples=60)
@given(st.integers(0, 2**32))
def test_damaged_structure_never_crashes(seed: int) -> None:
    chance = random.Random(seed)
    everything = "".join([*TABLES.values(), *(drawn for drawn, _ in WORDS.values()), IMAGE])
    parts = ofd_parts([layer(everything, CELLS)])
    name = chance.choice([name for name in parts if name != "OFD.xml"])
    root = etree.fromstring(str(parts[name]))
    for _ in range(20):
        nodes = list(root.iter())
        node, other = chance.choice(nodes), chance.choice(nodes)
        parent = node.getparent()
        if chance.random() < 0.3:
            other.append(deepcopy(node))
        elif chance.random() < 0.6 and node.attrib:
            node.set(
                chance.choice(list(node.attrib)), chance.choice(["", "-1", "0 0 0 0", "x", "1e6 1 1 1", "1 0 0 1 0 0"])
            )
        elif parent is not None:
            parent.remove(node)
    parts[name] = etree.tostring(root)
    with suppress(UnreadableError):
        document = read_ofd(zipped(parts))
        for grid in document.tables:
            assert all(grid.place.covers(entry.place) for entry in grid.cells)


@settings(deadline=None)
@given(st.integers(0, len(GOOD) - 1), st.integers(0, 255))
def test_damaged_bytes_never_crash(position: int, byte: int) -> None:
    with suppress(UnreadableError):
        assert read_ofd(GOOD[:position] + bytes([byte]) + GOOD[position + 1 :]).text.strip("甲\n") == ""
