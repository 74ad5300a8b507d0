"""TPL006 引用旧通知."""

from __future__ import annotations

from collections.abc import Iterator

from gouji import Finding, Report, ReportRule, Severity, Text, Unchecked, narrow, pattern
from gouji_rules._frame import FORM_2021
from gouji_rules._precedence import on_wrong_form
from gouji_rules._prose import all_words

_OPEN, _CLOSE = r"[〔\[(【﹝]\s*", r"\s*[〕\])】﹞]\s*"
_OLD = pattern(rf"(?:国办公开办函\s*)?{_OPEN}2019{_CLOSE}60\s*号")
_NEW = pattern(rf"{_OPEN}2021{_CLOSE}30\s*号")


class OutdatedBasis(ReportRule):
    code = "TPL006"
    title = Text("引用旧通知", "Only the older notice is cited")
    explanation = Text(
        "2021年度起的报告按国办公开办函〔2021〕30号编制，只引用〔2019〕60号的，编制依据没有更新。两个都引用、只引用条例的不算。",
        "Reports from 2021 on are made under notice 30 of 2021. One that cites only notice 60 of 2019 has not been brought up "
        "to date. Citing both, or the regulations alone, is no fault.",
    )
    severity = Severity.NOTE
    templates = ("gb2021",)
    basis = "国办公开办函〔2021〕30号"
    message = Text(
        "只引用了旧通知“{cited}”，{year}年度报告的依据是国办公开办函〔2021〕30号",
        "only the older notice “{cited}” is cited; the report for {year} is made under notice 30 of 2021",
    )
    remedy = Text("改引国办公开办函〔2021〕30号", "cite notice 30 of 2021 (国办公开办函〔2021〕30号) in its place")
    valid = f"""
# 云陵县人民政府2022年政府信息公开工作年度报告

本报告依据《中华人民共和国政府信息公开条例》编制。

{FORM_2021}
===
# 云陵县人民政府2022年政府信息公开工作年度报告

本报告按照国办公开办函〔2019〕60号和国办公开办函〔2021〕30号编制。

{FORM_2021}
"""
    invalid = f"""
# 云陵县人民政府2022年政府信息公开工作年度报告

本报告按照«国办公开办函[2019]60号»的要求编制。

{FORM_2021}
"""

    def check(self, subject: Report) -> Iterator[Finding | Unchecked]:
        if on_wrong_form(subject):
            return
        told = [(paragraph, narrow(paragraph.text)) for _, paragraph in all_words(subject)]
        if any(_NEW.search(text) for _, text in told):
            return
        for paragraph, text in told:
            if "2019" in text and (found := _OLD.search(text)):
                place = paragraph.at(*found.span())
                yield self.finding(place, cited=place.text, year=subject.year or "2021")
                return
