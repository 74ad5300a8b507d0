"""Ruling lines in a picture: long, thin, level or upright runs of ink.

Strokes of characters are such runs too. What tells a ruling line is that it is longer than any stroke, or that it meets
lines of the other direction.
"""

from __future__ import annotations

from typing import NamedTuple

from gouji.readers.pages.content import Edge
from gouji.readers.pages.finder import close_open_ends
from gouji.readers.scan.model import Bitmap

# In points: the shortest run that is looked at, level and upright (strokes of large characters are shorter than the
# first, rows of a table higher than the second), and the longest that must meet others to count.
_LEVEL, _UPRIGHT = 18.0, 8.0
_LONG_LEVEL, _LONG_UPRIGHT = 60.0, 24.0
_THICKEST = 4.0
_TOUCH = 0.9
_BREAK = 0.8  # broken lines have gaps like this


class _Run(NamedTuple):
    """From where to where along the line, in points, and at what height across; `spot` is its number in the picture."""

    first: float
    last: float
    place: float
    spot: int


def ruling_lines(ink: Bitmap, scale: float) -> tuple[list[Edge], Bitmap]:
    """The lines in points, and 1 where their ink is."""
    import numpy as np

    level, level_spots = _runs(ink, scale, _LEVEL)
    upright, upright_spots = _runs(np.ascontiguousarray(ink.T), scale, _UPRIGHT)
    upright = [run for run in upright if _holds(run, level, _LONG_UPRIGHT)]
    level = [run for run in level if run.last - run.first >= _LONG_LEVEL or _meets(run, upright)]
    mask = np.isin(level_spots, [run.spot for run in level])
    mask |= np.isin(upright_spots, [run.spot for run in upright]).T
    edges = [Edge(run.first, run.place, run.last, run.place) for run in level]
    edges += [Edge(run.place, run.first, run.place, run.last) for run in upright]
    return close_open_ends(edges), mask.astype(np.uint8)


def _meets(run: _Run, others: list[_Run]) -> int:
    """How many lines of the other direction it touches or crosses."""
    return sum(
        run.first - _TOUCH <= other.place <= run.last + _TOUCH
        and other.first - _TOUCH <= run.place <= other.last + _TOUCH
        for other in others
    )


def _holds(run: _Run, others: list[_Run], long: float) -> bool:
    met = _meets(run, others)
    return met > 1 or (met == 1 and run.last - run.first >= long)


def _runs(ink: Bitmap, scale: float, shortest: float) -> tuple[list[_Run], Bitmap]:
    """Thin level runs, small breaks closed, and a picture of their numbers."""
    import cv2
    import numpy as np

    closed = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones((1, round(_BREAK * scale) | 1), np.uint8))
    opened = cv2.morphologyEx(closed, cv2.MORPH_OPEN, np.ones((1, round(shortest * scale)), np.uint8))
    count, spots, stats, _ = cv2.connectedComponentsWithStats(opened, connectivity=8)
    found = []
    for spot in range(1, count):
        left, top, wide, high, area = (int(one) for one in stats[spot])
        if area > _THICKEST * scale * wide or high > 4 * _THICKEST * scale:
            continue
        rows = (spots[top : top + high, left : left + wide] == spot).sum(axis=1)
        middle = top + float((rows * np.arange(high)).sum() / area) + 0.5
        found.append(_Run(left / scale, (left + wide) / scale, middle / scale, spot))
    return found, spots
