"""A table's cells and characters as a grid."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import inf, nan
from operator import sub

from gouji.model.document import Grid, GridCell
from gouji.model.location import Location, spanning
from gouji.normalize import ordinary
from gouji.patterns import pattern
from gouji.readers.pages.content import UNKNOWN, Box, Run
from gouji.readers.pages.lines import TextLine, lines_of, place_of, rounded

# What cells keep free at most beside their text, in points.
_PADDING = 6.0
# A number, with its sign or percent sign.
_DIGITS = pattern(r"[+＋\-—–－]?[\d,，.．]+[%％]?")
# In ems: an edge may stand so far within a digit beside it; digits of one number stand apart alike but for so much.
_SLACK, _UNEVEN = 0.05, 0.03
# One number, not several in a row.
_ONE = pattern(r"[+＋\-—–－]?(?![0０]\d)(?:\d+|\d{1,3}(?:[,，]\d{3})+)(?:[.．]\d+)?[%％]?")
# Runs that no cell of a report has.
_CROWDED = 300
# What stands on the next page stands further down by this.
NEXT_PAGE = 10_000


@dataclass(slots=True)
class Ruled:
    """A table on one page, or on several once joined. `rows` hold (left, right, text, place) from the left."""

    page: int
    box: Box
    lefts: list[float]
    rows: list[list[Slot]]
    last_page: int = 0
    bottom: float = 0.0

    def __post_init__(self) -> None:
        self.last_page, self.bottom = self.page, self.box[3]


@dataclass(slots=True)
class Slot:
    """A cell: from where to where it reaches, over how many rows and, as it was drawn, columns, and what stands in it.

    `recognized`: read from a picture, which an empty cell cannot tell by its characters. `doubtful`: lines that may
    belong to several cells, and so are not put together to one number.
    """

    left: float
    right: float
    rows: int
    across: int
    runs: list[Run] = field(default_factory=list)
    page: int = 0
    top: float = 0.0
    bottom: float = 0.0
    recognized: bool = False
    doubtful: bool = False

    @property
    def lines(self) -> list[TextLine]:
        return lines_of(self.page, self.runs) if self.runs else []


# Which cell takes what of a number.
Taken = list[tuple[Slot, Run]]


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
    giving = _Giving(covering, [-inf, *lefts, box[2], inf], [-inf, *tops, box[3], inf])
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


class _Giving:
    """Gives each character to the cell that its middle stands in; those that stand in none are `rest`.

    `xs` and `ys`: where the columns and the rows begin, the table ends, and all that is beside it.
    """

    def __init__(self, covering: Mapping[tuple[int, int], Slot], xs: Sequence[float], ys: Sequence[float]) -> None:
        self.covering, self.xs, self.ys = covering, xs, ys
        self.rest: list[Run] = []

    def give(self, runs: Iterable[Run]) -> None:
        numbers = []
        # What comes next in a file stands in the same stretch of the grid most of the time.
        left = right = top = bottom = nan
        found = None
        waiting = [*runs][::-1]
        while waiting:
            run = waiting.pop()
            x, to_x, y = _middles(run)
            if not (left <= x < right and top <= y < bottom):
                row, column = bisect_right(self.ys, y) - 1, bisect_right(self.xs, x) - 1
                beside = row in (0, len(self.ys) - 2)
                left, right = (-inf, inf) if beside else self.xs[column : column + 2]
                top, bottom = self.ys[row : row + 2]
                found = self.covering.get((row - 1, column - 1))
            holds = found if found and x < found.right and y < found.bottom else None
            if not run.starts or to_x < (min(right, holds.right) if holds else right):
                (holds.runs if holds else self.rest).append(run)
            elif _DIGITS.fullmatch(run.text):
                numbers.append(run)
            else:
                waiting += [*_parts(run)][::-1]  # over an edge of the grid
        self._give_numbers(numbers)

    def _give_numbers(self, numbers: list[Run]) -> None:
        """Numbers that run over the edges of their cells, to whichever of the cells they touch surely is their own; where
        that is not to be told, nobody can read any of them. What one is given may tell where those before and behind it
        belong.
        """
        for taken in (_by_the_only, _by_the_only, _by_each, _by_the_fitting, _by_nobody):
            numbers = [number for number in reversed(numbers) if not self._is_given(number, taken)]

    def _is_given(self, run: Run, taken: Callable[[Run, Sequence[Slot]], Taken]) -> bool:
        touched = self._touched(run)
        if not touched:
            self.rest.append(run)
            return True
        parts = taken(run, touched)
        for slot, part in parts:
            slot.runs.append(part)
        return bool(parts)

    def _touched(self, run: Run) -> list[Slot]:
        """The cells that a run goes through, from the left; none where the grid has a hole."""
        x, to_x, y = _middles(run)
        row = bisect_right(self.ys, y) - 1
        columns = range(bisect_right(self.xs, x) - 1, bisect_right(self.xs, to_x))
        near = {id(slot): slot for at in columns if (slot := self.covering.get((row - 1, at - 1)))}
        return [slot for slot in near.values() if x < slot.right and slot.left <= to_x and y < slot.bottom]


def _parts(run: Run) -> Iterator[Run]:
    """The numbers of a run, and its other characters one by one."""
    chars, done = run.chars, 0
    for match in _DIGITS.finditer(run.text):
        start, end = match.span()
        if end - start > 1:
            yield from chars[done:start]
            yield Run.of(chars[start:end])
            done = end
    yield from chars[done:]


def _by_the_only(run: Run, touched: Sequence[Slot]) -> Taken:
    """The one that it does not leave, or the only one that holds nothing else on that line."""
    x, to_x, _ = _middles(run)
    if len(touched) == 1 and touched[0].left <= x and to_x < touched[0].right:
        return [(touched[0], run)]
    free = [slot for slot in touched if _is_free(slot, run)]
    return [(free[0], run)] if len(free) == 1 else []


def _by_each(run: Run, touched: Sequence[Slot]) -> Taken:
    """Several numbers written at once, where at the edges their digits are further apart than elsewhere."""
    cuts, chars = _cuts(run, touched), run.chars
    gaps = dict(enumerate(map(sub, run.starts[1:], run.ends), 1))
    at_edges = [gaps.pop(cut) for cut in {*cuts}]
    if not at_edges or min(at_edges) - max(gaps.values(), default=0.0) <= _UNEVEN * run.size:
        return []
    if not all(_is_free(slot, run) for slot in touched):
        return []
    ends = pairwise([0, *cuts, len(chars)])
    return [(slot, char) for slot, (start, end) in zip(touched, ends, strict=True) for char in chars[start:end]]


def _by_the_fitting(run: Run, touched: Sequence[Slot]) -> Taken:
    """The one that a number begins or ends in as text does that fits; but between digits edges may part two numbers."""
    if _cuts(run, touched) or not _ONE.fullmatch(run.text):
        return []
    first, last = touched[0], touched[-1]
    begins, ends = run.left - first.left <= _PADDING, last.right - run.right <= _PADDING
    own = first if begins else last
    return [(own, run)] if begins != ends and _is_free(own, run) else []


def _by_nobody(run: Run, touched: Sequence[Slot]) -> Taken:
    return [(slot, run._replace(text=UNKNOWN, starts=(), ends=(), sizes=())) for slot in touched]


def _is_free(slot: Slot, run: Run) -> bool:
    """Whether a cell holds nothing else on a number's line; of one that holds a page that is not asked."""
    middle = (run.top + run.bottom) / 2
    return len(slot.runs) < _CROWDED and not any(other.top < middle < other.bottom for other in slot.runs)


def _cuts(run: Run, touched: Sequence[Slot]) -> list[int]:
    """How many of the characters stand before each edge between the cells; none where an edge goes through one."""
    slack = _SLACK * run.size
    cuts = [bisect_left(run.starts, slot.left - slack) for slot in touched[1:]]
    between = all(
        0 < cut < len(run.text) and run.ends[cut - 1] <= slot.left + slack
        for cut, slot in zip(cuts, touched[1:], strict=True)
    )
    return cuts if between else []


def _middles(run: Run) -> tuple[float, float, float]:
    """Those of its first and its last character sideways, and the one downwards."""
    _, left, top, right, bottom, _, _, starts, ends, _ = run
    middle = (top + bottom) / 2
    if starts:
        return (left + ends[0]) / 2, (starts[-1] + right) / 2, middle
    return (left + right) / 2, (left + right) / 2, middle


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
    padding = min(_PADDING, max(0.0, above.left - slot.left))
    return above.right - above.left + width > slot.right - slot.left - 2 * padding
