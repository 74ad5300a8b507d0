"""ACT003 项目数为负."""

from __future__ import annotations

from collections.abc import Iterable

from gouji import Assessment, IdentityRule, Report, Severity, Text
from gouji_rules._precedence import on_wrong_form


class NegativeProjectStock(IdentityRule):
    code = "ACT003"
    title = Text("项目数为负", "Fewer than no items are left")
    explanation = Text(
        "上一年项目数量加本年增减，就是现有项目数，不会小于0。减少多少都可以，只要不超过上一年的数。占位用的横线不是负号。",
        "Last year's items and this year's change make what there is now, which cannot be less than none. A dash that stands "
        "for nothing is no minus.",
    )
    severity = Severity.ERROR
    templates = ("gb2019",)
    kind = "project_stock"
    basis = "国办公开办函〔2019〕60号，表二"
    message = Text("“{scope}”现有项目数为负：{left}", "“{scope}”: the number of items comes out negative: {left}")
    remedy = Text("核对上一年项目数量和本年增减，看是否多写了负号", "check both figures; the minus may be one too many")
    valid = """
# 云陵县人民政府2020年政府信息公开工作年度报告

## 二、主动公开政府信息情况

| 信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量 |
|---|---|---|---|
| 行政许可 | 2,584 | -24 | 3107 |
| 其他对外管理服务事项 | 8 | 减8 | 12 |
| 行政处罚 | 14 | — | 12 |
| 行政强制 | 0 | - | 0 |
"""
    invalid = """
# 云陵县人民政府2020年政府信息公开工作年度报告

## 二、主动公开政府信息情况

| 信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量 |
|---|---|---|---|
| 行政许可 | 284 | -24 | 3107 |
| 其他对外管理服务事项 | 8 | «-11» | 12 |

| 信息内容 | 上一年项目数量 | 本年增/减 |
|---|---|---|
| 行政事业性收费 | 6 | «减7» |
"""

    def subjects(self, report: Report) -> Iterable[Assessment]:
        return () if on_wrong_form(report) else super().subjects(report)
