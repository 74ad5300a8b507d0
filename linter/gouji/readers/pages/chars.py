"""Characters as a page shows them: each once, and none that cannot be seen."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from gouji.readers.pages.content import Box, Char

# Spaces of every kind, soft hyphens and marks of no width: gaps tell more than they do.
BLANKS = frozenset({0xA0, 0xAD, 0x3000, 0xFEFF, 0xFFFE, 0xFFFF, *range(0x2000, 0x2010), 0x2028, 0x2029, 0x202F, 0x205F})

# Twins are looked for within squares of so many points.
_GRAIN = 32


def once(chars: Iterable[Char]) -> list[Char]:
    """Bold that is faked by printing twice, a hair apart, is one character."""
    seen: defaultdict[tuple[str, float, float], list[tuple[float, float]]] = defaultdict(list)
    found = []
    for char in chars:
        text, left, top, _, _, size, _ = char
        reach = 0.15 * size if size > 4 else 0.6
        here = near = seen[text, left // _GRAIN, top // _GRAIN]
        if not (reach < left % _GRAIN < _GRAIN - reach and reach < top % _GRAIN < _GRAIN - reach):
            columns = {(left - reach) // _GRAIN, (left + reach) // _GRAIN}
            rows = {(top - reach) // _GRAIN, (top + reach) // _GRAIN}
            near = [place for column in columns for row in rows for place in seen[text, column, row]]
        for x, y in near:
            if abs(x - left) < reach and abs(y - top) < reach:
                break
        else:
            here.append((left, top))
            found.append(char)
    return found


def is_hidden(char: Char, hidden: Sequence[Box], shaded: Sequence[Box]) -> bool:
    """White text on white paper; on a dark ground it is seen."""
    x, y = (char.left + char.right) / 2, (char.top + char.bottom) / 2
    return _within(x, y, hidden) and not _within(x, y, shaded)


def _within(x: float, y: float, boxes: Sequence[Box]) -> bool:
    return any(left <= x <= right and top <= y <= bottom for left, top, right, bottom in boxes)
