"""CON006 缺联系方式（2021版）."""

from __future__ import annotations

from collections.abc import Iterator

from gouji import Finding, Report, ReportRule, Severity, Text, Unchecked
from gouji_rules._frame import FEW_APPLICATIONS, FORM_2021
from gouji_rules.contact._missing import HEAD_LOST, has_contact


class ContactMissing2021(ReportRule):
    code = "CON006"
    title = Text("缺联系方式（2021版）", "There are no contact details (2021 form)")
    explanation = Text(
        "2021年版的报告多已不再写联系方式，写上方便公众询问。只写网址不算。",
        "Most reports on the 2021 form no longer give contact details; it helps readers if they do. A web address alone is none.",
    )
    severity = Severity.NOTE
    certain = False
    templates = ("gb2021",)
    basis = "各地惯例"
    message = Text(
        "没有联系电话、电子邮箱或带邮编的地址", "no telephone number, e-mail address, or address with postcode is given"
    )
    remedy = Text("在序言或第六部分写明联系方式", "give contact details in the preamble or in section six")
    valid = f"""
# 云陵县人民政府2022年政府信息公开工作年度报告

所列数据的统计期限为2022年1月1日至12月31日。如对本报告有疑问，请与云陵县人民政府办公室联系（电话：0300-5550123）。

## 一、总体情况

2022年，全县政府信息公开工作平稳有序。

{FORM_2021}

{FEW_APPLICATIONS}
===
# 云陵县人民政府2022年政府信息公开工作年度报告

## 一、总体情况

2022年，全县政府信息公开工作平稳有序。

{FORM_2021}

{FEW_APPLICATIONS}

## 六、其他需要报告的事项

联系地址：云陵县政府路8号，邮编：300100。
"""
    invalid = f"""
# «云陵县人民政府2022年政府信息公开工作年度报告»

## 一、总体情况

2022年，全县政府信息公开工作平稳有序。

{FORM_2021}

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
