"""ACT006 无权机关填报规章."""

from __future__ import annotations

from collections.abc import Iterator

from gouji import Finding, Report, ReportRule, Severity, Text, Unchecked, pattern
from gouji_rules._frame import FORM_2019

# A general office may report for its government, and a department of the State Council may issue 规章 itself.
_OFFICE = pattern(r"办公[室厅]$|政府办$")
_LOCAL = pattern(r"省|市|自治区|州|盟|县|区|旗")
_NATIONAL = pattern(r"^(?:国家|国务院|中国|中华|中央)")


class RulesByUnauthorisedBody(ReportRule):
    code = "ACT006"
    title = Text("无权机关填报规章", "Regulations reported by a body that may not issue any")
    explanation = Text(
        "地方政府规章只能由省级政府和设区的市、自治州政府制定。县区、乡镇和地方政府部门的报告里，规章各格应为0，多半是把规范性文件填进了规章。",
        "Local regulations (规章) are issued by provinces and by cities with districts only. In the report of a county, a "
        "township or a department these cells are 0; other documents were probably counted here.",
    )
    severity = Severity.WARNING
    templates = ("gb2019", "gb2021")
    basis = "立法法关于规章的规定"
    message = Text(
        "{organization}无权制定规章，“规章”一行却填了数：{cells}",
        "{organization} may not issue regulations (规章), but fills in their row: {cells}",
    )
    remedy = Text(
        "规章一行填0；制发的其他文件填在规范性文件一行",
        "put 0 in the row 规章; other documents belong in the row below it",
    )
    valid = f"""
# 泽桥市人民政府2020年政府信息公开工作年度报告

{FORM_2019}
===
# 云岭省人民政府办公厅2020年政府信息公开工作年度报告

## 二、主动公开政府信息情况

| 信息内容 | 本年新制作数量 | 本年新公开数量 | 对外公开总数量 |
|---|---|---|---|
| 规章 | 13 | 13 | 524 |
| 规范性文件 | 60 | 60 | 368 |
===
# 2020年政府信息公开工作年度报告

## 二、主动公开政府信息情况

| 信息内容 | 本年新制作数量 | 本年新公开数量 | 对外公开总数量 |
|---|---|---|---|
| 规章 | 2 | 2 | 15 |
| 规范性文件 | 60 | 60 | 368 |
===
# 云岭省人民政府2020年政府信息公开工作年度报告

## 二、主动公开政府信息情况

| 信息内容 | 本年新制作数量 | 本年新公开数量 | 对外公开总数量 |
|---|---|---|---|
| 规章 | 21 | 21 | 240 |
| 规范性文件 | 60 | 60 | 368 |
"""
    invalid = """
# 云陵县水利局2020年政府信息公开工作年度报告

## 二、主动公开政府信息情况

| 信息内容 | 本年新制作数量 | 本年新公开数量 | 对外公开总数量 |
|---|---|---|---|
| 规章 | «3» | 3 | 3 |
| 规范性文件 | 5 | 5 | 41 |
===
# 云陵县人民政府2022年政府信息公开工作年度报告

## 二、主动公开政府信息情况

| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
|---|---|---|---|
| 规章 | 0 | 0 | «12» |
| 行政规范性文件 | 5 | 1 | 41 |
===
# 柳堰镇人民政府2020年政府信息公开工作年度报告

## 二、主动公开政府信息情况

| 信息内容 | 本年新制作数量 | 本年新公开数量 | 对外公开总数量 |
|---|---|---|---|
| 规章 | «1» | 1 | 1 |
| 规范性文件 | 5 | 5 | 41 |
"""

    def check(self, subject: Report) -> Iterator[Finding | Unchecked]:
        table = subject.table("disclosure")
        if table is None or not _may_not(subject):
            return
        filled = [cell for cell in table.row("regulations") if cell.value and cell.value > 0]
        if filled:
            first, *others = filled
            names = [cell.column.label for cell in filled]
            yield self.finding(first, *others, organization=subject.organization, cells=names)


def _may_not(report: Report) -> bool:
    name = report.organization or ""
    if not name or _OFFICE.search(name):
        return False
    if report.level == "department":
        return bool(_LOCAL.search(name)) and not _NATIONAL.match(name)
    return report.level in ("county", "township")
