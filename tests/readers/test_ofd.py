"""What OFD files hold, an example a feature (GB/T 33190-2016)."""

from __future__ import annotations

import pytest

from gouji.errors import ReadError
from gouji.formats import Limits, ReadOptions, Source
from gouji.model.document import Document, Grid, Heading
from gouji.readers.detect import format_of
from gouji.readers.ofd import contents, read
from gouji.readers.pages.content import PageContent
from tests.support.ofd import MM, Package, Style, line, path, text, zipped

WHITE, BLACK = '<ofd:FillColor Value="255 255 255"/>', '<ofd:FillColor Value="0 0 0"/>'
LETTER = text(100, 200, "会议纪要")
XMLNS = 'xmlns:ofd="http://www.ofdspec.org/2016"'


def read_file(data: bytes, limits: Limits = Limits()) -> Document:  # noqa: B008 (a constant)
    return read(Source("report.ofd", data, ReadOptions(limits)))


def page_of(*objects: str) -> PageContent:
    return contents(Source("report.ofd", Package(["".join(objects)]).data()))[0]


def printed(*objects: str) -> str:
    """The characters on a page, from the top and the left."""
    chars = page_of(*objects).chars
    return "".join(char.text for char in sorted(chars, key=lambda char: (round(char.bottom), char.left)))


def shown(document: Document) -> list[object]:
    return [
        [[one.text for one in row] for row in block.rows] if isinstance(block, Grid) else block.text
        for block in document.blocks
    ]


def fault(data: bytes, limits: Limits = Limits()) -> ReadError:  # noqa: B008 (a constant)
    with pytest.raises(ReadError) as caught:
        read_file(data, limits)
    return caught.value


def table(left: float = 100, top: float = 100) -> str:
    """Two rows and two columns, drawn in lines."""
    xs, ys = (left, left + 60, left + 120), (top, top + 20, top + 40)
    lines = [line(x, ys[0], x, ys[2]) for x in xs] + [line(xs[0], y, xs[2], y) for y in ys]
    words = [text(left + 4, top + 14, "甲"), text(left + 64, top + 14, "12")]
    return "".join([*lines, *words, text(left + 4, top + 34, "乙"), text(left + 64, top + 34, "3")])


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


def test_templates_blocks_and_units_are_part_of_the_page() -> None:
    resources = (
        "<ofd:Res XMLNS><ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID='5' Width='50' Height='50'>"
        f"<ofd:Content>{text(0, 8, '单元')}</ofd:Content></ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits></ofd:Res>"
    )
    package = Package(
        [
            f"<ofd:PageBlock><ofd:PageBlock>{LETTER}</ofd:PageBlock></ofd:PageBlock>"
            '<ofd:CompositeObject ResourceID="5" Boundary="50 100 30 30" CTM="2 0 0 2 0 0"/>'
        ],
        templates=[text(100, 150, "抬头")],
        common="<ofd:DocumentRes>Res.xml</ofd:DocumentRes>",
        files={"Res.xml": resources},
    )
    assert shown(read_file(package.data())) == ["抬头", "会议纪要", "单元"]
    chars = contents(Source("a.ofd", package.data()))[0].chars
    unit = next(char for char in chars if char.text == "单")
    assert (unit.left * MM, unit.size) == pytest.approx((50, 16), abs=0.05)


def test_a_page_has_its_own_area() -> None:
    area = "<ofd:Area><ofd:PhysicalBox>10 20 100 80</ofd:PhysicalBox></ofd:Area>"
    page = contents(Source("a.ofd", Package([text(100, 200, "甲")], areas={0: area}).data()))[0]
    assert (page.width * MM, page.height * MM) == pytest.approx((100, 80))
    assert (page.chars[0].left * MM, page.chars[0].bottom * MM) == pytest.approx(
        (100 * MM - 10, 201.2 * MM - 20), abs=0.02
    )


