"""FEE002 收费要素不全."""

from __future__ import annotations

from collections.abc import Iterator

from gouji import Finding, Report, ReportRule, Severity, Text, Unchecked, pattern
from gouji_rules._frame import FORM_2021
from gouji_rules.fees._statement import charged

_NOTICES = pattern(r"通知")
_RECEIVED = pattern(r"收取|实收|收到|收缴|缴纳|到账|缴清")
# A list organ by organ gives each figure in its own place.
_LIST = 3


class FeeElementsIncomplete(ReportRule):
    code = "FEE002"
    title = Text("收费要素不全", "The statement on the fee is incomplete")
    explanation = Text(
        "收取了信息处理费的，应写明发出收费通知的件数、总金额和实际收取的金额。按机关分列的不提示。",
        "Where a fee was charged the report gives the notices issued, the amount asked and the amount received. Lists organ by "
        "organ are not meant.",
    )
    severity = Severity.NOTE
    default = False
    certain = False
    templates = ("gb2021",)
    basis = "国办函〔2020〕109号"
    message = Text("信息处理费的说明缺{missing}", "the statement on the fee lacks {missing}")
    remedy = Text("补写收费通知件数、总金额和实际收取的金额", "add notices issued, amount asked and amount received")
    valid = f"""
# 云陵县人民政府2022年政府信息公开工作年度报告

{FORM_2021}

## 六、其他需要报告的事项

全年发出收费通知2件，总金额250元，实际收取信息处理费150元。
"""
    invalid = f"""
# 云陵县人民政府2022年政府信息公开工作年度报告

{FORM_2021}

## 六、其他需要报告的事项

«全年收取信息处理费150元»。
"""

    def check(self, subject: Report) -> Iterator[Finding | Unchecked]:
        sentences = charged(subject)
        text = "".join(sentence.text for sentence in sentences)
        amounts = [value for sentence in sentences for value, _ in sentence.amounts]
        if not sentences or len(amounts) > _LIST:
            return
        missing = []
        if not _NOTICES.search(text):
            missing.append(Text("收费通知件数", "the notices issued"))
        if not _RECEIVED.search(text):
            missing.append(Text("实际收取的金额", "the amount received"))
        if missing:
            yield self.finding(sentences[0], missing=missing)
