"""XYR008 同比增减与两年数不符."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import product

from gouji import Cell, Figure, Finding, Report, ReportRule, Severity, Share, Text, Unchecked, figures_of, statements_of

_THAN = re.compile(
    r"\s*(?:申请|案件|件|政府信息公开|的)*[,，(（]{0,2}\s*(?:数量|总数|总量)?"
    r"(?:同比|(?:比|较|与)(?:上一?年度?|去年度?|(?P<year>20\d\d)年度?)(?:同期)?(?:相比)?)[,，]?(?:数量|总数|总量)?"
    r"(?P<way>增长|增加|上升|提高|增|下降|减少|降低|减)(?:了|约|幅度?|率)?(?:为|达到?)?\s*"
)
_DOWN = ("下降", "减少", "降低", "减")


class GrowthRateMismatch(ReportRule):
    code = "XYR008"
    title = Text("同比增减与两年数不符", "A rate of change does not follow from both years' figures")
    explanation = Text(
        "正文写的同比、较上年增减百分比，应能由两年报告的表中数算出，四舍五入或截尾都算对；收到申请数含不含上年结转都试过，任一种相符即可。"
        "上年数字后来更正过的可不理会。",
        "A rate of change from last year follows from the tables of both reports, rounded or cut off; received applications are "
        "tried with and without what was carried in. Where last year's figure was corrected since, disregard this.",
    )
    severity = Severity.WARNING
    default = False
    templates = ("gb2019", "gb2021")
    basis = "算术；政府信息公开条例第五十条，所列数据应准确"
    message = Text(
        "“{quote}”与两年的数不符：上年{before}，本年{now}，{change}{right}%",
        "“{quote}” does not follow from both years: {before} last year, {now} this year, {change} {right} %",
    )
    remedy = Text("对照上年报告重算", "work it out again from last year's report")
    valid = """
# 云陵县人民政府2021年政府信息公开工作年度报告

## 三、收到和处理政府信息公开申请情况

| | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |
|---|---|---|---|---|---|---|---|
| 一、本年新收政府信息公开申请数量 | 48 | 2 | 0 | 0 | 0 | 0 | 50 |
| 二、上年结转政府信息公开申请数量 | 3 | 0 | 0 | 0 | 0 | 0 | 3 |
| （七）总计 | 51 | 2 | 0 | 0 | 0 | 0 | 53 |
| 四、结转下年度继续办理 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
+++
# 云陵县人民政府2022年政府信息公开工作年度报告

## 一、总体情况

2022年，全县收到政府信息公开申请55件，同比增长10%；办结政府信息公开申请55件，较上年增长3.7%。发布信息3204条，同比增长20%。

全年收到政府信息公开申请55件，与2021年相比增加3.77%。县政府办公室收到政府信息公开申请9件，同比下降40%。

## 三、收到和处理政府信息公开申请情况

| | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |
|---|---|---|---|---|---|---|---|
| 一、本年新收政府信息公开申请数量 | 55 | 0 | 0 | 0 | 0 | 0 | 55 |
| 二、上年结转政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| （七）总计 | 55 | 0 | 0 | 0 | 0 | 0 | 55 |
===
# 云陵县人民政府2022年政府信息公开工作年度报告

## 一、总体情况

2022年，全县收到政府信息公开申请55件，同比增长20%。

## 三、收到和处理政府信息公开申请情况

| | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |
|---|---|---|---|---|---|---|---|
| 一、本年新收政府信息公开申请数量 | 55 | 0 | 0 | 0 | 0 | 0 | 55 |
| 二、上年结转政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
"""
    invalid = """
# 云陵县人民政府2021年政府信息公开工作年度报告

## 三、收到和处理政府信息公开申请情况

| | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |
|---|---|---|---|---|---|---|---|
| 一、本年新收政府信息公开申请数量 | 48 | 2 | 0 | 0 | 0 | 0 | 50 |
| 二、上年结转政府信息公开申请数量 | 3 | 0 | 0 | 0 | 0 | 0 | 3 |
| （七）总计 | 51 | 2 | 0 | 0 | 0 | 0 | 53 |
+++
# 云陵县人民政府2022年政府信息公开工作年度报告

## 一、总体情况

2022年，全县收到政府信息公开申请«55件，同比增长20%»；办结政府信息公开申请«55件，较上年下降3.77%»。

## 三、收到和处理政府信息公开申请情况

| | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |
|---|---|---|---|---|---|---|---|
| 一、本年新收政府信息公开申请数量 | 55 | 0 | 0 | 0 | 0 | 0 | 55 |
| 二、上年结转政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| （七）总计 | 55 | 0 | 0 | 0 | 0 | 0 | 55 |
"""

    def check(self, subject: Report) -> Iterator[Finding | Unchecked]:
        if subject.previous is None:
            return
        figures = {id(figure.quantity): figure for figure in figures_of(subject)}
        for share in statements_of(subject).shares:
            figure = figures.get(id(share.whose)) if share.comparator == "exact" else None
            rate = _rate(subject, share, figure) if figure and figure.quantity.grain <= 1 else None
            sums = [_last_year(subject, terms) for terms in figure.sums] if figure and rate is not None else []
            if figure is None or rate is None or any(one is None for one in sums):
                continue
            before = [one for one in sums if one]
            ways = list(product(_readings(subject, figure), before))
            if len(before) < len(sums) or any(_follows(share, rate, *way) for way in ways):
                continue
            yield self._found(subject, share, figure, before[0])

    def _found(self, report: Report, share: Share, figure: Figure, before: Decimal) -> Finding:
        change = (figure.value - before) * 100 / before
        right = abs(change).quantize(Decimal(1).scaleb(-max(1, share.decimals)))
        at = share.sentence.paragraph.at(figure.quantity.start, share.end)
        keys = [key for _, key in figure.sums[0]]
        return self.finding(
            at,
            *(cell for key in keys for cell in (report.cell(key), report.last_year(key)) if cell),
            expected=right,
            actual=share.value,
            quote=at.text,
            before=before,
            now=figure.value,
            change=Text("下降", "down") if change < 0 else Text("增长", "up"),
            right=right,
        )


def _rate(report: Report, share: Share, figure: Figure) -> Decimal | None:
    """The rate with its sign, where the words between figure and share say that it is one from last year."""
    found = _THAN.fullmatch(share.sentence.text, figure.quantity.end, share.start)
    if not found or (found["year"] and int(found["year"]) != (report.year or 0) - 1):
        return None
    return -share.value if found["way"] in _DOWN else share.value


def _readings(report: Report, figure: Figure) -> set[Decimal]:
    """The figure itself, and what this year's cells it may mean come to."""
    sums = (_sum([(sign, report.cell(key)) for sign, key in terms]) for terms in figure.sums)
    return {figure.value, *(one for one in sums if one is not None)}


def _last_year(report: Report, terms: tuple[tuple[int, str], ...]) -> Decimal | None:
    return _sum([(sign, report.last_year(key)) for sign, key in terms])


def _sum(cells: list[tuple[int, Cell | None]]) -> Decimal | None:
    """None where one is missing, blank or could not be read."""
    values = [sign * cell.value for sign, cell in cells if cell and cell.value is not None]
    return sum(values, Decimal(0)) if len(values) == len(cells) else None


def _follows(share: Share, rate: Decimal, now: Decimal, before: Decimal) -> bool:
    """Rounded or cut off at the digits printed."""
    unit = Decimal(1).scaleb(-share.decimals)
    change = (now - before) * 100 / before
    return change * rate >= 0 and -unit / 2 <= abs(change) - abs(rate) < unit
