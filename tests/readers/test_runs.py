"""Characters held in runs: what is done to a run is done to each of its characters."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

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
