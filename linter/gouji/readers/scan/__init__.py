"""Pages that are pictures: rendered, set straight, their ruling lines found, their text recognized.

Needs the extra `gouji[ocr]`. Nothing here asks a network: the model is a file in the package of RapidOCR.
"""

from __future__ import annotations

from collections.abc import Sequence

from gouji.formats import Source
from gouji.readers.pages.content import PageContent

# A picture that covers as much of a page without text is the page.
_COVERS = 0.5


def is_scan(page: PageContent) -> bool:
    """Whether a page has no character, and pictures (a scanner may cut one into strips) cover most of it."""
    covered = sum((right - left) * (bottom - top) for left, top, right, bottom in page.pictures)
    return not page.runs and covered >= _COVERS * page.width * page.height


def is_available() -> bool:
    from gouji.readers.scan.model import model_file

    return model_file() is not None


def recognized(source: Source, numbers: Sequence[int]) -> dict[int, PageContent]:
    """The pages of these numbers (from 1) of a PDF; those that cannot be read are left out."""
    import pypdfium2.raw as pdfium

    from gouji.readers.pdf.interpret import opened
    from gouji.readers.scan.bitmap import rendered
    from gouji.readers.scan.page import page_content

    found = {}
    with opened(source) as document:
        for number in numbers:
            page = pdfium.FPDF_LoadPage(document, number - 1)
            if not page:
                continue
            try:
                picture, scale = rendered(page)
            finally:
                pdfium.FPDF_ClosePage(page)
            if (content := page_content(number, picture, scale)) is not None:
                found[number] = content
    return found
