"""FMT007 增减写法不一."""

from __future__ import annotations

from collections.abc import Iterator

from gouji import Finding, Severity, Table, TableRule, Text, Unchecked, narrow, pattern

_WORD = pattern(r"[增减]")


class SignedDeltaInconsistent(TableRule):
    code = "FMT007"
    title = Text("增减写法不一", "Changes are written in two ways")
    explanation = Text(
        "“本年增/减”一栏有的写“增8”，有的只写数字，读者要猜没写的是增还是减。只有负数带号的写法不算。",
        "In the column of changes some say 增8 and some give the bare number, so that a reader has to guess. Bare numbers with "
        "a minus for a decrease are one way and no fault.",
    )
    severity = Severity.NOTE
    default = False
    templates = ("gb2019",)
    table = "disclosure"
    basis = "排版惯例"
    message = Text(
        "“本年增/减”一栏写法不一：“{word}”与“{bare}”", "changes are written in two ways: “{word}” and “{bare}”"
    )
    remedy = Text("统一写法：增加写正数，减少写负数", "write all in one way: a bare number for more, a minus for less")
    valid = """
# 云陵县人民政府2020年政府信息公开工作年度报告

## 二、主动公开政府信息情况

| 信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量 |
|---|---|---|---|
| 行政许可 | 45 | 8 | 53 |
| 其他对外管理服务事项 | 45 | -12 | 120 |
===
# 云陵县人民政府2020年政府信息公开工作年度报告

## 二、主动公开政府信息情况

| 信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量 |
|---|---|---|---|
| 行政许可 | 45 | 增8 | 53 |
| 其他对外管理服务事项 | 45 | 减12 | 120 |
| 行政处罚 | 260 | 0 | 312 |
"""
    invalid = """
# 云陵县人民政府2020年政府信息公开工作年度报告

## 二、主动公开政府信息情况

| 信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量 |
|---|---|---|---|
| 行政许可 | 45 | 增8 | 53 |
| 其他对外管理服务事项 | 45 | «12» | 120 |
"""

    def check(self, subject: Table) -> Iterator[Finding | Unchecked]:
        changes = [cell for cell in subject.cells if cell.column.kind == "change" and cell.value]
        worded = [cell for cell in changes if _WORD.search(cell.raw)]
        bare = [cell for cell in changes if narrow(cell.raw).strip()[:1].isdigit()]
        if worded and bare:
            first, *others = bare
            yield self.finding(first, *others, *worded, word=worded[0].raw.strip(), bare=first.raw.strip())
