"""FEE001 缺信息处理费说明."""

from __future__ import annotations

from collections.abc import Iterator

from gouji import Finding, Report, ReportRule, Severity, Text, Unchecked
from gouji_rules._frame import FORM_2021
from gouji_rules._precedence import on_wrong_form
from gouji_rules.fees._statement import mentions_fee


class FeeStatementMissing(ReportRule):
    code = "FEE001"
    title = Text("缺信息处理费说明", "Nothing is said on the fee for information")
    explanation = Text(
        "2021年起，第六部分应写明收取信息处理费的情况：发出收费通知的件数、总金额和实际收取的金额；没有收取的写明没有。"
        "表二的行政事业性收费是另一回事。",
        "From 2021 on section six tells of the fee for processing information: notices issued, amount asked and amount received, "
        "or that there was none. The charges of table 2 are another matter.",
    )
    severity = Severity.WARNING
    templates = ("gb2021",)
    basis = "国办函〔2020〕109号；通行做法"
    message = Text(
        "第六部分没有说明信息处理费的收取情况",
        "section six does not say whether the information-processing fee (信息处理费) was charged",
    )
    remedy = Text(
        "补写，如“本年度未收取信息处理费”，或写明收费通知件数和金额",
        "add it: that none was charged, or how many notices were issued and what was received",
    )
    valid = f"""
# 云陵县人民政府2022年政府信息公开工作年度报告

{FORM_2021}

## 六、其他需要报告的事项

本年度发出收费通知0件，收取信息处理费0元。
===
# 云陵县人民政府2022年政府信息公开工作年度报告

{FORM_2021}

## 六、其他需要报告的事项

依申请公开工作中未发生收费。
===
# 云陵县人民政府2022年政府信息公开工作年度报告

## 一、总体情况

全年未收取政府信息公开信息处理费。

{FORM_2021}

## 六、其他需要报告的事项

无。
===
# 云陵县人民政府2022年政府信息公开工作年度报告

{FORM_2021}

## 六、其他需要报告的事项

| 发出收费通知件数 | 收费总金额 | 实际收取金额 |
|---|---|---|
| 0 | 0 | 0 |
===
# 云陵县人民政府2022年政府信息公开工作年度报告

{FORM_2021}
"""
    invalid = f"""
# 云陵县人民政府2022年政府信息公开工作年度报告

{FORM_2021}

## «六、其他需要报告的事项»

无。
===
# 云陵县人民政府2022年政府信息公开工作年度报告

{FORM_2021}

## «六、其他需要报告的事项»

继续清理行政事业性收费项目，收费目录已在网站公布。
"""

    def check(self, subject: Report) -> Iterator[Finding | Unchecked]:
        section = subject.section(6)
        if section and section.heading and not on_wrong_form(subject) and not mentions_fee(subject):
            yield self.finding(section.heading)
