"""STR013 列举缺号或数目不符."""

from __future__ import annotations

from collections.abc import Iterator

from gouji import Finding, Paragraph, Report, ReportRule, Severity, Text, Unchecked, enumerator, narrow, pattern
from gouji_rules._frame import FORM_2021
from gouji_rules._prose import all_words

_NUMERALS = "一二三四五六七八九十"
_POINT = pattern(rf"(?:^|(?<=[。；：，、;:,\s]))(?P<n>[{_NUMERALS}])是")
_ANNOUNCED = pattern(rf"(?:以下|下列|如下)(?P<n>[{_NUMERALS}两]|\d)个?方面[^。；]*[:：。]\s*$")


class EnumerationGap(ReportRule):
    code = "STR013"
    title = Text("列举缺号或数目不符", "An enumeration skips a number")
    explanation = Text(
        "“一是”之后直接“三是”，或说“以下五个方面”却只列了四条。嵌套的列举、另起的“一是”不算。",
        "三是 follows 一是, or five points are announced and four follow. Lists within lists and a new 一是 are no fault.",
    )
    severity = Severity.NOTE
    default = False
    templates = ("gb2019", "gb2021")
    basis = "报告自身前后一致"
    message = Text("列举有误：{what}", "the enumeration is wrong: {what}")
    remedy = Text("补上缺的一条或改正序号", "add the missing point or correct the numbers")
    valid = f"""
# 云陵县人民政府2022年政府信息公开工作年度报告

{FORM_2021}

## 五、存在的主要问题及改进情况

主要问题：一是更新不勤；二是解读偏少。改进情况：一是逐月通报；二是配齐人员，包括：一是专职一名，二是兼职两名；三是请业务科室写解读。

下一步从以下两个方面做好工作：

（一）逐月通报更新情况。

（二）请业务科室自己写解读。
"""
    invalid = f"""
# 云陵县人民政府2022年政府信息公开工作年度报告

{FORM_2021}

## 五、存在的主要问题及改进情况

主要问题：一是更新不勤；«三是»解读偏少。

下一步从«以下三个方面»做好工作：

（一）逐月通报更新情况。

（二）请业务科室自己写解读。
"""

    def check(self, subject: Report) -> Iterator[Finding | Unchecked]:
        for section in subject.sections:
            words = [paragraph for _, paragraph in all_words(subject, section.number)]
            yield from self._gaps(words)
            yield from self._announced(words)

    def _gaps(self, paragraphs: list[Paragraph]) -> Iterator[Finding]:
        """Each open list is remembered by its last number; a new 一是 opens another within or after it."""
        lists: list[int] = []
        for paragraph in paragraphs:
            for found in _POINT.finditer(narrow(paragraph.text)):
                number = _NUMERALS.index(found["n"]) + 1
                fitting = [place for place, last in enumerate(lists) if last + 1 == number]
                if number == 1:
                    lists.append(1)
                elif fitting:
                    lists[fitting[-1] :] = [number]
                elif lists and number > max(lists) + 1:
                    last = _NUMERALS[lists[-1] - 1]
                    what = Text(f"“{last}是”之后是“{found['n']}是”", f"{found['n']}是 follows {last}是")
                    yield self.finding(paragraph.at(*found.span()), what=what)
                    lists[-1] = number

    def _announced(self, paragraphs: list[Paragraph]) -> Iterator[Finding]:
        for place, paragraph in enumerate(paragraphs):
            text = narrow(paragraph.text)
            found = _ANNOUNCED.search(text)
            if not found:
                continue
            stated = 2 if found["n"] == "两" else (_NUMERALS.find(found["n"]) + 1 or int(found["n"]))
            points = 0
            for later in paragraphs[place + 1 :]:
                style, number, _ = enumerator(later.text)
                points += style == "bracket" and number == points + 1
            if 1 < points != stated:
                where = paragraph.at(found.start(), found.start("n") + 1 + len("个方面"))
                what = Text(f"“{where.text}”，列了{points}条", f"“{where.text}”, and {points} follow")
                yield self.finding(where, what=what)
