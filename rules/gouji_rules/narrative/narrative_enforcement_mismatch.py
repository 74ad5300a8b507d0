"""NAR011 许可处罚强制收费数与表不符."""

from __future__ import annotations

from gouji import Severity, Text
from gouji_rules._frame import FORM_2019
from gouji_rules.narrative._compare import NarrativeRule


class NarrativeEnforcementMismatch(NarrativeRule):
    code = "NAR011"
    title = Text(
        "许可处罚强制收费数与表不符",
        "Decisions or fees differ from the table",
    )
    explanation = Text(
        "正文用表二自己的说法（行政许可、行政处罚、行政强制决定，行政事业性收费金额）写出的数，应与该行相同。办件量、事项数、公示数是另一回事。",
        "Where the text uses the table's own term for decisions or fees, its figure is the row's. Cases handled, items listed and decisions published are other things.",
    )
    severity = Severity.WARNING
    templates = ("gb2019", "gb2021")
    default = False
    certain = False
    kinds = ("enforcement",)
    basis = "政府信息公开条例第五十条：正文与表格所述应一致"
    message = Text(
        "正文称“{quote}”，与表中该行不符：{table}",
        "the text says “{quote}”, but the table gives: {table}",
    )
    remedy = Text(
        "对照登记台账核对正文与表格，改正写错的一处",
        "check text and table against the register and correct the wrong one",
    )
    valid = f"""
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

作出行政处罚决定312件，公示行政许可决定4000件，办理政务服务办件19万件。

{FORM_2019}

| 信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量 |
|---|---|---|---|
| 行政许可 | 210 | 3 | 4120 |
| 其他对外管理服务事项 | 80 | 0 | 931 |
| 行政处罚 | 240 | 0 | 312 |
| 行政强制 | 31 | 0 | 6 |
"""
    invalid = f"""
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

«行政处罚决定321件»，行政许可决定4120件。

{FORM_2019}

| 信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量 |
|---|---|---|---|
| 行政许可 | 210 | 3 | 4120 |
| 其他对外管理服务事项 | 80 | 0 | 931 |
| 行政处罚 | 240 | 0 | 312 |
| 行政强制 | 31 | 0 | 6 |
"""
