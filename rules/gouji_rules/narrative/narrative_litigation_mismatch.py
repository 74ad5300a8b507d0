"""NAR007 诉讼数与表不符."""

from __future__ import annotations

from gouji import Severity, Text
from gouji_rules._frame import CASES
from gouji_rules.narrative._compare import NarrativeRule


class NarrativeLitigationMismatch(NarrativeRule):
    code = "NAR007"
    title = Text(
        "诉讼数与表不符",
        "Lawsuits differ from the table",
    )
    explanation = Text(
        "正文写的政府信息公开行政诉讼件数，应等于表四两类诉讼的总计之和；写明未经复议直接起诉或复议后起诉的，等于该类总计。其他事项的诉讼不作比较。",
        "What the text says of lawsuits over disclosure is the sum of the two groups in table 4, or one of them where so worded. Lawsuits on other matters are not compared.",
    )
    severity = Severity.WARNING
    templates = ("gb2019", "gb2021")
    kinds = ("litigation", "litigation_result")
    basis = "政府信息公开条例第五十条：正文与表格所述应一致"
    message = Text(
        "正文称“{quote}”，与表中行政诉讼不符：{table}",
        "the text says “{quote}”, but the table gives: {table}",
    )
    remedy = Text(
        "对照登记台账核对正文与表格，改正写错的一处",
        "check text and table against the register and correct the wrong one",
    )
    valid = f"""
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

因政府信息公开被提起行政诉讼3件，其中未经复议直接起诉2件，复议后起诉1件。

## 四、政府信息公开行政复议、行政诉讼情况

| | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |
|---|---|---|---|---|---|
| 行政复议 | 3 | 0 | 0 | 0 | 3 |
| 未经复议直接起诉 | 2 | 0 | 0 | 0 | 2 |
| 复议后起诉 | 1 | 0 | 0 | 0 | 1 |
===
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

全县办理行政应诉案件86件，负责人出庭应诉率100%。政府信息公开方面发生2例行政诉讼。

{CASES}
===
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

因政府信息公开发生行政复议6件、行政诉讼各3件。行政诉讼3件，2件结果维持，1件尚未审结。

## 四、政府信息公开行政复议、行政诉讼情况

| | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |
|---|---|---|---|---|---|
| 行政复议 | 4 | 1 | 1 | 0 | 6 |
| 未经复议直接起诉 | 2 | 0 | 0 | 1 | 3 |
| 复议后起诉 | 0 | 0 | 0 | 0 | 0 |
"""
    invalid = f"""
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

因政府信息公开被申请行政复议3件，被提起«行政诉讼5例»。

{CASES}
===
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

政府信息公开引起的«3件行政诉讼»。

{CASES}
===
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

因政府信息公开被提起行政诉讼3件，维持2件，«尚未审结2件»。

## 四、政府信息公开行政复议、行政诉讼情况

| | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |
|---|---|---|---|---|---|
| 行政复议 | 4 | 1 | 1 | 0 | 6 |
| 未经复议直接起诉 | 2 | 0 | 0 | 1 | 3 |
| 复议后起诉 | 0 | 0 | 0 | 0 | 0 |
"""
