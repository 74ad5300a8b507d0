"""STY006 残句缺标点."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from gouji import Finding, Report, ReportRule, Severity, Text, Unchecked, pattern
from gouji_rules._frame import FORM_2021
from gouji_rules._precedence import misread
from gouji_rules._prose import prose

_SPACED = pattern(r"(?<=[\u4e00-\u9fff]) +[。，；]")
_CLASHING = pattern(r"[，、；][。；]|。[，、；]|，，|。。(?!。)")
_OPEN_END = pattern(r"[\u4e00-\u9fff\d]$")
_POINT = pattern(r"\s*(?:[（(][一二三四五六七八九十\d]{1,2}[)）]|[一二三四五六七八九十]是)")
_LONG = 40


class BrokenSentence(ReportRule):
    code = "STY006"
    title = Text("残句缺标点", "A sentence is broken off or its mark is misplaced")
    explanation = Text(
        "段末缺标点、标点前有空格、两个标点相撞，多为删改时留下。标题、列举和跨页断开的段落不算。",
        "A paragraph without its end mark, a space before a mark, or two marks that clash are usually left over from editing. "
        "Headings, lists and paragraphs that go on behind a page break are not meant.",
    )
    severity = Severity.NOTE
    default = False
    certain = False
    templates = ("gb2019", "gb2021")
    basis = "《标点符号用法》（GB/T 15834—2011）"
    message = Text("“{text}”处{what}", "at “{text}”: {what}")
    remedy = Text("补全句子，改正标点", "complete the sentence and correct its marks")
    valid = f"""
# 云陵县人民政府2022年政府信息公开工作年度报告

## 一、总体情况

（一）主动公开情况

对历年文件逐件核对，失效的撤下，仍然有效的标明文号和日期。

{FORM_2021}
"""
    invalid = f"""
# 云陵县人民政府2022年政府信息公开工作年度报告

## 一、总体情况

围绕群众办事需要整理公开内容« 。»对历年文件逐件核对«，。»失效的撤下。

设在办事大厅的查询点全年开放，来访群众可以在工作人员帮助下查找文件。对历年文件逐件核对，失效的«撤下并标明文号和日期»

（二）各单位指定专人负责，按月报送。

{FORM_2021}
"""

    def check(self, subject: Report) -> Iterator[Finding | Unchecked]:
        paragraphs = [] if misread(subject) else list(prose(subject))
        for paragraph in paragraphs:
            text = paragraph.text
            for found in _SPACED.finditer(text):
                what = Text("标点前有空格", "a space before the mark")
                yield self.finding(paragraph.at(*found.span()), text=found[0], what=what)
            for found in _CLASHING.finditer(text):
                yield self.finding(paragraph.at(*found.span()), text=found[0], what=Text("标点相撞", "two marks clash"))
        for paragraph, following in pairwise(paragraphs):
            text = paragraph.text
            # Where the next one opens a point of its own, this one cannot go on there.
            if len(text) >= _LONG and "。" in text and _OPEN_END.search(text) and _POINT.match(following.text):
                place = paragraph.at(len(text) - 10, len(text))
                yield self.finding(place, text=place.text, what=Text("段末缺标点", "the paragraph has no end mark"))
