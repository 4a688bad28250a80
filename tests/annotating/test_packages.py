"""What of a package is written anew and what is not, and files that are not written into."""

from __future__ import annotations

import struct
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

import pytest

from gixlint.annotating import annotate, track
from gixlint.annotating.repacking import repack
from gixlint.errors import UnwritableError
from gixlint.readers.docx import read_docx
from tests.annotating.marking import SIGNATURE, fixed, marked, result
from tests.annotating.ooxml import faults, parts, remarks
from tests.readers.wordfile import cell, paragraph, relations, row, run, table, word_file, word_parts, zipped

BODY = paragraph("均已跟新")


def entries(data: bytes) -> list[ZipInfo]:
    with ZipFile(BytesIO(data)) as archive:
        return archive.infolist()


def raw(data: bytes, info: ZipInfo) -> bytes:
    """Return an entry with its local header as it stands in the archive, as far as its sizes reach."""
    name, extra = struct.unpack_from("<2H", data, info.header_offset + 26)
    return data[info.header_offset : info.header_offset + 30 + name + extra + info.compress_size]


class Stream(BytesIO):
    """A stream that cannot go back, so that zipfile writes sizes behind the data."""

    def seekable(self) -> bool:
        return False


def archive_of(stream: BytesIO) -> bytes:
    """An archive with dates, comments, a stored entry, extra fields and a name outside ASCII."""
    with ZipFile(stream, "w") as archive:
        for index, name in enumerate(("甲.xml", "b.xml", "c.png")):
            info = ZipInfo(name, (2020 + index, 3, 4, 5, 6, 8))
            info.compress_type = ZIP_STORED if index == 2 else ZIP_DEFLATED
            info.comment, info.external_attr = b"note", 0o644 << 16
            info.extra = struct.pack("<2H", 0x9999, 2) + b"ab"
            archive.writestr(info, name * 50)
        archive.comment = b"whole"
    return stream.getvalue()


@pytest.mark.parametrize("stream", [BytesIO(), Stream()], ids=["sizes before", "sizes behind"])
def test_other_entries_keep_their_very_bytes(stream: BytesIO) -> None:
    data = archive_of(stream)
    done = repack(data, {"b.xml": b"new" * 100}, {"d.xml": b"added"})
    before, after = entries(data), entries(done)
    assert [info.filename for info in after] == ["甲.xml", "b.xml", "c.png", "d.xml"]
    for old, new in zip(before, after, strict=False):
        assert (old.date_time, old.comment, old.extra, old.external_attr) == (
            new.date_time, new.comment, new.extra, new.external_attr,
        )  # fmt: skip
        if old.filename != "b.xml":
            assert raw(data, old) == raw(done, new)
            assert old.flag_bits == new.flag_bits
    with ZipFile(BytesIO(done)) as archive:
        assert archive.testzip() is None
        assert (archive.read("b.xml"), archive.read("d.xml"), archive.comment) == (b"new" * 100, b"added", b"whole")


def test_sizes_beyond_32_bits_are_said_in_the_records(monkeypatch: pytest.MonkeyPatch) -> None:
    import zipfile

    with monkeypatch.context() as patch:
        patch.setattr(zipfile, "ZIP64_LIMIT", 5)  # so that they are written where they need not be
        data = archive_of(BytesIO())
    assert any(info.extra.startswith(b"\x01\x00") for info in entries(data))
    done = repack(data, {"b.xml": b"new"}, {})
    assert not any(info.extra.startswith(b"\x01\x00") for info in entries(done))
    with ZipFile(BytesIO(done)) as archive:
        assert archive.testzip() is None
        assert [archive.read(info) for info in archive.infolist()] == ["甲.xml".encode() * 50, b"new", b"c.png" * 50]


def test_nothing_changed_is_the_same_archive() -> None:
    data = archive_of(BytesIO())
    assert repack(data, {}, {}) == data


def test_what_stands_before_an_archive_goes() -> None:
    data = b"junk" * 9 + archive_of(BytesIO())
    assert repack(data, {}, {}) == archive_of(BytesIO())


def test_strict_documents_stay_strict() -> None:
    files = word_parts(BODY, styles="")
    strict = {
        name: str(content)
        .replace("http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main")
        .replace("http://schemas.openxmlformats.org/officeDocument/2006/", "http://purl.oclc.org/ooxml/officeDocument/")
        .replace("http://schemas.openxmlformats.org/drawingml/2006/", "http://purl.oclc.org/ooxml/drawingml/")
        for name, content in files.items()
    }  # fmt: skip
    done = marked(zipped(dict(strict)), ("跟新", "更新"))
    assert faults(done.data) == []
    assert remarks(done.data) == [("跟更新", "错误 W100 收到的申请与办理去向不平")]
    for name in ("word/document.xml", "word/comments.xml", "word/_rels/document.xml.rels"):
        assert b"schemas.openxmlformats.org/wordprocessingml" not in parts(done.data)[name]
        assert b"http://schemas.openxmlformats.org/officeDocument" not in parts(done.data)[name]


def test_names_that_are_taken_are_left() -> None:
    files = word_parts(BODY, comments2="") | {"word/comments.xml": "<orphan/>"}
    links = str(files["word/_rels/document.xml.rels"]).replace('/comments"', '/somethingElse"')
    done = marked(zipped(files | {"word/_rels/document.xml.rels": links}), ("跟新", None))
    assert remarks(done.data) == [("跟新", "错误 F200 收到的申请与办理去向不平")]
    assert parts(done.data)["word/comments.xml"] == b"<orphan/>"
    assert "word/comments1.xml" in parts(done.data)


