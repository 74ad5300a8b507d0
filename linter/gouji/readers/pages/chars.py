"""Characters as a page shows them: each once, and none that cannot be seen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from gouji.readers.pages.content import Box, Char

# Spaces of every kind, soft hyphens and marks of no width: gaps tell more than they do.
BLANKS = frozenset({0xA0, 0xAD, 0x3000, 0xFEFF, 0xFFFE, 0xFFFF, *range(0x2000, 0x2010), 0x2028, 0x2029, 0x202F, 0x205F})

# Twins are looked for within squares of so many points.
_GRAIN = 32
_NOWHERE: Sequence[tuple[float, float]] = ()


def once(chars: Iterable[Char]) -> Iterator[Char]:
    """Bold that is faked by printing twice, a hair apart, is one character."""
    seen: dict[tuple[str, int, int], list[tuple[float, float]]] = {}
    for char in chars:
        text, left, top, _, _, size, _ = char
        reach = max(0.6, 0.15 * size)
        first, last = int(left - reach) // _GRAIN, int(left + reach) // _GRAIN
        upper, lower = int(top - reach) // _GRAIN, int(top + reach) // _GRAIN
        if first == last and upper == lower:  # as nearly always
            near = seen.get((text, first, upper), _NOWHERE)
        else:
            spots = ((text, x, y) for x in range(first, last + 1) for y in range(upper, lower + 1))
            near = [place for spot in spots for place in seen.get(spot, _NOWHERE)]
        if near and any(abs(x - left) < reach and abs(y - top) < reach for x, y in near):
            continue
        seen.setdefault((text, int(left) // _GRAIN, int(top) // _GRAIN), []).append((left, top))
        yield char


def is_hidden(char: Char, hidden: Sequence[Box], shaded: Sequence[Box]) -> bool:
    """White text on white paper; on a dark ground it is seen."""
    x, y = (char.left + char.right) / 2, (char.top + char.bottom) / 2
    return _within(x, y, hidden) and not _within(x, y, shaded)


def _within(x: float, y: float, boxes: Sequence[Box]) -> bool:
    return any(left <= x <= right and top <= y <= bottom for left, top, right, bottom in boxes)
