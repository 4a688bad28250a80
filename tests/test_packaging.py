"""The package works from a wheel, from an editable install and from a bare checkout."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import tomllib
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path

import pytest

Need = Callable[[object, str], None]
SAMPLE = "examples/clean/format2021-department.md"
IGNORED = shutil.ignore_patterns(".git", ".venv", "__pycache__", ".*_cache", ".hypothesis", "dist", "build")


def run(*command: str | Path, cwd: Path, codes: Sequence[int] = (0,)) -> str:
    """Run a command as in a shell that knows nothing of this checkout, and return what it prints."""
    environment = {key: value for key, value in os.environ.items() if key not in ("PYTHONPATH", "PYTHONHOME")}
    environment["PIP_DISABLE_PIP_VERSION_CHECK"] = "1"
    ran = subprocess.run([str(part) for part in command], cwd=cwd, env=environment, capture_output=True, text=True)
    assert ran.returncode in codes, ran.stdout + ran.stderr
    return ran.stdout


@pytest.fixture(scope="module")
def checkout(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A bare copy of the checkout: no installation, nothing built."""
    copy = tmp_path_factory.mktemp("checkout") / "gixlint"
    shutil.copytree(root, copy, ignore=IGNORED)
    return copy


def environment(folder: Path) -> tuple[Path, Path]:
    """Make a virtual environment that sees the packages of this one; return its folders of scripts and packages."""
    run(sys.executable, "-m", "venv", "--without-pip", folder, cwd=folder.parent)
    scripts = folder / ("Scripts" if os.name == "nt" else "bin")
    packages = Path(
        run(
            scripts / "python", "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=folder.parent
        ).strip()
    )
    ours = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    (packages / "dependencies.pth").write_text("\n".join(sorted(ours)) + "\n", encoding="utf-8")
    return scripts, packages


def install(scripts: Path, *what: str | Path, cwd: Path) -> None:
    pip = (sys.executable, "-m", "pip", "--python", scripts / "python", "install", "-q")
    run(*pip, "--no-deps", "--no-build-isolation", "--no-index", *what, cwd=cwd)


def works(gixlint: Sequence[str | Path], sample: Path, cwd: Path, home: Path) -> None:
    """Assert that a gixlint lists its checks, explains one from its own folder, and finds a sample clean."""
    listed = run(*gixlint, "checks", cwd=cwd)
    assert {"P101", "F201"} <= {line.split()[0] for line in listed.splitlines() if line.strip()}
    explained = run(*gixlint, "explain", "F201", cwd=cwd).replace("\n", "").replace(" ", "")
    assert str(home.resolve()) in explained
    assert run(*gixlint, "check", "--format", "concise", "-q", sample, cwd=cwd) == ""
    assert "<html" in run(*gixlint, "check", "--format", "html", sample, cwd=cwd)
    assert '"gixlint"' in run(*gixlint, "settings", "--schema", "output", cwd=cwd)


@pytest.mark.parametrize("editable", [False, True], ids=["wheel", "editable"])
def test_installed(editable: bool, checkout: Path, tmp_path: Path, need: Need) -> None:
    need(find_spec("hatchling") and find_spec("editables"), "hatchling and editables build the package")
    sample = tmp_path / "sample.md"
    shutil.copy(checkout / SAMPLE, sample)
    scripts, packages = environment(tmp_path / "venv")
    install(scripts, *(["-e", checkout] if editable else [checkout]), cwd=tmp_path)
    home = checkout / "checks" if editable else packages / "gixlint" / "checks"
    works([scripts / "gixlint"], sample, tmp_path, home)
    if not editable:
        inside = {str(path.relative_to(packages)) for path in packages.rglob("*") if path.is_file()}
        shipped = {
            str(Path("gixlint") / path.relative_to(checkout))
            for folder in ("checks", "templates")
            for path in (checkout / folder).rglob("*")
            if path.is_file() and "__pycache__" not in path.parts
        }
        data = {
            str(path.relative_to(checkout))
            for path in (checkout / "gixlint").rglob("*")
            if path.suffix in (".yaml", ".json")
        }
        assert shipped | data <= inside
        assert [path for path in inside if path.startswith(("checks", "templates", "tests", "examples"))] == []


def test_bare_checkout(checkout: Path) -> None:
    works([sys.executable, "-m", "gixlint"], checkout / SAMPLE, checkout, checkout / "checks")


def test_the_wheel_made_of_the_source_distribution(checkout: Path, tmp_path: Path, need: Need) -> None:
    need(find_spec("build") and find_spec("hatchling"), "build and hatchling build the package")
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", tmp_path, checkout, cwd=tmp_path)
    assert sorted(path.suffix for path in tmp_path.glob("gixlint-*")) == [".gz", ".whl"]


def test_what_is_needed_and_what_is_extra(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    core = {requirement.partition(">")[0] for requirement in project["dependencies"]}
    assert core == {"lxml", "jinja2", "click", "pyyaml", "regex", "python-docx"}
    extras = project["optional-dependencies"]
    parts = sorted(set(extras) - {"all", "ocr", "test"})
    assert extras["all"] == [f"gixlint[{','.join(parts)}]"]
    needed = {requirement for part in (*parts, "ocr") for requirement in extras[part]}
    assert needed - set(extras["test"]) <= set(extras["traditional"])
