"""ARI007 分数措辞不符."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from gouji import Finding, Report, ReportRule, Severity, Text, Unchecked, pattern, statements_of
from gouji_rules._frame import FORM_2019

_PHRASE = pattern(
    r"[\s,(]{0,2}(?:占(?:比|总数的?)?)?(?P<said>(?:过半(?!数以)|超过?半数?)|(?P<how>近|超过?|逾)?(?P<tens>[一二三四五六七八九])成)(?!以)"
)


class FractionPhraseWrong(ReportRule):
    code = "ARI007"
    title = Text(
        "分数措辞不符",
        "A fraction in words does not fit its figures",
    )
    explanation = Text(
        "过半、近九成、超七成等说法与同句的两数不符。没有分母的不核对。",
        "Half, nearly nine tenths, over seven tenths and their like do not fit the two figures of their sentence. Without a denominator nothing is checked.",
    )
    severity = Severity.NOTE
    templates = ("gb2019", "gb2021")
    default = False
    certain = False
    basis = "算术；政府信息公开条例第五十条，所列数据应准确"
    message = Text(
        "“{quote}”与{part}÷{whole}＝{right}%不符",
        "“{quote}” does not fit {part} ÷ {whole} = {right} %",
    )
    remedy = Text(
        "核对原始数据，改正写错的一处",
        "check the source data and correct the wrong number",
    )
    valid = f"""
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

收到意见20条，其中采纳15条，超七成。收到意见20条，其中采纳13条，过半数。采纳率超七成。

{FORM_2019}
===
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

收到意见20条，其中采纳18条，占九成。

{FORM_2019}
"""
    invalid = f"""
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

收到意见20条，其中采纳13条，«超七成»。

{FORM_2019}
===
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

收到意见20条，其中采纳8条，«过半»。

{FORM_2019}
"""

    def check(self, subject: Report) -> Iterator[Finding | Unchecked]:
        for whole, part in pairwise(statements_of(subject).quantities):
            between = part.sentence.text[whole.end : part.start]
            if (
                part.sentence is not whole.sentence
                or part.unit != whole.unit
                or not whole.unit
                or "其中" not in between
            ):
                continue
            found = _PHRASE.match(part.sentence.text, part.end)
            if not (
                found and part.exact and whole.exact and whole.grain <= 1 and whole.value >= part.value and whole.value
            ):
                continue
            right = part.value * 100 / whole.value
            if not _fits(found["how"] or "", found["tens"], right):
                at = part.sentence.paragraph.at(found.start("said"), found.end())
                yield self.finding(
                    at, part, whole, quote=at.text, part=part.value, whole=whole.value, right=right.quantize(Decimal("0.01")),
                )  # fmt: skip


def _fits(how: str, tens: str | None, right: Decimal) -> bool:
    """近九成 is 80 to 90, 超七成 70 and above but below 80, 过半 above 50."""
    if tens is None:
        return right > 50
    edge = ("一二三四五六七八九".index(tens) + 1) * 10
    if how == "近":
        return edge - 10 < right < edge
    if how in ("超", "超过", "逾"):
        return edge < right < edge + 10
    return abs(right - edge) < 5
