"""ACT002 处理决定数量误填."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from gouji import Cell, Finding, Severity, Table, TableRule, Text, Unchecked

_ROWS = ("licensing", "other_services", "penalties", "coercion")
# One row may come out so by chance, and two; hardly three of four.
_HITS = 3


class DecisionsEqualProjectSum(TableRule):
    code = "ACT002"
    title = Text("处理决定数量误填", "Items were counted for decisions")
    explanation = Text(
        "处理决定数量是本年作出的许可、处罚等决定的件数。至少三行恰好等于上一年项目数量加本年增减，多半是把项目数当成了决定数。",
        "The decisions are those made this year. Where in three rows or more they are exactly last year's items plus the "
        "change, the items were probably counted instead.",
    )
    severity = Severity.WARNING
    certain = False
    templates = ("gb2019",)
    table = "disclosure"
    basis = "政府信息公开条例第二十条；国办公开办函〔2019〕60号，表二"
    message = Text(
        "{rows}的处理决定数量都恰为上一年项目数量与本年增减之和，疑把项目数填成了决定数",
        "the decisions of {rows} are exactly last year's items plus the change: items may have been counted for decisions",
    )
    remedy = Text("按本年作出的处理决定件数填报", "fill in how many decisions were made this year")
    valid = """
# 云陵县人民政府2020年政府信息公开工作年度报告

## 二、主动公开政府信息情况

| 信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量 |
|---|---|---|---|
| 行政许可 | 45 | 8 | 53 |
| 其他对外管理服务事项 | 45 | 12 | 1203 |
| 行政处罚 | 260 | 51 | 287 |
| 行政强制 | 10 | 3 | 0 |
===
# 云陵县人民政府2020年政府信息公开工作年度报告

## 二、主动公开政府信息情况

| 信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量 |
|---|---|---|---|
| 行政许可 | 0 | 0 | 0 |
| 其他对外管理服务事项 | 0 | 0 | 0 |
| 行政处罚 | 0 | 0 | 0 |
| 行政强制 | 4 | 0 | 4 |
"""
    invalid = """
# 云陵县人民政府2020年政府信息公开工作年度报告

## 二、主动公开政府信息情况

| 信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量 |
|---|---|---|---|
| 行政许可 | 45 | 增8 | «53» |
| 其他对外管理服务事项 | 45 | 12 | 57 |
| 行政处罚 | 260 | -11 | 249 |
| 行政强制 | 10 | 3 | 2 |
"""

    def check(self, subject: Table) -> Iterator[Finding | Unchecked]:
        hits = [cell for row in _ROWS if (cell := _sum_of_items(subject, row))]
        if len(hits) >= _HITS:
            first, *others = hits
            yield self.finding(first, *others, rows=[cell.row.label for cell in hits])


def _sum_of_items(table: Table, row: str) -> Cell | None:
    """The row's decisions where they are the sum of its items, all of them above zero."""
    previous, change, decisions = (table.cell(row, column) for column in ("previous", "change", "decisions"))
    if not (previous and change and decisions) or not (previous.value and decisions.value):
        return None
    total = previous.value + (change.value or Decimal(0))
    return decisions if change.value and decisions.value == total > 0 else None
