"""Characters as a page shows them: each once, and none that cannot be seen."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from math import inf
from operator import attrgetter

from gouji.readers.pages.content import Box, Run

# Spaces of every kind, soft hyphens and marks of no width: gaps tell more than they do.
BLANKS = frozenset({0xA0, 0xAD, 0x3000, 0xFEFF, 0xFFFE, 0xFFFF, *range(0x2000, 0x2010), 0x2028, 0x2029, 0x202F, 0x205F})

_LEFT, _TOP = attrgetter("left"), attrgetter("top")
# Twins are looked for within squares of so many points.
_GRAIN = 32


def once(runs: Sequence[Run]) -> Sequence[Run]:
    """Bold that is faked by printing twice, a hair apart, is one character."""
    reach = reach_of(max((run.size for run in runs), default=0.0))
    kept: dict[int, list[Run]] = {}
    for row in _rows(runs, reach):
        if len(row) > 1 and _is_crowded(row):
            kept |= _untwinned(row)
    return [char for run in runs for char in kept.get(id(run), (run,))] if kept else runs


def _rows(runs: Sequence[Run], reach: float) -> Iterator[list[Run]]:
    """Runs that stand at one height or so; no twins are in two rows."""
    row: list[Run] = []
    above = -inf
    for run in sorted(runs, key=_TOP):
        top = run.top
        if top - above >= reach:
            yield row
            row = []
        row.append(run)
        above = top
    yield row


def reach_of(size: float) -> float:
    """The furthest that a twin may stand beside a character; characters of one run begin further apart."""
    return max(0.6, 0.15 * size)


def _is_crowded(row: Iterable[Run]) -> bool:
    """Whether any two characters may stand as near as twins do; hardly ever, and this is soon told."""
    ordered = sorted(row, key=_LEFT)
    reach = reach_of(max([run.size for run in ordered]))
    return any(after.left - before.last < reach for before, after in pairwise(ordered))


def _untwinned(row: Sequence[Run]) -> dict[int, list[Run]]:
    """By its identity, each run that holds twins: those of its characters that are none."""
    chars = {id(run): run.chars for run in row}
    twins = {id(twin) for twin in _twins(char for run in row for char in chars[id(run)])}
    return {
        run: [char for char in held if id(char) not in twins]
        for run, held in chars.items()
        if any(id(char) in twins for char in held)
    }


def _twins(chars: Iterable[Run]) -> Iterator[Run]:
    """Those that stand a hair beside the same character before."""
    seen: defaultdict[tuple[str, float, float], list[tuple[float, float]]] = defaultdict(list)
    for char in chars:
        text, left, top, right, _, size, *_ = char
        # Never so far as the next character stands: a size may be wrong, and digits repeat.
        reach = min(reach_of(size), 0.5 * max(right - left, 0.1))
        here = near = seen[text, left // _GRAIN, top // _GRAIN]
        if not (reach < left % _GRAIN < _GRAIN - reach and reach < top % _GRAIN < _GRAIN - reach):
            columns = {(left - reach) // _GRAIN, (left + reach) // _GRAIN}
            lines = {(top - reach) // _GRAIN, (top + reach) // _GRAIN}
            near = [place for column in columns for line in lines for place in seen[text, column, line]]
        for x, y in near:
            if abs(x - left) < reach and abs(y - top) < reach:
                yield char
                break
        else:
            here.append((left, top))


def within_page(runs: Iterable[Run], size: tuple[float, float]) -> Iterator[Run]:
    """What of the runs has its middle on the page."""
    width, height = 2 * size[0], 2 * size[1]
    for run in runs:
        if 0 <= run.top + run.bottom <= height:
            if run.left >= 0 and 2 * run.right <= width:
                yield run
            else:
                yield from (char for char in run.chars if 0 <= char.left + char.right <= width)


def seen(runs: Iterable[Run], hidden: Sequence[Box], shaded: Sequence[Box]) -> Iterator[Run]:
    """White text on white paper is not; on a dark ground it is."""
    for run in runs:
        if any(box[0] <= run.right and run.left <= box[2] for box in hidden):
            yield from (char for char in run.chars if not _is_hidden(char, hidden, shaded))
        else:
            yield run


def _is_hidden(char: Run, hidden: Sequence[Box], shaded: Sequence[Box]) -> bool:
    x, y = (char.left + char.right) / 2, (char.top + char.bottom) / 2
    return _within(x, y, hidden) and not _within(x, y, shaded)


def _within(x: float, y: float, boxes: Sequence[Box]) -> bool:
    return any(left <= x <= right and top <= y <= bottom for left, top, right, bottom in boxes)
