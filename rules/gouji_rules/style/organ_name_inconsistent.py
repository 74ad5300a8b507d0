"""STY005 机关名称不一."""

from __future__ import annotations

from collections.abc import Iterator

from gouji import Finding, Report, ReportRule, Severity, Text, Unchecked, fold, pattern, signature_of
from gouji_rules._frame import FORM_2021
from gouji_rules._precedence import misread

# A government and its office may sign for each other.
_SAME = pattern(r"(?:人民)?政府(?:办公?室|办公厅|办)?$|(?:办公室|办公厅)$|委员会$|委$")


class OrganNameInconsistent(ReportRule):
    code = "STY005"
    title = Text("机关名称不一", "Title and signature name different organs")
    explanation = Text(
        "题名的机关与落款的机关不是一个。全称与简称、政府与其办公室、带不带上级地名，都算同一个。",
        "The organ of the title is not the one that signs. Full and short names, a government and its office, and names with "
        "or without the higher place are the same.",
    )
    severity = Severity.NOTE
    default = False
    certain = False
    templates = ("gb2019", "gb2021")
    basis = "报告自身前后一致"
    message = Text("题名为“{title}”，落款为“{signed}”", "the title names “{title}”, the signature “{signed}”")
    remedy = Text("核对机关名称", "check the name of the organ")
    valid = f"""
# 霁川市栖梧区人民政府2022年政府信息公开工作年度报告

{FORM_2021}

## 六、其他需要报告的事项

无。

栖梧区人民政府办公室

2023年1月18日
"""
    invalid = f"""
# 云陵县水利局2022年政府信息公开工作年度报告

{FORM_2021}

## 六、其他需要报告的事项

无。

«云陵县农业农村局»

2023年1月18日
"""

    def check(self, subject: Report) -> Iterator[Finding | Unchecked]:
        signature = signature_of(subject)
        if not signature or not signature.organ or not subject.organization or not subject.title or misread(subject):
            return
        title, signed = _core(subject.organization), _core(signature.organ.value)
        if title and signed and not title.endswith(signed) and not signed.endswith(title):
            yield self.finding(signature.organ, title=subject.organization, signed=signature.organ.value)


def _core(name: str) -> str:
    return _SAME.sub("", fold(name))
