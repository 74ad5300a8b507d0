"""SUM004 自设小计不符."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from gouji import AddedColumn, Finding, Severity, StrayRow, Table, TableRule, Text, Unchecked
from gouji_rules._subtotals import READ, subtotal_gaps

# More rows than these have one cause: the column is told once.
_MANY = 3


class AddedSubtotalMismatch(TableRule):
    code = "SUM004"
    title = Text("自设小计不符", "A subtotal that the report added does not add up")
    explanation = Text(
        "格式没有要求在（三）不予公开这样的分类行填数，也没有法人小计这样的列；填了的，应等于所含各项之和。"
        "自设的列合计哪几列，看列名，列名没有说的，看多数行的数是否相符；看不出的不判断。",
        "The form asks for no numbers on lines such as （三）不予公开, and has no column such as 法人小计. Where a report gives "
        "them, they should be the sum of what they comprise. What columns an added one sums is told by its head, or else by "
        "most of its rows; where neither tells, nothing is said.",
    )
    severity = Severity.WARNING
    default = False
    templates = ("gb2019", "gb2021")
    basis = "国办公开办函〔2019〕60号、〔2021〕30号，表三；算术"
    message = Text(
        "“{subtotal}”填{stated}，各项之和为{sum}（{place}）",
        "“{subtotal}” says {stated}, but its parts add up to {sum} ({place})",
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
===
# 云陵县人民政府2020年政府信息公开工作年度报告

## 三、收到和处理政府信息公开申请情况

| | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 小计 | 总计 |
|---|---|---|---|---|---|---|---|---|
| 一、本年新收政府信息公开申请数量 | 12 | 3 | 0 | 0 | 1 | 2 | 6 | 18 |
| 二、上年结转政府信息公开申请数量 | 1 | 0 | 0 | 0 | 0 | 0 | 0 | 1 |
| （一）予以公开 | 7 | 2 | 0 | 0 | 1 | 0 | 3 | 10 |
| （二）部分公开 | 2 | 1 | 0 | 0 | 0 | 0 | 1 | 3 |
| 1.属于国家秘密 | 1 | 0 | 0 | 0 | 0 | 1 | 1 | 2 |
| 1.本机关不掌握相关政府信息 | 2 | 0 | 0 | 0 | 0 | 1 | 1 | 3 |
| （七）总计 | 12 | 3 | 0 | 0 | 1 | 2 | 6 | 18 |
| 四、结转下年度继续办理 | 1 | 0 | 0 | 0 | 0 | 0 | 0 | 1 |
===
# 云陵县人民政府2020年政府信息公开工作年度报告

## 三、收到和处理政府信息公开申请情况

| | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 网上申请 | 总计 |
|---|---|---|---|---|---|---|---|---|
| 一、本年新收政府信息公开申请数量 | 12 | 3 | 0 | 0 | 1 | 2 | 6 | 18 |
| 二、上年结转政府信息公开申请数量 | 1 | 0 | 0 | 0 | 0 | 0 | 0 | 1 |
| （一）予以公开 | 7 | 2 | 0 | 0 | 1 | 0 | 3 | 10 |
| （二）部分公开 | 2 | 1 | 0 | 0 | 0 | 0 | 2 | 3 |
| 1.属于国家秘密 | 1 | 0 | 0 | 0 | 0 | 1 | 1 | 2 |
| 1.本机关不掌握相关政府信息 | 2 | 0 | 0 | 0 | 0 | 1 | 1 | 3 |
| （七）总计 | 12 | 3 | 0 | 0 | 1 | 2 | 6 | 18 |
| 四、结转下年度继续办理 | 1 | 0 | 0 | 0 | 0 | 0 | 0 | 1 |
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
===
# 云陵县人民政府2020年政府信息公开工作年度报告

## 三、收到和处理政府信息公开申请情况

| | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 小计 | 总计 |
|---|---|---|---|---|---|---|---|---|
| 一、本年新收政府信息公开申请数量 | 12 | 3 | 0 | 0 | 1 | 2 | 6 | 18 |
| 二、上年结转政府信息公开申请数量 | 1 | 0 | 0 | 0 | 0 | 0 | 0 | 1 |
| （一）予以公开 | 7 | 2 | 0 | 0 | 1 | 0 | 3 | 10 |
| （二）部分公开 | 2 | 1 | 0 | 0 | 0 | 0 | «4» | 3 |
| 1.属于国家秘密 | 1 | 0 | 0 | 0 | 0 | 1 | 1 | 2 |
| 1.本机关不掌握相关政府信息 | 2 | 0 | 0 | 0 | 0 | 1 | 1 | 3 |
| （七）总计 | 12 | 3 | 0 | 0 | 1 | 2 | 6 | 18 |
| 四、结转下年度继续办理 | 1 | 0 | 0 | 0 | 0 | 0 | 0 | 1 |
===
# 云陵县人民政府2020年政府信息公开工作年度报告

## 三、收到和处理政府信息公开申请情况

| | 自然人 | 法人或其他组织合计 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |
|---|---|---|---|---|---|---|---|---|
| 一、本年新收政府信息公开申请数量 | 12 | 6 | 3 | 0 | 0 | 1 | 2 | 18 |
| 二、上年结转政府信息公开申请数量 | 1 | «2» | 0 | 0 | 0 | 0 | 0 | 1 |
| （七）总计 | 12 | 6 | 3 | 0 | 0 | 1 | 2 | 18 |
"""

    def check(self, subject: Table) -> Iterator[Finding | Unchecked]:
        for column in subject.added:
            yield from self._added(subject, column)
        for stray in subject.strays:
            if stray.group and len(stray.values) == len(subject.form.columns):
                yield from self._group(subject, stray)

    def _group(self, table: Table, stray: StrayRow) -> Iterator[Finding]:
        rows = [cells for row, cells in table.rows() if row.group == stray.group and row.key in table.printed]
        group = next(form for form in table.form.groups if form.key == stray.group)
        for place, column in enumerate(table.form.columns):
            cells, stated = [row[place] for row in rows], stray.values[place]
            known = cells and all(cell.state in READ for cell in cells)
            total = sum((cell.value for cell in cells if cell.value), Decimal(0))
            if known and stated is not None and stated != total:
                yield self.finding(
                    stray,
                    *cells,
                    expected=total,
                    actual=stated,
                    subtotal=group.label,
                    stated=stated,
                    sum=total,
                    place=column.label,
                )
                return

    def _added(self, table: Table, column: AddedColumn) -> Iterator[Finding]:
        gaps = subtotal_gaps(table, column)
        for gap in gaps[:1] if len(gaps) > _MANY else gaps:
            row = gap.cells[0].row.label
            rest = len(gaps) - 1
            several = Text(f"{row.zh}等{rest + 1}行", f"{row.en} and {rest} more rows")
            yield self.finding(
                gap.stated,
                *gap.cells,
                expected=gap.sum,
                actual=gap.stated.value,
                subtotal=column.head or Text("自设的一列", "a column of its own"),
                stated=gap.stated.value,
                sum=gap.sum,
                place=several if len(gaps) > _MANY else row,
            )
