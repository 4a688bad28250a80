"""LibreOffice, where it is installed, for what no reader reads: it converts a file to .docx, which is then read."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from gixlint.document import Document
from gixlint.errors import UnreadableError
from gixlint.readers.docx import read_docx
from gixlint.readers.package import Package

__all__ = ["is_convertible", "read_converted"]

_SECONDS = 120
_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
)
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks">\
<value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution">\
<value>true</value></prop></item>
</oor:items>
"""
"""Nothing that a file links to is fetched, and no macro of it runs."""
_NOWHERE = "http://127.0.0.1:9"
_FAILED = "已用 LibreOffice 试着转换，没有成功；请用 Word 或 WPS 打开后另存为 .docx 再检查。"


@cache
def _program() -> str | None:
    found = next(filter(None, map(shutil.which, ("soffice", "libreoffice"))), None)
    return found or next((place for place in _PLACES if os.path.exists(place)), None)


def is_convertible() -> bool:
    """Tell whether LibreOffice is installed."""
    return _program() is not None


def read_converted(data: bytes, name: str, what: str) -> Document:
    """Return the document that a file holds, by way of LibreOffice; `name` is the format's, as its suffix without dot.

    Raises `UnreadableError`, which calls the file `what` in Chinese, where that fails or takes too long.
    """
    with TemporaryDirectory(prefix="gixlint-", ignore_cleanup_errors=True) as folder:
        word = _converted(data, Path(folder), name)
    if word is None:
        raise UnreadableError(f"文件是{what}，{_FAILED}")
    document = read_docx(word)
    converters = filter(None, (_version(word), document.source.converter))
    return document._replace(source=document.source._replace(format=name, converter="，".join(converters)))


def _converted(data: bytes, folder: Path, name: str) -> bytes | None:
    profile, source = folder / "profile", folder / f"file.{name}"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
    source.write_bytes(data)
    command = [
        str(_program()), f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", "--nolockcheck",
        "--convert-to", "docx:Office Open XML Text", "--outdir", str(folder), str(source),
    ]  # fmt: skip
    nowhere = {f"{scheme}_proxy": _NOWHERE for scheme in ("http", "https", "ftp")}
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(
        command, stdin=quiet, stdout=quiet, stderr=quiet, env=os.environ | nowhere, start_new_session=True
    )
    try:
        process.wait(_SECONDS)
    except subprocess.TimeoutExpired:
        return None
    finally:
        _end(process)
    made = source.with_suffix(".docx")
    return made.read_bytes() if made.is_file() else None


def _end(process: subprocess.Popen[bytes]) -> None:
    """End what was started, with the processes that it started itself."""
    if process.poll() is None:
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
        process.wait()


def _version(word: bytes) -> str:
    """The program and its version as it signs its files: LibreOffice/7.4.7.2$Linux_X86_64 …"""
    root = Package(word).tree("docProps/app.xml")
    signed = "" if root is None else root.findtext("{*}Application", "")
    return signed.partition("$")[0].replace("/", " ") or "LibreOffice"
