"""ARI006 部分大于整体."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from gouji import Finding, Report, ReportRule, Severity, Text, Unchecked, pattern, statements_of
from gouji_rules._frame import FORM_2019

_PART = pattern(r"^[\s,(]*其中")
_BEYOND = pattern(r"同比|较|上年|去年|累计|另|还")
# What comes first and what can only follow from it.
_STAGES = (("签约", "履约"), ("受理", "办结"), ("收到", "回复"), ("立案", "结案"), ("申报", "获批"))


class PartExceedsWhole(ReportRule):
    code = "ARI006"
    title = Text(
        "部分大于整体",
        "A part is larger than its whole",
    )
    explanation = Text(
        "“其中”的一项大于它所属的总数，或后一环节大于前一环节（如履约多于签约、办结多于受理）。后者可能含往年的，因此只作提示。",
        "A part behind 其中 is larger than its whole, or a later stage than the one before it (fulfilled and signed, finished and accepted). The latter may include earlier years, hence a note.",
    )
    severity = Severity.NOTE
    templates = ("gb2019", "gb2021")
    default = False
    certain = False
    basis = "算术；政府信息公开条例第五十条，所列数据应准确"
    message = Text(
        "{part}大于{whole}",
        "{part} is more than {whole}",
    )
    remedy = Text(
        "核对原始数据，改正写错的一处",
        "check the source data and correct the wrong number",
    )
    valid = f"""
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

今年签约项目25件，履约22件。发布信息31条，其中图解9条。收到建议2481件，办理2279件。

{FORM_2019}
"""
    invalid = f"""
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

今年签约项目22件，履约结束«25件»。

{FORM_2019}
===
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

发布信息31条，其中图解«39条»。

{FORM_2019}
"""

    def check(self, subject: Report) -> Iterator[Finding | Unchecked]:
        first = None
        for whole, part in pairwise(statements_of(subject).quantities):
            joined = first is not None and first.sentence is whole.sentence and first.unit == whole.unit
            first = whole
            if joined:
                continue  # 800条，600条，其中: of both, perhaps
            same = part.sentence is whole.sentence and part.unit == whole.unit and bool(whole.unit)
            if not same or not (whole.exact and part.exact) or part.value < whole.value + whole.grain:
                continue
            between = part.sentence.text[whole.end : part.start]
            staged = any(one in whole.before and two in part.before for one, two in _STAGES)
            if (_PART.search(between) and not _BEYOND.search(between)) or staged:
                yield self.finding(part, whole, part=part.location.text, whole=whole.location.text, actual=part.value)
