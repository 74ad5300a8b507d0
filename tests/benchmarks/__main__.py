"""`make bench-pdf`: gouji, its reference engines and its peers on the same PDF files, as one Markdown table.

Every engine reads every file in a process of its own, a few rounds in turn, and its best round counts. Processor time
is measured, so that other work on the machine disturbs little. Time and memory are read relative to gouji's first row.
"""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple, cast, get_args

from gouji.formats import PdfEngine
from tests.benchmarks import scoring
from tests.benchmarks.engines import ENGINES, PeerTable
from tests.benchmarks.files import ROOT, File, pdf_files

_ROUNDS = 3
_FILES = 4  # of each printer
_PEERS = ROOT / ".venv-peers" / "bin" / "python"
# What is measured, by the name in engines.py; None for what only takes time.
_TITLES = {
    "gouji-pdfium": "**gouji** (PDFium, finder of its own)",
    "gouji-tablefinder": "gouji, `--pdf-engine tablefinder`",
    "gouji-pdfplumber": "gouji, `--pdf-engine pdfplumber`",
    "limit": "PDFium in C: pages, text, objects",
    "pdfplumber": "pdfplumber, text and tables",
    "pymupdf": "PyMuPDF, text and `find_tables`",
    "camelot": "camelot, lattice",
    "pdfminer": "pdfminer.six, text only",
}


class Measured(NamedTuple):
    """Processor seconds and tables, a file each; kilobytes at the most."""

    seconds: list[float]
    tables: list[list[PeerTable]]
    memory: int


def measure(name: str, files: Sequence[File]) -> Measured | str:
    """What the engine took, or why it did not run."""
    python = _PEERS if name in ("pdfplumber", "pymupdf", "camelot", "pdfminer") else Path(sys.executable)
    if not python.exists():
        return "not installed"
    command = [str(python), str(Path(__file__).with_name("engines.py")), name, *(str(file.path) for file in files)]
    # As users have it: with compiled files beside the sources, whatever this environment says.
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    if done.returncode:
        return (done.stderr.strip().splitlines() or ["no reason given"])[-1]
    # Some libraries print advertisements.
    told = json.loads(done.stdout.splitlines()[-1])
    tables = [[PeerTable(*table) for table in found] for found in told["tables"]]
    return Measured(told["seconds"], tables, told["memory"])


def measured(files: Sequence[File]) -> dict[str, Measured | str]:
    """The best of some rounds, in which the engines take turns."""
    best: dict[str, Measured | str] = {}
    for _ in range(_ROUNDS):
        for name in ENGINES:
            before = best.get(name)
            if isinstance(before, str):
                continue
            now = measure(name, files)
            if isinstance(now, Measured) and before:
                now = now._replace(seconds=[min(pair) for pair in zip(now.seconds, before.seconds, strict=True)])
            best[name] = now
    return best


def table(files: Sequence[File], results: dict[str, Measured | str]) -> list[str]:
    groups = list(dict.fromkeys(file.group for file in files))
    first = results["gouji-pdfium"]
    assert isinstance(first, Measured), first
    times_of = ["time, all", *(f"time, {group}" for group in groups)]
    head = ["reader", *times_of, "memory", *(f"cells, {group}" for group in groups)]
    lines = [_row([*head, "table 3 whole"]), _row(["---"] * (len(head) + 1))]
    for name, result in results.items():
        if isinstance(result, str):
            lines.append(_row([_TITLES[name], f"left out: {result}", *[""] * (len(head) - 1)]))
            continue
        times = [f"{_seconds(files, result, group) / _seconds(files, first, group):.2f}" for group in (None, *groups)]
        memory = f"{result.memory / 1024:.0f} MB"
        lines.append(_row([_TITLES[name], *times, memory, *_scored(name, files, groups, result)]))
    return lines


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _seconds(files: Sequence[File], result: Measured, group: str | None) -> float:
    """Over a group of files, or over all of them (None)."""
    return sum(seconds for file, seconds in zip(files, result.seconds, strict=True) if group in (None, file.group))


def _scored(name: str, files: Sequence[File], groups: Sequence[str], result: Measured) -> list[str]:
    engine = name.removeprefix("gouji-")
    if name.startswith("gouji-") and engine in get_args(PdfEngine):
        scores = [scoring.of_gouji(file, cast("PdfEngine", engine)) for file in files]
    elif any(result.tables):
        scores = [scoring.of_peer(file, tables) for file, tables in zip(files, result.tables, strict=True)]
    else:
        return ["–"] * (len(groups) + 1)
    told = []
    for group in groups:
        mine = [score for file, score in zip(files, scores, strict=True) if file.group == group]
        told.append(f"{sum(score.right for score in mine)} of {sum(score.cells for score in mine)}")
    return [*told, f"{sum(score.whole for score in scores)} of {len(scores)}"]


def machine() -> str:
    return f"{os.cpu_count()} cores, {platform.machine()}, {platform.system()}, Python {platform.python_version()}"


def versions() -> str:
    """Of the peers, as their environment has them."""
    if not _PEERS.exists():
        return "none"
    code = (
        "from importlib.metadata import version as v\n"
        "print(*(f'{n} {v(n)}' for n in ('pdfplumber', 'pdfminer.six', 'pymupdf', 'camelot-py')), sep=', ')"
    )
    return subprocess.run([str(_PEERS), "-c", code], capture_output=True, text=True, check=False).stdout.strip()


def main() -> None:
    files = pdf_files(_FILES)
    results = measured(files)
    kinds = [f"{sum(file.group == group for file in files)} {group}" for group in dict.fromkeys(f.group for f in files)]
    first = results["gouji-pdfium"]
    print(f"{date.today().isoformat()}; {machine()}; peers: {versions()}.")  # noqa: T201
    print(f"Files: {', '.join(kinds)}.")  # noqa: T201
    if isinstance(first, Measured):
        print(f"1 is {1000 * sum(first.seconds) / len(files):.0f} ms of processor time a file, on average.")  # noqa: T201
    print("", *table(files, results), sep="\n")  # noqa: T201


if __name__ == "__main__":
    main()
