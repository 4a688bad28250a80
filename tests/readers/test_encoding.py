"""Decoding: which codec reads which bytes, and what is no text."""

from __future__ import annotations

import pytest

from gixlint.errors import UnreadableError
from gixlint.readers.encoding import decode

TEXT = "云川县档案局2023年政府信息公开工作年度报告\n本年共收到申请12件，镕、㙍、〇也在内。\n" * 4
BASIC = TEXT.replace("镕、㙍、", "")


def page(charset: str, text: str = TEXT) -> str:
    return f'<html><head><meta http-equiv="Content-Type" content="text/html; charset={charset}"></head>{text}</html>'


@pytest.mark.parametrize(
    ("data", "text", "codec"),
    [
        (TEXT.encode(), TEXT, "utf-8"),
        (b"2023", "2023", "utf-8"),
        (b"\xef\xbb\xbf" + TEXT.encode(), TEXT, "utf-8-sig"),
        (b"\xff\xfe" + TEXT.encode("utf-16-le"), TEXT, "utf-16"),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), TEXT, "utf-16"),
        (TEXT.encode("utf-16-le"), TEXT, "utf-16-le"),
        (TEXT.encode("utf-16-be"), TEXT, "utf-16-be"),
        (TEXT.encode("gb18030"), TEXT, "gb18030"),
        (page("gb2312").encode("gb18030"), page("gb2312"), "gb18030"),
        (page("GBK").encode("gb18030"), page("GBK"), "gb18030"),
        (page("GBK", BASIC).encode("gbk"), page("GBK", BASIC), "gb18030"),
        (page("utf-8").encode("gb18030"), page("utf-8"), "gb18030"),
        (page("gb2312").encode(), page("gb2312"), "utf-8"),
        (page("no-such-charset").encode("gb18030"), page("no-such-charset"), "gb18030"),
        (page('"big5"', "臺灣").encode("big5"), page('"big5"', "臺灣"), "big5"),
    ],
    ids=[
        *("utf-8", "ascii", "utf-8 mark", "utf-16-le mark", "utf-16-be mark", "utf-16-le", "utf-16-be", "gb18030"),
        *(
            "gb2312 declared",
            "gbk declared",
            "gbk alone",
            "utf-8 declared wrongly",
            "gb2312 declared wrongly",
            "unknown",
            "big5",
        ),
    ],
)
def test_decode(data: bytes, text: str, codec: str) -> None:
    assert decode(data) == (text, codec)


def test_the_codec_encodes_again() -> None:
    for codec in ("utf-8", "utf-8-sig", "utf-16-le", "utf-16-be", "gb18030"):
        data = TEXT.encode(codec)
        text, found = decode(data)
        assert text.encode(found) == data


def test_a_broken_byte_is_shown_and_the_rest_is_read() -> None:
    utf8, gb = TEXT.encode(), BASIC.encode("gb18030")
    assert decode(utf8[:3] + b"\xff" + utf8[3:]) == ("云\ufffd" + TEXT[1:], "utf-8")
    assert decode(utf8[:-2]) == (TEXT[:-2] + "\ufffd", "utf-8")
    assert decode(gb[:-2]) == (BASIC[:-2] + "\ufffd", "gb18030")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (bytes(range(256)) * 20, "文件不是文本"),
        (b"\xff\xfa\x81\x20" * 50, "无法判断文件的字符编码"),
    ],
)
def test_what_is_no_text(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableError, match=reason):
        decode(data)
