"""TPL001 模板版本与年度不符."""

from __future__ import annotations

from collections.abc import Iterator

from gouji import Finding, Report, ReportRule, Severity, Text, Unchecked
from gouji_rules._frame import FORM_2019, FORM_2021
from gouji_rules._precedence import on_wrong_form


class TemplateVersionMismatch(ReportRule):
    code = "TPL001"
    title = Text("模板版本与年度不符", "The form is not the one for the year")
    explanation = Text(
        "2019、2020年度报告用国办公开办函〔2019〕60号的格式，2021年度起用〔2021〕30号的格式。年度以题名为准。",
        "Reports for 2019 and 2020 are made on the form of notice 60 of 2019, those for 2021 and later on that of notice 30 "
        "of 2021. The year is the title's.",
    )
    severity = Severity.ERROR
    templates = ("gb2019", "gb2021")
    basis = "国办公开办函〔2021〕30号"
    message = Text("{year}年度报告用了{form}的格式", "the report for {year} uses the form of {form}")
    remedy = Text("改用{year}年度适用的格式重新填报", "fill in the form that holds for {year}")
    valid = f"""
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

2020年，全县政府信息公开工作平稳有序。

{FORM_2019}
===
# 云陵县人民政府2021年政府信息公开工作年度报告

{FORM_2021}
"""
    invalid = f"""
# «云陵县人民政府2022年政府信息公开工作年度报告»

## 一、总体情况

2020年，全县政府信息公开工作平稳有序。

{FORM_2019}
===
# «云陵县人民政府2020年政府信息公开工作年度报告»

{FORM_2021}
"""

    def check(self, subject: Report) -> Iterator[Finding | Unchecked]:
        if subject.template and on_wrong_form(subject):
            yield self.finding(subject, year=subject.year, form=subject.template.notice)
