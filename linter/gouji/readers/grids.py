"""Lines of cells to grids: bars, tabs, commas, wide gaps, one cell a line; rows that were wrapped put together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from gouji.model.document import Columns, Grid, GridCell
from gouji.model.location import Location
from gouji.normalize import enumerator
from gouji.patterns import pattern
from gouji.readers import quoted
from gouji.readers.lines import BAR, BARS, SPACES, Line, is_numberlike, joined
from gouji.text import width

_SEPARATOR_CELL = pattern(r"\s*:?-+:?\s*")
# A rule below some of the cells only, beside one that goes on over several rows.
_PARTLY_DRAWN = pattern(r"[├┼┤+╠╬][─━═=-]{3,}")
Row = list[Location]
# From so many rows on, each between two rules, a table is taken to have a rule after every row.
_DRAWN_ROWS = 8


def table_end(lines: Sequence[Line], at: int, kind: str) -> int:
    """Where a table that begins at line `at` ends: it goes on over rules and up to two blank lines as long as rows of
    its kind follow.
    """
    end = at + 1
    ahead = end
    while ahead < len(lines) and ahead - end <= 2:
        line = lines[ahead]
        if line.kind == kind:
            end = ahead + 1
        elif line.kind not in ("blank", "rule"):
            break
        ahead += 1
    return end


def table(lines: Sequence[Line], kind: str) -> Grid | None:
    """The grid of a table's lines; None where they hold no cell."""
    if kind == "bar":
        return _bar_table(lines)
    if kind in ("tab", "comma"):
        return grid(quoted.rows_of([line for line in lines if line.kind == kind], kind), "delimited")
    rows = [(line, _spaced_cells(line)) for line in lines if line.kind == kind]
    offsets = [[width(line.text[: (cell.column or 1) - 1]) for cell in cells] for line, cells in rows]
    return grid([cells for _, cells in rows], "spaced", offsets)


def grid(rows: Sequence[Row], columns: Columns, offsets: list[list[int]] | None = None) -> Grid | None:
    """A grid of one cell a location; columns are counted unless `offsets` gives them."""
    if not any(rows):
        return None
    cells = tuple(
        tuple(GridCell(place.text, row, offsets[row][at] if offsets else at, place) for at, place in enumerate(places))
        for row, places in enumerate(rows)
    )
    places = [place for row in rows for place in row]
    first, last = places[0], places[-1]
    return Grid(cells, columns, Location("text", "", first.line, first.column, last.end_line, last.end_column))


def _bar_table(lines: Sequence[Line]) -> Grid | None:
    """Bars between cells. Where rules part the rows, the lines between two rules are one row, if it was wrapped."""
    rows = [line for line in lines if line.kind == "bar"]
    opened = sum(line.text.lstrip()[0] in BARS for line in rows) * 2 > len(rows)
    stretches: list[list[Row]] = [[]]
    rules = 0
    for line in lines:
        if line.kind != "bar" or _PARTLY_DRAWN.search(line.text):
            rules += line.kind == "rule" and line.text.lstrip()[0] not in BARS
            stretches.append([])
        else:
            cells = _bar_cells(line, opened)
            if not all(_SEPARATOR_CELL.fullmatch(cell.text) and "--" in cell.text for cell in cells):
                stretches[-1].append(cells)
    if rules > 2:
        room = _room(stretches) if _is_a_row_each(stretches) else None
        stretches = [_all_joined(stretch, room) if room else _unwrapped(stretch) for stretch in stretches]
    split = [row for stretch in stretches for row in stretch]
    even = len({len(cells) for cells in split}) == 1
    drawn = any(line.kind == "rule" for line in lines)
    return grid(split, "ruled" if drawn and even else "delimited")


def _is_a_row_each(stretches: Sequence[list[Row]]) -> bool:
    """Whether rules part every row from the next: then two lines between rules are one row, its digits wrapped too.

    Rows begin with a number or a bracket; two such cells below each other between two rules are two rows.
    """
    drawn = [stretch for stretch in stretches if any(is_numberlike(cell.text) for row in stretch for cell in row)]
    if len(drawn) < _DRAWN_ROWS:
        return False
    for stretch in drawn:
        if len({len(row) for row in stretch}) > 1:
            return False
        for column in zip(*stretch, strict=True):
            if sum(bool(enumerator(cell.text)[0]) and not is_numberlike(cell.text) for cell in column) > 1:
                return False
    return True


def _room(stretches: Sequence[list[Row]]) -> dict[tuple[int, int], int]:
    """How many characters of a number a column has room for, by the number of cells and the place among them."""
    room: dict[tuple[int, int], int] = {}
    for row in (row for stretch in stretches for row in stretch):
        for place, cell in enumerate(row):
            if is_numberlike(cell.text):
                room[len(row), place] = max(room.get((len(row), place), 0), len(cell.text))
    return room


