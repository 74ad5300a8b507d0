"""What a very long SARIF log costs: `make bench-sarif` prints seconds and megabytes, and fails beyond MOST.

`python -m tests.benchmarks.sarif full|github` measures one profile in a process of its own.
"""

from __future__ import annotations

import json
import re
import resource
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time
from typing import cast

from gouji.cli.screen import write
from gouji.engine.config import Config
from gouji.engine.run import Checker, run
from gouji.formatters.sarif import format_outcome
from gouji.formatters.view import Profile, View
from gouji.outcome import Outcome
from gouji.plugins import load_packs
from tests.support.faulted import faulty, in_format

# Two findings each, in as many files: half of them text, half with a twin.
FINDINGS = 20_000
# Seconds of processor time, megabytes of the whole process.
MOST = {"seconds": 5.0, "peak": 300.0}


def long_outcome(folder: Path) -> Outcome:
    for format_ in ("md", "docx"):
        (folder / f"a.{format_}").write_bytes(in_format(faulty(), format_))
    checker = Checker(load_packs(), [Config(base=folder, evidence=True)])
    outcome = run([(str(folder), 0)], checker, Config(base=folder))
    files = [
        file._replace(
            path=str(folder / f"{number:05}{Path(file.path).suffix}"),
            findings=tuple(one._replace(mark=f"{number:064x}:{place}") for place, one in enumerate(file.findings)),
        )
        for number in range(FINDINGS // 4)
        for file in outcome.files
    ]
    return outcome._replace(files=tuple(files))


def measured(profile: Profile) -> dict[str, float]:
    """`peak` is that of the whole process, in megabytes."""
    with TemporaryDirectory() as temporary:
        folder = Path(temporary)
        outcome = long_outcome(folder)
        start = process_time()
        target = folder / "log.sarif"
        write(format_outcome(outcome, View(root=temporary, profile=profile)), str(target), exact=True)
        seconds = process_time() - start
        results = sum(line.startswith('{"message"') for line in target.open(encoding="utf-8"))
    return {"results": results, "seconds": seconds, "peak": peak()}


def peak() -> float:
    """Where Linux tells it, that of this program only: the other figure takes in what started it."""
    status = Path("/proc/self/status")
    if status.is_file():
        return int(re.findall(r"VmHWM:\s*(\d+)", status.read_text(encoding="utf-8"))[0]) / 1e3
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6


if __name__ == "__main__":
    told = measured(cast("Profile", sys.argv[1]))
    sys.stdout.write(f"{sys.argv[1]} {json.dumps(told)}\n")
    sys.exit(any(told[name] >= most for name, most in MOST.items()))
