"""ACT008 本年新公开等于总数."""

from __future__ import annotations

from collections.abc import Iterator

from gouji import Finding, Severity, Table, TableRule, Text, Unchecked


class NoPriorStock(TableRule):
    code = "ACT008"
    title = Text("本年新公开等于总数", "Nothing would have been public before this year")
    explanation = Text(
        "对外公开总数量是历年公开的总和。它恰好等于本年新公开数量，就等于说以前一件也没有公开过，多半是只填了本年的数。新组建的机关除外。",
        "What is public in all counts all years. Where it is exactly what was disclosed this year, nothing had been public "
        "before; more likely only this year was counted. Newly formed bodies are an exception.",
    )
    severity = Severity.NOTE
    default = False
    certain = False
    templates = ("gb2019",)
    table = "disclosure"
    basis = "国办公开办函〔2019〕60号，表二；合理性"
    message = Text(
        "“{row}”对外公开总数量与本年新公开数量同为{count}，以前公开的没有计入？",
        "“{row}”: {count} public in all and as many disclosed this year; were those of earlier years left out?",
    )
    remedy = Text(
        "按历年累计填报对外公开总数量；新组建的机关可不理会",
        "count all years in the total; a new body may disregard this",
    )
    valid = """
# 云陵县人民政府2020年政府信息公开工作年度报告

## 二、主动公开政府信息情况

| 信息内容 | 本年新制作数量 | 本年新公开数量 | 对外公开总数量 |
|---|---|---|---|
| 规章 | 0 | 0 | 0 |
| 规范性文件 | 5 | 9 | 48 |
===
# 云陵县水利局2020年政府信息公开工作年度报告

## 二、主动公开政府信息情况

| 信息内容 | 本年新制作数量 | 本年新公开数量 | 对外公开总数量 |
|---|---|---|---|
| 规章 | 0 | 0 | 0 |
| 规范性文件 | 0 | 0 | 0 |
"""
    invalid = """
# 云陵县人民政府2020年政府信息公开工作年度报告

## 二、主动公开政府信息情况

| 信息内容 | 本年新制作数量 | 本年新公开数量 | 对外公开总数量 |
|---|---|---|---|
| 规章 | 0 | 0 | 0 |
| 规范性文件 | 6 | 6 | «6» |
"""

    def check(self, subject: Table) -> Iterator[Finding | Unchecked]:
        total = subject.cell("normative_documents", "total")
        disclosed = subject.cell("normative_documents", "disclosed")
        if total and disclosed and total.value and total.value == disclosed.value:
            yield self.finding(total, disclosed, row=total.row.label, count=total.value)
