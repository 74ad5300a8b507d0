"""PDF: pages interpreted by PDFium (or, for reference, by pdfplumber), then put together like any fixed page."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from gouji.errors import ReadError
from gouji.formats import Source
from gouji.model.document import Document
from gouji.model.location import Location
from gouji.readers.pages.assemble import assemble
from gouji.readers.pages.content import PageContent
from gouji.readers.scan import is_available, is_scan, recognized
from gouji.text import Text


def read(source: Source) -> Document:
    """Raises ReadError: GJ905 too many pages, GJ910 a scan that is not read, GJ911 damaged, GJ912 locked."""
    with _collector_held():
        return _read(source)


@contextmanager
def _collector_held() -> Iterator[None]:
    """Tens of thousands of characters are made and none is garbage; Python's collector would look through them over and
    over, for a tenth of the time.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _read(source: Source) -> Document:
    engine = source.options.pdf_engine
    if engine == "pdfplumber":
        from gouji.readers.pdf.reference import page_contents as contents
    else:
        from gouji.readers.pdf.interpret import contents
    pages = contents(source)
    scans = [page.number for page in pages if is_scan(page)]
    by_picture = bool(scans) and source.options.ocr and is_available()
    if by_picture:
        read_anew = recognized(source, scans)
        pages = [read_anew.get(page.number, page) for page in pages]
    if not any(page.runs for page in pages):
        raise _unread(scans, by_picture)
    find = {}
    if engine != "pdfium":
        from gouji.readers.pdf.reference import page_tables

        find["find_tables"] = page_tables
    document = assemble(source.path, "pdf", pages, **find, recognized=any(page.recognized for page in pages))
    return document._replace(unread=_pictures(pages))


def _pictures(pages: Sequence[PageContent]) -> tuple[Location, ...]:
    """The pages that are pictures still."""
    return tuple(
        Location("pdf", "", page=page.number, box=(0.0, 0.0, round(page.width, 2), round(page.height, 2)))
        for page in pages
        if is_scan(page)
    )


def _unread(scans: Sequence[int], tried: bool) -> ReadError:
    """GJ910, with what to do about it."""
    if not scans:
        zh, en = "PDF 没有文字；请提供文字版", "the PDF has no text; give one that has"
    elif tried:
        zh = "PDF 是扫描件，没有文字，图像上也识别不出文字；请提供文字版，或重新扫描"
        en = "the PDF is a scan without text, and none could be made out in its pictures; give one that has text, or scan it anew"
    else:
        zh = 'PDF 是扫描件，没有文字；请提供文字版，或安装文字识别：pip install "gouji[ocr]"'
        en = 'the PDF is a scan without text; give one that has text, or install character recognition: pip install "gouji[ocr]"'
    return ReadError(Text(zh, en), "GJ910")
