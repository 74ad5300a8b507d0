"""STY003 半角标点混入."""

from __future__ import annotations

from collections.abc import Iterator

from gouji import Finding, Report, ReportRule, Severity, Text, Unchecked, pattern
from gouji_rules._frame import FORM_2021
from gouji_rules._precedence import misread
from gouji_rules._prose import prose

_WIDE = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！"}
# One pattern for all: a set that reaches over the ideographs takes a millisecond to compile.
_MARK = pattern(rf"(?<=[\u4e00-\u9fff）”’》」】])[{''.join(_WIDE)}](?=[\u4e00-\u9fff（“‘《「【])")
# A mark that is half-width more often than this was converted throughout, and nobody's slip.
_SHARE = 0.1


class HalfwidthPunctuation(ReportRule):
    code = "STY003"
    title = Text("半角标点混入", "Half-width punctuation among full-width")
    explanation = Text(
        "全文用全角标点，个别地方混入了半角的逗号、分号等。每种标点只提示一次；通篇半角的是转换造成的，不提示；表格和格式的固定文字不看。",
        "The text has full-width punctuation with a few half-width marks in it. One note a mark; half-width throughout comes "
        "from conversion and is not told, and the form's fixed words are left alone.",
    )
    severity = Severity.NOTE
    certain = False
    templates = ("gb2019", "gb2021")
    basis = "《标点符号用法》（GB/T 15834—2011）"
    message = Text(
        "混入半角“{half}”{count}处，如“{text}”",
        "half-width “{half}” among full-width punctuation: {count}, such as in “{text}”",
    )
    remedy = Text("改为全角“{wide}”", "write the full-width “{wide}”")
    valid = f"""
# 云陵县人民政府2022年政府信息公开工作年度报告

## 一、总体情况

2022年,全县认真落实公开要求,整理公开内容,规范办理流程,加强日常检查,效果较好。

县政府网站（http://www.example.gov.cn）发布信息1,286条，比例为3:1。

{FORM_2021}

(本列数据的勾稽关系为:第一项加第二项之和,等于第三项加第四项之和)
"""
    invalid = f"""
# 云陵县人民政府2022年政府信息公开工作年度报告

## 一、总体情况

围绕群众办事需要整理公开内容，把公开要求写进办文流程，做到起草时定属性，印发后即上网，全年没有漏报«,»更新及时。

设在办事大厅的查询点全年开放，来访群众可以查找文件，工作人员从旁帮助，答复及时，登记完整，存档规范。

对历年文件逐件核对，失效的撤下，仍然有效的标明文号，没有日期的补上日期，缺附件的补上附件。

{FORM_2021}
"""

    def check(self, subject: Report) -> Iterator[Finding | Unchecked]:
        paragraphs = [] if misread(subject) else list(prose(subject))
        marked = [one for one in paragraphs if any(half in one.text for half in _WIDE)]
        marks = [(one, found.start()) for one in marked for found in _MARK.finditer(one.text)]
        for half, wide in _WIDE.items():
            places = [(one, at) for one, at in marks if one.text[at] == half]
            if not places:
                continue
            right = sum(one.text.count(wide) for one in paragraphs)
            if len(places) >= _SHARE * (len(places) + right):
                continue
            first, at = places[0]
            around = first.text[max(0, at - 6) : at + 7]
            where = [one.at(at, at + 1) for one, at in places]
            yield self.finding(where[0], *where[1:], half=half, wide=wide, count=len(places), text=around)
