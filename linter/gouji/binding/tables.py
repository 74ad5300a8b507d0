"""From aligned rows to the cells of a table, with what had to be inferred said on the cells."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise

from gouji.binding.columns import Parts, Reading, adds_up, read_exact, without_column, work_out
from gouji.binding.lines import Atom, Line
from gouji.binding.rows import Alignment, Match, RowLabels, align
from gouji.binding.runs import Run, runs_of
from gouji.binding.settle import Open, settle
from gouji.model.document import Grid
from gouji.model.location import Location
from gouji.model.report import Cell, Note, State, Table
from gouji.model.template import ColumnForm, Identity, RowForm, TableForm
from gouji.normalize import fold
from gouji.text import Text, plain, width

_IMPLIED = Text(
    "原文少一格；按行合计，此格应为{value}", "one cell of the row is lost; by the row's total it holds {value}"
)
_LOST = Text("原文少一格", "one cell of the row is lost")
_PLACED = Text("原文此行格数不符，按合计对位", "the row has too few or too many cells; placed by its sums")
_BY_ORDER = Text("原文无行名，按顺序对位", "the row's label is lost; placed by order")
_MOVED = Text("行序与格式不同，按行名对位", "the row stands out of order; placed by its label")
_AMBIGUOUS = Text("无法确定数字属于哪一格，可能为{values}", "which number belongs here cannot be known: {values}")


# So many rows set alike show where a table's columns are, though none of them is full.
_ENOUGH = 4


@dataclass(slots=True)
class _Row:
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


@dataclass(slots=True)
class Bound:
    """The tables found in a stretch of lines, with notes. `cost` is what the alignment had to leave out."""

    tables: list[Table]
    notes: list[Note]


def bind_tables(lines: Sequence[Line], labels: RowLabels, identities: Sequence[Identity]) -> Bound:
    """Binds the tables due in a stretch of lines, in the form's order; those not found are not returned."""
    runs = runs_of(lines)
    alignment = align(runs, labels)
    bound = Bound([], [])
    for form in labels.tables:
        if not _is_there(form, alignment, runs):
            bound.notes += _unreadable(form, runs)
            continue
        sums = _sums_of(form, identities, alignment)
        rows = _rows(form, alignment)
        _work_out_all(rows, sums, lines)
        _doubt_broken(form, rows, sums)
        subtotals = tuple(run.lines[0].location for run in alignment.subtotals)
        table = _table(form, rows, alignment, subtotals)
        bound.tables.append(table)
        bound.notes += _notes(form, rows, table)
    return bound


def _unreadable(form: TableForm, runs: Sequence[Run]) -> Iterator[Note]:
    """A table that is printed, as the heads of its columns above numbers show, but of which no row can be told."""
    numbers = [run for run in runs if run.filled]
    if numbers and _heads_seen(form, runs) >= 3:
        text = Text(f"{form.label.zh}表无法对位，未核对", f"table “{form.label.en}” cannot be read and was not checked")
        yield Note("alignment", text, numbers[0].lines[0].location, table=form.key)


def _is_there(form: TableForm, alignment: Alignment, runs: Sequence[Run]) -> bool:
    """Some row with its label and a value, or the heads of its columns above numbers, or several labels alone."""
    labelled = valued = alone = 0
    for match in alignment.matches:
        own = [target for target in match.targets if target.table is form]
        filled = any(run.filled or run.blanks for run in match.runs)
        valued += len(own) if filled else 0
        labelled += len(own) if filled and not match.lost else 0
        alone += len(own) if not filled else 0
    if labelled or alone >= 3:
        return True
    return valued == len(form.rows) or (valued > 0 and _heads_seen(form, runs) >= 3)


def _sums_of(form: TableForm, identities: Sequence[Identity], alignment: Alignment) -> tuple[Identity, ...]:
    """The table's equations, without the rows of which this report prints another in their stead."""
    printed = {target.row.key for match in alignment.matches for target in match.targets if target.table is form}
    gone = {f"{form.key}.{key}." for key in absent_rows(form, printed)}
    return tuple(
        identity._replace(terms=tuple(term for term in identity.terms if not term[1].startswith(tuple(gone))))
        for identity in identities
        if identity.table == form.key and identity.relation == "="
    )


def absent_rows(form: TableForm, printed: set[str]) -> set[str]:
    """The rows that are no part of a report: of an older single row and the rows it stands for, the ones not printed."""
    absent: set[str] = set()
    for row in form.rows:
        if row.replaces:
            absent |= set(row.replaces) if row.key in printed else {row.key}
    return absent


def _heads_seen(form: TableForm, runs: Sequence[Run]) -> int:
    names = {fold(name): column.key for column in form.columns for name in (column.label.zh, *column.aliases)}
    return len({names[text] for run in runs for text in run.texts if text in names})


