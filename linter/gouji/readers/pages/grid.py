"""A table's cells and characters as a grid, and grids that a page break had cut."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from gouji.model.document import Grid, GridCell
from gouji.model.location import Location, spanning
from gouji.readers.pages.content import Box, Char
from gouji.readers.pages.lines import TextLine, lines_of, place_of

# Columns of the two halves of a table stand over each other as exactly as this, in points.
_SAME = 5.0
# What cells keep free beside their text, in points, both sides together.
_PADDING = 12.0


@dataclass(slots=True)
class Ruled:
    """A table on one page, or on several once joined. `rows` hold (left, right, text, place) from the left."""

    page: int
    box: Box
    lefts: list[float]
    rows: list[list[Slot]]
    open_below: bool = False
    open_above: bool = False
    last_page: int = 0
    bottom: float = 0.0

    def __post_init__(self) -> None:
        self.last_page, self.bottom = self.page, self.box[3]


@dataclass(slots=True)
class Slot:
    """A cell: from where to where it reaches, over how many rows, and what stands in it. `recognized`: read from a picture,
    which an empty cell cannot tell by its characters.
    """

    left: float
    right: float
    rows: int
    chars: list[Char] = field(default_factory=list)
    page: int = 0
    top: float = 0.0
    bottom: float = 0.0
    recognized: bool = False

    @property
    def lines(self) -> list[TextLine]:
        return lines_of(self.page, self.chars) if self.chars else []


def ruled(
    page: int, cells: Sequence[Box], chars: Iterable[Char], *, recognized: bool = False
) -> tuple[Ruled, list[Char]]:
    """The table, and the characters that stand in none of its cells."""
    lefts, tops = sorted({cell[0] for cell in cells}), sorted({cell[1] for cell in cells})
    slots: dict[tuple[int, int], Slot] = {}
    covering: dict[tuple[int, int], Slot] = {}
    for left, top, right, bottom in cells:
        row, column = tops.index(top), lefts.index(left)
        down = max(1, bisect_right(tops, bottom - 0.01) - row)
        slot = Slot(left, right, down, [], page, top, bottom, recognized)
        slots[row, column] = slot
        for covered in range(row, row + down):
            for across in range(column, max(column + 1, bisect_right(lefts, right - 0.01))):
                covering.setdefault((covered, across), slot)
    rest = []
    for char in chars:
        x, y = (char.left + char.right) / 2, (char.top + char.bottom) / 2
        found = covering.get((bisect_right(tops, y) - 1, bisect_right(lefts, x) - 1))
        if found and x < found.right and y < found.bottom:
            found.chars.append(char)
        else:
            rest.append(char)
    rows = [[slots[row, column] for column in range(len(lefts)) if (row, column) in slots] for row in range(len(tops))]
    box = lefts[0], tops[0], max(cell[2] for cell in cells), max(cell[3] for cell in cells)
    return Ruled(page, box, lefts, rows), rest


def continues(above: Ruled, below: Ruled) -> bool:
    """Whether a table goes on in the one at the head of the next page: their right edges agree, and every column of the
    one below stands under one above (a part may have lost its outermost column, never gained one).
    """
    if abs(above.box[2] - below.box[2]) > _SAME:
        return False
    return all(_place(left, above.lefts) is not None for left in below.lefts)


def _place(left: float, lefts: Sequence[float]) -> int | None:
    near = min(range(len(lefts)), key=lambda at: abs(lefts[at] - left))
    return near if abs(lefts[near] - left) <= _SAME else None


def join(above: Ruled, below: Ruled) -> None:
    """Appends the rows of the lower part, its columns moved over those of the upper one."""
    for row in below.rows:
        for slot in row:
            place = _place(slot.left, above.lefts)
            slot.left = above.lefts[place] if place is not None else slot.left
    if _is_cut(above, below):
        _mend(above.rows[-1], below.rows.pop(0))
    above.rows += below.rows
    above.last_page, above.bottom = below.last_page, below.bottom
    above.open_below = below.open_below


def _is_cut(above: Ruled, below: Ruled) -> bool:
    """Whether the break goes through a row: no line ends it, both parts have the same cells, and one of them has only
    words left, which are no row of their own.
    """
    if not (above.open_below or below.open_above) or not above.rows or not below.rows:
        return False
    first, second = above.rows[-1], below.rows[0]
    if [round(slot.left) for slot in first] != [round(slot.left) for slot in second]:
        return False
    filled = [{at for at, slot in enumerate(row) if slot.chars} for row in (first, second)]
    values = [{at for at in found if _is_value(row[at])} for found, row in zip(filled, (first, second), strict=True)]
    words = [found - numbers for found, numbers in zip(filled, values, strict=True)]
    return not (values[0] and values[1]) and bool(words[0] & words[1] or not filled[0] or not filled[1])


def _is_value(slot: Slot) -> bool:
    text = "".join(char.text for char in slot.chars)
    return text.strip("-—–－/.,").isdigit() or not text.strip("-—–－/无")


def _mend(above: list[Slot], below: list[Slot]) -> None:
    for upper, lower in zip(above, below, strict=True):
        if not upper.chars:
            upper.chars, upper.page, upper.top, upper.bottom = lower.chars, lower.page, lower.top, lower.bottom
        elif lower.chars:
            # What stands on the next page stands further down.
            upper.chars += [char._replace(top=char.top + 10_000, bottom=char.bottom + 10_000) for char in lower.chars]


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
    if not slot.chars:
        box = round(slot.left, 2), round(slot.top, 2), round(slot.right, 2), round(slot.bottom, 2)
        # A picture's cell without ink is surely empty: ink that could not be read would stand there as unknown.
        return "", Location("pdf", "", page=slot.page, box=box, confidence=1.0 if slot.recognized else None)
    lines = slot.lines
    if len(lines) == 1:
        return lines[0].text, lines[0].place
    place = place_of(slot.page, [char for char in slot.chars if char.top < 10_000] or slot.chars)
    text = lines[0].text
    for above, below in pairwise(lines):
        text += ("" if _wraps(above, below, slot) else " ") + below.text
    return text, place._replace(text=" ".join(line.place.text for line in lines))


def _wraps(above: TextLine, below: TextLine, slot: Slot) -> bool:
    """Whether a line within a cell goes on below: words do; a number does where it had filled its cell."""
    before, after = above.chars[-1].text, below.chars[0].text
    if not (before.isdigit() or before in ".,，．") or not (after.isdigit() or after in ".,，．"):
        return True
    width = below.chars[0].right - below.chars[0].left
    return above.right - above.left + width > slot.right - slot.left - _PADDING
