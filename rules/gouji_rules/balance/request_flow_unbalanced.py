"""BAL001 收办不平衡."""

from __future__ import annotations

from collections.abc import Iterable

from gouji import Assessment, IdentityRule, Report, Severity, Text
from gouji_rules._hidden import hidden_columns


class RequestFlowUnbalanced(IdentityRule):
    code = "BAL001"
    title = Text("收办不平衡", "Requests taken in and dealt with do not balance")
    explanation = Text(
        "表三每一列都应满足：本年新收＋上年结转＝办理结果总计＋结转下年度继续办理。表头所说的“第三项”指（七）总计。",
        "In every column of table 3, received + carried over from last year = total of outcomes + carried over to next "
        "year. The “third item” of the sentence in the table's head is the total （七）.",
    )
    severity = Severity.ERROR
    templates = ("gb2019", "gb2021")
    kind = "flow"
    basis = "国办公开办函〔2019〕60号、〔2021〕30号，表三表头的勾稽关系说明"
    message = Text(
        "“{scope}”列收办不平衡：{left}；{right}",
        "column “{scope}” does not balance: {left}, but {right}",
    )
    remedy = Text(
        "对照登记台账核对这一列的四个数，改正填错的一个",
        "check the four numbers of this column against the register and correct the wrong one",
    )
    valid = """
# 云陵县人民政府2020年政府信息公开工作年度报告

## 三、收到和处理政府信息公开申请情况

| | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |
|---|---|---|---|---|---|---|---|
| 一、本年新收政府信息公开申请数量 | 8 | 1 | 0 | 0 | 0 | 0 | 9 |
| 二、上年结转政府信息公开申请数量 | 2 | 0 | 0 | 0 | 0 | 0 | 2 |
| （七）总计 | 7 | 1 | 0 | 0 | 0 | 0 | 8 |
| 四、结转下年度继续办理 | 3 | 0 | 0 | 0 | 0 | 0 | 3 |
===
# 云陵县人民政府2020年政府信息公开工作年度报告

## 三、收到和处理政府信息公开申请情况

| | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |
|---|---|---|---|---|---|---|---|
| 一、本年新收政府信息公开申请数量 | 8 | 1 | | | | | 9 |
| 二、上年结转政府信息公开申请数量 | | | | | | | |
| （七）总计 | 8 | 1 | | | | | 9 |
| 四、结转下年度继续办理 | | | | | | | |
"""
    invalid = """
# 云陵县人民政府2020年政府信息公开工作年度报告

## 三、收到和处理政府信息公开申请情况

| | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |
|---|---|---|---|---|---|---|---|
| 一、本年新收政府信息公开申请数量 | 8 | 1 | 0 | 0 | 0 | 0 | 9 |
| 二、上年结转政府信息公开申请数量 | 2 | 0 | 0 | 0 | 0 | 0 | 2 |
| （七）总计 | «6» | 1 | 0 | 0 | 0 | 0 | 8 |
| 四、结转下年度继续办理 | 3 | 0 | 0 | 0 | 0 | 0 | 3 |
"""

    def subjects(self, report: Report) -> Iterable[Assessment]:
        """Without the columns of which BAL003 speaks in one finding."""
        hidden = hidden_columns(report)
        return [one for one in super().subjects(report) if not any(one is other for other in hidden)]
