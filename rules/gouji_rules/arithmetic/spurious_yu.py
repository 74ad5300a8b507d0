"""ARI005 精确数加“余”."""

from __future__ import annotations

from collections.abc import Iterator

from gouji import Finding, Quantity, Report, ReportRule, Severity, Text, Unchecked, pattern, plain, statements_of
from gouji_rules._frame import FORM_2019

_LOOSE = pattern(r"[余多]")


class SpuriousYu(ReportRule):
    code = "ARI005"
    title = Text(
        "精确数加“余”",
        "余 behind an exact number",
    )
    explanation = Text(
        "列全的各项恰好等于总数，其中带“余”“多”的数就是准确的，不该加“余”“多”。总数自己也带“余”的不算。",
        "The parts add up to the whole exactly, so a part with 余 or 多 is exact and should not carry it. An approximate whole is not meant.",
    )
    severity = Severity.NOTE
    templates = ("gb2019", "gb2021")
    certain = False
    basis = "算术；政府信息公开条例第五十条，所列数据应准确"
    message = Text(
        "“{quote}”是准确数：{parts}＝{total}",
        "“{quote}” is exact: {parts} = {total}",
    )
    remedy = Text(
        "删去“余”“多”",
        "leave out 余 or 多",
    )
    valid = f"""
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

全年发布信息3623条，其中动态1046条、公告1809条、解读768条；发布信息3623余条，其中动态1046余条、公告1809条、解读768条。

{FORM_2019}
===
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

全年发布信息3623条，其中动态1040余条、公告1809条、解读768条。

{FORM_2019}
"""
    invalid = f"""
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

全年发布信息3623条，其中动态«1046余条»、公告1809条、解读768条。

{FORM_2019}
"""

    def check(self, subject: Report) -> Iterator[Finding | Unchecked]:
        for found in statements_of(subject).breakdowns:
            loose = [part for part in found.parts if _is_loose(part)] if found.closed else []
            if loose and found.total == found.whole.value:
                told = "＋".join(plain(part.value) for part in found.parts)
                yield self.finding(
                    loose[0], found.whole, *loose[1:], quote=loose[0].location.text, parts=told, total=found.total
                )


def _is_loose(part: Quantity) -> bool:
    return bool(_LOOSE.search(part.sentence.paragraph.text, part.start, part.end))
