"""Digests are those of hashlib, whichever implementation makes them."""

from __future__ import annotations

import hashlib

import pytest

from gixlint.digests import sha256


@pytest.mark.parametrize("size", [0, 1, 2**20 - 1, 2**20, 2**20 + 1])
def test_a_digest_is_that_of_the_bytes(size: int) -> None:
    data = b"\xe5" * size
    assert sha256(data) == hashlib.sha256(data).hexdigest()
