"""The columns that a report added: what its rows hold besides the values that were given to the form's cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gouji.binding.geometry import TableRow, stands_in_columns
from gouji.binding.lines import Atom, Line, above
from gouji.binding.readings import is_same
from gouji.model.document import Grid
from gouji.model.report import AddedColumn, AddedValue
from gouji.normalize import fold

# Fewer values, one too many in each row, may be strays: a page's number, digits torn off.
_ENOUGH = 3

# A row with what is left over in it.
_Over = tuple[TableRow, list[Atom]]
# A place in a row: its column in the grid, or which of its values it is.
_Place = tuple[str, int]


def added_columns(rows: Sequence[TableRow], lines: Sequence[Line]) -> tuple[AddedColumn, ...]:
    """By the heads that are none of the form's, where values stand under them, else by the one place that was left out
    in every row.
    """
    over = [(row, left) for row in rows if (left := _left_over(row))]
    headed = tuple(_headed(over, lines)) if over else ()
    return headed or tuple(_unheaded(over, rows))


def _left_over(row: TableRow) -> list[Atom]:
    """The values that none of the row's cells was given, where it is known what its cells hold."""
    if len(row.match.targets) > 1 or row.match.unsettled or row.rivals or len(row.reading.placements) != 1:
        return []
    values = {id(atom) for atom in row.values}
    used = {id(atom) for atom in row.reading.placements[0].slots if atom is not None and not atom.is_empty}
    if not used <= values:
        return []  # a cell was taken apart
    return [atom for atom in row.values if not (atom.is_empty or id(atom) in used)]


def _headed(over: Sequence[_Over], lines: Sequence[Line]) -> Iterator[AddedColumn]:
    """One column for each head; where a table goes on behind a page break without heads, those of its beginning hold."""
    apart = [(row, atom, _head_of(row, atom, lines)) for row, left in over if stands_in_columns(row) for atom in left]
    heads = {atom.x: head for _, atom, head in reversed(apart) if head}
    for x, text in sorted(heads.items(), key=lambda item: item[0] or 0):
        told = [(row, atom) for row, atom, head in apart if atom.x == x and head in (text, "")]
        yield AddedColumn(text, tuple(_value(row, atom) for row, atom in told))


def _head_of(row: TableRow, atom: Atom, lines: Sequence[Line]) -> str | None:
    """The words above a value's column among the heads of the form's; empty if there are none, None if it is one of
    those.
    """
    line = row.match.runs[0].lines[0]
    drawn = isinstance(line.source, Grid) and line.source.columns == "ruled"
    names = {fold(name) for column in row.table.columns for name in (column.label.zh, *column.aliases)}
    for other in above(line, lines):
        if (drawn or other.cells == line.cells) and any(one.folded in names for one in other.atoms):
            for one in other.atoms:
                if one.x == atom.x and one.is_label:
                    return None if one.folded in names else one.text
    return ""


def _unheaded(over: Sequence[_Over], rows: Sequence[TableRow]) -> Iterator[AddedColumn]:
    """Which of two equal values was left out of a row says nothing of where the column stands; that all rows hold what
    was left out at the same place does, if there is one such place only.
    """
    single = [(row, left[0]) for row, left in over if len(left) == 1]
    single = [(row, atom) for row, atom in single if len(row.columns) == len(single[0][0].columns)]
    if len(single) < _ENOUGH or 2 * len(single) < sum(bool(row.values) for row in rows):
        return
    places = [_places(row, atom) for row, atom in single]
    common = [place for place in places[0] if all(place in other for other in places)]
    columns = {tuple(id(found[place]) for found in places): place for place in common}
    if len(columns) == 1:
        (place,) = columns.values()
        yield AddedColumn("", tuple(_value(row, at[place]) for (row, _), at in zip(single, places, strict=True)))


def _places(row: TableRow, left: Atom) -> dict[_Place, Atom]:
    """Where the row holds the value that was left out of it."""
    filled = [atom for atom in row.values if not atom.is_empty]
    found: dict[_Place, Atom] = {}
    if len(filled) == len(row.columns) + 1:
        found |= {("nth", at): atom for at, atom in enumerate(filled)}
    if stands_in_columns(row):
        found |= {("column", atom.x): atom for atom in filled if atom.x is not None}
    return {place: atom for place, atom in found.items() if atom is left or is_same(atom, left)}


def _value(row: TableRow, atom: Atom) -> AddedValue:
    return AddedValue(row.match.targets[0].row.key, atom.reading.value, atom.location)
