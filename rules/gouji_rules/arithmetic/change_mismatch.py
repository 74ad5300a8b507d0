"""ARI008 增减重算不符."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from gouji import Finding, Report, ReportRule, Severity, Text, Unchecked, plain, statements_of
from gouji_rules._frame import FORM_2019

_HUNDREDTH = Decimal("0.01")


class ChangeMismatch(ReportRule):
    code = "ARI008"
    title = Text(
        "增减重算不符",
        "A change does not follow from its own numbers",
    )
    explanation = Text(
        "正文同时写出现数和上年数（或增减数）的，增减数应等于两数之差，增长率应等于增减数除以上年数；四舍五入和舍去尾数都算对。上年数没有写出的不作核对。",
        "Where the text gives a number together with last year's, or with the difference, the difference is one minus the other and the rate is the difference by last year's number; rounding and cutting off are both right. Without such a number nothing is checked.",
    )
    severity = Severity.WARNING
    templates = ("gb2019", "gb2021")
    basis = "算术；政府信息公开条例第五十条，所列数据应准确"
    message = Text(
        "“{quote}”重算不符：由{base}到{now}是{right}",
        "“{quote}” does not follow: from {base} to {now} is {right}",
    )
    remedy = Text(
        "核对各数，重算增减数和增长率",
        "check the numbers and work out the change again",
    )
    valid = f"""
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

制作图解45个，比上年的40个增加5个，增长12.5%。浏览32916次，较上年的32917次下降0.0%。发布解读50条，较上年减少10条，同比下降16.6%。

关注人数由年初的1.2万人增至1.8万人，增长50%。举办培训6次，比上年（4次）多2次。收到建议、留言分别较上年增加3件、4件，增长30%。

{FORM_2019}
"""
    invalid = f"""
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

制作图解«45个，比上年的40个增长15.2%»。

发布解读«50条，较上年减少10条，同比下降20%»。

{FORM_2019}
===
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

举办培训«6次，比上年（4次）多3次»。关注人数由年初的«1.2万人增至1.8万人，增长70%»。

{FORM_2019}
"""

    def check(self, subject: Report) -> Iterator[Finding | Unchecked]:
        for one in statements_of(subject).changes:
            digits = one.share.decimals if one.share else 0
            wrong = one.difference is not None and abs(one.difference - one.change) > one.slack
            rates = [(one.change + off) * 100 / (one.base - off) for off in (-one.slack, Decimal(0), one.slack)]
            if wrong or (one.rate is not None and not _follows(one.rate, digits, min(rates), max(rates))):
                at = one.location
                right = abs(rates[1]).quantize(_HUNDREDTH)
                yield self.finding(
                    at, actual=one.rate if one.rate is not None else one.difference, quote=at.text,
                    base=plain(one.base), now=plain(one.now), right=_told(one.change, right),
                )  # fmt: skip


def _told(change: Decimal, right: Decimal) -> Text:
    zh, en = ("减少", "less") if change < 0 else ("增加", "more")
    return Text(f"{zh}{plain(abs(change))}，即{right}%", f"{plain(abs(change))} {en}, or {right} %")


def _follows(rate: Decimal, digits: int, least: Decimal, most: Decimal) -> bool:
    """Rounded or cut off, towards nought, at the digits printed."""
    unit = Decimal(1).scaleb(-digits)
    if not rate:
        return least < unit and most > -unit
    below, above = (unit / 2, unit) if rate >= 0 else (unit, unit / 2)
    return least - above < rate <= most + below if rate >= 0 else least - above <= rate < most + below
