"""TPL003 擅自增删行列."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gouji import Finding, Report, Severity, Table, TableRule, Text, Unchecked, fold, pattern
from gouji_rules._frame import FORM_2021
from gouji_rules._precedence import misread, on_wrong_form
from gouji_rules._printed import labels_of, unsure_tables

_REMARK = pattern(r"^[*＊※]|^(?:备?注|说明)[:：]?|合计|小计|共计")


class RowsAddedOrRemoved(TableRule):
    code = "TPL003"
    title = Text("擅自增删行列", "A row was added to the form")
    explanation = Text(
        "表格里多出了格式没有的一行。格式全国统一，不能自行增加行；需要补充的写在正文或其他需要报告的事项里。表下的注、自设的小计不在此列。少了行的见STR006。",
        "A table has a row that the form lacks. The form is the same for the whole country; what there is to add belongs in the "
        "text. Remarks below a table and added subtotals are not meant; for missing rows see STR006.",
    )
    severity = Severity.WARNING
    templates = ("gb2019", "gb2021")
    basis = "国办公开办函〔2019〕60号、〔2021〕30号；重庆市2019年年报通知"
    message = Text("{table}多出格式没有的一行：“{label}”", "{table} has a row that the form lacks: “{label}”")
    remedy = Text(
        "删去这一行，内容移到正文或第六部分", "take the row out; what it says belongs in the text or in section six"
    )
    valid = """
# 云陵县人民政府2022年政府信息公开工作年度报告

## 二、主动公开政府信息情况

| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
|---|---|---|---|
| 规章 | 0 | 0 | 0 |
| 行政规范性文件 | 10（其中修订3件） | 1 | 41 |

## 三、收到和处理政府信息公开申请情况

| | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |
|---|---|---|---|---|---|---|---|
| 一、本年新收政府信息公开申请数量 | 8 | 1 | 0 | 0 | 0 | 0 | 9 |
| （三）不予公开 | 8 | 1 | 0 | 0 | 0 | 0 | 9 |
| 1.属于国家秘密 | 8 | 1 | 0 | 0 | 0 | 0 | 9 |
| （七）总计 | 8 | 1 | 0 | 0 | 0 | 0 | 9 |
| 注：含上年结转3件 | | | | | | | |

注：以上数据含所属单位12个。
"""
    invalid = f"""
# 云陵县人民政府2022年政府信息公开工作年度报告

## 二、主动公开政府信息情况

| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
|---|---|---|---|
| 规章 | 0 | 0 | 0 |
| «政府公报期数 | 12 | 0 | 12» |
| 行政规范性文件 | 5 | 1 | 41 |
===
# 云陵县人民政府2022年政府信息公开工作年度报告

{FORM_2021}

## 三、收到和处理政府信息公开申请情况

| | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |
|---|---|---|---|---|---|---|---|
| 7.属于行政执法案卷 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| 8.属于行政查询事项 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |
| «9.属于工作秘密 | 1 | 0 | 0 | 0 | 0 | 0 | 1» |
| 1.本机关不掌握相关政府信息 | 8 | 1 | 0 | 0 | 0 | 0 | 9 |
| （七）总计 | 10 | 1 | 0 | 0 | 0 | 0 | 11 |
"""

    def subjects(self, report: Report) -> Iterable[Table]:
        tables = () if on_wrong_form(report) or misread(report) else super().subjects(report)
        return [table for table in tables if table.form.key not in unsure_tables(report)]

    def check(self, subject: Table) -> Iterator[Finding | Unchecked]:
        if subject.form.side_by_side or subject.by_order:
            return
        known = {fold(name) for name, _ in labels_of(subject)} - {fold(one.label.zh) for one in subject.form.columns}
        sizes = {len(row.columns) for row in subject.form.rows}
        for stray in subject.strays:
            words = fold(stray.label)
            # The tail of a label that was wrapped, or its end beside numbers torn off, is no row of its own.
            piece = any(words in label or label in words for label in known)
            if stray.foreign and not piece and len(stray.values) in sizes and not _REMARK.search(stray.label):
                yield self.finding(stray, table=subject.form.label, label=stray.label)
