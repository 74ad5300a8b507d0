"""STR008 政府年报缺考核评议追责结果."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gouji import Finding, Report, ReportRule, Severity, Text, Unchecked
from gouji_rules._frame import FORM_2021
from gouji_rules._prose import text_of

_RESULTS = (
    (Text("工作考核", "assessment of the work"), r"考核|考评|绩效"),
    (Text("社会评议", "public appraisal"), r"评议|满意度|第三方评估|问卷"),
    (Text("责任追究", "accountability"), r"追[究责]|问责"),
)


class AccountabilityResultsMissing(ReportRule):
    code = "STR008"
    title = Text("政府年报缺考核评议追责结果", "A government's report lacks the results of assessment")
    explanation = Text(
        "县级以上政府的年度报告还应写明工作考核、社会评议和责任追究结果，没有的写明没有。部门的报告不要求。",
        "A government's report also gives the results of assessment, public appraisal and accountability; where there is none, "
        "that is said. Departments need not.",
    )
    severity = Severity.NOTE
    default = False
    certain = False
    templates = ("gb2019", "gb2021")
    basis = "政府信息公开条例第四十六条、第五十条第（四）项"
    message = Text("没有写到{missing}的结果", "the results of {missing} are not reported")
    remedy = Text(
        "在总体情况的监督保障部分补写，没有的写明没有", "add them to the overview; where there is none, say so"
    )
    valid = f"""
# 云陵县人民政府2022年政府信息公开工作年度报告

## 一、总体情况

公开工作占年度考核的4%。开展社会评议1次，未发生责任追究情形。

{FORM_2021}
===
# 云陵县水利局2022年政府信息公开工作年度报告

## 一、总体情况

公开工作有专人负责。

{FORM_2021}
"""
    invalid = f"""
# 云陵县人民政府2022年政府信息公开工作年度报告

## «一、总体情况»

公开工作占年度考核的4%，年内组织培训2次。

{FORM_2021}
"""

    def check(self, subject: Report) -> Iterator[Finding | Unchecked]:
        overview = subject.section(1)
        if subject.level not in ("province", "city", "county") or overview is None or overview.heading is None:
            return
        text = text_of(subject, 0, 1, 5, 6)
        missing = [name for name, words in _RESULTS if not re.search(words, text)]
        if missing:
            yield self.finding(overview.heading, missing=missing)
