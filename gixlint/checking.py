"""How a check is written and found.

    @check(
        "P101",
        severity="error",
        basis=[Basis(PRACTICE, "编制说明")],
        examples=[Example(good="本报告所列数据的统计期限为…", bad="本报告…")],
        english="Statistics period missing",
    )
    def statistics_period_missing(report: Report) -> Iterator[Problem | Unknown]:
        \"\"\"没有统计期限。

        …the reference page…
        \"\"\"

The function's name is the check's, its docstring the reference page (its first line the title), its keyword-only
parameters the options, its positional parameters the scope: `(report)`, `(report, previous)` or `(batch)`.
The decorator registers nothing: `load(folder)` collects the `Check` values of the Python files below a folder, the
shipped checks through the same door as a user's own.
"""

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import FunctionType, ModuleType
from typing import Any, Literal

from gixlint.errors import CheckLoadError
from gixlint.findings import Problem, Severity, Unknown
from gixlint.records import Record
from gixlint.statutes import Basis

__all__ = ["Check", "Example", "Scope", "check", "load", "shipped_folder"]

Scope = Literal["report", "previous", "batch"]
Yield = Iterator[Problem | Unknown]
_SCOPES: dict[tuple[str, ...], Scope] = {
    ("report",): "report",
    ("report", "previous"): "previous",
    ("batch",): "batch",
}


class Example(Record):
    """An edit of a clean sample that breaks exactly this check: in `sample`, `good` is replaced by `bad`.

    `sample` is the stem of a file in `examples/clean`, empty where no edit of one can hold it (a Word revision, last
    year's report): such an example is only shown, and tests of its own keep the check. `also` names the other codes
    whose root findings the edit brings; `given` are context settings (today, published, level, year) in their command
    line spelling.
    """

    good: str
    bad: str
    also: tuple[str, ...] = ()
    sample: str = "format2021-department"
    given: tuple[tuple[str, str], ...] = ()


class Check(Record):
    """One check. `needs` are features that an edition must declare for the check to apply (see `Edition.features`)."""

    code: str
    name: str
    title: str
    english: str
    doc: str
    severity: Severity
    basis: tuple[Basis, ...]
    examples: tuple[Example, ...]
    needs: tuple[str, ...]
    options: tuple[tuple[str, Any], ...]
    scope: Scope
    since: str
    run: Callable[..., Yield]

    @property
    def path(self) -> Path:
        """The file that holds the check."""
        assert isinstance(self.run, FunctionType)
        return Path(self.run.__code__.co_filename)


def check(
    code: str,
    *,
    severity: Literal["error", "warning", "note"],
    basis: Iterable[Basis],
    english: str,
    examples: Iterable[Example] = (),
    needs: str | Iterable[str] = (),
    since: str = "0.1.0",
) -> Callable[[Callable[..., Yield]], Check]:
    """Make a `Check` of a generator function. Raises TypeError where the function has no known scope."""

    def decorate(run: Callable[..., Yield]) -> Check:
        assert isinstance(run, FunctionType)
        positional = run.__code__.co_varnames[: run.__code__.co_argcount]
        if positional not in _SCOPES:
            raise TypeError(f"{code}: parameters {positional} are not one of {list(_SCOPES)}")
        doc = run.__doc__ or ""
        return Check(
            code=code,
            name=run.__name__.replace("_", "-"),
            title=doc.partition("\n")[0].rstrip("。"),
            english=english,
            doc=doc,
            severity=Severity[severity.upper()],
            basis=tuple(basis),
            examples=tuple(examples),
            needs=(needs,) if isinstance(needs, str) else tuple(needs),
            options=tuple((run.__kwdefaults__ or {}).items()),
            scope=_SCOPES[positional],
            since=since,
            run=run,
        )

    return decorate


def shipped_folder() -> Path:
    """Return the folder of the shipped checks: inside the package in a wheel, beside it in a checkout."""
    return beside_package("checks")


def beside_package(name: str) -> Path:
    """Return a shipped top-level folder, which a wheel keeps inside the package and a checkout beside it."""
    package = Path(__file__).parent
    inside = package / name
    return inside if inside.is_dir() else package.parent / name


def load(folder: Path) -> tuple[Check, ...]:
    """Return the checks below a folder, sorted by code.

    Raises CheckLoadError where the folder is missing, a file cannot be imported, or two checks share a code.
    """
    if not folder.is_dir():
        raise CheckLoadError(f"检查目录 {folder} 不存在")
    root = "gixlint.checks" if folder == shipped_folder() else f"gixlint_checks_{abs(hash(str(folder)))}"
    found: dict[str, Check] = {}
    for path, name in sorted(_files(str(folder), root)):
        for value in vars(_import(path, name)).values():
            if isinstance(value, Check) and value.run.__module__ == name:
                if value.code in found:
                    raise CheckLoadError(f"{path}：检查编号 {value.code} 与 {found[value.code].path} 重复")
                found[value.code] = value
    return tuple(found[code] for code in sorted(found))


def _files(folder: str, package: str) -> Iterator[tuple[str, str]]:
    """The Python files below a folder, each with the name of the module that it becomes."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith(".py"):
                yield entry.path, f"{package}.{entry.name[:-3]}"
            elif entry.name not in ("__pycache__", "rulesets") and entry.is_dir():
                yield from _files(entry.path, f"{package}.{entry.name}")


def _import(path: str, name: str) -> ModuleType:
    if name in sys.modules:
        return sys.modules[name]
    loader = SourceFileLoader(name, path)
    module = ModuleType(name)
    module.__file__, module.__loader__ = path, loader
    sys.modules[name] = module
    try:
        loader.exec_module(module)
    except Exception as error:  # a user's own folder may fail in any way: say which file
        del sys.modules[name]
        raise CheckLoadError(f"{path}：无法载入（{type(error).__name__}：{error}）") from error
    return module


def chosen(options: tuple[tuple[str, Any], ...], given: Mapping[str, Any]) -> dict[str, Any]:
    """Return a check's options with the given ones put over their defaults."""
    return {**dict(options), **{key: value for key, value in given.items() if key in dict(options)}}
