"""OFD (GB/T 33190-2016, the government's fixed-layout format): pages drawn from XML, then put together like any page.

Of a package with several documents (DocBody) the first is read, in its current version. Text on annotations and stamps
is kept out of the flow. Seals that exist in a signature's own file only are not looked at.
"""

from __future__ import annotations

from gouji.errors import ReadError
from gouji.formats import Source
from gouji.model.document import Document, Paragraph
from gouji.readers.archive import Archive
from gouji.readers.ofd.drawing import Canvas, Limiter
from gouji.readers.ofd.package import Package
from gouji.readers.ofd.structure import Book, Sheet
from gouji.readers.pages.assemble import assemble
from gouji.readers.pages.content import PageContent
from gouji.readers.pages.lines import lines_of
from gouji.text import Text


def read(source: Source) -> Document:
    """Raises ReadError: GJ905 over a limit, GJ910 a scan, GJ911 damaged, GJ912 encrypted."""
    pages, asides = [], []
    for page, beside in drawn(source):
        pages.append(page)
        asides += [Paragraph(line.text, line.place) for line in lines_of(beside.number, beside.runs)]
    if not any(page.runs for page in pages):
        zh, en = "OFD 是扫描件，没有文字；请提供文字版", "the OFD file is a scan without text; give one that has text"
        raise ReadError(Text(zh, en), "GJ910")
    document = assemble(source.path, "ofd", pages)
    return document._replace(asides=(*document.asides, *asides)) if asides else document


def contents(source: Source) -> list[PageContent]:
    """Every page without its annotations. Raises ReadError GJ905, GJ911, GJ912."""
    return [page for page, _ in drawn(source)]


def drawn(source: Source) -> list[tuple[PageContent, PageContent]]:
    """Every page, and what its annotations show. Raises ReadError GJ905, GJ911, GJ912."""
    book = Book(Package(Archive(source)), source.options.limits)
    limiter = Limiter(source.options.limits)
    return [_page(sheet, book, limiter) for sheet in book.sheets()]


def _page(sheet: Sheet, book: Book, limiter: Limiter) -> tuple[PageContent, PageContent]:
    page, beside = (Canvas(sheet.name, book.resources, limiter, sheet.box) for _ in range(2))
    for layer in sheet.layers:
        page.layer(layer)
    for appearance in sheet.appearances:
        beside.appearance(appearance)
    turns = page.turns
    return page.content(sheet.number, turns), beside.content(sheet.number, turns)
