"""Which way up a page stands, and where a point of PDFium's is on it."""

from __future__ import annotations

from typing import Any, NamedTuple

import pypdfium2_raw as pdfium

from gouji.readers.pages.content import Box
from gouji.readers.pages.matrix import Matrix

# Any: PDFium's handles are opaque pointers.
Handle = Any

# So many characters tell which way the text of a page runs.
_SAMPLE = 24


class Frame(NamedTuple):
    """From PDFium's coordinates (origin bottom left, page not turned) to those of the page as a reader holds it."""

    left: float
    bottom: float
    right: float
    top: float
    turns: int  # clockwise, by 90 degrees
    declared: int = 0  # as many of them as the file itself asks for

    @property
    def size(self) -> tuple[float, float]:
        width, height = self.right - self.left, self.top - self.bottom
        return (height, width) if self.turns % 2 else (width, height)

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        if self.turns == 1:
            return bottom - self.bottom, left - self.left, top - self.bottom, right - self.left
        if self.turns == 2:
            return self.right - right, bottom - self.bottom, self.right - left, top - self.bottom
        if self.turns == 3:
            return self.top - top, self.right - right, self.top - bottom, self.right - left
        return left - self.left, self.top - top, right - self.left, self.top - bottom


def frame_of(page: Handle, text: Handle) -> Frame:
    """The page's box; its turns from /Rotate and, where the text itself runs up or down, from that."""
    box = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, box)
    turns = int(pdfium.FPDFPage_GetRotation(page)) % 4
    return Frame(box.left, box.bottom, box.right, box.top, (turns + turns_of_text(text, turns)) % 4, turns)


def turns_of_text(text: Handle, turns: int) -> int:
    """How often the page must still be turned for most of its text to stand upright."""
    if not text:
        return 0
    count = int(pdfium.FPDFText_CountChars(text))
    matrix = pdfium.FS_MATRIX()
    found = [0, 0, 0, 0]
    step = max(1, count // _SAMPLE)
    for at in range(0, count, step):
        if pdfium.FPDFText_IsGenerated(text, at) or not pdfium.FPDFText_GetMatrix(text, at, matrix):
            continue
        along = Matrix(matrix.a, matrix.b, matrix.c, matrix.d, 0, 0).quarter_turns
        if along is not None:
            found[(along - turns) % 4] += 1
    most = max(range(4), key=lambda turn: found[turn])
    return most if found[most] * 2 > sum(found) else 0
