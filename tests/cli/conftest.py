from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from gixlint.cli import run
from tests.cli.running import Cli, Ran

ROOT = Path(__file__).parents[2]
CLEAN = ROOT / "examples" / "clean" / "format2021-department.md"


@pytest.fixture
def cli(capfd: pytest.CaptureFixture[str]) -> Cli:
    """Run gixlint in this process."""

    def call(*arguments: object) -> Ran:
        code = run([str(argument) for argument in arguments])
        return Ran(code, *capfd.readouterr())

    return call


@pytest.fixture
def process() -> Cli:
    """Run gixlint in a process of its own, with bytes for its standard input."""

    def call(*arguments: object, stdin: bytes = b"", cwd: Path = ROOT) -> Ran:
        command = [sys.executable, "-m", "gixlint", *map(str, arguments)]
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        ran = subprocess.run(command, input=stdin, capture_output=True, cwd=cwd, env=environment)
        return Ran(ran.returncode, ran.stdout.decode(), ran.stderr.decode())

    return call


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, with a clean report, a bad one, and what is no report."""
    (tmp_path / ".git").mkdir()  # settings are not looked for above
    shutil.copy(CLEAN, tmp_path / "clean.md")
    text = CLEAN.read_text(encoding="utf-8")
    bad = text.replace("<td>84</td><td>12</td><td>2</td>", "<td>85</td><td>12</td><td>2</td>")
    assert bad != text
    (tmp_path / "bad.md").write_text(bad, encoding="utf-8")
    (tmp_path / "other.md").write_text("# 读我\n\n这里是一个软件的说明。\n", encoding="utf-8")
    (tmp_path / "broken.docx").write_bytes(b"PK\x03\x04 no archive")
    monkeypatch.chdir(tmp_path)
    return tmp_path
