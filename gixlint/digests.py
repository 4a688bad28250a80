"""SHA-256 of files and words, by Python's own implementation where little is to be done.

That of OpenSSL is faster, but `hashlib` has to load OpenSSL first, for longer than a report takes to be read.
"""

from __future__ import annotations

from contextlib import suppress
from functools import cache
from importlib import import_module
from typing import Any

__all__ = ["sha256"]

_MUCH = 2**20
"""Bytes from which on loading OpenSSL pays for itself."""


def sha256(data: bytes) -> str:
    """Return the digest in hexadecimal digits."""
    module = _own() if len(data) < _MUCH else import_module("hashlib")
    digest: str = module.sha256(data).hexdigest()
    return digest


@cache
def _own() -> Any:
    for name in ("_sha2", "_sha256"):  # since Python 3.12, and before
        with suppress(ImportError):
            return import_module(name)
    return import_module("hashlib")  # a Python built without its own
