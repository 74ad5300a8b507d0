"""How fast gouji starts and checks. `make bench` prints it; the ratios in brackets are what to compare.

Group "start": whole processes, as multiples of Python's own start. Group "check": 200 reports in one process.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import TypeVar

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from gouji.engine.config import Config
from gouji.engine.run import Checker, run
from gouji.plugins import load_packs
from tests.support.dress import make_dress
from tests.support.render import render
from tests.support.reports import make_report
from tests.support.shapes import SHAPES

_COPIES = 200
Result = TypeVar("Result")


def report_bytes(shape: str) -> bytes:
    rng = Random(f"speed {shape}")
    return render(make_report(rng), SHAPES[shape], make_dress(rng, SHAPES[shape]), rng).data


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("speed") / "report.md"
    path.write_bytes(report_bytes("pipes"))
    return path


def measured(benchmark: BenchmarkFixture, work: Callable[[], Result], rounds: int) -> Result:
    result: Result = benchmark.pedantic(work, rounds=rounds, warmup_rounds=1)  # type: ignore[no-untyped-call]
    return result


def start(benchmark: BenchmarkFixture, *arguments: str) -> None:
    # As users have it: with compiled files beside the sources, whatever this environment says.
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}

    def process() -> int:
        done = subprocess.run([sys.executable, *arguments], capture_output=True, check=False, env=environment)
        return done.returncode

    benchmark.group = "start"
    assert measured(benchmark, process, rounds=20) in (0, 1)


def test_python_itself(benchmark: BenchmarkFixture) -> None:
    start(benchmark, "-c", "pass")


def test_version(benchmark: BenchmarkFixture) -> None:
    start(benchmark, "-m", "gouji", "--version")


def test_check_one_report(benchmark: BenchmarkFixture, report: Path) -> None:
    start(benchmark, "-m", "gouji", "check", str(report))


@pytest.mark.parametrize("shape", ["pipes", "tabs", "cell-a-line"])
def test_check_many(benchmark: BenchmarkFixture, shape: str, tmp_path: Path) -> None:
    """The figure of `ops` times 200 is reports a second."""
    data = report_bytes(shape)
    copies = _COPIES if benchmark.enabled else 2
    for number in range(copies):
        (tmp_path / f"{number}.md").write_bytes(data)
    checker = Checker(load_packs(), [Config()])
    benchmark.group = f"check {_COPIES} reports"
    outcome = measured(benchmark, lambda: run([(str(tmp_path), 0)], checker, Config(jobs=1)), rounds=3)
    assert len(outcome.files) == copies
