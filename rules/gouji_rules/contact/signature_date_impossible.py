"""CON004 落款日期矛盾."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from gouji import Finding, Report, ReportRule, Severity, Text, Unchecked, signature_of
from gouji_rules._frame import FORM_2019, FORM_2021


class SignatureDateImpossible(ReportRule):
    code = "CON004"
    title = Text("落款日期矛盾", "The date of signature cannot be right")
    explanation = Text(
        "年度报告在次年年初编写，落款日期不会在报告年度之内或之前，也不会晚于年度结束一年以后。多为年份忘了改。正文引用文件的日期不算。",
        "A report is written at the beginning of the next year: it is not signed within its own year or before, nor more than a "
        "year after it. Usually the year was not changed. Dates of documents cited are not meant.",
    )
    severity = Severity.WARNING
    templates = ("gb2019", "gb2021")
    basis = "年度报告编制的先后次序；政府信息公开条例第四十九条"
    message = Text("{year}年度报告的落款日期是“{day}”，{why}", "the report for {year} is signed “{day}”, {why}")
    remedy = Text("核对落款的年份", "check the year of the signature")
    valid = f"""
# 云陵县人民政府2020年政府信息公开工作年度报告

{FORM_2019}

## 六、其他需要报告的事项

依据的办法于2017年3月5日印发。

云陵县人民政府办公室

2021年1月19日
===
# 云陵县人民政府2020年政府信息公开工作年度报告

（二〇二一年三月二日）

{FORM_2019}
===
# 云陵县人民政府2020年政府信息公开工作年度报告

{FORM_2019}

## 六、其他需要报告的事项

统计期限：2020年1月1日至2020年12月31日
"""
    invalid = f"""
# 云陵县人民政府2022年政府信息公开工作年度报告

{FORM_2021}

## 六、其他需要报告的事项

无。

云陵县人民政府办公室

«2022年1月18日»
===
# 云陵县水利局2022年政府信息公开工作年度报告

{FORM_2021}

## 六、其他需要报告的事项

无。

«2023年1月32日»
"""

    def check(self, subject: Report) -> Iterator[Finding | Unchecked]:
        signature, year = signature_of(subject), subject.year
        if signature is None or year is None:
            return
        day, why = signature.day, None
        if day is None:
            why = Text("没有这一天", "which is no day")
        elif day <= date(year, 12, 31):
            why = Text("在报告年度结束之前", "before that year had ended")
        elif day > date(year + 1, 12, 31):
            why = Text("在年度结束一年以后", "more than a year after it")
        if why:
            yield self.finding(signature, year=year, day=signature.location.text, why=why)
