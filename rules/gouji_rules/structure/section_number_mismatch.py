"""STR003 章节编号与名称不符."""

from __future__ import annotations

from collections.abc import Iterator

from gouji import Finding, Report, ReportRule, Severity, Text, Unchecked
from gouji_rules._precedence import topics_promoted

_NUMERALS = "〇一二三四五六七八九十"


class SectionNumberMismatch(ReportRule):
    code = "STR003"
    title = Text("章节编号与名称不符", "A section carries the wrong number")
    explanation = Text(
        "章节的编号与格式规定的次序不一致。连续几章都错一位的，只提示一次。",
        "A section's number is not the one the form gives it. A run of sections shifted by one is one finding.",
    )
    severity = Severity.WARNING
    templates = ("gb2019", "gb2021")
    basis = "国办公开办函〔2019〕60号、〔2021〕30号，报告结构"
    message = Text("“{heading}”编号应为“{right}”", "“{heading}” should be number {number}")
    remedy = Text("按格式改正编号：{right}、{section}", "number the section as the form does: {number}")
    valid = """
# 云陵县人民政府2020年政府信息公开工作年度报告

总体情况

2020年，全县政府信息公开工作平稳有序。

二、主动公开政府信息情况

| 信息内容 | 本年新制作数量 | 本年新公开数量 | 对外公开总数量 |
|---|---|---|---|
| 规章 | 0 | 0 | 0 |
| 规范性文件 | 5 | 5 | 41 |

3、收到和处理政府信息公开申请情况

### 一、本年新收政府信息公开申请数量
### 二、上年结转政府信息公开申请数量

四、政府信息公开行政复议、行政诉讼情况
"""
    invalid = """
# 云陵县人民政府2020年政府信息公开工作年度报告

一、总体情况

2020年，全县政府信息公开工作平稳有序。

二、主动公开政府信息情况

| 信息内容 | 本年新制作数量 | 本年新公开数量 | 对外公开总数量 |
|---|---|---|---|
| 规章 | 0 | 0 | 0 |
| 规范性文件 | 5 | 5 | 41 |

«四、收到和处理政府信息公开申请情况»

五、政府信息公开行政复议、行政诉讼情况

六、存在的主要问题及改进情况
"""

    def check(self, subject: Report) -> Iterator[Finding | Unchecked]:
        if topics_promoted(subject):
            return  # one fault of another kind: STR004
        wrong = [s for s in subject.sections if s.heading and s.printed_number not in (None, s.number)]
        wrong = [section for section in wrong if not section.repeats]  # STR002 speaks of these headings
        if not wrong:
            return
        first, *others = wrong
        right = _NUMERALS[first.number] if first.number <= 10 else str(first.number)
        heading = first.heading.text if first.heading else ""
        yield self.finding(first, *others, heading=heading, right=right, number=first.number, section=first.form.label)
