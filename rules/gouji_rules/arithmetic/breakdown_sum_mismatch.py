"""ARI001 其中之和不符."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate

from gouji import Breakdown, Finding, Report, ReportRule, Severity, Text, Unchecked, plain, statements_of


class BreakdownSumMismatch(ReportRule):
    code = "ARI001"
    title = Text(
        "其中之和不符",
        "A breakdown does not add up",
    )
    explanation = Text(
        "“其中”“分别为”“包括”等后面的各项同一单位、已列全的，应等于总数。有“等”“主要”，总数带“余”“多”“近”“约”，只列一项，或各项不到总数九成的，是没有列全；超出一成以上的，是各项互有重叠：都不核对。",
        "The parts behind 其中, 分别为 or 包括 add up to the whole where all are listed in its unit. With 等 or 主要, under an approximate whole, with one part only, or below nine tenths of the whole the list is open; beyond eleven tenths the parts overlap: neither is checked.",
    )
    severity = Severity.WARNING
    templates = ("gb2019", "gb2021")
    basis = "算术；政府信息公开条例第五十条，所列数据应准确"
    message = Text(
        "分项之和与总数不符：{parts}＝{total}，总数为{whole}",
        "the parts do not add up to the whole: {parts} = {total}, the whole is {whole}",
    )
    remedy = Text(
        "核对原始数据，改正写错的一处",
        "check the source data and correct the wrong number",
    )
    valid = """
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

全年发布信息3562条，其中概况6条、动态3538条、其他18条。组织培训2次，其中线上1次。公开信息1.23万条，其中动态8000条、公告4321条。

## 二、主动公开政府信息情况

| 信息内容 | 本年新制作数量 | 本年新公开数量 | 对外公开总数量 |
|---|---|---|---|
| 规章 | 0 | 0 | 0 |
| 规范性文件 | 5 | 6 | 41 |
===
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

公开信息5200条，其中网站公开3200条、微信公开1500条、召开新闻发布会8场。全年发布信息16000余条，其中动态9000条、公告6800条。受理事项100件，主要包括咨询60件、投诉38件等。

## 二、主动公开政府信息情况

| 信息内容 | 本年新制作数量 | 本年新公开数量 | 对外公开总数量 |
|---|---|---|---|
| 规章 | 0 | 0 | 0 |
| 规范性文件 | 5 | 6 | 41 |
===
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

公开信息1792条，按渠道分，其中网站1000条、微信792条；按内容分，动态900条、公告892条。

## 二、主动公开政府信息情况

| 信息内容 | 本年新制作数量 | 本年新公开数量 | 对外公开总数量 |
|---|---|---|---|
| 规章 | 0 | 0 | 0 |
| 规范性文件 | 5 | 6 | 41 |
===
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

处理行政处罚20件，其中罚款8件，收取3万元，警告11件。干部64人，其中党员40人、女干部35人。

## 二、主动公开政府信息情况

| 信息内容 | 本年新制作数量 | 本年新公开数量 | 对外公开总数量 |
|---|---|---|---|
| 规章 | 0 | 0 | 0 |
| 规范性文件 | 5 | 6 | 41 |
===
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

发布信息500条（其中动态300条（图解120条、视频180条）、公告200条）。

## 二、主动公开政府信息情况

| 信息内容 | 本年新制作数量 | 本年新公开数量 | 对外公开总数量 |
|---|---|---|---|
| 规章 | 0 | 0 | 0 |
| 规范性文件 | 5 | 6 | 41 |
===
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

全年收到来信100件，其中网上来信48件、书面来信52件，办结98件。发布信息1332条，其中动态842条，占63.2%，公告415条，占31.1%。

## 二、主动公开政府信息情况

| 信息内容 | 本年新制作数量 | 本年新公开数量 | 对外公开总数量 |
|---|---|---|---|
| 规章 | 0 | 0 | 0 |
| 规范性文件 | 5 | 6 | 41 |
"""
    invalid = """
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

全年发布信息«3562条»，其中概况6条、动态3538条、其他28条。

## 二、主动公开政府信息情况

| 信息内容 | 本年新制作数量 | 本年新公开数量 | 对外公开总数量 |
|---|---|---|---|
| 规章 | 0 | 0 | 0 |
| 规范性文件 | 5 | 6 | 41 |
===
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

全年发布信息«１,２８６条»（包括动态九百零三条、公告393条）。解读材料共«40条»：图解22条、视频17条。

## 二、主动公开政府信息情况

| 信息内容 | 本年新制作数量 | 本年新公开数量 | 对外公开总数量 |
|---|---|---|---|
| 规章 | 0 | 0 | 0 |
| 规范性文件 | 5 | 6 | 41 |
===
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

全年公开投资项目«171个»。其中新建140个，续建24个，收尾13个。

## 二、主动公开政府信息情况

| 信息内容 | 本年新制作数量 | 本年新公开数量 | 对外公开总数量 |
|---|---|---|---|
| 规章 | 0 | 0 | 0 |
| 规范性文件 | 5 | 6 | 41 |
"""

    def check(self, subject: Report) -> Iterator[Finding | Unchecked]:
        seen = set()
        shared = {id(share.whose) for share in statements_of(subject).shares if "占" in share.before}
        for found in statements_of(subject).breakdowns:
            whole, parts = found.whole, found.parts
            key = (whole.value, whole.unit, tuple(part.value for part in parts))
            if key in seen or not found.closed or not all(part.exact for part in parts) or not _is_off(found):
                continue
            seen.add(key)
            if found.total < whole.value and any(id(part) in shared for part in parts):
                continue  # shares of the whole are told of those worth telling: the list is open
            yield self.finding(
                whole, *parts, expected=found.total, actual=whole.value,
                parts="＋".join(plain(part.value) for part in parts), total=found.total, whole=f"{plain(whole.value)}{whole.unit}",
            )  # fmt: skip


def _is_off(found: Breakdown) -> bool:
    """Near the whole, but no run of first parts reaches it: what follows then is another way to divide it."""
    whole = found.whole.value
    if any(abs(so_far - whole) < found.whole.grain for so_far in accumulate(part.value for part in found.parts)):
        return False
    if any(part.grain > 1 for part in found.parts) or max(part.value for part in found.parts) >= whole:
        return False
    return whole * 9 <= found.total * 10 <= whole * 11
