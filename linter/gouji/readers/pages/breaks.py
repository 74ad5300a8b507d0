"""Tables that a page break has cut, made whole: heads that the next page repeats, rows cut through their text, cells that
reach over the break.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from gouji.normalize import enumerator, fold
from gouji.readers.pages.grid import is_full
from gouji.readers.pages.lines import NUMERIC
from gouji.readers.pages.slots import NEXT_PAGE, Ruled, Slot

# Columns of the two parts of a table stand over each other as exactly as this, in points.
_SAME = 5.0


def continues(above: Ruled, below: Ruled) -> bool:
    """Whether a table goes on in the one at the head of the next page: their right edges agree, and every column of the
    one stands at a column of the other (a part shows only the columns that its rows part, and may have lost its
    outermost one).
    """
    if abs(above.box[2] - below.box[2]) > _SAME:
        return False
    if all(_place(left, above.lefts) is not None for left in below.lefts):
        return True
    same_left = abs(above.lefts[0] - below.lefts[0]) <= _SAME
    return same_left and all(_place(left, below.lefts) is not None for left in above.lefts)


def _place(left: float, lefts: Sequence[float]) -> int | None:
    """Which of the columns, in order, stands there."""
    at = bisect_left(lefts, left)
    if at and (at == len(lefts) or left - lefts[at - 1] <= lefts[at] - left):
        at -= 1
    return at if abs(lefts[at] - left) <= _SAME else None


def join(above: Ruled, below: Ruled) -> None:
    """Appends the rows of the lower part, its columns moved over those of the upper one."""
    for row in below.rows:
        for slot in row:
            place = _place(slot.left, above.lefts)
            slot.left = above.lefts[place] if place is not None else slot.left
    above.lefts = sorted({*above.lefts, *(slot.left for row in below.rows for slot in row)})
    rows = below.rows[_repeated(above, below) :]
    if rows:
        pairs = _pairs(above.rows, rows[0])
        if _is_cut(above.rows[-1], rows[0], pairs):
            _mend(pairs, rows.pop(0))
        else:
            _reach_over(pairs, rows[0])
    above.rows += rows
    above.last_page, above.bottom = below.last_page, below.bottom


def _repeated(above: Ruled, below: Ruled) -> int:
    """How many rows at the head of the lower part say what the table's first rows say: its head, printed again."""
    count = 0
    for first, again in zip(above.rows, below.rows, strict=False):
        if not _words(first) or _words(first) != _words(again) or any(_is_value(slot) for slot in again):
            break
        count += 1
    # A head whose last lines are rows of the table as well would take cells that reach over the break with it.
    return count if count and not any(at + slot.rows > count for at in range(count) for slot in below.rows[at]) else 0


def _words(row: Sequence[Slot]) -> list[str]:
    return [text for slot in row if (text := fold(_text(slot)))]


def _text(slot: Slot) -> str:
    return "".join(run.text for run in slot.runs)


def _is_value(slot: Slot) -> bool:
    return bool(NUMERIC.fullmatch(_text(slot)))


class _Pair(NamedTuple):
    """The cell at the foot of the upper part and the one below it at the head of the lower part."""

    upper: Slot
    lower: Slot
    reaches: bool  # the upper one began before the last row


def _pairs(rows: Sequence[Sequence[Slot]], below: Sequence[Slot]) -> list[_Pair]:
    """Of all cells that stand over each other."""
    last = {round(slot.left): _Pair(slot, slot, False) for slot in rows[-1]}
    for at, row in enumerate(rows[:-1]):
        for slot in row:
            if at + slot.rows >= len(rows):
                last.setdefault(round(slot.left), _Pair(slot, slot, True))
    found = []
    for slot in below:
        if pair := last.get(round(slot.left)):
            found.append(_Pair(pair.upper, slot, pair.reaches))
    return found


def _is_cut(above: Sequence[Slot], below: Sequence[Slot], pairs: Sequence[_Pair]) -> bool:
    """Whether the break goes through a row. Then its cells are the same in both parts, what stands in both parts of a
    cell had filled its line before the break, and what stands in one part only leaves the other empty.
    """
    if {id(pair.lower) for pair in pairs} != {id(slot) for slot in below}:
        return False
    if not {id(slot) for slot in above} <= {id(pair.upper) for pair in pairs}:
        return False
    own = [pair for pair in pairs if not pair.reaches]
    both = [pair for pair in own if pair.upper.runs and pair.lower.runs]
    one = [pair for pair in own if bool(pair.upper.runs) != bool(pair.lower.runs)]
    return bool(one) and all(map(_goes_on, both)) and (bool(both) or _is_half(own))


def _goes_on(pair: _Pair) -> bool:
    if _is_value(pair.lower) and not _is_value(pair.upper):
        return False
    return not enumerator(_text(pair.lower))[0] and is_full(pair.upper.lines[-1], pair.lower.lines[0], pair.upper)


def _is_half(pairs: Sequence[_Pair]) -> bool:
    """Where no cell holds text on both sides: words on one side and values on the other make a row."""
    upper, lower = (
        [pair.upper for pair in pairs if pair.upper.runs],
        [pair.lower for pair in pairs if pair.lower.runs],
    )
    if not upper or not lower:
        return True
    return any(map(_is_value, lower)) and not all(map(_is_value, lower[:1] + upper[:1]))


def _mend(pairs: Sequence[_Pair], below: Sequence[Slot]) -> None:
    """One row of the two halves of a row."""
    for upper, lower, _ in pairs:
        _unite(upper, lower)
        upper.rows += lower.rows - 1


def _unite(upper: Slot, lower: Slot) -> None:
    if not upper.runs:
        upper.runs, upper.page, upper.top, upper.bottom = lower.runs, lower.page, lower.top, lower.bottom
    else:
        down = NEXT_PAGE * (lower.page - upper.page)
        upper.runs += [run._replace(top=run.top + down, bottom=run.bottom + down) for run in lower.runs]


def _reach_over(pairs: Sequence[_Pair], below: list[Slot]) -> None:
    """Cells over several rows that the break has cut between two rows. An empty cell of one row may be a row's own."""
    for pair in pairs:
        upper, lower, reaches = pair
        if lower.rows > 1 and reaches and (not lower.runs or (upper.runs and _goes_on(pair))):
            _unite(upper, lower)
            upper.rows += lower.rows
            below.remove(lower)
