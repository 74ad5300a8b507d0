"""Characters as a page shows them: each once, and none that cannot be seen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gouji.readers.pages.content import Box, Char


def once(chars: Sequence[Char]) -> Iterator[Char]:
    """Bold that is faked by printing twice, a hair apart, is one character."""
    seen: dict[tuple[str, int, int], list[Char]] = {}
    for char in chars:
        reach = max(0.6, 0.15 * char.size)
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
