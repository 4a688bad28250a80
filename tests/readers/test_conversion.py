"""What LibreOffice is asked to convert: Word 6 and 95, without network, macros or a program that never ends."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from gixlint.errors import UnreadableError
from gixlint.readers import conversion, read
from tests.readers.docfile import word95

OLD = word95("安平市林业局2014年政府信息公开工作年度报告", "一、概述", "全年主动公开政府信息12条。")


@pytest.fixture
def program(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[[str], None]:
    """Put a program that does as told, a shell script, in the place of LibreOffice."""

    def put(script: str) -> None:
        path = tmp_path / "soffice"
        path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        path.chmod(0o755)
        monkeypatch.setattr(conversion, "_program", lambda: str(path))

    return put


def test_word_95_is_read_by_way_of_libreoffice(need: Callable[[object, str], None]) -> None:
    need(shutil.which("soffice"), "没有安装 LibreOffice")
    document = read(OLD, "a.doc")
    assert document.text == "安平市林业局2014年政府信息公开工作年度报告\n一、概述\n全年主动公开政府信息12条。\n"
    assert document.source.format == "doc"
    assert (document.source.converter or "").startswith("LibreOffice ")
    assert document.source.confidence is None


def test_without_libreoffice_it_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(conversion, "_program", lambda: None)
    with pytest.raises(UnreadableError) as caught:
        read(OLD, "a.doc")
    assert str(caught.value) == (
        "文件是Word 6.0/95 或更早的格式，装有 LibreOffice 才能直接检查；请安装，或用 Word、WPS 打开后另存为 .docx 再检查。"
    )


@pytest.mark.skipif(os.name == "nt", reason="the stand-in is a shell script")
def test_a_program_that_fails_or_never_ends(
    program: Callable[[str], None], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    program("exit 1")
    with pytest.raises(UnreadableError, match="没有成功；请用 Word"):
        read(OLD, "a.doc")
    monkeypatch.setattr(conversion, "_SECONDS", 0.3)
    program(f"(sleep 60; touch {tmp_path}/late) & echo $! > {tmp_path}/child; wait")
    start = time.monotonic()
    with pytest.raises(UnreadableError, match="没有成功；请用 Word"):
        read(OLD, "a.doc")
    assert time.monotonic() - start < 30
    with pytest.raises(ProcessLookupError):
        _wait_for_end(int((tmp_path / "child").read_text(encoding="ascii")))


def _wait_for_end(process: int) -> None:
    """Ask for a process until it is gone."""
    for _ in range(100):
        os.kill(process, 0)
        time.sleep(0.05)


@pytest.mark.skipif(os.name == "nt", reason="the stand-in is a shell script")
def test_what_the_program_is_given(program: Callable[[str], None], tmp_path: Path) -> None:
    program(
        f'env > {tmp_path}/env; echo "$@" > {tmp_path}/arguments; cp -r "${{1#*file://}}/user" {tmp_path}/user; exit 1'
    )
    with pytest.raises(UnreadableError):
        read(OLD, "a.wps")
    given = (tmp_path / "arguments").read_text(encoding="utf-8").split()
    assert given[1:7] == ["--headless", "--norestore", "--nolockcheck", "--convert-to", "docx:Office", "Open"]
    assert given[-1].endswith("/file.wps")
    assert not Path(given[-1]).parent.exists()
    env = (tmp_path / "env").read_text(encoding="utf-8").splitlines()
    assert {"http_proxy=http://127.0.0.1:9", "https_proxy=http://127.0.0.1:9"} <= set(env)
    told = (tmp_path / "user" / "registrymodifications.xcu").read_text(encoding="utf-8")
    assert all(
        f'"{name}"><value>true</value>' in told for name in ("BlockUntrustedRefererLinks", "DisableMacrosExecution")
    )
