"""SUM005 总计格空白."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gouji import Finding, Report, ReportRule, Severity, Text, Unchecked
from gouji_rules._blanks import blank_totals

_MOST = 3


class TotalCellBlank(ReportRule):
    code = "SUM005"
    title = Text("总计格空白", "A total is left blank")
    explanation = Text(
        "有分项而总计空白，或有总计而分项全空，读者无从核对。整行都空的不在此列；总计相加时按分项之和计入。",
        "A blank total beside parts, or blank parts under a total, leaves nothing to check against. Rows that are blank "
        "throughout are another matter; in further additions a blank total counts as the sum of its parts.",
    )
    severity = Severity.WARNING
    templates = ("gb2019", "gb2021")
    basis = "国办公开办函〔2019〕60号、〔2021〕30号，表三、表四"
    message = Text(
        "{table}有{count}处只填了总计或只填了分项：{rows}",
        "{table}: only the total or only its parts are filled in ({count}): {rows}",
    )
    remedy = Text("补填总计或分项；没有的填0", "fill in the total or its parts, with 0 where there is none")
    valid = """
# 云陵县人民政府2020年政府信息公开工作年度报告

## 三、收到和处理政府信息公开申请情况

| | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |
|---|---|---|---|---|---|---|---|
| 一、本年新收政府信息公开申请数量 | 8 | 1 | | | | | 9 |
| 二、上年结转政府信息公开申请数量 | | | | | | | |
| （一）予以公开 | 8 | 1 | | | | | 9 |
"""
    invalid = """
# 云陵县人民政府2020年政府信息公开工作年度报告

## 三、收到和处理政府信息公开申请情况

| | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |
|---|---|---|---|---|---|---|---|
| 一、本年新收政府信息公开申请数量 | 8 | 1 | 0 | 0 | 0 | 0 | 9 |
| 二、上年结转政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| （一）予以公开 | 6 | 1 | 0 | 0 | 0 | 0 | «» |
| （二）部分公开 | 2 | 0 | 0 | 0 | 0 | 0 | |
"""

    def check(self, subject: Report) -> Iterator[Finding | Unchecked]:
        for table, totals in blank_totals(subject):
            first, *others = totals
            yield self.finding(
                first,
                *others,
                table=table.form.label,
                count=len(totals),
                rows=_some([cell.row.label for cell in totals]),
            )


def _some(rows: Sequence[Text]) -> list[Text]:
    """Not more than the message can bear; every one is a related place."""
    if len(rows) <= _MOST:
        return list(rows)
    last = rows[_MOST - 1]
    return [*rows[: _MOST - 1], Text(f"{last.zh}等", f"{last.en} …")]
