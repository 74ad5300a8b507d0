"""How fast gouji starts and checks. `make bench` prints it; the ratios in brackets are what to compare.

Group "start": whole processes, as multiples of Python's own start. Group "check": 200 reports in one process.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from random import Random

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


def report_bytes(shape: str) -> bytes:
    rng = Random(f"speed {shape}")
    return render(make_report(rng), SHAPES[shape], make_dress(rng, SHAPES[shape]), rng).data


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("speed") / "report.md"
    path.write_bytes(report_bytes("pipes"))
    return path


def start(benchmark: BenchmarkFixture, *arguments: str) -> None:
    def process() -> int:
        return subprocess.run([sys.executable, *arguments], capture_output=True, check=False).returncode

    benchmark.group = "start"
    assert benchmark.pedantic(process, rounds=20, warmup_rounds=2) in (0, 1)


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
    for number in range(_COPIES):
        (tmp_path / f"{number}.md").write_bytes(data)
    checker = Checker(load_packs(), [Config()])
    benchmark.group = f"check {_COPIES} reports"
    outcome = benchmark.pedantic(lambda: run([(str(tmp_path), 0)], checker, Config(jobs=1)), rounds=3, warmup_rounds=1)
    assert len(outcome.files) == _COPIES
    benchmark.extra_info["reports a second"] = round(_COPIES / benchmark.stats["median"]) if benchmark.stats else None
