"""The report as its reader sees it, cut into pieces: nothing is lost, and every span is marked and numbered once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gixlint.document import Cell, Document, Mark, Place, Source
from gixlint.findings import Severity
from gixlint.readers.builder import Builder
from gixlint.reporters.paper import Gap, Grid, Paper, Paragraph, Piece, Span, paper
from tests.reporters.samples import TEXT, document, place, report, without


def drawn() -> Document:
    """Return a document with every kind of block: paragraphs, a table with merged and empty cells, a footnote."""
    builder = Builder()
    builder.paragraph("标题", 1)
    builder.paragraph("全年收到申请12件，，均已办结。")
    start = builder.offset
    cells = [Cell(builder.write("项目"), 0, 0, 1, 2)]
    builder.write("\n")
    for row, words in enumerate((("甲", ""), ("一\n二", "7")), start=1):
        for column, word in enumerate(words):
            cells.append(Cell(builder.write(word), row, column))
            builder.write("\n" if column else "\t")
    builder.end_table(start, cells)
    builder.paragraph("见附件", story="footnote")
    return builder.freeze(Source("docx"))


DRAWN = drawn()


def span(start: int, end: int, number: str = "1", severity: Severity = Severity.ERROR, related: bool = False) -> Span:
    return Span(Place(start, end), number, f"r1-a{number}", severity, f"错误 {number}", "问题", related)


def at(words: str, number: str = "1", **given: object) -> Span:
    start = DRAWN.text.index(words)
    return span(start, start + len(words), number, **given)  # type: ignore[arg-type]


def pieces(sheet: Paper) -> Iterator[Piece]:
    for block in sheet.blocks:
        if isinstance(block, Paragraph):
            yield from block.pieces
        elif isinstance(block, Grid):
            yield from (piece for row in block.rows for _, cut in row for piece in cut)


def cut(sheet: Paper) -> list[tuple[str, str, str]]:
    """Return of each piece its words, the numbers of its spans and of those that end with it."""
    return [(p.words, " ".join(s.number for s in p.spans), " ".join(s.number for s in p.ends)) for p in pieces(sheet)]


def test_without_spans_every_stretch_is_one_piece() -> None:
    sheet = paper(DRAWN, None, ())
    assert [piece.words for piece in pieces(sheet)] == [
        "标题", "全年收到申请12件，，均已办结。", "项目", "甲", "一\n二", "7", "见附件",
    ]  # fmt: skip
    heading, text, grid, note = sheet.blocks
    assert (heading.level, text.level, text.kind, note.story) == (1, None, "indented", "footnote")
    spans = [[(cell.rowspan, cell.colspan) for cell, _ in row] for row in grid.rows]
    assert spans == [[(1, 2)], [(1, 1), (1, 1)], [(1, 1), (1, 1)]]


def test_overlapping_spans_part_the_words_and_each_number_stands_once() -> None:
    wide, narrow = at("收到申请12件，，", "1", severity=Severity.NOTE), at("12件", "2")
    assert cut(paper(DRAWN, None, (wide, narrow)))[1:6] == [
        ("全年", "", ""),
        ("收到申请", "1", ""),
        ("12件", "2 1", "2"),
        ("，，", "1", "1"),
        ("均已办结。", "", ""),
    ]


def test_the_gravest_comes_first_then_what_is_a_findings_own() -> None:
    spans = (
        at("收到申请", "1", severity=Severity.NOTE),
        at("收到申请", "2", related=True),
        at("收到申请", "3"),
        at("到", "4"),
    )
    assert [numbers for _, numbers, _ in cut(paper(DRAWN, None, spans))][2:5] == ["3 2 1", "4 3 2 1", "3 2 1"]


def test_a_span_over_several_blocks_has_its_number_in_the_first() -> None:
    everything = span(1, DRAWN.text.index("甲") + 1)
    assert cut(paper(DRAWN, None, (everything,)))[:5] == [
        ("标", "", ""),
        ("题", "1", "1"),
        ("全年收到申请12件，，均已办结。", "1", ""),
        ("项目", "1", ""),
        ("甲", "1", ""),
    ]


def test_an_empty_cell_is_marked_in_its_place() -> None:
    empty = DRAWN.tables[0].cells[2].place
    grid = paper(DRAWN, None, (span(*empty),)).blocks[2]
    assert grid.rows[1][1][1] == (Piece("", ("gap",), (span(*empty),), (span(*empty),)),)


@pytest.mark.parametrize("gap", [False, True])
def test_bold_reaches_no_empty_cell(gap: bool) -> None:
    bold = DRAWN._replace(marks=(Mark("emphasis", DRAWN.tables[0].place, "bold"),))
    empty = DRAWN.tables[0].cells[2].place
    grid = paper(bold, None, (span(*empty),) if gap else ()).blocks[2]
    assert [[[(p.words, p.look) for p in cut] for _, cut in row] for row in grid.rows] == [
        [[("项目", ("bold",))]],
        [[("甲", ("bold",))], [("", ("gap",))] if gap else []],
        [[("一\n二", ("bold",))], [("7", ("bold",))]],
    ]


@pytest.mark.parametrize(
    ("offset", "index"),
    [
        (DRAWN.text.index("全年"), 1),  # before a paragraph
        (DRAWN.text.index("。") + 1, 2),  # behind it
        (DRAWN.text.index("项目"), 2),  # before a table
        (len(DRAWN.text), 4),
    ],
)
def test_what_lacks_between_blocks_stands_there(offset: int, index: int) -> None:
    sheet = paper(DRAWN, None, (span(offset, offset, "2"), span(offset, offset, "3")))
    assert sheet.blocks[index] == Gap((span(offset, offset, "2"), span(offset, offset, "3")))
    assert [type(block) for block in sheet.blocks].count(Gap) == 1


def test_what_lacks_in_a_line_stands_in_it() -> None:
    offset = DRAWN.text.index("均")
    assert cut(paper(DRAWN, None, (span(offset, offset),)))[1:4] == [
        ("全年收到申请12件，，", "", ""),
        ("", "1", "1"),
        ("均已办结。", "", ""),
    ]


def test_what_has_no_place_stands_apart() -> None:
    nowhere = span(0, 0)
    sheet = paper(DRAWN, None, (nowhere,))
    assert sheet.unplaced == (nowhere,)
    assert cut(sheet) == cut(paper(DRAWN, None, ()))


def test_what_the_format_knows_is_shown() -> None:
    builder = Builder()
    builder.paragraph("题")
    start = builder.offset
    builder.mark("deletion", Place(start, start), "子")
    builder.mark("emphasis", builder.write("甲"), "bold")
    builder.mark("insertion", builder.write("乙"), "某人")
    builder.mark("deletion", Place(builder.offset, builder.offset), "丙")
    builder.mark("emphasis", builder.write("丁"), "italic")
    builder.mark("picture", Place(builder.offset, builder.offset), "印章")
    builder.end_block(start)
    marked = (span(start, start), span(start + 2, start + 2))  # where something was deleted, not beside the paragraph
    found = [(p.words, p.look) for p in pieces(paper(builder.freeze(Source("docx")), None, marked))]
    assert found == [
        ("题", ()),
        ("子", ("deletion",)),
        ("", ("gap",)),
        ("甲", ("bold",)),
        ("乙", ("insertion",)),
        ("丙", ("deletion",)),
        ("", ("gap",)),
        ("丁", ()),
        ("印章", ("picture",)),
    ]


def test_the_report_tells_title_headings_and_signature() -> None:
    blocks = paper(document(), report(), ()).blocks
    assert [(block.level, block.kind) for block in blocks] == [
        (1, "title"),
        (None, "indented"),
        (2, ""),
        (None, "indented"),
        (2, ""),
        (None, "indented"),
        (None, "signature"),
        (None, "indented"),
    ]
    untitled = paper(document(), without(report(), "title", "没有标题"), ()).blocks
    assert (untitled[0].level, untitled[0].kind) == (None, "indented")


def test_a_heading_is_a_whole_paragraph() -> None:
    text = TEXT.replace("一、总体情况\n", "一、总体情况")
    blocks = paper(document(text), report(), ()).blocks
    assert (blocks[2].level, place("一、总体情况").start) == (None, document(text).blocks[2].place.start)


def test_what_shows_nothing_is_a_space() -> None:
    builder = Builder()
    builder.paragraph("　甲\u202e乙\x07丙\u200b")
    assert [piece.words for piece in pieces(paper(builder.freeze(Source("txt")), None, ()))] == ["　甲 乙 丙 "]


offsets = st.integers(0, len(DRAWN.text))


@given(st.lists(st.tuples(offsets, offsets, st.sampled_from(Severity), st.booleans()), max_size=12))
def test_nothing_is_lost_and_every_span_is_numbered_once(drawn: list[tuple[int, int, Severity, bool]]) -> None:
    spans = [
        span(min(a, b), max(a, b), str(number), severity, related)
        for number, (a, b, severity, related) in enumerate(drawn, start=1)
    ]
    sheet = paper(DRAWN, None, spans)
    assert "".join(piece.words for piece in pieces(sheet)) == "".join(
        piece.words for piece in pieces(paper(DRAWN, None, ()))
    )
    gaps = [one for block in sheet.blocks if isinstance(block, Gap) for one in block.spans]
    numbered = [*sheet.unplaced, *gaps, *(one for piece in pieces(sheet) for one in piece.ends)]
    assert Counter(numbered) == Counter(spans)
    stretches = [block.place for block in DRAWN.blocks if block.table is None]
    stretches += [cell.place for cell in DRAWN.tables[0].cells]
    for one in spans:
        covered = "".join(p.words for p in pieces(sheet) if one in p.spans)
        inside = (Place(max(s.start, one.place.start), min(s.end, one.place.end)) for s in sorted(stretches))
        assert covered == "".join(DRAWN.text[a:b] for a, b in inside if a < b)
