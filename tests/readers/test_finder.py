"""Cells from ruling lines, also where a page break leaves some of them open."""

from __future__ import annotations

from gouji.readers.pages.content import Box, Edge
from gouji.readers.pages.finder import close_open_ends, find_tables

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
