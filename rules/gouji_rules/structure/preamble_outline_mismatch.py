"""STR011 序言目录与正文不符."""

from __future__ import annotations

from collections.abc import Iterator

from gouji import Finding, Report, ReportRule, Severity, Text, Unchecked, narrow, pattern
from gouji_rules._frame import FORM_2021
from gouji_rules._prose import all_words

_NUMERALS = "零一二三四五六七八九十"
_COUNT = pattern(r"(?P<n>[一二两三四五六七八九十]|(?<!\d)\d)\s*个?\s*(?:大\s*)?部\s*分")
_ABOUT = pattern(r"报告|全文|本文|共|由|分为|包括|组成|内容")
_ANNEX = pattern(r"附[件表录则图]|附\s*[:：]")


class PreambleOutlineMismatch(ReportRule):
    code = "STR011"
    title = Text("序言目录与正文不符", "The preamble announces another number of parts")
    explanation = Text(
        "序言说报告有几个部分，与后面实际的部分数不同，多为沿用旧稿。列名换了说法、连同附件计数的不算。",
        "The preamble says of how many parts the report consists, and another number follows; usually left over from an older "
        "text. Other names for the parts, and annexes that are counted in, are no fault.",
    )
    severity = Severity.NOTE
    templates = ("gb2019", "gb2021")
    basis = "报告自身前后一致"
    message = Text(
        "序言称“{stated}”，正文有{count}个部分", "the preamble announces “{stated}”, but the parts found number {count}"
    )
    remedy = Text("按正文改正序言", "correct the preamble")
    valid = f"""
# 云陵县人民政府2022年政府信息公开工作年度报告

本报告由概述、主动公开、依申请公开、复议诉讼、问题与打算、其他事项六部分组成，网站信息的大部分由县政府办公室维护。

## 一、总体情况

全县政府信息公开工作平稳有序。

{FORM_2021}

## 三、收到和处理政府信息公开申请情况

## 四、政府信息公开行政复议、行政诉讼情况

## 五、存在的主要问题及改进情况

## 六、其他需要报告的事项

无。
"""
    invalid = f"""
# 云陵县人民政府2022年政府信息公开工作年度报告

本报告由总体情况、主动公开、申请处理、复议诉讼、问题及改进«五个部分»组成。

## 一、总体情况

全县政府信息公开工作平稳有序。

{FORM_2021}

## 三、收到和处理政府信息公开申请情况

## 四、政府信息公开行政复议、行政诉讼情况

## 五、存在的主要问题及改进情况

## 六、其他需要报告的事项

无。
"""

    def check(self, subject: Report) -> Iterator[Finding | Unchecked]:
        headed = [section for section in subject.sections if section.heading]
        if subject.template is None or len(headed) < len(subject.template.sections):
            return  # a section that is missing or lost its heading is another matter
        for _, paragraph in all_words(subject, 0):
            text = narrow(paragraph.text)
            found = _COUNT.search(text)
            if not found or not _ABOUT.search(text[: found.start()]) or _ANNEX.search(text):
                continue
            stated = (
                2 if found["n"] == "两" else _NUMERALS.find(found["n"]) if found["n"] in _NUMERALS else int(found["n"])
            )
            if stated != len(headed) and stated > 2:
                place = paragraph.at(*found.span())
                yield self.finding(place, stated=place.text, count=len(headed))
            return
