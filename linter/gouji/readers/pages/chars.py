"""Characters as a page shows them: each once, and none that cannot be seen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gouji.readers.pages.content import Box, Char

# Spaces of every kind, soft hyphens and marks of no width: gaps tell more than they do.
BLANKS = frozenset({0xA0, 0xAD, 0x3000, 0xFEFF, 0xFFFE, 0xFFFF, *range(0x2000, 0x2010), 0x2028, 0x2029, 0x202F, 0x205F})


def once(chars: Sequence[Char]) -> Iterator[Char]:
    """Bold that is faked by printing twice, a hair apart, is one character."""
    seen: dict[tuple[str, int, int], list[Char]] = {}
    for char in chars:
        # Never so far as the next character stands: a size may be wrong, and digits repeat.
        reach = min(max(0.6, 0.15 * char.size), 0.5 * max(char.right - char.left, 0.1))
        cell = (char.text, round(char.left / 8), round(char.top / 8))
        near = (
            other
            for right in (-1, 0, 1)
            for down in (-1, 0, 1)
            for other in seen.get((cell[0], cell[1] + right, cell[2] + down), ())
        )
        if not any(abs(o.left - char.left) < reach and abs(o.top - char.top) < reach for o in near):
            seen.setdefault(cell, []).append(char)
            yield char


def is_hidden(char: Char, hidden: Sequence[Box], shaded: Sequence[Box]) -> bool:
    """White text on white paper; on a dark ground it is seen."""
    x, y = (char.left + char.right) / 2, (char.top + char.bottom) / 2
    return _within(x, y, hidden) and not _within(x, y, shaded)


def _within(x: float, y: float, boxes: Sequence[Box]) -> bool:
    return any(left <= x <= right and top <= y <= bottom for left, top, right, bottom in boxes)
