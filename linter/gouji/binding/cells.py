"""Rows with their readings become the cells of a table, with what had to be inferred said on them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from gouji.binding.geometry import TableRow
from gouji.binding.lines import Atom
from gouji.model.location import Location
from gouji.model.report import AddedColumn, Cell, Note, State, StrayRow, Table
from gouji.model.template import ColumnForm, RowForm, TableForm
from gouji.text import Text, plain

_IMPLIED = Text(
    "原文少一格；按行合计，此格应为{value}", "one cell of the row is lost; by the row's total it holds {value}"
)
_LOST = Text("原文少一格", "one cell of the row is lost")
_PLACED = Text("原文此行格数不符，按合计对位", "the row has too few or too many cells; placed by its sums")
_BY_ORDER = Text("原文无行名，按顺序对位", "the row's label is lost; placed by order")
_MOVED = Text("行序与格式不同，按行名对位", "the row stands out of order; placed by its label")
_AMBIGUOUS = Text("无法确定数字属于哪一格，可能为{values}", "which number belongs here cannot be known: {values}")
_DOUBTFUL = Text("文字识别为“{raw}”，把握不足，请对照页面", "recognized as “{raw}”, but not surely: look at the page")
# A number or dash read by character recognition that is less sure than this is no statement of the report: its cell is
# ambiguous, what was read its candidate. To keep the value and only hold findings down would let one doubtful digit
# into sums, last year's comparison and every program that reads `value`. In scans made for measuring (docs/ocr.md) what
# was read right is above 0.98, so the bound costs next to nothing.
SURE = 0.9
_STATES: dict[str, State] = {"number": "present", "dash": "dash", "empty": "blank", "words": "unreadable"}


def absent_rows(form: TableForm, printed: set[str]) -> set[str]:
    """The rows that are no part of a report: of an older single row and the rows it stands for, the ones not printed; and
    optional ones.
    """
    absent = {row.key for row in form.rows if row.optional and row.key not in printed}
    for row in form.rows:
        if row.replaces:
            absent |= set(row.replaces) if row.key in printed else {row.key}
    return absent


def table_of(
    form: TableForm, rows: Sequence[TableRow], strays: tuple[StrayRow, ...], added: tuple[AddedColumn, ...]
) -> Table:
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
    by_order = {target.row.key for row in rows if row.match.lost for target in row.match.targets}
    return Table(
        form,
        tuple(ordered),
        where,
        printed=tuple(row.key for row in form.rows if row.key in printed),
        by_order=tuple(row.key for row in form.rows if row.key in by_order),
        strays=strays,
        added=added,
    )


def _cells(row: TableRow) -> list[Cell]:
    """The cells of a row, or of the rows printed side by side in it."""
    forms = [(target.row, column) for target in row.match.targets for column in target.columns]
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
    first = row.reading.placements[0]
    if len(row.reading.placements) == 1 and not row.rivals and not row.match.unsettled:
        told = zip(keys, forms, first.slots, first.implied, strict=True)
        return [_cell(key, form, column, atom, value, row, note) for key, (form, column), atom, value in told]
    options = _options(row, len(keys))
    cells = []
    for place_, (key, (form, column)) in enumerate(zip(keys, forms, strict=True)):
        choices = options[place_]
        if len(choices) > 1 or (row.match.unsettled and _is_blank(first.slots[place_])):
            numbers = tuple(sorted({value for value in choices if value is not None}))
            cells.append(_ambiguous(key, form, column, numbers, row.label))
        else:
            cells.append(_cell(key, form, column, first.slots[place_], first.implied[place_], row, note))
    return cells


def _is_blank(atom: Atom | None) -> bool:
    return atom is not None and atom.is_empty


def _options(row: TableRow, size: int) -> list[set[Decimal | None]]:
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


def _row_note(row: TableRow) -> Text | None:
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
    row: TableRow,
    note: Text | None,
) -> Cell:
    if atom is None:
        lost = _IMPLIED.fill({"value": implied}) if implied is not None else _LOST
        return Cell(key, form, column, "missing", None, "", row.label, lost)
    reading = atom.reading
    state = _STATES[reading.kind]
    if state == "present" and (reading.value is None or (reading.delta and column.kind != "change")):
        state = "unreadable"
    sure = atom.location.confidence
    if sure is not None and sure < SURE and state in ("present", "dash"):
        values = () if reading.value is None else (reading.value,)
        told = _DOUBTFUL.fill({"raw": atom.text})
        return Cell(key, form, column, "ambiguous", None, atom.text, atom.location, told, values, reading.unit)
    value = reading.value if state == "present" else None
    return Cell(key, form, column, state, value, atom.text, atom.location, note, unit=reading.unit)


def is_doubtful(cell: Cell) -> bool:
    """Whether it is ambiguous because its own characters were not recognized surely, not because of where they stand."""
    return cell.state == "ambiguous" and bool(cell.raw)


def notes_of(form: TableForm, rows: Sequence[TableRow], table: Table) -> list[Note]:
    """At most one note of a kind a table, naming all the cells."""
    notes = []
    unclear = [cell for cell in table.cells if cell.state == "ambiguous" and not is_doubtful(cell)]
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
