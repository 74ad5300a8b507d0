"""Drawn paths as rectangles and straight lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from gouji.readers.pages.content import Box

STRAIGHT = 1.5  # a line may lean by as many points

Point = tuple[float, float]


class Drawn(NamedTuple):
    """`boxes`: rectangles and straight lines, with whether they are stroked; `dark`: grounds on which white text shows.

    In points; which way up is the caller's affair.
    """

    boxes: list[tuple[Box, bool]]
    dark: list[Box]


class Shape(NamedTuple):
    """A part of a path: the box around it, and its upright and level lines."""

    box: Box
    lines: Sequence[Box]


def rectangle(box: Box) -> Shape:
    left, top, right, bottom = box
    upper, lower = (left, top, right, top), (left, bottom, right, bottom)
    return Shape(box, (upper, lower, (left, top, left, bottom), (right, top, right, bottom)))


def draw(shapes: Iterable[Shape], found: Drawn, *, stroked: bool, filled: bool) -> None:
    """Adds the parts of a visible path; what is filled in white is no ground and not to be given as filled."""
    for box, lines in shapes:
        if stroked:
            found.boxes.extend((line, True) for line in lines)
        else:
            found.boxes.append((box, False))
        if filled and not is_flat(box):
            found.dark.append(box)


def draw_cells(shapes: Iterable[Shape], found: Drawn) -> None:
    """White cells upon a table's ground: what shows between them are its lines."""
    for box, lines in shapes:
        if any(_holds(ground, box) for ground in found.dark):
            found.boxes.extend((line, True) for line in lines)


def _holds(outer: Box, box: Box) -> bool:
    left, top, right, bottom = box
    return outer[0] - 1 <= left and outer[1] - 1 <= top and right <= outer[2] + 1 and bottom <= outer[3] + 1


def meet(one: Box, other: Box) -> bool:
    """Whether boxes meet, or stand so near to each other that one may be taken to hold a part of the other."""
    left, top, right, bottom = one
    return other[0] - 2 < right and left < other[2] + 2 and other[1] - 2 < bottom and top < other[3] + 2


def middle(box: Box) -> Box | None:
    """The line whose stroke has this box, which is wider than the line by the line's own width, on all sides; None where
    none is straight.
    """
    left, top, right, bottom = box
    wide, high = right - left, bottom - top
    if wide > high:
        half, y = high / 2, (top + bottom) / 2
        line = left + half, y, right - half, y
    else:
        half, x = wide / 2, (left + right) / 2
        line = x, top + half, x, bottom - half
    return line if half <= STRAIGHT else None


def is_flat(box: Box) -> bool:
    """Whether a box is a line rather than a ground."""
    return box[2] - box[0] <= STRAIGHT or box[3] - box[1] <= STRAIGHT


def shapes_of(subpaths: Iterable[Sequence[Point]]) -> Iterator[Shape]:
    """The parts of a path that are made of upright and level lines."""
    for points in subpaths:
        if len(points) < 2:
            continue
        lines = []
        for (x, y), (to_x, to_y) in pairwise(points):
            if abs(x - to_x) <= STRAIGHT or abs(y - to_y) <= STRAIGHT:
                left, right = (x, to_x) if x < to_x else (to_x, x)
                top, bottom = (y, to_y) if y < to_y else (to_y, y)
                lines.append((left, top, right, bottom))
        if not lines or (len(lines) < len(points) - 1 and len(points) > 6):
            continue  # a drawing
        xs, ys = zip(*points, strict=True)
        yield Shape((min(xs), min(ys), max(xs), max(ys)), lines)
