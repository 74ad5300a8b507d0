"""Which of a table's cells each run, character or number on the page stands in."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from math import inf, nan
from operator import sub

from gouji.patterns import pattern
from gouji.readers.pages.content import UNKNOWN, Run
from gouji.readers.pages.slots import PADDING, Slot

# A number, with its sign or percent sign.
_DIGITS = pattern(r"[+＋\-—–－]?[\d,，.．]+[%％]?")
# In ems: an edge may stand so far within a digit beside it; digits of one number stand apart alike but for so much.
_SLACK, _UNEVEN = 0.05, 0.03
# One number, not several in a row.
_ONE = pattern(r"[+＋\-—–－]?(?![0０]\d)(?:\d+|\d{1,3}(?:[,，]\d{3})+)(?:[.．]\d+)?[%％]?")
# Runs that no cell of a report has; looking through more for each number would take forever.
_CROWDED = 300

# Which cell takes what of a number.
Taken = list[tuple[Slot, Run]]


class Giving:
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
        that is not to be told, nobody can read any of them.
        """
        # What one is given may tell where those before and behind it belong: there and back.
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
    begins, ends = run.left - first.left <= PADDING, last.right - run.right <= PADDING
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
