"""NAR005 申请人类型数与表不符."""

from __future__ import annotations

from gouji import Severity, Text
from gouji_rules._frame import APPLICATIONS
from gouji_rules.narrative._compare import NarrativeRule


class NarrativeApplicantMismatch(NarrativeRule):
    code = "NAR005"
    title = Text(
        "申请人类型数与表不符",
        "Applicants differ from the table",
    )
    explanation = Text(
        "正文写的自然人、法人或其他组织申请数，应等于表三相应列：新收、新收加结转，或办结总计。",
        "What the text says of natural persons and of organizations is what their columns say: of what was received, with or without what was carried in, or of what was dealt with.",
    )
    severity = Severity.WARNING
    templates = ("gb2019", "gb2021")
    kinds = ("applicant",)
    basis = "政府信息公开条例第五十条：正文与表格所述应一致"
    message = Text(
        "正文称“{quote}”，与表中相应列不符：{table}",
        "the text says “{quote}”, but the table gives: {table}",
    )
    remedy = Text(
        "对照登记台账核对正文与表格，改正写错的一处",
        "check text and table against the register and correct the wrong one",
    )
    valid = f"""
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

收到政府信息公开申请16件，其中自然人14件、法人或其他组织2件。

{APPLICATIONS}
===
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

办理政府信息公开申请18件，其中自然人申请16件，法人和其他组织申请2件。

{APPLICATIONS}
===
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

收到公民、法人和其他组织政府信息公开申请16件；服务自然人办税1286件。

{APPLICATIONS}
"""
    invalid = f"""
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

收到政府信息公开申请16件，其中«自然人13件»、«法人或其他组织3件»。

{APPLICATIONS}
"""
