"""DEMO001 未注明办公时间."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gouji import Finding, Report, ReportRule, Severity, Text, Unchecked


@dataclass(frozen=True)
class Options:
    """Any of `words` counts as stating the hours."""

    words: tuple[str, ...] = ("办公时间", "工作时间")


class OfficeHoursMissing(ReportRule):
    code = "DEMO001"
    title = Text("未注明办公时间", "The office's hours are not given")
    explanation = Text(
        "留了电话而没有办公时间，群众打过去常常无人接听。",
        "A telephone number without hours is often rung in vain.",
    )
    severity = Severity.NOTE
    certain = False
    basis = "示例单位的内部要求"
    message = Text("电话{phone}后没有注明办公时间", "no hours are given for telephone {phone}")
    remedy = Text("在联系方式中补上办公时间", "add the hours to the contact details")
    Options = Options
    valid = """
# 青禾市档案馆2023年政府信息公开工作年度报告

如有疑问，请致电0300-5550168，办公时间为工作日上午9时至下午5时。

## 一、总体情况

全年公开信息四十条。

## 二、主动公开政府信息情况

| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
|---|---|---|---|
| 规章 | 0 | 0 | 0 |
| 行政规范性文件 | 1 | 0 | 3 |
"""
    invalid = """
# 青禾市档案馆2023年政府信息公开工作年度报告

如有疑问，请致电«0300-5550168»。

## 一、总体情况

全年公开信息四十条。

## 二、主动公开政府信息情况

| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
|---|---|---|---|
| 规章 | 0 | 0 | 0 |
| 行政规范性文件 | 1 | 0 | 3 |
"""

    def check(self, subject: Report) -> Iterator[Finding | Unchecked]:
        phone = subject.contact.phone
        prose = [*subject.preamble, *(one for section in subject.sections for one in section.paragraphs)]
        if phone and not any(word in one.text for one in prose for word in self.options.words):
            yield self.finding(phone, phone=phone.value)