def test_a_document_without_relations_gets_them() -> None:
    files = word_parts(BODY)
    del files["word/_rels/document.xml.rels"]
    done = marked(zipped(files), ("跟新", None))
    assert faults(done.data) == []
    assert remarks(done.data) == [("跟新", "错误 F200 收到的申请与办理去向不平")]


def test_damage_in_parts_that_word_does_not_need_is_no_matter() -> None:
    done = marked(zipped(word_parts(BODY) | {"customXml/item1.xml": "<a>"}), ("跟新", "更新"))
    assert parts(done.data)["customXml/item1.xml"] == b"<a>"
    assert done.comments == 1


def test_companions_of_comments_keep_their_bytes() -> None:
    companions = {f"word/comments{kind}.xml": f"<w15:{kind} xmlns:w15='x'/>" for kind in ("Extended", "Ids")} | {
        "word/people.xml": "<w15:people xmlns:w15='x'/>"
    }
    comment = f'<w:comment w:id="0" w:author="李四" w:initials="李">{paragraph("再核")}</w:comment>'
    body = f'<w:commentRangeStart w:id="0"/>{run("均")}<w:commentRangeEnd w:id="0"/>'
    body = paragraph(f'{body}<w:r><w:commentReference w:id="0"/></w:r>{run("已跟新")}')
    data = zipped(word_parts(body, comments=comment) | companions)
    before, after = parts(data), parts(marked(data, ("跟新", "更新")).data)
    assert {name for name in before if before[name] != after[name]} == {"word/document.xml", "word/comments.xml"}
    assert comment.replace("></w:pPr>", "/>").replace("></w:rPr>", "/>").encode() in after["word/comments.xml"]


def test_macros_survive() -> None:
    files = word_parts(BODY) | {"word/vbaProject.bin": b"\xd0\xcf\x11\xe0" * 40}
    types = (
        str(files["[Content_Types].xml"])
        .replace(
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
            "application/vnd.ms-word.document.macroEnabled.main+xml",
        )
        .replace(
            "<Override", '<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/><Override', 1
        )
    )
    data = zipped(files | {"[Content_Types].xml": types})
    done = marked(data, ("跟新", "更新"))
    assert faults(done.data) == []
    assert parts(done.data)["word/vbaProject.bin"] == parts(data)["word/vbaProject.bin"]


def changed(files: dict[str, str | bytes]) -> bytes:
    """Return a Word file with parts replaced or added."""
    return zipped({**word_parts(BODY), **files})


def doubled() -> bytes:
    stream = BytesIO(word_file(BODY))
    with ZipFile(stream, "a") as archive, pytest.warns(UserWarning, match="Duplicate name"):
        archive.writestr("word/document.xml", word_parts(BODY)["word/document.xml"])
    return stream.getvalue()


ONE = f'<w:comment w:id="1" w:author="李四" w:initials="李">{paragraph("再核")}</w:comment>'
REFUSED = {
    "signed": (changed({"_xmlsignatures/origin.sigs": ""}), "数字签名"),
    "twice the same part": (doubled(), "部件 word/document.xml 重复"),
    "broken header": (word_file(BODY, header1="<w:p>"), "word/header1.xml 有错"),
    "no content type": (changed({"[Content_Types].xml": "<Types/>"}), "没有登记正文的类型"),
    "missing part": (
        changed({"word/_rels/document.xml.rels": relations({"rId1": ("styles", "styles.xml")})}),
        "缺少部件 word/styles.xml",
    ),
    "cell without a paragraph": (word_file(BODY + "<w:tbl><w:tr><w:tc><w:tcPr/></w:tc></w:tr></w:tbl>"), "单元格末尾"),
    "table at the end of a cell": (word_file(BODY + table(row(cell(table(row(cell("甲"), cell("乙"))))))), "单元格末尾"),
    "paragraph in a paragraph": (word_file(f"<w:p><w:p>{run('均已跟新')}</w:p></w:p>" + BODY), "放错了位置"),
    "two comments of one id": (word_file(BODY, comments=ONE * 2), "批注编号 1 重复"),
}  # fmt: skip


@pytest.mark.parametrize(("data", "reason"), REFUSED.values(), ids=REFUSED)
def test_files_that_word_would_repair_and_signed_ones_are_refused(data: bytes, reason: str) -> None:
    with pytest.raises(UnwritableError, match=reason) as refused:
        marked(data, ("跟新", "更新"))
    assert "\n" not in str(refused.value)


def protected(edit: str, enforced: str = "1") -> bytes:
    return word_file(BODY, settings=f'<w:documentProtection w:edit="{edit}" w:enforcement="{enforced}"/>')


@pytest.mark.parametrize("edit", ["readOnly", "comments", "forms"])
def test_protected_files_get_comments_alone(edit: str) -> None:
    data = protected(edit)
    done = marked(data, ("跟新", "更新"))
    assert faults(done.data) == []
    assert (done.comments, done.made, read_docx(done.data).text) == (1, (), "均已跟新\n")
    assert "只写了批注" in done.note
    assert parts(done.data)["word/settings.xml"] == parts(data)["word/settings.xml"]
    document = read_docx(data)
    with pytest.raises(UnwritableError, match="不能修订"):
        track(data, result(document, fixed(document, "跟新", "更新")), SIGNATURE)


@pytest.mark.parametrize("data", [protected("readOnly", "0"), protected("trackedChanges")], ids=["off", "tracked"])
def test_protection_that_allows_changes_is_none(data: bytes) -> None:
    done = marked(data, ("跟新", "更新"))
    assert (len(done.made), done.note) == (1, "")


def test_protection_is_no_matter_where_nothing_is_to_be_fixed() -> None:
    document = read_docx(protected("readOnly"))
    assert track(protected("readOnly"), result(document), SIGNATURE).made == ()
    assert annotate(protected("readOnly"), result(document), SIGNATURE).note == ""