def test_annotations_stand_beside_the_flow() -> None:
    listed = '<ofd:Annotations XMLNS><ofd:Page PageID="100"><ofd:FileLoc>P0/Annot.xml</ofd:FileLoc></ofd:Page></ofd:Annotations>'
    stamp = f'<ofd:Appearance Boundary="10 10 50 50">{text(10, 20, "校核章")}</ofd:Appearance>'
    annots = f"<ofd:PageAnnot XMLNS><ofd:Annot ID='1' Type='Stamp'>{stamp}</ofd:Annot><ofd:Annot Visible='false'>{stamp}</ofd:Annot></ofd:PageAnnot>"
    package = Package(
        [LETTER],
        tail="<ofd:Annotations>Annots/Annotations.xml</ofd:Annotations>",
        files={"Annots/Annotations.xml": listed, "Annots/P0/Annot.xml": annots},
    )
    document = read_file(package.data())
    assert (shown(document), [aside.text for aside in document.asides]) == (["会议纪要"], ["校核章"])
    box = document.asides[0].location.box
    assert box
    assert box[0] * MM == pytest.approx(10 + 10 * MM, abs=0.05)


def test_pictures_have_their_boxes() -> None:
    (box,) = page_of(LETTER, '<ofd:ImageObject Boundary="10 20 30 40" ResourceID="3"/>').pictures
    assert [side * MM for side in box] == pytest.approx([10, 20, 40, 60])


@pytest.mark.parametrize(
    ("document", "page"),
    [
        ("Doc_0/Document.xml", "Pages/Page_0/Content.xml"),
        ("/Doc_0/Document.xml", "/Doc_0/Pages/Page_0/Content.xml"),
        ("./Doc_0/../Doc_0/Document.xml", "Doc_0/Pages/Page_0/Content.xml"),
        ("doc_0/DOCUMENT.xml", "pages/page_0/content.XML"),
        (" Doc_0\\Document.xml\n", "Pages\\Page_0\\Content.xml"),
    ],
    ids=["relative", "absolute", "from the root without a slash", "odd case", "backslashes"],
)
def test_places_of_parts(document: str, page: str) -> None:
    parts = Package([LETTER]).parts()
    parts["OFD.xml"] = parts["OFD.xml"].replace("Doc_0/Document.xml", document)
    parts["Doc_0/Document.xml"] = parts["Doc_0/Document.xml"].replace("Pages/Page_0/Content.xml", page)
    assert shown(read_file(zipped(parts))) == ["会议纪要"]


@pytest.mark.parametrize("prefix", ["ofd", "", "x", None])
def test_the_namespace_has_any_prefix_or_is_missing(prefix: str | None) -> None:
    assert shown(read_file(Package([LETTER], style=Style(prefix=prefix)).data())) == ["会议纪要"]


def test_of_several_documents_the_first_is_read_in_its_current_version() -> None:
    parts = Package([LETTER]).parts()
    other = text(100, 200, "另一文件")
    second = Package([other]).parts()
    parts |= {name.replace("Doc_0", "Doc_1"): part for name, part in second.items() if name != "OFD.xml"}
    body = "<ofd:DocBody><ofd:DocRoot>Doc_1/Document.xml</ofd:DocRoot></ofd:DocBody>"
    several = {**parts, "OFD.xml": parts["OFD.xml"].replace("</ofd:OFD>", f"{body}</ofd:OFD>")}
    assert shown(read_file(zipped(several))) == ["会议纪要"]
    versions = (
        '<ofd:Versions><ofd:Version ID="1" Index="0" BaseLoc="V/0.xml"/>'
        '<ofd:Version ID="2" Index="1" Current="true" BaseLoc="V/1.xml"/></ofd:Versions></ofd:DocBody>'
    )
    parts["OFD.xml"] = parts["OFD.xml"].replace("</ofd:DocBody>", versions)
    parts["V/1.xml"] = f"<ofd:DocVersion {XMLNS}><ofd:DocRoot>/Doc_1/Document.xml</ofd:DocRoot></ofd:DocVersion>"
    assert shown(read_file(zipped(parts))) == ["另一文件"]


