"""Which drawn boxes rule a table."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import repeat
from math import inf

from gouji.readers.pages.content import Box, Edge
from gouji.readers.pages.finder import close_open_ends

# A box as thin as this is a line.
THIN = 2.5
_NEAR = 3.0


def edges_of(boxes: Sequence[tuple[Box, bool]]) -> list[Edge]:
    """The ruling lines among boxes (top left origin; whether stroked).

    Word processors paint the ground of every line of text as a filled rectangle, and no lines run around those. So a
    filled one counts only where lines stand by both its sides, or on a page that has no upright line at all.
    """
    lines: list[Box] = []
    grounds = []
    for box, stroked in dict.fromkeys(boxes):  # what two cells share is drawn for each
        left, top, right, bottom = box
        wide, high = right - left, bottom - top
        if high <= THIN and wide >= high:
            middle = (top + bottom) / 2
            lines.append((left, middle, right, middle))
        elif wide <= THIN:
            middle = (left + right) / 2
            lines.append((middle, top, middle, bottom))
        elif stroked:
            lines += _sides(box)
        else:
            grounds.append(box)
    if grounds:
        lines += _framed(grounds, sorted(line for line in lines if line[0] == line[2]))
    return close_open_ends(list(map(tuple.__new__, repeat(Edge), lines)))


def _framed(grounds: Iterable[Box], upright: Sequence[Box]) -> Iterator[Box]:
    """The sides of those grounds that lines, in order here, stand by."""
    for box in grounds:
        if not upright or (_stands_by(upright, box[0], box) and _stands_by(upright, box[2], box)):
            yield from _sides(box)


def _sides(box: Box) -> tuple[Box, ...]:
    left, top, right, bottom = box
    return (
        (left, top, right, top),
        (left, bottom, right, bottom),
        (left, top, left, bottom),
        (right, top, right, bottom),
    )


def _stands_by(upright: Sequence[Box], x: float, box: Box) -> bool:
    """Whether a line stands by a side of a box, over half its height; `upright` in order."""
    first, last = bisect_left(upright, (x - _NEAR,)), bisect_left(upright, (x + _NEAR, inf))
    covered = sum(max(0.0, min(bottom, box[3]) - max(top, box[1])) for _, top, _, bottom in upright[first:last])
    return 2 * covered >= box[3] - box[1]
