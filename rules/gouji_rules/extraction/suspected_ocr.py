"""EXT003 疑似识别错误."""

from __future__ import annotations

from gouji import NoteRule, Severity, Text
from gouji_rules._frame import FEW_APPLICATIONS, FORM_2019


class SuspectedOcr(NoteRule):
    code = "EXT003"
    title = Text("疑似识别错误", "The file looks like character recognition")
    explanation = Text(
        "文件是扫描件，由文字识别读出；或者多个数字里混有形近字母（O代0、l代1），像是文字识别的结果。读数未必可靠。",
        "The file is a scan and was read by character recognition, or several numbers hold letters that look like digits, as "
        "such recognition leaves them; the figures may be unreliable.",
    )
    severity = Severity.NOTE
    certain = False
    kinds = ("recognition",)
    basis = "读取文件的情况，不是报告的差错"
    message = Text("{note}", "{note}")
    remedy = Text(
        "对照原文件核对数字，最好改用未经识别的原始文档",
        "compare the figures with the original, or check the original file",
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
| 一、本年新收政府信息公开申请数量 | «2O» | 1 | O | O | 0 | 0 | 2l |
| 二、上年结转政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| （七）总计 | 20 | 1 | 0 | 0 | 0 | 0 | 21 |
"""
