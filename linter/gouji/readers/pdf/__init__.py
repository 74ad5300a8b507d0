"""PDF: pages interpreted by PDFium (or, for reference, by pdfplumber), then put together like any fixed page."""

from __future__ import annotations

from gouji.errors import ReadError
from gouji.formats import Source
from gouji.model.document import Document
from gouji.readers.pages.assemble import assemble
from gouji.text import Text


def read(source: Source) -> Document:
    """Raises ReadError: GJ905 too many pages, GJ910 a scan, GJ911 damaged, GJ912 locked."""
    engine = source.options.pdf_engine
    if engine == "pdfplumber":
        from gouji.readers.pdf.reference import page_contents as contents
    else:
        from gouji.readers.pdf.interpret import contents
    pages = contents(source)
    if not any(page.chars for page in pages):
        zh, en = "PDF 是扫描件，没有文字；请提供文字版", "the PDF is a scan without text; give one that has text"
        raise ReadError(Text(zh, en), "GJ910")
    if engine == "pdfium":
        return assemble(source.path, "pdf", pages)
    from gouji.readers.pdf.reference import page_tables

    return assemble(source.path, "pdf", pages, page_tables)
