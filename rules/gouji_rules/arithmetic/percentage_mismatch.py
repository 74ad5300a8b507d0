"""ARI002 百分比重算不符."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from gouji import (
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

_OF = pattern(
    r"[\s,，(、]{0,2}(?:约)?占(?:了|到|其|总|全部|全年|数|量|件|的|比|例|重|为|达|办结|办理|申请|受理|收到|答复|公开|政府信息|信息|发布|[:\s])*"
)
_ABOUT = pattern(r"\s*(?:左右|以上|以下|多)")
# Sentences without an end are as long as who made them likes.
_NEAR, _MOST = 60, 40
_PART = pattern(r"其中|包括|包含|分别|含|[(:]")


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
    valid = """
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

全年办结政府信息公开申请16件，其中予以公开7件，占43.7%，不予公开3件，占总数的18.75%。

## 三、收到和处理政府信息公开申请情况

| | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |
|---|---|---|---|---|---|---|---|
| 一、本年新收政府信息公开申请数量 | 14 | 2 | 0 | 0 | 0 | 0 | 16 |
| 二、上年结转政府信息公开申请数量 | 2 | 0 | 0 | 0 | 0 | 0 | 2 |
| （一）予以公开 | 6 | 1 | 0 | 0 | 0 | 0 | 7 |
| （二）部分公开 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |
| 1.属于国家秘密 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| 2.其他法律行政法规禁止公开 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| 3.危及“三安全一稳定” | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| 4.保护第三方合法权益 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |
| 5.属于三类内部事务信息 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| 6.属于四类过程性信息 | 2 | 0 | 0 | 0 | 0 | 0 | 2 |
| 7.属于行政执法案卷 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| 8.属于行政查询事项 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| 1.本机关不掌握相关政府信息 | 3 | 1 | 0 | 0 | 0 | 0 | 4 |
| 2.没有现成信息需要另行制作 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| 3.补正后申请内容仍不明确 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| 1.信访举报投诉类申请 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| 2.重复申请 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |
| 3.要求提供公开出版物 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| 4.无正当理由大量反复申请 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| 5.要求行政机关确认或重新出具已获取信息 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| （六）其他处理 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| （七）总计 | 14 | 2 | 0 | 0 | 0 | 0 | 16 |
| 四、结转下年度继续办理 | 2 | 0 | 0 | 0 | 0 | 0 | 2 |
===
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

全年发布信息300条，其中动态100条，占33.33%，公告200条，占66.67%。占全市发布量的3.2%。

## 二、主动公开政府信息情况

| 信息内容 | 本年新制作数量 | 本年新公开数量 | 对外公开总数量 |
|---|---|---|---|
| 规章 | 0 | 0 | 0 |
| 规范性文件 | 5 | 6 | 41 |
===
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

发布信息300条，同比增长18.5%，占全市总量的2.1%。政策类信息发布率37.27%。其中涉农100条，约占三成，占35%左右。

## 二、主动公开政府信息情况

| 信息内容 | 本年新制作数量 | 本年新公开数量 | 对外公开总数量 |
|---|---|---|---|
| 规章 | 0 | 0 | 0 |
| 规范性文件 | 5 | 6 | 41 |
"""
    invalid = """
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

全年办结政府信息公开申请16件，其中予以公开7件，«占48.3%»。

## 三、收到和处理政府信息公开申请情况

| | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |
|---|---|---|---|---|---|---|---|
| 一、本年新收政府信息公开申请数量 | 14 | 2 | 0 | 0 | 0 | 0 | 16 |
| 二、上年结转政府信息公开申请数量 | 2 | 0 | 0 | 0 | 0 | 0 | 2 |
| （一）予以公开 | 6 | 1 | 0 | 0 | 0 | 0 | 7 |
| （二）部分公开 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |
| 1.属于国家秘密 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| 2.其他法律行政法规禁止公开 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| 3.危及“三安全一稳定” | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| 4.保护第三方合法权益 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |
| 5.属于三类内部事务信息 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| 6.属于四类过程性信息 | 2 | 0 | 0 | 0 | 0 | 0 | 2 |
| 7.属于行政执法案卷 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| 8.属于行政查询事项 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| 1.本机关不掌握相关政府信息 | 3 | 1 | 0 | 0 | 0 | 0 | 4 |
| 2.没有现成信息需要另行制作 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| 3.补正后申请内容仍不明确 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| 1.信访举报投诉类申请 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| 2.重复申请 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |
| 3.要求提供公开出版物 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| 4.无正当理由大量反复申请 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| 5.要求行政机关确认或重新出具已获取信息 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| （六）其他处理 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| （七）总计 | 14 | 2 | 0 | 0 | 0 | 0 | 16 |
| 四、结转下年度继续办理 | 2 | 0 | 0 | 0 | 0 | 0 | 2 |
===
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

全年发布信息300条，其中动态100条，«占总数的36%»，公告200条，占66.7%。发布信息50条。其中，动态20条，«占48%»；公告30条，占60%。

## 二、主动公开政府信息情况

| 信息内容 | 本年新制作数量 | 本年新公开数量 | 对外公开总数量 |
|---|---|---|---|
| 规章 | 0 | 0 | 0 |
| 规范性文件 | 5 | 6 | 41 |
"""

    def check(self, subject: Report) -> Iterator[Finding | Unchecked]:
        figures = {id(figure.quantity): figure for figure in figures_of(subject)}
        statements = statements_of(subject)
        by_sentence: dict[int, list[Quantity]] = {}
        for one in statements.quantities:
            by_sentence.setdefault(id(one.sentence), []).append(one)
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
            if id(part) in figures and figures[id(part)].kind in ("outcome", "applicant", "carried_out"):
                wholes += _totals(subject)
            if not wholes or any(_follows(share, part.value, whole) for whole in wholes):
                continue
            text = share.sentence.text
            at = share.sentence.paragraph.at(text.rindex("占", part.end, share.start), share.end)
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
    """占 stands between the two, right behind the part, and names no whole but the one at hand."""
    text = share.sentence.text
    near = share.start - part.end <= _NEAR
    return near and bool(_OF.fullmatch(text, part.end, share.start)) and not _ABOUT.match(text, share.end)


def _wholes(beside: list[Quantity], part: Quantity) -> list[Decimal]:
    """What the part is said to be a part of: quantities of its unit in its sentence, before a 其中 or its like."""
    if len(beside) > _MOST:
        return []
    text = part.sentence.text
    return [
        one.value
        for one in beside
        if one.start < part.start and one.unit == part.unit and one.value > part.value
        and one.exact and one.grain <= 1 and _PART.search(text, one.end, part.start)
    ]  # fmt: skip


def _totals(report: Report) -> list[Decimal]:
    """What applications may be shares of."""
    handled, received, carried = (
        report.cell(f"applications.{row}.total") for row in ("handled_total", "received", "carried_in")
    )
    values = [cell.value for cell in (handled, received) if cell and cell.value]
    if received and carried and received.value and carried.value:
        values.append(received.value + carried.value)
    return values


def _follows(share: Share, part: Decimal, whole: Decimal) -> bool:
    """Rounded or cut off at the digits printed."""
    unit = Decimal(1).scaleb(-share.decimals)
    return -unit / 2 <= part * 100 / whole - share.value < unit
