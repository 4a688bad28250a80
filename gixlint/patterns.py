"""Compiled regular expressions, kept between runs as Python keeps compiled modules.

Compiling the expressions of all checks takes longer than reading and checking a report with them. So their compiled
form is kept in `__pycache__`, for this very version of the matching engine; a copy that does not fit is not used, and
where none can be written, each expression is compiled when it is first needed.
"""

from __future__ import annotations

import marshal
import re
import sys
from array import array
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from gixlint.facts import keep

__all__ = ["keep_patterns", "pattern"]

# CPython's own parts of `re`, without public names: what `re.compile` calls one after the other.
_engine: Any = import_module("_sre")
_parser: Any = import_module("re._parser")
_compiler: Any = import_module("re._compiler")

_FILE = Path(__file__).parent / "__pycache__" / f"expressions-2.{sys.implementation.cache_tag}-{_engine.MAGIC}"
_Parts = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]
_compiled: dict[str, _Parts] = {}
_fresh: dict[str, _Parts] = {}


@cache
def pattern(expression: str) -> re.Pattern[str]:
    """Return the compiled expression. Raises re.error."""
    if not _compiled:
        _compiled.update(_read())
    parts = _compiled.get(expression)
    if parts is not None:
        try:
            return _assembled(expression, parts)
        except (RuntimeError, TypeError, ValueError, OverflowError):
            pass  # the copy is damaged: the engine has refused it
    parts = _fresh[expression] = _parts(expression)
    return _assembled(expression, parts)


def keep_patterns() -> None:
    """Keep what this process has compiled for the next; the command line calls it when its work is done."""
    if _fresh and not sys.dont_write_bytecode:
        keep(_FILE, marshal.dumps({**_read(), **_fresh}))
        _fresh.clear()


def _read() -> dict[str, _Parts]:
    try:
        kept = marshal.loads(_FILE.read_bytes())
    except (OSError, ValueError, EOFError, TypeError):
        return {"": (0, b"", 0, {}, ())}
    return kept if isinstance(kept, dict) else {"": (0, b"", 0, {}, ())}


def _parts(expression: str) -> _Parts:
    """What `re.compile` hands to the engine."""
    parsed = _parser.parse(expression, 0)
    index: dict[str, int] = parsed.state.groupdict
    names: list[str | None] = [None] * parsed.state.groups
    for name, number in index.items():
        names[number] = name
    return (
        parsed.state.flags,
        array("I", map(int, _compiler._code(parsed, 0))).tobytes(),
        parsed.state.groups - 1,
        dict(index),
        tuple(names),
    )


def _assembled(expression: str, parts: _Parts) -> re.Pattern[str]:
    flags, code, groups, index, names = parts
    made: re.Pattern[str] = _engine.compile(expression, flags, array("I", code).tolist(), groups, index, names)
    return made
