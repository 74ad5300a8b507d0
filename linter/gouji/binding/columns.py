"""Giving the values of a run to the cells of its row.

As many values as cells: in order. Otherwise every way to leave out values and cells has a cost, the sums of the row
speak (reading rule R2: the last number is the total, and a lost number must not be negative), and what is nearly as
good as the best is kept as a candidate; `settle` then lets the column identities choose among the rows' candidates.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import combinations

from gouji.binding.lines import Atom
from gouji.model.template import ColumnForm

MARGIN = 2.5

_DROP_NUMBER, _DROP_TWIN = 6.0, 1.0  # a stray number; one that repeats its neighbour (a span written out)
_DROP_BLANK_INSIDE, _DROP_BLANK_EDGE = 2.0, 0.3
_BLANK, _BLANK_BY_LABEL, _LOST_CELL, _LOST_TOTAL = 0.3, 3.5, 3.0, 2.0
_SUM_BROKEN, _WRONG_KIND, _LOST_SOMETHING, _OFF_COLUMN = 8.0, 8.0, 1.0, 4.0
# More lost or stray values than this are not guessed at.
_MOST_LOST = 2
_MOST_WAYS = 4000


@dataclass(frozen=True, slots=True)
class Parts:
    """A sum within the row: the cells at `parts` add up to the one at `total`."""

    parts: tuple[int, ...]
    total: int


@dataclass(slots=True)
class Placement:
    """One way to read a row. `slots[k]` is the atom of cell k or None where it is lost; `implied` what the cell must
    then hold for the row's sum (None where nothing says so)."""

    cost: float
    slots: tuple[Atom | None, ...]
    implied: tuple[Decimal | None, ...]


@dataclass(slots=True)
class Reading:
    """The candidates for one row, cheapest first. `exact`: as many values as cells, so nothing had to be guessed."""

    placements: list[Placement] = field(default_factory=list)
    exact: bool = False


def place(
    values: Sequence[Atom],
    columns: Sequence[ColumnForm],
    sums: Sequence[Parts],
    geometry: Callable[[Atom], int | None] | None = None,
    padded: bool = False,
) -> Reading:
    """The candidate readings of a row. `geometry` gives the cell over which an atom stands, where columns are known;
    `padded`: in this table an empty cell stands between label and first value."""
    filled = [atom for atom in values if not atom.is_empty]
    if len(filled) == len(columns):
        return Reading([_plain(filled)], exact=True)
    if not filled:
        slots = tuple(values[: len(columns)]) if len(values) >= len(columns) else ()
        return Reading([_plain(slots)], exact=True) if slots else Reading()
    if split := _split_parts(filled, len(columns)):
        return Reading([_plain(split)], exact=True)
    ways = list(_ways(values, columns, sums, geometry, padded))
    if not ways:
        return Reading()
    best = min(way.cost for way in ways)
    kept = sorted((way for way in ways if way.cost <= best + MARGIN), key=lambda way: way.cost)
    return Reading(_distinct(kept))


def _plain(atoms: Sequence[Atom]) -> Placement:
    return Placement(0.0, tuple(atoms), tuple(atom.reading.value for atom in atoms))


def _split_parts(filled: Sequence[Atom], size: int) -> list[Atom]:
    """Cells that swallowed their neighbours ("0 0"), taken apart, if that gives exactly one value a cell."""
    if sum(len(atom.reading.parts) or 1 for atom in filled) != size or len(filled) == size:
        return []
    found: list[Atom] = []
    for atom in filled:
        for part in atom.reading.parts or (None,):
            if part is None:
                found.append(atom)
            else:
                reading = atom.reading._replace(value=part, parts=())
                found.append(Atom(atom.text, atom.folded, reading, atom.location, atom.x, atom.span))
    return found


def _ways(
    values: Sequence[Atom],
    columns: Sequence[ColumnForm],
    sums: Sequence[Parts],
    geometry: Callable[[Atom], int | None] | None,
    padded: bool,
) -> Iterator[Placement]:
    """Every order-keeping assignment that is not hopeless."""
    size = len(columns)
    filled = sum(not atom.is_empty for atom in values)
    over = [geometry(atom) if geometry else None for atom in values]
    known = geometry is not None and all(k is not None for k, atom in zip(over, values, strict=True) if not atom.is_empty)
    if known and filled <= size:
        yield from _by_column(values, over, columns, sums)
        return
    count = len(values)
    for used in range(min(size, count), max(0, size - _MOST_LOST - (count - filled)) - 1, -1):
        if filled - used > _MOST_LOST or size - used > _most_lost(values, size):
            continue
        if _binomial(count, used) * _binomial(size, used) > _MOST_WAYS:
            return
        for taken in combinations(range(count), used):
            drop = _drop_cost(values, taken, padded)
            if drop > 2 * _DROP_NUMBER:
                continue
            for cells in combinations(range(size), used):
                if way := _way([values[at] for at in taken], cells, columns, sums, drop, padded and not taken[0]):
                    yield _shifted(way, over, taken, cells)


