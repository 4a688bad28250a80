"""A zip archive is walked like a folder: each file in it is a report of its own."""

from __future__ import annotations

import io
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from gixlint import archives
from gixlint.archives import entries, read_entry
from gixlint.errors import UnreadableError
from gixlint.walking import Source, files, passed_over
from tests.cli.running import Cli

MEANT = "压缩包中没有可检查的文件"


def zipped(parts: dict[str, bytes | str], packing: int = ZIP_DEFLATED, encoding: str = "") -> bytes:
    """Return an archive; names are marked as UTF-8, or stand unmarked in an encoding."""
    stream = io.BytesIO()
    stand_ins = {
        name: f"{number:x}".rjust(len(name.encode(encoding or "utf-8")), "~") for number, name in enumerate(parts)
    }
    with ZipFile(stream, "w", packing) as archive:
        for name, content in parts.items():
            archive.writestr(stand_ins[name] if encoding else name, content)
    data = stream.getvalue()
    for name, stand_in in stand_ins.items() if encoding else ():
        data = data.replace(stand_in.encode(), name.encode(encoding))
    return data


def locked(data: bytes) -> bytes:
    """Return an archive that claims its first file to be under a password."""
    start = data.find(b"PK\x01\x02")
    return data[:6] + b"\x01" + data[7 : start + 8] + b"\x01" + data[start + 9 :]


@pytest.fixture
def put(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[Source]]:
    """Write an archive and list what is found at its path."""
    monkeypatch.chdir(tmp_path)

    def listed(data: bytes, path: str = "a.zip", exclude: tuple[str, ...] = (), ask: str = "") -> list[Source]:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        Path(path).write_bytes(data)
        return files([ask or path], exclude)

    return listed


FILES = {
    "b.docx": "2",
    "sub/年报.md": "3",
    "a.TXT": "1",
    "sub/x/c.html": "4",
    "c.png": "",
    "sub/~$b.docx": "",
    "__MACOSX/a.md": "",
    ".x/a.md": "",
}
WALKED = [("a.TXT", 2), ("b.docx", 0), ("sub/年报.md", 1), ("sub/x/c.html", 3)]


@pytest.mark.parametrize("encoding", ["", "utf-8", "gb18030"])
@pytest.mark.parametrize(
    ("path", "ask"), [("a.zip", ""), ("年报/b.ZIP", "年报"), ("d/a.zip", "d/*.zip"), ("d/a.zip", "**/*.zip")]
)
def test_files_are_found_under_the_names_that_were_meant(
    put: Callable[..., list[Source]], encoding: str, path: str, ask: str
) -> None:
    found = put(zipped(FILES, encoding=encoding), path, ask=ask)
    assert found == [Source(f"{path}!/{name}", True, "", path, number) for name, number in WALKED]
    assert [read_entry(source.archive, source.number).decode() for source in found] == ["1", "2", "3", "4"]


@pytest.mark.parametrize(
    ("exclude", "left"),
    [
        (("sub",), ["a.TXT", "b.docx"]),
        (("*.docx", "x"), ["a.TXT", "sub/年报.md"]),
        (("sub/*.md",), ["a.TXT", "b.docx", "sub/x/c.html"]),
        (("a.zip!/a.TXT",), ["b.docx", "sub/年报.md", "sub/x/c.html"]),
    ],
)
def test_exclude(put: Callable[..., list[Source]], exclude: tuple[str, ...], left: list[str]) -> None:
    assert [source.path for source in put(zipped(FILES), exclude=exclude)] == [f"a.zip!/{name}" for name in left]


TEXT = b"x" * 100
REFUSED = {
    "nothing": (zipped({"a.png": TEXT}), [("a.zip", MEANT)]),
    "no archive": (b"PK\x03\x04 no archive", [("a.zip", "压缩包已损坏或不完整")]),
    "truncated": (zipped({"a.md": os.urandom(999)})[:-30], [("a.zip", "压缩包已损坏或不完整")]),
    "inner archive": (zipped({"b.zip": zipped({"a.md": TEXT})}), [("a.zip!/b.zip", "压缩包中的压缩包不再展开")]),
    "outside": (
        zipped({"../../b.md": TEXT, "/c.md": TEXT, "./d.md": TEXT, "e\\f.md": TEXT}),
        [("a.zip!/b.md", "压缩包中的文件路径指向压缩包之外"), ("a.zip!/c.md", ""), ("a.zip!/d.md", ""), ("a.zip!/e/f.md", "")],
    ),
    "password": (locked(zipped({"a.md": TEXT, "b.md": TEXT})), [("a.zip!/a.md", "压缩包中的文件加了密码"), ("a.zip!/b.md", "")]),
    "packing": (zipped({"a.md": TEXT}, ZIP_BZIP2), [("a.zip!/a.md", "压缩包中的文件用不支持的方式压缩")]),
    "bomb": (zipped({"a.md": bytes(20 * 2**20)}), [("a.zip!/a.md", "文件解压后过大")]),
    "a document": (zipped({"word/document.xml": TEXT}), [("a.zip", "")]),
}  # fmt: skip


