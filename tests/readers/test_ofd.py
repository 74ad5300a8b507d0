"""What the text of OFD files holds, an example a feature (GB/T 33190-2016)."""

from __future__ import annotations

import pytest

from gouji.model.document import Grid, Heading
from tests.support.ofd import MM, Package, path, text
from tests.support.ofd_files import BLACK, LETTER, WHITE, page_of, printed, read_file, shown


def test_a_line_has_its_page_and_its_box_in_points() -> None:
    document = read_file(Package([LETTER]).data())
    (block,) = document.blocks
    assert not isinstance(block, Grid | Heading)
    assert (block.text, block.location.kind, block.location.page) == ("会议纪要", "pdf", 1)
    assert block.location.box == pytest.approx((100, 193.2, 132, 201.2), abs=0.05)
    assert (document.format, document.path) == ("ofd", "report.ofd")


@pytest.mark.parametrize(
    ("code", "lefts"),
    [
        ('DeltaX="3 3 3"', (0, 3, 6, 9)),
        ('DeltaX="g 3 3"', (0, 3, 6, 9)),
        ('DeltaX="5 g 2 3"', (0, 5, 8, 11)),
        ('DeltaX="g 2 3 5"', (0, 3, 6, 11)),
        ('DeltaX="3,4,5"', (0, 3, 7, 12)),
        ('DeltaX="3"', (0, 3, 6, 9)),
        ('DeltaX="g 99999999999 3"', (0, 3, 6, 9)),
        ('DeltaX=""', (0, 2.82, 5.64, 8.47)),
        ('DeltaY="4 4 4"', (0, 0, 0, 0)),
    ],
    ids=["plain", "folded", "mixed", "folded first", "commas", "the last goes on", "many", "none", "down"],
)
def test_offsets_place_the_characters(code: str, lefts: tuple[float, ...]) -> None:
    whole = f'<ofd:TextObject Boundary="20 40 90 40" Size="2.8222"><ofd:TextCode X="0" Y="5" {code}>会议纪要</ofd:TextCode></ofd:TextObject>'
    chars = page_of(whole).chars
    assert [char.text for char in chars] == list("会议纪要")
    assert [(char.left * MM) - 20 for char in chars] == pytest.approx(lefts, abs=0.02)
    if "DeltaY" in code:
        assert [(char.bottom - chars[0].bottom) * MM for char in chars] == pytest.approx((0, 4, 8, 12), abs=0.02)


def test_a_wide_step_is_a_gap_and_no_wide_character() -> None:
    whole = '<ofd:TextObject Boundary="20 40 90 40" Size="4"><ofd:TextCode X="0" Y="5" DeltaX="30 2">甲17</ofd:TextCode></ofd:TextObject>'
    first, second, _ = page_of(whole).chars
    assert (first.right - first.left) * MM == pytest.approx(4)
    assert (second.left - first.left) * MM == pytest.approx(30)
    assert shown(read_file(Package([whole]).data())) == [[["甲", "17"]]]


def test_codes_of_one_object_follow_each_other() -> None:
    codes = (
        '<ofd:TextCode X="1" Y="5" DeltaX="4">会议</ofd:TextCode><ofd:TextCode Y="12" DeltaX="4">纪要</ofd:TextCode>'
    )
    page = page_of(f'<ofd:TextObject Boundary="20 40 90 40" Size="4">{codes}</ofd:TextObject>')
    assert [char.text for char in page.chars] == list("会议纪要")
    assert [char.left * MM - 20 for char in page.chars] == pytest.approx([1, 5, 1, 5])
    assert (page.chars[2].bottom - page.chars[0].bottom) * MM == pytest.approx(7)


def test_text_stretched_and_scaled() -> None:
    wide, plain = page_of(text(100, 100, "甲", ' HScale="2"')).chars[0], page_of(text(100, 100, "甲")).chars[0]
    assert wide.right - wide.left == pytest.approx(2 * (plain.right - plain.left))
    large = page_of(text(100, 100, "甲", ' CTM="2 0 0 2 0 0"')).chars[0]
    assert (large.size, large.right - large.left) == pytest.approx((2 * plain.size, 16), abs=0.05)


