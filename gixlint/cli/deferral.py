"""Modules that libraries import at their top, but that checking a report never comes to use."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from importlib.machinery import PathFinder
from importlib.util import module_from_spec
from types import ModuleType

__all__ = ["UNUSED", "defer"]

UNUSED = ("bz2", "inspect", "ipaddress", "linecache", "lzma", "ntpath", "tokenize")
"""Of the standard library: click, lxml, pathlib and zipfile import them for what is seldom asked of them."""


class _Deferred(ModuleType):
    """A module that is executed when something of it is first asked for.

    Not `importlib.util.LazyLoader`: before Python 3.12 the import statement itself asks for something.
    """

    def __getattr__(self, name: str) -> object:
        spec = self.__spec__
        assert spec is not None
        assert spec.loader is not None
        self.__class__ = ModuleType  # type: ignore[assignment]  # from here on it is like any other
        spec.loader.exec_module(self)
        return getattr(self, name)


def defer(names: Iterable[str]) -> None:
    """Let the imports of these modules wait until they are used, but for those already imported and those not there."""
    for name in names:
        spec = None if name in sys.modules else PathFinder.find_spec(name)
        if spec is not None and spec.loader is not None:
            module = module_from_spec(spec)
            module.__class__ = _Deferred
            sys.modules[name] = module
