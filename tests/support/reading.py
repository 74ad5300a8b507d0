"""Reading a text back and holding it against the truth."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from decimal import Decimal

from gouji.binding.bind import bind
from gouji.formats import Source
from gouji.model.location import Location
from gouji.model.report import Cell, Report
from gouji.readers import html, text
from tests.support.pages import Page
from tests.support.reports import TrueReport, official_templates

# A cell without a value, where the text leaves it open.
OPEN = ("missing", "ambiguous", "unreadable")


def read_back(data: bytes, path: str = "report.md") -> Report:
    read = html.read if path.endswith(".html") else text.read
    return bind(read(Source(path, data)), official_templates())


def unlike(truth: TrueReport, page: Page, report: Report) -> list[str]:
    """Every cell that is not stated exactly as printed."""
    found = [
        f"{cell.key}: stated, but no cell of this report"
        for cell in report.cells
        if cell.key not in printed_keys(truth)
    ]
    for key in printed_keys(truth):
        cell = report.cell(key)
        state = truth.hidden.get(key, "present")
        if cell is None:
            found.append(f"{key}: no such cell; printed {truth.cells[key]} ({state})")
        elif cell.state != state:
            found.append(f"{key}: {told(cell)}; printed {truth.cells[key]} ({state})")
        elif fault := wrong(truth, page, cell):
            found.append(fault)
    return found


def wrongs(truth: TrueReport, page: Page, report: Report) -> list[str]:
    """Every cell that states something else than is printed; cells that state nothing are passed over."""
    return [fault for cell in report.cells if cell.state not in OPEN and (fault := wrong(truth, page, cell))]


def falsehoods(truth: TrueReport, page: Page, report: Report) -> list[str]:
    """For texts that do not show which cell is empty: every cell that is false all the same.

    A zero may stand for an empty cell of its row and the reverse; another number, or one from elsewhere, may not.
    """
    return [fault for cell in report.cells if (fault := _false(truth, page, cell))]


def _false(truth: TrueReport, page: Page, cell: Cell) -> str:
    if cell.state in OPEN:
        return ""
    value = truth.cells.get(cell.key)
    if cell.state != "present":
        empty = value == 0 or cell.key in truth.hidden
        return "" if empty else f"{cell.key}: {told(cell)}; printed {value}"
    if cell.value != value:
        return f"{cell.key}: {told(cell)}; printed {value} ({truth.hidden.get(cell.key, 'present')})"
    where = cell.location
    row = cell.key.rpartition(".")[0]
    for place in page.places:
        if place.role == "value" and (place.line, place.start, place.end) == (
            where.line,
            where.column,
            where.end_column,
        ):
            own = place.key.rpartition(".")[0] == row and truth.cells[place.key] == value
            return "" if own and place.text == cell.raw else f"{cell.key}: taken from {place.key}"
    return f"{cell.key}: {told(cell)} at line {where.line}, column {where.column}, where no value is printed"


def untrue(truth: TrueReport, report: Report, gone: Collection[str] = ()) -> list[str]:
    """For damaged texts, where places have moved: every cell that is false by value, by emptiness, or by its place.

    A false place does not show the cell's text. `gone` are keys of dropped cells, which may be called empty.
    """
    lines = report.document.lines
    found = []
    for cell in report.cells:
        value = truth.cells.get(cell.key)
        if (cell.state == "present" and cell.value != value) or (
            cell.state in ("blank", "dash") and value != 0 and cell.key not in (*truth.hidden, *gone)
        ):
            found.append(f"{cell.key}: {told(cell)}; true is {value}")
        elif cell.state == "present" and shown_at(lines, cell.location) != cell.raw:
            found.append(f"{cell.key}: {told(cell)} where {shown_at(lines, cell.location)!r} stands")
    return found


def lost(before: Report, after: Report, rows: Collection[str] = ()) -> list[str]:
    """The cells that a whole report stated and a damaged one does not, outside the rows that were damaged."""
    found = []
    for cell in before.cells:
        again = after.cell(cell.key)
        same = again is not None and (again.state, again.value) == (cell.state, cell.value)
        if cell.state in ("present", "dash") and not same and cell.key.rpartition(".")[0] not in rows:
            found.append(f"{cell.key}: was {told(cell)}, is {told(again) if again else 'gone'}")
    return found


def shown_at(lines: Sequence[str], where: Location) -> str:
    """The source text at a location; of a cell wrapped over lines, each line's piece from the cell's column on."""
    if where.line is None or where.column is None or where.end_column is None or where.end_line is None:
        return ""
    if where.line != where.end_line:
        rows = [line[: where.end_column - 1] for line in lines[where.line - 1 : where.end_line]]
        first = lines[where.line - 1][where.column - 1 :]
        return where.text if first.startswith(where.text[:1]) and rows[-1].endswith(where.text[-1:]) else ""
    return lines[where.line - 1][where.column - 1 : where.end_column - 1]


def wrong(truth: TrueReport, page: Page, cell: Cell) -> str:
    """What is false about a cell's state, value, text or place; empty where nothing is."""
    state = truth.hidden.get(cell.key, "present")
    if cell.key not in truth.cells or cell.state != state:
        return f"{cell.key}: {told(cell)}; printed {truth.cells.get(cell.key)} ({state})"
    if state != "present":
        return f"{cell.key}: {told(cell)}, a {state} with a value" if cell.value is not None else ""
    if cell.value != truth.cells[cell.key]:
        return f"{cell.key}: {told(cell)}; printed {truth.cells[cell.key]}"
    return misplaced(page, cell)


def misplaced(page: Page, cell: Cell) -> str:
    """A present cell whose place is not where its text is printed."""
    where = cell.location
    found = (where.line, where.column, where.end_line, where.end_column)
    due = [(place.line, place.start, place.line, place.end) for place in page.of(cell.key)]
    if found not in due:
        return f"{cell.key}: at {found}, printed at {due}"
    texts = {place.text for place in page.of(cell.key)}
    return (
        ""
        if cell.raw in texts and where.text in texts
        else f"{cell.key}: raw {cell.raw!r}, text {where.text!r}; printed {texts}"
    )


def told(cell: Cell) -> str:
    shown: Decimal | str = cell.value if cell.value is not None else cell.raw
    return f"{cell.state} {shown}"


def printed_keys(truth: TrueReport) -> list[str]:
    return [key for key in truth.cells if key.split(".")[1] not in truth.absent]
