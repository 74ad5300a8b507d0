"""SUM006 办结数与分项缺口."""

from __future__ import annotations

from collections.abc import Iterator

from gouji import Finding, Report, ReportRule, Severity, Text, Unchecked, plain


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
    valid = """
# 云陵县人民政府2020年政府信息公开工作年度报告

## 三、收到和处理政府信息公开申请情况

| | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |
|---|---|---|---|---|---|---|---|
| 一、本年新收政府信息公开申请数量 | 48 | 31 | 0 | 0 | 0 | 0 | 79 |
| 二、上年结转政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| （一）予以公开 | 12 | 11 | 0 | 0 | 0 | 0 | 23 |
| （二）部分公开 | 36 | 20 | 0 | 0 | 0 | 0 | 56 |
| 1.属于国家秘密 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| 2.其他法律行政法规禁止公开 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| 3.危及“三安全一稳定” | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| 4.保护第三方合法权益 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| 5.属于三类内部事务信息 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| 6.属于四类过程性信息 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| 7.属于行政执法案卷 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| 8.属于行政查询事项 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| 1.本机关不掌握相关政府信息 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| 2.没有现成信息需要另行制作 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| 3.补正后申请内容仍不明确 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| 1.信访举报投诉类申请 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| 2.重复申请 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| 3.要求提供公开出版物 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| 4.无正当理由大量反复申请 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| 5.要求行政机关确认或重新出具已获取信息 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| （六）其他处理 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| （七）总计 | 48 | 31 | 0 | 0 | 0 | 0 | 79 |
| 四、结转下年度继续办理 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
"""
    invalid = """
# 云陵县人民政府2020年政府信息公开工作年度报告

## 三、收到和处理政府信息公开申请情况

| | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |
|---|---|---|---|---|---|---|---|
| 一、本年新收政府信息公开申请数量 | 48 | 31 | 0 | 0 | 0 | 0 | 79 |
| 二、上年结转政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| （一）予以公开 | 21 | 11 | 0 | 0 | 0 | 0 | 23 |
| （二）部分公开 | 36 | 29 | 0 | 0 | 0 | 0 | 56 |
| 1.属于国家秘密 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| 2.其他法律行政法规禁止公开 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| 3.危及“三安全一稳定” | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| 4.保护第三方合法权益 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| 5.属于三类内部事务信息 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| 6.属于四类过程性信息 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| 7.属于行政执法案卷 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| 8.属于行政查询事项 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| 1.本机关不掌握相关政府信息 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| 2.没有现成信息需要另行制作 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| 3.补正后申请内容仍不明确 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| 1.信访举报投诉类申请 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| 2.重复申请 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| 3.要求提供公开出版物 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| 4.无正当理由大量反复申请 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| 5.要求行政机关确认或重新出具已获取信息 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| （六）其他处理 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
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
