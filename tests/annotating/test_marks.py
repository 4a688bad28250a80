"""Comments and tracked changes in Word files of every kind."""

from __future__ import annotations

import re

import pytest

from gixlint import Context, Plan, Settings, lint
from gixlint.annotating import annotate, track
from gixlint.document import Place
from gixlint.findings import Edit
from gixlint.readers.docx import read_docx
from tests.annotating.cases import CASES, Case
from tests.annotating.marking import SIGNATURE, at, fixed, marked, place, result
from tests.annotating.ooxml import decided, faults, parts, remarks
from tests.readers.wordfile import cell, paragraph, row, run, table, word_file
from tests.reporters.samples import TODAY


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_marks_stand_on_the_very_words_and_can_be_undone(case: Case) -> None:
    data = case.data
    before = read_docx(data).text
    assert [fault for fault in faults(data) if "white space lost" not in fault] == []
    done = marked(data, *case.wanted)
    assert faults(done.data) == []
    assert [words for words, _ in remarks(done.data)] == list(case.hung)
    assert done.comments == len(case.wanted)
    assert read_docx(done.data).text == (case.fixed or before)
    assert read_docx(decided(done.data, "gixlint", accepted=True)).text == (case.fixed or before)
    assert read_docx(decided(done.data, "gixlint", accepted=False)).text == before
    assert bool(done.made) == bool(case.fixed)


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_untouched_parts_keep_their_bytes(case: Case) -> None:
    before, after = parts(case.data), parts(marked(case.data, *case.wanted).data)
    changed = {name for name in before if before[name] != after[name]}
    assert changed <= {
        "[Content_Types].xml",
        "word/document.xml",
        "word/_rels/document.xml.rels",
        "word/comments.xml",
        "word/footnotes.xml",
        "word/header1.xml",
    }
    if "comments" in case.parts:
        assert changed == {"word/document.xml", "word/comments.xml"}
        assert after["word/comments.xml"].count(b"w:comment ") == 2
    assert list(after)[: len(before)] == list(before)


def heads(data: bytes) -> list[str]:
    """Return the paragraphs of the one comment of a file."""
    document = read_docx(data)
    (mark,) = document.marked("comment")
    return mark.value.split("\n")


def test_what_a_comment_says() -> None:
    data = word_file(paragraph("全年收到申请十二件"))
    document = read_docx(data)
    cause = at(document, place(document, "十二件"))
    effect = at(document, place(document, "收到"), "C101", message="文字与表三不一致。")._replace(
        cause=cause.fingerprint
    )
    done = annotate(data, result(document, cause, effect), SIGNATURE)
    assert remarks(done.data) == [("十二件", "错误 F201 收到的申请与办理去向不平")]
    assert heads(done.data) == [
        "错误 F201 收到的申请与办理去向不平",
        "自然人一列：本年新收12件加上年结转0件为12件，办理结果总计10件加结转下年度1件为11件，相差1件。",
        "依据：《中华人民共和国政府信息公开工作年度报告格式》（国办公开办函〔2021〕30号）表三表头："
        "“本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和”",
        "建议：请核对结转下年度继续办理的件数。",
        "由此引起，改正后应随之消除：",
        "C101 文字与表三不一致。",
    ]


def test_a_mended_finding_names_the_change_instead_of_the_advice() -> None:
    done = marked(word_file(paragraph("均已跟新")), ("跟新", "更新"))
    assert "已在文中用修订标出改法，请接受或者拒绝。" in heads(done.data)
    assert not any(line.startswith("建议") for line in heads(done.data))


def test_words_beside_the_body_are_named() -> None:
    done = marked(CASES["header"].data, ("跟新", None))
    assert heads(done.data)[1] == "所指：页眉或页脚“跟新”"
    assert remarks(done.data)[0][0] == "标题"


LONG = "全年主动公开政府信息。" * 12
MISSING = {
    "an empty cell": (table(row(cell("科室"), cell("")), row(cell("甲"), cell("3"))), "科室\t", ""),
    "an empty paragraph": (paragraph("甲") + paragraph(), "甲\n", "甲"),
    "an empty paragraph at the beginning": (paragraph() + paragraph() + paragraph("甲"), "", "甲"),
    "before a heading": (paragraph("前文") + paragraph("三、依申请"), "前文\n", "三、依申请"),
    "the beginning": (paragraph("标题") + paragraph("正文"), "", "标题"),
    "the end": (paragraph("标题") + paragraph("正文"), "标题\n正文\n", "正文"),
    "inside a long paragraph": (paragraph(LONG), LONG[:40], LONG[20:40]),
    "the start of a long paragraph": (paragraph(LONG), LONG[:3], LONG[:20]),
    "nothing but an empty paragraph": (paragraph(), "", ""),
}


@pytest.mark.parametrize(("body", "before", "hung"), MISSING.values(), ids=MISSING)
def test_what_is_missing_is_hung_on_what_is_near(body: str, before: str, hung: str) -> None:
    data = word_file(body)
    document = read_docx(data)
    where = Place(len(before), len(before))
    done = annotate(data, result(document, at(document, where)), SIGNATURE)
    assert faults(done.data) == []
    assert [words for words, _ in remarks(done.data)] == [hung]
    assert read_docx(done.data).text == document.text


