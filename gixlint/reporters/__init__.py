"""Reporters: results to one output format each. A format's module is imported when it is asked for."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from gixlint.linting import Result

__all__ = ["FORMATS", "RenderOptions", "render"]

FORMATS: Mapping[str, str] = {
    "text": "gixlint.reporters.text",
    "concise": "gixlint.reporters.concise",
    "json": "gixlint.reporters.json",
    "jsonl": "gixlint.reporters.jsonl",
    "html": "gixlint.reporters.html",
}
"""The module of each format: its `render(results, options)` returns the whole output."""


class RenderOptions(NamedTuple):
    """How to show results. `width` is in terminal columns; `quiet` leaves only findings and troubles.

    `statistics` adds sums by check and by agency to text. `today` is the day of the run, for the record.
    """

    today: date
    lang: Literal["zh", "en"] | str = "zh"
    color: bool = False
    width: int = 80
    show_waived: bool = False
    quiet: bool = False
    statistics: bool = False


def render(format: str, results: "Sequence[Result]", options: RenderOptions) -> str:
    """Return the results in a format of `FORMATS`, ending with a line feed unless there is nothing to say."""
    from importlib import import_module

    words: str = import_module(FORMATS[format]).render(results, options)
    return words.encode("utf-8", "replace").decode("utf-8")  # a file's name may hold what is no character
