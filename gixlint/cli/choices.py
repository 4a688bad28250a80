"""What the options of the commands allow."""

from typing import Any

import click

from gixlint.cli.chinese import Kind
from gixlint.records import Record
from gixlint.reporters import FORMATS as _MODULES
from gixlint.settings import FAIL_ON, LEVELS

__all__ = ["FAIL_ON", "FORMATS", "LANGUAGES", "LEVELS", "OUTPUT", "Codes", "Output"]

FORMATS = tuple(_MODULES)
LANGUAGES = ("zh", "en")
_SUFFIXES = {"htm": "html", "md": "markdown", "txt": "text", "xml": "junit"}


class Output(Record):
    """Where a format goes: `format` None is left to `--format`."""

    format: str | None
    path: str

    @property
    def guessed(self) -> str:
        """The format that the file's suffix names, text where it names none."""
        suffix = self.path.rpartition(".")[2].lower()
        named = _SUFFIXES.get(suffix, suffix)
        return named if named in FORMATS else "text"


class _Output(Kind):
    name = "[格式:]文件"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if isinstance(value, Output):
            return value
        name, _, path = value.partition(":")
        return Output(name, path) if name in FORMATS and path else Output(None, value)


OUTPUT = _Output()


class Codes(Kind):
    """Codes of checks or their beginnings, several of them with commas between."""

    name = "编号"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return a tuple of codes in capitals. Raises click.BadParameter."""
        if isinstance(value, tuple):
            return value
        codes = tuple(code.strip().upper() for code in value.replace("，", ",").split(",") if code.strip())
        if not codes or not all(code.isascii() and code.isalnum() and code[0].isalpha() for code in codes):
            self.fail(f"{value} 不是检查编号，请写成 F201 或 F2 的样子；多个之间用逗号隔开", param, ctx)
        return codes
