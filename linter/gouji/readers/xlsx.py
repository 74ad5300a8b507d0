"""XLSX: the tables of a report, and sometimes its prose, as sheets of a workbook."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from io import BytesIO
from typing import Any

from lxml import etree

from gouji.errors import ReadError
from gouji.formats import Source
from gouji.model.document import Block, Document, Grid, GridCell, Paragraph
from gouji.model.location import Location, spanning
from gouji.readers.archive import Archive
from gouji.readers.faults import damaged, over_limit
from gouji.text import Text

# A sheet may claim a million rows; no report fills so many cells.
_MOST_CELLS = 200_000
_WIDEST = 400
_MOST_MERGED = 20_000
_LABEL_LONGEST = 48

# Any: openpyxl's cells hold whatever the sheet holds.
Cell = Any


def read(source: Source) -> Document:
    """Places are sheet and cell. Hidden sheets are left out: they would say again what the others say.

    Raises ReadError GJ902 (nothing in it), GJ905 (over a limit), GJ911 (damaged).
    """
    archive = Archive(source)
    blocks: list[Block] = []
    try:
        from openpyxl import load_workbook

        for name in archive.names():
            if name.endswith((".xml", ".rels")):
                _guard(archive.xml(name))  # limits, entities and damage are found before another library reads it

        values = load_workbook(BytesIO(source.data), data_only=True)
        formulas = load_workbook(BytesIO(source.data))
        for sheet in values.worksheets:
            if sheet.sheet_state == "visible":
                blocks += _blocks(sheet, formulas[sheet.title])
    except ReadError:
        raise
    except Exception as error:  # openpyxl raises whatever a broken workbook leads it into
        raise damaged(f"{type(error).__name__}: {error}") from error
    if not blocks:
        raise ReadError(Text("文件是空的；请确认导出成功", "the file is empty; check that the export worked"), "GJ902")
    return Document(source.path, "xlsx", tuple(blocks))


def _guard(root: etree._Element) -> None:
    """Raises ReadError GJ905 where merged cells cover more than any report has: openpyxl makes an object of each."""
    from openpyxl.utils import range_boundaries

    merged = 0
    for area in root.iterfind("{*}mergeCells/{*}mergeCell"):
        left, top, right, bottom = (side or 1 for side in range_boundaries(area.get("ref", "A1")))
        merged += (right - left + 1) * (bottom - top + 1)
        if merged > _MOST_MERGED:
            raise over_limit(Text(f"合并单元格上限 {_MOST_MERGED}", f"{_MOST_MERGED} merged cells"), Text("", ""))


def _blocks(sheet: Any, formulas: Any) -> Iterator[Block]:
    """Rows of a single text are paragraphs, the rows between them tables; within a table such a row may be a label
    beside empty cells, unless it is a sentence.
    """
    if sheet.max_row * min(sheet.max_column, _WIDEST) > _MOST_CELLS:
        raise over_limit(Text(f"单元格数上限 {_MOST_CELLS}", f"{_MOST_CELLS} cells"), Text("", ""))
    spans, covered = _merged(sheet)
    rows: list[list[GridCell]] = []
    hidden = _hidden_columns(sheet)
    last = max((cell.column for row in sheet.iter_rows() for cell in row if cell.value is not None), default=0)
    for row in sheet.iter_rows(max_col=min(last, _WIDEST)):
        if sheet.row_dimensions[row[0].row].hidden if row else True:
            continue
        seen = [one for one in row if one.coordinate not in covered and not _is_hidden(one, hidden, spans)]
        cells = [_cell(one, formulas, spans, len(rows)) for one in seen]
        told = [cell for cell in cells if cell.text]
        if not told or (len(told) == 1 and (not rows or _is_prose(told[0].text))):
            yield from _grid(rows)
            rows = []
            if told:
                yield Paragraph(told[0].text, told[0].location)
        else:
            rows.append(cells)
    yield from _grid(rows)


def _hidden_columns(sheet: Any) -> set[int]:
    """A stretch of columns set alike is written once, at its first."""
    found: set[int] = set()
    for one in sheet.column_dimensions.values():
        if one.hidden and one.min and one.max:
            found |= set(range(one.min, min(one.max, _WIDEST) + 1))
    return found


def _is_hidden(cell: Cell, hidden: set[int], spans: dict[str, tuple[int, int]]) -> bool:
    """Whether none of the columns that a cell covers is shown."""
    _, across = spans.get(cell.coordinate, (1, 1))
    return hidden.issuperset(range(cell.column, cell.column + across))


def _is_prose(text: str) -> bool:
    return "。" in text or len(text) > _LABEL_LONGEST


def _merged(sheet: Any) -> tuple[dict[str, tuple[int, int]], set[str]]:
    """Rows and columns of each merged cell, and the cells they cover."""
    spans, covered = {}, set()
    for area in sheet.merged_cells.ranges:
        first, *rest = [sheet.cell(row, column).coordinate for row, column in area.cells]
        spans[first] = area.size["rows"], area.size["columns"]
        covered |= set(rest)
    return spans, covered


def _cell(cell: Cell, formulas: Any, spans: dict[str, tuple[int, int]], row: int) -> GridCell:
    text = _shown(cell)
    if cell.value is None:
        formula = formulas[cell.coordinate].value
        # A formula that was never worked out states no number; its text keeps it from passing for an empty cell.
        text = str(formula) if isinstance(formula, str) and formula.startswith("=") else ""
    down, across = spans.get(cell.coordinate, (1, 1))
    place = Location("sheet", text, sheet=cell.parent.title, cell=cell.coordinate)
    return GridCell(text, row, cell.column - 1, place, down, across)


def _shown(cell: Cell) -> str:
    """A value as the sheet shows it."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float | int):
        return _number(value, str(cell.number_format))
    if isinstance(value, datetime | date):
        return f"{value.year}年{value.month}月{value.day}日"
    return "".join(str(value).split("\n")).strip()


def _number(value: float, pattern: str) -> str:
    """In the format's decimals; otherwise as short as it can be told."""
    places = pattern.partition(".")[2]
    decimals = len(places) - len(places.lstrip("0"))
    if "%" in pattern:
        return f"{value * 100:.{decimals}f}%"
    if decimals:
        return f"{value:.{decimals}f}"
    return str(int(value)) if value == int(value) else f"{value:.10g}"


def _grid(rows: list[list[GridCell]]) -> Iterator[Grid]:
    """The rows from the first column that holds anything."""
    if not rows:
        return
    first = min(cell.column for row in rows for cell in row if cell.text)
    last = max(cell.column + cell.column_span for row in rows for cell in row if cell.text)
    lines = [
        tuple(
            cell._replace(column=cell.column - first, row_span=min(cell.row_span, len(rows) - number))
            for cell in row
            if first <= cell.column < last
        )
        for number, row in enumerate(rows)
    ]
    told = [line for line in lines if line]
    yield Grid(tuple(told), "ruled", spanning(told[0][0].location, told[-1][-1].location, ""))
