"""What OFD files are put together from, and what is refused."""

from __future__ import annotations

import pytest

from gouji.formats import Limits, Source
from gouji.readers.detect import format_of
from gouji.readers.ofd import contents
from tests.support.ofd import MM, Package, Style, text, zipped
from tests.support.ofd_files import LETTER, XMLNS, fault, page_of, read_file, shown


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
