"""The drawn things of a PDF page, in PDFium's coordinates: rectangles and straight lines as boxes, pictures, grounds."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from gouji.readers.pages.content import Box

# Any: PDFium's handles are opaque pointers.
Handle = Any

_DEEPEST = 12  # forms within forms
_MOST_SEGMENTS = 400  # a path of more is a drawing
_STRAIGHT = 1.5  # a line may lean by as many points
_WHITE = 250
# A single character in a font that neither the file nor the system has is as wide as no glyph at all, and PDFium leaves
# out whatever is less wide than this.
_NO_WIDTH = 0.01


class Matrix(NamedTuple):
    a: float
    b: float
    c: float
    d: float
    e: float
    f: float

    def at(self, x: float, y: float) -> tuple[float, float]:
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def within(self, outer: Matrix) -> Matrix:
        """This matrix, then the outer one."""
        a, b = outer.a * self.a + outer.c * self.b, outer.b * self.a + outer.d * self.b
        c, d = outer.a * self.c + outer.c * self.d, outer.b * self.c + outer.d * self.d
        return Matrix(a, b, c, d, *outer.at(self.e, self.f))

    @property
    def quarter_turns(self) -> int | None:
        """How often a page with text set by this matrix must be turned clockwise to set it upright; None: aslant."""
        if abs(self.a) > 4 * abs(self.b):
            return 0 if self.a > 0 else 2
        if abs(self.b) > 4 * abs(self.a):
            return 1 if self.b > 0 else 3
        return None


IDENTITY = Matrix(1, 0, 0, 1, 0, 0)


class Paths(NamedTuple):
    """All as (left, bottom, right, top). `boxes`: rectangles and straight lines, with whether they are stroked;
    `dark`: grounds on which white text shows; `white_text`: text in white; `lost_text`: text that PDFium does not give;
    `unseen_text`: the addresses of text objects that are not painted, as those under a scan.
    """

    boxes: list[tuple[Box, bool]]
    pictures: list[Box]
    dark: list[Box]
    white_text: list[Box]
    lost_text: list[Box]
    unseen_text: set[int]


def address_of(item: Handle) -> int:
    return ctypes.cast(item, ctypes.c_void_p).value or 0


def paths_of(page: Handle) -> Paths:
    found = Paths([], [], [], [], [], set())
    for at in range(pdfium.FPDFPage_CountObjects(page)):
        _take(pdfium.FPDFPage_GetObject(page, at), IDENTITY, found, 0)
    return found


def _take(item: Handle, outer: Matrix, found: Paths, depth: int) -> None:
    kind = pdfium.FPDFPageObj_GetType(item)
    if kind == pdfium.FPDF_PAGEOBJ_TEXT:
        if _is_white(item):
            found.white_text.append(_bounds(item, outer))
        if pdfium.FPDFTextObj_GetTextRenderMode(item) == pdfium.FPDF_TEXTRENDERMODE_INVISIBLE:
            found.unseen_text.add(address_of(item))
        if not pdfium.FPDFFont_GetIsEmbedded(pdfium.FPDFTextObj_GetFont(item)):
            box = _bounds(item, outer)
            if box[2] - box[0] < _NO_WIDTH:
                found.lost_text.append(box)
    elif kind == pdfium.FPDF_PAGEOBJ_PATH:
        _take_path(item, outer, found)
    elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
        found.pictures.append(_bounds(item, outer))
    elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
        inner = _matrix(item).within(outer)
        for at in range(pdfium.FPDFFormObj_CountObjects(item)):
            _take(pdfium.FPDFFormObj_GetObject(item, at), inner, found, depth + 1)


def _take_path(item: Handle, outer: Matrix, found: Paths) -> None:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(item, fill, stroke)
    if not (fill.value or stroke.value):
        return
    white = not stroke.value and _is_white(item)
    if white and not found.dark:
        return
    for box, lines in _shapes(item, _matrix(item).within(outer)):
        if white:
            # White cells upon a table's ground: what shows between them are its lines.
            if any(_holds(ground, box) for ground in found.dark):
                found.boxes.extend((line, True) for line in lines)
            continue
        left, bottom, right, top = box
        flat = right - left <= _STRAIGHT or top - bottom <= _STRAIGHT
        if stroke.value or flat:
            found.boxes.extend((line, True) for line in lines)
        else:
            found.boxes.append((box, False))
        if fill.value and not flat:
            found.dark.append(box)


def _holds(outer: Box, box: Box) -> bool:
    left, bottom, right, top = box
    return outer[0] - 1 <= left and outer[1] - 1 <= bottom and right <= outer[2] + 1 and top <= outer[3] + 1


def _shapes(item: Handle, matrix: Matrix) -> Iterator[tuple[Box, list[Box]]]:
    """The parts of a path made of upright and level lines: the box of each, and the lines."""
    for points in _subpaths(item, matrix):
        if len(points) < 2:
            continue
        lines = []
        for (x, y), (to_x, to_y) in pairwise(points):
            if abs(x - to_x) <= _STRAIGHT or abs(y - to_y) <= _STRAIGHT:
                lines.append((min(x, to_x), min(y, to_y), max(x, to_x), max(y, to_y)))
        if not lines or (len(lines) < len(points) - 1 and len(points) > 6):
            continue  # a drawing
        xs, ys = [x for x, _ in points], [y for _, y in points]
        yield (min(xs), min(ys), max(xs), max(ys)), lines


def _subpaths(item: Handle, matrix: Matrix) -> Iterator[list[tuple[float, float]]]:
    count = pdfium.FPDFPath_CountSegments(item)
    if count > _MOST_SEGMENTS:
        return
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[tuple[float, float]] = []
    for at in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(item, at)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            if points:
                yield points
            points = []
        points.append(matrix.at(x.value, y.value))
        if pdfium.FPDFPathSegment_GetClose(segment) and points[0] != points[-1]:
            points.append(points[0])
    if points:
        yield points


def _matrix(item: Handle) -> Matrix:
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(item, matrix)
    return Matrix(matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)


def _bounds(item: Handle, outer: Matrix) -> Box:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    pdfium.FPDFPageObj_GetBounds(item, left, bottom, right, top)
    x, y = outer.at(left.value, bottom.value)
    to_x, to_y = outer.at(right.value, top.value)
    return min(x, to_x), min(y, to_y), max(x, to_x), max(y, to_y)


def _is_white(item: Handle) -> bool:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not pdfium.FPDFPageObj_GetFillColor(item, red, green, blue, alpha):
        return False
    return min(red.value, green.value, blue.value) >= _WHITE
