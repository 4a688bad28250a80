"""The house rules that a machine can keep."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

import gixlint
from gixlint.checking import load, shipped_folder
from gixlint.cli.explain import page
from gixlint.cli.reference import faults, reference
from gixlint.statutes import statutes

ROOT = Path(__file__).parents[1]
LAYERS = (
    {"errors", "records"},
    {"digests", "document", "facts", "wordfile"},
    {"patterns", "findings", "statutes"},
    {"text", "attachments"},
    {"unwrapping"},
    {"editions"},
    {"report"},
    {"cleaning", "readers"},
    {"parsing"},
    {"judging"},
    {"checking"},
    {"rulesets", "settings"},
    {"doubts", "folding", "spots"},
    {"linting"},
    {"fixing"},
    {"drafting", "reporters"},
    {"annotating"},
    {"archives"},
    {"pooling", "walking"},
    {"audit", "web"},
    {"cli"},
)
"""From the bottom up: what a module imports from the package stands below it."""

ONE_THOUGHT = ({"rulesets", "settings"},)
"""Modules of one layer that import each other: a ruleset is read as settings are, and settings name one."""

BANNED = {"utils", "util", "helpers", "helper", "common", "manager", "base", "misc"}

MODULES = sorted((ROOT / "gixlint").rglob("*.py")) + sorted((ROOT / "checks").rglob("*.py"))
CHECKS = load(shipped_folder())


def imported(path: Path) -> Iterator[str]:
    """Yield the full names of what a file imports from the package, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.split(".")[0] == "gixlint")
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            if node.module == "gixlint":
                yield from (f"gixlint.{alias.name}" for alias in node.names)
            elif node.module and node.module.startswith("gixlint."):
                yield node.module


def layer(name: str) -> int:
    return next(index for index, names in enumerate(LAYERS) if name in names)


def may_import(here: str, there: str) -> bool:
    if here == there or there == "__version__":
        return True
    return layer(there) < layer(here) or any({here, there} <= pair for pair in ONE_THOUGHT)


@pytest.mark.parametrize("path", sorted((ROOT / "gixlint").rglob("*.py")), ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_point_downward(path: Path) -> None:
    here = path.relative_to(ROOT / "gixlint").with_suffix("").parts[0]
    if here not in ("__init__", "__main__"):
        assert [name for name in imported(path) if not may_import(here, name.split(".")[1])] == []


def test_checks_import_from_the_package_only() -> None:
    allowed = {"__future__", "collections", "datetime", "decimal", "itertools", "re", "typing", "functools", "math"}
    foreign = {
        (path.name, name)
        for path in (ROOT / "checks").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else []
        )
        if name.split(".")[0] not in allowed | {"gixlint"}
    }
    assert foreign == set()


def test_modules_are_small_and_named_for_what_they_are() -> None:
    assert {str(path): len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES} == {
        str(path): pytest.approx(200, abs=200) for path in MODULES
    }
    assert [path for path in MODULES if BANNED & {path.stem, path.parent.name}] == []


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_public_names_are_sorted(path: Path) -> None:
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Assign) and any(getattr(target, "id", "") == "__all__" for target in node.targets):
            names = ast.literal_eval(node.value)
            assert names == sorted(names, key=lambda name: (not name.isupper(), not name[0].isupper(), name))
            assert len(names) == len(set(names))


def test_the_package_offers_what_it_lists() -> None:
    assert {name: getattr(gixlint, name).__name__ for name in gixlint.__all__} == {n: n for n in gixlint.__all__}
    assert {*gixlint.__all__, "__version__"} == set(dir(gixlint))
    with pytest.raises(AttributeError, match="nothing"):
        _ = gixlint.nothing


@pytest.mark.parametrize("path", sorted((ROOT / "benchmarks").glob("*.py")), ids=lambda path: path.name)
def test_benchmarks_import_what_there_is(path: Path) -> None:
    own = [
        (node.module, alias.name)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(("gixlint", "tests"))
        for alias in node.names
    ]
    assert [(module, name) for module, name in own if not hasattr(import_module(module), name)] == []


def test_importing_the_package_imports_nothing_else() -> None:
    import subprocess
    import sys

    code = "import sys, gixlint; print(sorted(name for name in sys.modules if name.startswith('gixlint')))"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert ran.stdout == "['gixlint']\n"


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.code)
def test_everything_about_a_check_is_reached_from_its_page(check: gixlint.Check) -> None:
    shown = page(check, 10_000)
    assert check.path.is_file()
    assert str(check.path) in shown
    assert check.title
    assert check.doc.strip().count("\n") > 0, "a reference page says more than its title"
    cases = ROOT / "tests" / "cases" / check.code
    assert check.examples, "its page shows no example"
    if check.scope == "report" and check.code[0] != "L":  # whose tests draw their own pages and pairs of years
        assert any(example.sample for example in check.examples) or cases.is_dir(), "no edit and no folder of cases"
    assert faults(check) == ()
    for example in reference(check).examples:
        assert all(line in shown for line in f"{example.good}\n{example.bad}".split("\n"))
    assert check.basis
    for basis in check.basis:
        statute = statutes()[basis.statute]
        assert statute.title in shown
        if statute.kind in ("law", "form"):
            assert basis.provision in dict(statute.provisions), f"{basis} is not in statutes.yaml"
    if check.severity.word == "error" and check.code not in ("P101", "P201"):
        assert {statutes()[basis.statute].kind for basis in check.basis} & {"law", "form"}


def test_checks_have_names_and_codes_of_their_own() -> None:
    assert len({check.name for check in CHECKS}) == len(CHECKS)
    assert [check.code for check in CHECKS if not (check.code[0].isupper() and check.code[1:].isdecimal())] == []
    folders = {(check.code[0], check.path.parent.name) for check in CHECKS}
    assert len(folders) == len({letter for letter, _ in folders}), "one folder a family"
