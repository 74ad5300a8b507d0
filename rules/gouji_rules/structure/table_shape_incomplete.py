"""STR006 表格行列不全."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from gouji import Finding, Report, Severity, Table, TableRule, Text, Unchecked, enumerator, fold
from gouji_rules._frame import FORM_2019, FORM_2021
from gouji_rules._precedence import misread, on_wrong_form
from gouji_rules._printed import short_texts, unsure_tables


class TableShapeIncomplete(TableRule):
    code = "STR006"
    title = Text("表格行列不全", "Rows of the form are missing")
    explanation = Text(
        "表格中间少了格式规定的行，前后的行都在。没有数量的行也要保留并填0。行名丢了而数字还在、整表难以对位的，不在此列。",
        "Rows of the form are missing between rows that are there. A row without anything to count is kept and filled in with "
        "0. Rows that only lost their labels, and tables that could not be read reliably, are not meant.",
    )
    severity = Severity.WARNING
    templates = ("gb2019", "gb2021")
    basis = "国办公开办函〔2019〕60号、〔2021〕30号，各表"
    message = Text("{table}缺{count}行：{rows}", "{table} lacks {count} rows: {rows}")
    remedy = Text("按格式补上，没有的填0", "put them in as the form has them, with 0 where there is none")
    valid = f"""
# 云陵县人民政府2022年政府信息公开工作年度报告

{FORM_2021}

| 信息内容 | 本年处理决定数量 |
|---|---|
| 行政许可 | 30 |
| 行政处罚 | 12 |
| 行政强制 | 0 |

| 信息内容 | 本年收费金额（单位：万元） |
|---|---|
| 行政事业性收费 | 0 |
===
# 云陵县人民政府2022年政府信息公开工作年度报告

{FORM_2021}

| 信息内容 | 本年处理决定数量 |
|---|---|
| 行政许可 | 30 |
| | 12 |
| 行政强制 | 0 |

| 信息内容 | 本年收费金额（单位：万元） |
|---|---|
| 行政事业性收费 | 0 |
===
# 云陵县人民政府2022年政府信息公开工作年度报告

{FORM_2019}

| 信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量 |
|---|---|---|---|
| 行政许可 | 45 | 8 | 53 |
| 行政处罚 | 260 | 2 | 312 |
| 行政强制 | 10 | 0 | 2 |

| 信息内容 | 上一年项目数量 | 本年增/减 |
|---|---|---|
| 行政事业性收费 | 6 | 0 |
"""
    invalid = """
# 云陵县人民政府2022年政府信息公开工作年度报告

## 一、总体情况

全年公示行政许可决定24件、行政处罚决定12件。

## 二、主动公开政府信息情况

| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
|---|---|---|---|
| 规章 | 0 | 0 | 0 |
| 行政规范性文件 | «5» | 1 | 41 |

| 信息内容 | 本年处理决定数量 |
|---|---|
| 行政处罚 | 12 |
| 行政强制 | 0 |

| 信息内容 | 本年收费金额（单位：万元） |
|---|---|
| 行政事业性收费 | 0 |
"""

    def subjects(self, report: Report) -> Iterable[Table]:
        """The tables that could be read row by row, without those whose missing rows' words stand somewhere."""
        if on_wrong_form(report) or misread(report):
            return []
        unsure = unsure_tables(report)
        sure = [table for table in super().subjects(report) if table.form.key not in unsure and _missing(table)]
        sure = [table for table in sure if not (table.form.side_by_side or table.by_order or table.strays)]
        # A sentence tells of a matter; it is no row whose cells went elsewhere.
        texts = [fold(text) for text, _ in short_texts(report) if not text.rstrip().endswith("。")] if sure else []
        printed = "|".join(texts)
        return [table for table in sure if not any(_stem(table, key) in printed for key in _missing(table))]

    def check(self, subject: Table) -> Iterator[Finding | Unchecked]:
        missing = _missing(subject)
        order = [row.key for row, _ in subject.rows()]
        before = [key for key in order[: order.index(missing[0])] if key in subject.printed][-1]
        cells = subject.row(before)
        names = [row.label for row in subject.form.rows if row.key in missing]
        yield self.finding(cells[0], table=subject.form.label, count=len(names), rows=names)


def _missing(table: Table) -> Sequence[str]:
    """Rows that are not printed between rows that are; none where so few are printed that the table was cut."""
    order = [row.key for row, _ in table.rows()]
    there = [place for place, key in enumerate(order) if key in table.printed]
    if 2 * len(there) < len(order):
        return []
    return [key for key in order[there[0] : there[-1]] if key not in table.printed]


def _stem(table: Table, key: str) -> str:
    label = next(row.label.zh for row in table.form.rows if row.key == key)
    return fold(label[enumerator(label)[2] :])
