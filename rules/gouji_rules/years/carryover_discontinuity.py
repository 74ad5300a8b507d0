"""XYR001 结转不衔接."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from gouji import Assessment, IdentityRule, Report, Severity, Text


class CarryoverDiscontinuity(IdentityRule):
    code = "XYR001"
    title = Text("结转不衔接", "What was carried over does not arrive")
    explanation = Text(
        "上年报告的“结转下年度继续办理”，就是本年报告的“上年结转”，逐列相等；机构合并、统计范围调整或上年报告更正过的除外。总计随分列而不等的，只提示分列。",
        "What last year's report carries over to this year is what this year's report has carried in, column by column, "
        "unless bodies were merged, the scope was changed, or last year's report has been corrected since. "
        "A total that differs as its columns do is not told besides them.",
    )
    severity = Severity.WARNING
    templates = ("gb2019", "gb2021")
    kind = "carryover_link"
    basis = "国办公开办函〔2019〕60号、〔2021〕30号，表三"
    message = Text(
        "“{scope}”列与上年不衔接：上年报告{left}，本年报告{right}",
        "column “{scope}” does not follow from last year: last year {left}, this year {right}",
    )
    remedy = Text(
        "对照两年的登记台账，改正填错的一个；上年有误的，一并说明",
        "check both against the registers and correct the wrong one; where it is last year's, say so",
    )
    valid = """
# 云陵县人民政府2021年政府信息公开工作年度报告

## 三、收到和处理政府信息公开申请情况

| | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |
|---|---|---|---|---|---|---|---|
| （七）总计 | 7 | 1 | 0 | 0 | 0 | 0 | 8 |
| 四、结转下年度继续办理 | 3 | | | | | | 3 |
+++
# 云陵县人民政府2022年政府信息公开工作年度报告

## 三、收到和处理政府信息公开申请情况

| | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |
|---|---|---|---|---|---|---|---|
| 一、本年新收政府信息公开申请数量 | 8 | 1 | 0 | 0 | 0 | 0 | 9 |
| 二、上年结转政府信息公开申请数量 | 3 | 0 | 0 | 0 | 0 | 0 | 3 |
===
# 云陵县人民政府2022年政府信息公开工作年度报告

## 三、收到和处理政府信息公开申请情况

| | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |
|---|---|---|---|---|---|---|---|
| 一、本年新收政府信息公开申请数量 | 8 | 1 | 0 | 0 | 0 | 0 | 9 |
| 二、上年结转政府信息公开申请数量 | 3 | 0 | 0 | 0 | 0 | 0 | 3 |
"""
    invalid = """
# 云陵县人民政府2021年政府信息公开工作年度报告

## 三、收到和处理政府信息公开申请情况

| | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |
|---|---|---|---|---|---|---|---|
| （七）总计 | 7 | 1 | 0 | 0 | 0 | 0 | 8 |
| 四、结转下年度继续办理 | 3 | 2 | 0 | 0 | 0 | 0 | 5 |
+++
# 云陵县人民政府2022年政府信息公开工作年度报告

## 三、收到和处理政府信息公开申请情况

| | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |
|---|---|---|---|---|---|---|---|
| 一、本年新收政府信息公开申请数量 | 8 | 1 | 0 | 0 | 0 | 0 | 9 |
| 二、上年结转政府信息公开申请数量 | 3 | «1» | 0 | 0 | 0 | 0 | 4 |
"""

    def subjects(self, report: Report) -> Iterable[Assessment]:
        """Without the total where its columns differ by just as much: that is one fault, not two."""
        found = list(super().subjects(report))
        wrong = [one for one in found if one.verdict == "violated" and not _is_total(one)]
        step = sum((one.difference or Decimal(0) for one in wrong), Decimal(0))
        return [one for one in found if not (wrong and _is_total(one) and one.difference == step)]


def _is_total(link: Assessment) -> bool:
    return link.total.column.key == "total"
