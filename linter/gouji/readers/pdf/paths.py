"""The drawn things of a PDF page, in PDFium's coordinates: rectangles and straight lines as boxes, pictures, grounds."""

from __future__ import annotations

import ctypes
from collections import deque
from collections.abc import Iterator, Sequence
from itertools import repeat
from typing import Any, NamedTuple

import pypdfium2_raw as pdfium

from gouji.readers.pages.content import Box
from gouji.readers.pages.matrix import IDENTITY, Matrix
from gouji.readers.pages.shapes import Drawn, Point, draw, draw_cells, is_flat
from gouji.readers.pdf import calls

# Any: PDFium's handles are opaque pointers.
Handle = Any

_DEEPEST = 12  # forms within forms
_MOST_SEGMENTS = 400  # a path of more is a drawing
_RECTANGLE = 5  # points that a rectangle has
_WHITE = 250
# A single character in a font that neither the file nor the system has is as wide as no glyph at all, and PDFium leaves
# out whatever is less wide than this.
_NO_WIDTH = 0.01


class Paths(NamedTuple):
    """All as (left, bottom, right, top). `white_text`: text in white; `lost_text`: text that PDFium does not give;
    `unseen_text`: the addresses of text objects that are not painted, as those under a scan.
    """

    drawn: Drawn
    pictures: list[Box]
    white_text: list[Box]
    lost_text: list[Box]
    unseen_text: set[int]


def paths_of(page: Handle) -> Paths:
    return _Walk().over(calls.address_of(page))


class _Walk:
    """Goes through a page's objects; the places that PDFium writes its answers to are made once."""

    def __init__(self) -> None:
        self.found = Paths(Drawn([], []), [], [], [], set())
        self.embedded: dict[int, bool] = {}
        self.floats, self.ints = (ctypes.c_float * 6)(), (ctypes.c_uint * 4)()
        # Of a float or an integer each.
        self.to_floats, self.to_ints = tuple(_each(self.floats)), tuple(_each(self.ints))
        self.points = (ctypes.c_float * (2 * _MOST_SEGMENTS))()
        self.to_points = _each(self.points)

    def over(self, page: int | None) -> Paths:
        for at in range(calls.page_object_count(page)):
            self._take(calls.page_object(page, at), IDENTITY, 0)
        return self.found

    def _take(self, item: int, outer: Matrix, depth: int) -> None:
        kind = calls.object_kind(item)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            self._take_path(item, outer)
        elif kind == pdfium.FPDF_PAGEOBJ_TEXT:
            self._take_text(item, outer)
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            self.found.pictures.append(self._bounds(item, outer))
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
            inner = self._matrix(item, outer)
            for at in range(calls.form_object_count(item)):
                self._take(calls.form_object(item, at), inner, depth + 1)

    def _take_text(self, item: int, outer: Matrix) -> None:
        if self._is_white(item):
            self.found.white_text.append(self._bounds(item, outer))
        if calls.text_mode(item) == pdfium.FPDF_TEXTRENDERMODE_INVISIBLE:
            self.found.unseen_text.add(item)
        font = calls.text_font(item)
        if font not in self.embedded:
            self.embedded[font] = bool(calls.font_is_embedded(font))
        if not self.embedded[font]:
            box = self._bounds(item, outer)
            if box[2] - box[0] < _NO_WIDTH:
                self.found.lost_text.append(box)

    def _take_path(self, item: int, outer: Matrix) -> None:
        calls.path_mode(item, self.to_ints[0], self.to_ints[1])
        stroked, filled = bool(self.ints[1]), bool(self.ints[0])
        white = filled and self._is_white(item)
        if white and not stroked:
            if self.found.drawn.dark:
                draw_cells(self._subpaths(item, self._matrix(item, outer)), self.found.drawn)
            return
        filled = filled and not white
        if filled and not stroked and calls.path_length(item) <= _RECTANGLE:
            box = self._bounds(item, outer)
            if is_flat(box):  # a ruling line, as browsers draw them; its points would say no more
                self.found.drawn.boxes.append((box, False))
                return
        if stroked or filled:
            matrix = self._matrix(item, outer)
            draw(self._subpaths(item, matrix), self.found.drawn, stroked=stroked, filled=filled)

    def _subpaths(self, item: int, matrix: Matrix) -> Iterator[list[Point]]:
        """What is closed ends where it began: PDFium adds that point itself."""
        count = calls.path_length(item)
        if not 0 < count <= _MOST_SEGMENTS:
            return
        segments = list(map(calls.path_segment, repeat(item), range(count)))
        deque(map(calls.segment_point, segments, self.to_points[0::2], self.to_points[1::2]), maxlen=0)
        a, b, c, d, e, f = matrix
        numbers = self.points[: 2 * count]
        points = [(a * x + c * y + e, b * x + d * y + f) for x, y in zip(numbers[0::2], numbers[1::2], strict=True)]
        start = 0
        for at, kind in enumerate(map(calls.segment_kind, segments[1:-1]), 1):
            if kind == pdfium.FPDF_SEGMENT_MOVETO:
                yield points[start:at]
                start = at
        yield points[start:]

    def _matrix(self, item: int, outer: Matrix) -> Matrix:
        calls.object_matrix(item, self.to_floats[0])
        matrix = Matrix._make(self.floats)
        return matrix if outer is IDENTITY else matrix.within(outer)

    def _bounds(self, item: int, outer: Matrix) -> Box:
        calls.object_bounds(item, *self.to_floats[:4])
        left, bottom, right, top = self.floats[:4]
        if outer is IDENTITY:
            return left, bottom, right, top
        x, y = outer.at(left, bottom)
        to_x, to_y = outer.at(right, top)
        return min(x, to_x), min(y, to_y), max(x, to_x), max(y, to_y)

    def _is_white(self, item: int) -> bool:
        told = calls.object_fill(item, *self.to_ints)
        return bool(told) and self.ints[0] >= _WHITE and self.ints[1] >= _WHITE and self.ints[2] >= _WHITE


def _each(numbers: ctypes.Array[Any]) -> Sequence[int]:
    """The addresses of an array's numbers, each of four bytes."""
    start = ctypes.addressof(numbers)
    return range(start, start + ctypes.sizeof(numbers), 4)
