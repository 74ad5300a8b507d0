"""From ruling lines to tables: the cells that lines close in.

The steps and tolerances are those of pdfplumber's TableFinder, which a test holds this against; what differs is that
every question is answered from an index instead of by comparing everything with everything.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from operator import itemgetter

from gouji.readers.pages.content import Box, Edge

# Lines this near to each other are one line, lines this near to crossing cross, shorter ones are none (points).
TOLERANCE = 3.0

Point = tuple[float, float]
# A line once it is snapped: where it stands across, and from where to where it runs.
Stroke = tuple[float, float, float]
_PLACE, _RANGE = itemgetter(0), itemgetter(1, 2)
_FROM_TOP = itemgetter(1, 0)


def find_tables(edges: Iterable[Edge]) -> list[list[Box]]:
    """The tables as lists of cells, from the top; areas of a single cell are no tables."""
    return _tables(_Crossings(*_lines(edges)).cells())


def _lines(edges: Iterable[Edge]) -> tuple[list[Stroke], list[Stroke]]:
    """The upright and the level lines, each in order."""
    upright, level = [], []
    for left, top, right, bottom in edges:
        if left == right:
            upright.append((left, top, bottom))
        else:
            level.append((top, left, right))
    return list(_snapped(upright)), list(_snapped(level))


def _snapped(strokes: Iterable[Stroke]) -> Iterator[Stroke]:
    """Lines whose places follow each other within the tolerance are moved to their mean place, and made one where they
    touch there.
    """
    group: list[Stroke] = []
    for place, pieces in groupby(sorted(strokes), _PLACE):
        if group and place > group[-1][0] + TOLERANCE:
            yield from _joined(group)
            group = []
        group += pieces
    if group:
        yield from _joined(group)


def _joined(group: list[Stroke]) -> Iterator[Stroke]:
    """What stays shorter than the tolerance is left out."""
    place = group[0][0]
    if place != group[-1][0]:
        place = sum(map(_PLACE, group)) / len(group)
        group.sort(key=_RANGE)
    _, start, end = group[0]
    for _, first, last in group:
        if first > end + TOLERANCE:
            if end - start >= TOLERANCE:
                yield place, start, end
            start, end = first, last
        elif last > end:
            end = last
    if end - start >= TOLERANCE:
        yield place, start, end


class _Crossings:
    """Where lines cross. Columns and rows are numbered; the bits of an integer are a set of them."""

    def __init__(self, upright: Sequence[Stroke], level: Sequence[Stroke]) -> None:
        self.xs, columns = _numbered(upright)
        self.ys, rows = _numbered(level)
        meetings = list(_meetings(upright, level))
        crossed, crossing = [0] * len(upright), [0] * len(level)
        for v, h in meetings:
            crossed[v] |= 1 << rows[h]
            crossing[h] |= 1 << columns[v]
        # By column and row of a crossing: the rows and the columns that one gets to from it along its lines.
        self.down: list[dict[int, int]] = [{} for _ in self.xs]
        self.along: list[dict[int, int]] = [{} for _ in self.ys]
        for v, h in meetings:  # where two lines meet end to end, the second one goes on
            self.down[columns[v]][rows[h]] = crossed[v]
            self.along[rows[h]][columns[v]] = crossing[h]

    def cells(self) -> Iterator[Box]:
        """Of each crossing the smallest cell with it at its top left, in order."""
        for left, rows in enumerate(self.down):
            for top in rows:
                corner = self._opposite(left, top)
                if corner:
                    right, bottom = corner
                    yield self.xs[left], self.ys[top], self.xs[right], self.ys[bottom]

    def _opposite(self, left: int, top: int) -> tuple[int, int] | None:
        """The column and row of the smallest cell's other corner; of the nearest rows, the nearest column."""
        below, bottom = self.down[left][top] >> top + 1, top
        while below:
            step = _lowest(below)
            below, bottom = below >> step, bottom + step
            beside, right = (self.along[top][left] & self.along[bottom][left]) >> left + 1, left
            while beside:
                step = _lowest(beside)
                beside, right = beside >> step, right + step
                if self.down[right][top] >> bottom & 1:
                    return right, bottom
        return None


