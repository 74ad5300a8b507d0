"""SUM004 on columns that a report added to table 3: which columns it sums is told by its head or by most rows, or not."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from gouji import Finding
from gouji_rules.totals.added_subtotal_mismatch import AddedSubtotalMismatch
from tests.support.reading import read_back

TITLE = "# 云陵县人民政府2020年政府信息公开工作年度报告\n\n## 三、收到和处理政府信息公开申请情况\n\n"
HEADS = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
LABELS = (
    "一、本年新收政府信息公开申请数量", "二、上年结转政府信息公开申请数量", "（一）予以公开", "（二）部分公开",
    "1.属于国家秘密", "1.本机关不掌握相关政府信息", "（七）总计", "四、结转下年度继续办理",
)  # fmt: skip
CELLS = (
    (12, 3, 0, 0, 1, 2, 18), (1, 0, 0, 0, 0, 0, 1), (7, 2, 0, 0, 1, 0, 10), (2, 1, 0, 0, 0, 0, 3),
    (1, 0, 0, 0, 0, 1, 2), (2, 0, 0, 0, 0, 1, 3), (12, 3, 0, 0, 1, 2, 18), (1, 0, 0, 0, 0, 0, 1),
)  # fmt: skip
# Where two stretches of columns have one sum, and where all are alike.
TIED = (
    (2, 3, 2, 0, 0, 0, 7),
    (1, 4, 1, 0, 0, 0, 6),
    (3, 1, 3, 0, 0, 0, 7),
    (1, 2, 2, 0, 0, 0, 5),
    (2, 2, 1, 0, 0, 0, 5),
)
ALIKE = (
    (5, 3, 0, 0, 0, 0, 8),
    (2, 1, 0, 0, 0, 0, 3),
    (1, 2, 0, 0, 0, 0, 3),
    (2, 4, 0, 0, 0, 0, 6),
    (10, 10, 0, 0, 0, 0, 20),
)
# A leaf of 部分公开 is 3 too many, which the row's total shows as well.
LEAF = (*CELLS[:3], (2, 4, "", 0, 0, 0, 3), *CELLS[4:])


class Column(NamedTuple):
    """An added column: its head, the place it stands at among the others, what it holds, and the rows around it."""

    head: str
    place: int
    values: tuple[int, ...]
    cells: tuple[tuple[object, ...], ...] = CELLS


def told(column: Column) -> list[str]:
    """Where the rule speaks: the values it marks."""
    shown = HEADS if column.head else ("",) * len(HEADS)
    lines = [_line("", shown, column.head, column.place), "|---" * (len(HEADS) + 2) + "|"]
    for label, cells, value in zip(LABELS, column.cells, column.values, strict=False):
        lines.append(_line(label, cells, value, column.place))
    report = read_back((TITLE + "\n".join(lines) + "\n").encode(), "report.md")
    found = [one for one in AddedSubtotalMismatch().run(report) if isinstance(one, Finding)]
    return [one.location.text for one in found]


def _line(label: str, cells: tuple[object, ...], added: object, place: int) -> str:
    return f"| {' | '.join(map(str, (label, *cells[:place], added, *cells[place:])))} |"


SILENT = {
    "right": Column("小计", 6, (6, 0, 3, 1, 1, 1, 6, 0)),
    "a number of the row": Column("序号", 0, (1, 2, 3, 4, 5, 6, 7, 8)),
    "a part and no sum": Column("其中：企业法人小计", 6, (4, 0, 3, 1, 0, 0, 4, 1)),
    "the sum of nothing": Column("小计", 6, (9, 1, 2, 5, 3, 1, 4, 7)),
    "borne out by too few rows": Column("小计", 6, (6, 0, 3, 5, 2, 1, 4, 0)),
    "a leaf is wrong": Column("小计", 6, (6, 0, 3, 1, 1, 1, 6, 0), LEAF),
    "the sum of either of two stretches": Column("小计", 3, (5, 5, 4, 3, 3), TIED),
    "a copy without a head": Column("", 2, (3, 1, 2, 1, 10), ALIKE),
}
TOLD = {
    "by its rows": (Column("小计", 6, (6, 0, 3, 4, 1, 1, 6, 0)), ["4"]),
    "by its head": (Column("法人或其他组织合计", 1, (6, 2, 3, 1, 1, 1, 6, 0)), ["2"]),
    "many rows at once": (Column("法人小计", 6, (7, 1, 4, 2, 2, 2, 7, 1)), ["7"]),
}


@pytest.mark.parametrize("case", SILENT)
def test_nothing_is_said_where_it_holds_or_is_not_known_to_be_a_sum(case: str) -> None:
    assert told(SILENT[case]) == []


@pytest.mark.parametrize("case", TOLD)
def test_a_value_that_is_no_sum_is_told(case: str) -> None:
    column, values = TOLD[case]
    assert told(column) == values
