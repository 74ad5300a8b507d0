"""gouji show: the tables as understood."""

from __future__ import annotations

from typing import Any

from gouji.cli.one import read_report
from gouji.cli.screen import write
from gouji.formatters.tables import format_tables


def run(file: str, **options: Any) -> int:
    """Any: the rest of click's options. Returns the exit code."""
    report, config = read_report(file, options)
    write(format_tables(report, config.lang), "-", exact=False)
    return 0
