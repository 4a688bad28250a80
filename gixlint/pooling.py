"""Sharing work among processes, so that one that dies takes only the piece it was at with it.

The pools of the standard library lose everything in flight when one process dies. Here each process has a pipe of its
own and one piece of work at a time; results come in the order of the work, however many processes there are.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Generic, NoReturn, TypeVar

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

__all__ = ["cores", "each"]

_Work = TypeVar("_Work")
_Result = TypeVar("_Result")
_FEW = 8  # so few pieces are done sooner than processes have started


def cores() -> int:
    """Return the number of processor cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def each(
    do: Callable[[_Work], _Result],
    works: Sequence[_Work],
    processes: int | None = None,
    lost: Callable[[_Work, int], _Result] | None = None,
) -> Iterator[_Result]:
    """Yield `do(work)` for each work, in order.

    `do`, the works and the results must be picklable. `processes` None means all cores, and none beside this one where
    there are few works. `lost(work, exit_code)` gives the result of a work whose process died.
    """
    count = min(len(works), processes or (1 if len(works) <= _FEW else cores()))
    if count <= 1:
        yield from map(do, works)
        return
    yield from _shared(do, works, count, lost or _raise)


def _raise(work: object, code: int) -> NoReturn:
    raise RuntimeError(f"a process ended with exit code {code} at {work!r}")


class _Worker(Generic[_Work, _Result]):
    """A process and this side of its pipe; `index` is the work that it is at."""

    def __init__(self, do: Callable[[_Work], _Result]) -> None:
        from multiprocessing import Pipe, Process

        self.pipe, other = Pipe()
        self.index = -1
        self.process = Process(target=_serve, args=(do, other), daemon=True)
        self.process.start()
        other.close()

    def give(self, index: int, work: _Work) -> None:
        """Send a work; that the process is gone shows when its result is taken."""
        self.index = index
        with suppress(OSError):
            self.pipe.send(work)

    def take(self) -> _Result:
        """Return the result. Raises EOFError where the process died."""
        try:
            result: _Result = self.pipe.recv()
        except OSError as error:
            raise EOFError from error
        return result


def _serve(do: Callable[[_Work], _Result], pipe: Connection) -> None:
    """Work until the other side closes the pipe; an interrupt is for the process that started this one."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(EOFError):
        while True:
            pipe.send(do(pipe.recv()))


def _shared(
    do: Callable[[_Work], _Result], works: Sequence[_Work], count: int, lost: Callable[[_Work, int], _Result]
) -> Iterator[_Result]:
    from multiprocessing.connection import wait

    waiting = iter(enumerate(works))
    busy: dict[object, _Worker[_Work, _Result]] = {}
    done: dict[int, _Result] = {}

    def employ(worker: _Worker[_Work, _Result] | None) -> None:
        for index, work in waiting:
            worker = worker or _Worker(do)
            busy[worker.pipe] = worker
            worker.give(index, work)
            return

    try:
        for _ in range(count):
            employ(None)
        following = 0
        while busy:
            for ready in wait([worker.pipe for worker in busy.values()]):
                worker = busy.pop(ready)
                try:
                    done[worker.index] = worker.take()
                    employ(worker)
                except EOFError:
                    worker.process.join()
                    done[worker.index] = lost(works[worker.index], worker.process.exitcode or 0)
                    employ(None)
            while following in done:
                yield done.pop(following)
                following += 1
    finally:
        for worker in busy.values():
            worker.process.terminate()
