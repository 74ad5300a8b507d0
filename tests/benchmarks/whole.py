"""The second part of `make bench`: whole processes on PDF files, and a long run, as one Markdown table.

Times are processor time, the best of some runs, so that other work on the machine disturbs little; only what two
processes gain is told by the clock.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import NamedTuple

from tests.benchmarks.files import File, pdf_files
from tests.benchmarks.test_speed import report_bytes

_RUNS = 5
_SHORT_RUNS = 15
_LONG_RUNS = 2
_MANY = 200
_GOUJI = ("-m", "gouji", "check", "--fail-on", "never")
_PDFPLUMBER = """
import sys, pdfplumber
with pdfplumber.open(sys.argv[1]) as document:
    for page in document.pages:
        print(page.extract_text(), page.extract_tables())
"""
# A process's peak counts what its parent held when it forked; this parent holds little.
_WATCH = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""
# As users have it: with compiled files beside the sources, whatever this environment says.
_ENVIRONMENT = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}


class Cost(NamedTuple):
    """Seconds of processor and of clock."""

    processor: float
    clock: float


def cost(arguments: Sequence[str], runs: int) -> Cost:
    """Of a Python process and its children, the best of some runs."""
    found = []
    for _ in range(runs):
        before, start = resource.getrusage(resource.RUSAGE_CHILDREN), perf_counter()
        # pdfminer complains of fonts on the other stream.
        quiet = subprocess.DEVNULL
        subprocess.run([sys.executable, *arguments], stdout=quiet, stderr=quiet, check=True, env=_ENVIRONMENT)
        clock, after = perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
        found.append(Cost(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, clock))
    return Cost(min(one.processor for one in found), min(one.clock for one in found))


def memory(arguments: Sequence[str]) -> float:
    """The most that a Python process held, in megabytes."""
    command = [sys.executable, "-c", _WATCH, sys.executable, *arguments]
    told = subprocess.run(command, capture_output=True, text=True, check=True, env=_ENVIRONMENT).stdout
    return int(told) / (1024 * 1024 if sys.platform == "darwin" else 1024)


def one_file(file: File) -> list[str]:
    """Rows of one check and of pdfplumber on the same file, against Python's own start."""
    path = str(file.path)
    bare = cost(["-c", "pass"], _RUNS).processor
    rows = []
    for title, arguments in (
        (f"`gouji check`, a PDF, {file.group}", [*_GOUJI, path]),
        ("pdfplumber, text and tables, the same", ["-c", _PDFPLUMBER, path]),
    ):
        times = cost(arguments, _RUNS).processor / bare
        rows.append(f"| {title} | {times:.1f} × `python -c pass` | {memory(arguments):.0f} MB |")
    return rows


def text_file() -> list[str]:
    """Rows of the version and of one check of a small text."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "report.md"
        path.write_bytes(report_bytes("pipes"))
        runs = (["-c", "pass"], ["-m", "gouji", "--version"], [*_GOUJI, str(path)])
        best = [min(times) for times in zip(*(_round(runs) for _ in range(_SHORT_RUNS)), strict=True)]
        held = memory([*_GOUJI, str(path)])
    version, check = best[1] / best[0], best[2] / best[0]
    return [
        f"| `gouji --version` | {version:.1f} × `python -c pass` | |",
        f"| `gouji check`, a small text | {check:.1f} × `python -c pass` | {held:.0f} MB |",
    ]


def _round(runs: Sequence[Sequence[str]]) -> list[float]:
    """Each once, in turn."""
    return [cost(arguments, 1).processor for arguments in runs]


def many_files(files: Sequence[File]) -> list[str]:
    """A long run over files of each printer, then over all of them in turn, by one process and by two."""
    rows = []
    for group in dict.fromkeys(file.group for file in files):
        with TemporaryDirectory() as folder:
            _fill(Path(folder), [file.path for file in files if file.group == group])
            rows.append(f"{_rate(group, cost([*_GOUJI, '--jobs', '1', folder], _LONG_RUNS))} |")
    with TemporaryDirectory() as folder:
        _fill(Path(folder), [file.path for file in files])
        one, two = (cost([*_GOUJI, "--jobs", str(jobs), folder], _LONG_RUNS) for jobs in (1, 2))
        held = memory([*_GOUJI, "--jobs", "1", folder])
    return [
        *rows,
        f"{_rate('of each in turn', one)} {held:.0f} MB |",
        f"| the same, `--jobs 2` | {one.clock / two.clock:.2f} × as fast by the clock, "
        f"{two.processor / one.processor:.2f} × the processor time | |",
    ]


def _fill(folder: Path, paths: Sequence[Path]) -> None:
    for number in range(_MANY):
        (folder / f"{number}.pdf").write_bytes(paths[number % len(paths)].read_bytes())


def _rate(what: str, spent: Cost) -> str:
    return f"| {_MANY} PDF files checked, {what}, `--jobs 1` | {_MANY / spent.processor:.0f} a second a core |"


def main() -> None:
    files = pdf_files(4)
    rows = text_file() + [row for file in files[::4] for row in one_file(file)]
    rows += many_files(files)
    print("| process | cost | peak memory |", "| --- | --- | --- |", *rows, sep="\n")  # noqa: T201


if __name__ == "__main__":
    main()
