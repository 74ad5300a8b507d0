"""PLA001 复议诉讼多于申请."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from gouji import Cell, Finding, Report, ReportRule, Severity, Table, Text, Unchecked
from gouji_rules._frame import FORM_2019

# Below this a few cases of earlier years may well outnumber the requests of one.
_FEW = 5
_READ = ("present", "blank", "dash")


class DisputesExceedRequests(ReportRule):
    code = "PLA001"
    title = Text("复议诉讼多于申请", "More disputes than requests")
    explanation = Text(
        "因政府信息公开引起的复议、诉讼，一般只占申请的一小部分。三组总计之和超过全年办结和结转的申请数，多半是把全部行政复议、行政诉讼都填进了表四。"
        "往年案件较多的除外。",
        "Only a small part of the requests ends in reconsideration or court. More cases than requests handled and carried "
        "over: probably all of the organ's cases were counted, not only those on information disclosure. Many cases of "
        "earlier years may be an exception.",
    )
    severity = Severity.WARNING
    certain = False
    templates = ("gb2019", "gb2021")
    basis = "合理性"
    message = Text(
        "复议、诉讼共{disputes}件，而办结和结转的申请总共只有{requests}件",
        "reconsiderations and lawsuits: {disputes}; requests handled or carried over: only {requests}",
    )
    remedy = Text(
        "表四只填因政府信息公开引起的复议、诉讼，核对是否填入了其他案件",
        "only cases on information disclosure belong in table 4; see whether others were counted",
    )
    valid = f"""
# 云陵县人民政府2020年政府信息公开工作年度报告

## 三、收到和处理政府信息公开申请情况

| | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |
|---|---|---|---|---|---|---|---|
| （七）总计 | 8 | 1 | 0 | 0 | 0 | 0 | 9 |
| 四、结转下年度继续办理 | 3 | 0 | 0 | 0 | 0 | 0 | 3 |

## 四、政府信息公开行政复议、行政诉讼情况

| | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |
|---|---|---|---|---|---|
| 行政复议 | 7 | 0 | 0 | 0 | 7 |
| 未经复议直接起诉 | 4 | 0 | 0 | 1 | 5 |
| 复议后起诉 | 0 | 0 | 0 | 0 | 0 |
===
# 云陵县人民政府2020年政府信息公开工作年度报告

## 三、收到和处理政府信息公开申请情况

| | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |
|---|---|---|---|---|---|---|---|
| （七）总计 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |
| 四、结转下年度继续办理 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |

## 四、政府信息公开行政复议、行政诉讼情况

| | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |
|---|---|---|---|---|---|
| 行政复议 | 2 | 0 | 0 | 0 | 2 |
| 未经复议直接起诉 | 0 | 0 | 0 | 2 | 2 |
| 复议后起诉 | 0 | 0 | 0 | 0 | 0 |
===
# 云陵县人民政府2020年政府信息公开工作年度报告

{FORM_2019}

## 四、政府信息公开行政复议、行政诉讼情况

| | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |
|---|---|---|---|---|---|
| 行政复议 | 22 | 0 | 0 | 0 | 22 |
| 未经复议直接起诉 | 0 | 0 | 0 | 2 | 2 |
| 复议后起诉 | 0 | 0 | 0 | 0 | 0 |
"""
    invalid = """
# 云陵县人民政府2020年政府信息公开工作年度报告

## 三、收到和处理政府信息公开申请情况

| | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |
|---|---|---|---|---|---|---|---|
| （七）总计 | 8 | 1 | 0 | 0 | 0 | 0 | 9 |
| 四、结转下年度继续办理 | 3 | 0 | 0 | 0 | 0 | 0 | 3 |

## 四、政府信息公开行政复议、行政诉讼情况

| | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |
|---|---|---|---|---|---|
| 行政复议 | 17 | 0 | 0 | 0 | «17» |
| 未经复议直接起诉 | 4 | 0 | 0 | 1 | 5 |
| 复议后起诉 | 0 | 0 | 0 | 0 | 0 |
"""

    def check(self, subject: Report) -> Iterator[Finding | Unchecked]:
        applications, disputes = subject.table("applications"), subject.table("disputes")
        if applications is None or disputes is None:
            return
        cases = [_total(disputes, row.key) for row, _ in disputes.rows()]
        requests = [_total(applications, key) for key in ("handled_total", "carried_out")]
        if any(value is None for _, value in requests):
            return
        told = sum((value for _, value in cases if value), Decimal(0))
        due = sum((value for _, value in requests if value), Decimal(0))
        if told >= _FEW and told > due:
            first, *others = [cell for cell, value in cases if value]
            yield self.finding(first, *others, *(cell for cell, _ in requests), disputes=told, requests=due)


def _total(table: Table, row: str) -> tuple[Cell, Decimal | None]:
    """A row's total, or the sum of its parts where the total is blank; None where neither can be known."""
    *parts, total = table.row(row)
    if total.value is not None:
        return total, total.value
    if all(cell.state in _READ for cell in (*parts, total)):
        return total, sum((cell.value for cell in parts if cell.value), Decimal(0))
    return total, None
