"""A limit to the time one file may take."""

from __future__ import annotations

import ctypes
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from gouji.errors import ReadError
from gouji.text import Text


class _TimeIsUp(BaseException):
    """Raised within the work; no Exception, so that nothing on the way takes it for a fault of its own."""


@contextmanager
def deadline(seconds: int) -> Iterator[None]:
    """Raises ReadError GJ905 within the block when its time is up, between two steps of Python.

    A signal would also do on Unix, but not on Windows nor off the main thread.
    """
    worker = threading.get_ident()
    lock = threading.Lock()
    done = False

    def stop() -> None:
        with lock:
            if not done:
                _raise_in(worker, _TimeIsUp)

    timer = threading.Timer(seconds, stop)
    timer.daemon = True
    timer.start()
    try:
        try:
            yield
        finally:
            with lock:
                done = True
            timer.cancel()
    except _TimeIsUp:
        zh = f"文件超过处理时间上限 {seconds} 秒，未检查；确有需要时可设 limits.seconds"
        en = f"the file is over the limit of {seconds} seconds and was not checked; set limits.seconds if it must be"
        raise ReadError(Text(zh, en), "GJ905") from None


def _raise_in(thread: int, kind: type[BaseException]) -> None:
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), ctypes.py_object(kind))
