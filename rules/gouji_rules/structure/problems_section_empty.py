"""STR009 第五部分空洞."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gouji import Finding, Report, ReportRule, Severity, Text, Unchecked
from gouji_rules._frame import FORM_2021
from gouji_rules._printed import section_text


@dataclass(frozen=True)
class Least:
    """The fewest characters that can name a problem and a measure."""

    least: int = 30


class ProblemsSectionEmpty(ReportRule):
    code = "STR009"
    title = Text("第五部分空洞", "Section five says next to nothing")
    explanation = Text(
        "“存在的主要问题及改进情况”只写了“无”或寥寥几个字。这一部分应写出具体问题和改进办法。",
        "The section on problems and how they are being mended says 无 or a few words. It should name problems and measures.",
    )
    severity = Severity.WARNING
    templates = ("gb2019", "gb2021")
    basis = "政府信息公开条例第五十条；固镇县2024年年报通报"
    message = Text(
        "第五部分只有{count}个字（“{text}”），说不清有什么问题、怎样改进",
        "section five has {count} characters (“{text}”), too few to tell problems and how they are being mended",
    )
    remedy = Text("写明具体问题和改进措施", "name problems and measures")
    valid = f"""
# 云陵县人民政府2022年政府信息公开工作年度报告

{FORM_2021}

## 五、存在的主要问题及改进情况

个别栏目更新不够及时，解读材料偏少。下一步逐月通报更新情况，请业务科室自己写解读。

## 六、其他需要报告的事项

无。
===
# 云陵县人民政府2022年政府信息公开工作年度报告

{FORM_2021}

## 五、存在的主要问题及改进情况

| 问题 | 改进 |
|---|---|
| 个别栏目更新不够及时，乡镇尤其如此 | 逐月通报更新情况，年底纳入考核 |

## 六、其他需要报告的事项

无。
===
# 云陵县人民政府2022年政府信息公开工作年度报告

{FORM_2021}

## 五、存在的主要问题及改进情况
## 六、其他需要报告的事项

个别栏目更新不够及时，解读材料偏少。下一步逐月通报更新情况，请业务科室自己写解读。
"""
    invalid = f"""
# 云陵县人民政府2022年政府信息公开工作年度报告

{FORM_2021}

## «五、存在的主要问题及改进情况»

暂无。

## 六、其他需要报告的事项

无。
"""
    Options = Least

    def check(self, subject: Report) -> Iterator[Finding | Unchecked]:
        section, text = subject.section(5), section_text(subject, 5)
        if section is None or section.heading is None or not text or len(text) >= self.options.least:
            return  # without any words below the heading they may stand elsewhere, or were lost
        if any(place.order > section.heading.order for place in subject.document.pictures):
            return
        yield self.finding(section.heading, count=len(text), text=text)
