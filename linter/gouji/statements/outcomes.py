"""What the forms call the ways in which applications and cases end, as they stand before or behind a number."""

from __future__ import annotations

import re

_AND = r"(?:、|/|以及|及其|及|和|与|或者|或|并)"

# Rows of table 3 by the names of their groups; `*` stands for any ending.
OUTCOMES = {
    "granted": r"(?<!不)(?<!分)予以公开|(?<![以不分动请])公开(?=(?:、|和|及|与)(?:予以)?部分(?:予以)?公开)",
    "partially_granted": r"(?:予以)?部分(?:予以)?公开",
    "refused_*": r"不予以?公开",
    "unavailable_*": r"无法(?:予以)?提供",
    "not_processed_*": r"不予处理",
    "other*": r"其他处理",
}
# Rows within the groups, by the words of the form.
REASONS = {
    "refused_state_secret": r"国家秘密",
    "refused_prohibited_by_law": r"法律(?:、|和)?行政法规禁止公开",
    "refused_security_stability": r"危及“?三安全一稳定”?",
    "refused_third_party": r"第三方合法权益",
    "refused_internal_affairs": r"内部事务信息",
    "refused_process_information": r"过程性信息",
    "refused_enforcement_file": r"行政执法案卷(?:信息)?",
    "refused_administrative_query": r"行政查询事项",
    "unavailable_not_held": r"不掌握(?:相关|有关)?(?:政府信息|信息)?",
    "unavailable_needs_creation": r"需要?另行制作",
    "unavailable_unclear": r"补正后(?:申请)?(?:内容)?仍不明确",
    "not_processed_petition": r"信访、?举报、?投诉类",
    "not_processed_repeated": r"重复申请",
    "not_processed_publication": r"提供公开出版物",
    "not_processed_excessive": r"大量反复申请",
    "not_processed_reconfirmation": r"确认或者?重新出具已获取(?:的)?信息",
}
# What may stand before them; anything else, 不存在或不掌握, makes it more than the row.
REASON_LEAD = r"(?:其中|属于|属|涉及|因|由于|为|系|本机关|保护|要求|行政机关|无正当理由|没有现成信息|其他|其它|[三四]类|的|“|\d\.|不予公开|无法提供|不予处理)*"
# Columns of table 4.
RESULTS = {
    "upheld": r"维持(?:原[^\d,;、]{0,10})?",
    "corrected": r"纠(?:正|错)",
    "other": r"其他结果",
    "pending": r"(?:尚未|未|正在)(?:审结|审理)中?",
}


def joined(names: dict[str, str]) -> str:
    """Any of them alone, or several, but not one behind another name joined to it: a group `names` of a pattern."""
    one = "|".join(f"(?:{words})" for words in names.values())
    return rf"(?<![、和及与或/])(?P<names>(?:{one})(?:{_AND}(?:{one}))*)"


def outcome_sums(names: str, rows: dict[str, str]) -> tuple[str, ...]:
    """The sum that names of outcomes mean."""
    found = [row for row, pattern in rows.items() if re.search(pattern, names)]
    return ("+".join(f"applications.{row}.total" for row in found),)