def _most_lost(values: Sequence[Atom], size: int) -> int:
    """Blank cells are no lost ones: where blanks are printed, a cell without an atom is rare."""
    return _MOST_LOST if len(values) >= size - _MOST_LOST else 0


def _shifted(way: Placement, over: Sequence[int | None], taken: Sequence[int], cells: Sequence[int]) -> Placement:
    off = sum(over[at] is not None and over[at] != cell for at, cell in zip(taken, cells, strict=True))
    return Placement(way.cost + _OFF_COLUMN * off, way.slots, way.implied) if off else way


def _by_column(
    values: Sequence[Atom], over: Sequence[int | None], columns: Sequence[ColumnForm], sums: Sequence[Parts]
) -> Iterator[Placement]:
    """Each atom stands over one cell; cells with nothing over them are blank where the column is drawn, else lost."""
    slots: list[Atom | None] = [None] * len(columns)
    for atom, cell in zip(values, over, strict=True):
        if cell is not None and (slots[cell] is None or not atom.is_empty):
            if (held := slots[cell]) is not None and not held.is_empty:
                return
            slots[cell] = atom
    yield Placement(0.0, tuple(slots), tuple(atom.reading.value if atom else None for atom in slots))


def _binomial(n: int, k: int) -> int:
    from math import comb

    return comb(n, k)


def _drop_cost(values: Sequence[Atom], taken: tuple[int, ...], padded: bool) -> float:
    kept = set(taken)
    numbers = [at for at, atom in enumerate(values) if not atom.is_empty]
    cost = 0.0
    for at, atom in enumerate(values):
        if at in kept:
            continue
        if atom.is_empty:
            edge = not numbers or at < numbers[0] or at > numbers[-1]
            leading = not numbers or at < numbers[0]
            cost += 0.0 if padded and leading else _DROP_BLANK_EDGE if edge else _DROP_BLANK_INSIDE
        else:
            twins = (values[at - 1] if at else None, values[at + 1] if at + 1 < len(values) else None)
            twin = any(other is not None and other.reading.value == atom.reading.value for other in twins)
            cost += _DROP_TWIN if twin else _DROP_NUMBER
    return cost


def _way(
    atoms: Sequence[Atom],
    cells: Sequence[int],
    columns: Sequence[ColumnForm],
    sums: Sequence[Parts],
    cost: float,
    padded: bool,
) -> Placement | None:
    slots: list[Atom | None] = [None] * len(columns)
    for atom, cell in zip(atoms, cells, strict=True):
        slots[cell] = atom
        if atom.is_empty:
            cost += _BLANK_BY_LABEL if padded and cell == 0 else _BLANK
        elif not _suits(atom, columns[cell]):
            cost += _WRONG_KIND
    totals = {total.total for total in sums}
    cost += sum(_LOST_CELL + (_LOST_TOTAL if k in totals else 0) for k, atom in enumerate(slots) if atom is None)
    implied = [atom.reading.value if atom else None for atom in slots]
    for total in sums:
        extra = _complete(total, slots, implied)
        if extra is None:
            cost += _SUM_BROKEN
        else:
            cost += extra
    return Placement(cost, tuple(slots), tuple(implied))


def _suits(atom: Atom, column: ColumnForm) -> bool:
    value = atom.reading.value
    if value is None:
        return True
    if column.kind == "count":
        return value >= 0 and value == value.to_integral_value() and not atom.reading.delta
    return value >= 0 or column.kind == "change"


def _complete(total: Parts, slots: Sequence[Atom | None], implied: list[Decimal | None]) -> float | None:
    """Works out what one lost cell of a sum must hold. None: the sum is broken. Otherwise the cost of what is lost."""
    lost = [k for k in (*total.parts, total.total) if slots[k] is None]
    zero = Decimal(0)
    parts = sum((implied[k] or zero for k in total.parts), zero)
    whole = implied[total.total]
    if not lost:
        return 0.0 if whole is None or parts == whole else None
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


def _distinct(ways: Sequence[Placement]) -> list[Placement]:
    """Ways that state the same values are one: a blank states zero, so does a lost cell that must hold zero.

    Of the same values the cheapest way stands, with the lost cell furthest left (filled from the right).
    """
    found: dict[tuple[object, ...], Placement] = {}
    for way in ways:
        key = tuple(
            value if value is not None else "lost" if atom is None else Decimal(0)
            for atom, value in zip(way.slots, way.implied, strict=True)
        )
        held = found.get(key)
        if held is None or (way.cost <= held.cost and _lost_left(way) < _lost_left(held)):
            found[key] = way
    return list(found.values())


def _lost_left(way: Placement) -> int:
    return sum(k for k, atom in enumerate(way.slots) if atom is None)
