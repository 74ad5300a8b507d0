"""gouji extract: a report's facts and cells, for programs."""

from __future__ import annotations

from typing import Any

from gouji.cli.one import read_report
from gouji.cli.outputs import is_input, overwritten
from gouji.cli.screen import write
from gouji.cli.sidecars import write_sidecar
from gouji.twin import twin_of


def run(file: str, format_: str, output: str, **options: Any) -> int:
    """Any: the rest of click's options. Returns the exit code."""
    if is_input(output, [file]):
        raise overwritten(output)
    report, config = read_report(file, options)
    if options.get("write_sidecars") and not report.document.is_text:
        write_sidecar(file, twin_of(report.document).text)
    if format_ == "markdown":
        text = "\n".join(report.document.lines) if report.document.is_text else twin_of(report.document).text
    elif format_ == "csv":
        from gouji.formatters.csv import format_report as as_csv

        text = as_csv(report, config.lang)
    else:
        from gouji.formatters.json import format_report as as_json

        text = as_json(report, config.lang)
    write(text, output, exact=True)
    return 0
