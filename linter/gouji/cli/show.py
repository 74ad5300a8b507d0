"""gouji show: the tables as understood, printed or outlined on the pages they stand on."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from gouji.cli.one import read_one
from gouji.cli.screen import write
from gouji.formats import Source
from gouji.formatters.tables import format_tables


def run(file: str, page_image: str | None, dpi: int, **options: Any) -> int:
    """Any: the rest of click's options. Returns the exit code."""
    report, config, data = read_one(file, options)
    if page_image is None:
        write(format_tables(report, config.lang), "-", exact=False)
        return 0
    from gouji.pageimages import write_page_images

    for path in write_page_images(report, Source(file, data, config.reading), Path(page_image), dpi):
        write(f"{path}\n", "-", exact=False)
    return 0
