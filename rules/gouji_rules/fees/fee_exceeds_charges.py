"""FEE005 处理费大于事业性收费."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from gouji import Finding, Report, ReportRule, Severity, Text, Unchecked
from gouji_rules._frame import FORM_2021
from gouji_rules.fees._statement import charged

_TEN_THOUSAND = Decimal(10_000)


class FeeExceedsCharges(ReportRule):
    code = "FEE005"
    title = Text("处理费大于事业性收费", "The fee exceeds the charges it is booked under")
    explanation = Text(
        "信息处理费按行政事业性收费管理，应包含在表二的本年收费金额里，不会比它大。两处统计范围不同的除外。",
        "The fee for information is booked as an administrative charge and is part of the amount in table 2; unless the two "
        "were counted for different bodies.",
    )
    severity = Severity.NOTE
    default = False
    certain = False
    templates = ("gb2021",)
    basis = "国办函〔2020〕109号；四川省2021年信息处理费收费通知"
    message = Text(
        "收取信息处理费{fee}元，表二本年收费金额为{amount}万元，比它小",
        "a fee of {fee} yuan was received, but the charges of table 2 are {amount} × 10,000 yuan",
    )
    remedy = Text("核对两处金额和统计范围", "check both amounts and for which bodies they were counted")
    valid = f"""
# 云陵县人民政府2022年政府信息公开工作年度报告

{FORM_2021}

| 信息内容 | 本年收费金额（单位：万元） |
|---|---|
| 行政事业性收费 | 0.2 |

## 六、其他需要报告的事项

全年发出收费通知8件，收取信息处理费1600元。
"""
    invalid = f"""
# 云陵县人民政府2022年政府信息公开工作年度报告

{FORM_2021}

| 信息内容 | 本年收费金额（单位：万元） |
|---|---|
| 行政事业性收费 | 0 |

## 六、其他需要报告的事项

全年发出收费通知8件，收取信息处理费«1600元»。
"""

    def check(self, subject: Report) -> Iterator[Finding | Unchecked]:
        charges = subject.cell("disclosure.fees.amount")
        told = [(value, place) for sentence in charged(subject) for value, place in sentence.amounts if value > 0]
        if charges is None or charges.value is None or charges.unit not in ("", "万元") or len(told) != 1:
            return
        fee, place = told[0]
        # Half a unit of the last place that the cell prints is rounding.
        exponent = charges.value.as_tuple().exponent
        rounding = Decimal(5) * Decimal(10) ** (min(int(exponent), 0) - 1)
        if fee / _TEN_THOUSAND > charges.value + (rounding if charges.value else 0):
            yield self.finding(place, charges, fee=fee, amount=charges.value)