def test_a_page_whose_text_runs_down_is_turned() -> None:
    """Set by a matrix that turns clockwise, as a landscape table on a portrait page."""
    whole = (
        '<ofd:TextObject Boundary="100 20 10 90" Size="4" CTM="0 1 -1 0 8 0"><ofd:TextCode X="2" Y="4" DeltaX="4 4 4">'
        "会议纪要</ofd:TextCode></ofd:TextObject>"
    )
    page = page_of(whole)
    assert (page.width, page.height) == pytest.approx((595, 842), abs=0.1)
    first, *_, last = page.chars
    assert "".join(char.text for char in page.chars) == "会议纪要"
    assert last.left - first.left == pytest.approx(12 / MM, abs=0.05)
    assert first.bottom == pytest.approx(last.bottom)
    assert first.left == pytest.approx(22 / MM, abs=0.05)


def test_characters_are_turned_about_their_origin() -> None:
    """Read downward, the characters themselves upright: a column; turned too: a line that runs down."""
    column = '<ofd:TextObject Boundary="20 40 9 40" Size="4" ReadDirection="90"><ofd:TextCode X="0" Y="4">会议纪要</ofd:TextCode></ofd:TextObject>'
    upright = page_of(column).chars
    assert [char.left * MM for char in upright] == pytest.approx([20] * 4)
    assert [(char.bottom - upright[0].bottom) * MM for char in upright] == pytest.approx([0, 4, 8, 12])
    turned = page_of(LETTER, text(300, 100, "甲", ' CharDirection="90"')).chars[-1]
    assert (turned.left, turned.top) == pytest.approx((298.8, 100), abs=0.05)
    assert (turned.right, turned.bottom) == pytest.approx((306.8, 108), abs=0.05)


@pytest.mark.parametrize(
    "more",
    ['Visible="false"', 'Visible="0"', 'Alpha="0"', 'Fill="false"', "clear", "white", "grey white", "by parameter"],
)
def test_what_is_not_shown_is_not_read(more: str) -> None:
    inner = {
        "clear": '<ofd:FillColor Value="0 0 0" Alpha="0"/>',
        "white": WHITE,
        "grey white": '<ofd:FillColor Value="#FF"/>',
    }.get(more, "")
    attribute = f" {more}" if "=" in more else ' DrawParam="9"' if more == "by parameter" else ""
    hidden = text(100, 300, "看不见", attribute, inner=inner)
    resources = (
        f"<ofd:Res XMLNS><ofd:DrawParams><ofd:DrawParam ID='8'>{WHITE}</ofd:DrawParam>"
        "<ofd:DrawParam ID='9' Relative='8'/></ofd:DrawParams></ofd:Res>"
    )
    package = Package([LETTER + hidden], common="<ofd:PublicRes>Res.xml</ofd:PublicRes>", files={"Res.xml": resources})
    assert shown(read_file(package.data())) == ["会议纪要"]


def test_white_text_on_a_dark_ground_is_read() -> None:
    ground = path(90, 180, 200, 210, ' Stroke="false" Fill="true"', BLACK)
    assert printed(ground, text(100, 200, "会议纪要", inner=WHITE)) == "会议纪要"


def test_text_beyond_its_boundary_or_the_page_is_cut_off() -> None:
    outside = '<ofd:TextObject Boundary="20 40 8 5" Size="4"><ofd:TextCode X="0" Y="4" DeltaX="g 5 20">一二三四五六</ofd:TextCode></ofd:TextObject>'
    assert printed(outside) == "一"
    assert printed(LETTER, text(900, 100, "页外"), text(100, 700, "页外")) == "会议纪要"


def test_printed_twice_is_read_once() -> None:
    assert printed(LETTER, text(100.2, 200, "会议纪要")) == "会议纪要"


@pytest.mark.parametrize("size", ['Size="40"', 'size="2"', "", 'Size="0.5"'])
def test_a_size_left_out_or_wrong_costs_no_digit(size: str) -> None:
    code = '<ofd:TextCode X="0" Y="2" DeltaX="g 6 0.5">1333000</ofd:TextCode>'
    assert printed(f'<ofd:TextObject Boundary="20 40 10 2" {size}>{code}</ofd:TextObject>') == "1333000"


def test_a_ligature_is_one_glyph_for_several_characters() -> None:
    transform = (
        '<ofd:CGTransform CodePosition="1" CodeCount="2" GlyphCount="1"><ofd:Glyphs>77</ofd:Glyphs></ofd:CGTransform>'
    )
    (one, two, three, last) = page_of(text(100, 100, "offx", code='DeltaX="4 6"', inner=transform)).chars
    assert (one.text, two.text, three.text, last.text) == ("o", "f", "f", "x")
    places = [(char.left - one.left) * MM for char in (two, three, last)]
    assert places == pytest.approx([4, 7, 10], abs=0.02)
