"""Cells from ruling lines, also where a page break leaves some of them open."""

from __future__ import annotations

from random import Random

import pytest

from gouji.readers.pages.content import Box, Edge, PageContent
from gouji.readers.pages.finder import close_open_ends, find_tables
from gouji.readers.pdf.reference import page_tables

# Two narrow columns of labels and a wide one; x of their sides, y of the rows.
XS, YS = (20.0, 50.0, 80.0, 200.0), (50.0, 70.0, 90.0)


def uprights(xs: tuple[float, ...] = XS) -> list[Edge]:
    return [Edge(x, YS[0], x, YS[-1]) for x in xs]


def cells(edges: list[Edge]) -> list[list[Box]]:
    return [sorted(table) for table in find_tables(close_open_ends(edges))]


def test_a_table_without_a_last_line_is_closed() -> None:
    (table,) = cells([*uprights(), *(Edge(XS[0], y, XS[-1], y) for y in YS[:-1])])
    assert len(table) == 6


def test_only_the_cells_that_go_on_over_the_break_are_closed() -> None:
    """The first two columns hold a merged cell each, which goes on; the rows of the last one end with a line."""
    rows = [Edge(XS[2], y, XS[3], y) for y in YS]
    (table,) = cells([*uprights(), Edge(XS[0], YS[0], XS[-1], YS[0]), *rows])
    assert table == [
        (20.0, 50.0, 50.0, 90.0),
        (50.0, 50.0, 80.0, 90.0),
        (80.0, 50.0, 200.0, 70.0),
        (80.0, 70.0, 200.0, 90.0),
    ]


def test_two_tables_side_by_side_stay_two() -> None:
    left = [Edge(20.0, y, 50.0, y) for y in YS]
    right = [Edge(80.0, y, 200.0, y) for y in YS]
    assert [len(table) for table in cells([*uprights(), *left, *right])] == [2, 2]


@pytest.mark.parametrize("most", [60, 120])
def test_tables_are_those_that_the_reference_finds(most: int) -> None:
    """Of lines anywhere: places by whole points, where no mean of the reference's is off by the last bit."""
    rng = Random(most)
    found = 0
    for _ in range(60):
        edges = [_line(rng) for _ in range(rng.randrange(4, most))]
        tables = [sorted(table) for table in find_tables(edges)]
        assert sorted(tables) == sorted(map(sorted, page_tables(PageContent(1, 600.0, 600.0, (), tuple(edges)))))
        found += len(tables)
    assert found


def _line(rng: Random) -> Edge:
    """Now and then it begins behind another or ends beyond, goes on after a gap, or is too short."""
    x, y = 20.0 * rng.randrange(12), 20.0 * rng.randrange(12)
    start, end = rng.choice((0.0, 0.0, 1.0, -2.0)), rng.choice((2.5, 16.0, 20.0, 22.0, 40.0, 60.0, 100.0))
    return Edge(x, y + start, x, y + end) if rng.random() < 0.5 else Edge(x + start, y, x + end, y)


def test_lines_almost_in_one_place_are_one() -> None:
    """Each cell with sides of its own, a point off those beside it."""
    boxes = []
    for column in range(3):
        for row in range(4):
            left, top = 20.0 + 40 * column + row % 2, 50.0 + 20 * row + column % 2
            boxes.append((left, top, left + 39, top + 19))
    (table,) = cells(_sides(boxes))
    assert len(table) == 12


@pytest.mark.parametrize(
    "boxes",
    [
        [(0, 0, 40, 20), (0, 20, 20, 40), (0, 60, 40, 80), (40, 20, 80, 60), (80, 60, 120, 80)],
        [(0, 80, 20, 100), (0, 100, 20, 120), (10, 20, 40, 60), (20, 60, 40, 100)],
    ],
)
def test_tables_that_another_cell_touches_are_one(boxes: list[Box]) -> None:
    """A cell that is found after cells of both."""
    assert [sorted(table) for table in find_tables(_sides(boxes))] == [boxes]


def test_a_line_too_short_parts_no_cell() -> None:
    """It stands between rows so near to each other that it meets both."""
    boxes = [(20.0, 50.0, 60.0, 70.0), (20.0, 70.0, 60.0, 75.0), (20.0, 75.0, 60.0, 90.0)]
    short, elsewhere = Edge(40.0, 71.5, 40.0, 74.0), Edge(40.0, 200.0, 40.0, 220.0)
    for lines in ([short], [short, elsewhere]):
        assert [sorted(table) for table in find_tables([*_sides(boxes), *lines])] == [boxes]
    longer = Edge(40.0, 71.0, 40.0, 74.0)
    assert [len(table) for table in find_tables([*_sides(boxes), longer])] == [4]


def test_a_table_is_left_as_it_is_where_its_lines_end_a_little_short() -> None:
    edges = [*uprights(), *(Edge(XS[0] + 0.5, y, XS[-1] - 0.5, y) for y in YS)]
    assert close_open_ends(edges) == edges


def _sides(boxes: list[Box]) -> list[Edge]:
    levels = [Edge(left, y, right, y) for left, top, right, bottom in boxes for y in (top, bottom)]
    return [*levels, *(Edge(x, top, x, bottom) for left, top, right, bottom in boxes for x in (left, right))]
