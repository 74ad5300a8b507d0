"""The drawn things of a PDF page, in PDFium's coordinates: rectangles and straight lines as boxes, pictures, grounds."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any, NamedTuple

import pypdfium2_raw as pdfium

from gouji.readers.pages.content import Box
from gouji.readers.pages.matrix import IDENTITY, Matrix
from gouji.readers.pages.shapes import Drawn, draw

# Any: PDFium's handles are opaque pointers.
Handle = Any

_DEEPEST = 12  # forms within forms
_MOST_SEGMENTS = 400  # a path of more is a drawing
_WHITE = 250
# A single character in a font that neither the file nor the system has is as wide as no glyph at all, and PDFium leaves
# out whatever is less wide than this.
_NO_WIDTH = 0.01


class Paths(NamedTuple):
    """All as (left, bottom, right, top). `white_text`: text in white; `lost_text`: text that PDFium does not give."""

    drawn: Drawn
    pictures: list[Box]
    white_text: list[Box]
    lost_text: list[Box]


def paths_of(page: Handle) -> Paths:
    found = Paths(Drawn([], []), [], [], [])
    for at in range(pdfium.FPDFPage_CountObjects(page)):
        _take(pdfium.FPDFPage_GetObject(page, at), IDENTITY, found, 0)
    return found


def _take(item: Handle, outer: Matrix, found: Paths, depth: int) -> None:
    kind = pdfium.FPDFPageObj_GetType(item)
    if kind == pdfium.FPDF_PAGEOBJ_TEXT:
        if _is_white(item):
            found.white_text.append(_bounds(item, outer))
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
    stroked, filled = bool(stroke.value), bool(fill.value) and not _is_white(item)
    if stroked or filled:
        draw(_subpaths(item, _matrix(item).within(outer)), found.drawn, stroked=stroked, filled=filled)


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
