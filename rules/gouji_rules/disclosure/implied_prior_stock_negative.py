"""ACT004 现行有效与制发废止矛盾."""

from __future__ import annotations

from collections.abc import Iterable

from gouji import Assessment, IdentityRule, Report, Severity, Text
from gouji_rules._precedence import on_wrong_form


class ImpliedPriorStockNegative(IdentityRule):
    code = "ACT004"
    title = Text("现行有效与制发废止矛盾", "In force, issued and repealed contradict each other")
    explanation = Text(
        "现行有效件数减去本年制发、加上本年废止，就是上年末的有效件数，不会小于0。废止多于制发是正常的。",
        "In force, less what was issued, plus what was repealed this year, is what was in force a year ago: not less than "
        "none. More repealed than issued is quite usual.",
    )
    severity = Severity.ERROR
    templates = ("gb2021",)
    kind = "prior_stock"
    basis = "国办公开办函〔2021〕30号，表二"
    message = Text(
        "“{scope}”前后矛盾：{left}，还不到{right}", "“{scope}” contradicts itself: {left}, less than {right}"
    )
    remedy = Text("核对制发、废止、现行有效三个数", "check issued, repealed and in force")
    valid = """
# 云陵县人民政府2022年政府信息公开工作年度报告

## 二、主动公开政府信息情况

| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
|---|---|---|---|
| 规章 | 0 | 0 | 0 |
| 行政规范性文件 | 0 | 5 | 5 |
===
# 云陵县人民政府2022年政府信息公开工作年度报告

## 二、主动公开政府信息情况

| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
|---|---|---|---|
| 规章 | 0 | 0 | 0 |
| 行政规范性文件 | 10（其中修订3件） | 12 | 190 |
===
# 云陵县人民政府2022年政府信息公开工作年度报告

## 二、主动公开政府信息情况

| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
|---|---|---|---|
| 规章 | 0 | 0 | 0 |
| 行政规范性文件 | 14 | 2 | |
"""
    invalid = """
# 云陵县人民政府2022年政府信息公开工作年度报告

## 二、主动公开政府信息情况

| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
|---|---|---|---|
| 规章 | 0 | 0 | 0 |
| 行政规范性文件 | «14» | 2 | 9 |
"""

    def subjects(self, report: Report) -> Iterable[Assessment]:
        return () if on_wrong_form(report) else super().subjects(report)
