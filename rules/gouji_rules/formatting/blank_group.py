"""FMT008 整组空白."""

from __future__ import annotations

from collections.abc import Iterator

from gouji import Finding, Report, ReportRule, Severity, Text, Unchecked
from gouji_rules._blanks import blank_groups, numbers_in_text


class BlankGroup(ReportRule):
    code = "FMT008"
    title = Text("整组空白", "A whole group is left blank")
    explanation = Text(
        "表三整行、表四整组或表二整块空白，而本报告别处是填0的（或合计、正文要求此处有数），多半是漏填或错位，无法核对。通篇以空白代零的报告不在此列。",
        "A whole row of table 3, group of table 4 or block of table 2 is blank although this report writes 0 elsewhere, or "
        "a sum or the text needs a number there: probably forgotten or misplaced. Reports that leave every zero blank are not meant.",
    )
    severity = Severity.WARNING
    templates = ("gb2019", "gb2021")
    basis = "国办公开办函〔2019〕60号、〔2021〕30号，填表要求"
    message = Text(
        "{table}“{groups}”整组空白，无法核对", "{table}: “{groups}” is blank throughout and cannot be checked"
    )
    remedy = Text("核实后补填；确实没有的填0", "find the numbers and fill them in, with 0 where there is none")
    valid = """
# 云陵县人民政府2023年政府信息公开工作年度报告

## 四、政府信息公开行政复议、行政诉讼情况

| 行政复议 | | | | | 行政诉讼 | | | | | | | | | |
|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|
| 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 未经复议直接起诉 | | | | | 复议后起诉 | | | | |
| | | | | | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |
| 6 | 1 | 0 | 2 | 9 | 3 | 0 | 0 | 1 | 4 | 0 | 0 | 0 | 0 | 0 |
===
# 云陵县人民政府2023年政府信息公开工作年度报告

## 四、政府信息公开行政复议、行政诉讼情况

| 行政复议 | | | | | 行政诉讼 | | | | | | | | | |
|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|
| 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 未经复议直接起诉 | | | | | 复议后起诉 | | | | |
| | | | | | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |
| 6 | 1 | | 2 | 9 | 3 | | | 1 | 4 | | | | | |
===
# 云陵县人民政府2023年政府信息公开工作年度报告

## 一、总体情况

全年因政府信息公开发生行政复议0件、行政诉讼7件，另有上年结转的行政复议2件。

## 四、政府信息公开行政复议、行政诉讼情况

| 行政复议 | | | | | 行政诉讼 | | | | | | | | | |
|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|
| 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 未经复议直接起诉 | | | | | 复议后起诉 | | | | |
| | | | | | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |
| | | | | | 3 | | | 1 | 4 | 2 | | | 1 | 3 |
"""
    invalid = """
# 云陵县人民政府2023年政府信息公开工作年度报告

## 四、政府信息公开行政复议、行政诉讼情况

| 行政复议 | | | | | 行政诉讼 | | | | | | | | | |
|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|
| 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 未经复议直接起诉 | | | | | 复议后起诉 | | | | |
| | | | | | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |
| «» | | | | | 3 | 0 | 0 | 1 | 4 | 2 | 0 | 0 | 0 | 2 |
===
# 云陵县人民政府2023年政府信息公开工作年度报告

## 一、总体情况

全年因政府信息公开发生行政复议14件、行政诉讼4件。

## 四、政府信息公开行政复议、行政诉讼情况

| 行政复议 | | | | | 行政诉讼 | | | | | | | | | |
|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|
| 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 未经复议直接起诉 | | | | | 复议后起诉 | | | | |
| | | | | | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |
| «» | | | | | 3 | | | 1 | 4 | | | | | |
"""

    def check(self, subject: Report) -> Iterator[Finding | Unchecked]:
        for table, groups in blank_groups(subject):
            first, *others = [cell for cells in groups for cell in cells]
            names = list(dict.fromkeys(cell.row.label for cell in (first, *others)))
            stated = [figure for cells in groups for figure in numbers_in_text(subject, cells)]
            yield self.finding(first, *others, *stated, table=table.form.label, groups=names)
