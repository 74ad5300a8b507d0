"""SUM003 复议诉讼合计不符."""

from __future__ import annotations

from gouji import IdentityRule, Severity, Text


class DisputeTotalMismatch(IdentityRule):
    code = "SUM003"
    title = Text("复议诉讼合计不符", "Reconsiderations or lawsuits do not add up to their total")
    explanation = Text(
        "表四的行政复议、未经复议直接起诉、复议后起诉三组，每组的总计应等于结果维持、结果纠正、其他结果、尚未审结之和。",
        "In each of the three groups of table 4 the total is the sum of upheld, corrected, other and pending.",
    )
    severity = Severity.ERROR
    templates = ("gb2019", "gb2021")
    kind = "dispute_total"
    basis = "国办公开办函〔2019〕60号、〔2021〕30号，表四"
    message = Text(
        "“{scope}”合计不符：{left}，总计填{right_sum}",
        "“{scope}” does not add up: {left}, but the total says {right_sum}",
    )
    remedy = Text(
        "核对这一组的四个结果和总计，改正填错的一个",
        "check the four results and the total of this group and correct the wrong one",
    )
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
| | | | | | 3 | 0 | 0 | 1 | 4 | 2 | 0 | 0 | 0 | 2 |
"""
    invalid = """
# 云陵县人民政府2023年政府信息公开工作年度报告

## 四、政府信息公开行政复议、行政诉讼情况

| 行政复议 | | | | | 行政诉讼 | | | | | | | | | |
|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|
| 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 未经复议直接起诉 | | | | | 复议后起诉 | | | | |
| | | | | | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |
| 6 | 1 | 0 | 2 | «0» | 3 | 0 | 0 | 1 | 4 | 2 | 0 | 0 | 0 | «0» |
"""
