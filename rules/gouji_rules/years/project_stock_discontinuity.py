"""XYR003 项目数不衔接."""

from __future__ import annotations

from collections.abc import Iterable

from gouji import Assessment, IdentityRule, Report, Severity, Text
from gouji_rules._precedence import on_wrong_form
from gouji_rules.years._pairs import same_form


class ProjectStockDiscontinuity(IdentityRule):
    code = "XYR003"
    title = Text("项目数不衔接", "Items do not go on from last year")
    explanation = Text(
        "上年报告的上一年项目数量加本年增减，就是今年报告的“上一年项目数量”。事项目录重新编制的除外。",
        "In last year's report last year's items plus the change make what this year's report calls last year's items; unless "
        "the catalogue of items was drawn up anew.",
    )
    severity = Severity.NOTE
    default = False
    templates = ("gb2019",)
    kind = "project_stock_link"
    basis = "国办公开办函〔2019〕60号，表二"
    message = Text(
        "“{scope}”与上年不衔接：上年报告{left}，本年报告{right}",
        "“{scope}” does not follow from last year: last year {left}, this year {right}",
    )
    remedy = Text(
        "核对上一年项目数量；目录有调整的可不理会",
        "check last year's items; where the catalogue changed, disregard this",
    )
    valid = """
# 云陵县人民政府2019年政府信息公开工作年度报告

## 二、主动公开政府信息情况

| 信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量 |
|---|---|---|---|
| 行政许可 | 60 | 5 | 53 |
| 其他对外管理服务事项 | 45 | -12 | 120 |
+++
# 云陵县人民政府2020年政府信息公开工作年度报告

## 二、主动公开政府信息情况

| 信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量 |
|---|---|---|---|
| 行政许可 | 65 | 1 | 53 |
| 其他对外管理服务事项 | 33 | 0 | 120 |
"""
    invalid = """
# 云陵县人民政府2019年政府信息公开工作年度报告

## 二、主动公开政府信息情况

| 信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量 |
|---|---|---|---|
| 行政许可 | 60 | 5 | 53 |
| 其他对外管理服务事项 | 45 | -12 | 120 |
+++
# 云陵县人民政府2020年政府信息公开工作年度报告

## 二、主动公开政府信息情况

| 信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量 |
|---|---|---|---|
| 行政许可 | «72» | 1 | 53 |
| 其他对外管理服务事项 | 33 | 0 | 120 |
"""

    def subjects(self, report: Report) -> Iterable[Assessment]:
        return super().subjects(report) if same_form(report) and not on_wrong_form(report) else ()
