"""Whole files for what an edit of a clean sample cannot hold: each yields the code that its folder is named for."""

from __future__ import annotations

from pathlib import Path
from runpy import run_path

import pytest
from drafts import CASES, draft, result

FAMILIES = "DIPSTWZ"
FILES = [path for folder in sorted(CASES.iterdir()) if folder.name[0] in FAMILIES for path in sorted(folder.iterdir())]


def content(path: Path) -> tuple[str, bytes]:
    """Return a case's name and bytes; a Python file builds them from the lines of a short report."""
    if path.suffix != ".py":
        return path.name, path.read_bytes()
    module = run_path(str(path))
    return module["NAME"], module["build"](draft().splitlines())


@pytest.mark.parametrize(
    "path", [path for path in FILES if path.is_file()], ids=lambda path: f"{path.parent.name}-{path.stem}"
)
def test_a_case_yields_its_own_code(path: Path) -> None:
    name, data = content(path)
    code = path.parent.name
    roots = {finding.code for finding in result(data, "D", code, name=name).roots}
    assert roots == {code}
