"""Which drawn boxes rule a table."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
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
    edges: list[Edge] = []
    grounds = []
    for box, stroked in dict.fromkeys(boxes):  # what two cells share is drawn for each
        if stroked or _is_thin(box):
            edges += _edges(box)
        else:
            grounds.append(box)
    upright = sorted(edge for edge in edges if edge.left == edge.right)
    for box in grounds:
        if not upright or (_stands_by(upright, box[0], box) and _stands_by(upright, box[2], box)):
            edges += _edges(box)
    return close_open_ends(edges)


def _is_thin(box: Box) -> bool:
    return box[3] - box[1] <= THIN or box[2] - box[0] <= THIN


def _edges(box: Box) -> tuple[Edge, ...]:
    """A thin box is one line through its middle, any other has four sides."""
    left, top, right, bottom = box
    wide, high = right - left, bottom - top
    if high <= THIN and wide >= high:
        middle = (top + bottom) / 2
        return (Edge(left, middle, right, middle),)
    if wide <= THIN:
        middle = (left + right) / 2
        return (Edge(middle, top, middle, bottom),)
    return (
        Edge(left, top, right, top),
        Edge(left, bottom, right, bottom),
        Edge(left, top, left, bottom),
        Edge(right, top, right, bottom),
    )


def _stands_by(upright: Sequence[Edge], x: float, box: Box) -> bool:
    """Whether a line stands by a side of a box, over half its height; `upright` in order."""
    first, last = bisect_left(upright, (x - _NEAR,)), bisect_left(upright, (x + _NEAR, inf))
    covered = sum(max(0.0, min(edge.bottom, box[3]) - max(edge.top, box[1])) for edge in upright[first:last])
    return 2 * covered >= box[3] - box[1]
