"""The parts of recognition: marks, rules, grids, pages laid under each other, pieces put into documents."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from gixlint.document import Anchor, Block, Cell, Document, Mark, Place, Source, Table
from gixlint.readers.ocr_engine import Grey, Rect
from gixlint.readers.ocr_marks import borne, written
from gixlint.readers.ocr_pages import recognised
from gixlint.readers.ocr_rules import ruling, straightened
from gixlint.readers.pdf_grid import grids
from gixlint.readers.scans import in_line, speaks
from gixlint.readers.sheets import Glyph, Picture, Raster, Rule, Sheet, clipped, moved, without_text
from gixlint.readers.splicing import Piece, spliced

LINES = {
    "(一)主动公开": "（一）主动公开",
    "电话:0999-8360521,邮箱:a@b.cn;地址:x": "电话：0999-8360521，邮箱：a@b.cn；地址：x",
    "共3,119件,于8:30(IPv6)开始": "共3,119件，于8:30（IPv6）开始",
    "http://a.b.cn/(x)": "http://a.b.cn/(x)",
    "报告.": "报告。",
    "1.5": "1.5",
    "国办公开办函[2021]30号": "国办公开办函〔2021〕30号",
    "（2021）行初12号": "（2021）行初12号",
    "1O6": "106",
    "O": "0",
    "I2": "12",
    "OA": "OA",
    "(": "（",
}


@pytest.mark.parametrize(("read", "meant"), LINES.items())
def test_marks_are_written_as_they_are_meant(read: str, meant: str) -> None:
    assert written(read) == meant


@pytest.mark.parametrize(
    ("text", "confidences", "expected"),
    [
        ("收（二）", (0.9, 0.4, 0.8, 0.3), (0.9, 0.9, 0.8, 0.8)),
        ("3,119", (0.9, 0.4, 0.8, 0.7, 0.6), (0.9, 0.4, 0.8, 0.7, 0.6)),
        ("9.", (0.9, 0.4), (0.9, 0.9)),
        ("——", (0.4, 0.5), (0.4, 0.5)),
    ],
)
def test_what_rests_on_a_mark(text: str, confidences: tuple[float, ...], expected: tuple[float, ...]) -> None:
    assert borne(text, confidences) == expected


XS, YS = (60, 300, 420, 700), (50, 110, 170, 230)
TEXT = [Rect(80, 60, 200, 100), Rect(320, 120, 344, 160)]


def table(grey: int = 0, dotted: int = 0, thick: int = 2) -> Grey:
    """A drawn grid of three by three cells without the rule below its first cell, and something like text in two."""
    picture = np.full((300, 760), 250, np.uint8)
    for x in XS:
        picture[YS[0] : YS[-1] + thick, x : x + thick] = grey
    for y in YS:
        picture[y : y + thick, (XS[1] if y == YS[1] else XS[0]) : XS[-1]] = grey
    if dotted:
        picture[np.add.outer(np.arange(300), np.arange(760)) % dotted > 1] = 250
    for rect in TEXT:
        for x in range(rect.left + 4, rect.right - 4, 6):
            picture[rect.top + 6 : rect.bottom - 6, x : x + 2] = 0
    return picture


DRAWN = {
    "clean": table(),
    "grey": table(grey=190, thick=1),
    "dotted": table(dotted=6),
    "noisy": np.clip(table(grey=120) + np.random.default_rng(0).normal(0, 10, (300, 760)), 0, 255).astype(np.uint8),
    "shaded": np.clip(table() * np.linspace(1, 0.6, 760), 0, 255).astype(np.uint8),
}


@pytest.mark.parametrize("picture", DRAWN.values(), ids=DRAWN)
def test_rules_are_found(picture: Grey) -> None:
    found = ruling(picture, 40, TEXT)
    half = [[Rule(*(each / 2 for each in rule)) for rule in rules] for rules in (found.across, found.down)]
    (grid,) = grids(*half)
    assert grid.xs == pytest.approx([x / 2 for x in XS], abs=2)
    assert grid.ys == pytest.approx([y / 2 for y in YS], abs=2)
    assert [tuple(slot) for slot in grid.slots] == [
        (0, 0, 2, 1), (0, 1, 1, 1), (0, 2, 1, 1), (1, 1, 1, 1), (1, 2, 1, 1), (2, 0, 1, 1), (2, 1, 1, 1), (2, 2, 1, 1),
    ]  # fmt: skip
    assert not found.ink[62:98, 90:190].any(), "strokes of text are no rules"


def test_a_page_without_rules_has_none() -> None:
    picture = np.random.default_rng(1).normal(220, 12, (400, 600)).clip(0, 255).astype(np.uint8)
    found = ruling(picture, 40, [])
    assert (found.across, found.down) == ([], [])


@pytest.mark.parametrize("angle", [-6.0, -1.3, 0.0, 0.4, 5.0])
def test_a_skewed_page_is_set_straight_and_nothing_cut_off(angle: float) -> None:
    turn = cv2.getRotationMatrix2D((380, 150), angle, 1.0)
    skewed = np.asarray(cv2.warpAffine(table(), turn, (760, 300), borderValue=250), np.uint8)
    straight = straightened(skewed)
    rows = (straight < 128).sum(axis=1)
    assert rows.max() > 0.9 * (XS[-1] - XS[0])
    assert straight.shape[0] >= 300
    assert straight.shape[1] >= 760


def sheet(number: int = 1, left: float = 50.0, width: float = 400.0, words: str = "", **more: object) -> Sheet:
    """A scanned page of A4 with a ruled table of two columns, its words one below the other in the first."""
    down = [Rule(x, 100.0, 300.0) for x in (left, left + width / 2, left + width)]
    across = [Rule(y, left, left + width) for y in (100.0, 200.0, 300.0)]
    glyphs = [
        Glyph(
            sign,
            left + 5 + 10 * column,
            left + 15 + 10 * column,
            110 + 100 * row,
            120 + 100 * row,
            119 + 100 * row,
            0.9,
        )
        for row, line in enumerate(words.split())
        for column, sign in enumerate(line)
    ]
    pictures = (Picture(0, 0, 595, 842),)
    return Sheet(number, 595, 842, glyphs, across, down, pictures=pictures)._replace(**more)  # type: ignore[arg-type]


def test_pages_are_laid_under_each_other() -> None:
    first, second, narrow, text = in_line(
        [sheet(1), sheet(2, left=62.0), sheet(3, left=62.0, width=300.0), sheet(4, across=[], down=[])]
    )
    assert [rule.at for rule in second.down] == [rule.at for rule in first.down] == [50.0, 250.0, 450.0]
    assert narrow.down[0].at == 62.0
    assert text == sheet(4, across=[], down=[])
    drawn = sheet(5, left=62.0, letters=500)
    assert list(in_line([first, drawn]))[1] == drawn, "what the file itself sets is not moved"


def test_what_a_picture_of_text_is() -> None:
    assert speaks(sheet(words="结果维持 结果纠正")) is False
    assert speaks(sheet(words="自然人商业企业 总计")) is False
    table = sheet(words="结果维持 其他结果")
    right = [glyph._replace(left=glyph.left + 200, right=glyph.right + 200) for glyph in table.glyphs]
    assert speaks(table._replace(glyphs=[*table.glyphs, *right])) is True
    line = [Glyph("字", 60 + 10 * n, 70 + 10 * n, 400, 410, 409, 0.9) for n in range(30)]
    prose = [
        glyph._replace(top=400 + 20 * n, bottom=410 + 20 * n, base=409 + 20 * n) for n in range(5) for glyph in line
    ]
    assert speaks(sheet(glyphs=prose)) is True
    assert speaks(sheet(glyphs=prose[:60])) is False


def test_moved_and_clipped() -> None:
    page = moved(sheet(words="甲"), 10, -20)
    assert (page.glyphs[0][1:6], page.across[0], page.down[0]) == (
        (65.0, 75.0, 90, 100, 99), Rule(80.0, 60.0, 460.0), Rule(60.0, 80.0, 280.0),
    )  # fmt: skip
    raster = Raster(4, 3, bytes(range(12)))
    assert clipped(raster, Picture(0.5, 0.5, 1.5, 9.0), 2.0) == Raster(2, 2, bytes([5, 6, 9, 10]))


def test_pictures_with_room_for_text() -> None:
    glyph = Glyph("字", 100, 110, 100, 110, 109)
    strips = [Picture(0, 100 * n, 500, 100 * n + 100, str(n)) for n in range(4)]
    seal, under = Picture(300, 600, 380, 680), Picture(90, 90, 300, 130)
    found = without_text([*strips[::-1], seal, under], [glyph] * 30, 595, 842)
    assert found == ()
    found = without_text([*strips, seal], [], 595, 842)
    assert [(p.left, p.top, p.right, p.bottom) for p in found] == [(0, 0, 500, 400)]


def test_a_page_with_nothing_on_it() -> None:
    page = recognised(Raster(600, 400, bytes([240]) * 240_000), 3)
    assert (page.number, page.width, round(page.height), page.glyphs, page.across) == (3, 842.0, 561, [], [])


def document(text: str, *tables: Table, marks: tuple[Mark, ...] = (), anchors: tuple[Anchor, ...] = ()) -> Document:
    blocks = [Block(table.place, None, number) for number, table in enumerate(tables)]
    start = 0
    for line in text.splitlines(keepends=True):
        place = Place(start, start + len(line) - 1)
        if not any(table.place.covers(place) for table in tables):
            blocks.append(Block(place))
        start += len(line)
    return Document(text, tuple(sorted(blocks, key=lambda b: b.place)), Source("x"), tables, marks, anchors)


def one_row(start: int) -> Table:
    return Table(
        Place(start, start + 3), 1, 2, (Cell(Place(start, start + 1), 0, 0), Cell(Place(start + 2, start + 3), 0, 1))
    )


def test_pieces_go_in_where_they_belong() -> None:
    whole = document(
        "甲乙\n丙\t丁\n戊\n", one_row(3),
        marks=(Mark("comment", Place(1, 9), "跨"), Mark("picture", Place(3, 3)), Mark("hidden", Place(7, 8), "后")),
        anchors=(Anchor(0, 1, 1), Anchor(3, 5, 2), Anchor(7, 9, 1)),
    )  # fmt: skip
    piece = document("图\n己\t庚\n", one_row(2), marks=(Mark("recognised", Place(0, 1), "0.90"),))
    made = spliced(whole, [Piece(3, piece), Piece(9, piece)])
    assert made.text == "甲乙\n图\n己\t庚\n丙\t丁\n戊\n图\n己\t庚\n"
    assert [made.words(block.place) for block in made.blocks] == [
        "甲乙",
        "图",
        "己\t庚",
        "丙\t丁",
        "戊",
        "图",
        "己\t庚",
    ]
    assert [block.table for block in made.blocks] == [None, None, 0, 1, None, None, 2]
    assert [[made.words(cell.place) for cell in table.cells] for table in made.tables] == [
        ["己", "庚"],
        ["丙", "丁"],
        ["己", "庚"],
    ]
    assert [(mark.kind, made.words(mark.place)) for mark in made.marks] == [
        ("comment", "乙\n图\n己\t庚\n丙\t丁\n戊\n"), ("recognised", "图"), ("picture", ""), ("hidden", "戊"), ("recognised", "图"),
    ]  # fmt: skip
    at = {sign: made.locate(Place(*[made.text.index(sign)] * 2)) for sign in "甲己丙戊"}
    assert {sign: (place.line, place.column) for sign, place in at.items()} == {
        "甲": (1, 1), "己": (5, None), "丙": (5, 2), "戊": (9, 1),
    }  # fmt: skip


def test_a_piece_at_the_end_of_a_text_without_line_end() -> None:
    made = spliced(document("甲\n")._replace(text="甲"), [Piece(1, document("图\n"))])
    assert (made.text, [made.words(block.place) for block in made.blocks]) == ("甲\n图\n", ["甲", "图"])
