"""EXT004 模板无法识别."""

from __future__ import annotations

from gouji import NoteRule, Severity, Text
from gouji_rules._frame import FEW_APPLICATIONS, FORM_2019


class TemplateUnknown(NoteRule):
    code = "EXT004"
    title = Text("模板无法识别", "The form is unknown")
    explanation = Text(
        "不是2019年版或2021年版的年报格式（例如2018年以前的旧格式），或者不是年报，因此没有检查。",
        "The file is on neither national form (an older one, perhaps), or is no such report, so nothing in it was checked.",
    )
    severity = Severity.NOTE
    certain = True
    kinds = (
        "declined",
        "foreign",
    )
    basis = "读取文件的情况，不是报告的差错"
    message = Text("{note}", "{note}")
    remedy = Text(
        "确认选对了文件；旧格式的报告目前不检查", "make sure it is the right file; older forms are not checked"
    )
    valid = f"""
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

2020年，全县政府信息公开工作平稳有序。

{FORM_2019}

{FEW_APPLICATIONS}
"""
    invalid = """
# «云陵县2016年政府信息公开工作年度报告»

## 一、概述

2016年，全县政府信息公开工作有序开展。

| 指标名称 | 单位 | 统计数 |
|---|---|---|
| 主动公开政府信息数 | 条 | 1203 |
| 制发规范性文件总数 | 件 | 14 |
"""
