"""XYR002 文件存量不衔接."""

from __future__ import annotations

from collections.abc import Iterable

from gouji import Assessment, IdentityRule, Report, Severity, Text, pattern
from gouji_rules._precedence import on_wrong_form
from gouji_rules._prose import text_of
from gouji_rules.years._pairs import same_form

# A clean-up of documents, or organs merged, begins the count anew.
_RESET = pattern(r"清理|机构改革|合并|划转|撤并|口径")


class DocumentStockDiscontinuity(IdentityRule):
    code = "XYR002"
    title = Text("文件存量不衔接", "Documents in force do not go on from last year")
    explanation = Text(
        "上年现行有效件数加本年制发、减本年废止，应等于本年现行有效件数。报告写明文件清理、机构改革或口径调整的不提示。",
        "Last year's documents in force, plus issued, less repealed this year, are this year's in force. Where the report tells "
        "of a clean-up, a reform of organs or another scope nothing is said.",
    )
    severity = Severity.WARNING
    templates = ("gb2021",)
    kind = "stock_link"
    basis = "国办公开办函〔2021〕30号，表二"
    message = Text(
        "“{scope}”与上年不衔接：{left}；{right}", "“{scope}” does not follow from last year: {left}; {right}"
    )
    remedy = Text(
        "核对两年的现行有效件数和本年制发、废止件数；有清理的在正文说明",
        "check both years' documents in force, and those issued and repealed; tell of a clean-up in the text",
    )
    valid = """
# 云陵县人民政府2021年政府信息公开工作年度报告

## 二、主动公开政府信息情况

| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
|---|---|---|---|
| 规章 | 0 | 0 | 0 |
| 行政规范性文件 | 5 | 1 | 20 |
+++
# 云陵县人民政府2022年政府信息公开工作年度报告

## 二、主动公开政府信息情况

| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
|---|---|---|---|
| 规章 | 0 | 0 | 0 |
| 行政规范性文件 | 4 | 1 | 23 |
===
# 云陵县人民政府2021年政府信息公开工作年度报告

## 二、主动公开政府信息情况

| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
|---|---|---|---|
| 规章 | 0 | 0 | 0 |
| 行政规范性文件 | 5 | 1 | 20 |
+++
# 云陵县人民政府2022年政府信息公开工作年度报告

## 一、总体情况

年内完成规范性文件清理，重新核定现行有效文件。

## 二、主动公开政府信息情况

| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
|---|---|---|---|
| 规章 | 0 | 0 | 0 |
| 行政规范性文件 | 4 | 1 | 31 |
===
# 云陵县人民政府2020年政府信息公开工作年度报告

## 二、主动公开政府信息情况

| 信息内容 | 本年新制作数量 | 本年新公开数量 | 对外公开总数量 |
|---|---|---|---|
| 规章 | 0 | 0 | 0 |
| 规范性文件 | 5 | 5 | 20 |
+++
# 云陵县人民政府2021年政府信息公开工作年度报告

## 二、主动公开政府信息情况

| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
|---|---|---|---|
| 规章 | 0 | 0 | 0 |
| 行政规范性文件 | 4 | 1 | 31 |
"""
    invalid = """
# 云陵县人民政府2021年政府信息公开工作年度报告

## 二、主动公开政府信息情况

| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
|---|---|---|---|
| 规章 | 0 | 0 | 0 |
| 行政规范性文件 | 5 | 1 | 20 |
+++
# 云陵县人民政府2022年政府信息公开工作年度报告

## 二、主动公开政府信息情况

| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
|---|---|---|---|
| 规章 | 0 | 0 | 0 |
| 行政规范性文件 | 4 | «1» | 31 |
"""

    def subjects(self, report: Report) -> Iterable[Assessment]:
        if not same_form(report) or on_wrong_form(report) or _RESET.search(text_of(report, 0, 1, 6)):
            return ()
        return super().subjects(report)
