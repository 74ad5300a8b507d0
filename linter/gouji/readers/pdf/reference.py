"""The reference way through PDF: pdfplumber reads the pages, or only finds the tables in what PDFium has read."""

from __future__ import annotations

import logging
from io import BytesIO
from typing import Any

from gouji.errors import ReadError
from gouji.formats import Source
from gouji.readers.faults import damaged, over_limit
from gouji.readers.pages.content import Box, PageContent, Run
from gouji.readers.pages.rules import edges_of
from gouji.text import Text


class _Page:
    """What pdfplumber's TableFinder asks of a page."""

    def __init__(self, content: PageContent) -> None:
        self.bbox = (0, 0, content.width, content.height)
        self.chars: list[dict[str, Any]] = []  # Any: as pdfplumber describes objects
        self.edges = [
            {
                "x0": edge.left,
                "x1": edge.right,
                "top": edge.top,
                "bottom": edge.bottom,
                "width": edge.right - edge.left,
                "height": edge.bottom - edge.top,
                "orientation": "v" if edge.left == edge.right else "h",
                "object_type": "line",
            }
            for edge in content.edges
        ]


def page_tables(content: PageContent) -> list[list[Box]]:
    """The tables' cells, as pdfplumber finds them."""
    from pdfplumber.table import TableFinder

    found = TableFinder(_Page(content))  # type: ignore[arg-type]  # a page as far as it is asked for
    return [[(float(a), float(b), float(c), float(d)) for a, b, c, d in table.cells] for table in found.tables]


def page_contents(source: Source) -> list[PageContent]:
    """Every page as pdfplumber reads it. Raises ReadError GJ905, GJ911, GJ912."""
    return _contents(source, None)


def page_content(source: Source, number: int) -> PageContent:
    """One page, counted from 1. Raises as `page_contents`."""
    return _contents(source, [number])[0]


def _contents(source: Source, numbers: list[int] | None) -> list[PageContent]:
    import pdfplumber
    from pdfminer.pdfdocument import PDFPasswordIncorrect
    from pdfplumber.utils.exceptions import PdfminerException

    # pdfminer warns of every font it has to guess at.
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    try:
        with pdfplumber.open(BytesIO(source.data), pages=numbers) as document:
            limit = source.options.limits.pages
            if len(document.pages) > limit:
                raise over_limit(Text(f"页数上限 {limit}", f"{limit} pages"), Text("pages", "pages"))
            return [_content(page) for page in document.pages]
    except ReadError:
        raise
    except PdfminerException as error:
        if any(isinstance(one, PDFPasswordIncorrect) for one in error.args):
            zh, en = "PDF 有打开密码；请取消密码后再检查", "the PDF is locked with a password; remove it first"
            raise ReadError(Text(zh, en), "GJ912") from error
        raise damaged(str(error) or "PDF") from error
    except Exception as error:  # pdfminer raises whatever a broken file leads it into
        raise damaged(f"{type(error).__name__}: {error}") from error


def _content(page: Any) -> PageContent:
    """Any: pdfplumber's pages are loosely typed."""
    # What is shown may begin anywhere in the sheet.
    left, top, right, bottom = map(float, page.cropbox)

    def box_of(item: Any) -> Box:
        return (
            float(item["x0"]) - left,
            float(item["top"]) - top,
            float(item["x1"]) - left,
            float(item["bottom"]) - top,
        )

    chars = [
        Run(char["text"], *box_of(char), float(char["size"]))
        for char in page.dedupe_chars().chars
        if char["text"].strip() and char["size"] > 0  # what has no size prints nothing
    ]
    boxes: list[tuple[Box, bool]] = []
    for item in (*page.rects, *page.lines, *page.curves):
        if item["object_type"] == "curve" and not item.get("pts"):
            continue
        boxes.append((box_of(item), bool(item["stroke"]) or item["object_type"] == "line"))
    pictures = tuple(map(box_of, page.images))
    return PageContent(page.page_number, right - left, bottom - top, tuple(chars), tuple(edges_of(boxes)), pictures)
