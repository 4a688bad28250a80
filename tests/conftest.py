"""What many tests share. GIXLINT_TEST_EVERYTHING=1 turns what would be skipped for want of a tool into a failure."""

from __future__ import annotations

import importlib.util
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import hypothesis
import pytest

from gixlint.readers.recognition import is_available
from tests.readers.scanfile import Scan, scan_of

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


@pytest.fixture
def without_ocr(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The extra `ocr` is not installed, as far as the readers can tell."""
    find = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util, "find_spec", lambda name, *more: None if name == "rapidocr" else find(name, *more)
    )
    is_available.cache_clear()
    yield
    is_available.cache_clear()


@pytest.fixture(scope="session")
def scan(tmp_path_factory: pytest.TempPathFactory, need: Callable[[object, str], None]) -> Scan:
    """A short report, printed by LibreOffice, scanned and read once for all tests."""
    need(is_available(), "没有安装组件 ocr")
    need(shutil.which("soffice"), "没有安装 LibreOffice")
    return scan_of(tmp_path_factory.mktemp("scan"))
