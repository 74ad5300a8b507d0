"""STY002 词语重复."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from gouji import Finding, Report, ReportRule, Severity, Text, Unchecked, pattern
from gouji_rules._frame import FORM_2021
from gouji_rules._precedence import misread
from gouji_rules._prose import prose
from gouji_rules._words import read_list

_HAN = "[\u4e00-\u9fff]"
_DOUBLED = pattern(rf"({_HAN}{{2,8}})\1")
# 一步一步, 逐项逐项 and the like are doubled on purpose.
_DISTRIBUTIVE = pattern(r"[一二两三四五六七八九十百千万逐各每几]")
_BODY = pattern(r"[室会处局部科院厅办]$")  # 县政府办公室办公室主任
# More than this the file says everything twice: a conversion.
_MOST = 4


class DuplicatedPhrase(ReportRule):
    code = "STY002"
    title = Text("词语重复", "A word is doubled")
    explanation = Text(
        "同一个词连写两遍，“总体……总体”这样前后重复，或“的的”“了了”，多为改稿时留下。叠词、排比和词尾词头相接的不算。",
        "A word stands twice in a row or frames another, or a particle is doubled; usually left over from editing. Reduplication, "
        "parallel phrases, and compounds that meet are no fault.",
    )
    severity = Severity.NOTE
    certain = False
    templates = ("gb2019", "gb2021")
    basis = "现代汉语规范"
    message = Text("“{text}”词语重复", "“{text}”: a word is repeated")
    remedy = Text("删去多余的一个", "delete one of them")
    valid = f"""
# 云陵县人民政府2022年政府信息公开工作年度报告

## 一、总体情况

坚持同步起草同步审批，做到谁制作谁公开、件件有回音、事事有着落，一步一步抓落实。转变工作作风，通过县人民政府政府网站公开信息，及时了解群众意见，目的的设定和谐有序，确保问题存在在哪里就解决在哪里。

{FORM_2021}
"""
    invalid = f"""
# 云陵县人民政府2022年政府信息公开工作年度报告

## 一、总体情况

全县公开工作«总体运行总体»良好，«进一步进一步»加强指导，各单位«的的»配合较好。

{FORM_2021}
"""

    def check(self, subject: Report) -> Iterator[Finding | Unchecked]:
        paragraphs = [] if misread(subject) else list(prose(subject))
        text = "\n".join(paragraph.text for paragraph in paragraphs)
        frames = [word for word in read_list("framing")["frames"] if text.count(word) > 1]
        particles = [fault for doubled, fault in _pairs() if doubled in text]
        found = []
        for paragraph in paragraphs:
            places = {*_doubled(paragraph.text), *_framed(paragraph.text, frames)}
            places.update(one.span() for fault in particles for one in fault.finditer(paragraph.text))
            for start, end in sorted(places):
                found.append(self.finding(paragraph.at(start, end), text=paragraph.text[start:end]))
        if len(found) <= _MOST:
            yield from found


def _doubled(text: str) -> Iterator[tuple[int, int]]:
    for found in _DOUBLED.finditer(text):
        word = found[1]
        meeting = word in read_list("framing")["compounds"] or _BODY.search(word)
        if not meeting and not _DISTRIBUTIVE.match(word):
            yield found.span()


def _framed(text: str, frames: Sequence[str]) -> Iterator[tuple[int, int]]:
    for word in (one for one in frames if text.count(one) > 1):
        for found in re.finditer(rf"{word}{_HAN}{{1,4}}{word}", text):
            yield found.span()


@cache
def _pairs() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Each doubled particle and where it is a fault."""
    return tuple(
        (pair["word"] * 2, _fault(pair["word"], pair["before"], pair["behind"]))
        for pair in read_list("framing")["pairs"]
    )


def _fault(word: str, before: str, behind: str) -> re.Pattern[str]:
    return pattern(f"(?<![{before}{word}]){word * 2}(?![{behind}{word}])")
