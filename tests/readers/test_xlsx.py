"""What workbooks hold, an example a feature."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from random import Random
from zipfile import ZipFile

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from gouji.errors import ReadError
from gouji.formats import Limits, ReadOptions, Source
from gouji.model.document import Document, Grid
from gouji.readers.xlsx import read


def book(*rows: list[object], change: Callable[[Workbook, Worksheet], None] | None = None) -> bytes:
    made = Workbook()
    sheet = made.active
    assert isinstance(sheet, Worksheet)
    for row in rows:
        sheet.append(row)
    if change:
        change(made, sheet)
    target = BytesIO()
    made.save(target)
    return target.getvalue()


def read_book(data: bytes, limits: Limits = Limits()) -> Document:  # noqa: B008 (a constant)
    return read(Source("report.xlsx", data, ReadOptions(limits)))


def shown(document: Document) -> list[object]:
    return [
        [[one.text for one in row] for row in block.rows] if isinstance(block, Grid) else block.text
        for block in document.blocks
    ]


def formatted(pattern: str) -> Callable[[Workbook, Worksheet], None]:
    def change(made: Workbook, sheet: Worksheet) -> None:
        sheet["B1"].number_format = pattern

    return change


def merged(*areas: str) -> Callable[[Workbook, Worksheet], None]:
    def change(made: Workbook, sheet: Worksheet) -> None:
        for area in areas:
            sheet.merge_cells(area)

    return change


def with_part(data: bytes, old: str, new: str) -> bytes:
    """The first sheet's XML with a stretch replaced."""
    target = BytesIO()
    with ZipFile(BytesIO(data)) as given, ZipFile(target, "w") as made:
        for name in given.namelist():
            text = given.read(name)
            made.writestr(name, text.replace(old.encode(), new.encode()) if name.endswith("sheet1.xml") else text)
    return target.getvalue()


def hide(made: Workbook, sheet: Worksheet) -> None:
    made.create_sheet("底稿").append(["甲", 9])
    made["底稿"].sheet_state = "hidden"


def hide_columns(made: Workbook, sheet: Worksheet) -> None:
    """The second and third as one stretch, as they are saved."""
    sheet.column_dimensions["B"].min, sheet.column_dimensions["B"].max = 2, 3
    sheet.column_dimensions["B"].hidden = True


@pytest.mark.parametrize(
    ("data", "due"),
    [
        (book(["甲", 3.0]), [[["甲", "3"]]]),
        (book(["甲", 0.1 + 0.2]), [[["甲", "0.3"]]]),
        (book(["甲", 12.5], change=formatted("#,##0.00")), [[["甲", "12.50"]]]),
        (book(["甲", "12"]), [[["甲", "12"]]]),
        (book(["乙", 5], ["甲", "=1+1"]), [[["乙", "5"], ["甲", "=1+1"]]]),
        (book(["甲", 1], change=hide), [[["甲", "1"]]]),
        (book(["甲", 7, 8, 1], change=hide_columns), [[["甲", "1"]]]),
        (book([], [None, "甲", 1]), [[["甲", "1"]]]),
        (book(["全年工作平稳。"], ["甲", 1], ["乙", None], ["丙", 2]), ["全年工作平稳。", [["甲", "1"], ["乙", ""], ["丙", "2"]]]),
    ],
    ids=[
        "a whole number", "noise of binary fractions", "decimals as shown", "a number kept as text",
        "a formula without its result", "a hidden sheet", "hidden columns", "empty margins", "prose above a table",
    ],
)  # fmt: skip
def test_feature(data: bytes, due: list[object]) -> None:
    assert shown(read_book(data)) == due


def test_merged_cells_are_one() -> None:
    data = book(
        ["组", "甲", None],
        [None, 1, 2],
        change=merged("A1:A2", "B1:C1"),
    )
    (grid,) = read_book(data).blocks
    assert isinstance(grid, Grid)
    spans = [(one.text, one.row, one.column, one.row_span, one.column_span) for row in grid.rows for one in row]
    assert spans == [("组", 0, 0, 2, 1), ("甲", 0, 1, 1, 2), ("1", 1, 1, 1, 1), ("2", 1, 2, 1, 1)]
    assert [one.location.cell for one in grid.rows[1]] == ["B2", "C2"]


@pytest.mark.parametrize(
    ("data", "limits", "code"),
    [
        (book(), Limits(), "GJ902"),
        (book(["长" * 30_000] * 40), Limits(unpacked=1), "GJ905"),
        (with_part(book(["甲", 1], change=merged("A1:B1")), "A1:B1", "A1:ZZ9000"), Limits(), "GJ905"),
        (book(["甲", 1])[:-200], Limits(), "GJ911"),
    ],
    ids=["nothing in it", "too long", "a cell over millions", "cut off"],
)
def test_refused(data: bytes, limits: Limits, code: str) -> None:
    with pytest.raises(ReadError) as caught:
        read_book(data, limits)
    assert caught.value.code == code


def test_damaged_files_are_refused_or_read() -> None:
    data = book(["甲", 1], ["乙", 2])
    rng = Random(4)
    refused = 0
    for _ in range(60):
        broken = bytearray(data)
        for _ in range(rng.randrange(1, 4)):
            broken[rng.randrange(len(broken))] ^= 1 << rng.randrange(8)
        try:
            read_book(bytes(broken))
        except ReadError:
            refused += 1
    assert refused > 20
