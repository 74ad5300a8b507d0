"""A table's cells and characters as a grid."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import inf

from gouji.model.document import Grid, GridCell
from gouji.model.location import Location, spanning
from gouji.normalize import ordinary
from gouji.readers.pages.content import Box, Run
from gouji.readers.pages.giving import Giving
from gouji.readers.pages.lines import TextLine, place_of, rounded
from gouji.readers.pages.slots import NEXT_PAGE, PADDING, Ruled, Slot


def _area(cell: Box) -> float:
    return (cell[2] - cell[0]) * (cell[3] - cell[1])


def ruled(page: int, cells: Sequence[Box], runs: Iterable[Run], *, recognized: bool = False) -> tuple[Ruled, list[Run]]:
    """The table, and what of the runs stands in none of its cells."""
    lefts, tops = sorted({cell[0] for cell in cells}), sorted({cell[1] for cell in cells})
    columns, rows = ({place: at for at, place in enumerate(places)} for places in (lefts, tops))
    slots: dict[tuple[int, int], Slot] = {}
    covering: dict[tuple[int, int], Slot] = {}
    # The smaller first: where some lines are left out, a box around several cells is found besides the cells.
    for left, top, right, bottom in sorted(cells, key=_area):
        row, column = rows[top], columns[left]
        down = max(1, bisect_right(tops, bottom - 0.01) - row)
        across = max(1, bisect_right(lefts, right - 0.01) - column)
        slots[row, column] = slot = Slot(left, right, down, across, [], page, top, bottom, recognized)
        for covered in range(row, row + down):
            for at in range(column, column + across):
                covering.setdefault((covered, at), slot)
    box = lefts[0], tops[0], max(cell[2] for cell in cells), max(cell[3] for cell in cells)
    giving = Giving(covering, [-inf, *lefts, box[2], inf], [-inf, *tops, box[3], inf])
    giving.give(runs)
    found: list[list[Slot]] = [[] for _ in tops]
    for row, column in sorted(slots):
        slot = slots[row, column]
        if slot.across > 1:
            _cut_back(slot, row, covering, lefts)
        found[row].append(slot)
    return Ruled(page, box, lefts, found), giving.rest


def _cut_back(slot: Slot, row: int, covering: dict[tuple[int, int], Slot], lefts: list[float]) -> None:
    """A box around other cells ends where the first of them begins."""
    first = bisect_right(lefts, slot.left + 0.01)
    for column in range(first, bisect_right(lefts, slot.right - 1.0)):
        if any(covering.get((below, column)) is not slot for below in range(row, row + slot.rows)):
            slot.right = lefts[column]
            return


def grid(table: Ruled) -> Grid:
    """The finished table; a cell's column is the place of its left edge."""
    rows = []
    for number, row in enumerate(table.rows):
        cells = []
        for slot in row:
            column = bisect_right(table.lefts, slot.left + 0.01) - 1
            across = max(1, bisect_right(table.lefts, slot.right - 1.0) - column)
            down = min(slot.rows, len(table.rows) - number)
            text, place = _content(slot)
            cells.append(GridCell(text, number, column, place, down, across))
        if cells:
            rows.append(tuple(cells))
    first, last = rows[0][0].location, rows[-1][-1].location
    return Grid(tuple(rows), "ruled", spanning(first, last, ""))


def _content(slot: Slot) -> tuple[str, Location]:
    if not slot.runs:
        box = rounded((slot.left, slot.top, slot.right, slot.bottom))
        # A picture's cell without ink is surely empty: ink that could not be read would stand there as unknown.
        return "", Location("pdf", "", page=slot.page, box=box, confidence=1.0 if slot.recognized else None)
    if len(slot.runs) == 1:
        return ordinary(slot.runs[0].text), place_of(slot.page, slot.runs)
    lines = slot.lines
    if len(lines) == 1:
        return lines[0].text, lines[0].place
    place = place_of(slot.page, [run for run in slot.runs if run.top < NEXT_PAGE] or slot.runs)
    text = lines[0].text
    for above, below in pairwise(lines):
        text += ("" if _wraps(above, below, slot) else "\n") + below.text
    return text, place._replace(text=" ".join(line.raw for line in lines))


def _wraps(above: TextLine, below: TextLine, slot: Slot) -> bool:
    """Whether a line within a cell goes on below: words do; a number does where it had filled its cell."""
    before, after = above.runs[-1].text[-1], below.runs[0].text[0]
    if not (before.isdigit() or before in ".,，．") or not (after.isdigit() or after in ".,，．"):
        return True
    return not slot.doubtful and is_full(above, below, slot)


def is_full(above: TextLine, below: TextLine, slot: Slot) -> bool:
    """Whether a line had no room left in its cell for what stands first on the next."""
    width = below.first.right - below.first.left
    padding = min(PADDING, max(0.0, above.left - slot.left))
    return above.right - above.left + width > slot.right - slot.left - 2 * padding
