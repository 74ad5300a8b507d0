"""SUM001 行合计不符."""

from __future__ import annotations

from gouji import IdentityRule, Severity, Text


class RowTotalMismatch(IdentityRule):
    code = "SUM001"
    title = Text("行合计不符", "A row does not add up to its total")
    explanation = Text(
        "表三每一行的总计应等于自然人与五类法人或其他组织之和。自设的小计列不算第七类申请人。",
        "In every row of table 3 the total is the sum of natural persons and the five kinds of organizations. A "
        "subtotal column that a report adds is no seventh applicant.",
    )
    severity = Severity.ERROR
    templates = ("gb2019", "gb2021")
    kind = "row_total"
    basis = "国办公开办函〔2019〕60号、〔2021〕30号，表三"
    message = Text(
        "“{scope}”一行合计不符：{left}，总计填{right_sum}",
        "row “{scope}” does not add up: {left}, but the total says {right_sum}",
    )
    remedy = Text(
        "核对这一行六类申请人和总计，改正填错的一个",
        "check the six applicants and the total of this row and correct the wrong one",
    )
    valid = """
# 云陵县人民政府2020年政府信息公开工作年度报告

## 三、收到和处理政府信息公开申请情况

| | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |
|---|---|---|---|---|---|---|---|
| 一、本年新收政府信息公开申请数量 | 12 | 3 | 0 | 0 | 1 | 2 | 18 |
| 二、上年结转政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| （一）予以公开 | 9 | 3 | | | | | 12 |
===
# 云陵县人民政府2020年政府信息公开工作年度报告

## 三、收到和处理政府信息公开申请情况

| | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 小计 | 总计 |
|---|---|---|---|---|---|---|---|---|
| 一、本年新收政府信息公开申请数量 | 12 | 3 | 0 | 0 | 1 | 2 | 6 | 18 |
| 二、上年结转政府信息公开申请数量 | 1 | 0 | 0 | 0 | 0 | 0 | 0 | 1 |
| （七）总计 | 13 | 3 | 0 | 0 | 1 | 2 | 6 | 19 |
"""
    invalid = """
# 云陵县人民政府2020年政府信息公开工作年度报告

## 三、收到和处理政府信息公开申请情况

| | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |
|---|---|---|---|---|---|---|---|
| 一、本年新收政府信息公开申请数量 | 12 | 3 | 0 | 0 | 1 | 2 | «81» |
| 二、上年结转政府信息公开申请数量 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |
| （七）总计 | 13 | 3 | 0 | 0 | 1 | 2 | 19 |
"""
