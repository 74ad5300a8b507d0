"""STR005 缺表."""

from __future__ import annotations

from collections.abc import Iterator

from gouji import Finding, Report, ReportRule, Severity, Text, Unchecked, fold
from gouji_rules._frame import FEW_APPLICATIONS, FORM_2019, NO_CASES
from gouji_rules._printed import has_blank_row, letters_below
from gouji_rules._words import ordinal

# So many labels of a table show that it is printed, if without a number.
_LABELS = 3
_EMPTY = Text("表格在，但没有数字", "the table is there without a number")


class MissingTable(ReportRule):
    code = "STR005"
    title = Text("缺表", "A table is missing")
    explanation = Text(
        "主动公开、申请处理、复议诉讼三部分都应有规定的表格，数量为零也应填报，不能只写“无”。表格是图片的不在此列。",
        "The sections on disclosure, requests and disputes each have their table; zeros are to be filled in, not told in "
        "words. A table set as an image is not meant.",
    )
    severity = Severity.ERROR
    templates = ("gb2019", "gb2021")
    basis = "国办公开办函〔2019〕60号、〔2021〕30号"
    message = Text("第{number}部分缺表格“{table}”", "section {number} lacks the table “{table}”")
    remedy = Text("按规定格式补上表格，没有的填0", "add the table of the form, with 0 where there is none")
    valid = f"""
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

2020年，全县政府信息公开工作平稳有序。

{FORM_2019}

{FEW_APPLICATIONS}

{NO_CASES}

## 五、存在的主要问题及改进情况

个别栏目更新不够及时，下一步逐月检查。

## 六、其他需要报告的事项

无。
===
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

2020年，全县政府信息公开工作平稳有序。

{FORM_2019}

{FEW_APPLICATIONS}

## 四、政府信息公开行政复议、行政诉讼情况

![表四](biao4.png)

## 五、存在的主要问题及改进情况

个别栏目更新不够及时，下一步逐月检查。

## 六、其他需要报告的事项

无。
===
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

2020年，全县政府信息公开工作平稳有序。

{FORM_2019}

{FEW_APPLICATIONS}

## 四、政府信息公开行政复议、行政诉讼情况

行政复议结果维持结果纠正其他结果尚未审结总计

## 五、存在的主要问题及改进情况

个别栏目更新不够及时，下一步逐月检查。

## 六、其他需要报告的事项

无。
"""
    invalid = f"""
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

2020年，全县政府信息公开工作平稳有序。

{FORM_2019}

{FEW_APPLICATIONS}

## «四、政府信息公开行政复议、行政诉讼情况»

本年度未发生行政复议、行政诉讼。

## 五、存在的主要问题及改进情况

个别栏目更新不够及时，下一步逐月检查。

## 六、其他需要报告的事项

无。
"""

    def check(self, subject: Report) -> Iterator[Finding | Unchecked]:
        if subject.template is None:
            return
        unread = {note.table for note in subject.notes if note.kind in ("picture", "alignment")}
        for form in subject.template.tables:
            if subject.table(form.key) is not None or form.key in unread:
                continue
            section = subject.section(form.section)
            labels = {fold(column.label.zh) for column in form.columns} | {fold(row.label.zh) for row in form.rows}
            letters = letters_below(subject, form.section)
            printed = sum(label in letters for label in labels) >= _LABELS
            if printed or has_blank_row(subject, form.section, len(form.columns)):
                yield self.unchecked(section or subject, _EMPTY)
            else:
                yield self.finding(section or subject, number=ordinal(form.section), table=form.label)
