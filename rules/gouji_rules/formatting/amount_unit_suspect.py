"""FMT005 金额单位可疑."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from gouji import Cell, Finding, Report, ReportRule, Severity, Text, Unchecked
from gouji_rules._frame import FORM_2019, FORM_2021
from gouji_rules._printed import amount_head


@dataclass(frozen=True)
class Most:
    """The most a purchase costs on average, in 万元."""

    most: int = 50_000


class AmountUnitSuspect(ReportRule):
    code = "FMT005"
    title = Text("金额单位可疑", "An amount may be in another unit than its column")
    explanation = Text(
        "以万元为单位的一栏写了元，或采购总金额按万元计平均每笔超过5亿元，多半是按元填的。2019年版没有规定采购总金额的单位，因此只请核对。",
        "The column is in 万元 and the cell says 元; or a purchase would cost more than 500 million yuan on average if the bare "
        "total were in 万元. The 2019 form leaves the unit of the purchase total open, so this is a question.",
    )
    severity = Severity.WARNING
    certain = False
    templates = ("gb2019", "gb2021")
    basis = "国办公开办函〔2019〕60号、〔2021〕30号，表二；合理性"
    message = Text("{cell}填“{raw}”，{why}，疑以元为单位填报", "{cell} says “{raw}”: {why}; is it in yuan?")
    remedy = Text("核对单位；以元计的换算成万元，或写明单位", "check the unit; convert it to 万元, or say which it is")
    valid = f"""
# 云陵县人民政府2020年政府信息公开工作年度报告

{FORM_2019}

| 信息内容 | 采购项目数量 | 采购总金额 |
|---|---|---|
| 政府集中采购 | 302 | 24,697.67 |
===
# 云陵县人民政府2020年政府信息公开工作年度报告

{FORM_2019}

| 信息内容 | 采购项目数量 | 采购总金额（单位：元） |
|---|---|---|
| 政府集中采购 | 11 | 2099000.46 |
===
# 云陵县人民政府2020年政府信息公开工作年度报告

{FORM_2019}

| 信息内容 | 采购项目数量 | 采购总金额 |
|---|---|---|
| 政府集中采购 | 1 | 251000元 |
"""
    invalid = f"""
# 云陵县人民政府2020年政府信息公开工作年度报告

{FORM_2019}

| 信息内容 | 采购项目数量 | 采购总金额 |
|---|---|---|
| 政府集中采购 | 11 | «2099000.46» |
===
# 云陵县人民政府2022年政府信息公开工作年度报告

{FORM_2021}

| 信息内容 | 本年收费金额（单位：万元） |
|---|---|
| 行政事业性收费 | «3200元» |
"""
    Options = Most

    def check(self, subject: Report) -> Iterator[Finding | Unchecked]:
        amounts = [cell for cell in subject.cells if cell.column.kind == "amount" and cell.value]
        head = amount_head(subject) if amounts else ""
        for cell in amounts:
            if why := self._why(subject, cell, head):
                yield self.finding(cell, cell=cell.label, raw=cell.raw.strip(), why=why)

    def _why(self, report: Report, cell: Cell, head: str) -> Text | None:
        if cell.unit == "元" and "万元" in head:
            return Text("而本栏以万元为单位", "but the column is in 万元")
        projects = report.cell("disclosure.procurement.projects")
        bare = cell.unit in ("", "万元") and "元" not in head.replace("万元", "")
        if cell.row.key != "procurement" or not bare or not projects or not projects.value or not cell.value:
            return None
        each = cell.value / projects.value
        if each <= self.options.most:
            return None
        shown = each.quantize(Decimal(1))
        return Text(f"按万元计平均每笔{shown}万元", f"in 万元 that is {shown} 万元 a purchase")
