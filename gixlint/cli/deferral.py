"""Modules that libraries import at their top, but that checking a report never comes to use."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from importlib.util import find_spec, module_from_spec
from types import ModuleType
from typing import Any

__all__ = ["UNUSED", "defer"]

UNUSED: Mapping[str, Sequence[str]] = {
    "bz2": (),
    "gettext": ("gettext", "ngettext"),
    "gzip": ("GzipFile",),
    "inspect": ("getfullargspec",),
    "ipaddress": (),
    "linecache": (),
    "lzma": (),
    "ntpath": (),
    "shutil": (),
    "tokenize": (),
    "urllib.parse": ("quote_from_bytes",),
    "uuid": ("UUID",),  # click only names it, for a kind of value that no option here is of
}
"""Of the standard library: click, lxml, pathlib and zipfile import them for what is seldom asked of them, some of them
for functions that they take out at once.
"""


class _Deferred(ModuleType):
    """A module that is executed when something of it is first asked for, or one of its functions taken out is called.

    Not `importlib.util.LazyLoader`: before Python 3.12 the import statement itself asks for something.
    """

    def __getattr__(self, name: str) -> object:
        if name == "__path__":  # by which the import statement tells packages, that these are not
            raise AttributeError(name)
        _execute(self)
        return getattr(self, name)


def _execute(module: ModuleType) -> None:
    spec = module.__spec__
    assert spec is not None
    assert spec.loader is not None
    module.__class__ = ModuleType  # from here on it is like any other
    spec.loader.exec_module(module)


def _stand_in(module: ModuleType, name: str) -> Any:
    """Return a function that stands for one of the module's until it is called."""

    def called(*given: object, **named: object) -> object:
        if isinstance(module, _Deferred):
            _execute(module)
        return getattr(module, name)(*given, **named)

    return called


def defer(names: Mapping[str, Sequence[str]]) -> None:
    """Let the imports of these modules, and of these of their functions, wait until they are used.

    Those already imported stay as they are, and those that are not there are not.
    """
    for name, functions in names.items():
        spec = None if name in sys.modules else find_spec(name)
        if spec is not None and spec.loader is not None:
            module = module_from_spec(spec)
            vars(module).update({function: _stand_in(module, function) for function in functions})
            module.__class__ = _Deferred
            sys.modules[name] = module
            package, _, last = name.rpartition(".")
            if package:
                setattr(import_module(package), last, module)
