"""Word 97-2003 files that are damaged, hostile or none: read, or refused with one clear line."""

from __future__ import annotations

import sys
from contextlib import suppress
from struct import pack, unpack_from

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gixlint.errors import MissingPartError, UnreadableError
from gixlint.readers import conversion, read
from gixlint.readers.doc import read_doc
from tests.readers.docfile import TEXT_AT, Run, compound, line, row, sprm, word97

RICH = word97(
    line("标题", changes=sprm(0x2640, 0)),
    line("收到", Run("三", sprm(0x0800, 1)), Run("\x13 X \x14y\x15"), changes=sprm(0x460B, 1, 0)),
    *row("甲", "乙", flags=[0x60, 0]),
    *row("隐", "丙", flags=[0x20, 0]),
    line("\x02\x05\x08末"),
)
GOOD = word97(line("甲" * 500))
HEAD = 512
"""Where the main stream begins in these files."""


def changed(data: bytes, offset: int, content: bytes) -> bytes:
    return data[:offset] + content + data[offset + len(content) :]


def other(name: str) -> bytes:
    return compound({name: bytes(5000)})


REFUSED = {
    "locked": (changed(GOOD, HEAD + 10, pack("<H", 0x0300)), "取消密码"),
    "encrypted package": (other("EncryptedPackage"), "取消密码"),
    "workbook": (other("Workbook"), "xls"),
    "old workbook": (other("Book"), "xls"),
    "slides": (other("PowerPoint Document"), "ppt"),
    "other": (other("CONTENTS"), "没有 Word 97-2003 正文"),
    "no word in the root": (other("VisioDocument"), "没有 Word 97-2003 正文"),
    "truncated": (GOOD[: len(GOOD) // 3], "不完整或已损坏"),
    "head alone": (GOOD[:600], "不完整或已损坏"),
    "head and nothing": (GOOD[: HEAD + 100] + bytes(len(GOOD) - HEAD - 100), "没有 Word 97-2003 正文"),
    "text outside the file": (changed(GOOD, HEAD + 0x4C, pack("<I", 9000)), "不完整或已损坏"),
    "pieces outside the table": (changed(GOOD, HEAD + 0x9A + 8 * 33, pack("<I", 90000)), "不完整或已损坏"),
    "endless allocation": (changed(GOOD, 44, pack("<I", 0xFFFFFF)), "不完整或已损坏"),
}


@pytest.mark.parametrize(("data", "reason"), REFUSED.values(), ids=REFUSED)
def test_refused(data: bytes, reason: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(conversion, "_program", lambda: None)  # LibreOffice would read what only claims to be older
    with pytest.raises(UnreadableError, match=reason) as caught:
        read(data, "a.doc")
    message = str(caught.value)
    assert "\n" not in message
    assert message.endswith("。")


def test_text_that_repeats_itself_is_damage() -> None:
    # Many pieces of the same bytes would make a text far longer than the file.
    place = HEAD + 0x9A + 8 * 33
    (begins,) = unpack_from("<I", GOOD, place)
    room = GOOD.index(b"\2" + pack("<I", 28)) - begins + 2000
    count = 40
    table = pack(f"<{count + 1}I", *range(0, 500 * (count + 1), 500)) + pack("<HIH", 0, TEXT_AT, 0) * count
    damaged = changed(GOOD, room, b"\2" + pack("<I", len(table)) + table)
    damaged = changed(damaged, place, pack("<II", 2000, len(table) + 5))
    with pytest.raises(UnreadableError, match="已损坏"):
        read_doc(damaged)


def test_chain_that_goes_round() -> None:
    at = len(GOOD) - 512
    with suppress(UnreadableError):
        assert len(read_doc(changed(GOOD, at, pack("<4I", 1, 2, 0, 0))).text) <= len(GOOD)


@pytest.mark.parametrize(("name", "expected"), [("a.doc", "doc"), ("a.wps", "wps"), ("a.docx", "doc"), ("-", "doc")])
def test_format(name: str, expected: str) -> None:
    assert read(GOOD, name).source.format == expected


def test_missing_part_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "olefile", None)
    with pytest.raises(MissingPartError, match=r"pip install 'gixlint\[doc\]'"):
        read(GOOD, "a.doc")


DAMAGE = st.lists(
    st.tuples(
        st.one_of(st.integers(0, len(RICH) - 1), st.integers(0, 100), st.integers(HEAD, HEAD + 0x400)),
        st.one_of(
            st.binary(min_size=1, max_size=4),
            st.sampled_from([b"\xff\xff\xff\xff", b"\xff\xff\xff\x7f", bytes(4), b"\1\0\0\0"]),
        ),
    ),
    max_size=20,
)


@settings(deadline=None, max_examples=300)
@given(DAMAGE, st.one_of(st.none(), st.integers(0, len(RICH))))
def test_damage_never_crashes(damage: list[tuple[int, bytes]], length: int | None) -> None:
    data = RICH
    for offset, content in damage:
        data = changed(data, offset, content)[: len(RICH)]
    with suppress(UnreadableError):
        document = read_doc(data[:length])
        assert len(document.text) < len(RICH)
        assert all(0 <= mark.place.start <= mark.place.end <= len(document.text) for mark in document.marks)
        for table in document.tables:
            assert all(table.place.covers(cell.place) for cell in table.cells)
            assert table.rows * table.columns < 10_000
