"""STR015 统计期限错误."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from gouji import Finding, Report, ReportRule, Severity, Text, Unchecked
from gouji_rules._frame import FEW_APPLICATIONS, FORM_2019


class PeriodWrong(ReportRule):
    code = "STR015"
    title = Text("统计期限错误", "The statistical period is wrong")
    explanation = Text(
        "统计期限应为报告年度的1月1日至12月31日，日期应当存在。省略第二个年份不算错。",
        "The period is 1 January to 31 December of the report's year, in dates that exist. Leaving out the second year is "
        "no fault.",
    )
    severity = Severity.WARNING
    templates = ("gb2019", "gb2021")
    basis = "DB51/T 2660—2019；各地惯例"
    message = Text(
        "统计期限写作“{stated}”，应为{year}年1月1日至12月31日",
        "the period is given as “{stated}”, it should be 1 January to 31 December {year}",
    )
    remedy = Text(
        "改正统计期限；如系上年报告改写，检查全文年份",
        "correct the period; if last year's text was reused, check every year in it",
    )
    valid = f"""
# 云陵县人民政府2020年政府信息公开工作年度报告

所列数据的统计期限为2020年1月1日起至12月31日止。

## 一、总体情况

2020年，全县政府信息公开工作平稳有序。

{FORM_2019}

{FEW_APPLICATIONS}
===
# 云陵县人民政府2020年政府信息公开工作年度报告

所列数据的统计期限为2020年1月1日至202012月31日。

## 一、总体情况

2020年，全县政府信息公开工作平稳有序。

{FORM_2019}

{FEW_APPLICATIONS}
"""
    invalid = f"""
# 云陵县人民政府2020年政府信息公开工作年度报告

所列数据的统计期限为«2020年1月1日至11月30日»。

## 一、总体情况

2020年，全县政府信息公开工作平稳有序。

{FORM_2019}

{FEW_APPLICATIONS}
===
# 云陵县人民政府2020年政府信息公开工作年度报告

所列数据的统计期限为«2020年1月1日至2020年12月32日»。

## 一、总体情况

2020年，全县政府信息公开工作平稳有序。

{FORM_2019}

{FEW_APPLICATIONS}
"""

    def check(self, subject: Report) -> Iterator[Finding | Unchecked]:
        period, year = subject.period, subject.year
        if period is None or year is None or (period.start is None and period.end is None):
            return
        if (period.start, period.end) != (date(year, 1, 1), date(year, 12, 31)):
            yield self.finding(period, stated=period.location.text, year=year)
