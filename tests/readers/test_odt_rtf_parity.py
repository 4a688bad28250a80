"""Samples that LibreOffice saves in another format are the same report."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from gixlint.readers import read
from tests.rewriting import as_docx
from tests.test_parity import CLEAN, SAMPLES, parsed, told

FORMATS = ("odt", "rtf")


@pytest.fixture(scope="session")
def saved(tmp_path_factory: pytest.TempPathFactory, need: Callable[[object, str], None]) -> Path:
    """All samples in all of the formats."""
    need(shutil.which("soffice"), "没有安装 LibreOffice")
    folder = tmp_path_factory.mktemp("saved")
    for name in SAMPLES:
        (folder / name).with_suffix(".docx").write_bytes(as_docx(read((CLEAN / name).read_bytes(), name)))
    profile = f"-env:UserInstallation=file://{folder}/profile"
    files = sorted(map(str, folder.glob("*.docx")))
    for form in FORMATS:
        command = ["soffice", profile, "--headless", "--convert-to", form, "--outdir", str(folder), *files]
        subprocess.run(command, capture_output=True, check=True, timeout=300)
    return folder


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("sample", SAMPLES)
def test_another_format_is_the_same_report(sample: str, form: str, saved: Path) -> None:
    data = (saved / sample).with_suffix(f".{form}").read_bytes()
    assert told(parsed(data, "a")) == told(parsed((CLEAN / sample).read_bytes(), sample))
    assert read(data, "a").source.format == form