def _rows(form: TableForm, alignment: Alignment) -> list[_Row]:
    rows: list[_Row] = []
    for match in alignment.matches:
        if match.targets[0].table is not form:
            continue
        first, *more = match.runs
        values = [*first.values, *(atom for run in more for atom in (*(run.labels if run.joined else ()), *run.values))]
        columns = [form.column(key) for target in match.targets for key in target.row.columns]
        keys = tuple(f"{form.key}.{target.row.key}.{key}" for target in match.targets for key in target.row.columns)
        grid = first.lines[0].source
        spans = isinstance(grid, Grid) and _is_even(grid, len(columns))
        reading = read_exact(values, columns, spans) or Reading()
        rivals = [list(run.values) for run in match.rivals]
        rows.append(_Row(form, columns, values, keys, first.lines[0].location, match, reading, rivals))
    return rows


def _sums(keys: Sequence[str], identities: Sequence[Identity]) -> list[Parts]:
    """The sums that lie wholly within a row, as positions among its cells."""
    at = {key: place for place, key in enumerate(keys)}
    found = []
    for identity in identities:
        if all(key in at for _, key in identity.terms):
            totals = [at[key] for n, key in identity.terms if n < 0]
            if len(totals) == 1:
                found.append(Parts(tuple(at[key] for n, key in identity.terms if n > 0), totals[0]))
    return found


def _work_out_all(rows: list[_Row], identities: Sequence[Identity], lines: Sequence[Line]) -> None:
    """The rows with too few or too many values, with what the exact rows taught about the table's columns."""
    doubtful = [row for row in rows if not row.reading.exact]
    if not doubtful:
        return
    exact = [row for row in rows if row.reading.exact]
    _leave_out_column(doubtful, rows, identities)
    for row in doubtful:
        if not row.reading.placements:
            pads = _pads(row, exact)
            over = _below_heads(row, lines) or _geometry(row, exact, rows)
            row.reading = work_out(row.values, row.columns, _sums(row.keys, identities), over, pads)
    known: dict[str, Decimal] = {}
    for row in exact:
        if row.reading.placements and not row.rivals and not row.match.unsettled:
            for key, atom in zip(row.keys, row.reading.placements[0].slots, strict=True):
                if atom is not None and atom.reading.value is not None:
                    known[key] = atom.reading.value
    waiting = [Open(row.keys, row.reading.placements) for row in doubtful]
    settle(waiting, known, identities)
    for row, narrowed in zip(doubtful, waiting, strict=True):
        row.reading = Reading(narrowed.placements)


def _doubt_broken(form: TableForm, rows: Sequence[_Row], identities: Sequence[Identity]) -> None:
    """A row whose sum is broken, with stray numbers next to it, has more likely lost its digits than its sum. And where
    most rows of a table set cell by cell are not found, it was written out column by column: then only a sum is proof.
    """
    bare = all(not isinstance(row.match.runs[0].lines[0].source, Grid) for row in rows)
    scattered = bare and 2 * sum(bool(row.values) for row in rows) < len(form.rows)
    for row in rows:
        parts = _sums(row.keys, identities)
        kept = bool(row.reading.placements) and adds_up(row.reading.placements[0], parts)
        if not kept and parts and row.match.frayed:
            row.match.unsettled = True
        if scattered and not (kept and parts):
            row.match.unsettled = True


def _leave_out_column(doubtful: Sequence[_Row], rows: Sequence[_Row], identities: Sequence[Identity]) -> None:
    """Where most rows have one value more than the form, a column was added (小计): the same in all of them."""
    over = [row for row in doubtful if sum(not atom.is_empty for atom in row.values) == len(row.columns) + 1]
    over = [row for row in over if len(row.columns) == len(over[0].columns)]
    if len(over) < 3 or 2 * len(over) < sum(bool(row.values) for row in rows):
        return
    values = [[atom for atom in row.values if not atom.is_empty] for row in over]
    for row, reading in zip(
        over, without_column(values, over[0].columns, [_sums(row.keys, identities) for row in over]), strict=False
    ):
        row.reading = reading


def _pads(row: _Row, exact: Sequence[_Row]) -> int:
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


Over = Callable[[Atom], int | None]