def _lowest(bits: int) -> int:
    """Which of the bits is the first that is set, counted from 1."""
    return (bits & -bits).bit_length()


def _numbered(strokes: Iterable[Stroke]) -> tuple[list[float], list[int]]:
    """The places of lines, and of each line which of them is its."""
    numbers: dict[float, int] = {}
    each = [numbers.setdefault(place, len(numbers)) for place, _, _ in strokes]
    return list(numbers), each


def _meetings(upright: Sequence[Stroke], level: Sequence[Stroke]) -> Iterator[tuple[int, int]]:
    """Which lines cross, in order."""
    heights = list(map(_PLACE, level))
    for v, (x, top, bottom) in enumerate(upright):
        for h in range(bisect_left(heights, top - TOLERANCE), bisect_right(heights, bottom + TOLERANCE)):
            _, left, right = level[h]
            if left - TOLERANCE <= x <= right + TOLERANCE:
                yield v, h


def _tables(cells: Iterable[Box]) -> list[list[Box]]:
    """Cells that share corners are one table."""
    found: list[list[Box]] = []
    table_at: dict[Point, list[Box]] = {}
    for cell in cells:
        left, top, right, bottom = cell
        table = table_at.setdefault((left, top), [])
        if not table:
            found.append(table)
        table.append(cell)
        for corner in ((left, bottom), (right, top), (right, bottom)):
            other = table_at.setdefault(corner, table)
            if other is not table:
                table = _united(table, other, table_at)
    tables = [sorted(table) for table in found if len(table) > 1]
    return sorted(tables, key=lambda table: min(map(_FROM_TOP, table)))


def _united(one: list[Box], other: list[Box], table_at: dict[Point, list[Box]]) -> list[Box]:
    """The smaller one goes into the larger one."""
    small, large = sorted((one, other), key=len)
    for left, top, right, bottom in small:
        for corner in ((left, top), (left, bottom), (right, top), (right, bottom)):
            if table_at.get(corner) is small:
                table_at[corner] = large
    large += small
    small.clear()
    return large


def close_open_ends(edges: Sequence[Edge]) -> list[Edge]:
    """The edges, and a horizontal one wherever two or more verticals of a table end at one height without any: a table
    cut by the end of a page is left open there, or only those of its cells that go on over the break.
    """
    upright, level = _lines(edges)
    added = []
    for end in (1, 2):
        for group in _near(sorted(upright, key=itemgetter(end)), end):
            place = sum(stroke[end] for stroke in group) / len(group)
            xs = sorted(map(_PLACE, group))
            added += [Edge(left, place, right, place) for left, right in _open(level, place, xs)]
    return [*edges, *added]


def _open(level: Sequence[Stroke], place: float, xs: Sequence[float]) -> list[tuple[float, float]]:
    """From where to where lines are wanting between verticals that end at a height."""
    if xs[-1] - xs[0] < TOLERANCE:
        return []
    near = [(first, last) for y, first, last in level if abs(y - place) <= 2 * TOLERANCE]
    if any(first <= xs[0] and xs[-1] <= last for first, last in near):
        return []
    if not _drawn(near, xs[0], xs[-1]):
        return [(xs[0], xs[-1])]
    return [pair for pair in pairwise(xs) if not _drawn(near, *pair) and _is_one_cell(level, *pair)]


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


def _drawn(lines: Sequence[tuple[float, float]], left: float, right: float) -> bool:
    """Whether horizontals cover half of a stretch."""
    covered, reached = 0.0, left
    for first, last in sorted([(max(first, left), min(last, right)) for first, last in lines]):
        covered += max(0.0, last - max(first, reached))
        reached = max(reached, last)
    return 2 * covered >= right - left


def spans(cells: Sequence[Box]) -> tuple[list[float], list[float]]:
    """The lefts of the columns and the tops of the rows, in order."""
    return sorted({cell[0] for cell in cells}), sorted({cell[1] for cell in cells})
