"""The drawn things of a PDF page, in PDFium's coordinates: rectangles and straight lines as boxes, pictures, grounds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from ctypes import addressof, byref, c_float, c_int, c_uint
from itertools import repeat
from typing import NamedTuple

import pypdfium2_raw as pdfium

from gouji.readers.pages.content import Box
from gouji.readers.pages.matrix import IDENTITY, Matrix
from gouji.readers.pages.shapes import (
    Drawn,
    Point,
    Shape,
    draw,
    draw_cells,
    is_flat,
    meet,
    middle,
    rectangle,
    shapes_of,
)
from gouji.readers.pdf import calls
from gouji.readers.pdf.calls import Handle

_DEEPEST = 12  # forms within forms
_MOST_SEGMENTS = 400  # a path of more is a drawing
_LINE, _RECTANGLE = 2, 5  # as many points they have
_NO_TEXT, _INVISIBLE = pdfium.FPDF_TEXTRENDERMODE_UNKNOWN, pdfium.FPDF_TEXTRENDERMODE_INVISIBLE
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
    return _Walk().over(page)


class _Walk:
    """Goes through a page's objects; the places that PDFium writes its answers to are made once."""

    def __init__(self) -> None:
        self.drawn = Drawn([], [])
        self.found = Paths(self.drawn, [], [], [], set())
        self.embedded: dict[int, bool] = {}
        self.filled, self.stroked, self.x, self.y = c_int(), c_int(), c_float(), c_float()
        self.red, self.green, self.blue, self.alpha = c_uint(), c_uint(), c_uint(), c_uint()
        self.box, self.matrix = (c_float * 4)(), (c_float * 6)()
        self.to_mode = byref(self.filled), byref(self.stroked)
        self.to_point = byref(self.x), byref(self.y)
        self.to_color = byref(self.red), byref(self.green), byref(self.blue), byref(self.alpha)
        self.to_box = tuple(byref(self.box, at) for at in range(0, 16, 4))
        self.to_matrix = byref(self.matrix)

    def over(self, page: Handle) -> Paths:
        self._take_all(page, calls.object_of_page, calls.objects_on_page(page), IDENTITY, 0)
        return self.found

    def _take_all(self, holder: Handle, get: calls.Call, count: int, outer: Matrix, depth: int) -> None:
        """What a page or a form holds."""
        items = list(map(get, repeat(holder), range(count)))
        modes = list(map(calls.mode_of_text, items))
        self._take_drawn([item for item, mode in zip(items, modes, strict=True) if mode == _NO_TEXT], outer, depth)
        texts = [item for item, mode in zip(items, modes, strict=True) if mode != _NO_TEXT]
        self._take_white(texts, outer)
        self._take_lost(texts, outer)
        if _INVISIBLE in modes:
            unseen = (item for item, mode in zip(items, modes, strict=True) if mode == _INVISIBLE)
            self.found.unseen_text.update(addressof(item.contents) for item in unseen)

    def _take_drawn(self, items: Sequence[Handle], outer: Matrix, depth: int) -> None:
        """Each is asked when its turn comes, and overwrites what was told of the one before."""
        lengths = map(calls.length_of_path, items)
        modes = map(calls.mode_of_path, items, *map(repeat, self.to_mode))
        for item, length, _, box in zip(items, lengths, modes, self._boxes(items, outer), strict=True):
            if length < 0:
                self._take_other(item, box, outer, depth)
            elif self.stroked.value:
                self._take_stroked(item, length, box, outer)
            elif self.filled.value:
                self._take_filled(item, length, box, outer)

    def _take_other(self, item: Handle, box: Box, outer: Matrix, depth: int) -> None:
        kind = calls.kind_of(item)
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            self.found.pictures.append(box)
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
            inner = self._matrix(item, outer)
            self._take_all(item, calls.object_of_form, calls.objects_in_form(item), inner, depth + 1)

    def _take_white(self, texts: Sequence[Handle], outer: Matrix) -> None:
        """Most have no red in them, which is told without looking at each again."""
        red, colors = self.red, map(calls.fill_of, texts, *map(repeat, self.to_color))
        light = [item for item, _ in zip(texts, colors, strict=True) if red.value >= _WHITE]
        self.found.white_text.extend(self._boxes(list(filter(self._is_white, light)), outer))

    def _take_lost(self, texts: Sequence[Handle], outer: Matrix) -> None:
        fonts = list(map(calls.font_of_text, texts))
        absent = {font for font in set(fonts) if not self._is_embedded(font)}
        if absent:
            boxes = self._boxes([item for item, font in zip(texts, fonts, strict=True) if font in absent], outer)
            self.found.lost_text.extend(box for box in boxes if box[2] - box[0] < _NO_WIDTH)

    def _is_embedded(self, font: int) -> bool:
        if font not in self.embedded:
            self.embedded[font] = bool(calls.is_embedded(font))
        return self.embedded[font]

    def _take_stroked(self, item: Handle, length: int, box: Box, outer: Matrix) -> None:
        line = middle(box) if length <= _LINE else None
        if line:
            self.drawn.boxes.append((line, True))
        else:
            dark = bool(self.filled) and not self._is_white(item)
            draw(self._shapes(item, length, outer), self.drawn, stroked=True, filled=dark)

    def _take_filled(self, item: Handle, length: int, box: Box, outer: Matrix) -> None:
        if self._is_white(item):
            if self.drawn.dark and any(meet(box, ground) for ground in self.drawn.dark):
                draw_cells(self._shapes(item, length, outer), self.drawn)
        elif length <= _RECTANGLE and is_flat(box):
            self.drawn.boxes.append((box, False))
        else:
            draw(self._shapes(item, length, outer), self.drawn, stroked=False, filled=True)

    def _shapes(self, item: Handle, length: int, outer: Matrix) -> Iterable[Shape]:
        matrix = self._matrix(item, outer)
        box = self._rectangle(item, matrix) if length == _RECTANGLE else None
        return [rectangle(box)] if box else shapes_of(self._subpaths(item, length, matrix))

    def _rectangle(self, item: Handle, matrix: Matrix) -> Box | None:
        """Upright, as the operator `re` makes them; the fifth point is the first."""
        if matrix.b or matrix.c:
            return None
        (left, bottom), second, (right, top), fourth = self._points(self._segments(item, 4))
        if (second, fourth) not in (((right, bottom), (left, top)), ((left, top), (right, bottom))):
            return None
        return matrix.around((left, bottom, right, top))

    def _subpaths(self, item: Handle, length: int, matrix: Matrix) -> Iterator[list[Point]]:
        """What is closed ends where it began: PDFium adds that point itself."""
        if not 0 < length <= _MOST_SEGMENTS:
            return
        segments = self._segments(item, length)
        a, b, c, d, e, f = matrix
        points = [(a * x + c * y + e, b * x + d * y + f) for x, y in self._points(segments)]
        start = 0
        for at, kind in enumerate(map(calls.kind_of_segment, segments[1:-1]), 1):
            if kind == pdfium.FPDF_SEGMENT_MOVETO:
                yield points[start:at]
                start = at
        yield points[start:]

    def _segments(self, item: Handle, count: int) -> list[Handle]:
        return list(map(calls.segment_of_path, repeat(item), range(count)))

    def _points(self, segments: Iterable[Handle]) -> list[Point]:
        point, (to_x, to_y), x, y = calls.point_of_segment, self.to_point, self.x, self.y
        return [(x.value, y.value) for segment in segments if point(segment, to_x, to_y)]

    def _matrix(self, item: Handle, outer: Matrix) -> Matrix:
        calls.matrix_of(item, self.to_matrix)
        matrix = Matrix._make(calls.MATRIX.unpack(self.matrix))
        return matrix if outer is IDENTITY else matrix.within(outer)

    def _boxes(self, items: Iterable[Handle], outer: Matrix) -> Iterator[Box]:
        read, told = calls.BOX.unpack, self.box
        boxes = (read(told) for _ in map(calls.bounds_of, items, *map(repeat, self.to_box)))
        return boxes if outer is IDENTITY else map(outer.around, boxes)

    def _is_white(self, item: Handle) -> bool:
        """What has no color of its own is black."""
        if not calls.fill_of(item, *self.to_color):
            return False
        return self.red.value >= _WHITE and self.green.value >= _WHITE and self.blue.value >= _WHITE
