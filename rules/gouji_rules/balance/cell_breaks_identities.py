"""BAL004 单格致多处不平."""

from __future__ import annotations

from gouji import FaultRule, Severity, Text


class CellBreaksIdentities(FaultRule):
    code = "BAL004"
    title = Text("单格致多处不平", "One cell breaks several identities")
    explanation = Text(
        "一格填错，会使它所在的行合计、列合计、收办平衡同时不成立。逐一试改各格，能以一个数使这些勾稽全部恢复、又不破坏"
        "其他勾稽的一格，就是填错的一格；另有几格也能做到时，取常见笔误（数字颠倒、多位少位、小数点或单位）的一格，并说明是"
        "很可能。只凭一项勾稽不下结论；原文缺格、由程序对位的数不作为填错的数。",
        "A wrong cell breaks the sum of its row, that of its column and the balance at once. The cell that restores all of "
        "them with one number, breaking none, is the wrong one; where several could, the one that is a common slip (digits "
        "transposed, one too many or too few, the decimal point or unit) is named as most likely. A single broken identity "
        "proves nothing, and a number that had to be placed because cells were lost is not accused.",
    )
    severity = Severity.ERROR
    kinds = ("cell",)
    basis = "国办公开办函〔2019〕60号、〔2021〕30号各表的合计与表三表头的勾稽关系说明；统计数据审核的差错定位方法"
    message = Text(
        "“{cell}”填{printed}，{only}改为{value}，才能使{count}项勾稽全部成立{slip}",
        "“{cell}” says {printed}, but {only} {value} satisfies all {count} identities it breaks{slip}",
    )
    remedy = Text(
        "对照登记台账核实；属实的，将“{cell}”改为{value}",
        "check against the register; if it bears this out, change “{cell}” to {value}",
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

## 四、政府信息公开行政复议、行政诉讼情况

| 行政复议 | | | | | 未经复议直接起诉 | | | | | 复议后起诉 | | | | |
|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|
| 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |
| 4 | 0 | 1 | 2 | 6 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
"""
    invalid = """
# 云陵县人民政府2020年政府信息公开工作年度报告

## 三、收到和处理政府信息公开申请情况

| | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |
|---|---|---|---|---|---|---|---|
| 一、本年新收政府信息公开申请数量 | «6» | 1 | 0 | 0 | 0 | 0 | 9 |
| 二、上年结转政府信息公开申请数量 | 2 | 0 | 0 | 0 | 0 | 0 | 2 |
| （七）总计 | 7 | 1 | 0 | 0 | 0 | 0 | 8 |
| 四、结转下年度继续办理 | 3 | 0 | 0 | 0 | 0 | 0 | 3 |
===
# 云陵县人民政府2020年政府信息公开工作年度报告

## 三、收到和处理政府信息公开申请情况

| | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |
|---|---|---|---|---|---|---|---|
| 一、本年新收政府信息公开申请数量 | «182» | 13 | 0 | 0 | 0 | 0 | 141 |
| 二、上年结转政府信息公开申请数量 |  | 1 |  |  |  |  | 1 |
| （七）总计 | 128 | 14 | 0 | 0 | 0 | 0 | 142 |
| 四、结转下年度继续办理 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
"""
