"""Tables cut by page breaks, made whole."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from gouji.readers.pages.breaks import continues, join
from gouji.readers.pages.content import Box, Run
from gouji.readers.pages.grid import grid, ruled
from gouji.readers.pages.slots import Ruled

LABEL, VALUE, HEIGHT = 60.0, 30.0, 40.0


def part(page: int, rows: Sequence[Sequence[str]], spanned: int = 0, top: float = 50.0) -> Ruled:
    """A table of ten-point text with 60-point labels and 30-point values; "|" begins a line within a cell. The first
    cell covers the first `spanned` rows, whose first text is then left out.
    """
    cells: list[Box] = []
    chars: list[Run] = []
    for number, row in enumerate(rows):
        for at, text in enumerate(row):
            left = 20.0 if not at else 20.0 + LABEL + VALUE * (at - 1)
            right = left + (VALUE if at else LABEL)
            down = spanned if spanned and not at and not number else 1
            if spanned and not at and 0 < number < spanned:
                continue
            y = top + HEIGHT * number
            cells.append((left, y, right, y + HEIGHT * down))
            for below, line in enumerate(text.split("|")):
                x = left + 2
                for char in line:
                    advance = 5.0 if char.isascii() else 10.0
                    chars.append(Run(char, x, y + 2 + 12 * below, x + advance, y + 12 + 12 * below, 10.0))
                    x += advance
    return ruled(page, cells, chars)[0]


def joined(above: Ruled, below: Ruled) -> list[list[str]]:
    assert continues(above, below)
    join(above, below)
    return [[cell.text for cell in row] for row in grid(above).rows]


def test_rows_follow_each_other() -> None:
    assert joined(part(1, [["规章", "1"], ["行政许可", "2"]]), part(2, [["行政处罚", "3"]])) == [
        ["规章", "1"],
        ["行政许可", "2"],
        ["行政处罚", "3"],
    ]


def test_a_head_printed_again_is_left_out() -> None:
    above = part(1, [["信息内容", "件数"], ["规章", "1"]])
    assert joined(above, part(2, [["信息内容", "件数"], ["行政许可", "2"]]))[2:] == [["行政许可", "2"]]


def test_a_first_row_that_repeats_no_head_stays() -> None:
    above = part(1, [["信息内容", "件数"], ["规章", "1"]])
    assert joined(above, part(2, [["信息内容", "本年"], ["行政许可", "2"]]))[2:] == [
        ["信息内容", "本年"],
        ["行政许可", "2"],
    ]


def test_a_row_cut_through_its_label_is_one() -> None:
    assert joined(part(1, [["要求确认或", "7", "8"]]), part(2, [["重新出具", "", ""]])) == [
        ["要求确认或重新出具", "7", "8"]
    ]


def test_a_row_cut_through_its_numbers_is_one() -> None:
    above = part(1, [["要求确认或", "1,178", "8"]])
    assert joined(above, part(2, [["重新出具", ",170", ""]])) == [["要求确认或重新出具", "1,178,170", "8"]]


def test_a_row_whose_numbers_stand_on_the_next_page_is_one() -> None:
    assert joined(part(1, [["规章", "", ""]]), part(2, [["", "7", "8"]])) == [["规章", "7", "8"]]


def test_a_row_cut_below_a_head_printed_again_is_one() -> None:
    above = part(1, [["信息内容", "件数", "比"], ["要求确认或", "7", "8"]])
    below = part(2, [["信息内容", "件数", "比"], ["重新出具", "", ""]])
    assert joined(above, below)[1:] == [["要求确认或重新出具", "7", "8"]]


def test_a_counted_label_begins_a_row() -> None:
    rows = joined(part(1, [["要求确认或", "7", ""]]), part(2, [["2.其他", "", "8"]]))
    assert rows == [["要求确认或", "7", ""], ["2.其他", "", "8"]]


def test_numbers_that_had_room_are_two() -> None:
    rows = joined(part(1, [["要求确认或", "7", ""]]), part(2, [["重新出具", "8", "9"]]))
    assert rows == [["要求确认或", "7", ""], ["重新出具", "8", "9"]]


def test_heads_are_no_part_of_the_numbers_below() -> None:
    above, below = part(1, [["", "结果", "其他"]]), part(2, [["", "12", ""]])
    assert joined(above, below) == [["", "结果", "其他"], ["", "12", ""]]


def test_a_cell_over_rows_reaches_over_the_break() -> None:
    above = part(1, [["本年", "1"], ["", "2"]], spanned=2)
    below = part(2, [["", "3"], ["", "4"]], spanned=2)
    assert continues(above, below)
    join(above, below)
    first, *_ = grid(above).rows
    assert (first[0].text, first[0].row_span) == ("本年", 4)


def test_an_empty_cell_of_one_row_is_its_own() -> None:
    above = part(1, [["本年", "1"], ["", "2"]], spanned=2)
    rows = joined(above, part(2, [["", "3"]]))
    assert rows == [["本年", "1"], ["2"], ["", "3"]]


def test_tables_of_other_widths_do_not_go_on() -> None:
    assert not continues(part(1, [["规章", "1"]]), part(2, [["规章", "1", "2"]]))


@pytest.mark.parametrize(
    ("lefts", "go_on"),
    [
        ((20.0, 80.0, 110.0), True),
        ((16.0, 84.0), True),  # a little to either side of the nearest column
        ((20.0, 114.0), True),  # behind the last one
        ((20.0, 86.0), False),
        ((20.0, 95.0, 110.0), False),
    ],
)
def test_columns_stand_over_each_other(lefts: Sequence[float], go_on: bool) -> None:
    above = part(1, [["规章", "1", "2"]])
    below = Ruled(2, (lefts[0], 50.0, above.box[2], 90.0), list(lefts), [])
    assert continues(above, below) is go_on


def test_cells_are_moved_to_the_nearest_column() -> None:
    above, below = part(1, [["规章", "1", "2"]]), part(2, [["行政许可", "3", "4"]])
    for slot, off in zip(below.rows[0], (-3.0, 3.0, 4.0), strict=True):
        slot.left += off
    join(above, below)
    assert [slot.left for slot in above.rows[1]] == above.lefts == [20.0, 80.0, 110.0]
