"""NAR002 办结答复数与表不符."""

from __future__ import annotations

from collections.abc import Iterator

from gouji import Figure, Report, Severity, Text
from gouji_rules._frame import APPLICATIONS, OUTCOMES
from gouji_rules.narrative._compare import Against, NarrativeRule, compared


class NarrativeHandledMismatch(NarrativeRule):
    code = "NAR002"
    title = Text(
        "办结答复数与表不符",
        "Applications dealt with differ from the table",
    )
    explanation = Text(
        "正文写的办结、答复数应等于表三办理结果的总计。“按时办结”的是其中一部分，不作比较；与收到数写错的是同一个数的，只提示一次。",
        "The number of applications that the text says were dealt with is the table's total. Those dealt with in time are a part and not compared; the same wrong figure as that of the applications received is one finding.",
    )
    severity = Severity.WARNING
    templates = ("gb2019", "gb2021")
    kinds = ("handled", "handled_part", "handled_total")
    basis = "政府信息公开条例第五十条：正文与表格所述应一致"
    message = Text(
        "正文称“{quote}”，与表中办结数不符：{table}",
        "the text says “{quote}”, but the table gives: {table}",
    )
    remedy = Text(
        "对照登记台账核对正文与表格，改正写错的一处",
        "check text and table against the register and correct the wrong one",
    )
    valid = f"""
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

全年收到政府信息公开申请16件，办结16件，结转下年度2件。

{APPLICATIONS}
===
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

全年新收政府信息公开申请16件，上年结转2件，其中按期办结14件，答复及时。

{APPLICATIONS}
===
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

收到政府信息公开申请16件，均在法定期限内答复。全年办理建议提案62件，办结信件43件，答复率100%。

{APPLICATIONS}
===
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

收到政府信息公开申请16件，公开类答复11件，作出不予公开答复3件。

{OUTCOMES}
"""
    invalid = f"""
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

全年收到政府信息公开申请16件，«办结15件»，结转下年度2件。

{APPLICATIONS}
===
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

（二）依申请公开。2020年共«答复申请１２件»。

{OUTCOMES}
===
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

共办理政府信息公开申请18件，其中«答复13件»，结转下年2件。

{OUTCOMES}
"""

    def wrong(self, report: Report) -> Iterator[Against | Figure]:
        received = {one.figure.value for one in compared(report, "received") if isinstance(one, Against)}
        for one in compared(report, *self.kinds):
            if isinstance(one, Figure) or one.figure.value not in received:
                yield one
