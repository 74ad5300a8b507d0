"""Giving the values of a run to the cells of its row, where there are too few or too many of them.

Every way to leave out values and cells has a cost, the sums of the row speak (reading rule R2: the last number is the
total, and a lost number must not be negative), and what is nearly as good as the best is kept as a candidate; `settle`
then lets the column identities choose among the rows' candidates.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from itertools import combinations
from math import comb

from gouji.binding.lines import Atom
from gouji.binding.readings import Parts, Placement, Reading, adds_up, distinct, is_same, suits
from gouji.model.template import ColumnForm

MARGIN = 2.5

_DROP_NUMBER, _DROP_TWIN = 6.0, 1.0  # a stray number; one that repeats its neighbour (a span written out)
_DROP_APART, _KEEP_APART = 1.0, 3.0  # a number that may be a page's: left out, or kept where no sum confirms it
_DROP_BLANK_INSIDE, _DROP_BLANK_EDGE = 2.0, 0.3
_BLANK, _BLANK_BY_LABEL, _LOST_CELL, _LOST_TOTAL = 0.3, 3.5, 3.0, 2.0
_SUM_BROKEN, _WRONG_KIND, _LOST_SOMETHING, _OFF_COLUMN, _BLANK_TOTAL = 8.0, 8.0, 1.0, 4.0, 3.0
# More lost or stray values than this are not guessed at.
_MOST_LOST = 2
_MOST_WAYS = 4000


def work_out(
    values: Sequence[Atom],
    columns: Sequence[ColumnForm],
    sums: Sequence[Parts],
    geometry: Callable[[Atom], int | None] | None = None,
    pads: int = 0,
) -> Reading:
    """The candidate readings of any other row. `geometry` gives the cell over which an atom stands, where columns are
    known; `pads`: how many empty cells stand between label and first value on the table's other lines.
    """
    pads = min(pads, next((at for at, atom in enumerate(values) if not atom.is_empty), len(values)))
    if len(values) == len(columns) and not pads and geometry is None:
        inline = _way(values, range(len(columns)), columns, sums, 0.0, [False] * len(values))
        if (
            not any(atom.apart for atom in values)
            and inline.cost - _BLANK * sum(atom.is_empty for atom in values) < _LOST_CELL
        ):
            return Reading([inline])  # anything else costs a lost cell more
    ways = list(_ways(values, columns, sums, geometry, pads))
    too_many = sum(not atom.is_empty for atom in values) > len(columns)
    if too_many and sums and geometry is None and not any(adds_up(way, sums) for way in ways):
        return Reading()  # which is one too many, nothing tells
    if too_many and any(_may_have_wrapped(way, values, sums) for way in ways):
        return Reading()
    best = min((way.cost for way in ways), default=0.0)
    return Reading(distinct(sorted((way for way in ways if way.cost <= best + MARGIN), key=lambda way: way.cost)))


def _may_have_wrapped(way: Placement, values: Sequence[Atom], sums: Sequence[Parts]) -> bool:
    """Whether the sums hold as well where each number left out is set before the one behind it: its first digits."""
    kept = {id(atom) for atom in way.slots}
    left = [at for at, atom in enumerate(values) if not atom.is_empty and id(atom) not in kept]
    whole: dict[int, Decimal] = {}
    for at in left:
        head, tail = values[at].text, values[at + 1].text if at + 1 < len(values) else ""
        if not (head.isdecimal() and head[0] != "0" and tail.isdecimal() and id(values[at + 1]) in kept):
            return False
        whole[id(values[at + 1])] = Decimal(head + tail)
    told = tuple(whole.get(id(atom), value) for atom, value in zip(way.slots, way.implied, strict=True))
    return bool(left) and bool(sums) and adds_up(Placement(0.0, way.slots, told), sums)


def _ways(
    values: Sequence[Atom],
    columns: Sequence[ColumnForm],
    sums: Sequence[Parts],
    geometry: Callable[[Atom], int | None] | None,
    pads: int,
) -> Iterator[Placement]:
    """Every order-keeping assignment that is not hopeless."""
    size = len(columns)
    numbers = [at for at, atom in enumerate(values) if not atom.is_empty]
    empty = [at for at, atom in enumerate(values) if atom.is_empty]
    over = [geometry(atom) if geometry else None for atom in values]
    if geometry and len(numbers) <= size and all(over[at] is not None for at in numbers):
        straight = _by_column(values, over, columns, sums)
        if straight:
            yield straight
            if straight.cost < _BLANK_TOTAL:
                return
    if len(numbers) - size > _MOST_LOST:
        return
    most_lost = _MOST_LOST if len(values) >= size - _MOST_LOST else 0
    kept = min(len(numbers), size)
    for count in (kept, kept - 1) if _may_be_one_less(values, numbers, kept) else (kept,):
        for blanks in range(min(len(empty), size - count), -1, -1):
            used = count + blanks
            ways = comb(len(numbers), count) * comb(len(empty), blanks) * comb(size, used)
            if size - used > most_lost or ways > _MOST_WAYS:
                break
            for some in combinations(numbers, count):
                if sum(not _may_be_doubled(values, at) for at in numbers if at not in some) > len(numbers) - kept:
                    continue
                for more in combinations(empty, blanks):
                    taken = tuple(sorted((*some, *more)))
                    drop = _drop_cost(values, taken, pads)
                    atoms = [values[at] for at in taken]
                    for cells in combinations(range(size), used):
                        way = _way(atoms, cells, columns, sums, drop, [at < pads for at in taken])
                        yield _shifted(way, over, taken, cells) if geometry else way


def _may_be_one_less(values: Sequence[Atom], numbers: Sequence[int], kept: int) -> bool:
    """Whether one of the numbers may be none of the row's: it was set apart, or, beside an empty cell, repeats the one
    before it, as a span that is written out does.
    """
    if any(values[at].apart for at in numbers):
        return True
    repeated = any(values[at].reading.value == values[at - 1].reading.value for at in numbers if at)
    return kept > 1 and len(numbers) < len(values) and repeated


def _may_be_doubled(values: Sequence[Atom], at: int) -> bool:
    """Whether a number may be left out though the row has a cell for it: a page's, or its neighbor written twice."""
    beside = (*values[max(0, at - 1) : at], *values[at + 1 : at + 2])
    return values[at].apart or any(is_same(one, values[at]) for one in beside)


