"""What a page draws, operator by operator: lines, grounds, white cells upon them, text that does not show."""

from __future__ import annotations

import pypdfium2_raw as pdfium
import pytest

from gouji.formats import Source
from gouji.readers.pages.content import Box
from gouji.readers.pages.shapes import middle
from gouji.readers.pdf.interpret import opened
from gouji.readers.pdf.paths import Paths, paths_of
from tests.support.pdf import Sheet, pdf

GROUND = "0.8 g 100 100 200 50 re f "


def paths(operators: str) -> Paths:
    return paths_in(pdf([], Sheet(number=False, extra=operators)))


def paths_in(data: bytes) -> Paths:
    with opened(Source("a.pdf", data)) as document:
        page = pdfium.FPDF_LoadPage(document, 0)
        try:
            return paths_of(page)
        finally:
            pdfium.FPDF_ClosePage(page)


def sides(left: float, bottom: float, right: float, top: float) -> list[tuple[Box, bool]]:
    lines = (
        (left, bottom, right, bottom),
        (left, top, right, top),
        (left, bottom, left, top),
        (right, bottom, right, top),
    )
    return [(line, True) for line in lines]


LINES: dict[str, tuple[str, list[tuple[Box, bool]]]] = {
    "level": ("1 w 100 100 m 300 100 l S", [((100, 100, 300, 100), True)]),
    "upright": ("1 w 100 100 m 100 300 l S", [((100, 100, 100, 300), True)]),
    "as wide as a ground": ("9 w 100 100 m 300 100 l S", [((100, 100, 300, 100), True)]),
    "aslant": ("1 w 100 100 m 300 200 l S", []),
    "two in one path": (
        "1 w 100 100 m 300 100 l 100 150 m 300 150 l S",
        [((100, 100, 300, 100), True), ((100, 150, 300, 150), True)],
    ),
    "turned": ("q 0 1 -1 0 500 0 cm 1 w 100 100 m 300 100 l S Q", [((400, 100, 400, 300), True)]),
    "painted as a thin rectangle": ("100 100 200 0.5 re f", [((100, 100, 300, 100.5), False)]),
    "painted in white": ("1 g 100 100 200 0.5 re f", []),
    "the four of a rectangle": ("1 w 100 100 200 50 re S", sides(100, 100, 300, 150)),
    "those of a rectangle drawn downward": ("1 w 300 150 -200 -50 re S", sides(100, 100, 300, 150)),
    "those of two rectangles in one path": (
        "1 w 100 100 200 50 re 100 200 200 50 re S",
        [*sides(100, 100, 300, 150), *sides(100, 200, 300, 250)],
    ),
    "two along one level": (
        "1 w 100 100 m 180 100 l 220 100 m 300 100 l S",
        [((100, 100, 180, 100), True), ((220, 100, 300, 100), True)],
    ),
    "two painted along one level": (
        "100 100 80 0.5 re 220 100 80 0.5 re f",
        [((100, 100, 180, 100.5), False), ((220, 100, 300, 100.5), False)],
    ),
    "those of four sides that lie level": (
        "1 w 100 100 m 300 100 l 250 150 l 150 150 l h S",
        [((100, 100, 300, 100), True), ((150, 150, 250, 150), True)],
    ),
}


@pytest.mark.parametrize("name", LINES)
def test_lines(name: str) -> None:
    operators, expected = LINES[name]
    boxes = sorted(paths(operators).drawn.boxes)
    assert {stroked for _, stroked in boxes} == {stroked for _, stroked in expected}
    for (box, _), (other, _) in zip(boxes, sorted(expected), strict=True):
        assert box == pytest.approx(other, abs=0.6)


@pytest.mark.parametrize(
    ("color", "grounds"), [("0.8 g", 1), ("1 0 0 rg", 1), ("1 1 0 rg", 1), ("1 g", 0), ("1 1 1 rg", 0)]
)
def test_what_is_filled_in_white_is_no_ground(color: str, grounds: int) -> None:
    drawn = paths(f"{color} 100 100 200 50 re f").drawn
    assert (len(drawn.boxes), len(drawn.dark)) == (grounds, grounds)


def test_what_a_form_draws_stands_where_the_form_is_set() -> None:
    content = "1 w 100 100 m 300 100 l S 100 200 50 0.5 re f BT /F 8 Tf 1 g 60 300 Td <6587> Tj ET"
    form = (
        "99 0 obj\n<</Type/XObject/Subtype/Form/BBox[0 0 900 900]/Matrix[1 0 0 -1 10 400]"
        f"/Resources<</Font<</F 3 0 R>>>>/Length {len(content)}>>stream\n{content}\nendstream\nendobj\n"
    )
    data = pdf([], Sheet(number=False, extra="q 1 0 0 1 5 0 cm /X Do Q"))
    data = data.replace(b"<</Font<</F 3 0 R>>>>/Contents", b"<</Font<</F 3 0 R>>/XObject<</X 99 0 R>>>>/Contents")
    found = paths_in(data.replace(b"%PDF-1.4\n", b"%PDF-1.4\n" + form.encode(), 1))
    (line, _), (bar, _) = found.drawn.boxes
    assert line == pytest.approx((115, 300, 315, 300), abs=0.6)
    assert bar == pytest.approx((115, 199.5, 165, 200), abs=0.1)
    ((left, bottom, _, top),) = found.white_text
    assert left == pytest.approx(75, abs=2)
    assert 85 < bottom < top < 110


@pytest.mark.parametrize(
    ("box", "line"),
    [
        ((99, 49, 301, 51), (100, 50, 300, 50)),
        ((49, 99, 51, 301), (50, 100, 50, 300)),
        ((99, 48, 301, 52), None),
    ],
)
def test_a_stroke_has_its_line_in_the_middle(box: Box, line: Box | None) -> None:
    assert middle(box) == line


def test_white_cells_on_a_ground_are_drawn_by_what_shows_between_them() -> None:
    cells = "1 g 101 101 98 48 re f 201 101 98 48 re f"
    assert paths(GROUND + cells).drawn.boxes[1:] == [*sides(101, 101, 199, 149), *sides(201, 101, 299, 149)]


def test_a_white_cell_of_a_path_with_others_beside_the_ground_counts() -> None:
    cells = "1 g 101 101 98 48 re 400 400 50 50 re f"
    assert sorted(paths(GROUND + cells).drawn.boxes[1:]) == sorted(sides(101, 101, 199, 149))


@pytest.mark.parametrize("cell", ["101 201 98 48 re", "401 101 98 48 re", "90 101 98 48 re"])
def test_a_white_cell_beside_the_ground_draws_nothing(cell: str) -> None:
    assert len(paths(f"{GROUND} 1 g {cell} f").drawn.boxes) == 1


@pytest.mark.parametrize(
    ("color", "white"), [("0 g", 0), ("1 0 0 rg", 0), ("1 1 0 rg", 0), ("1 0 1 rg", 0), ("1 g", 1), ("0.99 g", 1)]
)
def test_white_text(color: str, white: int) -> None:
    """Nothing of a text before it counts, either."""
    text = "BT /F 8 Tf 60 300 Td <6587> Tj ET"
    found = paths(f"0 g {text} {color} {text} 0 g {text}")
    assert len(found.white_text) == white


def test_unpainted_text_is_told_from_painted() -> None:
    text = "/F 8 Tf 60 300 Td <6587> Tj"
    assert len(paths(f"BT 3 Tr {text} ET BT 0 Tr {text} ET").unseen_text) == 1
