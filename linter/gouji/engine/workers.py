"""Processes that work beside each other. One that dies or hangs costs the job it was at, and no other.

The standard library's pools give up all their jobs when a process dies, and none of them ends one that hangs in a C
library; a pool that does (pebble) waits for ever where a process ends with exit code 0.
"""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection, wait
from time import monotonic
from typing import Generic, TypeVar

from gouji.engine.deadline import left_behind

Job = TypeVar("Job")
Result = TypeVar("Result")


class _Worker(Generic[Job, Result]):
    """A process at the other end of a pipe, started with its first job; `number` is the job it is at."""

    def __init__(self, work: Callable[[Job], Result]) -> None:
        self.connection, theirs = Pipe()
        self.process = Process(target=_serve, args=(theirs, work), daemon=True)
        self.process.start()
        theirs.close()
        self.number = 0
        self.until = 0.0

    def give(self, number: int, job: Job, seconds: float) -> None:
        self.number, self.until = number, monotonic() + seconds
        with suppress(OSError):  # one that died while it was idle is found dead when its answer is awaited
            self.connection.send(job)

    def end(self) -> int | None:
        """Ends the process if it still runs; its exit code, a negative one being a signal's."""
        if self.process.is_alive() and not wait([self.process.sentinel], 0):
            self.process.kill()
        self.process.join()
        self.connection.close()
        return self.process.exitcode


def _serve(connection: Connection, work: Callable[[Job], Result]) -> None:
    """What a process does: a job, its result, and the next."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches every process; the first one ends the others
    with suppress(EOFError):
        while True:
            job = connection.recv()
            try:
                connection.send((work(job), None, left_behind()))
            except Exception as error:
                connection.send((None, error, left_behind()))


def in_processes(
    work: Callable[[Job], Result],
    jobs: Sequence[Job],
    count: int,
    seconds: Callable[[Job], float],
    lost: Callable[[Job, int | None], Result],
) -> Iterator[Result]:
    """The results in the order of the jobs, `count` jobs at a time.

    `seconds` says how long a job may take, `lost` what stands for its result where its process died (with the exit
    code) or took longer (None). Raises what the work raises.
    """
    idle: list[_Worker[Job, Result]] = []
    busy: dict[object, _Worker[Job, Result]] = {}
    done: dict[int, Result] = {}
    given = told = 0
    try:
        while told < len(jobs):
            while given < len(jobs) and len(busy) < count:
                worker = idle.pop() if idle else _Worker(work)
                worker.give(given, jobs[given], seconds(jobs[given]))
                busy[worker.connection] = worker
                given += 1
            for worker in _ready(busy):
                done[worker.number] = _result(worker, jobs[worker.number], lost, idle)
            while told in done:
                yield done.pop(told)
                told += 1
    finally:
        for worker in (*busy.values(), *idle):
            worker.end()


def _ready(busy: dict[object, _Worker[Job, Result]]) -> list[_Worker[Job, Result]]:
    """Takes out of `busy` whoever has answered, died, or is over its time, as soon as there is one."""
    first = min(worker.until for worker in busy.values())
    answered = wait([worker.connection for worker in busy.values()], max(0.0, first - monotonic()))
    now = monotonic()
    return [busy.pop(at) for at in tuple(busy) if at in answered or busy[at].until <= now]


def _result(
    worker: _Worker[Job, Result],
    job: Job,
    lost: Callable[[Job, int | None], Result],
    idle: list[_Worker[Job, Result]],
) -> Result:
    """The worker's answer, or what stands for it; a worker that can go on is `idle` then."""
    if not worker.connection.poll():
        worker.end()
        return lost(job, None)
    try:
        answer: Result
        error: Exception | None
        spent: bool
        answer, error, spent = worker.connection.recv()
    except (EOFError, OSError):
        worker.process.join()
        return lost(job, worker.end())
    if spent:
        worker.end()
    else:
        idle.append(worker)
    if error is not None:
        raise error
    return answer
