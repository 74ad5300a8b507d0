"""Rows that need no guess: as many values as cells, nothing but empty cells, or one column more in all of them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from gouji.binding.lines import Atom
from gouji.binding.readings import Parts, Placement, Reading, adds_up, as_printed, distinct, is_same, suits
from gouji.model.template import ColumnForm

# In a wider row a number written twice shows by its sum.
_SPREAD = 4


def read_exact(values: Sequence[Atom], columns: Sequence[ColumnForm], spans: bool = False) -> Reading | None:
    """The reading of a row with as many values as cells, or all blank; None where something has to be worked out.

    `spans`: the row is from a table of even lines, where a number over two columns may be written twice.
    """
    filled = [atom for atom in values if not atom.is_empty]
    if any(atom.apart for atom in filled):
        return None
    spread = (
        spans
        and len(values) > len(filled)
        and any(one.reading.value and is_same(one, other) for one, other in pairwise(filled))
        and len(columns) < _SPREAD
    )
    if len(filled) == len(columns) and all(map(suits, filled, columns)) and not spread:
        return Reading([as_printed(filled)], exact=True)
    if not filled:
        # Fewer empty cells than the row has are empty all the same.
        blank = [*values, *list(values[-1:]) * len(columns)][: len(columns)]
        return Reading([as_printed(blank)] if blank else [], exact=True)
    # Beside a cell that is empty none was swallowed.
    first = values.index(filled[0])
    whole = not any(atom.is_empty for atom in values[first:])
    if whole and (split := _split_parts(filled, len(columns))):
        return Reading([as_printed(split)], exact=True)
    return None


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


def without_column(
    rows: Sequence[Sequence[Atom]], columns: Sequence[ColumnForm], sums: Sequence[Sequence[Parts]]
) -> list[Reading]:
    """Readings of rows that all have one value too many: a column the report added stands at one place in all of them.

    Empty where no place keeps the sum of every row that has one.
    """
    size = len(columns)
    trials: list[list[Placement]] = []
    for place in range(size + 1):
        tried = [as_printed([atom for at, atom in enumerate(values) if at != place]) for values in rows]
        if all(adds_up(way, parts) for way, parts in zip(tried, sums, strict=True)):
            trials.append(tried)
    return [Reading(distinct([tried[row] for tried in trials])) for row in range(len(rows))] if trials else []
