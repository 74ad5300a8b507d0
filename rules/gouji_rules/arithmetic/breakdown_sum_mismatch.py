"""ARI001 其中之和不符."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate

from gouji import Breakdown, Finding, Report, ReportRule, Severity, Text, Unchecked, pattern, plain, statements_of
from gouji_rules._frame import FORM_2019
from gouji_rules.arithmetic._totals import totals_of

# What is handed in comes by one way only, and from one person; what is published may go out by many.
_ONE_WAY = pattern(r"(?:网上|网络|在线|线上|线下|当面|现场|信函|邮寄|邮件|邮箱|传真|书面|窗口|自然人|法人)[^、]{0,6}$")
_HANDED_IN = pattern(r"申请|受理|收到|来信|咨询|留言|建议|提案")


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
    valid = f"""
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

全年发布信息3562条，其中概况6条、动态3538条、其他18条。组织培训2次，其中线上1次。公开信息1.23万条，其中动态8000条、公告4321条。

{FORM_2019}
===
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

公开信息5200条，其中网站公开3200条、微信公开1500条、召开新闻发布会8场。全年发布信息16000余条，其中动态9000条、公告6800条。受理事项100件，主要包括咨询60件、投诉38件等。

{FORM_2019}
===
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

公开信息1792条，按渠道分，其中网站1000条、微信792条；按内容分，动态900条、公告892条。

{FORM_2019}
===
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

处理行政处罚20件，其中罚款8件，收取3万元，警告11件。干部64人，其中党员40人、女干部35人。

{FORM_2019}
===
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

发布信息500条（其中动态300条（图解120条、视频180条）、公告200条）。

{FORM_2019}
===
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

全年收到来信100件，其中网上来信48件、书面来信52件，办结98件。发布信息1332条，其中动态842条，占63.2%，公告415条，占31.1%；其中图解842条（63.2%）、视频415条（31.1%）。

{FORM_2019}
===
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

受理申诉45件，较上年的40件增加5件，其中网络32件、信函13件。受理咨询45件（其中重复3件），内容涉及招生19件、教师11件、其他15件。新开账号45个，其中公开信息的40个、推送视频的30个。

处理工单100件，其中交通60件，城管40件；满意80件，基本满意20件。收到建议45件。从申请方式看，网络29件、信函16件。公开信息45件，其中网上公开40件、书面公开30件。办结率同比提高，其中高新技术企业12家。

{FORM_2019}
"""
    invalid = f"""
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

全年发布信息«3562条»，其中概况6条、动态3538条、其他28条。

{FORM_2019}
===
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

全年发布信息«１,２８６条»（包括动态九百零三条、公告393条）。解读材料共«40条»：图解22条、视频17条。

{FORM_2019}
===
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

全年公开投资项目«171个»。其中新建140个，续建24个，收尾13个。

{FORM_2019}
===
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

账号«96个»，其中微信61个、微博22个、其他23个。受理咨询«45件»（其中重复3件），内容涉及招生19件、教师11件、其他17件。收到来信«7件»，其中网上来信6件、书面来信2件。

全年收到建议«45件»。从提交方式看，网络29件、信函14件。共受理咨询«120件»。甲局45件，乙局31件，其他单位62件。

{FORM_2019}
"""

    def check(self, subject: Report) -> Iterator[Finding | Unchecked]:
        seen = set()
        shares = statements_of(subject).shares
        shared = {id(share.whose) for share in shares if not share.before.strip() or "占" in share.before}
        for found in statements_of(subject).breakdowns:
            whole, parts = found.whole, found.parts
            key = (whole.value, whole.unit, tuple(part.value for part in parts))
            if key in seen or not found.closed or not all(part.exact for part in parts) or not _is_off(found):
                continue
            seen.add(key)
            if found.total < whole.value and any(id(part) in shared for part in parts):
                continue  # shares of the whole are told of those worth telling: the list is open
            if {found.total, whole.value} <= set(totals_of(subject)):
                continue  # of applications the parts may be those of all, with last year's or without
            yield self.finding(
                whole, *parts, expected=found.total, actual=whole.value,
                parts="＋".join(plain(part.value) for part in parts), total=found.total, whole=f"{plain(whole.value)}{whole.unit}",
            )  # fmt: skip


def _is_off(found: Breakdown) -> bool:
    """Near the whole, but no run of first parts reaches it: what follows then is another way to divide it."""
    whole, total = found.whole.value, found.total
    slack = found.whole.grain + sum(part.grain for part in found.parts if part.grain > 1)
    if any(abs(so_far - whole) < slack for so_far in accumulate(part.value for part in found.parts)):
        return False
    if total > whole and _come_one_way(found):
        return True
    if max(part.value for part in found.parts) >= whole:
        return False
    near = (2, 3) if found.complete else (9, 10)
    return whole * near[0] <= total * near[1] and total * near[0] <= whole * near[1]


def _come_one_way(found: Breakdown) -> bool:
    handed_in = bool(_HANDED_IN.search(found.whole.before))
    return handed_in and all(_ONE_WAY.search(part.before) for part in found.parts)
