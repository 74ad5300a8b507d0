"""NAR003 结转数与表不符."""

from __future__ import annotations

from gouji import Severity, Text
from gouji_rules._frame import APPLICATIONS
from gouji_rules.narrative._compare import NarrativeRule


class NarrativeCarryMismatch(NarrativeRule):
    code = "NAR003"
    title = Text(
        "结转数与表不符",
        "Applications carried over differ from the table",
    )
    explanation = Text(
        "正文写的上年结转、结转下年的申请数，应等于表三相应两行的总计。资金、项目、案件的结转不在此列。",
        "What the text says was carried in from last year or over to the next is what the two rows of the table say. Money, projects and cases carried over are not meant.",
    )
    severity = Severity.WARNING
    templates = ("gb2019", "gb2021")
    kinds = ("carried_in", "carried_out")
    basis = "政府信息公开条例第五十条：正文与表格所述应一致"
    message = Text(
        "正文称“{quote}”，与表中结转数不符：{table}",
        "the text says “{quote}”, but the table gives: {table}",
    )
    remedy = Text(
        "对照登记台账核对正文与表格，改正写错的一处",
        "check text and table against the register and correct the wrong one",
    )
    valid = f"""
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

全年新收政府信息公开申请16件，上年结转2件；办结16件，结转下年度继续办理2件。

{APPLICATIONS}
===
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

2020年收到政府信息公开申请16件、2019年结转2件。上年结转项目5个，结转资金30万元。

{APPLICATIONS}
"""
    invalid = f"""
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

全年新收政府信息公开申请16件，«上年结转3件»；办结16件，«结转下年度继续办理5件»。

{APPLICATIONS}
"""
