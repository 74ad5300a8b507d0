"""What Word and WPS leave in a document, an example a feature."""

from __future__ import annotations

from random import Random

import pytest

from gouji.errors import ReadError
from gouji.formats import Limits, ReadOptions, Source
from gouji.model.document import Document, Grid, Heading
from gouji.readers.docx import read
from tests.support.docx import package, paragraph, run

DELETED = "<w:del><w:r><w:delText>旧</w:delText></w:r></w:del>"
UNSTRUCK = '<w:strike w:val="0"/>'
RAISED = '<w:vertAlign w:val="superscript"/>'
BOX = "<w:r><w:pict><w:txbxContent>{0}</w:txbxContent></w:pict></w:r>"
ALTERNATE = (
    '<mc:AlternateContent xmlns:mc="urn:mc"><mc:Choice><w:drawing><w:txbxContent>{0}</w:txbxContent></w:drawing>'
    "</mc:Choice><mc:Fallback><w:pict><w:txbxContent>{0}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent>"
)
LEVELS = (
    '<w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/>'
    '<w:lvlText w:val="%1、"/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="%1-%2."/></w:lvl></w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num>'
)


def numbered(text: str, level: int = 0) -> str:
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="3"/></w:numPr>')


def table(*rows: str) -> str:
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"


def cell(*texts: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(map(paragraph, texts))}</w:tc>"


def shown(document: Document) -> list[object]:
    """Blocks as text; a grid as rows of its cells' texts."""
    return [
        [[one.text for one in row] for row in block.rows] if isinstance(block, Grid) else block.text
        for block in document.blocks
    ]


def read_body(body: str, limits: Limits = Limits(), **parts: str) -> Document:  # noqa: B008 (a constant)
    return read(Source("report.docx", package(body, **parts), ReadOptions(limits)))


FEATURES: dict[str, tuple[str, list[object]]] = {
    "runs split a number": (f"<w:p>{run('1')}{run('2')}{run('8')}</w:p>", ["128"]),
    "what was deleted is gone, what was added stays": (
        f"<w:p>{run('新')}{DELETED}<w:ins>{run('字')}</w:ins></w:p>", ["新字"],
    ),
    "a deleted row is gone": (
        table(cell("甲") + cell("1"), f"<w:trPr><w:del/></w:trPr>{cell('乙')}{cell('2')}"), [[["甲", "1"]]],
    ),
    "struck-out text is left out": (
        f"<w:p>{run('9', '<w:strike/>')}{run('8', '<w:dstrike/>')}{run('3', UNSTRUCK)}</w:p>", ["3"],
    ),
    "a footnote's mark behind a figure is left out": (
        f"<w:p>{run('12')}{run('①', RAISED)}</w:p><w:p>{run('3')}{run('[1]', RAISED)}</w:p>", ["12", "3"],
    ),
    "what is set high behind words stays": (f"<w:p>{run('平方米')}{run('2', RAISED)}</w:p>", ["平方米2"]),
    "hidden text is left out": (f"<w:p>{run('见')}{run('隐', '<w:vanish/>')}</w:p>", ["见"]),
    "a field's instruction is left out": (
        f"<w:p><w:r><w:instrText>PAGE</w:instrText></w:r>{run('3')}</w:p>", ["3"],
    ),
    "lines of a paragraph": (f"<w:p>{run('上')}<w:r><w:br/></w:r>{run('下')}</w:p>", ["上", "下"]),
    "a text box comes behind its paragraph": (
        f"<w:p>{run('旁')}{BOX.format(table(cell('甲') + cell('1')))}</w:p>", ["旁", [["甲", "1"]]],
    ),
    "a text box that is written twice comes once": (f"<w:p><w:r>{ALTERNATE.format(paragraph('框'))}</w:r></w:p>", ["框"]),
    "content controls hold blocks": (
        f"<w:sdt><w:sdtContent>{paragraph('内')}</w:sdtContent></w:sdt>", ["内"],
    ),
    "cells with their numbers in paragraphs of their own": (table(cell("甲") + cell("1", "2")), [[["甲", "1 2"]]]),
    "a label that is broken over paragraphs": (table(cell("行政", "许可") + cell("5")), [[["行政许可", "5"]]]),
    "a table that lays out the page": (
        table(f"<w:tc>{paragraph('前')}{table(cell('甲') + cell('1'))}</w:tc>"), ["前", [["甲", "1"]]],
    ),
    "cells set apart by tabs": (
        f"<w:p>{run('甲')}<w:r><w:tab/></w:r>{run('1')}</w:p><w:p>{run('乙')}<w:r><w:tab/></w:r>{run('2')}</w:p>",
        [[["甲", "1"], ["乙", "2"]]],
    ),
}  # fmt: skip


