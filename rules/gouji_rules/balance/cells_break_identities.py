"""BAL005 数格致多处不平."""

from __future__ import annotations

from gouji import FaultRule, Severity, Text


class CellsBreakIdentities(FaultRule):
    code = "BAL005"
    title = Text("数格致多处不平", "Several cells together break identities")
    explanation = Text(
        "没有哪一格单独能说明全部不平，但有两三格、而且只有这几格，同时改为唯一的一组数，就能使勾稽全部恢复、又不破坏其他勾稽。"
        "互不相干的两处差错分别提示。",
        "No single cell explains all that is broken, but two or three cells, and only these, restore every identity with the "
        "only numbers that will do. Faults that have nothing to do with each other are reported one by one.",
    )
    severity = Severity.ERROR
    kinds = ("cells",)
    basis = "国办公开办函〔2019〕60号、〔2021〕30号各表的合计与表三表头的勾稽关系说明；统计数据审核的差错定位方法"
    message = Text(
        "{count}项勾稽不平，{only}同时改{changes}才能全部成立",
        "{count} identities are broken; {only} {changes} together satisfy them all",
    )
    remedy = Text(
        "对照登记台账核实这几格；属实的，按此改正",
        "check these cells against the register; if it bears this out, correct them accordingly",
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
"""
    invalid = """
# 云陵县人民政府2020年政府信息公开工作年度报告

## 三、收到和处理政府信息公开申请情况

| | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |
|---|---|---|---|---|---|---|---|
| 一、本年新收政府信息公开申请数量 | «6» | 4 | 0 | 0 | 0 | 0 | 9 |
| 二、上年结转政府信息公开申请数量 | 2 | 0 | 0 | 0 | 0 | 0 | 2 |
| （七）总计 | 7 | 1 | 0 | 0 | 0 | 0 | 8 |
| 四、结转下年度继续办理 | 3 | 0 | 0 | 0 | 0 | 0 | 3 |
"""
