"""Which lines of OFD files rule a table."""

from __future__ import annotations

import pytest

from tests.support.ofd import MM, Package, path
from tests.support.ofd_files import LETTER, page_of, read_file, shown, table


@pytest.mark.parametrize(
    "data", ["M 0 0 L 40 0 L 40 20 L 0 20 C", "S 0 0 L 40 0 L 40 20 L 0 20 C", "M 0 0 L 40 0 L 40 20 L 0 20 L 0 0"]
)
def test_a_rectangle_has_four_edges(data: str) -> None:
    whole = f'<ofd:PathObject Boundary="10 10 40 20"><ofd:AbbreviatedData>{data}</ofd:AbbreviatedData></ofd:PathObject>'
    edges = page_of(LETTER, whole).edges
    assert {(round(e.left * MM), round(e.top * MM), round(e.right * MM), round(e.bottom * MM)) for e in edges} == {
        (10, 10, 50, 10),
        (10, 30, 50, 30),
        (10, 10, 10, 30),
        (50, 10, 50, 30),
    }


@pytest.mark.parametrize(
    "more",
    ['Stroke="false"', 'Visible="false"', 'Alpha="0"', 'Stroke="false" Fill="true"', "clear stroke"],
)
def test_lines_that_are_not_drawn_rule_nothing(more: str) -> None:
    inner = '<ofd:StrokeColor Value="0 0 0" Alpha="0"/>' if more == "clear stroke" else ""
    assert page_of(LETTER, path(100, 100, 200, 200, f" {more}" if "=" in more else "", inner)).edges == ()


def test_curves_rule_nothing_and_cost_nothing() -> None:
    curves = "M 0 0 B 1 1 2 2 3 3 Q 4 5 6 7 A 3 3 0 0 1 9 9 L 11 14 L 15 20 L 25 33 C"
    whole = (
        f'<ofd:PathObject Boundary="10 10 40 40"><ofd:AbbreviatedData>{curves}</ofd:AbbreviatedData></ofd:PathObject>'
    )
    assert page_of(LETTER, whole).edges == ()


def test_lines_beyond_their_boundary_are_cut_off() -> None:
    whole = '<ofd:PathObject Boundary="10 10 40 1"><ofd:AbbreviatedData>M 0 0 L 200 0</ofd:AbbreviatedData></ofd:PathObject>'
    (edge,) = page_of(LETTER, whole).edges
    assert edge.right * MM == pytest.approx(50, abs=1.1)


def test_lines_rule_a_table() -> None:
    assert shown(read_file(Package([table()]).data())) == [[["甲", "12"], ["乙", "3"]]]
