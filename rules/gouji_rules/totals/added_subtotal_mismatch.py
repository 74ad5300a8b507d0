"""SUM004 自设小计不符."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from gouji import Finding, Severity, StrayRow, Table, TableRule, Text, Unchecked

_READ = ("present", "blank", "dash")


class AddedSubtotalMismatch(TableRule):
    code = "SUM004"
    title = Text("自设小计不符", "A subtotal that the report added does not add up")
    explanation = Text(
        "格式没有要求在（三）不予公开这样的分类行填数；填了的，应等于下面各项之和。",
        "The form asks for no numbers on lines such as （三）不予公开. Where a report gives them, they should be the sum of the "
        "rows below.",
    )
    severity = Severity.WARNING
    default = False
    templates = ("gb2019", "gb2021")
    basis = "国办公开办函〔2019〕60号、〔2021〕30号，表三；算术"
    message = Text(
        "“{group}”填{stated}，下面各项之和为{sum}（{column}）",
        "“{group}” says {stated}, but the rows below add up to {sum} ({column})",
    )
    remedy = Text("改正小计，或按格式不填", "correct the subtotal, or leave it out as the form does")
    valid = """
# 云陵县人民政府2020年政府信息公开工作年度报告

## 三、收到和处理政府信息公开申请情况

| | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |
|---|---|---|---|---|---|---|---|
| （一）予以公开 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |
| （三）不予公开 | 7 | 0 | 0 | 0 | 0 | 0 | 7 |
| 1.属于国家秘密 | 3 | 0 | 0 | 0 | 0 | 0 | 3 |
| 2.其他法律行政法规禁止公开 | 4 | 0 | 0 | 0 | 0 | 0 | 4 |
| （四）无法提供 | | | | | | | |
| 1.本机关不掌握相关政府信息 | 2 | 0 | 0 | 0 | 0 | 0 | 2 |
| （七）总计 | 10 | 0 | 0 | 0 | 0 | 0 | 10 |
"""
    invalid = """
# 云陵县人民政府2020年政府信息公开工作年度报告

## 三、收到和处理政府信息公开申请情况

| | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |
|---|---|---|---|---|---|---|---|
| （一）予以公开 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |
| «（三）不予公开 | 9 | 0 | 0 | 0 | 0 | 0 | 9» |
| 1.属于国家秘密 | 3 | 0 | 0 | 0 | 0 | 0 | 3 |
| 2.其他法律行政法规禁止公开 | 4 | 0 | 0 | 0 | 0 | 0 | 4 |
| （七）总计 | 8 | 0 | 0 | 0 | 0 | 0 | 8 |
"""

    def check(self, subject: Table) -> Iterator[Finding | Unchecked]:
        for stray in subject.strays:
            if stray.group and len(stray.values) == len(subject.form.columns):
                yield from self._compared(subject, stray)

    def _compared(self, table: Table, stray: StrayRow) -> Iterator[Finding]:
        rows = [cells for row, cells in table.rows() if row.group == stray.group and row.key in table.printed]
        group = next(form for form in table.form.groups if form.key == stray.group)
        for place, column in enumerate(table.form.columns):
            cells, stated = [row[place] for row in rows], stray.values[place]
            known = cells and all(cell.state in _READ for cell in cells)
            total = sum((cell.value for cell in cells if cell.value), Decimal(0))
            if known and stated is not None and stated != total:
                yield self.finding(
                    stray,
                    *cells,
                    expected=total,
                    actual=stated,
                    group=group.label,
                    stated=stated,
                    sum=total,
                    column=column.label,
                )
                return
