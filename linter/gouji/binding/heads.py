"""Values by the heads of the columns they stand under, where all of a row's heads stand above it in its own grid.

Reports add columns (小计, 备注, a number for each row) and change their order; the heads say so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from gouji.binding.geometry import TableRow, heads_above, stands_in_columns
from gouji.binding.labels import names_of
from gouji.binding.lines import Atom, Line, above
from gouji.binding.readings import Parts, Placement, Reading, adds_up, as_printed

SumsOf = Callable[[Sequence[str]], Sequence[Parts]]


def read_by_heads(rows: Sequence[TableRow], lines: Sequence[Line], sums_of: SumsOf) -> None:
    """Where heads and order differ: rows of as many values as cells follow their heads if the sums of the table hold
    as well so and what is left over has a head of its own; any other row if its sums hold, or without any if what is
    left over has such a head.
    """
    told = [(row, way) for row in rows if (way := _under_heads(row, lines)) and not _is_read_so(row, way)]
    exact = [(row, way) for row, way in told if row.reading.exact]
    by_heads = sum(adds_up(way, sums_of(row.keys)) for row, way in exact)
    by_order = sum(adds_up(row.reading.placements[0], sums_of(row.keys)) for row, _ in exact)
    for row, way in told:
        if _follows_heads(row, way, sums_of(row.keys), lines, holds=by_heads >= by_order):
            row.reading = Reading([way], exact=True)


def _follows_heads(row: TableRow, way: Placement, sums: Sequence[Parts], lines: Sequence[Line], *, holds: bool) -> bool:
    headed = _is_all_headed(row, way, lines)
    if row.reading.exact:
        return headed and holds
    return adds_up(way, sums) if sums else headed


def _stands_so(ways: Sequence[Placement], heads: Mapping[int | None, int]) -> bool:
    """Whether each value of a row stands under the head of the very cell it was given to, as in nearly all rows."""
    return bool(ways) and all(atom and heads.get(atom.x) == cell for cell, atom in enumerate(ways[0].slots))


def _under_heads(row: TableRow, lines: Sequence[Line]) -> Placement | None:
    """What heads say of a row, where that is not how it was read."""
    if not row.values or not stands_in_columns(row):
        return None
    heads = heads_above(row, lines)
    if len(heads) != len(row.columns) or len(set(heads.values())) != len(row.columns):
        return None
    if row.reading.exact and _stands_so(row.reading.placements, heads):
        return None
    line = row.match.runs[0].lines[0]
    labels = {id(atom) for atom in row.match.runs[0].labels}
    if any(id(atom) in labels for atom in row.values):
        return None  # words stand for values
    at = {atom.x: atom for atom in line.atoms if id(atom) not in labels}
    slots = [at.get(x) for x, _ in sorted(heads.items(), key=lambda item: item[1])]
    atoms = [atom for atom in slots if atom is not None]
    return as_printed(atoms) if len(atoms) == len(slots) else None


def _is_read_so(row: TableRow, way: Placement) -> bool:
    """Empty cells are alike wherever they stand."""
    if not row.reading.exact or not row.reading.placements:
        return False
    pairs = zip(row.reading.placements[0].slots, way.slots, strict=True)
    return all(one is other or (_is_empty(one) and _is_empty(other)) for one, other in pairs)


def _is_empty(atom: Atom | None) -> bool:
    return atom is None or atom.is_empty


def _is_all_headed(row: TableRow, way: Placement, lines: Sequence[Line]) -> bool:
    """Whether each value that is left over stands under words that head no column of the form."""
    used = {id(atom) for atom in way.slots}
    left = {atom.x for atom in row.values if id(atom) not in used and not atom.is_empty}
    return left <= set(_foreign_heads(row, lines))


def _foreign_heads(row: TableRow, lines: Sequence[Line]) -> Iterator[int | None]:
    line = row.match.runs[0].lines[0]
    known = names_of(row.table)
    for other in above(line, lines):
        if other.cells == line.cells:
            yield from (atom.x for atom in other.atoms if atom.is_label and atom.folded not in known)
