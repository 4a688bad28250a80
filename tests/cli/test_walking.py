from __future__ import annotations

import os
from pathlib import Path

import pytest

from gixlint.walking import Source, excluded, files, passed_over


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in (
        "b.docx", "a.MD", "c.png", "d.xls", "~$b.docx", ".hidden.md", "sub/z.html", "sub/deep/y.txt",
        ".git/x.md", "node_modules/x.md", ".venv/x.md", "drafts/old.md", "empty/only.png",
    ):  # fmt: skip
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"")
    monkeypatch.chdir(tmp_path)
    return tmp_path


WALKED = ["./a.MD", "./b.docx", "./drafts/old.md", "./sub/deep/y.txt", "./sub/z.html"]


@pytest.mark.parametrize(
    ("paths", "exclude", "found"),
    [
        (["b.docx"], [], [Source("b.docx")]),
        (["b.docx", "a.MD"], [], [Source("b.docx"), Source("a.MD")]),
        (["c.png"], [], [Source("c.png")]),  # named: whether it can be read is for the reader to say
        (["sub"], [], [Source("sub/z.html", True), Source("sub/deep/y.txt", True)]),
        (["sub", "sub/z.html"], [], [Source("sub/z.html"), Source("sub/deep/y.txt", True)]),
        (["sub/z.html", "sub"], [], [Source("sub/z.html"), Source("sub/deep/y.txt", True)]),
        (["**/*.md"], [], [Source("drafts/old.md", True)]),
        (["*.pn?"], [], [Source("*.pn?", True, "没有与此匹配的可检查文件")]),
        (["gone.docx"], [], [Source("gone.docx", False, "文件不存在，请核对路径")]),
        (["empty"], [], [Source("empty", True, "文件夹中没有可检查的文件")]),
        (["sub"], ["deep"], [Source("sub/z.html", True)]),
        (["-"], [], [Source("-")]),
    ],
)
def test_files(tree: Path, paths: list[str], exclude: list[str], found: list[Source]) -> None:
    told = [source._replace(error=source.error.partition("（")[0]) for source in files(paths, exclude)]
    assert told == found


def test_a_folder_is_walked_in_the_order_of_names_and_hidden_things_are_left_out(tree: Path) -> None:
    assert sorted(source.path for source in files(["."])) == sorted(WALKED)
    assert [source.path for source in files(["."])] == [source.path for source in files(["."])]
    assert files(["."])[:2] == [Source("./a.MD", True), Source("./b.docx", True)]


@pytest.mark.parametrize(
    ("path", "wildcard", "out"),
    [
        ("a/b/c.md", "c.md", True),
        ("a/b/c.md", "*.md", True),
        ("a/b/c.md", "b", True),
        ("a/b/c.md", "b/", True),
        ("a/b/c.md", "a/b", True),
        ("a/b/c.md", "./a/*/c.md", True),
        ("a/b/c.md", "a/c.md", False),
        ("a/b/c.md", "*.html", False),
        ("a/bc/c.md", "b", False),
        ("年报/草稿.docx", "*草稿*", True),
    ],
)
def test_excluded(path: str, wildcard: str, out: bool) -> None:
    assert excluded(path, [wildcard]) is out


def test_documents_of_unread_formats_are_not_passed_over_in_silence(tree: Path) -> None:
    assert passed_over([".", "b.docx"]) == ["./d.xls"]
    assert passed_over(["."], ["*.xls"]) == []


def test_a_folder_that_may_not_be_entered_is_told(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def scan(folder: str) -> object:
        if os.path.basename(folder) == "deep":
            raise PermissionError(13, "Permission denied", folder)
        return real(folder)

    real = os.scandir
    monkeypatch.setattr(os, "scandir", scan)
    found = files(["sub"])
    assert [(source.path, source.error[:6]) for source in found] == [("sub/z.html", ""), ("sub/deep", "文件夹打不开")]
