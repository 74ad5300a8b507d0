"""What a claim or a phrase is about: asked by several rules of NAR."""

from __future__ import annotations

import re

from gouji import Claim, Location, Quantity, pattern

_OTHER_MATTERS = pattern(
    r"信件|来信|信访|咨询|投诉|举报|热线|留言|来电|工单|诉求|建议|提案|议案|信箱|许可|办件|服务事项|审批|互动|问题"
)
_APPLICATIONS = pattern(r"依申请公开|(?:政府信息|信息)公开[^,。]{0,4}申请|公开申请|申请公开")
_PARTS_OF_NAME = pattern(
    r"其中|上半年|下半年|季度|月份|上年|去年|每|平均|较|同比|增加|减少|网站|微信|微博|平台|公众号|抖音|客户端|部门|办公室|单位|乡镇|街道|局|本级|分别|等|新增|另|通过|科室"
)
_LEADING = pattern(r"^(?:截至.{0,12}底|今年以来|全年|本年度?|年内|当年|共计?|累计|总计|合计|全[省市县区州镇乡局])+")
_TRAILING = pattern(r"(?:共计|合计|总计|共有?|累计|达到?|为|了|有|大?约|将?近|接近|超过?|逾|突破|不足|不到|:|\s)+$")
_OWN_TERMS = pattern(
    r"申请|复议|诉讼|维持|纠正|纠错|其他结果|审结|规章|规范性文件|办结|答复|结转|(?:公开|提供|处理|决定)$"
)
_SHORTEST = 4
# Sentences without an end are as long as who made them likes; so far one is looked at.
_NEAR = 300


def around(claim: Claim, behind: bool = True) -> str:
    """The claim's sentence as far as it is near."""
    sentence = claim.sentence
    end = min(sentence.end, claim.end + _NEAR) if behind else claim.end
    return sentence.text[max(sentence.start, claim.start - _NEAR) : end]


def about_disclosure(claim: Claim) -> bool:
    """Whether a claim about cases is one about disclosure: the section on them, or words of it nearby."""
    sentence = claim.sentence
    near = sentence.text[max(0, claim.start - 120) : claim.end]
    return sentence.section == 4 or "公开" in near or "公开" in sentence.heading


def about_applications(claim: Claim) -> bool:
    """The nearest thing named before the claim, in its paragraph or the sub-heading, are applications."""
    near = claim.sentence.text[max(0, claim.start - 160) : claim.start]
    ours = max((found.end() for found in _APPLICATIONS.finditer(near)), default=-1)
    others = max((found.end() for found in _OTHER_MATTERS.finditer(near)), default=-1)
    if ours < 0 and others < 0:
        return bool(_APPLICATIONS.search(claim.sentence.heading))
    return ours > others


def quoted(claim: Claim, pattern: re.Pattern[str] | None) -> Location:
    """The claim as far as the pattern goes, else to its clause's end."""
    found = pattern.match(claim.predicate) if pattern else None
    lead = claim.end - claim.start - len(claim.predicate)
    end = claim.start + lead + found.end() if found else claim.end
    return claim.sentence.paragraph.at(claim.start, end)


def phrase(quantity: Quantity) -> str:
    """The noun phrase before a number, without 全年, 共 and their like.

    Empty where it is short, where the sentence so far names a part, a body or a platform, and for the tables' own terms,
    which other rules hold against the tables.
    """
    so_far = quantity.sentence.text[
        max(quantity.sentence.start, quantity.start - 120) : quantity.end + len(quantity.after)
    ]
    if _PARTS_OF_NAME.search(so_far) or quantity.depth:
        return ""
    name = _TRAILING.sub("", _LEADING.sub("", quantity.before.strip()))
    told = len(name) >= _SHORTEST and not _OWN_TERMS.search(name) and not quantity.after.strip("、的")
    return name if told else ""
