"""The drawn things of a PDF page, in PDFium's coordinates: rectangles and straight lines as boxes, pictures, grounds."""

from __future__ import annotations

import ctypes
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import repeat
from typing import Any, NamedTuple

import pypdfium2_raw as pdfium

from gouji.readers.pages.content import Box
from gouji.readers.pages.matrix import IDENTITY, Matrix
from gouji.readers.pages.shapes import STRAIGHT, Drawn, Point, Shape, draw, draw_cells, is_flat, rectangle, shapes_of
from gouji.readers.pdf import calls

# Any: PDFium's handles are opaque pointers.
Handle = Any

_DEEPEST = 12  # forms within forms
_MOST_SEGMENTS = 400  # a path of more is a drawing
_LINE, _RECTANGLE = 2, 5  # as many points they have
_INVISIBLE = pdfium.FPDF_TEXTRENDERMODE_INVISIBLE
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
        each = _each(self.points)
        self.to_points = each[0::2], each[1::2]

    def over(self, page: int | None) -> Paths:
        self._take_all(page, calls.page_object, calls.page_object_count(page), IDENTITY, 0)
        return self.found

    def _take_all(self, holder: int | None, get: calls.Call, count: int, outer: Matrix, depth: int) -> None:
        """What a page or a form holds."""
        items = list(map(get, repeat(holder), range(count)))
        texts = []
        for item, kind in zip(items, map(calls.object_kind, items), strict=True):
            if kind == pdfium.FPDF_PAGEOBJ_TEXT:
                texts.append(item)
            elif kind == pdfium.FPDF_PAGEOBJ_PATH:
                self._take_path(item, outer)
            elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
                self.found.pictures.append(self._bounds(item, outer))
            elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
                inner = self._matrix(item, outer)
                self._take_all(item, calls.form_object, calls.form_object_count(item), inner, depth + 1)
        self._take_texts(texts, outer)

    def _take_texts(self, items: Sequence[int], outer: Matrix) -> None:
        """Of most pages all is black, seen and embedded, which is told without looking at each text again."""
        self.found.white_text.extend(self._bounds(item, outer) for item in _white(items))
        modes = list(map(calls.text_mode, items))
        if _INVISIBLE in modes:
            self.found.unseen_text.update(item for item, mode in zip(items, modes, strict=True) if mode == _INVISIBLE)
        fonts = list(map(calls.text_font, items))
        absent = {font for font in set(fonts) if not self._is_embedded(font)}
        for item, font in zip(items, fonts, strict=True) if absent else ():
            if font in absent:
                box = self._bounds(item, outer)
                if box[2] - box[0] < _NO_WIDTH:
                    self.found.lost_text.append(box)

    def _is_embedded(self, font: int) -> bool:
        if font not in self.embedded:
            self.embedded[font] = bool(calls.font_is_embedded(font))
        return self.embedded[font]

    def _take_path(self, item: int, outer: Matrix) -> None:
        calls.path_mode(item, *self.to_ints[:2])
        filled, stroked = map(bool, self.ints[:2])
        white = filled and self._is_white(item)
        if white and not stroked:
            if self.found.drawn.dark:
                draw_cells(self._shapes(item, outer), self.found.drawn)
        elif (stroked or filled) and not self._take_line(item, outer, stroked=stroked):
            draw(self._shapes(item, outer), self.found.drawn, stroked=stroked, filled=filled and not white)

    def _shapes(self, item: int, outer: Matrix) -> Iterable[Shape]:
        matrix = self._matrix(item, outer)
        box = self._rectangle(item, matrix)
        return [rectangle(box)] if box else shapes_of(self._subpaths(item, matrix))

    def _rectangle(self, item: int, matrix: Matrix) -> Box | None:
        """Upright, as the operator `re` makes them; the fifth point is the first."""
        if calls.path_length(item) != _RECTANGLE or matrix.b or matrix.c:
            return None
        deque(map(calls.segment_point, self._segments(item, 4), *self.to_points), maxlen=0)
        left, bottom, x1, y1, right, top, x3, y3 = self.points[:8]
        if (x1, y1, x3, y3) not in ((right, bottom, left, top), (left, top, right, bottom)):
            return None
        x, y, to_x, to_y = *matrix.at(left, bottom), *matrix.at(right, top)
        return min(x, to_x), min(y, to_y), max(x, to_x), max(y, to_y)

    def _take_line(self, item: int, outer: Matrix, *, stroked: bool) -> bool:
        """Whether a path is a ruling line, as its box tells already; its points would say no more."""
        if calls.path_length(item) > (_LINE if stroked else _RECTANGLE):
            return False
        left, bottom, right, top = box = self._bounds(item, outer)
        if stroked:  # the box is wider than the line by the line's own width, on all sides
            width, x, y = min(right - left, top - bottom) / 2, (left + right) / 2, (bottom + top) / 2
            if width > STRAIGHT:
                return False
            level = right - left > top - bottom
            box = (left + width, y, right - width, y) if level else (x, bottom + width, x, top - width)
        elif not is_flat(box):
            return False
        self.found.drawn.boxes.append((box, stroked))
        return True

    def _subpaths(self, item: int, matrix: Matrix) -> Iterator[list[Point]]:
        """What is closed ends where it began: PDFium adds that point itself."""
        count = calls.path_length(item)
        if not 0 < count <= _MOST_SEGMENTS:
            return
        segments = list(self._segments(item, count))
        deque(map(calls.segment_point, segments, *self.to_points), maxlen=0)
        a, b, c, d, e, f = matrix
        numbers = self.points[: 2 * count]
        points = [(a * x + c * y + e, b * x + d * y + f) for x, y in zip(numbers[0::2], numbers[1::2], strict=True)]
        start = 0
        for at, kind in enumerate(map(calls.segment_kind, segments[1:-1]), 1):
            if kind == pdfium.FPDF_SEGMENT_MOVETO:
                yield points[start:at]
                start = at
        yield points[start:]

    def _segments(self, item: int, count: int) -> Iterator[int]:
        return map(calls.path_segment, repeat(item), range(count))

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
        return bool(told) and min(self.ints[:3]) >= _WHITE


def _white(items: Sequence[int]) -> Iterator[int]:
    """Those filled in white."""
    colors = (ctypes.c_uint * (4 * len(items)))()
    places = _each(colors)
    told = map(calls.object_fill, items, places[0::4], places[1::4], places[2::4], places[3::4])
    deque(told, maxlen=0)  # of what has no color of its own nothing is written, which is black
    channels = colors[:]
    if max(channels[0::4], default=0) >= _WHITE:
        shades = zip(channels[0::4], channels[1::4], channels[2::4], strict=True)
        yield from (item for item, shade in zip(items, shades, strict=True) if min(shade) >= _WHITE)


def _each(numbers: ctypes.Array[Any]) -> Sequence[int]:
    """The addresses of an array's numbers, each of four bytes."""
    start = ctypes.addressof(numbers)
    return range(start, start + ctypes.sizeof(numbers), 4)
