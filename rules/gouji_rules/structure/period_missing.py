"""STR014 统计期限缺失."""

from __future__ import annotations

from collections.abc import Iterator

from gouji import Finding, Report, ReportRule, Severity, Text, Unchecked
from gouji_rules._frame import FEW_APPLICATIONS, FORM_2019


class PeriodMissing(ReportRule):
    code = "STR014"
    title = Text("统计期限缺失", "The statistical period is not stated")
    explanation = Text(
        "报告没有写明数据的统计期限（也叫统计时限、统计周期）。写在序言或第六部分都可以。",
        "The report does not say which period its figures cover. The preamble or section six will do.",
    )
    severity = Severity.NOTE
    templates = ("gb2019", "gb2021")
    basis = "DB51/T 2660—2019；各地惯例"
    message = Text("没有写明统计期限", "the statistical period is not stated")
    remedy = Text(
        "在序言写明，如“所列数据的统计期限为{year}年1月1日至12月31日”",
        "state it in the preamble, as 1 January to 31 December {year}",
    )
    valid = f"""
# 云陵县人民政府2020年政府信息公开工作年度报告

所列数据的统计时限为2020年1月1日至12月31日。

## 一、总体情况

2020年，全县政府信息公开工作平稳有序。

{FORM_2019}

{FEW_APPLICATIONS}
===
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

2020年，全县政府信息公开工作平稳有序。

{FORM_2019}

{FEW_APPLICATIONS}

## 六、其他需要报告的事项

本报告统计周期：2020年1月1日—2020年12月31日。
===
# 云陵县人民政府2020年政府信息公开工作年度报告

本报告所列数据时间为2020年度。

## 一、总体情况

全县政府信息公开工作平稳有序。

{FORM_2019}
"""
    invalid = f"""
# «云陵县人民政府2020年政府信息公开工作年度报告»

## 一、总体情况

2020年，全县政府信息公开工作平稳有序。

{FORM_2019}

{FEW_APPLICATIONS}
"""

    def check(self, subject: Report) -> Iterator[Finding | Unchecked]:
        if subject.period is None:
            yield self.finding(subject, year=subject.year or "××××")
