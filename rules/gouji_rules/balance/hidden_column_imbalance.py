"""BAL003 总计平而分列不平."""

from __future__ import annotations

from collections.abc import Iterator

from gouji import Finding, Report, ReportRule, Severity, Text, Unchecked
from gouji_rules._hidden import hidden_columns


class HiddenColumnImbalance(ReportRule):
    code = "BAL003"
    title = Text("总计平而分列不平", "The total balances, its columns do not")
    explanation = Text(
        "“总计”列收办平衡，但有两列以上申请人不平，而且差数正好抵消：只核对总计列看不出来。",
        "The total column balances, but two or more applicant columns do not, and their differences cancel: a check of "
        "the total column alone never sees it.",
    )
    severity = Severity.WARNING
    templates = ("gb2019", "gb2021")
    basis = "国办公开办函〔2019〕60号、〔2021〕30号，表三表头的勾稽关系说明"
    message = Text(
        "总计列收办平衡，但{columns}不平，差数相互抵消",
        "the total column balances, but {columns} do not, and their differences cancel",
    )
    remedy = Text(
        "逐列核对本年新收、上年结转、（七）总计和结转下年度，看是否有申请记错了申请人类别",
        "check these columns one by one; requests may have been counted under the wrong kind of applicant",
    )
    valid = """
# 云陵县人民政府2020年政府信息公开工作年度报告

## 三、收到和处理政府信息公开申请情况

| | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |
|---|---|---|---|---|---|---|---|
| 一、本年新收政府信息公开申请数量 | 30 | 6 | 0 | 0 | 0 | 0 | 36 |
| 二、上年结转政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| （七）总计 | 30 | 6 | 0 | 0 | 0 | 0 | 36 |
| 四、结转下年度继续办理 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
===
# 云陵县人民政府2020年政府信息公开工作年度报告

## 三、收到和处理政府信息公开申请情况

| | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |
|---|---|---|---|---|---|---|---|
| 一、本年新收政府信息公开申请数量 | | | | | | | 36 |
| 二、上年结转政府信息公开申请数量 | | | | | | | 0 |
| （七）总计 | 28 | 8 | 0 | 0 | 0 | 0 | 36 |
| 四、结转下年度继续办理 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
"""
    invalid = """
# 云陵县人民政府2020年政府信息公开工作年度报告

## 三、收到和处理政府信息公开申请情况

| | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |
|---|---|---|---|---|---|---|---|
| 一、本年新收政府信息公开申请数量 | 30 | 6 | 0 | 0 | 0 | 0 | 36 |
| 二、上年结转政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| （七）总计 | «28» | 8 | 0 | 0 | 0 | 0 | 36 |
| 四、结转下年度继续办理 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
"""

    def check(self, subject: Report) -> Iterator[Finding | Unchecked]:
        found = hidden_columns(subject)
        if found:
            names = [one.total.column.label for one in found]
            columns = Text("、".join(f"“{name.zh}”列" for name in names), ", ".join(f"“{name.en}”" for name in names))
            cells = [cell for one in found for cell in one.cells if cell is not found[0].total]
            yield self.finding(found[0].total, *cells, columns=columns)