@pytest.mark.parametrize("feature", FEATURES)
def test_feature(feature: str) -> None:
    body, due = FEATURES[feature]
    assert shown(read_body(body)) == due


def test_automatic_numbers_are_written_out() -> None:
    body = numbered("甲") + numbered("子", 1) + numbered("丑", 1) + numbered("乙") + numbered("寅", 1)
    assert shown(read_body(body, numbering=LEVELS)) == ["一、甲", "一-1.子", "一-2.丑", "二、乙", "二-1.寅"]


def test_headings_by_their_style_or_what_it_is_based_on() -> None:
    styles = (
        '<w:style w:styleId="a"><w:name w:val="heading 2"/></w:style>'
        '<w:style w:styleId="b"><w:name w:val="own"/><w:basedOn w:val="a"/></w:style>'
    )
    document = read_body(paragraph("题", '<w:pStyle w:val="b"/>') + paragraph("文"), styles=styles)
    assert [(block.level, block.text) for block in document.blocks if isinstance(block, Heading)] == [(2, "题")]


def test_what_stands_beside_the_text_is_kept_apart() -> None:
    document = read_body(
        paragraph("文"), header=paragraph("眉"), footnotes=f"<w:footnote>{paragraph('注')}</w:footnote>"
    )
    assert shown(document) == ["文"]
    assert [aside.text for aside in document.asides] == ["眉", "注"]


def test_merged_cells_reach_over_rows_and_columns() -> None:
    wide, down, under = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    body = table(
        cell("组", properties=down) + cell("甲", properties=wide),
        cell("", properties=under) + cell("1") + cell("2"),
    )
    (grid,) = read_body(body).blocks
    assert isinstance(grid, Grid)
    spans = [(one.text, one.row, one.column, one.row_span, one.column_span) for row in grid.rows for one in row]
    assert spans == [("组", 0, 0, 2, 1), ("甲", 0, 1, 1, 2), ("1", 1, 1, 1, 1), ("2", 1, 2, 1, 1)]
    assert [(one.location.table, one.location.row, one.location.column) for one in grid.rows[1]] == [
        (1, 2, 2),
        (1, 2, 3),
    ]


@pytest.mark.parametrize(
    ("body", "limits", "code"),
    [
        (paragraph("一" * 6_000_000), Limits(ratio=2), "GJ905"),
        (paragraph("一" * 600_000), Limits(unpacked=1), "GJ905"),
        ("<w:tbl><w:tr><w:tc>" * 40 + paragraph("底") + "</w:tc></w:tr></w:tbl>" * 40, Limits(depth=20), "GJ905"),
        ("<w:p/>", Limits(), "GJ902"),
        ("<w:p>", Limits(), "GJ911"),
    ],
    ids=["packed too tightly", "too long", "too deep", "nothing in it", "broken XML"],
)  # fmt: skip
def test_refused(body: str, limits: Limits, code: str) -> None:
    with pytest.raises(ReadError) as caught:
        read_body(body, limits)
    assert caught.value.code == code


def test_damaged_files_are_refused_or_read() -> None:
    data = package(paragraph("年度报告") + table(cell("甲") + cell("1")))
    rng = Random(3)
    refused = 0
    for _ in range(200):
        broken = bytearray(data[: rng.randrange(len(data))] if rng.random() < 0.3 else data)
        for _ in range(rng.randrange(1, 4)):
            broken[rng.randrange(len(broken))] ^= 1 << rng.randrange(8)
        try:
            read(Source("report.docx", bytes(broken)))
        except ReadError:
            refused += 1
    assert refused > 50
