"""STY001 固定标签错字."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from gouji import Finding, Location, Report, ReportRule, Severity, Text, Unchecked, enumerator, fold
from gouji_rules._frame import FORM_2021
from gouji_rules._precedence import misread, on_wrong_form
from gouji_rules._printed import between, labels_of
from gouji_rules.style._edits import edits, is_cut

# Shorter labels are too like each other; and a label may be off by this share.
_SHORTEST, _SHARE = 4, 0.25
# Particles that many write more or fewer of: 上年度结转, 上一年度项目数量.
_LOOSE = str.maketrans("", "", "的度一及与和之本")


class FixedLabelTypo(ReportRule):
    code = "STY001"
    title = Text("固定标签错字", "A fixed label is mistyped")
    explanation = Text(
        "表格的行名、栏名与格式规定的只差一两个字，多为错字漏字。标点、括号、空格、换行不同的，少写整个词的，不算。",
        "A label of a table is an edit or two away from the form's, probably a slip. Other punctuation, spaces, line breaks, and "
        "labels shortened by whole words are no fault.",
    )
    severity = Severity.NOTE
    templates = ("gb2019", "gb2021")
    basis = "国办公开办函〔2019〕60号、〔2021〕30号，表格文字"
    message = Text("表格文字“{label}”应为“{right}”", "the label “{label}” should be “{right}”")
    remedy = Text("改为“{right}”", "write “{right}”")
    valid = """
# 云陵县人民政府2022年政府信息公开工作年度报告

## 二、主动公开政府信息情况

| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
|---|---|---|---|
| 规章 | 0 | 0 | 0 |
| 规范性文件 | 5 | 1 | 41 |
| 行政检查 | 5 | | |

## 三、收到和处理政府信息公开申请情况

| | 自然人 | 商业企业 | 科研机构 | 社会公 益组织 | 法律服务机构 | 其他 | 总计 |
|---|---|---|---|---|---|---|---|
| 二、上年度结转政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| （二）部分公开 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| 3.危及"三安全一稳定" | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| 4.无正当理由反复申请 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| 5.要求行政机关确认或重新出具 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| （七）总计 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
"""
    invalid = f"""
# 云陵县人民政府2022年政府信息公开工作年度报告

{FORM_2021}

## 三、收到和处理政府信息公开申请情况

| | 自然人 | 商业企业 | «科研机购» | 社会公益组织 | 法律服务机构 | 其他 | 总计 |
|---|---|---|---|---|---|---|---|
| 1.属于国家秘密 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| «2.其他法律行政规禁止公开» | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| «8.属于行政查讯事项» | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| （七）总计 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
"""

    def check(self, subject: Report) -> Iterator[Finding | Unchecked]:
        if misread(subject) or subject.template is None or on_wrong_form(subject):
            return  # where characters were misread labels are too: EXT003
        labels = _labels(subject)
        names, by_length = "\n".join(labels), _by_length(labels)
        told: set[str] = set()
        for text, place in _cells(subject):
            words = _words(text)
            if words in told or len(words) < _SHORTEST or words.isascii():
                continue
            told.add(words)
            # A label, or a piece of one, is none mistyped.
            if words not in names and (name := _meant(words, by_length)):
                yield self.finding(place, label=text.strip(), right=labels[name])


@lru_cache(maxsize=2048)  # most are labels of the forms, the same in every report
def _words(text: str) -> str:
    return fold(text[enumerator(text)[2] :])


def _labels(report: Report) -> dict[str, str]:
    """Every wording known of the labels of the tables found: as compared, and as the form prints the label."""
    found: dict[str, str] = {}
    for table in report.tables:
        for name, label in labels_of(table):
            found.setdefault(_words(name), label)
    return found


def _cells(report: Report) -> Iterator[tuple[str, Location]]:
    """The cells of the tables of sections two to four that hold words."""
    places = {section.number: section.location.order for section in report.sections}
    start = min((order for number, order in places.items() if number > 1), default=(0.0,))
    end = min((order for number, order in places.items() if number > 4), default=(float("inf"),))
    for block in between(report, start, end):
        for row in getattr(block, "rows", ()):
            yield from ((cell.text, cell.location) for cell in row if not cell.text.isascii())


def _by_length(labels: Iterable[str]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for name in labels:
        found.setdefault(len(name), []).append(name)
    return found


def _meant(words: str, labels: dict[int, list[str]]) -> str | None:
    """The label (of those by length) that was meant; None where the words are an extension of one, or none at all."""
    within = (name for length, names in labels.items() if _SHORTEST <= length <= len(words) for name in names)
    if any(name in words for name in within):
        return None
    chars = set(words)
    alike = [name for length, names in labels.items() if abs(length - len(words)) <= _SHARE * length for name in names]
    # Fewer than half of its characters in common, and it takes no counting.
    near = [(edits(words, name), name) for name in alike if 2 * len(chars & set(name)) >= len(chars)]
    distance, name = min(near, default=(0, ""))
    if not name or distance > max(1, int(_SHARE * len(name))) or len(name) < _SHORTEST:
        return None
    if words.translate(_LOOSE) == name.translate(_LOOSE):
        return None
    # Characters left out in twos are whole words, and the label was shortened on purpose.
    if is_cut(words, name) and (len(name) - len(words)) % 2 == 0:
        return None
    return name
