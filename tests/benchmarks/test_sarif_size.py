"""A log of 20,000 findings is written bit by bit: whole, and in little memory. `make bench-sarif` times it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.benchmarks.sarif import MOST


@pytest.mark.skipif(sys.platform == "win32", reason="Windows tells no peak of memory")
@pytest.mark.parametrize(("profile", "results"), [("full", 20_000), ("github", 5_000)])
def test_a_very_long_log(profile: str, results: int) -> None:
    command = [sys.executable, "-m", "tests.benchmarks.sarif", profile]
    root = Path(__file__).parents[2]
    ran = subprocess.run(command, capture_output=True, text=True, cwd=root, timeout=600, check=False)
    told = json.loads(ran.stdout.removeprefix(profile))
    assert told["results"] == results
    assert told["peak"] < MOST["peak"]
