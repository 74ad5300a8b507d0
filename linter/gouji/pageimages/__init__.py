"""Pages as pictures, with what was understood of them drawn on: for people to look at, never read back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from gouji.errors import ConfigError
from gouji.formats import Source
from gouji.model.report import Report
from gouji.pageimages.outline import outlined
from gouji.pageimages.render import pages_of
from gouji.text import Text

FORMATS = ("pdf", "ofd")


def write_page_images(report: Report, source: Source, folder: Path, dpi: int) -> Iterator[Path]:
    """One PNG a page, named for the file and the page. Raises ConfigError where the format has no pages or the folder
    cannot be written.
    """
    format_ = report.document.format
    if format_ not in FORMATS:
        raise ConfigError(
            Text(
                f"{source.path}：{format_} 格式没有页面，--page-image 只用于 PDF 和 OFD；去掉该选项，或先导出为 PDF",
                f"{source.path}: {format_} has no pages, --page-image is for PDF and OFD; leave it out, or export as PDF",
            )
        )
    stem = Path(source.path).stem if source.path != "-" else "stdin"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for page in pages_of(source, format_, dpi):
            path = folder / f"{stem}-{page.number}.png"
            outlined(page, [cell for cell in report.cells if cell.location.page == page.number]).save(path)
            yield path
    except OSError as error:
        reason = error.strerror or str(error)
        raise ConfigError(Text(f"{folder}：写不进去：{reason}", f"{folder}: cannot be written: {reason}")) from error
