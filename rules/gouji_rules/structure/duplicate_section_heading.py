"""STR002 章节标题重复."""

from __future__ import annotations

from collections.abc import Iterator

from gouji import Finding, Report, ReportRule, Severity, Text, Unchecked


class DuplicateSectionHeading(ReportRule):
    code = "STR002"
    title = Text("章节标题重复", "A section heading stands twice")
    explanation = Text(
        "同一章节标题连写两遍，中间没有内容，多为拼接模板时留下。目录、页眉和序言里的提要不算。",
        "The same section heading stands twice with nothing between, usually left over from pasting. Tables of contents, "
        "page headers and the list in the preamble are not meant.",
    )
    severity = Severity.WARNING
    templates = ("gb2019", "gb2021")
    basis = "国办公开办函〔2019〕60号、〔2021〕30号，报告结构"
    message = Text(
        "章节标题“{heading}”重复，中间没有内容", "the section heading “{heading}” stands twice with nothing between"
    )
    remedy = Text("删去多余的一个", "delete one of them")
    valid = """
# 云陵县人民政府2020年政府信息公开工作年度报告

一、总体情况
二、主动公开政府信息情况
三、收到和处理政府信息公开申请情况

一、总体情况

（一）主动公开政府信息情况

2020年，全县主动公开政府信息稳步推进。

二、主动公开政府信息情况

| 信息内容 | 本年新制作数量 | 本年新公开数量 | 对外公开总数量 |
|---|---|---|---|
| 规章 | 0 | 0 | 0 |
| 规范性文件 | 5 | 5 | 41 |

三、收到和处理政府信息公开申请情况
"""
    invalid = """
# 云陵县人民政府2020年政府信息公开工作年度报告

«一、总体情况»

一、总体情况

2020年，全县政府信息公开工作平稳有序。

二、主动公开政府信息情况

| 信息内容 | 本年新制作数量 | 本年新公开数量 | 对外公开总数量 |
|---|---|---|---|
| 规章 | 0 | 0 | 0 |
| 规范性文件 | 5 | 5 | 41 |

三、收到和处理政府信息公开申请情况
"""

    def check(self, subject: Report) -> Iterator[Finding | Unchecked]:
        for section in subject.sections:
            if section.repeats and section.heading:
                first, *others = section.repeats
                yield self.finding(first, *others, section.heading, heading=section.heading.text)
