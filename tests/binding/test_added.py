"""Columns that a report added are kept as printed, and only they."""

from __future__ import annotations

from decimal import Decimal

import pytest

from gouji.model.report import AddedColumn, Table
from tests.support.reading import read_back, shown_at

_TITLE = "云陵县人民政府2022年政府信息公开工作年度报告\n\n三、收到和处理政府信息公开申请情况\n\n"
_HEADS = ("", "自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "小计", "总计")
_ROWS = (
    ("一、本年新收政府信息公开申请数量", 12, 3, 0, 0, 1, 2, 6, 18),
    ("二、上年结转政府信息公开申请数量", 0, 0, 0, 0, 0, 0, 0, 0),
    ("（一）予以公开", 7, 2, 0, 0, 1, 0, 3, 10),
    ("（二）部分公开", 2, 1, 0, 0, 0, 0, 1, 3),
    ("1.属于国家秘密", 1, 0, 0, 0, 0, 2, 2, 3),
    ("（七）总计", 10, 3, 0, 0, 1, 2, 6, 16),
    ("四、结转下年度继续办理", 2, 0, 0, 0, 0, 0, 0, 2),
)
_NEXT = "\n四、政府信息公开行政复议、行政诉讼情况\n\n本年没有行政复议和行政诉讼。\n"
_SUBTOTALS = {
    "received": 6,
    "carried_in": 0,
    "granted": 3,
    "partially_granted": 1,
    "refused_state_secret": 2,
    "handled_total": 6,
    "carried_out": 0,
}


def _lines(rows: tuple[tuple[object, ...], ...], between: str) -> str:
    return "".join(between.join(map(str, row)) + "\n" for row in rows)


def _added(text: str) -> tuple[AddedColumn, ...]:
    report = read_back((_TITLE + text).encode(), "report.txt")
    table = report.table("applications")
    assert isinstance(table, Table)
    for column in table.added:
        for held in column.values:
            assert shown_at(report.document.lines, held.location) == str(held.value)
    return table.added


def _held(column: AddedColumn) -> dict[str, Decimal | None]:
    return {held.row: held.value for held in column.values}


@pytest.mark.parametrize("between", [" ", "\t"], ids=["blanks", "tabs"])
@pytest.mark.parametrize("headed", [True, False], ids=["heads", "no heads"])
def test_a_subtotal_is_kept(between: str, headed: bool) -> None:
    """Where the rows alone tell where it stands too, though in a row of zeros any value may be the one left out."""
    (column,) = _added(_lines((_HEADS, *_ROWS) if headed else _ROWS, between))
    assert column.head == ("小计" if headed and between == "\t" else "")
    assert _held(column) == _SUBTOTALS


def test_no_column_is_kept_where_none_was_added() -> None:
    rows = tuple((*row[:7], row[8]) for row in (_HEADS, *_ROWS))
    assert _added(_lines(rows, "\t")) == ()
    assert _added(_lines(rows[1:], " ")) == ()


def test_two_columns_are_told_by_their_heads() -> None:
    rows = tuple((*row, 40 + at) for at, row in enumerate(_ROWS[:6]))
    subtotal, remark = _added(_lines(((*_HEADS, "办结天数"), *rows), "\t") + _NEXT)
    assert (subtotal.head, remark.head) == ("小计", "办结天数")
    assert _held(subtotal) == {row: value for row, value in _SUBTOTALS.items() if row != "carried_out"}
    assert list(_held(remark).values()) == [40, 41, 42, 43, 44, 45]


def test_a_column_goes_on_where_the_table_does() -> None:
    """In a second table without heads of its own, as behind a page break."""
    rule = "|" + "---|" * len(_HEADS) + "\n"
    parts = [_lines(rows, " | ").splitlines(keepends=True) for rows in ((_HEADS, *_ROWS[:4]), _ROWS[4:])]
    (column,) = _added("\n- 3 -\n\n".join(f"| {head}{rule}| {'| '.join(rows)}" for head, *rows in parts))
    assert column.head == "小计"
    assert _held(column) == _SUBTOTALS


def test_a_column_that_cannot_be_told_from_its_twin_is_not_kept() -> None:
    """Without heads, 其他 and a column of the same numbers; with them, the form's total at both ends."""
    twins = tuple((label, first, 0, 0, 0, 0, *(second, second), first + second) for label, first, second, *_ in _ROWS)
    assert _added(_lines(twins, " ")) == ()
    totals = tuple((row[0], row[8], *row[1:7], row[8]) for row in (_HEADS, *_ROWS))
    assert _added(_lines(totals, "\t")) == ()
