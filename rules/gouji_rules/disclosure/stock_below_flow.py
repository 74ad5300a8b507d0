"""ACT001 对外公开总数少于本年新公开."""

from __future__ import annotations

from collections.abc import Iterable

from gouji import Assessment, IdentityRule, Report, Severity, Text
from gouji_rules._precedence import on_wrong_form


class StockBelowFlow(IdentityRule):
    code = "ACT001"
    title = Text("对外公开总数少于本年新公开", "Less is public in all than was disclosed this year")
    explanation = Text(
        "对外公开总数量包含本年新公开的，不会比它少。新公开多于新制作不算错：往年的文件也可以本年公开。",
        "What is public in all includes what was disclosed this year. More disclosed than made is no fault: older documents "
        "get published too.",
    )
    severity = Severity.ERROR
    templates = ("gb2019",)
    kind = "stock_covers_flow"
    basis = "国办公开办函〔2019〕60号，表二"
    message = Text("“{scope}”：{left}，却有{right}", "“{scope}”: {left}, but {right}")
    remedy = Text(
        "核对这一行的总数量和新公开数量，改正填错的一个", "check both figures of this row and correct the wrong one"
    )
    valid = """
# 云陵县人民政府2020年政府信息公开工作年度报告

## 二、主动公开政府信息情况

| 信息内容 | 本年新制作数量 | 本年新公开数量 | 对外公开总数量 |
|---|---|---|---|
| 规章 | 0 | 0 | 0 |
| 规范性文件 | 5 | 9 | 48 |
===
# 云陵县人民政府2020年政府信息公开工作年度报告

## 二、主动公开政府信息情况

| 信息内容 | 本年新制作数量 | 本年新公开数量 | 对外公开总数量 |
|---|---|---|---|
| 规章 | / | / | / |
| 规范性文件 | 5 | 9 | |
===
# 云陵县人民政府2022年政府信息公开工作年度报告

## 二、主动公开政府信息情况

| 信息内容 | 本年新制作数量 | 本年新公开数量 | 对外公开总数量 |
|---|---|---|---|
| 规章 | 0 | 0 | 0 |
| 规范性文件 | 4 | 9 | 7 |
"""
    invalid = """
# 云陵县人民政府2020年政府信息公开工作年度报告

## 二、主动公开政府信息情况

| 信息内容 | 本年新制作数量 | 本年新公开数量 | 对外公开总数量 |
|---|---|---|---|
| 规章 | 0 | 0 | 0 |
| 规范性文件 | 4 | «9» | 7 |
"""

    def subjects(self, report: Report) -> Iterable[Assessment]:
        return () if on_wrong_form(report) else super().subjects(report)
