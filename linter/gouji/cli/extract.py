"""gouji extract: a report's facts and cells, for programs."""

from __future__ import annotations

from typing import Any

from gouji.cli.one import read_report
from gouji.cli.screen import write


def run(file: str, format_: str, output: str, **options: Any) -> int:
    """Any: the rest of click's options. Returns the exit code."""
    report, config = read_report(file, options)
    if format_ == "csv":
        from gouji.formatters.csv import format_report as as_csv

        text = as_csv(report, config.lang)
    else:
        from gouji.formatters.json import format_report as as_json

        text = as_json(report, config.lang)
    write(text, output, exact=True)
    return 0
