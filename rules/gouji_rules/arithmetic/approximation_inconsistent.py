"""ARI004 约数与实数不符."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from gouji import Finding, Location, Quantity, Report, ReportRule, Severity, Text, Unchecked, plain, statements_of
from gouji_rules._frame import FORM_2019
from gouji_rules.narrative._claims import phrase


class ApproximationInconsistent(ReportRule):
    code = "ARI004"
    title = Text(
        "约数与实数不符",
        "An approximation does not fit the exact figure",
    )
    explanation = Text(
        "“X余”的实数应不小于X，也不应多出一个整位；“近X”的实数应小于X。只在同一名称、同一单位的两数之间核对。",
        "The exact figure behind “X余” is X or somewhat more, that behind “近X” less than X. Only two numbers of one noun and one unit are compared.",
    )
    severity = Severity.WARNING
    templates = ("gb2019", "gb2021")
    default = False
    certain = False
    basis = "算术；政府信息公开条例第五十条，所列数据应准确"
    message = Text(
        "“{about}”与{exact}不符",
        "“{about}” does not fit {exact}",
    )
    remedy = Text(
        "核对原始数据，改正写错的一处",
        "check the source data and correct the wrong number",
    )
    valid = f"""
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

全年公开政府信息8万余条。经统计，全年公开政府信息82386条。累计举办活动近500场次（498场次）。

{FORM_2019}
===
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

公开政府信息近500条，县政府网站公开政府信息512条。

{FORM_2019}
"""
    invalid = f"""
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

全年公开政府信息«近500条»。

经统计，全年公开政府信息512条。

{FORM_2019}
===
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

全年公开政府信息«500余条»（498条）。

{FORM_2019}
"""

    def check(self, subject: Report) -> Iterator[Finding | Unchecked]:
        quantities = statements_of(subject).quantities
        named: dict[tuple[str, str], Quantity] = {}
        for one in quantities:
            if one.exact and one.grain <= 1 and (name := phrase(one)):
                named.setdefault((name, one.unit), one)
        for place, about in enumerate(quantities):
            if about.comparator not in ("over", "under"):
                continue
            exact = named.get((phrase(about), about.unit)) or _in_brackets(about, quantities[place + 1 : place + 2])
            if exact and not _fits(about, exact.value):
                words = _place(about)
                yield self.finding(
                    words, exact, actual=about.value, about=words.text, exact=f"{plain(exact.value)}{exact.unit}"
                )


def _in_brackets(about: Quantity, following: tuple[Quantity, ...]) -> Quantity | None:
    """近500件（512件）: the exact figure alone in the bracket right behind."""
    for one in following:
        text = one.sentence.text
        alone = re.fullmatch(r"\s*\(\s*", text[about.end : one.start]) and re.match(
            r"\s*\)", text[one.end : one.end + 2]
        )
        if one.exact and one.unit == about.unit and one.sentence is about.sentence and alone:
            return one
    return None


def _fits(about: Quantity, exact: Decimal) -> bool:
    """X余 goes up to the next number as round as X."""
    if about.comparator == "under":
        return exact < about.value
    step = Decimal(10) ** (len(str(int(about.value))) - len(str(int(about.value)).rstrip("0")))
    loose = "余" in _place(about).text or "多" in _place(about).text
    return about.value <= exact and (not loose or exact < about.value + step)


def _place(about: Quantity) -> Location:
    text = about.sentence.text
    word = re.search(r"(?:近|接近|不足|不到|超过?|逾|突破)\s*$", text[max(0, about.start - 4) : about.start])
    return about.sentence.paragraph.at(about.start - (len(word[0]) if word else 0), about.end)
