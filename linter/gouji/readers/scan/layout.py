"""Where text stands in a picture: bands of ink, cut into pieces at wide gaps."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from gouji.readers.scan.model import Bitmap

# In points: what is smaller every way is dirt, what is larger is a picture or a seal.
_SPECK = 1.6
_LARGEST = 60.0
_SMALLEST_EM, _LARGEST_EM = 5.0, 30.0
# In ems.
_GAP = 1.4
_BLANK = 0.42
_WIDER = 2.2  # full-width digits are far apart, but all alike


class Area(NamedTuple):
    """In dots, the ends exclusive."""

    left: int
    top: int
    right: int
    bottom: int


def without_lines(ink: Bitmap, lines: Bitmap) -> Bitmap:
    import cv2
    import numpy as np

    return ink & (1 - cv2.dilate(lines, np.ones((3, 3), np.uint8)))


def text_ink(rest: Bitmap, scale: float) -> Bitmap:
    """Of ink without ruling lines that of text alone: dirt and pictures left out."""
    import cv2
    import numpy as np

    count, labels, stats, _ = cv2.connectedComponentsWithStats(rest, connectivity=8)
    longest = stats[:, 2:4].max(axis=1)
    keep = (longest >= _SPECK * scale) & (longest <= _LARGEST * scale)
    keep[0] = False
    return keep[labels].astype(np.uint8) if count > 1 else rest


def pieces(ink: Bitmap, area: Area, em: float) -> list[Area]:
    """The pieces of text in an area, from the top; `em` is the usual height of its characters in dots."""
    inside = ink[area.top : area.bottom, area.left : area.right]
    return [
        Area(area.left + left, area.top + top + high, area.left + right, area.top + top + low)
        for top, bottom in _bands(inside, em)
        for left, right in _stretches(inside[top:bottom], max(em, float(bottom - top)))
        for high, low in _bands(inside[top:bottom, left:right], em)  # two columns need not stand level
    ]


def dots(rest: Bitmap, piece: Area, em: float) -> int:
    """How many points or commas a piece shows: small ink in its lower half, between its first and last character."""
    import cv2

    inside = rest[piece.top : piece.bottom, piece.left : piece.right]
    count, _, stats, middles = cv2.connectedComponentsWithStats(inside, connectivity=8)
    high, wide = inside.shape
    return sum(
        max(int(stats[at][2]), int(stats[at][3])) <= 0.4 * em
        and int(stats[at][4]) >= (0.07 * em) ** 2
        and middles[at][1] > high / 2
        and 0.2 * em < middles[at][0] < wide - 0.2 * em
        for at in range(1, count)
    )


def spaces(ink: Bitmap, piece: Area, em: float) -> list[tuple[int, int]]:
    """Where blanks stand in a piece: gaps in its ink that are wide, and wider than those between its characters."""
    runs = _runs(ink[piece.top : piece.bottom, piece.left : piece.right].any(axis=0))
    gaps = [(before[1], after[0]) for before, after in pairwise(runs)]
    if not gaps:
        return []
    least = max(_BLANK * em, _WIDER * median(end - start for start, end in gaps))
    return [(piece.left + start, piece.left + end) for start, end in gaps if end - start >= least]


def usual_em(ink: Bitmap, areas: Iterable[Area], scale: float) -> float:
    """The usual height of a line of text, in dots."""
    heights = [
        bottom - top
        for area in areas
        for top, bottom in _runs(ink[area.top : area.bottom, area.left : area.right].any(axis=1))
    ]
    told = [high for high in heights if _SMALLEST_EM * scale <= high <= _LARGEST_EM * scale]
    return float(median(told)) if told else 10.0 * scale


def _bands(ink: Bitmap, em: float) -> list[tuple[int, int]]:
    """Lines of text, by rows of dots without ink; a part of a character (the strokes of 二) joins its other part."""
    bands: list[tuple[int, int]] = []
    for top, bottom in _runs(ink.any(axis=1)):
        if bands:
            above, below = bands[-1]
            small = min(below - above, bottom - top) < 0.55 * em
            if small and bottom - above <= 1.25 * em:
                bands[-1] = above, bottom
                continue
        bands.append((top, bottom))
    return bands


def _stretches(ink: Bitmap, em: float) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for left, right in _runs(ink.any(axis=0)):
        if found and left - found[-1][1] < _GAP * em:
            found[-1] = found[-1][0], right
        else:
            found.append((left, right))
    return found


def _runs(there: Bitmap) -> list[tuple[int, int]]:
    """From where to where a row of truths holds."""
    import numpy as np

    edges = np.flatnonzero(np.diff(np.concatenate(([0], there.astype(np.int8), [0]))))
    return [(int(start), int(end)) for start, end in pairwise(edges) if there[start]]
