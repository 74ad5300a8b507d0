"""Which cell of its row a value stands over, where a table's columns can be made out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from gouji.binding.lines import Atom, Line, above
from gouji.binding.readings import Placement, Reading
from gouji.binding.rows import Match
from gouji.model.document import Grid, Heading, Paragraph
from gouji.model.location import Location
from gouji.model.template import ColumnForm, TableForm
from gouji.text import width

# So many rows set alike show where a table's columns are, though none of them is full.
_ENOUGH = 4
# Fewer heads may be words of another table.
_SOME_HEADS = 3

# The cell an atom stands over, None where it stands over none.
Over = Callable[[Atom], int | None]


@dataclass(slots=True)
class TableRow:
    """A row under construction, or rows printed side by side: columns and cells' keys, values, and what the alignment
    said of it.
    """

    table: TableForm
    columns: list[ColumnForm]
    values: list[Atom]
    keys: tuple[str, ...]
    label: Location
    match: Match
    reading: Reading
    rivals: list[list[Atom]] = field(default_factory=list)


def pads_of(row: TableRow, exact: Sequence[TableRow]) -> int:
    """How many empty cells stand before the first value on full lines labelled as deep as this one; on a line without
    a label the first cell is where the grid's other lines have theirs.
    """
    run = row.match.runs[0]
    full = [other for other in exact if other.values and not _all_blank(other)]
    if not run.labels:
        runs = [other.match.runs[0] for other in full]
        labelled = [other for other in runs if other.lines[0].block == run.lines[0].block and other.labels]
        if any(other.labels[0].x == 0 for other in labelled):
            return 1
    depth = run.labels[-1].x if run.labels else None
    alike = [
        other for other in full if (other.match.runs[0].labels[-1].x if other.match.runs[0].labels else None) == depth
    ]
    return max((_leading(other.values) for other in alike or full), default=0)


def _leading(values: Sequence[Atom]) -> int:
    return next((at for at, atom in enumerate(values) if not atom.is_empty), len(values))


def below_heads(row: TableRow, lines: Sequence[Line]) -> Over | None:
    """Which cell an atom stands over by the heads of the columns, where all of them stand above it in its own grid."""
    if len(row.match.runs) > 1 or not stands_in_columns(row):
        return None
    heads = heads_above(row, lines)
    return (lambda atom: heads.get(atom.x)) if len(set(heads.values())) == len(row.columns) else None


def stands_in_columns(row: TableRow) -> bool:
    """Whether a row's cells stand under those of the lines above: its grid is drawn, or all lines are as long."""
    line = row.match.runs[0].lines[0]
    if not isinstance(line.source, Grid) or line.source.columns == "spaced" or len(row.match.targets) > 1:
        return False
    return is_even(line, len(row.columns)) and not _is_short(line)


def stands_elsewhere(row: TableRow, lines: Sequence[Line]) -> Callable[[Placement], bool]:
    """Whether a way to read a row gives a number to another column than the one whose head it stands under. Only pages
    are sure of that: in a marked-up table a lost cell moves the rest from under their heads.
    """
    line = row.match.runs[0].lines[0]
    drawn = isinstance(line.source, Grid) and line.source.columns == "ruled" and line.location.kind == "pdf"
    heads = heads_above(row, lines) if drawn and len(row.match.targets) == 1 else {}
    if len(set(heads.values())) < _SOME_HEADS:
        return lambda way: False
    return lambda way: any(atom and heads.get(atom.x, cell) != cell for cell, atom in enumerate(way.slots))


def heads_above(row: TableRow, lines: Sequence[Line]) -> dict[int | None, int]:
    """The columns of the row by where their heads stand above it in its own grid."""
    line = row.match.runs[0].lines[0]
    names = row.match.targets[0].heads
    drawn = isinstance(line.source, Grid) and line.source.columns == "ruled"
    heads: dict[int | None, int] = {}
    seen = False
    for other in above(line, lines):
        if other.valued:
            if seen:
                break
            continue
        found = {atom.x: names[atom.folded] for atom in other.atoms if atom.folded in names}
        seen = seen or bool(found)
        if drawn or other.cells == line.cells:
            heads = {**found, **heads}
        if len(set(heads.values())) == len(row.columns):
            break
    return heads


def over_columns(row: TableRow, exact: Sequence[TableRow], rows: Sequence[TableRow]) -> Over | None:
    """Which cell an atom stands over: learned from the table's full rows of the same make, or counted off from the
    labels where every line of the grid has the same number of cells.
    """
    line = row.match.runs[0].lines[0]
    if not isinstance(line.source, Grid) or len(row.match.runs) > 1:
        return None
    grid, size = line.source, len(row.columns)
    if grid.columns == "spaced":
        found = (_nearest(_spots(grid, size, exact, middle), middle) for middle in (_by_width, _by_letters))
        return next((over for over in found if over), None)
    made_alike = [other for other in rows if _alike(row, other)]
    full = [
        other for other in made_alike if other.reading.exact and len(other.columns) == size and not _all_blank(other)
    ]
    spots = {tuple(atom.x for atom in other.reading.placements[0].slots if atom) for other in full}
    if len(spots) > 1:
        return None
    columns = {x: cell for xs in spots for cell, x in enumerate(xs)} or _counted_off(size, made_alike)
    labels = [atom.x for atom in row.match.runs[0].labels if atom.x is not None]
    if not columns or (labels and max(labels) >= min(x or 0 for x in columns)):
        return None
    last = max(x or 0 for x in columns)
    if any(not atom.is_empty and (atom.x or 0) > last for atom in row.values):
        return None  # a value too many: which is the stray one, its place does not tell
    if grid.columns == "ruled":
        if _is_short(line):
            return None
    elif line.cells <= last or (line.cells > last + 1 and not _is_longer(row, made_alike)):
        return None  # a cell is lost, or one gained: at the end, if many rows bear the columns out
    return lambda atom: columns.get(atom.x)


