"""A table's cells at the columns that spans leave free."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from gouji.model.document import Grid, GridCell
from gouji.readers.markup.attributes import span
from gouji.readers.markup.cells import Cell, Table
from gouji.readers.markup.runs import Places, located
from gouji.readers.markup.tree import Node

# No form is wider; what claims to be is a slip.
_WIDEST = 50


def grids_of(table: Table, known: Mapping[Node, Table], places: Places) -> Iterator[Grid]:
    """The table, then the tables of data in its cells."""
    due = [table]
    while due:
        one = due.pop(0)
        if grid := _grid(one, places):
            yield grid
        due[:0] = [known[node] for row in one.rows for cell in row for node in cell.tables if node in known]


def _grid(table: Table, places: Places) -> Grid | None:
    taken: dict[int, int] = {}  # by column, the first row that is free again
    rows = []
    for at, cells in enumerate(table.rows):
        column = 0
        row = []
        for cell in cells:
            while taken.get(column, 0) > at:
                column += 1
            drawn = _cell(cell, at, column, len(table.rows), places)
            row.append(drawn)
            for covered in range(column, column + drawn.column_span):
                taken[covered] = max(taken.get(covered, 0), at + drawn.row_span)
            column += drawn.column_span
        if row:
            rows.append(tuple(row))
    if not rows:
        return None
    first, last = rows[0][0].location, rows[-1][-1].location
    return Grid(tuple(rows), "ruled", first._replace(text="", end_line=last.end_line, end_column=last.end_column))


def _cell(cell: Cell, row: int, column: int, rows: int, places: Places) -> GridCell:
    """A row span of 0 is the rest of the table; none reaches further."""
    down, across = span(cell.node.attributes, "rowspan"), span(cell.node.attributes, "colspan")
    down = rows - row if down == 0 else min(down or 1, rows - row)
    location = located(cell.run.pieces, places, cell.node.inner)
    return GridCell(location.text, row, column, location, down, min(across or 1, _WIDEST))
