"""Which way up a page stands, and where a point of PDFium's is on it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from ctypes import byref, c_float
from itertools import repeat
from typing import NamedTuple

import pypdfium2_raw as pdfium

from gouji.readers.pages.content import Box
from gouji.readers.pages.matrix import Matrix
from gouji.readers.pdf import calls
from gouji.readers.pdf.calls import Handle

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

    def boxes(self, boxes: Iterable[Box]) -> list[Box]:
        """Many at once, each given as (left, bottom, right, top)."""
        if self.turns:
            return [self.box(*box) for box in boxes]
        x, y = self.left, self.top
        return [(left - x, y - top, right - x, y - bottom) for left, bottom, right, top in boxes]


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
    matrix, read = (c_float * 6)(), calls.MATRIX.unpack
    places = [at for at in range(0, count, max(1, count // _SAMPLE)) if not calls.is_generated(text, at)]
    told = map(calls.matrix_of_char, repeat(text), places, repeat(byref(matrix)))
    sizes = map(calls.size_of_char, repeat(text), places)
    ways = Counter((read(matrix)[:4], size < 0) for is_told, size in zip(told, sizes, strict=True) if is_told)
    found = [0, 0, 0, 0]
    for ((a, b, c, d), reversed_), times in ways.items():
        along = Matrix(a, b, c, d, 0, 0).quarter_turns
        if along is not None:
            found[(along + 2 * reversed_ - turns) % 4] += times
    most = max(range(4), key=lambda turn: found[turn])
    return most if found[most] * 2 > sum(found) else 0