def test_a_finding_without_a_place_is_hung_on_the_title() -> None:
    data = word_file(
        paragraph("送审稿") + paragraph("安平市林业局2024年政府信息公开工作年度报告") + paragraph("一、总体情况")
    )
    checked = lint("报告.docx", data, Plan(Settings(), Context(TODAY)))
    one = at(checked.document or read_docx(data), Place(0, 0))
    done = annotate(data, checked._replace(findings=(one,)), SIGNATURE)
    assert [words for words, _ in remarks(done.data)] == ["安平市林业局2024年政府信息公开工作年度报告"]


def test_a_second_run_adds_nothing() -> None:
    data = word_file(paragraph("收到申请") + table(row(cell("科室"), cell(""))))
    first = marked(data, ("收到", None))
    document = read_docx(first.data)
    again = annotate(first.data, result(document, at(document, place(document, "收到"), "F200")), SIGNATURE)
    assert (again.data, again.comments) == (first.data, 0)
    beside = marked(CASES["header"].data, ("跟新", None))
    assert marked(beside.data, ("跟新", None)).data == beside.data
    more = annotate(first.data, result(document, at(document, place(document, "申请"), "F200")), SIGNATURE)
    assert faults(more.data) == []
    assert [words for words, _ in remarks(more.data)] == ["收到", "申请"]


def test_comments_on_the_same_words_stand_in_their_order() -> None:
    done = marked(word_file(paragraph("收到申请")), *[("收到", None)] * 3)
    xml = parts(done.data)["word/document.xml"].decode()
    hung = re.findall(r'<w:commentReference w:id="(\d+)"', xml)
    listed = re.findall(r'<w:comment w:id="(\d+)"', parts(done.data)["word/comments.xml"].decode())
    assert hung == listed == sorted(hung)


def test_waived_findings_and_consequences_have_no_comment_of_their_own() -> None:
    data = word_file(paragraph("均已跟新"))
    document = read_docx(data)
    waived = fixed(document, "跟新", "更新")._replace(waived="沿用旧称")
    assert annotate(data, result(document, waived), SIGNATURE).data == data


def test_a_file_without_findings_stays_what_it_is() -> None:
    data = word_file(paragraph("均已更新"))
    assert annotate(data, result(read_docx(data)), SIGNATURE).data == data
    assert track(data, result(read_docx(data)), SIGNATURE).data == data


def test_tracking_alone_writes_no_comment() -> None:
    data = word_file(paragraph("均已跟新"))
    document = read_docx(data)
    done = track(data, result(document, fixed(document, "跟新", "更新")), SIGNATURE)
    assert faults(done.data) == []
    assert (remarks(done.data), read_docx(done.data).text) == ([], "均已更新\n")
    assert {name for name, content in parts(done.data).items() if parts(data)[name] != content} == {"word/document.xml"}


def test_an_author_may_be_named_like_markup() -> None:
    data = word_file(paragraph("均已跟新"))
    document = read_docx(data)
    signed = SIGNATURE._replace(author="<w:p/>\"张&三'")
    done = annotate(data, result(document, fixed(document, "跟新", "更新")), signed)
    assert faults(done.data) == []
    assert b'w:author="&lt;w:p/&gt;&quot;\xe5\xbc\xa0&amp;' in parts(done.data)["word/document.xml"]
    assert read_docx(decided(done.data, signed.author, accepted=False)).text == document.text


def test_words_that_xml_cannot_hold_do_not_break_a_file() -> None:
    data = word_file(paragraph("收到"))
    document = read_docx(data)
    done = annotate(
        data, result(document, at(document, place(document, "收到"), message="甲\x00\x1b乙\ud800丙")), SIGNATURE
    )
    assert faults(done.data) == []
    assert heads(done.data)[1] == "甲  乙 丙"


def test_the_looks_of_a_run_go_with_its_pieces() -> None:
    look = '<w:rFonts w:eastAsia="仿宋"/><w:b/><w:sz w:val="32"/>'
    change = '<w:rPrChange w:id="1" w:author="张三"><w:rPr/></w:rPrChange>'
    done = marked(word_file(paragraph(run("均已跟新办结", look + change))), ("跟新", "更新"))
    xml = parts(done.data)["word/document.xml"].decode()
    assert faults(done.data) == []
    assert xml.count(look) == 5  # what goes before, is deleted, is inserted, is kept, and comes after
    assert xml.count("<w:rPrChange") == 4  # not on what is new


def test_a_report_of_hundreds_of_pages() -> None:
    data = word_file("".join(paragraph(f"第{index}条信息" * 20) for index in range(9_000)) + paragraph("均已跟新"))
    document = read_docx(data)
    done = annotate(data, result(document, fixed(document, "跟新", "更新")), SIGNATURE)
    assert (done.comments, len(done.made), faults(done.data)) == (1, 1, [])
    assert read_docx(done.data).text == document.text.replace("跟新", "更新")


def test_many_findings() -> None:
    data = word_file("".join(paragraph(f"第{index}条跟新信息") for index in range(500)))
    document = read_docx(data)
    places = (Place(match.start(), match.end()) for match in re.finditer("条跟新", document.text))
    found = [at(document, where, "W108", fix=(Edit(where, "条更新"),)) for where in places]
    done = annotate(data, result(document, *found), SIGNATURE)
    assert (done.comments, len(done.made)) == (500, 500)
    assert faults(done.data) == []
