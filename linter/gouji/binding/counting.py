"""Numbers in a grid that state nothing: those that count its rows or its columns, as programs and clerks add them."""

from __future__ import annotations

from collections.abc import Sequence

from gouji.model.document import Grid, GridCell
from gouji.normalize import fold

# Fewer numbers than these that follow each other may be figures; in the first column fewer are enough.
_ROWS, _FIRST, _COLUMNS = 8, 5, 4
_LAST_START = 3
_HEADS = frozenset(("栏次", "列次", "列号", "行次", "行号", "序号", "编号", "甲", "乙", "项目"))
_COUNTED = _HEADS - {"甲", "乙", "项目"}


def counted(grid: Grid) -> list[Sequence[GridCell]]:
    """A grid's rows without such numbers."""
    rows: list[Sequence[GridCell]] = list(grid.rows)
    columns: dict[int, list[GridCell]] = {}
    for cell in (cell for row in rows if len(row) > 1 for cell in row):
        columns.setdefault(cell.column, []).append(cell)
    if counts := {at for at, cells in columns.items() if _counts_rows(cells, len(rows))}:
        rows = [[cell for cell in row if cell.column not in counts or not cell.text.isdecimal()] for row in rows]
    first = next((at for at, row in enumerate(rows) if any(cell.text.isdecimal() for cell in row)), None)
    if first is not None and _counts_columns(rows[first]):
        del rows[first]
    return [row for row in rows if row]


def _counts_rows(cells: Sequence[GridCell], rows: int) -> bool:
    """Whether a column is headed so, or holds 1, 2, 3 … from its first number to the last row."""
    head = next((cell.text for cell in cells if cell.text), "")
    if fold(head) in _COUNTED:
        return True
    if cells[-1].row != rows - 1:
        return False
    told = cells[next((at for at, cell in enumerate(cells) if cell.text.isdecimal()), len(cells)) :]
    if len(told) < (_ROWS if cells[0].column else _FIRST) or (first := int(told[0].text)) > _LAST_START:
        return False
    return all(cell.text == str(number) for number, cell in enumerate(told, first))


def _counts_columns(row: Sequence[GridCell]) -> bool:
    numbers = [cell.text for cell in row if cell.text.isdecimal()]
    others = [fold(cell.text) for cell in row if cell.text and not cell.text.isdecimal()]
    if len(numbers) < _COLUMNS or numbers[0] not in ("0", "1") or not _HEADS.issuperset(others):
        return False
    return numbers == [str(int(numbers[0]) + at) for at in range(len(numbers))]
