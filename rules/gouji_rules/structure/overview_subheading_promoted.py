"""STR004 总体情况子目升格."""

from __future__ import annotations

from collections.abc import Iterator

from gouji import Finding, Report, ReportRule, Severity, Text, Unchecked
from gouji_rules._precedence import PROMOTED, topics_promoted


class OverviewSubheadingPromoted(ReportRule):
    code = "STR004"
    title = Text("总体情况子目升格", "Topics of the overview are numbered like sections")
    explanation = Text(
        "总体情况里的公开渠道、平台建设等小标题用了“二、”“三、”，到了表格又从“一、”编起，六个部分的编号就乱了。整篇只提示一次。",
        "Topics of the overview are numbered 二、三、 like sections, and the numbers begin with 一、 again at the tables, so that "
        "the six sections can no longer be told by number. One finding a report.",
    )
    severity = Severity.WARNING
    templates = ("gb2019", "gb2021")
    basis = "国办公开办函〔2019〕60号、〔2021〕30号，报告结构"
    message = Text(
        "总体情况的小标题“{topic}”编成了章节，后面的“{heading}”又从头编号",
        "“{topic}”, a topic of the overview, is numbered like a section; “{heading}” starts again from 1",
    )
    remedy = Text(
        "总体情况的小标题改用（一）（二）……，六个部分按一至六编号",
        "number the topics （一）（二）… and the six sections 一 to 六",
    )
    valid = """
# 云陵县人民政府2020年政府信息公开工作年度报告

一、总体情况

（一）主动公开

全县主动公开政府信息稳步推进。

（二）平台建设

政府网站每周检查一次。

二、主动公开政府信息情况

| 信息内容 | 本年新制作数量 | 本年新公开数量 | 对外公开总数量 |
|---|---|---|---|
| 规章 | 0 | 0 | 0 |
| 规范性文件 | 5 | 5 | 41 |

三、收到和处理政府信息公开申请情况

### 一、本年新收政府信息公开申请数量
### 二、上年结转政府信息公开申请数量
"""
    invalid = """
# 云陵县人民政府2020年政府信息公开工作年度报告

一、总体情况

全县主动公开政府信息稳步推进。

«二、公开渠道»

政府网站每周检查一次。

三、平台建设

公众号由专人维护。

一、主动公开政府信息情况

| 信息内容 | 本年新制作数量 | 本年新公开数量 | 对外公开总数量 |
|---|---|---|---|
| 规章 | 0 | 0 | 0 |
| 规范性文件 | 5 | 5 | 41 |

二、收到和处理政府信息公开申请情况

三、政府信息公开行政复议、行政诉讼情况
"""

    def check(self, subject: Report) -> Iterator[Finding | Unchecked]:
        overview = subject.section(1)
        if overview is None or not topics_promoted(subject):
            return
        topics = [one for one in overview.paragraphs if PROMOTED.match(one.text.strip())]
        later = [section for section in subject.sections if section.heading and section.number > 1]
        heading = later[0].heading
        told = heading.text if heading else ""
        yield self.finding(topics[0], *topics[1:], *later[:1], topic=topics[0].text.strip(), heading=told)
