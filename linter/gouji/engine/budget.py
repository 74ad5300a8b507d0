"""The time one rule may take on one file. A rule that overruns is ended and told of; the others go on.

It is ended by an exception set in its thread, which the interpreter raises between two steps of Python. A single call
into C that does not come back (a regular expression that explodes, a library) cannot be ended by this, nor a rule that
catches every BaseException: then the file's own limit holds.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from time import monotonic
from typing import TypeVar

Result = TypeVar("Result")


class OverTime(BaseException):
    """Raised within a rule; no Exception, so that the rule does not take it for a fault of its own."""


class Budget:
    """Watches over the rules of one thread, one after another: `run` in that thread, `look` in another."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._lock = threading.Lock()
        self._until: float | None = None
        self._thread = 0
        self._told = False

    def run(self, rule: Callable[[], Result]) -> Result:
        """What the rule gives, or raises. Raises OverTime where it takes too long."""
        with self._lock:
            self._until, self._thread, self._told = monotonic() + self.seconds, threading.get_ident(), False
        try:
            result = rule()
        finally:
            self._end()
        return result

    def _end(self) -> None:
        """No rule is told after this; one told as it ended is let off, unless the exception is raised in here."""
        with self._lock:
            self._until = None
            if self._told:
                raise_in(self._thread, None)

    def look(self) -> None:
        """Ends the rule that is at work if its time is up."""
        with self._lock:
            if self._until is not None and not self._told and monotonic() >= self._until:
                self._told = True
                raise_in(self._thread, OverTime)


_here = threading.local()


def watched(budget: Budget) -> None:
    """The rules that run in this thread from now on are under this budget."""
    _here.budget = budget


def in_time(rule: Callable[[], Result]) -> Result:
    """What a rule gives, or raises; OverTime where this thread is watched and the rule takes too long."""
    budget: Budget | None = getattr(_here, "budget", None)
    return budget.run(rule) if budget else rule()


def raise_in(thread: int, kind: type[BaseException] | None) -> None:
    """Sets an exception to be raised in a thread, or takes back one that was set and not raised yet."""
    import ctypes

    what = ctypes.py_object(kind) if kind else None
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), what)
