"""From aligned rows to the cells of a table, with what had to be inferred said on the cells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from gouji.binding.columns import Parts, Placement, Reading, place
from gouji.binding.lines import Atom, Line
from gouji.binding.rows import Alignment, Labels, Match, Target, align
from gouji.binding.runs import Run, runs_of
from gouji.binding.settle import Open, settle
from gouji.model.document import Grid
from gouji.model.location import Location
from gouji.model.report import Cell, Note, State, Table
from gouji.model.template import ColumnForm, Identity, RowForm, TableForm
from gouji.text import Text, plain, width

_IMPLIED = Text("原文少一格；按行合计，此格应为{value}", "one cell of the row is lost; by the row's total it holds {value}")
_LOST = Text("原文少一格", "one cell of the row is lost")
_PLACED = Text("原文此行格数不符，按合计对位", "the row has too few or too many cells; placed by its sums")
_BY_ORDER = Text("原文无行名，按顺序对位", "the row's label is lost; placed by order")
_MOVED = Text("行序与格式不同，按行名对位", "the row stands out of order; placed by its label")
_AMBIGUOUS = Text("无法确定数字属于哪一格，可能为{values}", "which number belongs here cannot be known: {values}")


@dataclass(slots=True)
class _Row:
    """A row under construction: its form, cells' keys, values, and what the alignment said of it."""

    table: TableForm
    form: RowForm
    columns: list[ColumnForm]
    values: list[Atom]
    label: Location
    reading: Reading
    match: Match
    rivals: list[list[Atom]] = field(default_factory=list)

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(f"{self.table.key}.{self.form.key}.{column.key}" for column in self.columns)


@dataclass(slots=True)
class Bound:
    """The tables found in a stretch of lines, with notes. `cost` is what the alignment had to leave out."""

    tables: list[Table]
    notes: list[Note]


def bind_tables(lines: Sequence[Line], forms: Sequence[TableForm], identities: Sequence[Identity]) -> Bound:
    """Binds the tables due in a stretch of lines, in the form's order; those not found are not returned."""
    labels = Labels(forms)
    runs = runs_of(lines)
    alignment = align(runs, labels)
    bound = Bound([], [])
    for form in forms:
        if not _is_there(form, alignment, runs):
            continue
        sums = _sums_of(form, identities, alignment)
        rows = _rows(form, alignment, sums)
        _place_all(rows, sums)
        subtotals = tuple(run.lines[0].location for run in alignment.subtotals)
        table = _table(form, rows, alignment, subtotals)
        bound.tables.append(table)
        bound.notes += _notes(form, rows, table)
    return bound


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
    return valued > 0 and _heads_seen(form, runs) >= 3


