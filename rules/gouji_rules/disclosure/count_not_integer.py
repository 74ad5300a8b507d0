"""ACT005 数量格非非负整数."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from gouji import Finding, Severity, Table, TableRule, Text, Unchecked
from gouji_rules._again import again


class CountNotInteger(TableRule):
    code = "ACT005"
    title = Text("数量格非非负整数", "A count is negative or no whole number")
    explanation = Text(
        "件数、项目数只能是0或正整数。“本年增/减”可以为负，收费金额、采购总金额可以有小数，不在此列。",
        "Documents and decisions are counted in whole numbers from 0. The change may be negative and amounts may have "
        "decimals.",
    )
    severity = Severity.ERROR
    templates = ("gb2019", "gb2021")
    basis = "国办公开办函〔2019〕60号、〔2021〕30号，各表的数量栏"
    message = Text(
        "{cell}填{value}{more}，数量应为0或正整数", "{cell} is {value}{more}; a count is a whole number from 0"
    )
    remedy = Text(
        "核对后改正；金额、比例不要填进数量格", "check and correct it; amounts and rates do not belong in a count cell"
    )
    valid = """
# 云陵县人民政府2020年政府信息公开工作年度报告

## 二、主动公开政府信息情况

| 信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量 |
|---|---|---|---|
| 行政许可 | 1,245 | -8 | 53（其中变更6件） |
| 其他对外管理服务事项 | 45 | 减2 | １２０ |

| 信息内容 | 采购项目数量 | 采购总金额 |
|---|---|---|
| 政府集中采购 | 11 | 209.46 |
===
# 云陵县人民政府2022年政府信息公开工作年度报告

## 二、主动公开政府信息情况

| 信息内容 | 本年处理决定数量 |
|---|---|
| 行政处罚 | 5.0 |
| 行政强制 | — |

| 信息内容 | 本年收费金额（单位：万元） |
|---|---|
| 行政事业性收费 | 12.5 |
"""
    invalid = """
# 云陵县人民政府2022年政府信息公开工作年度报告

## 二、主动公开政府信息情况

| 信息内容 | 本年处理决定数量 |
|---|---|
| 行政许可 | «-30» |
| 行政处罚 | -2 |
| 行政强制 | 123456789012345678901234567890123456 |
===
# 云陵县人民政府2022年政府信息公开工作年度报告

## 二、主动公开政府信息情况

| 信息内容 | 本年处理决定数量 |
|---|---|
| 行政许可 | «3.5» |
| 行政处罚 | «-2» |
| 行政强制 | 0 |
"""

    def check(self, subject: Table) -> Iterator[Finding | Unchecked]:
        # Most are zero, which is whole.
        counts = [(cell, cell.value) for cell in subject.cells if cell.value and cell.column.kind == "count"]
        negative = [cell for cell, value in counts if value < 0]
        broken = [cell for cell, value in counts if value >= 0 and not _is_whole(value)]
        for first, *others in filter(None, (negative, broken)):
            more = again(others)
            yield self.finding(first, *others, actual=first.value, cell=first.label, value=first.value, more=more)


def _is_whole(value: Decimal) -> bool:
    """A remainder could not be told of more digits than decimals are reckoned with."""
    return value == value.to_integral_value()
