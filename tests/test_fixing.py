"""Mechanical fixes: which edits are made, and text files rewritten."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gixlint.document import Document, Place
from gixlint.errors import UnwritableError
from gixlint.findings import Edit
from gixlint.fixing import apply, diff, edits, mended, rewrite
from gixlint.readers import read
from tests.annotating.marking import at, fixed


def document(text: str) -> Document:
    return read(text.encode(), "a.txt")


def wanted(text: str, *pairs: tuple[str, str]) -> list[tuple[str, str]]:
    """The words that are replaced, and by what, where these are to be fixed."""
    paper = document(text)
    found = [fixed(paper, wrong, right, code=f"W1{index:02}") for index, (wrong, right) in enumerate(pairs)]
    return [(paper.words(edit.place), edit.words) for edit in edits(paper, found)]


EDITS = {
    "as small as can be": ("均已跟新。", [("跟新", "更新")], [("跟", "更")]),
    "an insertion": ("政府信公开", [("政府信公开", "政府信息公开")], [("", "息")]),
    "a deletion": ("做好做好工作", [("做好做好", "做好")], [("做好", "")]),
    "no figure": ("2025年01月", [("01月", "1月")], []),
    "no full-width figure": ("共３件", [("３件", "件")], []),
    "nothing to do": ("更新", [("更新", "更新")], []),
    "the same twice": ("均已跟新。", [("跟新", "更新"), ("跟新", "更新")], [("跟", "更")]),
    "the earlier of two": ("甲，，。乙", [("，，", "，"), ("，。", "。")], [("，", "")]),
    "one inside another": ("制度定了", [("制度定了", "制定了"), ("度定", "度量")], [("度", "")]),
}


@pytest.mark.parametrize(("text", "pairs", "expected"), EDITS.values(), ids=EDITS)
def test_edits(text: str, pairs: list[tuple[str, str]], expected: list[tuple[str, str]]) -> None:
    assert wanted(text, *pairs) == expected


def test_waived_findings_are_not_fixed() -> None:
    paper = document("跟新")
    assert edits(paper, [fixed(paper, "跟新", "更新")._replace(waived="旧称")]) == ()


def test_mended_is_what_all_edits_of_were_made() -> None:
    paper = document("发[2025]7号")
    left, right = Edit(Place(1, 2), "〔"), Edit(Place(6, 7), "〕")
    both = at(paper, Place(1, 7), "W104", fix=(left, right))
    assert mended(paper, both, {left, right})
    assert not mended(paper, both, {left})
    assert not mended(paper, both._replace(waived="旧称"), {left, right})
    assert not mended(paper, both._replace(fix=None), {left, right})


def test_apply() -> None:
    assert (
        apply("甲乙丙丁", [Edit(Place(0, 1), ""), Edit(Place(2, 2), "己"), Edit(Place(3, 4), "庚辛")]) == "乙己丙庚辛"
    )


def test_diff() -> None:
    assert (
        diff("a.md", "甲\r\n乙\r\n丙", "甲\r\n丁\r\n丙") == "--- a.md\n+++ a.md\n@@ -1,3 +1,3 @@\n 甲\n-乙\n+丁\n 丙\n"
    )
    assert diff("a.md", "甲", "甲") == ""


def rewritten(data: bytes, name: str, *pairs: tuple[str, str]) -> tuple[bytes, int]:
    def again(new: bytes) -> Document:
        return read(new, name)

    paper = again(data)
    done = rewrite(data, paper, edits(paper, [fixed(paper, wrong, right) for wrong, right in pairs]), again)
    return done.data, len(done.made)


PAIR = ("跟新", "更新")
ENCODINGS: dict[str, Callable[[str], bytes]] = {
    "utf-8": lambda text: text.encode(),
    "with a byte order mark": lambda text: text.encode("utf-8-sig"),
    "gb18030": lambda text: text.encode("gb18030"),
    "utf-16 little": lambda text: b"\xff\xfe" + text.encode("utf-16-le"),
    "utf-16 big": lambda text: b"\xfe\xff" + text.encode("utf-16-be"),
    "utf-16 without a mark": lambda text: text.encode("utf-16-be"),
}


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
@pytest.mark.parametrize("encode", ENCODINGS.values(), ids=ENCODINGS)
def test_encoding_and_line_ends_stay(encode: Callable[[str], bytes], ends: str) -> None:
    text = ends.join(("安平市林业局政府信息公开工作年度报告", "  全年公开的信息均已按时跟新。  ", "", "末行没有换行"))
    assert rewritten(encode(text), "a.txt", PAIR) == (encode(text.replace(*PAIR)), 1)


MARKDOWN = {
    "a paragraph": ("# 标题\n\n均已跟新。\n", "# 标题\n\n均已更新。\n", 1),
    "a broken line": ("均已跟\n新办结\n", "均已更\n新办结\n", 1),
    "inside marks": ("均已**跟新**办结\n", "均已**更新**办结\n", 1),
    "marks inside": ("均已**跟**新办结\n", "均已**更**新办结\n", 1),
    "a cell": ("| 甲 | 乙 |\n|---|---|\n| 跟新 | 3\\|4 |\n", "| 甲 | 乙 |\n|---|---|\n| 更新 | 3\\|4 |\n", 1),
    "a cell of HTML": ("<table><tr><td>跟新数</td><td>3</td></tr></table>\n", "<table><tr><td>更新数</td><td>3</td></tr></table>\n", 1),
    "a cell of HTML that is not alone": ("<table><tr><td>跟新</td><td>跟新</td></tr></table>\n",) * 2 + (0,),
    "a heading": ("## 三、跟新\n", "## 三、更新\n", 1),
    "the start of a cell": ("| 甲 | 乙 |\n|---|---|\n| 新数 | 3 |\n", "| 甲 | 乙 |\n|---|---|\n| 更新数 | 3 |\n", 1),
    "the start of a paragraph": ("# 甲\n\n新数\n", "# 甲\n\n更新数\n", 1),
    "a list": ("- 跟新一\n- 二\n", "- 更新一\n- 二\n", 1),
    "an entity": ("均已&#36319;新\n", "均已&#36319;新\n", 0),
}  # fmt: skip


@pytest.mark.parametrize(("before", "after", "count"), MARKDOWN.values(), ids=MARKDOWN)
def test_markdown(before: str, after: str, count: int) -> None:
    pair = PAIR if "跟" in before or "&" in before else ("新数", "更新数")
    assert rewritten(before.encode(), "a.md", pair) == (after.encode(), count)


def test_an_edit_that_would_read_otherwise_is_not_made() -> None:
    """Without its only word an emphasis is four asterisks."""
    before = "均已**办结**办结，跟新完毕\n"
    assert rewritten(before.encode(), "a.md", ("办结办结", "办结"), PAIR)[1] == 2
    alone = "甲**乙**\n\n跟新完毕\n"
    assert rewritten(alone.encode(), "a.md", ("甲乙", "甲"), PAIR) == ("甲**乙**\n\n更新完毕\n".encode(), 1)


def test_bytes_that_are_no_text_stop_a_rewriting() -> None:
    data = ("全年公开的信息均已按时跟新。" * 20).encode() + b"\xff"
    with pytest.raises(UnwritableError, match="无法识别的字节"):
        rewritten(data, "a.txt", PAIR)


def test_words_that_an_encoding_cannot_hold_stop_a_rewriting() -> None:
    data = "<?xml version='1.0' encoding='big5'?>\n全年公開的資訊均已跟新。".encode("big5")
    paper = read(data, "a.txt")
    where = paper.text.index("跟新")
    with pytest.raises(UnwritableError, match="big5"):
        rewrite(data, paper, [Edit(Place(where, where + 1), "这")], lambda new: read(new, "a.txt"))
