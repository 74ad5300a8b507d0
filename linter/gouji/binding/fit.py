"""How well a run's values fit a row: how many there are, whether they add up, whether they go on in the next run."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from gouji.binding.labels import Target
from gouji.binding.runs import Run
from gouji.model.document import Grid

SUM_BROKEN = 8.0
_MISSING_VALUE, _EXTRA_VALUE, _BLANKS, _NO_VALUES = 2.0, 2.0, 0.5, 0.5


def fit(filled: int, blanks: int, size: int, run: Run) -> float:
    """How badly a number of values fits a number of cells."""
    if filled == size:
        return 0.0
    if filled > size:
        first = run.values[0].reading.value
        spread = all(atom.reading.value == first for atom in run.values if not atom.is_empty)
        return _BLANKS if spread else _EXTRA_VALUE * (filled - size)
    if not filled:
        return _BLANKS if blanks else _NO_VALUES
    if filled + blanks >= size:
        return _BLANKS
    return _BLANKS * blanks + _MISSING_VALUE * (size - filled - blanks)


def sums_broken(run: Run, targets: Sequence[Target]) -> float:
    """What it costs that the sums of rows would not hold, if the run's values were theirs in order."""
    values = [atom.reading.value or Decimal(0) for atom in run.values if not atom.is_empty]
    cost, start = 0.0, 0
    for target in targets:
        own = values[start : start + target.size]
        start += target.size
        if target.total is not None and sum(own) != 2 * own[target.total]:
            cost += SUM_BROKEN
    return cost


def is_end(run: Run) -> bool:
    return run.joined and isinstance(run.lines[0].source, Grid) and run.lines[0].source.columns != "spaced"


def goes_on(run: Run, more: Run) -> bool:
    """Whether bare values may be the rest of the row above: set alike, and no page number beside a table."""
    if more.labels or more.before or not more.filled or run.blanks or not run.filled:
        return False
    above, below = run.lines[-1], more.lines[0]
    if isinstance(above.source, Grid) or isinstance(below.source, Grid):
        return above.block == below.block and _is_beside(run, more)
    return more.filled > 1 or run.filled == 1


def _is_beside(run: Run, more: Run) -> bool:
    """Where places on lines are known: whether one run's values stand wholly to one side of the other's. Between them
    stand the ends of digits that wrapped within their cells.
    """
    here = [atom.x for atom in run.values if atom.x is not None]
    there = [atom.x for atom in more.values if atom.x is not None]
    if not here or not there or not _is_spaced(run):
        return True
    return max(here) < min(there) or max(there) < min(here)


def _is_spaced(run: Run) -> bool:
    grid = run.lines[0].source
    return isinstance(grid, Grid) and grid.columns == "spaced"
