"""FEE004 逾期未缴费与说明矛盾."""

from __future__ import annotations

from collections.abc import Iterator

from gouji import Finding, Report, ReportRule, Severity, Text, Unchecked
from gouji_rules._frame import FORM_2021
from gouji_rules.fees._statement import fee_sentences


class UnpaidRowVsStatement(ReportRule):
    code = "FEE004"
    title = Text("逾期未缴费与说明矛盾", "Fees unpaid, but no notice to pay was issued")
    explanation = Text(
        "表三有“逾期未按收费通知要求缴纳费用”的申请，第六部分却说没有发出收费通知，两者矛盾。只说未收取费用的不算：发了通知可能没有缴。",
        "Table 3 has requests closed because the fee asked by a notice was not paid, while section six says that no notice was "
        "issued. That nothing was received is no contradiction: notices may have gone unpaid.",
    )
    severity = Severity.WARNING
    templates = ("gb2021",)
    basis = "国办函〔2020〕109号；国办公开办函〔2021〕30号，表三"
    message = Text(
        "表三有{count}件逾期未按收费通知缴费，正文却说“{text}”",
        "table 3 counts {count} under “fee not paid after a notice”, but the text says “{text}”",
    )
    remedy = Text(
        "核对收费通知件数和表三这一行，改正一处", "check the notices issued and this row, and correct one of them"
    )
    valid = f"""
# 云陵县人民政府2022年政府信息公开工作年度报告

{FORM_2021}

## 三、收到和处理政府信息公开申请情况

| | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |
|---|---|---|---|---|---|---|---|
| 2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请 | 2 | 0 | 0 | 0 | 0 | 0 | 2 |
| （七）总计 | 9 | 1 | 0 | 0 | 0 | 0 | 10 |

## 六、其他需要报告的事项

全年未收取信息处理费。
"""
    invalid = f"""
# 云陵县人民政府2022年政府信息公开工作年度报告

{FORM_2021}

## 三、收到和处理政府信息公开申请情况

| | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |
|---|---|---|---|---|---|---|---|
| 2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请 | 2 | 0 | 0 | 0 | 0 | 0 | 2 |
| （七）总计 | 9 | 1 | 0 | 0 | 0 | 0 | 10 |

## 六、其他需要报告的事项

«全年未发出收费通知，未收取信息处理费»。
"""

    def check(self, subject: Report) -> Iterator[Finding | Unchecked]:
        unpaid = subject.cell("applications.other_no_payment.total")
        if unpaid is None or not unpaid.value or unpaid.value < 0:
            return
        denying = next((sentence for sentence in fee_sentences(subject) if sentence.denies_notices), None)
        if denying:
            yield self.finding(denying, unpaid, count=unpaid.value, text=denying.location.text)