@pytest.mark.parametrize(
    ("part", "named"),
    [
        ("OFD.xml", "OFD.xml"),
        ("Doc_0/Document.xml", "OFD.xml: Doc_0/Document.xml"),
        ("Doc_0/Pages/Page_0/Content.xml", "Doc_0/Document.xml: Pages/Page_0/Content.xml"),
        ("Doc_0/Tpls/t0/Content.xml", "Doc_0/Document.xml: Tpls/t0/Content.xml"),
    ],
)
def test_a_part_that_is_missing_is_named(part: str, named: str) -> None:
    error = fault(Package([LETTER], templates=[LETTER]).data(**{part: None}))
    assert error.code == "GJ911"
    assert named in error.message.zh
    assert "重新导出" in error.message.zh


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('Size="2.8222"', 'Size="x"'),
        ('Size="2.8222"', 'Size="nan"'),
        ('Size="2.8222"', 'Size="1e300"'),
        ('DeltaX="', 'DeltaX="g 3'),
        ("<ofd:Layer", "<ofd:Layer><ofd:Layer"),
        ("<ofd:Page xmlns", '<!DOCTYPE a [<!ENTITY b "c">]><ofd:Page xmlns'),
    ],
)
def test_what_is_no_ofd_is_called_damaged(old: str, new: str) -> None:
    parts = Package([LETTER]).parts()
    name = "Doc_0/Pages/Page_0/Content.xml"
    assert old in parts[name]
    error = fault(zipped({**parts, name: parts[name].replace(old, new)}))
    assert error.code == "GJ911"
    assert name in error.message.en


def test_a_path_of_unknown_operators_is_called_damaged() -> None:
    for data in ("M 0 0 L 3", "M 0 0 Z 3 3", "0 0 L 3 3"):
        whole = (
            f'<ofd:PathObject Boundary="10 10 40 40"><ofd:AbbreviatedData>{data}</ofd:AbbreviatedData></ofd:PathObject>'
        )
        assert fault(Package([LETTER + whole]).data()).code == "GJ911"


def test_pages_of_pictures_are_a_scan() -> None:
    error = fault(Package(['<ofd:ImageObject Boundary="0 0 210 297" ResourceID="3"/>']).data())
    assert (error.code, "扫描件" in error.message.zh) == ("GJ910", True)


def test_no_pages_and_too_many() -> None:
    assert fault(Package([]).data()).code == "GJ911"
    error = fault(Package([LETTER] * 3).data(), Limits(pages=2))
    assert (error.code, "limits.pages" in error.message.en) == ("GJ905", True)


def test_nesting_and_units_within_themselves_end() -> None:
    deep = "<ofd:PageBlock>" * 30 + LETTER + "</ofd:PageBlock>" * 30
    assert fault(Package([deep]).data(), Limits(depth=20)).code == "GJ905"
    again = '<ofd:CompositeObject ResourceID="5" Boundary="0 0 30 30"/>'
    resources = (
        "<ofd:Res XMLNS><ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID='5'>"
        f"<ofd:Content>{again * 2}</ofd:Content></ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits></ofd:Res>"
    )
    package = Package([again], common="<ofd:PublicRes>R.xml</ofd:PublicRes>", files={"R.xml": resources})
    assert fault(package.data()).code == "GJ905"


def test_an_encrypted_package_is_locked() -> None:
    parts = {**Package([LETTER]).parts(), "Encryptions.xml": f"<ofd:Encryptions {XMLNS}/>"}
    assert fault(zipped(parts)).code == "GJ912"


@pytest.mark.parametrize("folder", ["", "report", "a/b"])
@pytest.mark.parametrize("name", ["OFD.xml", "ofd.xml"])
def test_it_is_known_by_its_first_part(folder: str, name: str) -> None:
    parts = Package([LETTER]).parts()
    moved = {name if old == "OFD.xml" else old: part for old, part in parts.items()}
    data = zipped(moved, Style(folder=folder))
    assert format_of(data) == "ofd"
    assert shown(read_file(data)) == ["会议纪要"]
