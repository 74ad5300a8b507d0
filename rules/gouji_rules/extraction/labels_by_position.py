"""EXT002 标签按位置推定."""

from __future__ import annotations

from gouji import NoteRule, Severity, Text
from gouji_rules._frame import FEW_APPLICATIONS, FORM_2019


class LabelsByPosition(NoteRule):
    code = "EXT002"
    title = Text("标签按位置推定", "Labels were supplied by position")
    explanation = Text(
        "转换时丢了行名或章节标题，按格式的次序对上了。读数可用，但请留意。",
        "Row labels or a heading were lost in conversion and supplied by the form's order. The numbers can be used, with care.",
    )
    severity = Severity.NOTE
    certain = True
    kinds = ("position",)
    basis = "读取文件的情况，不是报告的差错"
    message = Text("{note}", "{note}")
    remedy = Text(
        "对照原文件，看这些行的数是否归到了正确的行名下",
        "compare with the original whether these numbers belong to the rows they were given",
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
| （二）部分公开 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| （三）不予公开 | | | | | | | |
| | «0 | 1 | 0 | 0 | 0 | 0 | 1» |
| | 2 | 0 | 0 | 0 | 0 | 0 | 2 |
| | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| | 3 | 0 | 0 | 0 | 0 | 0 | 3 |
| | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| （四）无法提供 | | | | | | | |
| 1.本机关不掌握相关政府信息 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
"""
