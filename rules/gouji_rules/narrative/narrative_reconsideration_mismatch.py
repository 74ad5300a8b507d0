"""NAR006 复议数与表不符."""

from __future__ import annotations

from gouji import Severity, Text
from gouji_rules._frame import CASES
from gouji_rules.narrative._compare import NarrativeRule


class NarrativeReconsiderationMismatch(NarrativeRule):
    code = "NAR006"
    title = Text(
        "复议数与表不符",
        "Reconsiderations differ from the table",
    )
    explanation = Text(
        "正文写的政府信息公开行政复议件数，应等于表四行政复议一组的总计。复议机关审理的全部案件、新增或备案的案件是另一回事；表中整组空白的，只能说无法确认。",
        "What the text says of reconsiderations over disclosure is the total of their group in table 4. All the cases a reconsideration organ hears, newly filed or registered ones, are another thing; over a blank group nothing can be confirmed.",
    )
    severity = Severity.WARNING
    templates = ("gb2019", "gb2021")
    kinds = ("reconsideration", "reconsideration_result", "disputes")
    basis = "政府信息公开条例第五十条：正文与表格所述应一致"
    message = Text(
        "正文称“{quote}”，与表中行政复议不符：{table}",
        "the text says “{quote}”, but the table gives: {table}",
    )
    remedy = Text(
        "对照登记台账核对正文与表格，改正写错的一处",
        "check text and table against the register and correct the wrong one",
    )
    valid = f"""
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

因政府信息公开被申请行政复议3件、行政诉讼2件。

{CASES}
===
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

全年办理行政复议案件120件，审结110件。涉及政府信息公开的有3件行政复议。

{CASES}
===
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

发生政府信息公开行政复议、行政诉讼共5起，其中复议3起，维持3起。政府信息公开新增行政复议案件1宗。

{CASES}
===
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

政府信息公开行政复议14起。

## 四、政府信息公开行政复议、行政诉讼情况

| | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |
|---|---|---|---|---|---|
| 行政复议 |  |  |  |  |  |
| 未经复议直接起诉 | 2 | 0 | 0 | 0 | 2 |
| 复议后起诉 | 0 | 0 | 0 | 0 | 0 |
===
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

政府信息公开行政复议6件，其中维持4件、纠正1件、其他结果1件；行政诉讼3件，维持2件。因政府信息公开发生的行政复议和诉讼中，维持6件。

政府信息公开行政复议中维持3件、驳回1件。

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

因政府信息公开被申请«行政复议4宗»、行政诉讼2件。

{CASES}
===
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

发生政府信息公开«行政复议、行政诉讼共6起»。

{CASES}
===
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

政府信息公开行政复议6件，其中«维持5件»、纠正1件。

## 四、政府信息公开行政复议、行政诉讼情况

| | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |
|---|---|---|---|---|---|
| 行政复议 | 4 | 1 | 1 | 0 | 6 |
| 未经复议直接起诉 | 2 | 0 | 0 | 1 | 3 |
| 复议后起诉 | 0 | 0 | 0 | 0 | 0 |
"""