def _sums_of(form: TableForm, identities: Sequence[Identity], alignment: Alignment) -> tuple[Identity, ...]:
    """The table's equations, without the rows of which this report prints another in their stead."""
    printed = {target.row.key for match in alignment.matches for target in match.targets if target.table is form}
    gone = {f"{form.key}.{key}." for key in absent_rows(form, printed)}
    return tuple(
        replace(identity, terms=tuple(term for term in identity.terms if not term[1].startswith(tuple(gone))))
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
    from gouji.normalize import fold

    names = {fold(name): column.key for column in form.columns for name in (column.label.zh, *column.aliases)}
    return len({names[text] for run in runs for text in run.texts if text in names})


def _rows(form: TableForm, alignment: Alignment, identities: Sequence[Identity]) -> list[_Row]:
    rows: list[_Row] = []
    for match in alignment.matches:
        if match.targets[0].table is not form:
            continue
        values = [atom for at, run in enumerate(match.runs) for atom in ((*run.labels, *run.values) if at and run.joined else run.values)]
        rivals = [list(run.values) for run in match.rivals]
        columns = [column for target in match.targets for column in _columns(target)]
        reading = place(values, columns, _sums(match.targets, identities), padded=False)
        label = match.runs[0].lines[0].location
        rows.append(_Row(form, match.targets[0].row, columns, values, label, reading, match, rivals))
    return rows


def _columns(target: Target) -> list[ColumnForm]:
    return [target.table.column(key) for key in target.row.columns]


def _sums(targets: Sequence[Target], identities: Sequence[Identity]) -> list[Parts]:
    """The sums that lie wholly within these rows, as positions among their cells."""
    keys = [f"{target.table.key}.{target.row.key}.{column}" for target in targets for column in target.row.columns]
    at = {key: place for place, key in enumerate(keys)}
    found = []
    for identity in identities:
        if all(key in at for _, key in identity.terms):
            totals = [at[key] for n, key in identity.terms if n < 0]
            parts = tuple(at[key] for n, key in identity.terms if n > 0)
            if len(totals) == 1:
                found.append(Parts(parts, totals[0]))
    return found


def _place_all(rows: list[_Row], identities: Sequence[Identity]) -> None:
    """A second look at the rows still open, with what the settled rows taught about the table's columns."""
    unsettled = [row for row in rows if not row.reading.exact and row.values]
    if not unsettled:
        return
    settled = [row for row in rows if row.reading.exact]
    padded = _padded(settled)
    for row in unsettled:
        geometry = _geometry(row, settled)
        row.reading = place(row.values, row.columns, _sums(row.match.targets, identities), geometry, padded or _unlabelled(row, settled))
    known: dict[str, Decimal] = {}
    for row in settled:
        if not row.rivals and not row.match.unsettled:
            for key, atom in zip(_keys(row), row.reading.placements[0].slots, strict=True):
                if atom is not None and atom.reading.value is not None:
                    known[key] = atom.reading.value
    open_rows = [Open(_keys(row), row.reading.placements) for row in unsettled]
    settle(open_rows, known, identities)
    for row, narrowed in zip(unsettled, open_rows, strict=True):
        row.reading = Reading(narrowed.placements)


def _keys(row: _Row) -> tuple[str, ...]:
    return tuple(f"{row.table.key}.{target.row.key}.{column}" for target in row.match.targets for column in target.row.columns)


def _padded(settled: Sequence[_Row]) -> bool:
    """Whether this table's full rows have an empty cell between label and first value."""
    full = [row for row in settled if row.values and sum(not atom.is_empty for atom in row.values) == len(row.columns)]
    return any(row.values[0].is_empty for row in full)


def _unlabelled(row: _Row, settled: Sequence[_Row]) -> bool:
    """A line of cells without a label: its first cell, if empty, is where the label stands on the grid's other lines."""
    run = row.match.runs[0]
    if run.labels or not run.lines[0].cells or not run.values or not run.values[0].is_empty:
        return False
    runs = [other.match.runs[0] for other in settled]
    return any(other.labels and other.labels[0].x == 0 and other.lines[0].block == run.lines[0].block for other in runs)


def _rectangular(grid: Grid, size: int) -> bool:
    return grid.columns == "ruled" or len({len(cells) for cells in grid.rows if len(cells) >= size}) == 1


def _geometry(row: _Row, settled: Sequence[_Row]) -> Callable[[Atom], int | None] | None:
    """Which cell an atom stands over, learned from the table's full rows of the same make."""
    line = row.match.runs[0].lines[0]
    if not isinstance(line.source, Grid) or len(row.match.runs) > 1:
        return None
    spaced = line.source.columns == "spaced"
    if not spaced and not _rectangular(line.source, len(row.columns)):
        return None
    votes: dict[int, Counter[int]] = {}
    spots: dict[int, list[float]] = {}
    for other in settled:
        match = other.match.runs[0].lines[0]
        alike = isinstance(match.source, Grid) and match.source.columns == line.source.columns
        if not alike or len(other.columns) != len(row.columns) or not (spaced or match.cells == line.cells):
            continue
        for cell, atom in enumerate(other.reading.placements[0].slots):
            if atom is not None and atom.x is not None:
                votes.setdefault(cell, Counter())[atom.x] += 1
                spots.setdefault(cell, []).append(atom.x + width(atom.text) / 2)
    if len(votes) < len(row.columns):
        return None
    if spaced:
        return _nearest([sum(spots[cell]) / len(spots[cell]) for cell in range(len(row.columns))])
    if any(len(count) > 1 for count in votes.values()):
        return None
    columns = {next(iter(count)): cell for cell, count in votes.items()}
    return lambda atom: columns.get(atom.x) if atom.x is not None else None


def _nearest(centers: list[float]) -> Callable[[Atom], int | None] | None:
    gaps = [after - before for before, after in zip(centers, centers[1:], strict=False)]
    if not gaps or min(gaps) <= 2:
        return None

    def over(atom: Atom) -> int | None:
        if atom.x is None:
            return None
        center = atom.x + width(atom.text) / 2
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
            cell = cells.get(key)
            if cell is None:
                cell = Cell(key, form_row, form.column(column_key), "missing", None, "", near)
            ordered.append(cell)
            near = cell.location if cell.key in cells else near
    last = ordered[-1].location
    location = where if where.kind != "text" else Location("text", where.text, where.line, where.column, last.end_line, last.end_column)
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
    forms = [(target.row, column) for target in row.match.targets for column in _columns(target)]
    keys = _keys(row)
    note = _row_note(row)
    if not row.reading.placements:
        if not row.values:
            return [Cell(key, form, column, "missing", None, "", row.label, note) for key, (form, column) in zip(keys, forms, strict=True)]
        numbers = tuple(atom.reading.value for atom in row.values if atom.reading.value is not None)
        return [_ambiguous(key, form, column, numbers, row.label) for key, (form, column) in zip(keys, forms, strict=True)]
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
    key: str, form: RowForm, column: ColumnForm, atom: Atom | None, implied: Decimal | None, row: _Row, note: Text | None
) -> Cell:
    if atom is None:
        lost = _IMPLIED.fill({"value": implied}) if implied is not None else _LOST
        return Cell(key, form, column, "missing", None, "", row.label, lost)
    reading = atom.reading
    state: State = {"number": "present", "dash": "dash", "empty": "blank", "words": "unreadable"}[reading.kind]  # type: ignore[assignment]
    if reading.delta and column.kind != "change":
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
        notes.append(Note("position", text, lost[0].label, tuple(key for row in lost for key in _keys(row))))
    return notes


def _row_names(cells: Sequence[Cell]) -> Text:
    rows = list(dict.fromkeys((cell.row.label.zh, cell.row.label.en) for cell in cells))
    return Text("、".join(zh for zh, _ in rows), ", ".join(en for _, en in rows))
