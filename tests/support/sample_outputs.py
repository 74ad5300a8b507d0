"""docs/samples/outputs/: what gouji says of each sample report, as a person reads it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import chdir
from pathlib import Path
from tempfile import TemporaryDirectory

from gouji.cli.app import run

ROOT = Path(__file__).parents[2]
SAMPLES = "docs/samples"
# Beside the reports, so that a walk has something to pass over.
NO_REPORTS = ("README.md", "会议纪要.txt")


def reports() -> list[str]:
    """Their paths, from the project's root."""
    files = sorted(path for path in (ROOT / SAMPLES).iterdir() if path.is_file() and path.name not in NO_REPORTS)
    return [path.relative_to(ROOT).as_posix() for path in files]


def outputs() -> Iterator[tuple[str, str]]:
    """Path below docs/ and text of each."""
    with TemporaryDirectory() as folder, chdir(ROOT):
        target = Path(folder, "out.txt")
        for path in reports():
            run(["check", "--lang", "zh", path, "--output", f"text={target}"])
            yield f"samples/outputs/{Path(path).stem}.txt", target.read_text(encoding="utf-8")
