"""Which drawn boxes rule a table."""

from __future__ import annotations

import pytest

from gouji.readers.pages.content import Box, Edge
from gouji.readers.pages.rules import edges_of

GROUND = (50.0, 50.0, 150.0, 70.0)
SIDES = [
    Edge(50.0, 50.0, 150.0, 50.0),
    Edge(50.0, 70.0, 150.0, 70.0),
    Edge(50.0, 50.0, 50.0, 70.0),
    Edge(150.0, 50.0, 150.0, 70.0),
]


def upright(x: float, top: float, bottom: float) -> tuple[Box, bool]:
    return (x, top, x, bottom), True


@pytest.mark.parametrize("stroked", [True, False])
@pytest.mark.parametrize(
    ("box", "edge"),
    [
        ((50, 50, 150, 52), Edge(50, 51, 150, 51)),
        ((50, 50, 52, 150), Edge(51, 50, 51, 150)),
        ((50, 50, 52, 51), Edge(50, 50.5, 52, 50.5)),
        ((50, 50, 51, 52), Edge(50.5, 50, 50.5, 52)),
    ],
)
def test_a_thin_box_is_a_line_through_its_middle(box: Box, edge: Edge, stroked: bool) -> None:
    assert edges_of([(box, stroked)]) == [edge]


def test_any_other_stroked_box_is_its_sides_once() -> None:
    assert edges_of([(GROUND, True), (GROUND, True), upright(400, 300, 320)])[:-1] == SIDES


def test_a_ground_counts_where_no_line_is_upright() -> None:
    assert edges_of([(GROUND, False)]) == SIDES


def test_a_ground_counts_where_lines_stand_by_both_its_sides() -> None:
    beside = [upright(48, 45, 65), upright(152, 55, 75)]
    assert edges_of([(GROUND, False), *beside])[2:6] == SIDES


@pytest.mark.parametrize(
    "lines",
    [
        [upright(50, 50, 70)],
        [upright(150, 50, 70)],
        [upright(50, 50, 70), upright(154, 50, 70)],
        [upright(50, 50, 70), upright(150, 61, 90)],
    ],
)
def test_a_ground_without_a_line_by_each_side_does_not(lines: list[tuple[Box, bool]]) -> None:
    edges = edges_of([(GROUND, False), *lines])
    assert not any(side in edges for side in SIDES[:2])
