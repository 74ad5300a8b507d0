"""SUM006 办结数与分项缺口."""

from __future__ import annotations

from collections.abc import Iterator

from gouji import Finding, Report, ReportRule, Severity, Text, Unchecked, plain
from gouji_rules._frame import NO_OTHER_OUTCOME


class UnexplainedGap(ReportRule):
    code = "SUM006"
    title = Text("办结数与分项缺口", "A gap between the outcomes and their total")
    explanation = Text(
        "（七）总计与各项办理结果之和不符，而差错定位得不出唯一的解释：列出差额，以及改正一处常见笔误就能使勾稽全部成立的格。"
        "可疑的格超过五个，等于没有说，不提示。",
        "The outcomes do not add up to their total, and no single explanation was found: the gap, and the cells whose common "
        "slip, put right, would satisfy all identities. More than five such cells say nothing, and nothing is said.",
    )
    severity = Severity.NOTE
    templates = ("gb2019", "gb2021")
    default = False
    certain = False
    basis = "统计数据审核的差错定位方法"
    message = Text(
        "“{column}”列各项办理结果之和与（七）总计相差{gap}；可能的笔误：{slips}",
        "column “{column}”: the outcomes and their total differ by {gap}; possible slips: {slips}",
    )
    remedy = Text("先核对这几格", "check these cells first")
    valid = f"""
# 云陵县人民政府2020年政府信息公开工作年度报告

## 三、收到和处理政府信息公开申请情况

| | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |
|---|---|---|---|---|---|---|---|
| 一、本年新收政府信息公开申请数量 | 48 | 31 | 0 | 0 | 0 | 0 | 79 |
| 二、上年结转政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| （一）予以公开 | 12 | 11 | 0 | 0 | 0 | 0 | 23 |
| （二）部分公开 | 36 | 20 | 0 | 0 | 0 | 0 | 56 |
{NO_OTHER_OUTCOME}
| （七）总计 | 48 | 31 | 0 | 0 | 0 | 0 | 79 |
| 四、结转下年度继续办理 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
"""
    invalid = f"""
# 云陵县人民政府2020年政府信息公开工作年度报告

## 三、收到和处理政府信息公开申请情况

| | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |
|---|---|---|---|---|---|---|---|
| 一、本年新收政府信息公开申请数量 | 48 | 31 | 0 | 0 | 0 | 0 | 79 |
| 二、上年结转政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| （一）予以公开 | 21 | 11 | 0 | 0 | 0 | 0 | 23 |
| （二）部分公开 | 36 | 29 | 0 | 0 | 0 | 0 | 56 |
{NO_OTHER_OUTCOME}
| （七）总计 | «48» | «31» | 0 | 0 | 0 | 0 | 79 |
| 四、结转下年度继续办理 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
"""

    def check(self, subject: Report) -> Iterator[Finding | Unchecked]:
        for one in subject.assessed("outcome_total"):
            diagnosis = subject.diagnosis(one) if one.verdict == "violated" else None
            if diagnosis is None or diagnosis.explains(one):
                continue
            slips = [change for change in diagnosis.suspects if change.slip and change.cell in one.cells]
            if 0 < len(slips) <= 5:
                told = [
                    Text(
                        f"{c.cell.label.zh} {plain(c.printed)}→{plain(c.value)}",
                        f"{c.cell.label.en} {plain(c.printed)} → {plain(c.value)}",
                    )
                    for c in slips
                ]
                column, gap = one.total.column.label, abs(one.difference or 0)
                yield self.finding(one.total, *(c.cell for c in slips), column=column, gap=gap, slips=told)
