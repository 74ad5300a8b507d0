"""Tables set with one mark between cells: tabs, bars, commas; labels and groups on lines of their own."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

from tests.support.merging import Cells, Merge, heads_of, lines_of
from tests.support.pages import Line, Piece, joined
from tests.support.sheets import Sheet

# The lines of a table, row by row.
Rows = list[list[Line]]
Writer = Callable[[Sheet, Random], Rows]


def tabs(merge: Merge, trailing: bool = False) -> Writer:
    def write(sheet: Sheet, rng: Random) -> Rows:
        rows = [_tab_line(cells) for cells in lines_of(sheet, merge, rng)]
        return [[line + [Piece("\t", "mark")] * (trailing and rng.random() < 0.3)] for line in rows]

    return write


def _tab_line(cells: Cells) -> Line:
    return joined([[cell] for cell in cells], "\t")


def quoted_tabs(sheet: Sheet, rng: Random) -> Rows:
    """As a spreadsheet copies cells: a head cell with a line break stands in quotes, over two lines."""
    rows: Rows = []
    for cells in lines_of(sheet, "empty", rng):
        lines: list[Line] = [[]]
        for place, cell in enumerate(cells):
            if place:
                lines[-1].append(Piece("\t", "mark"))
            if cell.role == "head" and len(cell.text) > 5 and rng.random() < 0.4:
                cut = len(cell.text) // 2
                lines[-1] += [Piece('"', "mark"), cell._replace(text=cell.text[:cut])]
                lines.append([cell._replace(text=cell.text[cut:]), Piece('"', "mark")])
            else:
                lines[-1].append(cell)
        rows.append(lines)
    return rows


def commas(sheet: Sheet, rng: Random) -> Rows:
    """Comma-separated values, quoted where a cell holds a comma or a quote."""

    def cell(piece: Piece) -> Line:
        if not re.search(r'[,"]', piece.text):
            return [piece]
        return [Piece('"', "mark"), piece._replace(text=piece.text.replace('"', '""')), Piece('"', "mark")]

    return [[joined([cell(piece) for piece in cells], ",")] for cells in lines_of(sheet, "empty", rng)]


def bars(merge: Merge, opened: bool = False, bar: str = "|") -> Writer:
    """`label | 1 | 2 |`, or opened `| label | 1 | 2 |`."""

    def write(sheet: Sheet, rng: Random) -> Rows:
        return [[_bar_line(cells, opened, bar)] for cells in lines_of(sheet, merge, rng)]

    return write


def _bar_line(cells: Cells, opened: bool, bar: str = "|") -> Line:
    line = joined([[cell] for cell in cells], f" {bar} ")
    return [Piece(f"{bar} ", "mark")] * opened + line + [Piece(f" {bar}", "mark")]


def labels_above(between: str, start: str = "", end: str = "") -> Writer:
    """A row's label alone on its line, its values on the next, between the marks that start and end such a line."""

    def write(sheet: Sheet, rng: Random) -> Rows:
        found: Rows = []
        for head, rows in heads_of(sheet):
            found += [[joined([[cell] for cell in cells], between)] for cells in head]
            for row in rows:
                values = [Piece(start, "mark"), *joined([[value] for value in row.values], between), Piece(end, "mark")]
                found.append([*([piece] for piece in row.fresh), values])
        return found

    return write


def groups_alone(between: str, end: str = "") -> Writer:
    """A group's label on a line of its own above its rows."""

    def write(sheet: Sheet, rng: Random) -> Rows:
        found: Rows = []
        for head, rows in heads_of(sheet):
            found += [[joined([[cell] for cell in cells], between)] for cells in head]
            for row in rows:
                above: list[Line] = [[piece] for piece in row.fresh[:-1]]
                cells = [[piece] for piece in (*row.path[-1:], *row.values)]
                found.append([*above, [*joined(cells, between), Piece(end, "mark")]])
        return found

    return write


def labels_lost(sheet: Sheet, rng: Random) -> Rows:
    """As text recognition leaves a merged table: rows of bare numbers below their group's line."""
    found: Rows = []
    for head, rows in heads_of(sheet):
        found += [[_tab_line(cells)] for cells in head]
        for row in rows:
            outer, label = row.fresh[:-1], row.fresh[-1:]
            values = [[Piece("")], *([value] for value in row.values)]
            if len(row.path) == 1:
                found.append([joined([label, *values[1:]], "\t")])
            elif len(row.path) == 2:
                found.append([_tab_line([*outer, *label]), joined(values, "\t")])
            else:
                found.append([_tab_line(list(outer))] * bool(outer) + [joined(values, "\t")])
    return found
