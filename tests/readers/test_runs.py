"""Characters held in runs: what is done to a run is done to each of its characters."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from gouji.normalize import ordinary
from gouji.readers.pages.chars import once, seen, within_page
from gouji.readers.pages.content import Run
from gouji.readers.pages.grid import grid, ruled
from gouji.readers.pages.lines import lines_of

SIZE = 10.0


def run(text: str, left: float, top: float = 20.0, step: float = SIZE) -> Run:
    """Characters as wide as their step, from the left."""
    starts = [left + step * at for at in range(len(text))]
    ends = [start + step for start in starts]
    if len(text) == 1:
        return Run(text, left, top, ends[0], top + SIZE, SIZE)
    return Run(text, left, top, ends[-1], top + SIZE, SIZE, None, starts, ends)


def texts(runs: Sequence[Run]) -> str:
    return "".join(run.text for run in runs)


def test_the_characters_of_a_run_stand_where_it_says_on_its_baseline() -> None:
    mixed = Run("规7", 10.0, 11.5, 25.0, 21.5, 10.0, None, [10.0, 20.0], [20.0, 25.0], [10.0, 6.0])
    wide, low = mixed.chars
    assert wide == Run("规", 10.0, 11.5, 20.0, 21.5, 10.0)
    assert (low.left, low.right, low.size) == (20.0, 25.0, 6.0)
    assert (low.top, low.bottom) == pytest.approx((20 - 0.85 * 6, 20 + 0.15 * 6))


def test_a_run_printed_twice_a_hair_apart_is_there_once() -> None:
    whole, again = run("政府信息", 10), run("政府信息", 10.4)
    assert once([whole, again]) == [whole]


def test_of_a_run_only_what_is_printed_twice_is_left_out() -> None:
    assert texts(once([run("政府", 10), run("府信", 20.4)])) == "政府信"


def test_a_digit_that_recurs_beside_itself_is_no_twin() -> None:
    runs = [run("1", 10, step=5), run("1", 15, step=5), run("88", 20, step=5)]
    assert once(runs) == runs


def test_of_a_run_over_the_edge_of_the_page_what_is_on_it_stays() -> None:
    assert texts(list(within_page([run("政府信息", 70)], (100.0, 100.0)))) == "政府信"
    assert list(within_page([run("政府", 10, top=96)], (100.0, 100.0))) == []


def test_of_a_run_partly_on_a_white_ground_the_rest_is_seen() -> None:
    hidden = [(20.0, 0.0, 40.0, 50.0)]
    assert texts(list(seen([run("政府信息", 10)], hidden, []))) == "政息"
    assert texts(list(seen([run("政府信息", 10)], hidden, [(0.0, 0.0, 99.0, 99.0)]))) == "政府信息"


def test_a_run_over_the_edge_of_a_cell_is_parted_there() -> None:
    cells = [(10.0, 10.0, 30.0, 40.0), (30.0, 10.0, 60.0, 40.0)]
    table, rest = ruled(1, cells, [run("规章许可费用", 10)])
    assert [cell.text for cell in grid(table).rows[0]] == ["规章", "许可费"]
    assert texts(rest) == "用"


def test_a_run_within_a_cell_over_several_columns_stays_whole() -> None:
    cells = [(10.0, 10.0, 70.0, 40.0), (10.0, 40.0, 40.0, 70.0), (40.0, 40.0, 70.0, 70.0)]
    table, rest = ruled(1, cells, [run("申请人情况", 15)])
    assert grid(table).rows[0][0].text == "申请人情况"
    assert not rest


def test_a_run_that_begins_within_another_is_put_in_order_with_it() -> None:
    (line,) = lines_of(1, [run("政信", 10, step=20), run("府", 20)])
    assert line.text == "政府信"


def test_letters_that_overlap_keep_their_order() -> None:
    """Squeezed or slanted type: the next letter begins before the one before it has ended."""
    squeezed = Run("提供", 10.0, 20.0, 25.0, 30.0, SIZE, None, [10.0, 15.0], [20.0, 25.0])
    (line,) = lines_of(1, [squeezed, run("公开", 25)])
    assert line.text == "提供公开"


def test_what_is_set_in_the_middle_beside_two_lines_is_a_line_of_its_own() -> None:
    lines = lines_of(1, [run("收费", 10, 20), run("减免", 10, 30), run("7", 60, 25)])
    assert [line.text for line in lines] == ["收费", "7", "减免"]


NARROW = [(10.0, 10.0, 30.0, 40.0), (30.0, 10.0, 50.0, 40.0), (50.0, 10.0, 70.0, 40.0)]


def row(*runs: Run) -> list[str]:
    table, rest = ruled(1, NARROW, runs)
    assert not rest
    return [cell.text for cell in grid(table).rows[0]]


def test_a_number_that_runs_over_its_cell_is_the_only_empty_one_s() -> None:
    assert row(run("1234567", 8, step=5), run("0", 46, step=2), run("9", 55, step=5)) == ["1234567", "0", "9"]
    assert row(run("0", 12, step=5), run("1234567", 20, step=5), run("9", 60, step=5)) == ["0", "1234567", "9"]


@pytest.mark.parametrize("number", ["-1234567", "－1234567", "+1,234.5", "123.45%", "12,345,67％"])
def test_a_number_takes_its_signs_with_it_over_the_edge(number: str) -> None:
    printed, zero, nine = row(run(number, 8, step=5), run("0", 46, step=2), run("9", 55, step=5))
    assert printed == ordinary(number)
    assert (zero, nine) == ("0", "9")


@pytest.mark.parametrize("turn", [1, -1])
def test_one_number_over_its_edge_tells_where_the_next_belongs(turn: int) -> None:
    over = [run("1234", 17, step=4.5), run("5678", 36, step=4.5)]
    assert row(run("9", 60, step=5), *over[::turn]) == ["1234", "5678", "9"]


@pytest.mark.parametrize("gap", [0.5, 1.0, 1.4])
def test_numbers_written_at_once_are_parted_at_the_edge_they_keep_from(gap: float) -> None:
    """A whole row in one string of characters, in cells that keep next to nothing free."""
    starts = [30 - gap / 2 - 10, 30 - gap / 2 - 5, *(30 + gap / 2 + 5 * at for at in range(3))]
    ends = [start + 5 for start in starts]
    both = Run("12345", starts[0], 20.0, ends[-1], 30.0, SIZE, None, starts, ends)
    assert row(both) == ["12", "345", ""]


def test_where_an_edge_falls_between_two_digits_a_number_may_be_two() -> None:
    assert row(run("12345", 10, step=5)) == ["\ufffd", "\ufffd", ""]


@pytest.mark.parametrize("several", ["01234", "1.2.3", "12,34", "1,2345"])
def test_what_no_single_number_is_written_like_is_read_as_none(several: str) -> None:
    assert row(run(several, 11, step=5)) == ["\ufffd", "\ufffd", ""]


def test_a_number_beside_words_is_whole_over_an_edge_as_well() -> None:
    """Where cells keep nothing free, words and numbers of several cells are one run."""
    starts = [12.0, *(21.0 + 4 * at for at in range(6)), 51.0]
    ends = [*starts[1:7], 45.0, 61.0]
    words = Run("无12.345许", 12.0, 20.0, 61.0, 30.0, SIZE, None, starts, ends)
    assert row(words) == ["无", "12.345", "许"]


def test_characters_of_several_sizes_make_a_run_that_holds_them_where_they_stood() -> None:
    mixed = Run("781", 10.0, 11.5, 25.0, 21.5, 10.0, None, [10, 15, 20], [15, 20, 25], [10, 10, 6])
    again = Run.of(mixed.chars)
    assert again.text == mixed.text
    for char, same in zip(again.chars, mixed.chars, strict=True):
        assert char[1:6] == pytest.approx(same[1:6])


def test_a_number_in_a_hole_of_a_table_is_beside_it() -> None:
    table, rest = ruled(1, [*NARROW, (10.0, 40.0, 30.0, 70.0)], [run("7", 15), run("12345", 35, 45, step=5)])
    assert [[cell.text for cell in cells] for cells in grid(table).rows] == [["7", "", ""], [""]]
    assert texts(rest) == "12345"


def test_a_number_that_runs_over_the_edge_of_the_table_is_the_last_cell_s() -> None:
    assert row(run("123456", 52, step=5)) == ["", "", "123456"]


def test_numbers_within_a_cell_over_several_columns_are_all_its() -> None:
    cells = [(10.0, 10.0, 70.0, 40.0), (10.0, 40.0, 40.0, 70.0), (40.0, 40.0, 70.0, 70.0)]
    table, _ = ruled(1, cells, [run("48001", 22, step=5), run("14", 47, step=5)])
    assert grid(table).rows[0][0].text == "4800114"


def test_a_number_over_the_edge_of_the_table_beside_another_is_not_read() -> None:
    assert row(run("7", 52, step=5), run("1234", 60, step=5)) == ["", "", "7\ufffd"]


def test_a_number_that_runs_over_its_cell_beside_empty_ones_is_where_it_begins_or_ends() -> None:
    assert row(run("12345", 11, step=5)) == ["12345", "", ""]
    assert row(run("12345", 44, step=5)) == ["", "", "12345"]


def test_where_nothing_tells_whose_a_number_is_no_cell_is_read() -> None:
    assert row(run("12345", 18, step=5)) == ["\ufffd", "\ufffd", ""]
    assert row(run("1", 12, step=5), run("12345", 18, step=5), run("2", 40, step=5)) == ["1\ufffd", "\ufffd2", ""]


def test_a_number_where_the_table_has_no_cell_stays_beside_it() -> None:
    around = [(10.0, 10.0, 30.0, 40.0), (90.0, 10.0, 120.0, 40.0), (50.0, 40.0, 70.0, 60.0), (10.0, 40.0, 30.0, 60.0)]
    _, rest = ruled(1, around, [run("12345678", 35, step=5)])
    assert texts(rest) == "12345678"


def test_in_a_cell_as_full_as_a_page_no_number_over_its_edge_is_read() -> None:
    """Looking for what stands beside each of thousands would take too long."""
    cell = [(10.0, 10.0, 30.0, 5000.0), (10.0, 5000.0, 30.0, 5040.0), (30.0, 5000.0, 50.0, 5040.0)]
    lines = [run("0", 12, top=12.0 * at) for at in range(1, 401)]
    table, rest = ruled(1, cell, [*lines, run("1234", 20, top=4990, step=5)])
    assert not rest
    assert "\ufffd" in grid(table).rows[0][0].text
