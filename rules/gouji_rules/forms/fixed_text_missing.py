"""TPL005 勾稽说明或条款标题缺失."""

from __future__ import annotations

from collections.abc import Iterator

from gouji import Finding, Report, ReportRule, Severity, Text, Unchecked, fold, pattern
from gouji_rules._frame import FORM_2021
from gouji_rules._printed import short_texts

_SENTENCE = pattern(r"勾稽关系|第一项加第二项")


class FixedTextMissing(ReportRule):
    code = "TPL005"
    title = Text("勾稽说明或条款标题缺失", "Fixed words of the form are missing")
    explanation = Text(
        "格式在表二每段之上印有“第二十条第（…）项”，在表三表头印有勾稽关系说明，应当保留。全部没有的多半是转换时丢的，不提示。",
        "The form prints 第二十条第（…）项 above each part of table 2 and a sentence on how the figures of table 3 add up. They "
        "are to be kept. Where all of them are missing the conversion lost them, and nothing is said.",
    )
    severity = Severity.NOTE
    default = False
    templates = ("gb2019", "gb2021")
    basis = "国办公开办函〔2019〕60号、〔2021〕30号，表二、表三"
    message = Text("表格缺固定文字：{missing}", "fixed words of the tables are missing: {missing}")
    remedy = Text("按格式补上", "put them in as the form has them")
    valid = f"""
# 云陵县人民政府2022年政府信息公开工作年度报告

{FORM_2021}
"""
    invalid = """
# 云陵县人民政府2022年政府信息公开工作年度报告

## 二、主动公开政府信息情况

| 第二十条第（一）项 | | | |
|---|---|---|---|
| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
| 规章 | «0» | 0 | 0 |
| 行政规范性文件 | 5 | 1 | 41 |
| 信息内容 | 本年处理决定数量 | | |
| 行政许可 | 30 | | |
| 第二十条第（六）项 | | | |
| 信息内容 | 本年处理决定数量 | | |
| 行政处罚 | 30 | | |
| 行政强制 | 2 | | |
| 第二十条第（八）项 | | | |
| 信息内容 | 本年收费金额（单位：万元） | | |
| 行政事业性收费 | 30 | | |
"""

    def check(self, subject: Report) -> Iterator[Finding | Unchecked]:
        table = subject.table("disclosure")
        if table is None:
            return
        printed = [fold(text) for text, _ in short_texts(subject)]
        groups = {row.group for row, _ in table.rows() if row.key in table.printed}
        captions = {fold(form.label.zh): form.label for form in table.form.groups if form.key in groups}
        missing = [label for words, label in captions.items() if not any(words in text for text in printed)]
        if len(missing) == len(captions):
            return  # the fixed words did not come with the export
        if not missing and (applications := subject.table("applications")):
            text = "".join(getattr(block, "text", "") for block in subject.document.blocks)
            if not any(_SENTENCE.search(words) for words in (*printed, fold(text))):
                label = Text("勾稽关系说明", "the sentence on how table 3 adds up")
                yield self.finding(applications.cells[0], missing=[label])
            return
        if missing:
            yield self.finding(table.cells[0], missing=missing)
