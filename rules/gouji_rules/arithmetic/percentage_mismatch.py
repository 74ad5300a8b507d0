"""ARI002 百分比重算不符."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from gouji import (
    Figure,
    Finding,
    Quantity,
    Report,
    ReportRule,
    Severity,
    Share,
    Text,
    Unchecked,
    figures_of,
    pattern,
    statements_of,
)
from gouji_rules._frame import FORM_2019, OUTCOMES
from gouji_rules.arithmetic._totals import totals_of

_OF = pattern(
    r"[\s,，(、]{0,2}(?:约)?占(?:了|到|其|总|全部|全年|本年度?|已|数|量|件|的|比|例|重|为|达|办结|办理|申请|受理|收到|答复|公开|政府信息|信息|发布|[:\s])*"
)
_ABOUT = pattern(r"\s*(?:左右|以上|以下|多)")
# Sentences without an end are as long as who made them likes.
_NEAR, _MOST = 60, 40
_PART = pattern(r"其中|包括|包含|分别|含|[(:]|^(?:新增|新收|(?:政府信息|信息)?公开|的?申请|办结件){0,3}(?:之|当)?中,")


class PercentageMismatch(ReportRule):
    code = "ARI002"
    title = Text(
        "百分比重算不符",
        "A percentage does not follow from its figures",
    )
    explanation = Text(
        "“N件，占P%”中，P应等于N除以总数，四舍五入或截尾都算对。总数在文中或表三中找不到的不核对；增长率不在此列。",
        "In “N, which is P % of the whole”, P follows from N and the whole, rounded or cut off. Without a whole in the text or in table 3 nothing is checked; growth rates are not meant.",
    )
    severity = Severity.WARNING
    templates = ("gb2019", "gb2021")
    basis = "算术；政府信息公开条例第五十条，所列数据应准确"
    message = Text(
        "“{quote}”重算不符：{part}÷{whole}＝{right}%",
        "“{quote}” does not follow: {part} ÷ {whole} = {right} %",
    )
    remedy = Text(
        "核对原始数据，改正写错的一处",
        "check the source data and correct the wrong number",
    )
    valid = f"""
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

全年办结政府信息公开申请16件，其中予以公开7件，占43.7%，不予公开3件，占总数的18.75%。

{OUTCOMES}
===
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

全年发布信息300条，其中动态100条，占33.33%，公告200条，占66.67%。占全市发布量的3.2%。

{FORM_2019}
===
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

发布信息300条，同比增长18.5%，占全市总量的2.1%。政策类信息发布率37.27%。其中涉农100条，约占三成，占35%左右。

{FORM_2019}
===
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

全年发布信息300条，其中动态100条（33.3%）、公告200条（66.6%）。上传视频40条（5.5%）。

{FORM_2019}
"""
    invalid = f"""
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

全年办结政府信息公开申请16件，其中予以公开7件，«占48.3%»。予以公开7件，«占已办结申请总数的34.7%»。

{OUTCOMES}
===
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

全年收到的16件申请中，予以公开的7件，«占56.2%»。全年发布信息300条，其中动态100条，«占总数的36%»，公告200条，占66.7%。发布信息50条。其中，动态20条，«占48%»；公告30条，占60%。

{FORM_2019}
===
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

全年发布信息300条，其中动态100条（33.3%）、公告200条（«68.6%»）。

{FORM_2019}
"""

    def check(self, subject: Report) -> Iterator[Finding | Unchecked]:
        figures = {id(figure.quantity): figure for figure in figures_of(subject)}
        statements = statements_of(subject)
        by_sentence: dict[int, list[Quantity]] = {id(one.whose.sentence): [] for one in statements.shares if one.whose}
        for one in statements.quantities:
            if id(one.sentence) in by_sentence:
                by_sentence[id(one.sentence)].append(one)
        divided = {
            id(part): found.whole for found in statements.breakdowns for part in found.parts if found.whole.exact
        }
        for share in statements.shares:
            part = share.whose
            if (
                part is None
                or not part.exact
                or part.grain > 1
                or share.comparator != "exact"
                or not _is_share_of(share, part)
            ):
                continue
            wholes = _wholes(by_sentence[id(part.sentence)], part)
            if id(part) in divided:
                wholes.append(divided[id(part)].value)
            if id(part) in figures:
                wholes += _totals(subject, figures[id(part)])
            if not wholes or any(_follows(share, part.value, whole) for whole in wholes):
                continue
            at = share.sentence.paragraph.at(_start(share, part), share.end)
            right = (part.value * 100 / wholes[0]).quantize(Decimal(1).scaleb(-max(2, share.decimals)))
            yield self.finding(
                at,
                part,
                expected=right,
                actual=share.value,
                quote=at.text,
                part=part.value,
                whole=wholes[0],
                right=right,
            )


def _is_share_of(share: Share, part: Quantity) -> bool:
    """占 stands between the two, right behind the part, and names no whole but the one at hand; or the share stands
    alone in brackets.
    """
    text = share.sentence.text
    if text[part.end : share.start].strip() == "(" and text[share.end : share.end + 2].lstrip().startswith(")"):
        return True
    near = share.start - part.end <= _NEAR
    return near and bool(_OF.fullmatch(text, part.end, share.start)) and not _ABOUT.match(text, share.end)


def _start(share: Share, part: Quantity) -> int:
    found = share.sentence.text.rfind("占", part.end, share.start)
    return found if found >= 0 else share.start


def _wholes(beside: list[Quantity], part: Quantity) -> list[Decimal]:
    """What the part is said to be a part of: quantities of its unit in its sentence, before a 其中 or its like."""
    if len(beside) > _MOST:
        return []
    text = part.sentence.text
    return [
        one.value
        for one in beside
        if one.start < part.start and one.unit == part.unit and one.value > part.value
        and one.exact and one.grain <= 1 and _PART.search(text[one.end : part.start])
    ]  # fmt: skip


def _totals(report: Report, figure: Figure) -> list[Decimal]:
    """What applications, or cases, may be shares of."""
    if figure.kind.endswith("_result"):
        rows = {key.rpartition(".")[0] for key in figure.keys}
        cells = [report.cell(f"{row}.total") for row in rows]
        return [sum((cell.value for cell in cells if cell and cell.value), Decimal(0))]
    if figure.kind not in ("outcome", "reason", "applicant", "carried_out"):
        return []
    return totals_of(report)


def _follows(share: Share, part: Decimal, whole: Decimal) -> bool:
    """Rounded or cut off at the digits printed."""
    unit = Decimal(1).scaleb(-share.decimals)
    return -unit / 2 <= part * 100 / whole - share.value < unit
