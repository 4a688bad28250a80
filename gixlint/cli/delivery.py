"""Bringing results to the user: outputs, what could not be done, the exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from gixlint.cli.jobs import Job, reason

if TYPE_CHECKING:
    from gixlint.cli.copies import Copy
    from gixlint.linting import Result

__all__ = ["deliver", "exit_code", "is_folder", "refusal", "say", "say_troubles", "show", "write", "write_folder"]

DONE, FINDINGS, USAGE, TROUBLE = 0, 1, 2, 3


def exit_code(jobs: Sequence[Job], results: Sequence[Result]) -> int:
    """Return 3 if something could not be done, else 1 if there are findings as grave as `fail_on`, else 0.

    What is skipped is neither: whether it is right that nothing was left is for the caller to say.
    """
    pairs = [pair for pair in zip(jobs, results, strict=True) if pair[1].status != "skipped"]
    if any(_troubled(job, result) for job, result in pairs):
        return TROUBLE
    return FINDINGS if any(_fails(job, result) for job, result in pairs) else DONE


def _troubled(job: Job, result: Result) -> bool:
    statuses = {verdict.status for verdict in result.verdicts}
    undecided = job.plan.settings.strict and "undecided" in statuses
    return result.status == "unreadable" or "crashed" in statuses or undecided


def _fails(job: Job, result: Result) -> bool:
    limit = job.plan.settings.fail_on
    if limit == "never":
        return False
    from gixlint.findings import Severity

    return any(not finding.waived and finding.severity >= Severity[limit.upper()] for finding in result.findings)


def say(line: str) -> None:
    """Print one line to stderr."""
    print(line, file=sys.stderr, flush=True)


def say_troubles(results: Iterable[Result]) -> None:
    """Name on stderr each file that could not be read and each check that crashed."""
    for result in results:
        if result.status == "unreadable":
            say(f"{result.path}：{result.error}")
        for verdict in result.verdicts:
            if verdict.status == "crashed":
                say(f"{result.path}：检查 {verdict.code} 运行出错，未能得出结论（{verdict.reason}）")


def show(words: str | bytes) -> None:
    """Print an output; a reader that has gone away needs no more of it."""
    try:
        if isinstance(words, bytes):
            sys.stdout.buffer.write(words)
        else:
            sys.stdout.write(words if words.endswith("\n") or not words else words + "\n")
        sys.stdout.flush()
    except BrokenPipeError:
        with open(os.devnull, "w") as nowhere:  # Python flushes once more at its end
            os.dup2(nowhere.fileno(), sys.stdout.fileno())


def is_folder(path: str) -> bool:
    """Tell whether an output names a folder: one that is there, or a name that ends as a folder's."""
    return path.endswith(("/", os.sep)) or os.path.isdir(path)


def refusal(path: str, folders: bool = False) -> str:
    """Return in Chinese why a file, or where `folders` are allowed a folder, cannot be written; empty where it can."""
    folder = os.path.dirname(os.path.abspath(path))
    if not os.path.isdir(folder):
        return f"{path}：文件夹 {folder} 不存在，请先建立"
    if is_folder(path) and not folders:
        return f"{path}：是文件夹，请写明文件名"
    if path.endswith(("/", os.sep)) and os.path.isfile(os.path.abspath(path)):
        return f"{path}：已有同名的文件，请换一个文件夹名"
    if not os.access(path if os.path.exists(path) else folder, os.W_OK):
        return f"{path}：没有写入权限，请换一个位置"
    return ""


def write_folder(path: str, files: Mapping[str, str | bytes]) -> str:
    """Write the files of a folder in their order, and make it where it is not there; return as `write` does."""
    try:
        os.makedirs(path, exist_ok=True)
    except OSError as error:
        return f"{path}：文件夹建不起来，{reason(error)}"
    return next(filter(None, (write(os.path.join(path, name), content) for name, content in files.items())), "")


def write(path: str, content: str | bytes) -> str:
    """Write a file whole or not at all; return in Chinese why it could not be done, empty where it was.

    A file that was there keeps its permissions.
    """
    data = content if isinstance(content, bytes) else content.encode("utf-8", "backslashreplace")
    if os.path.exists(path) and not os.path.isfile(path):  # a device such as /dev/stdout
        with open(path, "wb") as device:
            device.write(data)
        return ""
    target = os.path.realpath(path)
    part = f"{target}.{os.getpid()}.part"
    try:
        with open(part, "xb") as file:
            file.write(data)
        if os.path.exists(target):
            os.chmod(part, os.stat(target).st_mode & 0o7777)
        os.replace(part, target)
    except OSError as error:
        with suppress(OSError):
            os.remove(part)
        return f"{path}：写不进去，{reason(error)}"
    return ""


def deliver(copy: Copy, data: bytes, *, quiet: bool) -> bool:
    """Write a copy, with the folder it goes to, and say so; tell whether it was written."""
    complaint = copy.complaint
    if not complaint:
        folder = os.path.dirname(os.path.abspath(copy.path))
        try:
            os.makedirs(folder, exist_ok=True)
        except OSError as error:
            complaint = f"{copy.path}：文件夹 {folder} 建不了，{reason(error)}"
        complaint = complaint or refusal(copy.path) or write(copy.path, data)
    if complaint or not quiet:
        say(complaint or f"已写入 {copy.path}")
    return not complaint
