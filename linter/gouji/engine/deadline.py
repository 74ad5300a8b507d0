"""Limits to the time and memory one file may take."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from time import monotonic
from typing import Generic, TypeVar

from gouji.engine.budget import Budget, raise_in, watched
from gouji.errors import ReadError
from gouji.formats import Limits
from gouji.text import Text

Result = TypeVar("Result")

# How long a step of Python may take to end once its time is up. What holds on longer is left behind: no Python can end
# a call of a C library, only the end of the process.
PATIENCE = 2.0
# How often the memory is looked at, in seconds.
_LOOK = 0.2


class _TimeIsUp(BaseException):
    """Raised within the work; no Exception, so that nothing on the way takes it for a fault of its own."""


class _Work(Generic[Result]):
    """Work in a thread of its own, with what it came to."""

    def __init__(self, work: Callable[[], Result], budget: Budget) -> None:
        self._work = work
        self.budget = budget
        self._results: list[Result] = []
        self._error: BaseException | None = None
        self.thread = threading.Thread(target=self._run, daemon=True)

    def _run(self) -> None:
        watched(self.budget)
        try:
            self._results.append(self._work())
        except BaseException as error:
            self._error = error

    def result(self) -> Result:
        if self._error is not None:
            raise self._error
        return self._results[0]


_left_behind = False


def left_behind() -> bool:
    """Whether some work still goes on in this process although it was given up."""
    return _left_behind


def within(limits: Limits, work: Callable[[], Result]) -> Result:
    """What the work gives, or raises. Raises ReadError GJ905 when its time is up or it takes too much memory, also where
    it hangs in a C library.

    A signal would also do on Unix, but not on Windows nor within such a call; and this way Ctrl-C is heard at once.
    """
    global _left_behind  # noqa: PLW0603
    task = _Work(work, Budget(limits.rule))
    until = monotonic() + limits.seconds
    most = peak_memory() + limits.memory
    task.thread.start()
    while task.thread.is_alive():
        task.thread.join(max(0.0, min(_LOOK, until - monotonic())))
        task.budget.look()
        over = memory_is_up(limits) if peak_memory() > most else time_is_up(limits) if monotonic() >= until else None
        if over and task.thread.is_alive():
            raise_in(task.thread.ident or 0, _TimeIsUp)
            task.thread.join(PATIENCE)
            _left_behind |= task.thread.is_alive()
            raise over
    return task.result()


def peak_memory() -> int:
    """The most this process has taken so far, in megabytes; 0 where the system does not tell."""
    if sys.platform == "win32":
        return 0
    from resource import RUSAGE_SELF, getrusage

    return getrusage(RUSAGE_SELF).ru_maxrss // (1_000_000 if sys.platform == "darwin" else 1_000)


def time_is_up(limits: Limits) -> ReadError:
    zh, en = f"处理时间上限 {limits.seconds} 秒", f"{limits.seconds} seconds"
    return _over(zh, en, "seconds")


def memory_is_up(limits: Limits) -> ReadError:
    zh, en = f"内存上限 {limits.memory} MB", f"{limits.memory} MB of memory"
    return _over(zh, en, "memory")


def _over(zh: str, en: str, name: str) -> ReadError:
    zh = f"文件超过{zh}，未检查；确有需要时可设 limits.{name}"
    return ReadError(
        Text(zh, f"the file is over the limit of {en} and was not checked; set limits.{name} if it must be"), "GJ905"
    )
