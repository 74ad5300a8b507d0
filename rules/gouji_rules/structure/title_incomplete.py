"""STR012 题名要素不全."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gouji import Finding, Report, ReportRule, Severity, Text, Unchecked, narrow, pattern
from gouji_rules._frame import FORM_2021

_YEAR = pattern(r"(?:20\d\d|[二2][零〇○O0][一二三四五六七八九零〇○0-9]{2})\s*年?")
_WORDS = pattern(r"政府信息公开.*(?:报告|年报)")
_TAIL = pattern(r"(?:政府信息|政务|信息)公开.*$")
# 县政府办公室, 市教育局: whose county or city? The names of places that begin so (市中区, 镇江市) go on to an ending.
_NO_PLACE = pattern(
    r"(?:我|本)?(?:省|市|县|区|旗|州|镇|乡|街道)(?:人民政府|政府|委|办)?"
    r"(?:[^省市县区旗州镇乡]{0,12}(?:政府|办公?室|办公厅|厅|局|委|委员会|中心|院|所|处|会|办))?"
)
_CUT = Text("没有题名，可能未随文件导出", "there is no title; it may not have come with the export")


class TitleIncomplete(ReportRule):
    code = "STR012"
    title = Text("题名要素不全", "The title is incomplete")
    explanation = Text(
        "题名应写明机关（带地名）、年度和“政府信息公开工作年度报告”。脱离原来的网站以后，只写“县政府办公室”的题名就看不出是哪个县。"
        "区县名前省去省市不算缺。",
        "The title names the organ with its place, the year, and what the report is. Away from its own site a title like "
        "县政府办公室 no longer says of which county. A district's name without province and city is complete.",
    )
    severity = Severity.NOTE
    templates = ("gb2019", "gb2021")
    basis = "政府信息公开条例第四十九条"
    message = Text("题名没有写明{missing}", "the title lacks {missing}")
    remedy = Text(
        "题名写作“×××（机关全称）{year}年政府信息公开工作年度报告”",
        "write the full name of the organ with its place, {year}年, and what the report is",
    )
    valid = f"""
# 市中区人民政府2022年政府信息公开工作年度报告

{FORM_2021}
===
云陵县水利局
二〇二二年度政府信息公开工作报告

{FORM_2021}
===
# 镇泽县市场监督管理局关于2022年政府信息公开工作的年度报告

{FORM_2021}
"""
    invalid = f"""
# «县政府办公室2022年政府信息公开工作年度报告»

{FORM_2021}
===
# «2022年政府信息公开工作年度报告»

{FORM_2021}
===
# «云陵县水利局2022年政务公开工作年度报告»

{FORM_2021}
"""

    def check(self, subject: Report) -> Iterator[Finding | Unchecked]:
        if subject.title is None:
            yield self.unchecked(subject, _CUT)
            return
        missing = list(_missing(subject.title.value))
        if missing:
            yield self.finding(subject, missing=missing, year=subject.year or "××××")


def _missing(title: str) -> Iterator[Text]:
    text = narrow(title)
    organ = re.sub(r"^关于|(?:的|工作|关于)+$", "", _TAIL.sub("", _YEAR.sub("", text)).strip("《》()[] 度"))
    if len(organ) < 2:
        yield Text("机关名称", "the organ")
    elif _NO_PLACE.fullmatch(organ):
        yield Text(f"地名（“{organ}”是哪里的）", f"the place (of which county or city is “{organ}”?)")
    if not _YEAR.search(text):
        yield Text("年度", "the year")
    if not _WORDS.search(text):
        yield Text("“政府信息公开工作年度报告”字样", "the words 政府信息公开工作年度报告")
