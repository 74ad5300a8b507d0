"""Inputs worked on here or in processes beside each other, and what is said of one whose process was lost."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from os import cpu_count
from typing import Protocol, TypeVar

from gouji.engine.deadline import PATIENCE, time_is_up
from gouji.engine.inputs import Input, is_plain
from gouji.errors import ReadError
from gouji.formats import Limits, Reader
from gouji.text import Text

# Fewer files than this are done before a second process has started.
_WORTH_PROCESSES = 24


class Job(Protocol):
    """An input with what it may take."""

    @property
    def source(self) -> Input: ...

    @property
    def limits(self) -> Limits: ...


One = TypeVar("One", bound=Job)
Result = TypeVar("Result")


def spread(
    work: Callable[[One], Result],
    jobs: Sequence[One],
    wanted: int,
    readers: Sequence[Reader],
    unread: Callable[[One, ReadError], Result],
) -> Iterator[Result]:
    """The results in the order of the jobs, `wanted` at a time (0: as many as there are cores).

    In this process what one can do alone; else in others, so that a library of C that crashes or hangs costs its file
    only: `unread` says what stands for its result.
    """
    workers = min(wanted or cpu_count() or 1, len(jobs))
    many = workers > 1 and (wanted > 0 or len(jobs) >= _WORTH_PROCESSES)
    if len(jobs) < 2 or not (many or any(not is_plain(job.source, readers) for job in jobs)):
        yield from (work(job) for job in jobs)
        return
    from gouji.engine.workers import in_processes

    def lost(job: One, code: int | None) -> Result:
        return unread(job, time_is_up(job.limits) if code is None else ReadError(_died(code), "GJ908"))

    # A step of Python that overruns is ended, and told of, in its own process; so much later it is something else.
    yield from in_processes(work, jobs, workers, lambda job: job.limits.seconds + PATIENCE / 2, lost)


def _died(code: int) -> Text:
    what = Text(f"信号 {-code}", f"signal {-code}") if code < 0 else Text(f"退出码 {code}", f"exit code {code}")
    return Text(
        f"读取此文件的进程意外终止（{what.zh}），此文件未检查；文件可能已损坏，请重新导出，仍不行请连同文件报告",
        f"the process that read this file ended ({what.en}), and it was not checked; the file may be damaged: export it "
        "again, and if that does not help report it with the file",
    )
