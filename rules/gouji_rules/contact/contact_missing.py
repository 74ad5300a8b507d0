"""CON001 缺联系方式."""

from __future__ import annotations

from collections.abc import Iterator

from gouji import Finding, Report, ReportRule, Severity, Text, Unchecked
from gouji_rules._frame import FEW_APPLICATIONS, FORM_2019
from gouji_rules.contact._missing import HEAD_LOST, has_contact


class ContactMissing(ReportRule):
    code = "CON001"
    title = Text("缺联系方式", "There are no contact details")
    explanation = Text(
        "2019年版的报告通常在序言或第六部分写明联系电话、邮箱或地址邮编，便于公众询问。只写网址不算。",
        "Reports on the 2019 form usually give a telephone number, an e-mail address or an address with postcode in the "
        "preamble or in section six. A web address alone is none.",
    )
    severity = Severity.WARNING
    certain = False
    templates = ("gb2019",)
    basis = "2019年版报告的通行做法"
    message = Text(
        "没有联系电话、电子邮箱或带邮编的地址", "no telephone number, e-mail address, or address with postcode is given"
    )
    remedy = Text("在序言或第六部分写明联系方式", "give contact details in the preamble or in section six")
    valid = f"""
# 云陵县人民政府2020年政府信息公开工作年度报告

所列数据的统计期限为2020年1月1日至12月31日。如对本报告有疑问，请与云陵县人民政府办公室联系（电话：0300-5550123）。

## 一、总体情况

2020年，全县政府信息公开工作平稳有序。

{FORM_2019}

{FEW_APPLICATIONS}
===
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

2020年，全县政府信息公开工作平稳有序。

{FORM_2019}

{FEW_APPLICATIONS}

## 六、其他需要报告的事项

联系地址：云陵县政府路8号，邮编：300100。
"""
    invalid = f"""
# «云陵县人民政府2020年政府信息公开工作年度报告»

## 一、总体情况

2020年，全县政府信息公开工作平稳有序。

{FORM_2019}

{FEW_APPLICATIONS}

## 六、其他需要报告的事项

电子版可在云陵县政府网（www.example.gov.cn）下载。
"""

    def check(self, subject: Report) -> Iterator[Finding | Unchecked]:
        if has_contact(subject):
            return
        if subject.title is None:
            yield self.unchecked(subject, HEAD_LOST)
        else:
            yield self.finding(subject)
