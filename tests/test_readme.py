"""What the READMEs show is what the tool does."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
COMMANDS = (
    "python3 -m venv .venv && .venv/bin/pip install '.[all]' && .venv/bin/gixlint check examples",
    "python3 -m venv .venv && .venv/bin/pip install -e '.[all,test]' && .venv/bin/pytest",
)


@pytest.mark.parametrize("name", ["README.md", "README.en.md"])
def test_the_commands_stand_as_lines_of_their_own(name: str) -> None:
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    assert [command for command in COMMANDS if command not in lines] == []


@pytest.mark.parametrize("name", ["README.md", "README.en.md"])
def test_the_sample_is_what_its_command_prints(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    shown = re.search(r"```console\n\$ gixlint (.*)\n([\s\S]*?)```", (ROOT / name).read_text(encoding="utf-8"))
    assert shown
    command = [sys.executable, "-m", "gixlint", *shlex.split(shown[1])]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8")
    assert ran.stderr == ""
    assert shown[2] == ran.stdout


@pytest.mark.parametrize("name", ["README.md", "README.en.md"])
def test_what_is_named_exists(name: str) -> None:
    """Formats, options, commands and files that a README names are there."""
    from gixlint.cli.annotate import command as annotate
    from gixlint.cli.check import command
    from gixlint.cli.choices import FORMATS
    from gixlint.cli.commands import group
    from gixlint.cli.fix import command as fix
    from gixlint.cli.new import command as new
    from gixlint.cli.settings import command as settings

    text = (ROOT / name).read_text(encoding="utf-8")
    commands = (command, annotate, fix, new, settings)
    options = {option for one in commands for part in one.params for option in part.opts} | {"--help"}
    assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", text)) <= options
    assert set(re.findall(r"`([a-z]+)`(?=.* \|)", text.partition("`--format`")[2].partition("## ")[0])) <= set(FORMATS)
    assert set(re.findall(r"^gixlint ([a-z]+)|`gixlint ([a-z]+)", text)) <= {
        (name, "") for name in group.short_helps
    } | {("", name) for name in group.short_helps}
    assert [link for link in re.findall(r"\]\(([^)]+)\)", text) if not (ROOT / link).exists()] == []


@pytest.mark.parametrize("name", ["README.md", "README.en.md"])
def test_the_families_of_checks_are_those_there_are(name: str) -> None:
    from gixlint.checking import load, shipped_folder

    rows = re.findall(r"^\| ([A-Z]) \|", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(rows) == sorted({check.code[0] for check in load(shipped_folder())})
