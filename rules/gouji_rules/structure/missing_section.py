"""STR001 缺章节."""

from __future__ import annotations

from collections.abc import Iterator

from gouji import Finding, Report, ReportRule, Severity, Text, Unchecked
from gouji_rules._frame import FEW_APPLICATIONS, FORM_2019, NO_CASES
from gouji_rules._words import ordinal

_NO_HEADINGS = Text(
    "没有找到任何章节标题，可能未随文件导出", "no section heading was found; they may not have come with the export"
)


class MissingSection(ReportRule):
    code = "STR001"
    title = Text("缺章节", "A section is missing")
    explanation = Text(
        "年度报告应含总体情况、主动公开、申请处理、复议诉讼、问题及改进、其他事项六部分。标题换了说法、只丢了标题而内容还在的，不算缺。",
        "The report has six sections: overview, own-initiative disclosure, requests, disputes, problems and remedies, other "
        "matters. A heading in other words, or a lost heading over its content, is not a missing section.",
    )
    severity = Severity.ERROR
    templates = ("gb2019", "gb2021")
    basis = "政府信息公开条例第五十条；国办公开办函〔2019〕60号、〔2021〕30号"
    message = Text("缺第{number}部分“{section}”", "section {number}, “{section}”, is missing")
    remedy = Text(
        "补写这一部分；没有内容的也应保留标题并写“无”",
        "add the section; where there is nothing to say keep the heading and say so",
    )
    valid = f"""
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

2020年，全县政府信息公开工作平稳有序。

{FORM_2019}

{FEW_APPLICATIONS}

{NO_CASES}

## 五、存在的困难及下一步打算

个别栏目更新不够及时，下一步逐月检查。

## 六、其他需要报告的事项

无。
"""
    invalid = f"""
# «云陵县人民政府2020年政府信息公开工作年度报告»

## 一、总体情况

2020年，全县政府信息公开工作平稳有序。

{FORM_2019}

{FEW_APPLICATIONS}

{NO_CASES}

## 六、其他需要报告的事项

无。
"""

    def check(self, subject: Report) -> Iterator[Finding | Unchecked]:
        if subject.template is None:
            return
        if not any(section.heading for section in subject.sections):
            yield self.unchecked(subject, _NO_HEADINGS)
            return
        for form in subject.template.sections:
            if subject.section(form.number) is None:
                yield self.finding(subject, number=ordinal(form.number), section=form.label)
