"""A log of 20,000 findings takes under 5 seconds and 300 MB, in a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.skipif(sys.platform == "win32", reason="Windows tells no peak of memory")
@pytest.mark.parametrize(("profile", "results"), [("full", 20_000), ("github", 5_000)])
def test_a_very_long_log(profile: str, results: int) -> None:
    command = [sys.executable, "-m", "tests.benchmarks.sarif", profile]
    ran = subprocess.run(
        command, capture_output=True, text=True, cwd=Path(__file__).parents[2], timeout=300, check=True
    )
    told = json.loads(ran.stdout)
    assert told["results"] == results
    assert told["seconds"] < 5
    assert told["peak"] < 300
