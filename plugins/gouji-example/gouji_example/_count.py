"""The output format `count`: a number and a path a line."""

from __future__ import annotations

from gouji import Outcome, View


def format_outcome(outcome: Outcome, view: View) -> str:
    return "".join(f"{len(file.findings):>4} {file.path}\n" for file in outcome.files)
