"""A limit to the time one file may take."""

from __future__ import annotations

import ctypes
import threading
from collections.abc import Callable
from typing import Generic, TypeVar

from gouji.errors import ReadError
from gouji.text import Text

Result = TypeVar("Result")

# How long a step of Python may take to end once its time is up. What holds on longer is left behind: no Python can end
# a call of a C library, only the end of the process.
PATIENCE = 2.0


class _TimeIsUp(BaseException):
    """Raised within the work; no Exception, so that nothing on the way takes it for a fault of its own."""


class _Work(Generic[Result]):
    """Work in a thread of its own, with what it came to."""

    def __init__(self, work: Callable[[], Result]) -> None:
        self._work = work
        self._results: list[Result] = []
        self._error: BaseException | None = None
        self.thread = threading.Thread(target=self._run, daemon=True)

    def _run(self) -> None:
        try:
            self._results.append(self._work())
        except BaseException as error:
            self._error = error

    def result(self) -> Result:
        if self._error is not None:
            raise self._error
        return self._results[0]


def within(seconds: float, work: Callable[[], Result]) -> Result:
    """What the work gives, or raises. Raises ReadError GJ905 when its time is up, also where it hangs in a C library.

    A signal would also do on Unix, but not on Windows nor within such a call; and this way Ctrl-C is heard at once.
    """
    task = _Work(work)
    task.thread.start()
    task.thread.join(seconds)
    if task.thread.is_alive():
        _raise_in(task.thread.ident or 0, _TimeIsUp)
        task.thread.join(PATIENCE)
        raise time_is_up(seconds)
    return task.result()


def time_is_up(seconds: float) -> ReadError:
    zh = f"文件超过处理时间上限 {seconds:g} 秒，未检查；确有需要时可设 limits.seconds"
    en = f"the file is over the limit of {seconds:g} seconds and was not checked; set limits.seconds if it must be"
    return ReadError(Text(zh, en), "GJ905")


def _raise_in(thread: int, kind: type[BaseException]) -> None:
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), ctypes.py_object(kind))
