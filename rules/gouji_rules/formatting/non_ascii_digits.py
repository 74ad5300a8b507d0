"""FMT004 全角数字或异形字符."""

from __future__ import annotations

from collections.abc import Iterator

from gouji import Finding, Report, ReportRule, Severity, Text, Unchecked, pattern

# Full-width digits, letters that look like digits, a soft hyphen for a minus.
_ODD = pattern(r"[０-９．，oOlI〇○\u00ad]")


class NonAsciiDigits(ReportRule):
    code = "FMT004"
    title = Text("全角数字或异形字符", "A number is not written in plain digits")
    explanation = Text(
        "全角数字（１７）、字母O代0、字母l代1，看上去是数字，复制到统计表里却不能计算。每张表只提示一次。",
        "Full-width digits, O for 0 or l for 1 look like a number but cannot be added up where they are pasted. One note "
        "a table.",
    )
    severity = Severity.NOTE
    templates = ("gb2019", "gb2021")
    basis = "排版惯例：数字用半角阿拉伯数字"
    message = Text(
        "{table}有{count}个数字含全角或异形字符，如“{raw}”",
        "{table}: numbers with full-width or look-alike characters: {count}, such as “{raw}”",
    )
    remedy = Text("改用半角数字", "write them in plain digits")
    valid = """
# 云陵县人民政府2020年政府信息公开工作年度报告

## 三、收到和处理政府信息公开申请情况

| | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |
|---|---|---|---|---|---|---|---|
| 一、本年新收政府信息公开申请数量 |　17　| 1 | 0 | 0 | 0 | 0 | 18 |
| 二、上年结转政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| （七）总计 | 17 | 1 | 0 | 0 | 0 | 0 | 18 |
"""
    invalid = """
# 云陵县人民政府2020年政府信息公开工作年度报告

## 三、收到和处理政府信息公开申请情况

| | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |
|---|---|---|---|---|---|---|---|
| 一、本年新收政府信息公开申请数量 | «１７» | 1 | 0 | 0 | 0 | 0 | 18 |
| 二、上年结转政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| （七）总计 | 17 | 1 | 0 | 0 | 0 | 0 | 18 |
"""

    def check(self, subject: Report) -> Iterator[Finding | Unchecked]:
        if any(note.kind == "recognition" for note in subject.notes):
            return  # the whole file was read by character recognition: EXT003 says so once
        for table in subject.tables:
            odd = [cell for cell in table.cells if cell.state == "present" and _ODD.search(cell.raw.partition("（")[0])]
            if odd:
                first, *others = odd
                yield self.finding(first, *others, table=table.form.label, count=len(odd), raw=first.raw)
