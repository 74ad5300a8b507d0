"""FMT001 空白格."""

from __future__ import annotations

from collections.abc import Iterator

from gouji import Finding, Report, ReportRule, Severity, Text, Unchecked
from gouji_rules._blanks import harmless_blanks


class BlankCell(ReportRule):
    code = "FMT001"
    title = Text("空白格", "Cells are left blank")
    explanation = Text(
        "没有数量的格子应填0，空着读者分不清是没有还是漏填。填0即符合勾稽关系的空格，每张表只提示一次。",
        "Where there is nothing to count a cell should say 0; a blank may as well be forgotten. One note a table, for "
        "blanks under which every sum holds with 0.",
    )
    severity = Severity.NOTE
    templates = ("gb2019", "gb2021")
    basis = "国办公开办函〔2019〕60号、〔2021〕30号，填表要求"
    message = Text(
        "{table}有{count}个空白格，按0计勾稽关系成立",
        "{table}: blank cells: {count}; with 0 in them every sum holds",
    )
    remedy = Text("没有的填0", "fill in 0 where there is none")
    valid = """
# 云陵县人民政府2020年政府信息公开工作年度报告

## 三、收到和处理政府信息公开申请情况

| | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |
|---|---|---|---|---|---|---|---|
| 一、本年新收政府信息公开申请数量 | 8 | 1 | 0 | 0 | 0 | 0 | 9 |
| 二、上年结转政府信息公开申请数量 | 2 | 0 | 0 | 0 | 0 | 0 | 2 |
| （七）总计 | 10 | 1 | 0 | 0 | 0 | 0 | 11 |
"""
    invalid = """
# 云陵县人民政府2020年政府信息公开工作年度报告

## 三、收到和处理政府信息公开申请情况

| | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |
|---|---|---|---|---|---|---|---|
| 一、本年新收政府信息公开申请数量 | 8 | 1 | «» | | | | 9 |
| 二、上年结转政府信息公开申请数量 | | | | | | | |
| （七）总计 | 8 | 1 | | | | | 9 |
"""

    def check(self, subject: Report) -> Iterator[Finding | Unchecked]:
        for table, blanks in harmless_blanks(subject):
            first, *others = blanks
            yield self.finding(first, *others, table=table.form.label, count=len(blanks))
