"""BAL002 错格填报."""

from __future__ import annotations

from gouji import FaultRule, Severity, Text


class ValueInNeighborCell(FaultRule):
    code = "BAL002"
    title = Text("错格填报", "Numbers stand in the wrong cells")
    explanation = Text(
        "同一行（或同一列）两格的数互换，或一串数依次移动一格后，这一行的合计仍然正确，而各列的勾稽由不平变为全部成立，说明"
        "数填错了格。相隔较远、其中一格为零的，或有几行都说得通的，不作判断。",
        "Where exchanging two numbers of a row (or column), or moving a run of them by one cell, restores every broken "
        "identity, the numbers stand in the wrong cells. Nothing is said where the cells are far apart and one is zero, or "
        "where several rows would do.",
    )
    severity = Severity.ERROR
    kinds = ("exchange", "shift")
    basis = "国办公开办函〔2019〕60号、〔2021〕30号各表的合计与表三表头的勾稽关系说明；统计数据审核的差错定位方法"
    message = Text(
        "{line}有数填错了格：现填{cells}；改填{values}，{count}项勾稽全部成立",
        "{line}: numbers stand in the wrong cells ({cells}); with {values}, all {count} broken identities hold",
    )
    remedy = Text(
        "对照登记台账核实这几格；属实的，把数移到应填的格",
        "check these cells against the register; if it bears this out, move the numbers where they belong",
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
| 一、本年新收政府信息公开申请数量 | 8 | 1 | 0 | 0 | 3 | 2 | 14 |
| 二、上年结转政府信息公开申请数量 | 2 | 0 | 0 | 0 | 0 | 0 | 2 |
| （七）总计 | 7 | 1 | 0 | 0 | 3 | 2 | 13 |
| 四、结转下年度继续办理 | 3 | 0 | 0 | 0 | 0 | 0 | 3 |
"""
    invalid = """
# 云陵县人民政府2020年政府信息公开工作年度报告

## 三、收到和处理政府信息公开申请情况

| | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |
|---|---|---|---|---|---|---|---|
| 一、本年新收政府信息公开申请数量 | 8 | «0» | 1 | 0 | 0 | 0 | 9 |
| 二、上年结转政府信息公开申请数量 | 2 | 0 | 0 | 0 | 0 | 0 | 2 |
| （七）总计 | 7 | 1 | 0 | 0 | 0 | 0 | 8 |
| 四、结转下年度继续办理 | 3 | 0 | 0 | 0 | 0 | 0 | 3 |
===
# 云陵县人民政府2020年政府信息公开工作年度报告

## 三、收到和处理政府信息公开申请情况

| | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |
|---|---|---|---|---|---|---|---|
| 一、本年新收政府信息公开申请数量 | 8 | «0» | 1 | 4 | 2 | 0 | 15 |
| 二、上年结转政府信息公开申请数量 | 2 | 0 | 0 | 0 | 0 | 0 | 2 |
| （七）总计 | 7 | 1 | 4 | 2 | 0 | 0 | 14 |
| 四、结转下年度继续办理 | 3 | 0 | 0 | 0 | 0 | 0 | 3 |
"""
