"""Word files in odd forms, damaged or hostile: read, or refused with one clear line."""

from __future__ import annotations

import random
from contextlib import suppress
from copy import deepcopy
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_BZIP2, ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from gixlint.errors import UnreadableError
from gixlint.readers.docx import is_encrypted_package, read_docx
from tests.readers.test_docx import DRAWN_BOX, STYLES, TEXTS
from tests.readers.test_docx_marks import HIDDEN, LINKS, REVISIONS
from tests.readers.wordfile import CONTENT_TYPES, paragraph, relations, word_file, word_parts, zipped


def test_strict_namespaces_and_odd_names() -> None:
    parts = word_parts(paragraph("甲", '<w:pStyle w:val="h2"/>'), styles=STYLES)
    strict = {
        name.replace("word/document", "Word\\main").replace("word/_rels/document", "word/_rels/main"): content.replace(
            "schemas.openxmlformats.org/wordprocessingml/2006", "purl.oclc.org/ooxml/wordprocessingml"
        ).replace("schemas.openxmlformats.org/officeDocument/2006", "purl.oclc.org/ooxml/officeDocument")
        for name, content in parts.items()
        if isinstance(content, str)
    }
    strict["_rels/.rels"] = relations({"rId1": ("officeDocument", "/word/main.xml")})
    document = read_docx(zipped(dict(strict)))
    assert (document.text, [block.level for block in document.blocks]) == ("甲\n", [2])


def test_main_part_without_relations() -> None:
    parts = word_parts(paragraph("甲"))
    assert read_docx(zipped({"word/document.xml": parts["word/document.xml"]})).text == "甲\n"


def checksum(data: bytes) -> bytes:
    """Return the checksum of the main part as it stands in the zip."""
    with ZipFile(BytesIO(data)) as archive:
        return archive.getinfo("word/document.xml").CRC.to_bytes(4, "little")


def locked(data: bytes) -> bytes:
    """Return a zip that claims each part to be under a password."""
    with ZipFile(BytesIO(data)) as archive:
        entries = [info.header_offset for info in archive.infolist()]
    changed = bytearray(data)
    for offset in entries:
        changed[offset + 6] |= 1
    start = data.find(b"PK\x01\x02")
    while start >= 0:
        changed[start + 8] |= 1
        start = data.find(b"PK\x01\x02", start + 4)
    return bytes(changed)


GOOD = word_file(paragraph("甲" * 500))
ENCRYPTED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le")
WORKBOOK = {"_rels/.rels": relations({"r": ("officeDocument", "xl/workbook.xml")}), "xl/workbook.xml": "<workbook/>"}
ENTITIES = '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa">{}]>'.format(
    "".join(
        f'<!ENTITY {name} "{("&" + before + ";") * 10}">' for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
)
UNREADABLE = {
    "truncated": (GOOD[: len(GOOD) // 2], "不完整或已损坏"),
    "corrupt": (GOOD.replace(b"word/document.xml", b"word/dokument.xml", 1), "不完整或已损坏"),
    "checksum": (GOOD.replace(checksum(GOOD), bytes(4)), "不完整或已损坏"),
    "other packing": (zipped(word_parts(paragraph("甲")), ZIP_BZIP2), "不完整或已损坏"),
    "locked zip": (locked(GOOD), "取消密码"),
    "encrypted": (ENCRYPTED, "取消密码"),
    "picture": (b"\x89PNG\r\n\x1a\n" + bytes(50), "不是 .docx"),
    "other zip": (zipped({"mimetype": "x", "[Content_Types].xml": CONTENT_TYPES}), "没有 Word 正文"),
    "workbook": (zipped(dict(WORKBOOK)), "Excel"),
    "malformed": (zipped(word_parts("<w:p>")), "word/document.xml 有错"),
    "empty part": (zipped({"word/document.xml": ""}), "word/document.xml 有错"),
    "no body": (zipped({"word/document.xml": "<x/>"}), "没有 Word 正文"),
    "bomb": (zipped({"word/document.xml": bytes(20 * 2**20)}), "过大"),
    "sum": (zipped({f"{number}.xml": bytes(14 * 2**20) for number in range(15)}), "过大"),
    "entities": (zipped({"word/document.xml": ENTITIES + '<x a="&i;"/>'}), "有错"),
    "deep": (zipped(word_parts("<w:sdt>" * 400 + "</w:sdt>" * 400)), "有错"),
}


@pytest.mark.parametrize(("data", "reason"), UNREADABLE.values(), ids=UNREADABLE)
def test_unreadable(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        read_docx(data)
    message = str(caught.value)
    assert reason in message
    assert message.count("\n") == 0
    assert message.endswith("。")


def test_encrypted_package() -> None:
    assert [is_encrypted_package(data) for data in (ENCRYPTED, ENCRYPTED[:600], GOOD)] == [True, False, False]


def test_entities_are_not_read_from_files(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("秘密")
    parts = word_parts(paragraph("<w:r><w:t>&x;</w:t></w:r>"))
    doctype = f'<!DOCTYPE w [<!ENTITY x SYSTEM "{(tmp_path / "secret").as_uri()}">]>'
    parts["word/document.xml"] = doctype + str(parts["word/document.xml"])
    assert "秘密" not in read_docx(zipped(parts)).text


def rich_parts() -> dict[str, str | bytes]:
    """Return a file that holds something of everything."""
    everything = [paragraph(content) for content, _ in (*TEXTS.values(), *LINKS.values())]
    everything += [body for body, _ in HIDDEN.values()] + [body for body, _, _ in REVISIONS.values()]
    return word_parts("".join([*everything, paragraph(DRAWN_BOX)]), styles=STYLES)


@settings(deadline=None, max_examples=60)
@given(st.integers(0, 2**32))
def test_damaged_structure_never_crashes(seed: int) -> None:
    chance = random.Random(seed)
    parts = rich_parts()
    root = etree.fromstring(str(parts["word/document.xml"]))
    for _ in range(30):
        nodes = list(root.iter())[2:]
        node, other = chance.choice(nodes), chance.choice(nodes)
        parent = node.getparent()
        if chance.random() < 0.4:
            other.append(deepcopy(node))
        elif chance.random() < 0.5 and node.attrib:
            node.set(chance.choice(list(node.attrib)), chance.choice(["", "-1", "x", "99999999999", "1"]))
        elif parent is not None:
            parent.remove(node)
    parts["word/document.xml"] = etree.tostring(root)
    document = read_docx(zipped(parts))
    assert all(0 <= mark.place.start <= mark.place.end <= len(document.text) for mark in document.marks)
    for grid in document.tables:
        assert all(grid.place.covers(entry.place) for entry in grid.cells)


@settings(deadline=None)
@given(st.integers(0, len(GOOD) - 1), st.integers(0, 255))
def test_damaged_bytes_never_crash(position: int, byte: int) -> None:
    damaged = GOOD[:position] + bytes([byte]) + GOOD[position + 1 :]
    with suppress(UnreadableError):
        assert read_docx(damaged).text.strip("甲\n") == ""
