"""ACT007 规章数量异常."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from gouji import Finding, Report, ReportRule, Severity, Text, Unchecked


@dataclass(frozen=True)
class Most:
    """The most regulations a city issues in a year."""

    most: int = 15


class RulesCountImplausible(ReportRule):
    code = "ACT007"
    title = Text("规章数量异常", "Implausibly many regulations")
    explanation = Text(
        "一个设区的市（自治州）一年制定的规章通常只有几件，超过15件的多半是把其他文件计入了。省和直辖市不在此列。",
        "A city with districts issues a few regulations (规章) a year; more than 15 probably include other documents. "
        "Provinces are not meant.",
    )
    severity = Severity.NOTE
    certain = False
    templates = ("gb2019", "gb2021")
    basis = "立法法关于规章的规定；合理性"
    message = Text(
        "{organization}一年制定规章{count}件，明显偏多",
        "{organization} reports {count} regulations made in one year, which is far more than usual",
    )
    remedy = Text(
        "核对是否把规范性文件或其他文件计入规章", "see whether other documents were counted as regulations (规章)"
    )
    valid = """
# 云岭自治州人民政府2020年政府信息公开工作年度报告

## 二、主动公开政府信息情况

| 信息内容 | 本年新制作数量 | 本年新公开数量 | 对外公开总数量 |
|---|---|---|---|
| 规章 | 4 | 4 | 43 |
| 规范性文件 | 68 | 68 | 162 |
===
# 云岭省人民政府2020年政府信息公开工作年度报告

## 二、主动公开政府信息情况

| 信息内容 | 本年新制作数量 | 本年新公开数量 | 对外公开总数量 |
|---|---|---|---|
| 规章 | 27 | 27 | 430 |
| 规范性文件 | 68 | 68 | 162 |
"""
    invalid = """
# 云岭自治州人民政府2020年政府信息公开工作年度报告

## 二、主动公开政府信息情况

| 信息内容 | 本年新制作数量 | 本年新公开数量 | 对外公开总数量 |
|---|---|---|---|
| 规章 | «27» | 27 | 43 |
| 规范性文件 | 68 | 68 | 162 |
"""
    Options = Most

    def check(self, subject: Report) -> Iterator[Finding | Unchecked]:
        table = subject.table("disclosure")
        made = table.cell("regulations", "made") if table else None
        if table and made and subject.level == "city" and (made.value or Decimal(0)) > self.options.most:
            others = [cell for cell in table.row("regulations") if cell is not made]
            yield self.finding(made, *others, organization=subject.organization, count=made.value)