def _below_heads(row: _Row, lines: Sequence[Line]) -> Over | None:
    """Which cell an atom stands over by the heads of the columns, where all of them stand above it in its own grid."""
    line = row.match.runs[0].lines[0]
    if not isinstance(line.source, Grid) or line.source.columns == "spaced" or len(row.match.runs) > 1:
        return None
    if len(row.match.targets) > 1 or not _is_even(line.source, len(row.columns)):
        return None
    names = {fold(name): cell for cell, column in enumerate(row.columns) for name in (column.label.zh, *column.aliases)}
    heads: dict[int | None, int] = {}
    seen = False
    for above in reversed([one for one in lines if one.block == line.block and one.index < line.index]):
        told = any(atom.reading.kind in ("number", "dash") for atom in above.atoms)
        found = {} if told else {atom.x: names[atom.folded] for atom in above.atoms if atom.folded in names}
        if seen and told:
            break
        seen = seen or bool(found)
        if line.source.columns == "ruled" or above.cells == line.cells:
            heads = {**found, **heads}
        if len(set(heads.values())) == len(row.columns):
            return lambda atom: heads.get(atom.x)
    return None


def _geometry(row: _Row, exact: Sequence[_Row], rows: Sequence[_Row]) -> Over | None:
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
        if max(atom.x + atom.span for atom in line.atoms if atom.x is not None) < _width(grid):
            return None
    elif line.cells <= last or (line.cells > last + 1 and not _is_longer(line, made_alike, size)):
        return None  # a cell is lost, or one gained: at the end, if many rows bear the columns out
    return lambda atom: columns.get(atom.x)


def _is_longer(line: Line, rows: Sequence[_Row], size: int) -> bool:
    """Whether lines longer than their columns need are this table's way: all are so, or there are many of the kind."""
    lengths = {row.match.runs[0].lines[0].cells for row in rows}
    return lengths == {line.cells} or sum(len(row.columns) == size for row in rows) >= _ENOUGH


def _is_even(grid: Grid, size: int) -> bool:
    """Whether all lines long enough for a row have the same number of cells; drawn columns need no such proof."""
    return grid.columns == "ruled" or len({len(cells) for cells in grid.rows if len(cells) >= size}) == 1


def _width(grid: Grid) -> int:
    return max(cell.column + cell.column_span for cells in grid.rows for cell in cells)


def _all_blank(row: _Row) -> bool:
    return not row.reading.placements or all(atom is None or atom.is_empty for atom in row.reading.placements[0].slots)


def _by_width(atom: Atom) -> float:
    """The middle of an atom on its line, a Chinese character counting two columns."""
    return (atom.x or 0) + width(atom.text) / 2


def _by_letters(atom: Atom) -> float:
    """The same where a converter lays out lines by the number of characters."""
    return (atom.location.column or 1) - 1 + len(atom.text) / 2


def _spots(grid: Grid, size: int, exact: Sequence[_Row], middle: Callable[[Atom], float]) -> list[float]:
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


def _alike(row: _Row, other: _Row) -> bool:
    """Whether two rows' columns can be compared: lines of one grid, or of grids that a page break or a label parts."""
    run, more = row.match.runs[0], other.match.runs[0]
    here, there = run.lines[0], more.lines[0]
    if here.block == there.block:
        return True
    same = (
        isinstance(here.source, Grid) and isinstance(there.source, Grid) and here.source.columns == there.source.columns
    )
    return same and here.cells == there.cells


def _counted_off(size: int, rows: Sequence[_Row]) -> dict[int | None, int]:
    """The columns behind the last one that holds a label, if there are just as many as the widest row has cells."""
    runs = [row.match.runs[0] for row in rows]
    labels = [atom.x for run in runs for atom in run.labels if atom.x is not None]
    numbers = [atom.x for run in runs for atom in run.values if atom.x is not None and not atom.is_empty]
    last, widest = max(numbers, default=-1) + 1, max(len(row.columns) for row in rows)
    start = max(labels) + 1 if labels else last - widest
    if last - start != widest or start < 0 or any(x < start for x in numbers) or not (labels or start or 0 in numbers):
        return {}
    return {start + cell: cell for cell in range(size)}


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


def _table(form: TableForm, rows: Sequence[_Row], alignment: Alignment, subtotals: tuple[Location, ...]) -> Table:
    cells: dict[str, Cell] = {}
    where = rows[0].label
    for row in rows:
        for cell in _cells(row):
            cells[cell.key] = cell
    printed = {target.row.key for row in rows for target in row.match.targets}
    absent = absent_rows(form, printed)
    ordered: list[Cell] = []
    near = where
    for form_row in form.rows:
        if form_row.key in absent:
            continue
        for column_key in form_row.columns:
            key = f"{form.key}.{form_row.key}.{column_key}"
            cell = cells.get(key) or Cell(key, form_row, form.column(column_key), "missing", None, "", near)
            ordered.append(cell)
            near = cell.location if cell.key in cells else near
    last = ordered[-1].location
    location = (
        where
        if where.kind != "text"
        else Location("text", where.text, where.line, where.column, last.end_line, last.end_column)
    )
    by_order = {target.row.key for row in rows if row.match.lost for target in row.match.targets}
    return Table(
        form,
        tuple(ordered),
        location,
        printed=tuple(row.key for row in form.rows if row.key in printed),
        by_order=tuple(row.key for row in form.rows if row.key in by_order),
        subtotals=subtotals,
    )


