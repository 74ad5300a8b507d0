"""FEE003 金额不合费率."""

from __future__ import annotations

from collections.abc import Iterator

from gouji import Finding, Report, ReportRule, Severity, Text, Unchecked
from gouji_rules._frame import FORM_2021
from gouji_rules.fees._statement import charged

_STEP = 10


class FeeOffTariff(ReportRule):
    code = "FEE003"
    title = Text("金额不合费率", "An amount the tariff cannot give")
    explanation = Text(
        "信息处理费按件计收的每件100元起，按量计收的每页10元、20元、40元，金额总是10元的整倍数。",
        "The fee is 100 yuan and more by item, or 10, 20 and 40 yuan a page: any amount is a multiple of 10 yuan.",
    )
    severity = Severity.WARNING
    templates = ("gb2021",)
    basis = "国办函〔2020〕109号，收费标准"
    message = Text(
        "信息处理费“{amount}”不是10元的整倍数，与收费标准不符",
        "the fee “{amount}” is no multiple of 10 yuan, as the tariff would make it",
    )
    remedy = Text("核对收费票据和单位（元、万元）", "check receipts and unit (元, 万元)")
    valid = f"""
# 云陵县人民政府2022年政府信息公开工作年度报告

{FORM_2021}

## 六、其他需要报告的事项

全年发出收费通知3件，总金额850元，实际收取信息处理费0.07万元；另有一件150元未缴纳。应收信息处理费123456789012345678901234567890元。复印成本支出85元，行政事业性收费3.5元。
"""
    invalid = f"""
# 云陵县人民政府2022年政府信息公开工作年度报告

{FORM_2021}

## 六、其他需要报告的事项

全年发出收费通知1件，收取信息处理费«85元»。
===
# 云陵县人民政府2022年政府信息公开工作年度报告

{FORM_2021}

## 六、其他需要报告的事项

本机关发出收费通知2件，总金额240元，实际收取«235元»。
"""

    def check(self, subject: Report) -> Iterator[Finding | Unchecked]:
        for sentence in charged(subject):
            for value, place in sentence.amounts:
                if value != int(value) or int(value) % _STEP:
                    yield self.finding(place, actual=value, amount=place.text)
