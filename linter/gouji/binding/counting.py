"""Numbers in a grid that state nothing: those that count its rows or its columns, as programs and clerks add them."""

from __future__ import annotations

from collections.abc import Sequence

from gouji.model.document import Grid, GridCell
from gouji.normalize import fold

# Fewer numbers than these that follow each other may be figures.
_ROWS, _COLUMNS = 5, 4
_HEADS = frozenset(("栏次", "列次", "列号", "行次", "序号", "甲", "乙", "项目"))


def counted(grid: Grid) -> list[Sequence[GridCell]]:
    """A grid's rows without such numbers."""
    rows: list[Sequence[GridCell]] = list(grid.rows)
    if _counts_rows(rows):
        rows = [[cell for cell in row if cell.column or not cell.text.isdecimal()] for row in rows]
    first = next((at for at, row in enumerate(rows) if any(cell.text.isdecimal() for cell in row)), None)
    if first is not None and _counts_columns(rows[first]):
        del rows[first]
    return rows


def _counts_rows(rows: Sequence[Sequence[GridCell]]) -> bool:
    """Whether the first column holds 1, 2, 3 … from its first number to the last row, and other columns hold numbers."""
    texts = [row[0].text if row and not row[0].column else "" for row in rows]
    start = next((at for at, text in enumerate(texts) if text.isdecimal()), len(texts))
    told = texts[start:]
    if len(told) < _ROWS or told[0] not in ("0", "1") or any(not row[1:] for row in rows[start:]):
        return False
    return told == [str(int(told[0]) + at) for at in range(len(told))]


def _counts_columns(row: Sequence[GridCell]) -> bool:
    numbers = [cell.text for cell in row if cell.text.isdecimal()]
    others = [fold(cell.text) for cell in row if cell.text and not cell.text.isdecimal()]
    if len(numbers) < _COLUMNS or numbers[0] not in ("0", "1") or not _HEADS.issuperset(others):
        return False
    return numbers == [str(int(numbers[0]) + at) for at in range(len(numbers))]
