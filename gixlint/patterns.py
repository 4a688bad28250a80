"""Compiled regular expressions, kept between runs as Python keeps compiled modules.

Compiling the expressions of all checks takes longer than reading and checking a report with them. So their compiled
form is kept in `__pycache__`, for this very version of the matching engine; a copy that does not fit is not used, and
where none can be written, each expression is compiled when it is first needed.

Most expressions look for what most texts lack. The words that every match must hold are read off the expression once:
where a text has none of them, there is no need to try it at each of its characters, nor to have it ready.
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

__all__ = ["keep_patterns", "pattern", "possible"]

# CPython's own parts of `re`, without public names: what `re.compile` calls one after the other.
_engine: Any = import_module("_sre")
_parser: Any = import_module("re._parser")
_compiler: Any = import_module("re._compiler")
_codes: Any = import_module("re._constants")

_FILE = Path(__file__).parent / "__pycache__" / f"expressions-3.{sys.implementation.cache_tag}-{_engine.MAGIC}"
_Words = tuple[str, ...]
_Parts = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...], tuple[_Words, ...]]
_compiled: dict[str, _Parts] = {}
_fresh: dict[str, _Parts] = {}


@cache
def pattern(expression: str) -> re.Pattern[str]:
    """Return the compiled expression. Raises re.error."""
    try:
        return _assembled(expression, _kept(expression))
    except (RuntimeError, TypeError, ValueError, OverflowError):  # the copy is damaged: the engine has refused it
        return _assembled(expression, _made(expression))


def possible(expression: str, text: str) -> bool:
    """Tell whether the text holds words of which every match has one. Raises re.error."""
    for words in _needed(expression):
        for word in words:
            if word in text:
                break
        else:
            return False
    return True


@cache
def _needed(expression: str) -> tuple[_Words, ...]:
    return _kept(expression)[5]


def _kept(expression: str) -> _Parts:
    if not _compiled:
        _compiled.update(_read())
    return _compiled.get(expression) or _made(expression)


def _made(expression: str) -> _Parts:
    parts = _compiled[expression] = _fresh[expression] = _parts(expression)
    return parts


def keep_patterns() -> None:
    """Keep what this process has compiled for the next; the command line calls it when its work is done."""
    if _fresh and not sys.dont_write_bytecode:
        keep(_FILE, marshal.dumps({**_read(), **_fresh}))
        _fresh.clear()


def _read() -> dict[str, _Parts]:
    try:
        kept = marshal.loads(_FILE.read_bytes())
    except (OSError, ValueError, EOFError, TypeError):
        return {"": (0, b"", 0, {}, (), ())}
    return kept if isinstance(kept, dict) else {"": (0, b"", 0, {}, (), ())}


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
        () if parsed.state.flags & re.IGNORECASE else tuple(map(tuple, map(sorted, _words(parsed)))),
    )


_MANY = 12
"""So many words are as costly to look for as the expression itself."""


def _words(parsed: Any) -> list[frozenset[str]]:
    """Sets of words of which each has one in every match, read off a parsed expression."""
    found: list[frozenset[str]] = []
    word = ""
    for code, argument in parsed:
        if code is _codes.LITERAL:
            word += chr(argument)
            continue
        found += [frozenset((word,))] if word else []
        word = ""
        found += _words_of(code, argument)
    found += [frozenset((word,))] if word else []
    return [words for words in dict.fromkeys(found) if len(words) <= _MANY]


def _words_of(code: Any, argument: Any) -> list[frozenset[str]]:
    if code is _codes.IN and all(kind is _codes.LITERAL for kind, _ in argument):
        return [frozenset(chr(character) for _, character in argument)]
    if code is _codes.BRANCH:
        each = [_words(branch) for branch in argument[1]]
        return [frozenset().union(*(min(sets, key=len) for sets in each))] if all(each) else []
    if code is _codes.SUBPATTERN and not argument[1] & re.IGNORECASE:
        return _words(argument[3])
    if code in (_codes.MAX_REPEAT, _codes.MIN_REPEAT, _codes.POSSESSIVE_REPEAT) and argument[0] > 0:
        return _words(argument[2])
    if code is _codes.ASSERT:  # what is looked at before and behind stands in the text too
        return _words(argument[1])
    return _words(argument) if code is _codes.ATOMIC_GROUP else []


def _assembled(expression: str, parts: _Parts) -> re.Pattern[str]:
    flags, code, groups, index, names, _ = parts
    made: re.Pattern[str] = _engine.compile(expression, flags, array("I", code).tolist(), groups, index, names)
    return made
