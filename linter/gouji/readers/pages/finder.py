"""From ruling lines to tables: the cells that lines close in.

The steps and tolerances are those of pdfplumber's TableFinder, which a test holds this against; what differs is that
every question is answered from an index instead of by comparing everything with everything.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise

from gouji.readers.pages.content import Box, Edge

# Lines this near to each other are one line, lines this near to crossing cross, shorter ones are none (points).
TOLERANCE = 3.0

Point = tuple[float, float]
# A line once it is snapped: where it stands across, and from where to where it runs.
Stroke = tuple[float, float, float]


def find_tables(edges: Iterable[Edge]) -> list[list[Box]]:
    """The tables as lists of cells, from the top; areas of a single cell are no tables."""
    upright, level = [], []
    for edge in edges:
        if edge.left == edge.right:
            upright.append((edge.left, edge.top, edge.bottom))
        else:
            level.append((edge.top, edge.left, edge.right))
    return _tables(_cells(_joined(_snapped(upright)), _joined(_snapped(level))))


def _snapped(strokes: Sequence[Stroke]) -> list[Stroke]:
    """Lines whose places follow each other within the tolerance are moved to their mean place."""
    found: list[Stroke] = []
    ordered = sorted(strokes)
    start = 0
    for at in range(1, len(ordered) + 1):
        if at == len(ordered) or ordered[at][0] > ordered[at - 1][0] + TOLERANCE:
            places = sorted({stroke[0] for stroke in ordered[start:at]})
            group = ordered[start:at]
            mean = sum(stroke[0] for stroke in group) / len(group) if len(places) > 1 else places[0]
            found += [(mean, first, last) for _, first, last in group]
            start = at
    return found


def _joined(strokes: Sequence[Stroke]) -> list[Stroke]:
    """Pieces of one line that touch become one; what stays shorter than the tolerance is left out."""
    found: list[list[float]] = []
    for place, first, last in sorted(strokes):
        if found and found[-1][0] == place and first <= found[-1][2] + TOLERANCE:
            found[-1][2] = max(found[-1][2], last)
        else:
            found.append([place, first, last])
    return [(place, first, last) for place, first, last in found if last - first >= TOLERANCE]


class _Crossings:
    """Where lines cross, and along which lines one gets from one crossing to another."""

    def __init__(self, upright: Sequence[Stroke], level: Sequence[Stroke]) -> None:
        heights = [stroke[0] for stroke in level]
        # Of each crossing the lines that meet in it, as bits.
        self.upright: dict[Point, int] = {}
        self.level: dict[Point, int] = {}
        for v, (x, top, bottom) in enumerate(upright):
            first, last = bisect_left(heights, top - TOLERANCE), bisect_right(heights, bottom + TOLERANCE)
            for h in range(first, last):
                y, left, right = level[h]
                if left - TOLERANCE <= x <= right + TOLERANCE:
                    self.upright[x, y] = self.upright.get((x, y), 0) | 1 << v
                    self.level[x, y] = self.level.get((x, y), 0) | 1 << h
        self.below: dict[float, list[float]] = {}
        self.right: dict[float, list[float]] = {}
        for x, y in sorted(self.upright):
            self.below.setdefault(x, []).append(y)
            self.right.setdefault(y, []).append(x)

    def cell(self, x: float, y: float) -> Box | None:
        """The smallest cell with this crossing at its top left."""
        column, row = self.below[x], self.right[y]
        here_v, here_h = self.upright[x, y], self.level[x, y]
        rights = row[bisect_right(row, x) :]
        for bottom in column[bisect_right(column, y) :]:
            if not here_v & self.upright[x, bottom]:
                continue
            for right in rights:
                corner = right, bottom
                if (
                    here_h & self.level[right, y]
                    and self.upright.get(corner, 0) & self.upright[right, y]
                    and self.level[corner] & self.level[x, bottom]
                ):
                    return (x, y, right, bottom)
        return None


def _cells(upright: Sequence[Stroke], level: Sequence[Stroke]) -> list[Box]:
    crossings = _Crossings(upright, level)
    return [cell for point in sorted(crossings.upright) if (cell := crossings.cell(*point))]


def _tables(cells: Sequence[Box]) -> list[list[Box]]:
    """Cells that share corners are one table."""
    owner: dict[Point, int] = {}
    leader = list(range(len(cells)))

    def find(one: int) -> int:
        while leader[one] != one:
            leader[one] = leader[leader[one]]
            one = leader[one]
        return one

    for number, (left, top, right, bottom) in enumerate(cells):
        for corner in ((left, top), (left, bottom), (right, top), (right, bottom)):
            other = owner.setdefault(corner, number)
            if leader[other] != leader[number]:
                leader[find(number)] = find(other)
    groups: dict[int, list[Box]] = {}
    for number, cell in enumerate(cells):
        groups.setdefault(find(number), []).append(cell)
    found = [group for group in groups.values() if len(group) > 1]
    return sorted(found, key=lambda group: min((cell[1], cell[0]) for cell in group))


def close_open_ends(edges: Sequence[Edge]) -> list[Edge]:
    """The edges, and a horizontal one wherever two or more verticals of a table end at one height without any: a table
    cut by the end of a page is left open there, or only those of its cells that go on over the break.
    """
    upright = _joined(_snapped([(e.left, e.top, e.bottom) for e in edges if e.left == e.right]))
    level = _joined(_snapped([(e.top, e.left, e.right) for e in edges if e.left != e.right]))
    added = []
    for end in (1, 2):
        ordered = sorted(upright, key=lambda stroke: stroke[end])
        for group in _near(ordered, end):
            place = sum(stroke[end] for stroke in group) / len(group)
            xs = sorted(stroke[0] for stroke in group)
            added += [Edge(left, place, right, place) for left, right in _open(level, place, xs)]
    return [*edges, *added]


def _open(level: Sequence[Stroke], place: float, xs: Sequence[float]) -> list[tuple[float, float]]:
    """From where to where lines are wanting between verticals that end at a height."""
    if xs[-1] - xs[0] < TOLERANCE:
        return []
    if not _drawn(level, place, xs[0], xs[-1]):
        return [(xs[0], xs[-1])]
    return [pair for pair in pairwise(xs) if _is_one_cell(level, *pair) and not _drawn(level, place, *pair)]


def _is_one_cell(level: Sequence[Stroke], left: float, right: float) -> bool:
    """Whether a line runs from one vertical to the other anywhere: none does between two tables."""
    return right - left >= TOLERANCE and any(
        first <= left + TOLERANCE and last >= right - TOLERANCE for _, first, last in level
    )


def _near(ordered: Sequence[Stroke], end: int) -> list[list[Stroke]]:
    groups: list[list[Stroke]] = []
    for stroke in ordered:
        if groups and stroke[end] - groups[-1][-1][end] <= TOLERANCE:
            groups[-1].append(stroke)
        else:
            groups.append([stroke])
    return [group for group in groups if len(group) > 1]


def _drawn(level: Sequence[Stroke], place: float, left: float, right: float) -> bool:
    """Whether horizontals near a height cover half of a stretch."""
    near = sorted((max(first, left), min(last, right)) for y, first, last in level if abs(y - place) <= 2 * TOLERANCE)
    covered, reached = 0.0, left
    for first, last in near:
        covered += max(0.0, last - max(first, reached))
        reached = max(reached, last)
    return 2 * covered >= right - left


def spans(cells: Sequence[Box]) -> tuple[list[float], list[float]]:
    """The lefts of the columns and the tops of the rows, in order."""
    return sorted({cell[0] for cell in cells}), sorted({cell[1] for cell in cells})
