"""Pages by PDFium's raw API: runs of text, ruling lines, pictures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

# Not pypdfium2.raw: that imports all of pypdfium2, which takes as long again.
import pypdfium2_raw as pdfium

from gouji.errors import ReadError
from gouji.formats import Source
from gouji.readers.faults import damaged, over_limit
from gouji.readers.pages.chars import once, seen, within_page
from gouji.readers.pages.content import Box, PageContent, Run
from gouji.readers.pages.rules import edges_of
from gouji.readers.pdf.calls import Handle
from gouji.readers.pdf.frame import Frame, frame_of, turns_of_text
from gouji.readers.pdf.paths import paths_of
from gouji.readers.pdf.runs import runs_on
from gouji.text import Text

_PASSWORD = 4  # FPDF_ERR_PASSWORD
# Of a page, what a picture covers that is its scan.
_A_SCAN = 0.7
_started = False


def contents(source: Source) -> list[PageContent]:
    """Every page. Raises ReadError GJ905, GJ911, GJ912."""
    with opened(source) as document:
        return [_page(document, number, source) for number in range(page_count(document, source))]


def text_turns(source: Source) -> list[int]:
    """How often each page, as it is shown, was turned clockwise once more to set its text upright."""
    with opened(source) as document:
        return [_text_turns_of(document, number) for number in range(page_count(document, source))]


def page_count(document: Handle, source: Source) -> int:
    """Raises ReadError GJ905 where there are more pages than the limit, GJ911 where there is none."""
    count = int(pdfium.FPDF_GetPageCount(document))
    limit = source.options.limits.pages
    if count > limit:
        raise over_limit(Text(f"页数上限 {limit}", f"{limit} pages"), Text("pages", "pages"))
    if count < 1:
        raise damaged("0 pages")
    return count


@contextmanager
def opened(source: Source) -> Iterator[Handle]:
    """The document; an empty password is tried by PDFium itself."""
    global _started  # noqa: PLW0603
    if not _started:
        pdfium.FPDF_InitLibrary()
        _started = True
    document = pdfium.FPDF_LoadMemDocument64(source.data, len(source.data), None)
    if not document:
        if pdfium.FPDF_GetLastError() == _PASSWORD:
            zh, en = "PDF 有打开密码；请取消密码后再检查", "the PDF is locked with a password; remove it first"
            raise ReadError(Text(zh, en), "GJ912")
        raise damaged("PDF")
    try:
        yield document
    finally:
        pdfium.FPDF_CloseDocument(document)


def _page(document: Handle, number: int, source: Source) -> PageContent:
    page = pdfium.FPDF_LoadPage(document, number)
    if not page:
        raise damaged(f"page {number + 1}")
    try:
        text = pdfium.FPDFText_LoadPage(page)
        try:
            frame = frame_of(page, text)
            paths = paths_of(page)
            pictures = tuple(frame.boxes(paths.pictures))
            unseen = set() if _is_scan(pictures, frame) else paths.unseen_text
            runs = once(runs_on(text, frame, unseen)) if text else []
        finally:
            if text:
                pdfium.FPDFText_ClosePage(text)
    finally:
        pdfium.FPDF_ClosePage(page)
    width, height = frame.size
    if paths.lost_text:
        runs = _by_reference(source, number, frame) or runs
    boxes = frame.boxes(box for box, _ in paths.drawn.boxes)
    edges = edges_of(list(zip(boxes, (stroked for _, stroked in paths.drawn.boxes), strict=True)))
    shown = within_page(runs, (width, height))
    if paths.white_text:
        hidden = [_grown(box, runs) for box in frame.boxes(paths.white_text)]
        shown = seen(shown, hidden, frame.boxes(paths.drawn.dark))
    return PageContent(number + 1, width, height, tuple(shown), tuple(edges), pictures)


def _by_reference(source: Source, number: int, frame: Frame) -> list[Run]:
    """The characters of a page of which PDFium leaves some out, as pdfplumber reads them; none where it fails, or sees
    the page otherwise.
    """
    from gouji.readers.pdf.reference import page_content

    try:
        page = page_content(source, number + 1)
    except ReadError:
        return []
    width, height = frame._replace(turns=frame.declared).size
    if abs(page.width - width) > 1 or abs(page.height - height) > 1:
        return []
    turned = Frame(0, 0, width, height, (frame.turns - frame.declared) % 4)
    return [
        Run(char.text, *turned.box(char.left, height - char.bottom, char.right, height - char.top), char.size)
        for char in page.runs
    ]


def _text_turns_of(document: Handle, number: int) -> int:
    page = pdfium.FPDF_LoadPage(document, number)
    text = pdfium.FPDFText_LoadPage(page)
    try:
        return turns_of_text(text, int(pdfium.FPDFPage_GetRotation(page)) % 4)
    finally:
        pdfium.FPDFText_ClosePage(text)
        pdfium.FPDF_ClosePage(page)


def _is_scan(pictures: Sequence[Box], frame: Frame) -> bool:
    """Whether a picture is the page: what was recognized on it then lies unseen over or under it."""
    width, height = frame.size
    return any((right - left) * (bottom - top) > _A_SCAN * width * height for left, top, right, bottom in pictures)


def _grown(box: Box, runs: Sequence[Run]) -> Box:
    """A text's box; where its font is nowhere to be found it has no height, and stands on the baseline."""
    left, top, right, bottom = box
    size = runs[0].size if runs else 0.0
    return (left, top - 0.6 * size, right + size, bottom) if bottom - top < 0.1 else box
