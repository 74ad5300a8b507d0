"""BAL006 漏填一行."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from gouji import Fault, FaultRule, Finding, Severity, Text, Unchecked


class RowLeftOut(FaultRule):
    code = "BAL006"
    title = Text("漏填一行", "A row is left out")
    explanation = Text(
        "几列的合计同时不符，各列的差数又正好自成一行（各类申请人之和等于总计），多半不是几处填错，而是有一行漏填、少填或重复"
        "填写。各列只提示一次。是哪一行，算术往往说不出来。",
        "Where several columns miss their totals by numbers that make a row of their own (the applicants add up to the "
        "total), it is hardly several slips: a row was left out, cut short or entered twice. The columns are reported once. "
        "Which row it is, arithmetic often cannot say.",
    )
    severity = Severity.ERROR
    templates = ("gb2019", "gb2021")
    kinds = ("row",)
    basis = "国办公开办函〔2019〕60号、〔2021〕30号，表三"
    message = Text(
        "{columns}列不平，差数自成一行：{steps}；应是有一行漏填、少填或多填{row}",
        "{columns} columns are off by what makes a row of its own: {steps}; a row is left out, short or doubled{row}",
    )
    remedy = Text(
        "对照登记台账，找出相差这些数的一行",
        "look in the register for the row that these numbers belong to",
    )
    valid = """
# 云陵县人民政府2020年政府信息公开工作年度报告

## 三、收到和处理政府信息公开申请情况

| | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |
|---|---|---|---|---|---|---|---|
| 一、本年新收政府信息公开申请数量 | 8 | 1 | 0 | 0 | 0 | 0 | 9 |
| 二、上年结转政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| （七）总计 | 5 | 1 | 0 | 0 | 0 | 0 | 6 |
| 四、结转下年度继续办理 | 3 | 0 | 0 | 0 | 0 | 0 | 3 |
"""
    invalid = """
# 云陵县人民政府2020年政府信息公开工作年度报告

## 三、收到和处理政府信息公开申请情况

| | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |
|---|---|---|---|---|---|---|---|
| 一、本年新收政府信息公开申请数量 | 8 | 1 | 0 | 0 | 0 | 0 | 9 |
| 二、上年结转政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| （七）总计 | «5» | 1 | 0 | 0 | 0 | 0 | 6 |
| 四、结转下年度继续办理 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
===
# 云陵县人民政府2020年政府信息公开工作年度报告

## 三、收到和处理政府信息公开申请情况

| | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |
|---|---|---|---|---|---|---|---|
| 一、本年新收政府信息公开申请数量 | 2 | 1 | 0 | 0 | 0 | 0 | 3 |
| 二、上年结转政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| （七）总计 | «5» | 1 | 0 | 0 | 0 | 0 | 6 |
| 四、结转下年度继续办理 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
"""

    def check(self, subject: Fault) -> Iterator[Finding | Unchecked]:
        """At the row where only one will do, else at the total of the first column, since the row may be any."""
        if subject.only:
            yield from super().check(subject)
            return
        total, *more = (one.total for one in subject.restored)
        yield self.finding(total, *more, **self.told(subject))

    @staticmethod
    def told(fault: Fault) -> dict[str, Any]:
        """Any: as `finding` takes it."""
        row = fault.changes[0].cell.row.label
        known = Text(f"：只能是“{row.zh}”一行", f": only “{row.en}” will do") if fault.only else Text("", "")
        return {**FaultRule.told(fault), "row": known, "columns": len(fault.changes)}
