"""Whatever runs a text is cut into, and whatever is marked: the text, its fixes and the rules of the format hold."""

from __future__ import annotations

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from gixlint.annotating import annotate
from gixlint.document import Place
from gixlint.findings import Edit, Finding
from gixlint.fixing import apply, edits
from gixlint.readers.docx import read_docx
from tests.annotating.marking import SIGNATURE, at, result
from tests.annotating.ooxml import decided, faults, parts, remarks
from tests.readers.wordfile import cell, field, paragraph, row, table, word_file

WORDS = st.text("甲乙丙，。 \u00ad", max_size=4)
LOOKS = st.sampled_from(["", "<w:b/>", '<w:sz w:val="32"/>', "<w:vanish/>"])
CHILDREN = st.lists(
    st.one_of(
        WORDS.map(lambda words: f'<w:t xml:space="preserve">{words}</w:t>'),
        WORDS.map(lambda words: f"<w:t>\n {words} </w:t>"),
        st.sampled_from(["<w:tab/>", "<w:br/>", "<w:lastRenderedPageBreak/>", '<w:sym w:font="x" w:char="2605"/>']),
    ),
    max_size=3,
)
RUNS = st.builds(lambda look, inner: f"<w:r><w:rPr>{look}</w:rPr>{''.join(inner)}</w:r>", LOOKS, CHILDREN)
CHANGE = 'w:id="{}" w:author="张三" w:date="2025-01-01T00:00:00Z"'
NUMBERS = iter(range(100, 10**9))


def held(runs: list[str], holder: int) -> str:
    """Runs in one of the things that hold runs."""
    inner, change = "".join(runs), CHANGE.format(next(NUMBERS))
    return (
        inner,
        f'<w:hyperlink w:anchor="x">{inner}</w:hyperlink>',
        f"<w:ins {change}>{inner}</w:ins>",
        f"<w:sdt><w:sdtPr/><w:sdtContent>{inner}</w:sdtContent></w:sdt>",
        f"<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>",
        f'<w:fldSimple w:instr="PAGE">{inner}</w:fldSimple>',
        field("PAGE", inner),
        f"<w:smartTag>{inner}</w:smartTag>",
        f"<w:moveTo {change}>{inner}</w:moveTo>",
    )[holder]


HELD = st.builds(held, st.lists(RUNS, max_size=3), st.integers(0, 8))
PARAGRAPHS = st.lists(HELD, max_size=4).map(lambda held: f"<w:p>{''.join(held)}</w:p>")
CELLS = st.lists(PARAGRAPHS, min_size=1, max_size=2).map(lambda inner: cell("".join(inner)))
TABLES = st.lists(CELLS, min_size=2, max_size=4).map(lambda cells: table(row(*cells)))
BODIES = st.lists(st.one_of(PARAGRAPHS, PARAGRAPHS, TABLES), min_size=1, max_size=4).map("".join)


def finding(text: str, first: float, length: int, words: str | None, number: int) -> tuple[Place, Edit | None, str]:
    """A place somewhere in a text and perhaps an edit of it."""
    start = int(first * len(text))
    where = Place(start, min(len(text), start + length))
    return where, None if words is None else Edit(where, words), f"W{number:03}"


EMPTY = '<w:p><w:r><w:t xml:space="preserve"></w:t></w:r></w:p>'


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    BODIES,
    st.lists(st.tuples(st.floats(0, 1), st.integers(0, 6), st.none() | st.text("丁戊", max_size=3)), max_size=5),
)
@example(
    '<w:p><w:r><w:t xml:space="preserve">\u00ad </w:t><w:t xml:space="preserve"> </w:t></w:r></w:p>', [(0.4, 0, "丁")]
)
@example(
    f"<w:tbl><w:tr><w:tc><w:p/></w:tc><w:tc>{EMPTY}<w:p><w:r><w:tab/></w:r></w:p></w:tc></w:tr></w:tbl>",
    [(0.5, 0, "丁")],
)
def test_marks_hold_in_any_file(body: str, wanted: list[tuple[float, int, str | None]]) -> None:
    data = word_file(body + paragraph())
    document = read_docx(data)
    found: list[Finding] = []
    for number, (first, length, words) in enumerate(wanted):
        where, edit, code = finding(document.text, first, length, words, number)
        found.append(at(document, where, code, fix=None if edit is None else (edit,)))
    checked = result(document, *found)
    done = annotate(data, checked, SIGNATURE)
    assert [fault for fault in faults(done.data) if "white space lost" not in fault] == []
    assert len(remarks(done.data)) == done.comments == len(found)
    assert set(done.made) <= set(edits(document, checked.findings))
    assert read_docx(done.data).text == apply(document.text, done.made)
    assert read_docx(decided(done.data, "gixlint", accepted=False)).text == document.text
    assert read_docx(decided(done.data, "gixlint", accepted=True)).text == apply(document.text, done.made)
    changed = {name for name, content in parts(data).items() if parts(done.data)[name] != content}
    assert changed <= {"[Content_Types].xml", "word/document.xml", "word/_rels/document.xml.rels"}
