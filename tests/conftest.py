"""What many tests share. GIXLINT_TEST_EVERYTHING=1 turns what would be skipped for want of a tool into a failure."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import hypothesis
import pytest

hypothesis.settings.register_profile("untimed", deadline=None)  # how long an example takes says nothing
hypothesis.settings.load_profile("untimed")

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def need() -> Callable[[object, str], None]:
    """Skip a test where something it needs is not there; fail it where everything is to be tested."""

    def needed(there: object, reason: str) -> None:
        if not there:
            (pytest.fail if os.environ.get("GIXLINT_TEST_EVERYTHING") == "1" else pytest.skip)(reason)

    return needed