def _is_longer(row: TableRow, rows: Sequence[TableRow]) -> bool:
    """Whether lines longer than their columns need are this table's way: all are so, or there are many of the kind and
    this one's cells begin at its label, so that the one too many cannot stand there.
    """
    lengths = {other.match.runs[0].lines[0].cells for other in rows}
    if lengths == {row.match.runs[0].lines[0].cells}:
        return True
    return not row.values[0].is_empty and sum(len(other.columns) == len(row.columns) for other in rows) >= _ENOUGH


def is_even(line: Line, size: int) -> bool:
    """Whether all lines of its grid long enough for a row have the same number of cells; drawn columns need no such
    proof.
    """
    if not isinstance(line.source, Grid):
        return False
    return line.source.columns == "ruled" or sum(length >= size for length in line.frame.lengths) == 1


def _is_short(line: Line) -> bool:
    """Whether a line of a drawn table does not reach its end: a cell is lost, and the rest may have moved."""
    if not isinstance(line.source, Grid) or line.source.columns != "ruled":
        return False
    return max((atom.x + atom.span for atom in line.atoms if atom.x is not None), default=0) < line.frame.width


def _all_blank(row: TableRow) -> bool:
    return not row.reading.placements or all(atom is None or atom.is_empty for atom in row.reading.placements[0].slots)


def _by_width(atom: Atom) -> float:
    """The middle of an atom on its line, a Chinese character counting two columns."""
    return (atom.x or 0) + width(atom.text) / 2


def _by_letters(atom: Atom) -> float:
    """The same where a converter lays out lines by the number of characters."""
    return (atom.location.column or 1) - 1 + len(atom.text) / 2


def _spots(grid: Grid, size: int, exact: Sequence[TableRow], middle: Callable[[Atom], float]) -> list[float]:
    """The middle of each cell on lines set with spaces, over the full rows; none unless they are set in columns.

    Cells joined by fixed gaps line up too where their texts are as long. Columns are believed where the texts before a
    cell differ in length and it stands at one place all the same.
    """
    length = width if middle is _by_width else len
    middles: list[list[float]] = [[] for _ in range(size)]
    before: list[list[int]] = [[] for _ in range(size)]
    for other in exact:
        run = other.match.runs[0]
        source = run.lines[0].source
        if (
            not isinstance(source, Grid)
            or source.columns != grid.columns
            or len(other.columns) != size
            or _all_blank(other)
        ):
            continue
        told = sum(length(atom.text) for atom in run.labels)
        for cell, atom in enumerate(other.reading.placements[0].slots):
            if atom is not None and atom.x is not None:
                middles[cell].append(middle(atom))
                before[cell].append(told)
                told += length(atom.text)
    steady = all(found and max(found) - min(found) <= 3 for found in middles)
    shifting = any(found and max(found) - min(found) >= 4 for found in before)
    return [sum(found) / len(found) for found in middles] if steady and shifting else []


def _alike(row: TableRow, other: TableRow) -> bool:
    """Whether two rows' columns can be compared: lines of one grid, or of grids that a page break or a label parts."""
    run, more = row.match.runs[0], other.match.runs[0]
    here, there = run.lines[0], more.lines[0]
    if here.block == there.block:
        return True
    same = (
        isinstance(here.source, Grid) and isinstance(there.source, Grid) and here.source.columns == there.source.columns
    )
    return same and here.cells == there.cells


def _counted_off(size: int, rows: Sequence[TableRow]) -> dict[int | None, int]:
    """The columns behind the last one that holds a label, if there are just as many as the widest row has cells."""
    runs = [row.match.runs[0] for row in rows]
    labels = [atom.x for run in runs for atom in run.labels if atom.x is not None]
    numbers = [atom.x for run in runs for atom in run.values if atom.x is not None and not atom.is_empty]
    last, widest = max(numbers, default=-1) + 1, max(len(row.columns) for row in rows)
    start = max(labels) + 1 if labels else last - widest
    if last - start != widest or start < 0 or any(x < start for x in numbers) or not (labels or start or 0 in numbers):
        return {}
    if not labels and start and any(_holds_before(run.lines[0].source, start) for run in runs):
        return {}  # what stands before the numbers is no margin
    return {start + cell: cell for cell in range(size)}


def _holds_before(source: Heading | Paragraph | Grid, start: int) -> bool:
    """Whether anything is printed in a grid's first columns."""
    grid = source.rows if isinstance(source, Grid) else ()
    return any(cell.text.strip() for cells in grid for cell in cells if cell.column < start)


def _nearest(centers: list[float], middle: Callable[[Atom], float]) -> Over | None:
    gaps = [after - before for before, after in pairwise(centers)]
    if not gaps or min(gaps) <= 2:
        return None

    def over(atom: Atom) -> int | None:
        if atom.x is None:
            return None
        center = middle(atom)
        cell = min(range(len(centers)), key=lambda k: abs(centers[k] - center))
        return cell if abs(centers[cell] - center) < min(gaps) / 2 else None

    return over
