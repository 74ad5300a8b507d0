"""EXT001 表格未能可靠解析."""

from __future__ import annotations

from gouji import NoteRule, Severity, Text
from gouji_rules._frame import FEW_APPLICATIONS, FORM_2019


class TableUnreliable(NoteRule):
    code = "EXT001"
    title = Text("表格未能可靠解析", "A table could not be read reliably")
    explanation = Text(
        "文件里的行格数与格式对不上，或表格是图片，数字属于哪一格不止一种可能。这些格子不参与核对，也不猜测。",
        "A row does not have as many cells as the form, or the table is an image, so that there is more than one way to read it. Such "
        "cells take no part in any check, and nothing is guessed.",
    )
    severity = Severity.NOTE
    certain = True
    kinds = (
        "alignment",
        "picture",
    )
    basis = "读取文件的情况，不是报告的差错"
    message = Text("{note}", "{note}")
    remedy = Text(
        "对照原文件核对这些行；如有原始文档，改用原始文档检查",
        "compare these rows with the original; check the original file where there is one",
    )
    valid = f"""
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

2020年，全县政府信息公开工作平稳有序。

{FORM_2019}

{FEW_APPLICATIONS}
"""
    invalid = f"""
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

2020年，全县政府信息公开工作平稳有序。

{FORM_2019}

## 三、收到和处理政府信息公开申请情况

| | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |
|---|---|---|---|---|---|---|---|
| 一、本年新收政府信息公开申请数量 | 8 | 1 | 0 | 0 | 0 | 0 | 9 |
| «二、上年结转政府信息公开申请数量 | 2 | 1 | 3» |
| （七）总计 | 8 | 1 | 0 | 0 | 0 | 0 | 9 |
"""
