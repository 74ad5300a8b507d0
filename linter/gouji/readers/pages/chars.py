"""Characters as a page shows them: each once, and none that cannot be seen."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from gouji.readers.pages.content import Box, Char

# Spaces of every kind, soft hyphens and marks of no width: gaps tell more than they do.
BLANKS = frozenset({0xA0, 0xAD, 0x3000, 0xFEFF, 0xFFFE, 0xFFFF, *range(0x2000, 0x2010), 0x2028, 0x2029, 0x202F, 0x205F})

# Twins are looked for within squares of so many points.
_GRAIN = 32
# More squares than any page has side by side.
_ACROSS = 1_000_000


def once(chars: Iterable[Char]) -> list[Char]:
    """Bold that is faked by printing twice, a hair apart, is one character."""
    chars = list(chars)
    alike: defaultdict[str, list[Char]] = defaultdict(list)
    for char in chars:
        alike[char[0]].append(char)
    twins = {id(twin) for group in alike.values() if len(group) > 1 for twin in _twins(group)}
    return [char for char in chars if id(char) not in twins] if twins else chars


def _twins(group: Iterable[Char]) -> Iterator[Char]:
    """Of the same characters those that stand a hair beside one before."""
    seen: defaultdict[float, list[tuple[float, float]]] = defaultdict(list)
    for char in group:
        _, left, top, _, _, size, _ = char
        reach = 0.15 * size if size > 4 else 0.6
        here = near = seen[left // _GRAIN + top // _GRAIN * _ACROSS]
        if not (reach < left % _GRAIN < _GRAIN - reach and reach < top % _GRAIN < _GRAIN - reach):
            columns = {(left - reach) // _GRAIN, (left + reach) // _GRAIN}
            rows = {(top - reach) // _GRAIN, (top + reach) // _GRAIN}
            near = [place for column in columns for row in rows for place in seen[column + row * _ACROSS]]
        for x, y in near:
            if abs(x - left) < reach and abs(y - top) < reach:
                yield char
                break
        else:
            here.append((left, top))


def is_hidden(char: Char, hidden: Sequence[Box], shaded: Sequence[Box]) -> bool:
    """White text on white paper; on a dark ground it is seen."""
    x, y = (char.left + char.right) / 2, (char.top + char.bottom) / 2
    return _within(x, y, hidden) and not _within(x, y, shaded)


def _within(x: float, y: float, boxes: Sequence[Box]) -> bool:
    return any(left <= x <= right and top <= y <= bottom for left, top, right, bottom in boxes)
