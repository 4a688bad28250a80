"""What is to be done for each file, as values that go to another process and come back."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from gixlint.archives import read_entry
from gixlint.errors import UnreadableError
from gixlint.linting import Plan, Result, lint
from gixlint.patterns import keep_patterns
from gixlint.records import Record
from gixlint.report import Context
from gixlint.settings import Settings, find_settings, merge, read_settings
from gixlint.walking import STDIN, Source, excluded

__all__ = ["Job", "chosen", "data_of", "do", "jobs", "lost", "ordered", "read_file", "reason", "settings_of", "worked"]

Outcome = TypeVar("Outcome")


class Job(Record):
    """One file to check: `data` where its bytes are not those of `path`, `error` where there is nothing to read.

    A file inside an archive is read there by its `number`.
    """

    path: str
    plan: Plan
    walked: bool = False
    error: str = ""
    data: bytes | None = None
    previous: bytes | None = None
    previous_name: str = ""
    archive: str = ""
    number: int = 0


def ordered(given: Mapping[str, Any]) -> tuple[list[Job], str]:
    """Return the jobs that a command's paths and options ask for, and what to complain of; `given["today"]` is set.

    What settings, rulesets or checks have wrong is raised once, before any file is read.
    """
    from gixlint.editions import edition
    from gixlint.linting import checks_of
    from gixlint.rulesets import ruleset
    from gixlint.walking import files

    if given["edition"]:
        edition(given["edition"])  # raises where there is no such edition
    previous, complaint = _previous(given["previous"])
    todo = list(jobs(files(given["paths"], given["exclude"]), given, previous))
    for settings in {id(job.plan.settings): job.plan.settings for job in todo}.values():
        ruleset(settings.ruleset)
        checks_of(settings)
    return todo, complaint


def _previous(path: str | None) -> tuple[bytes | None, str]:
    """Return last year's report, or why it cannot be read."""
    try:
        return (read_file(path) if path else None), ""
    except OSError as error:
        return None, f"{path}：上一年度报告{reason(error)}"


def worked(
    do: Callable[[Job], Outcome], todo: Sequence[Job], processes: int | None, lost: Callable[[Job, int], Outcome]
) -> list[Outcome]:
    """Return what doing the jobs comes to, in their order; a bar shows how far it is where that takes a while."""
    from gixlint.pooling import each

    outcomes = each(do, todo, processes, lost)
    if len(todo) <= 5 or not sys.stderr.isatty():
        return list(outcomes)
    import click

    with click.progressbar(outcomes, length=len(todo), label="检查", file=sys.stderr) as bar:
        return list(bar)


def jobs(sources: Iterable[Source], given: Mapping[str, Any], previous: bytes | None) -> Iterator[Job]:
    """Yield the jobs for the sources, with the settings that apply to each and the command's options over them.

    Raises SettingsError.
    """
    over = chosen(given)
    merged: dict[Path | None, Settings] = {}
    for source in sources:
        stdin = source.path == STDIN
        path = given["stdin_name"] if stdin else source.path
        file, settings = settings_of(Path(path).absolute().parent)
        places = [place for place in (path, source.archive) if place]
        if source.walked and file and any(excluded(os.path.relpath(p, file.parent), settings.exclude) for p in places):
            continue
        settings = merged.setdefault(file, merge(settings, over))
        yield Job(
            path,
            Plan(settings, _context(settings, given)),
            source.walked or given["skip_others"],
            source.error,
            sys.stdin.buffer.read() if stdin else None,
            previous,
            given["previous"] or "",
            source.archive,
            source.number,
        )


@cache
def settings_of(folder: Path) -> tuple[Path | None, Settings]:
    """Return the settings file that applies to the files of a folder, and what it says. Raises SettingsError."""
    file = find_settings(folder)
    return file, read_settings(file) if file else Settings()


def chosen(given: Mapping[str, Any]) -> Settings:
    """Return what the command's options set."""
    over = {
        "ruleset": given["ruleset"],
        "select": _flat(given["select"]),
        "ignore": _flat(given["ignore"]),
        "level": given["agency_level"],
        "checks": tuple(os.path.abspath(folder) for folder in given["checks"]),
        "fail_on": given["fail_on"],
        "strict": given["strict"],
        "lang": given["lang"],
        "template": given.get("template"),
    }
    made = {key: value for key, value in over.items() if value}
    return Settings(**made, origin={key: f"命令行选项 --{_OPTION.get(key, key)}" for key in made})


_OPTION = {"level": "agency-level", "fail_on": "fail-on"}


def _flat(codes: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(code for group in codes for code in group)


def _context(settings: Settings, given: Mapping[str, Any]) -> Context:
    return Context(given["today"], given["published"], settings.level, given["year"], given["edition"])


def do(job: Job) -> Result:
    """Check one file. Never raises: what goes wrong is told in the result."""
    result = _done(job)
    keep_patterns()
    return result


def _done(job: Job) -> Result:
    if job.error:
        return _unreadable(job, job.error)
    try:
        data = data_of(job)
        return lint(job.path, data, job.plan, job.previous, job.previous_name, job.walked, _beside(job))
    except UnreadableError as error:
        return _unreadable(job, str(error))
    except OSError as error:
        return _unreadable(job, reason(error))
    except Exception as error:  # a defect of gixlint itself: it costs this file alone, and is never taken for clean
        said = f"{type(error).__name__}：{error}"
        return _unreadable(job, f"检查时发生内部错误（{said}），请把此文件和本行信息反馈给开发者")


def _beside(job: Job) -> Callable[[str], bool] | None:
    """Return what tells whether a file stands beside the job's; None where its place is not known."""
    if job.data is not None or job.archive:
        return None
    folder = os.path.dirname(job.path)
    return lambda path: os.path.exists(os.path.join(folder, path))


def data_of(job: Job) -> bytes:
    """Return the bytes of a job's file. Raises UnreadableError and OSError."""
    if job.data is not None:
        return job.data
    return read_entry(job.archive, job.number) if job.archive else read_file(job.path)


def lost(job: Job, code: int) -> Result:
    """Return the result of a job whose process ended before it did."""
    return _unreadable(job, f"检查此文件的进程意外结束（退出码 {code}），可能是内存不足；请单独检查此文件")


def _unreadable(job: Job, error: str) -> Result:
    """Return the result of a job whose file cannot be read."""
    return Result(job.path, "", None, None, (), (), "unreadable", error)


def read_file(path: str) -> bytes:
    """Return a file's bytes. Raises OSError."""
    with open(path, "rb") as file:
        return file.read()


def reason(error: OSError) -> str:
    """Return in Chinese why a file cannot be read or written, and what to do."""
    match error:
        case FileNotFoundError():
            return "文件不存在，请核对路径"
        case PermissionError():
            return "没有访问权限，请检查文件权限，或先关闭正在使用它的程序"
        case IsADirectoryError():
            return "是文件夹，不是文件"
    return f"无法访问（{error.strerror or error}）"