def _all_joined(stretch: list[Row], room: Mapping[tuple[int, int], int]) -> list[Row]:
    """One row: digits go on below where their cell is full. Where they stand below each other otherwise, a rule may be
    lost; they are put together with a gap, which reads as several numbers.
    """
    size = len(stretch[0]) if stretch else 0
    if any(len(cells) != size for cells in stretch):
        return _unwrapped(stretch)
    row: Row = []
    for cells in stretch:
        row = (
            [
                _put_below(one, other, room.get((size, at), 0))
                for at, (one, other) in enumerate(zip(row, cells, strict=True))
            ]
            if row
            else cells
        )
    return [row] if row else []


def _put_below(cell: Location, tail: Location, room: int) -> Location:
    clash = is_numberlike(cell.text) and is_numberlike(tail.text)
    # No number begins with a zero.
    zero = len(tail.text) > 1 and tail.text.isdecimal() and tail.text[0] == "0"
    full = zero or bool(room and len(cell.text) % room == 0)
    return joined(cell, tail, "  " if clash and not full else "")


def _unwrapped(lines: list[Row]) -> list[Row]:
    """Puts lines together that go on with the row above: nowhere do both hold a value. Where both do, but the lower one
    not wherever the upper one does, digits have wrapped or a row holds empty cells: such numbers are put side by side.
    """
    rows: list[Row] = []
    for cells in lines:
        above = rows[-1] if rows else []
        if above and len(above) == len(cells) and not _clash(above, cells):
            rows[-1] = [joined(one, other) for one, other in zip(above, cells, strict=True)]
        elif above and len(above) == len(cells) and _is_thin(above, cells):
            rows[-1] = [_put_below(one, other, 0) for one, other in zip(above, cells, strict=True)]
        else:
            rows.append(cells)
    return rows


def _is_thin(above: Row, below: Row) -> bool:
    """Whether numbers stand below numbers, but not below all of them."""
    told = [not other.text for one, other in zip(above, below, strict=True) if is_numberlike(one.text) and one.text]
    apart = any(enumerator(one.text)[0] and not is_numberlike(one.text) for one in below)
    return any(told) and not all(told) and not apart


def _clash(above: Row, below: Row) -> bool:
    told = [(one.text, other.text) for one, other in zip(above, below, strict=True) if one.text and other.text]
    numbers = any(is_numberlike(text) and not enumerator(text)[0] for pair in told for text in pair)
    return numbers or all(is_numberlike(cell.text) for cell in below if cell.text)


def _bar_cells(line: Line, opened: bool) -> Row:
    """Cells between bars. The last bar closes its row; the first opens it where the table's rows are opened, or where
    the line begins and ends with one.
    """
    bars = list(BAR.finditer(line.text))
    cells = cells_between(line, ((bar.start(), bar.end()) for bar in bars))
    closed = not line.text[bars[-1].end() :].strip() and len(bars) > 1
    if not line.text[: bars[0].start()].strip() and (opened or (closed and line.text[0] in BARS)):
        cells = cells[1:]
    if not line.text[bars[-1].end() :].strip() and len(cells) > 1:
        cells = cells[:-1]
    return cells


def cells_between(line: Line, marks: Iterable[tuple[int, int]]) -> Row:
    cells, start = [], 0
    for begin, end in marks:
        cells.append(line.slice(start, begin))
        start = end
    cells.append(line.slice(start, len(line.text)))
    return cells


def _spaced_cells(line: Line) -> Row:
    cells, start = [], 0
    for gap in SPACES.finditer(line.text):
        if line.text[start : gap.start()].strip():
            cells.append(line.slice(start, gap.start()))
        start = gap.end()
    if line.text[start:].strip():
        cells.append(line.slice(start, len(line.text)))
    return cells


def lone_end(lines: Sequence[Line], at: int) -> int:
    """Where cells set one a line end: up to two blank lines part their rows."""
    end = at + 1
    ahead = end
    while ahead < len(lines) and ahead - end <= 2:
        if lines[ahead].kind in ("lone", "tail"):
            end = ahead + 1
        elif lines[ahead].kind != "blank":
            break
        ahead += 1
    return end


def lone_table(lines: Sequence[Line]) -> Grid | None:
    """Cells one a line, rows set apart by blank lines; None for fewer than three cells."""
    if sum(line.kind == "lone" for line in lines) < 3:
        return None
    rows: list[Row] = [[]]
    for line in lines:
        if line.kind == "blank":
            rows.append([])
        elif line.kind == "lone":
            rows[-1].append(line.slice(line.text.index("\t") + 1, len(line.text)))
        elif rows[-1]:
            rows[-1][-1] = joined(rows[-1][-1], line.whole())
    return grid([row for row in rows if row], "delimited")
