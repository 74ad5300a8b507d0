"""FMT006 小数位不合要求."""

from __future__ import annotations

from collections.abc import Iterator

from gouji import Finding, Report, ReportRule, Severity, Text, Unchecked, narrow, pattern
from gouji_rules._frame import FORM_2021
from gouji_rules._printed import amount_head

_ASKED = pattern(r"保留\s*(?:小数点后)?\s*(?P<n>[1-6一二两三四五六])\s*位(?:小数)?")
_NUMERALS = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6}
_PLACES = pattern(r"\d(?:\.(?P<places>\d+))?(?!.*\d)")


class DecimalPlacesMissing(ReportRule):
    code = "FMT006"
    title = Text("小数位不合要求", "An amount has not the decimals asked for")
    explanation = Text(
        "表头写明“保留4位小数”，填的金额小数位数却不同。表头没有要求的不提示，0不必写小数。",
        "The head asks for four decimals and the amount has another number of them. Where the head asks for none nothing is "
        "said; zero needs no decimals.",
    )
    severity = Severity.NOTE
    templates = ("gb2019", "gb2021")
    basis = "报告自身表头的要求"
    message = Text(
        "{cell}填“{raw}”，有{count}位小数，表头要求保留{asked}位",
        "{cell} says “{raw}”; decimals given: {count}, asked for by the head: {asked}",
    )
    remedy = Text("按表头要求补足或保留小数位", "write as many decimals as the head asks for")
    valid = f"""
# 云陵县人民政府2022年政府信息公开工作年度报告

{FORM_2021}

| 信息内容 | 本年收费金额（单位：万元，保留4位小数） |
|---|---|
| 行政事业性收费 | 173,413.7948 |
===
# 云陵县人民政府2022年政府信息公开工作年度报告

{FORM_2021}

| 信息内容 | 本年收费金额（单位：万元，保留四位小数） |
|---|---|
| 行政事业性收费 | 0 |
===
# 云陵县人民政府2022年政府信息公开工作年度报告

{FORM_2021}

| 信息内容 | 本年收费金额（单位：万元） |
|---|---|
| 行政事业性收费 | 24,697.67 |
"""
    invalid = f"""
# 云陵县人民政府2022年政府信息公开工作年度报告

{FORM_2021}

| 信息内容 | 本年收费金额（单位：万元，保留4位小数） |
|---|---|
| 行政事业性收费 | «98.7» |
"""

    def check(self, subject: Report) -> Iterator[Finding | Unchecked]:
        amounts = [cell for cell in subject.cells if cell.column.kind == "amount" and cell.value]
        found = _ASKED.search(narrow(amount_head(subject))) if amounts else None
        if not found:
            return
        asked = _NUMERALS.get(found["n"]) or int(found["n"])
        for cell in amounts:
            printed = _PLACES.search(narrow(cell.raw).partition("(")[0])
            count = len((printed and printed["places"]) or "")
            if count != asked:
                yield self.finding(cell, cell=cell.label, raw=cell.raw.strip(), count=count, asked=asked)
