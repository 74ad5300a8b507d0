"""SUM002 办理结果合计不符."""

from __future__ import annotations

from gouji import IdentityRule, Severity, Text
from gouji_rules._frame import OUTCOME_ROWS


class OutcomeColumnTotalMismatch(IdentityRule):
    code = "SUM002"
    title = Text("办理结果合计不符", "The outcomes of a column do not add up to their total")
    explanation = Text(
        "表三每一列的（七）总计应等于（一）至（六）各项办理结果之和。2021年版的（六）其他处理分三行，2019年版为一行。",
        "In every column of table 3 the total （七） is the sum of the outcomes （一） to （六）. The 2021 form has "
        "three rows under （六）, the 2019 form has one.",
    )
    severity = Severity.ERROR
    templates = ("gb2019", "gb2021")
    kind = "outcome_total"
    basis = "国办公开办函〔2019〕60号、〔2021〕30号，表三"
    message = Text(
        "“{scope}”列办理结果合计不符：{left}，（七）总计填{right_sum}",
        "column “{scope}”: {left}, but the total (7) says {right_sum}",
    )
    remedy = Text(
        "逐项核对这一列的办理结果和（七）总计", "check the outcomes of this column and their total one by one"
    )
    valid = f"""
# 云陵县人民政府2020年政府信息公开工作年度报告

## 三、收到和处理政府信息公开申请情况

| | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |
|---|---|---|---|---|---|---|---|
{OUTCOME_ROWS}
| （七）总计 | 14 | 2 | 0 | 0 | 0 | 0 | 16 |
"""
    invalid = f"""
# 云陵县人民政府2020年政府信息公开工作年度报告

## 三、收到和处理政府信息公开申请情况

| | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |
|---|---|---|---|---|---|---|---|
{OUTCOME_ROWS}
| （七）总计 | 14 | 2 | 0 | 0 | 0 | 0 | «15» |
"""
