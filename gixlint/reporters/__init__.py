"""Reporters: results to one output format each. A format's module is imported when it is asked for."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Literal

from gixlint.errors import GixlintError
from gixlint.records import Record

if TYPE_CHECKING:
    from gixlint.linting import Result

__all__ = ["BINARY", "FOLDERS", "FORMATS", "RenderOptions", "content", "folder", "missing", "render"]

FORMATS: Mapping[str, str] = {
    "text": "gixlint.reporters.text",
    "concise": "gixlint.reporters.concise",
    "json": "gixlint.reporters.json",
    "jsonl": "gixlint.reporters.jsonl",
    "html": "gixlint.reporters.html",
    "docx": "gixlint.reporters.docx",
    "csv": "gixlint.reporters.csv",
    "xlsx": "gixlint.reporters.xlsx",
}
"""The module of each format: its `render(results, options)` returns the whole output."""

BINARY = frozenset({"docx", "xlsx"})
"""The formats that no terminal can show."""

FOLDERS = frozenset({"docx", "html"})
"""The formats that can be a folder: their modules' `pages(results, options)` returns its files by their names."""

_NEEDED = {"docx": "docxtpl", "xlsx": "xlsxwriter"}


class RenderOptions(Record):
    """How to show results. `width` is in terminal columns; `quiet` leaves only findings and troubles.

    `statistics` adds sums by check and by agency to text. `today` is the day of the run, for the record. `template` is
    the path of a Word template in place of the shipped one.
    """

    today: date
    lang: Literal["zh", "en"] | str = "zh"
    color: bool = False
    width: int = 80
    show_waived: bool = False
    quiet: bool = False
    statistics: bool = False
    template: str = ""


def missing(format: str) -> str:
    """Return in Chinese what must be installed to write a format, nothing where all is there."""
    from importlib.util import find_spec

    package = _NEEDED.get(format, "")
    if not package or find_spec(package):
        return ""
    return f"写出 {format} 需要安装 {package}：pip install 'gixlint[{format}]'"


def content(format: str, results: "Sequence[Result]", options: RenderOptions) -> str | bytes:
    """Return the results in any format of `FORMATS`: as text, or for office programs as the bytes of a file.

    Text ends with a line feed unless there is nothing to say. Raises GixlintError where what the format needs is not
    installed.
    """
    from importlib import import_module

    if complaint := missing(format):
        raise GixlintError(complaint)
    made: str | bytes = import_module(FORMATS[format]).render(results, options)
    # a file's name may hold what is no character
    return made if isinstance(made, bytes) else made.encode("utf-8", "replace").decode("utf-8")


def folder(format: str, results: "Sequence[Result]", options: RenderOptions) -> Mapping[str, str | bytes]:
    """Return the results in a format of `FOLDERS` as the files of a folder, by their names. Raises as `content`."""
    from importlib import import_module

    if complaint := missing(format):
        raise GixlintError(complaint)
    made: Mapping[str, str | bytes] = import_module(FORMATS[format]).pages(results, options)
    return made


def render(format: str, results: "Sequence[Result]", options: RenderOptions) -> str:
    """Return the results in a format that is text: any but csv, docx and xlsx, which `content` gives."""
    made = content(format, results, options)
    assert isinstance(made, str)
    return made
