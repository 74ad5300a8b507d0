"""TPL002 新旧模板混用."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gouji import Finding, Report, Severity, Table, TableRule, Text, Unchecked
from gouji_rules._frame import FORM_2021
from gouji_rules._precedence import on_wrong_form

_READ = ("present", "blank", "dash")


class TemplateMixed(TableRule):
    code = "TPL002"
    title = Text("新旧模板混用", "Old and new form are mixed")
    explanation = Text(
        "表二已用2021年版，表三的（六）其他处理却还是2019年版的一行。2021年版分三行：逾期不补正、逾期未缴费、其他。",
        "Table 2 is on the 2021 form, but （六） of table 3 is still the single row of 2019. The 2021 form has three rows: not "
        "corrected in time, fee not paid in time, other.",
    )
    severity = Severity.WARNING
    templates = ("gb2021",)
    table = "applications"
    basis = "国办公开办函〔2021〕30号，表三"
    message = Text("{row}只有一行，2021年版应分{count}行", "“{row}” is a single row; the 2021 form has {count}")
    remedy = Text("按2021年版分行填报", "fill in the rows of the 2021 form")
    valid = f"""
# 云陵县人民政府2022年政府信息公开工作年度报告

{FORM_2021}

## 三、收到和处理政府信息公开申请情况

| | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |
|---|---|---|---|---|---|---|---|
| 5.要求行政机关确认或重新出具已获取信息 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| （六）其他处理 | | | | | | | |
| 1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |
| 2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| 3.其他 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| （七）总计 | 9 | 1 | 0 | 0 | 0 | 0 | 10 |
===
# 云陵县人民政府2020年政府信息公开工作年度报告

{FORM_2021}

## 三、收到和处理政府信息公开申请情况

| | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |
|---|---|---|---|---|---|---|---|
| 5.要求行政机关确认或重新出具已获取信息 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| （六）其他处理 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |
| （七）总计 | 9 | 1 | 0 | 0 | 0 | 0 | 10 |
"""
    invalid = f"""
# 云陵县人民政府2022年政府信息公开工作年度报告

{FORM_2021}

## 三、收到和处理政府信息公开申请情况

| | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |
|---|---|---|---|---|---|---|---|
| 5.要求行政机关确认或重新出具已获取信息 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| （六）其他处理 | «1» | 0 | 0 | 0 | 0 | 0 | 1 |
| （七）总计 | 9 | 1 | 0 | 0 | 0 | 0 | 10 |
"""

    def subjects(self, report: Report) -> Iterable[Table]:
        return () if on_wrong_form(report) else super().subjects(report)

    def check(self, subject: Table) -> Iterator[Finding | Unchecked]:
        for row, cells in subject.rows():
            # A row that could not be read may be something else that looks like this one.
            if row.replaces and row.key in subject.printed and all(cell.state in _READ for cell in cells):
                yield self.finding(cells[0], *cells[1:], row=row.label, count=len(row.replaces))
