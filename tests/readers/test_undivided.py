"""Rows of a ruled table whose inner lines are left out."""

from __future__ import annotations

from gouji.readers.pages.content import Box, Run
from gouji.readers.pages.grid import grid, ruled
from gouji.readers.pages.undivided import divide


def written(text: str, left: float, top: float) -> list[Run]:
    """Characters of ten points, 5 wide or 10."""
    found = []
    for char in text:
        wide = 5.0 if char.isascii() else 10.0
        found.append(Run(char, left, top, left + wide, top + 10, 10.0))
        left += wide
    return found


def texts(cells: list[Box], chars: list[Run]) -> list[list[str]]:
    table, _ = ruled(1, cells, chars)
    divide(table)
    return [[cell.text for cell in row] for row in grid(table).rows]


ROW: list[Box] = [(20, 20, 100, 40), (100, 20, 150, 40), (150, 20, 200, 40)]
BAND: Box = (20, 40, 200, 60)
FIRST = written("规章", 22, 24) + written("1", 102, 24) + written("2", 152, 24)


def test_a_band_without_lines_has_the_columns_of_the_row_above() -> None:
    band = written("行政许可", 22, 44) + written("3", 102, 44) + written("4", 152, 44)
    assert texts([*ROW, BAND], FIRST + band)[1] == ["行政许可", "3", "4"]


def test_a_column_without_text_in_the_band_is_an_empty_cell() -> None:
    assert texts([*ROW, BAND], FIRST + written("行政许可", 22, 44) + written("4", 152, 44))[1] == ["行政许可", "", "4"]


def test_a_text_across_the_columns_is_one_cell() -> None:
    title = "第二十条第六项所列事项情况"
    assert texts([*ROW, BAND], FIRST + written(title, 22, 44))[1] == [title]


def test_words_set_apart_make_no_cells_of_a_merged_one() -> None:
    band = written("行政许可", 22, 44) + written("（注）", 110, 44)
    assert len(texts([*ROW, BAND], FIRST + band)[1]) == 1


def test_a_box_around_cells_takes_nothing_from_them() -> None:
    around: Box = (20, 40, 200, 80)
    inner: list[Box] = [(100, 60, 150, 80), (150, 60, 200, 80)]
    chars = FIRST + written("行政许可", 22, 62) + written("3", 102, 64) + written("4", 152, 64)
    assert [row[-2:] for row in texts([*ROW, around, *inner], chars)][-1] == ["3", "4"]
