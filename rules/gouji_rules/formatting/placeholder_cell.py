"""FMT002 占位符代零."""

from __future__ import annotations

from collections.abc import Iterator

from gouji import Finding, Severity, Table, TableRule, Text, Unchecked
from gouji_rules._frame import FEW_APPLICATIONS


class PlaceholderCell(TableRule):
    code = "FMT002"
    title = Text("占位符代零", "A placeholder stands for zero")
    explanation = Text(
        "数量格里的“/”“-”“—”“无”不是数字，汇总时会被当成漏填。没有的填0。每张表只提示一次。",
        "A slash, a dash or 无 in a count cell is no number and is lost when figures are gathered. Write 0. One note a table.",
    )
    severity = Severity.NOTE
    templates = ("gb2019", "gb2021")
    basis = "国办公开办函〔2019〕60号、〔2021〕30号，填表要求"
    message = Text(
        "{table}有{count}个格子用“{mark}”代替数字", "{table}: cells with “{mark}” in place of a number: {count}"
    )
    remedy = Text("没有的填0", "fill in 0 where there is none")
    valid = f"""
# 云陵县人民政府2020年政府信息公开工作年度报告

{FEW_APPLICATIONS}
===
# 云陵县人民政府2020年政府信息公开工作年度报告

## 二、主动公开政府信息情况

| 信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量 |
|---|---|---|---|
| 行政许可 | 226 | －24 | 1064 |
| 其他对外管理服务事项 | 60 | —9 | 582 |
"""
    invalid = """
# 云陵县人民政府2020年政府信息公开工作年度报告

## 三、收到和处理政府信息公开申请情况

| | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |
|---|---|---|---|---|---|---|---|
| 一、本年新收政府信息公开申请数量 | 8 | 1 | «/» | / | / | / | 9 |
| 二、上年结转政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| （七）总计 | 8 | 1 | / | / | / | / | 9 |
"""

    def check(self, subject: Table) -> Iterator[Finding | Unchecked]:
        dashes = [cell for cell in subject.cells if cell.state == "dash"]
        if dashes:
            first, *others = dashes
            yield self.finding(first, *others, table=subject.form.label, count=len(dashes), mark=first.raw)
