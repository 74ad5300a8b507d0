"""TPL004 沿用旧标签."""

from __future__ import annotations

from collections.abc import Iterator

from gouji import Finding, Report, ReportRule, Severity, Text, Unchecked, fold
from gouji_rules._precedence import on_wrong_form
from gouji_rules._printed import within_section


class OutdatedLabel(ReportRule):
    code = "TPL004"
    title = Text("沿用旧标签", "A label of the older form")
    explanation = Text(
        "2021年版表二的行名是“行政规范性文件”，还写“规范性文件”的是从2019年版留下的。正文里两种说法都可以。",
        "On the 2021 form the row of table 2 is called 行政规范性文件; 规范性文件 was left over from the 2019 form. In the text "
        "either will do.",
    )
    severity = Severity.NOTE
    templates = ("gb2021",)
    basis = "国办公开办函〔2021〕30号，表二"
    message = Text(
        "表二行名“{label}”应为“{right}”", "the row “{label}” of table 2 is called “{right}” on the 2021 form"
    )
    remedy = Text("改为“{right}”", "call it “{right}”")
    valid = """
# 云陵县人民政府2022年政府信息公开工作年度报告

## 一、总体情况

2022年，全县公开规范性文件5件，每件都有解读。

## 二、主动公开政府信息情况

| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
|---|---|---|---|
| 规章 | 0 | 0 | 0 |
| 行政 规范性文件 | 5 | 1 | 41 |
===
# 云陵县人民政府2020年政府信息公开工作年度报告

## 二、主动公开政府信息情况

| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
|---|---|---|---|
| 规章 | 0 | 0 | 0 |
| 规范性文件 | 5 | 1 | 41 |
"""
    invalid = """
# 云陵县人民政府2022年政府信息公开工作年度报告

## 二、主动公开政府信息情况

| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
|---|---|---|---|
| 规章 | 0 | 0 | 0 |
| «规范性文件» | 5 | 1 | 41 |
"""

    def check(self, subject: Report) -> Iterator[Finding | Unchecked]:
        table = subject.table("disclosure")
        row = next((row for row, _ in table.rows() if row.key == "normative_documents"), None) if table else None
        if row is None or on_wrong_form(subject):
            return
        old = {fold(alias) for alias in row.aliases if fold(alias) != fold(row.label.zh)}
        told = [(fold(text), text, place) for text, place in within_section(subject, 2)]
        # A label broken over two lines leaves its end alone on the second.
        if any(words in (fold(row.label.zh), "行政") for words, _, _ in told):
            return
        found = next(((text, place) for words, text, place in told if words in old), None)
        if found:
            yield self.finding(found[1], label=found[0].strip(), right=row.label)