def _cells(row: _Row) -> list[Cell]:
    """The cells of a row, or of the rows printed side by side in it."""
    forms = [(target.row, row.table.column(key)) for target in row.match.targets for key in target.row.columns]
    keys = row.keys
    note = _row_note(row)
    if not row.reading.placements:
        if not row.values:
            return [
                Cell(key, form, column, "missing", None, "", row.label, note)
                for key, (form, column) in zip(keys, forms, strict=True)
            ]
        numbers = tuple(atom.reading.value for atom in row.values if atom.reading.value is not None)
        return [
            _ambiguous(key, form, column, numbers, row.label) for key, (form, column) in zip(keys, forms, strict=True)
        ]
    options = _options(row, len(keys))
    cells = []
    for place_, (key, (form, column)) in enumerate(zip(keys, forms, strict=True)):
        choices = options[place_]
        first = row.reading.placements[0]
        if len(choices) > 1:
            numbers = tuple(sorted({value for value in choices if value is not None}))
            cells.append(_ambiguous(key, form, column, numbers, row.label))
        else:
            cells.append(_cell(key, form, column, first.slots[place_], first.implied[place_], row, note))
    return cells


def _options(row: _Row, size: int) -> list[set[Decimal | None]]:
    """For each cell the values it may hold under the candidates left, None where one leaves it without a number."""
    found: list[set[Decimal | None]] = [set() for _ in range(size)]
    for way in row.reading.placements:
        for at, (atom, value) in enumerate(zip(way.slots, way.implied, strict=True)):
            found[at].add(atom.reading.value if atom is not None else value)
    for rival in row.rivals:
        numbers = [atom.reading.value for atom in rival if not atom.is_empty]
        for at in range(size):
            found[at].add(numbers[at] if len(numbers) == size else None)
    if row.match.unsettled:
        for choices in found:
            choices.add(None)
    return found


def _row_note(row: _Row) -> Text | None:
    if row.match.moved:
        return _MOVED
    if row.match.lost:
        return _BY_ORDER
    filled = sum(not atom.is_empty for atom in row.values)
    return _PLACED if row.values and filled > len(row.columns) else None


def _ambiguous(key: str, form: RowForm, column: ColumnForm, numbers: tuple[Decimal, ...], where: Location) -> Cell:
    shown = Text("、".join(map(plain, numbers)), ", ".join(map(plain, numbers)))
    return Cell(key, form, column, "ambiguous", None, "", where, _AMBIGUOUS.fill({"values": shown}), numbers)


def _cell(
    key: str,
    form: RowForm,
    column: ColumnForm,
    atom: Atom | None,
    implied: Decimal | None,
    row: _Row,
    note: Text | None,
) -> Cell:
    if atom is None:
        lost = _IMPLIED.fill({"value": implied}) if implied is not None else _LOST
        return Cell(key, form, column, "missing", None, "", row.label, lost)
    reading = atom.reading
    state: State = {"number": "present", "dash": "dash", "empty": "blank", "words": "unreadable"}[reading.kind]  # type: ignore[assignment]
    if state == "present" and (reading.value is None or (reading.delta and column.kind != "change")):
        state = "unreadable"
    value = reading.value if state == "present" else None
    return Cell(key, form, column, state, value, atom.text, atom.location, note, unit=reading.unit)


def _notes(form: TableForm, rows: Sequence[_Row], table: Table) -> list[Note]:
    """At most one note of a kind a table, naming all the cells."""
    notes = []
    unclear = [cell for cell in table.cells if cell.state == "ambiguous"]
    if unclear:
        names = _row_names(unclear)
        text = Text(
            f"{form.label.zh}表有{len(names.zh.split('、'))}行无法唯一对位：{names.zh}；这些行不参与勾稽",
            f"table “{form.label.en}”: no single way to read {names.en}; identities leave these rows out",
        )
        notes.append(Note("alignment", text, unclear[0].location, tuple(cell.key for cell in unclear)))
    lost = [row for row in rows if row.match.lost and row.values and not row.match.unsettled and not row.rivals]
    if lost:
        text = Text(
            f"{form.label.zh}表有{len(lost)}行缺行名，按顺序对位",
            f"table “{form.label.en}”: {len(lost)} rows without labels were placed by order",
        )
        notes.append(Note("position", text, lost[0].label, tuple(key for row in lost for key in row.keys)))
    return notes


def _row_names(cells: Sequence[Cell]) -> Text:
    rows = list(dict.fromkeys((cell.row.label.zh, cell.row.label.en) for cell in cells))
    return Text("、".join(zh for zh, _ in rows), ", ".join(en for _, en in rows))
