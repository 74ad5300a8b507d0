"""Characters as a page shows them: each once, and none that cannot be seen."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from math import inf

from gouji.readers.pages.content import Box, Char

# Spaces of every kind, soft hyphens and marks of no width: gaps tell more than they do.
BLANKS = frozenset({0xA0, 0xAD, 0x3000, 0xFEFF, 0xFFFE, 0xFFFF, *range(0x2000, 0x2010), 0x2028, 0x2029, 0x202F, 0x205F})

# Twins are looked for within squares of so many points.
_GRAIN = 32


def once(chars: Sequence[Char]) -> Sequence[Char]:
    """Bold that is faked by printing twice, a hair apart, is one character."""
    twins = {id(twin) for row in _rows(chars) if _is_crowded(row) for twin in _twins(row)}
    return [char for char in chars if id(char) not in twins] if twins else chars


def _rows(chars: Sequence[Char]) -> Iterator[list[Char]]:
    """Characters that stand at one height or so, in their own order; no twins are in two rows."""
    levels: defaultdict[float, list[int]] = defaultdict(list)
    for at, char in enumerate(chars):
        levels[char[2]].append(at)
    reach = _reach(max((char[5] for char in chars), default=0.0))
    row: list[int] = []
    for above, top in pairwise((*sorted(levels), inf)):
        row += levels[above]
        if top - above >= reach:
            yield [chars[at] for at in sorted(row)]
            row = []


def _reach(size: float) -> float:
    """The furthest that a twin may stand beside a character."""
    return max(0.6, 0.15 * size)


def _is_crowded(row: Sequence[Char]) -> bool:
    """Whether any two stand as near as twins do; hardly ever, and this is soon told."""
    reach = _reach(max(char[5] for char in row))
    lefts = sorted([char[1] for char in row])
    return any(right - left < reach for left, right in pairwise(lefts))


def _twins(row: Iterable[Char]) -> Iterator[Char]:
    """Those that stand a hair beside the same character before."""
    seen: defaultdict[tuple[str, float, float], list[tuple[float, float]]] = defaultdict(list)
    for char in row:
        text, left, top, right, _, size, _ = char
        # Never so far as the next character stands: a size may be wrong, and digits repeat.
        reach = min(_reach(size), 0.5 * max(right - left, 0.1))
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


def within_page(chars: Iterable[Char], size: tuple[float, float]) -> list[Char]:
    """Those whose middle is on the page."""
    width, height = 2 * size[0], 2 * size[1]
    return [char for char in chars if 0 <= char[1] + char[3] <= width and 0 <= char[2] + char[4] <= height]


def is_hidden(char: Char, hidden: Sequence[Box], shaded: Sequence[Box]) -> bool:
    """White text on white paper; on a dark ground it is seen."""
    x, y = (char.left + char.right) / 2, (char.top + char.bottom) / 2
    return _within(x, y, hidden) and not _within(x, y, shaded)


def _within(x: float, y: float, boxes: Sequence[Box]) -> bool:
    return any(left <= x <= right and top <= y <= bottom for left, top, right, bottom in boxes)
