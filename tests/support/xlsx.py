"""A drawn report as a workbook."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from random import Random

from openpyxl import Workbook

from tests.support.drawn import Block, Paragraph


def workbook(blocks: Sequence[Block], rng: Random) -> bytes:
    """All on one sheet or a sheet a table; numbers as numbers or as text; merged cells as merges."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    row, several, as_text = 1, rng.random() < 0.5, rng.random() < 0.3
    for block in blocks:
        if isinstance(block, Paragraph):
            sheet.cell(row, 1, block.text)
            row += 1
            continue
        if several:
            sheet, row = book.create_sheet(f"表{len(book.sheetnames)}"), 1
        for line in block.rows:
            for cell in line:
                at, column = row + cell.row, 1 + cell.column
                plain = cell.role == "value" and cell.text.isascii() and cell.text.isdigit() and not as_text
                sheet.cell(at, column, int(cell.text) if plain else cell.text or None)
                if (cell.rows, cell.columns) != (1, 1):
                    sheet.merge_cells(
                        start_row=at,
                        start_column=column,
                        end_row=at + cell.rows - 1,
                        end_column=column + cell.columns - 1,
                    )
        row += len(block.rows) + rng.randrange(2)
    target = BytesIO()
    book.save(target)
    return target.getvalue()
