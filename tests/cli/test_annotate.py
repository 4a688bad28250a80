"""`gixlint annotate`: which files it writes, where, what it says, how it ends."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from gixlint.readers import read
from tests.annotating.ooxml import faults, parts, remarks
from tests.cli.running import Cli
from tests.readers.wordfile import zipped
from tests.rewriting import as_docx

TODAY = ("--today", "2026-02-01")


@pytest.fixture
def word(desk: Path) -> Path:
    """The bad report as a Word file, with a slip that can be mended."""
    data = as_docx(read((desk / "bad.md").read_text(encoding="utf-8").replace("更新机构", "跟新机构").encode(), "a.md"))
    path = desk / "报告.docx"
    path.write_bytes(data)
    return path


def listed(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_a_word_file_comes_back_with_marks_beside_its_original(cli: Cli, word: Path) -> None:
    before = word.read_bytes()
    ran = cli("annotate", word, *TODAY)
    copy = word.with_name("报告（批注）.docx")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == f"{word}：2 条批注、1 处修订\n已写入 {copy}\n"
    assert word.read_bytes() == before
    data = copy.read_bytes()
    assert faults(data) == []
    assert [(words, head[:7]) for words, head in remarks(data)] == [("跟更新", "警告 W108"), ("106", "错误 F203")]


def test_the_same_file_gives_the_same_bytes(cli: Cli, word: Path, tmp_path: Path) -> None:
    for folder in ("甲", "乙"):
        cli("annotate", word, "-o", tmp_path / folder, *TODAY)
    first, second = (tmp_path / folder / "报告（批注）.docx" for folder in ("甲", "乙"))
    assert first.read_bytes() == second.read_bytes()


def test_what_is_there_is_not_overwritten_unasked(cli: Cli, word: Path) -> None:
    copy = word.with_name("报告（批注）.docx")
    copy.write_bytes(b"mine")
    ran = cli("annotate", word, *TODAY)
    assert (ran.code, copy.read_bytes()) == (3, b"mine")
    assert f"{copy}：已经存在，没有覆盖" in ran.err
    assert cli("annotate", word, "--force", *TODAY).code == 1
    assert faults(copy.read_bytes()) == []


def test_one_copy_may_be_named(cli: Cli, desk: Path, word: Path) -> None:
    for name, copy in (("批注/意见.docx", "批注/意见.docx"), ("批注.d", "批注.docx")):
        ran = cli("annotate", word, "--output", desk / name, *TODAY)
        assert ran.err.endswith(f"已写入 {desk / copy}\n")
        assert faults((desk / copy).read_bytes()) == []
    assert cli("annotate", word, "--output", desk / "批注/意见.docx", *TODAY).code == 3
    assert cli("annotate", desk / "bad.md", "--output", desk / "bad.docx", *TODAY).err.endswith(
        f"{desk / 'bad.html'}\n"
    )


def test_other_formats_get_a_page(cli: Cli, desk: Path) -> None:
    ran = cli("annotate", "bad.md", "-o", "out", *TODAY)
    assert (ran.code, listed(desk / "out")) == (1, ["bad（批注）.html"])
    page = (desk / "out" / "bad（批注）.html").read_text(encoding="utf-8")
    assert page.startswith("<!")
    assert "F20" in page


def test_formats_beside_word_are_told_of_it(cli: Cli, desk: Path) -> None:
    rtf = r"{\rtf1\ansi\ansicpg936 " + "".join(
        rf"\u{ord(c)}?" if c != "\n" else r"\par " for c in (desk / "bad.md").read_text(encoding="utf-8")[:1500]
    ) + "}"  # fmt: skip
    (desk / "报告.rtf").write_text(rtf, encoding="ascii")
    ran = cli("annotate", "报告.rtf", *TODAY)
    assert "批注只能写入 .docx，已改给批注网页" in ran.err
    assert (desk / "报告（批注）.html").is_file()


def test_folders_keep_their_arrangement(cli: Cli, desk: Path, word: Path) -> None:
    for name in ("一局", "二局"):
        (desk / "年报" / name).mkdir(parents=True)
        (desk / "年报" / name / "报告.docx").write_bytes(word.read_bytes())
    ran = cli("annotate", "年报", "-o", "out", *TODAY)
    assert ran.code == 1
    assert listed(desk / "out") == ["一局/报告（批注）.docx", "二局/报告（批注）.docx"]


def test_copies_of_an_earlier_run_are_passed_over(cli: Cli, desk: Path, word: Path) -> None:
    (desk / "年报").mkdir()
    word.rename(desk / "年报" / "报告.docx")
    cli("annotate", "年报", *TODAY)
    cli("annotate", "年报", "--force", *TODAY)
    assert listed(desk / "年报") == ["报告.docx", "报告（批注）.docx"]


def test_files_in_an_archive_need_a_folder(cli: Cli, desk: Path, word: Path) -> None:
    (desk / "年报.zip").write_bytes(zipped({"局/报告.docx": word.read_bytes()}))
    ran = cli("annotate", "年报.zip", *TODAY)
    assert (ran.code, "没有自己的文件夹可放结果，请用 -o 写明文件夹" in ran.err) == (3, True)
    assert cli("annotate", "年报.zip", "-o", "out", *TODAY).code == 1
    assert listed(desk / "out") == ["报告（批注）.docx"]


def test_a_clean_report_gets_no_file(cli: Cli, desk: Path) -> None:
    ran = cli("annotate", "clean.md", *TODAY)
    assert (ran.code, ran.err) == (0, "clean.md：没有需要批注的问题，没有写出文件\n")
    assert not (desk / "clean（批注）.html").exists()


def test_a_signed_file_gets_a_page_and_a_clear_line(cli: Cli, desk: Path, word: Path) -> None:
    word.write_bytes(zipped({**parts(word.read_bytes()), "_xmlsignatures/origin.sigs": b""}))
    ran = cli("annotate", word, *TODAY)
    assert ran.code == 3
    assert f"{word}：文件带有数字签名" in ran.err
    assert (desk / "报告（批注）.html").is_file()
    assert not (desk / "报告（批注）.docx").exists()


def test_a_word_file_under_another_suffix_comes_back_as_docx(cli: Cli, desk: Path, word: Path) -> None:
    word.rename(desk / "报告.doc")
    assert cli("annotate", "报告.doc", *TODAY).code == 1
    assert faults((desk / "报告（批注）.docx").read_bytes()) == []


def test_a_defect_costs_one_file_alone(cli: Cli, desk: Path, word: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*arguments: object) -> None:
        raise KeyError("w:p")

    monkeypatch.setattr("gixlint.annotating.annotate", fail)
    ran = cli("annotate", word, *TODAY)
    assert (ran.code, "批注时发生内部错误（KeyError：'w:p'）" in ran.err) == (3, True)
    assert (desk / "报告（批注）.html").is_file()


def test_what_cannot_be_read_is_told(cli: Cli, desk: Path) -> None:
    ran = cli("annotate", "broken.docx", "nothing.docx", "bad.md", "-o", "out", *TODAY)
    assert ran.code == 3
    assert "broken.docx：Word 文档已损坏" in ran.err
    assert "nothing.docx：文件不存在" in ran.err
    assert listed(desk / "out") == ["bad（批注）.html"]


def test_what_is_no_report_is_told(cli: Cli, desk: Path) -> None:
    (desk / "杂").mkdir()
    (desk / "other.md").rename(desk / "杂" / "other.md")
    ran = cli("annotate", "杂", *TODAY)
    assert ran.code == 3
    assert "没有批注任何报告" in ran.err


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written(cli: Cli, desk: Path, word: Path) -> None:
    (desk / "out").mkdir(mode=0o500)
    ran = cli("annotate", word, "-o", "out", *TODAY)
    assert (ran.code, "没有写入权限" in ran.err, listed(desk / "out")) == (3, True, [])


def test_a_folder_that_cannot_be_made(cli: Cli, desk: Path, word: Path) -> None:
    (desk / "out").write_text("a file")
    ran = cli("annotate", word, "-o", "out", *TODAY)
    assert (ran.code, "文件夹" in ran.err, (desk / "out").read_text()) == (3, True, "a file")


def test_nothing_is_left_half_written(cli: Cli, desk: Path, word: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(source: str, target: str) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    ran = cli("annotate", word, "-o", "out", *TODAY)
    assert (ran.code, "写不进去" in ran.err, listed(desk / "out")) == (3, True, [])


@pytest.mark.parametrize("name", ["", " ", "甲" * 61, "甲\n乙"])
def test_an_author_that_cannot_be_is_refused(cli: Cli, word: Path, name: str) -> None:
    ran = cli("annotate", word, "--author", name)
    assert (ran.code, "姓名" in ran.err) == (2, True)


def test_the_author_is_the_one_that_is_given(cli: Cli, word: Path) -> None:
    cli("annotate", word, "--author", '<b>"张三"&', *TODAY)
    data = word.with_name("报告（批注）.docx").read_bytes()
    assert faults(data) == []
    assert b'w:author="&lt;b&gt;&quot;\xe5\xbc\xa0\xe4\xb8\x89&quot;&amp;"' in parts(data)["word/comments.xml"]


def test_many_files_are_shared_among_processes(cli: Cli, desk: Path, word: Path) -> None:
    for index in range(10):
        (desk / f"{index}.docx").write_bytes(word.read_bytes())
    ran = cli("annotate", *sorted(desk.glob("?.docx")), "-o", "out", "--jobs", "2", "-q", *TODAY)
    assert (ran.code, ran.err) == (1, "")
    assert len({path.read_bytes() for path in (desk / "out").iterdir()}) == 1
