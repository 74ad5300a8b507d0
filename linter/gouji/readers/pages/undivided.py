"""A box over several columns of a table, with the text of each column in it: a row whose inner lines are left out.

Banded table styles rule every second row only.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from gouji.readers.pages.lines import NUMERIC, TextLine, parted
from gouji.readers.pages.slots import Ruled, Slot

_NEAR = 1.0
_LONGEST_HEAD = 20


def divide(table: Ruled) -> None:
    """Parts such rows of a table at the columns of the others."""
    table.rows = [[part for slot in row for part in _cells(slot, table.lefts)] for row in table.rows]


def _cells(slot: Slot, lefts: Sequence[float]) -> list[Slot]:
    """The slot's cells, one a column where its text is set apart by columns; else the slot as it is."""
    if slot.across < 2 or not slot.runs:
        return [slot]
    inner = lefts[bisect_right(lefts, slot.left + _NEAR) : bisect_right(lefts, slot.right - _NEAR)]
    ends = [*inner, slot.right]
    if len(ends) < 2:
        return [slot]
    pieces = [piece for line in slot.lines for piece in parted(line)]
    groups = _groups(pieces, ends)
    if len(groups) < 2 or not _is_row([_text(group, pieces, ends) for group in groups]):
        return [slot]
    told = {column for start, end in groups for column in range(start, end)}
    spans = sorted([*groups, *((at, at + 1) for at in range(len(ends)) if at not in told)])
    edges = [slot.left, *ends]
    return [
        Slot(
            edges[start],
            edges[end],
            slot.rows,
            1,
            [run for piece in _of((start, end), pieces, ends) for run in piece.runs],
            slot.page,
            slot.top,
            slot.bottom,
            slot.recognized,
            slot.doubtful,
        )
        for start, end in spans
    ]


def _groups(pieces: Sequence[TextLine], ends: Sequence[float]) -> list[tuple[int, int]]:
    """Stretches of columns, (first, past the last), each with text of its own; a text over several columns joins them."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(_columns(piece, ends) for piece in pieces):
        if found and start < found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return found


def _columns(piece: TextLine, ends: Sequence[float]) -> tuple[int, int]:
    last = len(ends) - 1
    return min(last, bisect_right(ends, piece.left + _NEAR)), min(last, bisect_right(ends, piece.right - _NEAR)) + 1


def _of(span: tuple[int, int], pieces: Sequence[TextLine], ends: Sequence[float]) -> list[TextLine]:
    return [piece for piece in pieces if span[0] <= _columns(piece, ends)[0] < span[1]]


def _text(span: tuple[int, int], pieces: Sequence[TextLine], ends: Sequence[float]) -> str:
    return "".join(piece.text for piece in _of(span, pieces, ends))


def _is_row(texts: Sequence[str]) -> bool:
    """A number or placeholder last, or three and more short texts; no words that stand wide."""
    if any("。" in text for text in texts):
        return False
    return bool(NUMERIC.fullmatch(texts[-1])) or (len(texts) > 2 and max(map(len, texts)) <= _LONGEST_HEAD)