@pytest.mark.parametrize(("data", "told"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_read_is_one_line(
    put: Callable[..., list[Source]], data: bytes, told: list[tuple[str, str]]
) -> None:
    found = put(data)
    assert [(source.path, source.error[: len(want)]) for source, (_, want) in zip(found, told, strict=True)] == told
    assert all(
        "\n" not in source.error and bool(source.error) == bool(want)
        for source, (_, want) in zip(found, told, strict=True)
    )


@pytest.mark.parametrize(("limit", "value", "error"), [("_MOST", 2, "超过"), ("_LARGEST_TOGETHER", 200, "过大")])
def test_archives_are_bounded(
    put: Callable[..., list[Source]], monkeypatch: pytest.MonkeyPatch, limit: str, value: int, error: str
) -> None:
    monkeypatch.setattr(archives, limit, value)
    [source] = put(zipped({f"{number}.md": TEXT for number in range(3)}))
    assert (source.path, error in source.error) == ("a.zip", True)


def test_an_archive_without_reports_is_no_failure_of_its_folder(put: Callable[..., list[Source]]) -> None:
    put(zipped({"a.png": TEXT}), "d/a.zip")
    assert [source.error.partition("（")[0] for source in files(["d"])] == ["文件夹中没有可检查的文件"]
    Path("d/b.md").touch()
    assert files(["d"]) == [Source("d/b.md", True)]


def test_unread_formats_in_archives_are_not_passed_over_in_silence(put: Callable[..., list[Source]]) -> None:
    put(zipped({"a.md": TEXT, "x/b.xls": TEXT, "~$c.xls": TEXT}), "d/a.zip")
    Path("d/b.zip").write_bytes(b"PK")
    assert passed_over(["d", "d/a.zip", "d/b.zip"]) == ["d/a.zip!/x/b.xls"] * 2
    assert passed_over(["d"], ["x"]) == []


def test_each_file_is_a_report_of_its_own(cli: Cli, desk: Path) -> None:
    inside = {name: (desk / name).read_bytes() for name in ("clean.md", "bad.md", "other.md", "broken.docx")}
    (desk / "a.zip").write_bytes(zipped({f"年报/{name}": data for name, data in inside.items()}, encoding="gb18030"))
    for jobs in (1, 2):
        ran = cli("check", "a.zip", "--format", "concise", "--jobs", jobs)
        assert ran.code == 3
        assert {line.partition(":")[0] for line in ran.out.splitlines() if line.startswith("a.zip")} >= {
            "a.zip!/年报/bad.md"
        }
        assert "a.zip!/年报/clean.md" not in ran.out
        assert ran.err.count("\n") <= 1
        assert "a.zip!/年报/broken.docx" in ran.out + ran.err
    both = [
        cli("check", path, "--format", "concise", "-q").out.replace("a.zip!/年报/", "") for path in ("bad.md", "a.zip")
    ]
    assert both[0].splitlines()[0] in both[1]


def test_a_process_reads_an_archive_that_it_opened_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(zipped({"a.md": TEXT}))
    entries(str(path))
    archives._opened(str(path), path.stat().st_mtime_ns, os.getpid()).close()
    monkeypatch.setattr(os, "getpid", lambda: -1)
    assert read_entry(str(path), 0) == TEXT


def test_settings_may_leave_an_archive_out(cli: Cli, desk: Path) -> None:
    (desk / "a.zip").write_bytes(zipped({"worse.md": (desk / "bad.md").read_bytes()}))
    (desk / "gixlint.yaml").write_text('exclude: ["a.zip", "bad.md", "broken.docx"]\n', encoding="utf-8")
    assert "worse.md" not in cli("check", ".", "--format", "concise").out


@settings(deadline=None, max_examples=60)
@example(position=3416, byte=1)  # an offset before the beginning of the file
@given(position=st.integers(0, 2**32), byte=st.integers(0, 255))
def test_damaged_archives_never_crash(tmp_path_factory: pytest.TempPathFactory, position: int, byte: int) -> None:
    data = zipped({"a.md": TEXT, "年报.md": TEXT * 9, "c/d.docx": TEXT}, encoding="gb18030")
    position %= len(data)
    path = tmp_path_factory.mktemp("zip") / "a.zip"
    path.write_bytes(data[:position] + bytes([byte]) + data[position + 1 :])
    for source in files([str(path)]):
        if source.archive and not source.error:
            with suppress(UnreadableError):
                assert read_entry(source.archive, source.number).strip(b"x") == b""


def test_entries_of_a_document_are_none(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(zipped({"OFD.xml": TEXT}))
    assert entries(str(tmp_path / "a.zip")) is None
