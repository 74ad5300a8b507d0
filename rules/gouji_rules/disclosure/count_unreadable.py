"""ACT009 数量格无法读数."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gouji import Cell, Finding, Report, Severity, Table, TableRule, Text, Unchecked, fold, pattern
from gouji_rules._again import again
from gouji_rules._precedence import misread
from gouji_rules._printed import labels_of

_DIGIT = pattern(r"\d")
_UNIT = pattern(r"(?:单位)?(?:件|个|项|条|份|元|万元|件次|人次)")
# Longer than this it is a sentence that slipped in, or a merged cell.
_LONGEST = 20


class CountUnreadable(TableRule):
    code = "ACT009"
    title = Text("数量格无法读数", "A count cell holds words and no number")
    explanation = Text(
        "数量格里写了文字，没有数字（若干、见附表），无法核对，也无法汇总。“无”“/”等占位符另有提示。",
        "A count cell holds words without any number (若干, 见附表): it can be neither checked nor added up. Placeholders "
        "are told of elsewhere.",
    )
    severity = Severity.WARNING
    templates = ("gb2019", "gb2021")
    basis = "国办公开办函〔2019〕60号、〔2021〕30号，填表要求"
    message = Text("{cell}填“{raw}”{more}，没有数字", "{cell} says “{raw}”{more} and no number")
    remedy = Text("填写具体数量，没有的填0", "fill in the number, 0 where there is none")
    valid = """
# 云陵县人民政府2022年政府信息公开工作年度报告

## 二、主动公开政府信息情况

| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
|---|---|---|---|
| 规章 | 无 | / | — |
| 行政规范性文件 | 5件 | 1（系清理） | 41 |

| 信息内容 | 本年处理决定数量 |
|---|---|
| 行政许可 | 约300 |
| 行政处罚 | |
"""
    invalid = """
# 云陵县人民政府2022年政府信息公开工作年度报告

## 二、主动公开政府信息情况

| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
|---|---|---|---|
| 规章 | 0 | 0 | 0 |
| 行政规范性文件 | 5 | «若干» | 41 |

| 信息内容 | 本年处理决定数量 |
|---|---|
| 行政许可 | «详见附表» |
| 行政处罚 | 详见附表 |
"""

    def subjects(self, report: Report) -> Iterable[Table]:
        return () if misread(report) else super().subjects(report)

    def check(self, subject: Table) -> Iterator[Finding | Unchecked]:
        same: dict[str, list[Cell]] = {}
        unread = [(cell, fold(cell.raw)) for cell in subject.cells if cell.state == "unreadable"]
        labels = {fold(name) for name, _ in labels_of(subject)} if unread else set()
        for cell, words in unread:
            if not words or len(words) > _LONGEST or _DIGIT.search(words):
                continue
            # A head or a unit that slipped into the row is the converter's doing.
            if not _UNIT.fullmatch(words) and not any(words in label for label in labels):
                same.setdefault(words, []).append(cell)
        for first, *others in same.values():
            yield self.finding(first, *others, cell=first.label, raw=first.raw.strip(), more=again(others))
