"""XYR006 波动异常."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gouji import Cell, Finding, Report, ReportRule, Severity, Text, Unchecked


@dataclass(frozen=True)
class Limits:
    """A change is striking that is more than `factor`-fold and more than `least` in number."""

    factor: int = 5
    least: int = 100


class YearOverYearOutlier(ReportRule):
    code = "XYR006"
    title = Text("波动异常", "A striking change from last year")
    explanation = Text(
        "与上年相比变化超过5倍且超过100的数，可能是填错、换了口径或单位，请核对。从0到有、从有到0的不算。",
        "A number that is more than five times, or less than a fifth of last year's, and more than 100 away from it, may be wrong or "
        "counted otherwise. From nothing to something, or the reverse, is not meant.",
    )
    severity = Severity.NOTE
    certain = False
    templates = ("gb2019", "gb2021")
    basis = "合理性"
    message = Text("{cell}上年{before}，本年{now}，变化很大", "{cell}: {before} last year, {now} this year")
    remedy = Text(
        "核对两年的口径和单位；属实的可在正文说明", "check scope and unit of both; if right, explain it in the text"
    )
    valid = """
# 云陵县人民政府2021年政府信息公开工作年度报告

## 二、主动公开政府信息情况

| 信息内容 | 本年处理决定数量 |
|---|---|
| 行政许可 | 3127 |
| 行政处罚 | 3 |
| 行政强制 | 0 |
+++
# 云陵县人民政府2022年政府信息公开工作年度报告

## 二、主动公开政府信息情况

| 信息内容 | 本年处理决定数量 |
|---|---|
| 行政许可 | 7345 |
| 行政处罚 | 41 |
| 行政强制 | 216 |
"""
    invalid = """
# 云陵县人民政府2021年政府信息公开工作年度报告

## 二、主动公开政府信息情况

| 信息内容 | 本年处理决定数量 |
|---|---|
| 行政许可 | 310 |
| 行政处罚 | 894 |
| 行政强制 | 16 |
+++
# 云陵县人民政府2022年政府信息公开工作年度报告

## 二、主动公开政府信息情况

| 信息内容 | 本年处理决定数量 |
|---|---|
| 行政许可 | «4 620» |
| 行政处罚 | «12» |
| 行政强制 | 21 |
"""
    Options = Limits

    def check(self, subject: Report) -> Iterator[Finding | Unchecked]:
        for cell in subject.cells if subject.previous else ():
            before = subject.last_year(cell.key) if _comparable(cell) else None
            if before is None or not cell.value or not before.value or min(cell.value, before.value) < 0:
                continue
            more, less = max(cell.value, before.value), min(cell.value, before.value)
            if more > self.options.factor * less and more - less > self.options.least:
                yield self.finding(cell, before, cell=cell.label, before=before.value, now=cell.value)


def _comparable(cell: Cell) -> bool:
    """Table 2's counts, and of the other tables the totals: their parts move with them."""
    if cell.column.kind != "count":
        return False
    return cell.key.startswith("disclosure.") or cell.column.key == "total"
