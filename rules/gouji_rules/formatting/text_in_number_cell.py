"""FMT003 数字格夹文字."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gouji import Cell, Finding, Severity, Table, TableRule, Text, Unchecked, narrow, pattern

_BRACKET = pattern(r"[(\[【{（].*", re.DOTALL)
# Letters and signs that stand for a digit are another fault.
_WORDS = pattern(r"[^\W\doOlIＯｌＩ〇○零]")
_LONGEST = 12


class TextInNumberCell(TableRule):
    code = "FMT003"
    title = Text("数字格夹文字", "A number cell holds words beside its number")
    explanation = Text(
        "数字格里夹了单位或文字（251000元、增8、约30），汇总时读不出数。括号里的说明（12（其中修改5件））不算。每张表只提示一次。",
        "A unit or words beside the number (251000元, 增8, 约30) are lost when figures are gathered. An explanation in brackets "
        "is no fault. One note a table.",
    )
    severity = Severity.NOTE
    templates = ("gb2019", "gb2021")
    basis = "国办公开办函〔2019〕60号、〔2021〕30号，填表要求"
    message = Text(
        "{table}有{count}个数字格夹有文字，如“{raw}”",
        "{table}: number cells with words in them: {count}, such as “{raw}”",
    )
    remedy = Text("只填数字；减少的写负号", "write the number alone, a decrease with a minus")
    valid = """
# 云陵县人民政府2020年政府信息公开工作年度报告

## 二、主动公开政府信息情况

| 信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量 |
|---|---|---|---|
| 行政许可 | 1,245 | -8 | 53（其中变更6件） |
| 其他对外管理服务事项 | 45 | +2 | １２０ |
| 行政处罚 | 260 | — | 24,697.00 |
| 行政强制 | 1O | 无 | 若干 |
"""
    invalid = """
# 云陵县人民政府2020年政府信息公开工作年度报告

## 二、主动公开政府信息情况

| 信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量 |
|---|---|---|---|
| 行政许可 | 45 | «增8» | 53 |
| 其他对外管理服务事项 | 45 | 12 | 120件 |
===
# 云陵县人民政府2022年政府信息公开工作年度报告

## 二、主动公开政府信息情况

| 信息内容 | 本年处理决定数量 |
|---|---|
| 行政许可 | «约300» |
| 行政处罚 | 30 |
"""

    def check(self, subject: Table) -> Iterator[Finding | Unchecked]:
        odd = [cell for cell in subject.cells if not cell.raw.isdigit() and _has_words(cell)]
        if odd:
            first, *others = odd
            yield self.finding(first, *others, table=subject.form.label, count=len(odd), raw=first.raw.strip())


def _has_words(cell: Cell) -> bool:
    """Of cells that could not be read only short ones with a number: the rest is ACT009's, or slipped in."""
    text = _BRACKET.sub("", narrow(cell.raw))
    if cell.state not in ("present", "unreadable") or not _WORDS.search(text):
        return False
    return cell.state == "present" or (len(text) <= _LONGEST and any(char.isdigit() for char in text))
