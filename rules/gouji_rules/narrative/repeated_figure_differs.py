"""NAR013 同一指标前后不一."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from gouji import Finding, Quantity, Report, ReportRule, Severity, Text, Unchecked, plain, statements_of
from gouji_rules._frame import FORM_2019
from gouji_rules.narrative._claims import phrase


class RepeatedFigureDiffers(ReportRule):
    code = "NAR013"
    title = Text(
        "同一指标前后不一",
        "The same figure differs from place to place",
    )
    explanation = Text(
        "同一名称、同一口径的数在正文两处不同。其中之数、其他时段、其他平台的数是另一回事。",
        "The same thing in the same scope has two numbers in the text. Parts, other spans of time and other platforms are other things.",
    )
    severity = Severity.WARNING
    templates = ("gb2019", "gb2021")
    default = False
    certain = False
    basis = "政府信息公开条例第五十条：前后所述应一致"
    message = Text(
        "“{name}”前后不一：此处{here}，前文{there}",
        "“{name}” differs: {here} here, {there} before",
    )
    remedy = Text(
        "核对后统一",
        "check and make them one",
    )
    valid = f"""
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

2020年，全县发布政策解读31条，其中图解9条。

上半年发布政策解读13条。县政府网站发布政策解读20条，发布政策解读30余条。

{FORM_2019}
===
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

全年政策解读31条。

完善平台，全年政策解读31条。

{FORM_2019}
"""
    invalid = f"""
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

2020年，全年发布政策解读31条。

加强解读，全年«发布政策解读13条»。

{FORM_2019}
"""

    def check(self, subject: Report) -> Iterator[Finding | Unchecked]:
        seen: dict[tuple[str, str], Quantity] = {}
        told: set[tuple[str, Decimal]] = set()
        for quantity in statements_of(subject).quantities:
            name = phrase(quantity)
            if not quantity.exact or quantity.grain > 1 or not name or not quantity.unit:
                continue
            first = seen.setdefault((name, quantity.unit), quantity)
            if first.value == quantity.value or (name, quantity.value) in told or _near(first, quantity):
                continue
            told.add((name, quantity.value))
            at = quantity.sentence.paragraph.at(quantity.sentence.text.rindex(name, 0, quantity.start), quantity.end)
            yield self.finding(
                at, first, actual=quantity.value, expected=first.value, name=name,
                here=f"{plain(quantity.value)}{quantity.unit}", there=f"{plain(first.value)}{first.unit}",
            )  # fmt: skip


def _near(first: Quantity, other: Quantity) -> bool:
    """In one sentence two numbers for one noun are told apart by what stands around them."""
    return first.sentence.text is other.sentence.text and first.sentence.start == other.sentence.start
