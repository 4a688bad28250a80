"""The pre-commit hook, tried on a repository with a clean report, a bad one and what is no report."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import pytest

CLEAN = "examples/clean/format2021-department.md"
DEFECTIVE = "examples/defective/county-bureau-2024.md"
AUTHOR = ("-c", "user.name=Tester", "-c", "user.email=tester@example.org", "-c", "commit.gpgsign=false")


def git(*arguments: str | Path, cwd: Path) -> None:
    subprocess.run(["git", *AUTHOR, *map(str, arguments)], cwd=cwd, check=True, capture_output=True)


@pytest.fixture(scope="module")
def repository(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """This project as a repository of its own, from what stands in the working folder."""
    copy = tmp_path_factory.mktemp("hook") / "gixlint"
    shutil.copytree(
        root, copy, ignore=shutil.ignore_patterns(".git", ".venv", "__pycache__", ".*_cache", ".hypothesis")
    )
    git("init", "-q", cwd=copy)
    git("add", "-A", cwd=copy)
    git("commit", "-q", "-m", "all", cwd=copy)
    return copy


def test_the_hook_lets_clean_reports_pass_and_stops_bad_ones(
    repository: Path, tmp_path: Path, need: Callable[[object, str], None]
) -> None:
    need(find_spec("pre_commit") and shutil.which("git"), "pre-commit and git run the hook")
    drafts = tmp_path / "drafts"
    drafts.mkdir()
    git("init", "-q", cwd=drafts)
    shutil.copy(repository / CLEAN, drafts / "clean.md")
    (drafts / "README.md").write_text("# 说明\n\n这里存放年度报告的草稿。\n", encoding="utf-8")

    def hook() -> tuple[int, str]:
        git("add", "-A", cwd=drafts)
        command = [sys.executable, "-m", "pre_commit", "try-repo", repository, "gixlint", "--all-files", "--verbose"]
        environment = {**os.environ, "PRE_COMMIT_HOME": str(tmp_path / "cache"), "PYTHONUTF8": "1"}
        ran = subprocess.run(command, cwd=drafts, env=environment, capture_output=True, text=True, encoding="utf-8")
        return ran.returncode, ran.stdout + ran.stderr

    code, output = hook()
    need("InstallationError" not in output and "CalledProcessError" not in output, f"cannot install:\n{output}")
    assert code == 0, output
    shutil.copy(repository / DEFECTIVE, drafts / "bad.md")
    code, output = hook()
    assert code == 1, output
    assert "bad.md" in output
