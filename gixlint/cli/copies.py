"""Where the copies go that `annotate` and `fix` write, and how they are written: never over what is there unasked."""

from __future__ import annotations

import os
from collections.abc import Sequence

from gixlint.archives import BETWEEN
from gixlint.cli.jobs import Job
from gixlint.linting import Result
from gixlint.records import Record

__all__ = ["ANNOTATED", "REVISED", "Copy", "Made", "Targets", "is_copy"]

ANNOTATED, REVISED = "（批注）", "（修订）"
_HOMELESS = "没有自己的文件夹可放结果，请用 -o 写明文件夹"


class Made(Record):
    """What a command made of one file: the new bytes, the suffix and the mark of their name, what to say of it.

    No bytes: there is nothing to write. `trouble` says that something asked for could not be done.
    """

    result: Result
    data: bytes | None = None
    suffix: str = ""
    mark: str = ""
    said: tuple[str, ...] = ()
    trouble: bool = False


class Copy(Record):
    """A file to write: where, or why it cannot be."""

    path: str
    complaint: str = ""


def is_copy(job: Job) -> bool:
    """Tell whether a job's file, found by walking, is what an earlier run wrote."""
    stem = os.path.splitext(job.path)[0]
    return job.walked and stem.endswith((ANNOTATED, REVISED))


class Targets:
    """The files that the copies of some files go to: beside them, or under a folder in the same arrangement.

    The copy of one file alone may be given its own name: what has a suffix and is no folder.
    """

    def __init__(self, todo: Sequence[Job], output: str | None, *, force: bool) -> None:
        named = len(todo) == 1 and output and os.path.splitext(output)[1] and not os.path.isdir(output)
        self.named = output if named else None
        self._folder = output
        self._force = force
        parents = [os.path.dirname(_plain(job.path)) for job in todo]
        try:
            self._root = os.path.commonpath(parents) if parents else ""
        except ValueError:  # on different drives
            self._root = ""

    def of(self, job: Job, suffix: str, mark: str) -> Copy:
        """Return where a job's copy goes; its name bears a mark, so that nobody takes it for the file itself."""
        stem, ending = os.path.splitext(_plain(job.path))
        name = f"{stem}{mark}{suffix or ending}"
        if self.named:
            path = os.path.splitext(self.named)[0] + (suffix or ending)
        elif self._folder is None:
            if job.data is not None or job.archive:
                return Copy("", f"{job.path}：{_HOMELESS}")
            path = os.path.join(os.path.dirname(job.path), os.path.basename(name))
        else:
            inside = os.path.relpath(name, self._root) if self._root else os.path.basename(name)
            path = os.path.join(self._folder, inside)
        itself = os.path.abspath(path) == os.path.abspath(job.path)  # named as the place to write: that is asked for
        if os.path.lexists(path) and not self._force and not itself:
            return Copy(path, f"{path}：已经存在，没有覆盖；请换一个位置，或用 --force 覆盖")
        return Copy(path)


def _plain(path: str) -> str:
    return os.path.abspath(path.replace(BETWEEN, os.sep))
