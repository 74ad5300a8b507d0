"""ARI003 占比合计不为百."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby

from gouji import Finding, Report, ReportRule, Severity, Text, Unchecked, pattern, statements_of
from gouji_rules._frame import FORM_2019

_OPEN = pattern(r"等|主要|其中|约|左右|同比|增长|增加|提高|率")


class PercentagesNot100(ReportRule):
    code = "ARI003"
    title = Text(
        "占比合计不为百",
        "Shares do not come to 100",
    )
    explanation = Text(
        "列全的几个占比相加应为100%，容许各自舍入的误差。没有列全、带“等”“约”的不核对。",
        "Shares of one whole that are all listed come to 100 %, but for rounding. Open lists and approximate shares are not checked.",
    )
    severity = Severity.NOTE
    templates = ("gb2019", "gb2021")
    default = False
    certain = False
    basis = "算术；政府信息公开条例第五十条，所列数据应准确"
    message = Text(
        "各项占比之和为{total}%：{shares}",
        "the shares come to {total} %: {shares}",
    )
    remedy = Text(
        "核对原始数据，改正写错的一处",
        "check the source data and correct the wrong number",
    )
    valid = f"""
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

发布信息中，动态占46%，公告占33%，解读占21%。

{FORM_2019}
===
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

发布信息中，动态占46.1%，公告占32.6%，解读占21.2%。群众来信中，征地占40%、社保占31%等。

{FORM_2019}
"""
    invalid = f"""
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

发布信息中，动态占46%，公告占31%，解读«占21%»。

{FORM_2019}
"""

    def check(self, subject: Report) -> Iterator[Finding | Unchecked]:
        for sentence, shares in groupby(statements_of(subject).shares, lambda share: share.sentence):
            listed = [share for share in shares if "占" in share.before]
            total = sum((share.value for share in listed), Decimal(0))
            if len(listed) < 3 or _OPEN.search(sentence.words) or any(share.comparator != "exact" for share in listed):
                continue
            places = max(share.decimals for share in listed)
            cut = total < 100 and places  # shares with decimals may all be cut off instead of rounded
            slack = len(listed) * Decimal(1).scaleb(-places) / (1 if cut else 2)
            if slack < abs(total - 100) <= 10:
                last = listed[-1]
                at = sentence.paragraph.at(sentence.text.rindex("占", 0, last.start), last.end)
                told = "、".join(f"{share.value}%" for share in listed)
                yield self.finding(at, *listed[:-1], actual=total, expected=Decimal(100), total=total, shares=told)