def _shifted(way: Placement, over: Sequence[int | None], taken: Sequence[int], cells: Sequence[int]) -> Placement:
    """What stands off its column counts once: a lost cell shifts all that follow it."""
    if any(over[at] is not None and over[at] != cell for at, cell in zip(taken, cells, strict=True)):
        return Placement(way.cost + _OFF_COLUMN, way.slots, way.implied)
    return way


def _by_column(
    values: Sequence[Atom], over: Sequence[int | None], columns: Sequence[ColumnForm], sums: Sequence[Parts]
) -> Placement | None:
    """Each atom stands over one cell; None where two would stand over the same."""
    slots: list[Atom | None] = [None] * len(columns)
    for atom, cell in zip(values, over, strict=True):
        if cell is None:
            continue
        held = slots[cell]
        if held is None or held.is_empty:
            slots[cell] = atom
        elif not atom.is_empty:
            return None
    implied = [atom.reading.value if atom else None for atom in slots]
    cost = 0.0
    for total in sums:
        parts = sum((implied[k] or Decimal(0) for k in total.parts), Decimal(0))
        whole = implied[total.total]
        if whole is None and parts:
            cost += _BLANK_TOTAL
        elif whole is not None and parts != whole:
            cost += _SUM_BROKEN
    return Placement(cost, tuple(slots), tuple(implied))


def _drop_cost(values: Sequence[Atom], taken: tuple[int, ...], pads: int) -> float:
    kept = set(taken)
    numbers = [at for at, atom in enumerate(values) if not atom.is_empty]
    cost = 0.0
    for at, atom in enumerate(values):
        if at in kept:
            continue
        if atom.is_empty:
            edge = not numbers or at < numbers[0] or at > numbers[-1]
            cost += 0.0 if at < pads else _DROP_BLANK_EDGE if edge else _DROP_BLANK_INSIDE
        else:
            if atom.apart:
                cost += _DROP_APART
                continue
            twins = (values[at - 1] if at else None, values[at + 1] if at + 1 < len(values) else None)
            twin = atom.x is not None and any(other is not None and is_same(other, atom) for other in twins)
            cost += _DROP_TWIN if twin else _DROP_NUMBER
    return cost


def _way(
    atoms: Sequence[Atom],
    cells: Sequence[int],
    columns: Sequence[ColumnForm],
    sums: Sequence[Parts],
    cost: float,
    padding: Sequence[bool],
) -> Placement:
    """`padding` says of each atom whether it is one of the empty cells beside the label."""
    slots: list[Atom | None] = [None] * len(columns)
    left_out = cost > 0
    for atom, cell, pad in zip(atoms, cells, padding, strict=True):
        slots[cell] = atom
        if atom.is_empty:
            cost += _BLANK_BY_LABEL if pad else _BLANK
        elif not suits(atom, columns[cell]):
            cost += _WRONG_KIND
    apart = sum(atom.apart for atom in atoms)
    if apart and not (sums and None not in slots and all(_keeps(total, slots) for total in sums)):
        cost += apart * _KEEP_APART
    if len(atoms) < len(slots):
        totals = {total.total for total in sums}
        cost += sum(_LOST_CELL + (_LOST_TOTAL if k in totals else 0) for k, atom in enumerate(slots) if atom is None)
    implied = [atom.reading.value if atom else None for atom in slots]
    for total in sums:
        if left_out and implied[total.total] is None and any(implied[k] for k in total.parts):
            cost += _BLANK_TOTAL  # rather another value was the one to leave out
        extra = _complete(total, slots, implied)
        if extra is None:
            cost += _SUM_BROKEN
        else:
            cost += extra
    return Placement(cost, tuple(slots), tuple(implied))


def _keeps(total: Parts, slots: Sequence[Atom | None]) -> bool:
    zero = Decimal(0)
    values = [atom.reading.value or zero if atom else zero for atom in slots]
    return values[total.total] == sum((values[k] for k in total.parts), zero)


def _complete(total: Parts, slots: Sequence[Atom | None], implied: list[Decimal | None]) -> float | None:
    """Works out what one lost cell of a sum must hold. None: the sum is broken. Otherwise the cost of what is lost."""
    lost = [k for k in (*total.parts, total.total) if slots[k] is None]
    zero = Decimal(0)
    parts = sum((implied[k] or zero for k in total.parts), zero)
    whole = implied[total.total]
    if not lost:
        if whole is None or parts == whole:
            return 0.0
        blank = any(atom is not None and atom.is_empty for atom in (slots[k] for k in total.parts))
        return _LOST_SOMETHING if blank and parts < whole else None  # a blank may hide what is missing
    if total.total in lost:
        if len(lost) == 1:
            implied[total.total] = parts
            return _LOST_SOMETHING if parts else 0.0
        return _LOST_SOMETHING
    if whole is None:
        return 0.0
    gap = whole - parts
    if gap < 0:
        return None
    if len(lost) == 1 or not gap:
        for k in lost:
            implied[k] = gap
    return _LOST_SOMETHING if gap else 0.0
