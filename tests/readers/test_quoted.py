"""Cells in quotation marks, as spreadsheets copy and save them."""

from __future__ import annotations

import pytest

from gouji.formats import Source
from gouji.model.document import Grid
from gouji.readers.text import read


@pytest.mark.parametrize(
    ("row", "cells"),
    [
        ('0\t\t"甲乙"', ["0", "", "甲乙"]),
        ('\t"0"\t"甲乙"', ["", "0", "甲乙"]),
        ('"甲\t乙"\t 1\t"2"', ["甲\t乙", "1", "2"]),
    ],
)
def test_an_empty_cell_before_a_quoted_one_is_a_cell(row: str, cells: list[str]) -> None:
    (grid,) = read(Source("a.txt", f"一\t二\t三\n{row}\n1\t2\t3\n".encode())).blocks
    assert isinstance(grid, Grid)
    assert [cell.text for cell in grid.rows[1]] == cells
