"""Which figures count what the tables count, kind by kind (reading rule R5): the rest are not compared."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from gouji.model.report import Report
from gouji.patterns import pattern
from gouji.statements.cases import is_own_case, is_own_result
from gouji.statements.quantities import Quantity
from gouji.statements.scope import lead, one_channel, other_time, scope_words
from gouji.statements.sentences import YEAR
from gouji.statements.wholes import divides, is_of_all, is_of_some, nearby, since_break

_CLAUSE = 120
# A part of what was dealt with, not all of it.
_IN_TIME = pattern(r"按时|按期|如期|及时|当场|当日|逾期|超期|延期|期限|时限|提前|率|超时|工作日|[日天]内|小时内|时效")
# 收到申请35件来自自然人, 收到申请9件的: what follows picks them out of all.
_PICKED_OUT = pattern(r"的|(?:来自|由|系|属|涉及|为|是)")
# 自然人新收31件: those of one kind of applicant; 公民、法人和其他组织提出的 are all.
_ONE_KIND, _ANY_KIND = pattern(r"自然人|企业|科研机构|公益组织|法律服务机构|个人|律师"), pattern(r"公民|法人")
# 上级转来3件，自行收到4件.
_MORE = pattern(r"(?:自行|直接|另外?|还|又|再次?|单独|首次|二次)共?(?:收到|接收|受理|办理|办结|答复|接到)")
_ONE_OF = pattern(r"^(?:[^,;。]{0,30})?(?:受理|收到|新收|办结|答复|办理)的$")
# 累计受理36件，其中本年7件: the figure is of more than the year.
_SINCE_LONG = pattern(r"[件份条宗起例个次]*[,(]其中,?(?:20\d\d年|今年|本年|当年)(?![^;。]*结转)")
# 另收到12件，不计入本报告.
_NOT_COUNTED = pattern(
    r"[件份条宗起例个]?[^,;。(\d]{0,8}[,(]?[^,;。(\d]{0,6}(?:不计入|未计入|不纳入|未纳入|不列入|未列入|不在统计)"
)
_GROUPED = pattern(r"不予公开|无法提供|不予处理|其他处理")
# 对征地类申请不予公开, 因涉及隐私不予公开: some of a group; 因本机关不掌握等原因 means the whole of it.
_SOME_REASON = pattern(r"类|涉及|属于|因|由于|关于|针对|对.{2,}|的(?=不予|无法|部分|予以|其他)")
# 主动公开9件、依申请公开4件、不予公开1件: how documents were classed when made, unless applications are named beside.
_CLASSED = pattern(r"(?<!已)主动公开\D{0,8}\d|公开属性")
_ANSWERED = pattern(r"答复|办结|公开的?申请")
_ASKED = pattern(r"公开的?申请|申请(?!公开)|收到|新收|受理|答复|办结")
_OTHER_DOCUMENTS = pattern(
    r"废止|失效|清理|审查|审核|备案|解读|修改|修订|起草|征求|评估|涉及|清单|转发|上级|上报|报送|合法性|其他|等|政府规范性文件|汇编|宣布|拟|草案|政策"
)
# What is no longer in force need not have been repealed, and what is to be repealed has not been.
_OTHER_ENDS = pattern(r"失效|清理|修改|修订|宣布|拟|建议|到期|备案|审查|政策")
_OTHER_DECISIONS = pattern(r"公示|公开|录入|归集|报送|其中|简易|听证|撤销|变更")


def compares(report: Report, kind: str, part: bool, quantity: Quantity) -> bool:
    """Whether a figure of this kind counts as much as the table does; `part`: it may stand behind 其中."""
    if kind in ("carried_in", "carried_out"):
        return _is_this_years(report, kind, quantity.before) and not is_of_some(quantity)
    words = scope_words(quantity)
    dated = quantity.before if _names_own_year(report, quantity.before) else words
    if other_time(report, dated + quantity.after[:6]) or _SINCE_LONG.match(quantity.sentence.text, quantity.end):
        return False
    if _NOT_COUNTED.match(quantity.sentence.text, quantity.end):
        return False
    if not part and (_is_within(quantity) or one_channel(words) or _ONE_OF.search(quantity.before)):
        return False
    check = _CHECKS.get(kind)
    return check is None or check(report, quantity)


def _is_this_years(report: Report, kind: str, clause: str) -> bool:
    """上年结转 and 2019年结转 in the report for 2020 are the same; what was carried in other years is not in the table."""
    near = (-1, 0) if kind == "carried_in" else (0, 1)
    return all(int(year) - (report.year or 0) in near for year in YEAR.findall(clause))


def _names_own_year(report: Report, clause: str) -> bool:
    """近年来稳步增长, …, 2020年收到申请16件: the clause says itself of which year it is."""
    years = YEAR.findall(clause)
    return bool(years) and all(int(year) == report.year for year in years)


def _is_within(quantity: Quantity) -> bool:
    return "其中" in since_break(quantity) and not divides(quantity)


def _counts_all(report: Report, quantity: Quantity) -> bool:
    one_kind = _ONE_KIND.search(quantity.before) and not _ANY_KIND.search(quantity.before)
    return not (
        one_kind
        or _MORE.search(quantity.before)
        or _IN_TIME.search(quantity.before)
        or _PICKED_OUT.match(quantity.after)
    )


def _counts_all_told(report: Report, quantity: Quantity) -> bool:
    return is_of_all(report, quantity, told=True)


def _is_outcome(report: Report, quantity: Quantity) -> bool:
    if (_SOME_REASON.search(quantity.before) and "等" not in quantity.before) or is_of_some(quantity):
        return False
    text = since_break(quantity)
    return not (_classes_documents(text) or _came_one_way(quantity)) and is_of_all(report, quantity)


def _classes_documents(text: str) -> bool:
    found = _CLASSED.search(text)
    if found is None or _ANSWERED.search(text, 0, found.start()):
        return False
    return not _ASKED.search(text, found.end())


def _came_one_way(quantity: Quantity) -> bool:
    return one_channel(lead(quantity)[-40:].rpartition(",")[2])


def _is_reason(report: Report, quantity: Quantity) -> bool:
    """One of its group, or of all."""
    if is_of_some(quantity):
        return False
    return bool(_GROUPED.search(since_break(quantity))) or is_of_all(report, quantity)


def _is_applicant(report: Report, quantity: Quantity) -> bool:
    both = "自然人" in quantity.before and "法人" in quantity.before
    return not (both or _came_one_way(quantity)) and is_of_all(report, quantity)


def _is_document(report: Report, quantity: Quantity) -> bool:
    return not _OTHER_DOCUMENTS.search(_so_far(quantity) + quantity.after.partition("、")[0])


def _is_enforcement(report: Report, quantity: Quantity) -> bool:
    return not _OTHER_DECISIONS.search(_so_far(quantity))


def _so_far(quantity: Quantity) -> str:
    """The clause as far as the number."""
    return quantity.sentence.text[max(quantity.clause[0], quantity.start - _CLAUSE) : quantity.start]


_CHECKS: Mapping[str, Callable[[Report, Quantity], bool]] = {
    "received": _counts_all,
    "handled": _counts_all,
    "handled_part": _counts_all_told,
    "outcome": _is_outcome,
    "reason": _is_reason,
    "applicant": _is_applicant,
    "disputes": lambda report, quantity: is_own_case(quantity),
    "reconsideration": lambda report, quantity: is_own_case(quantity),
    "litigation": lambda report, quantity: is_own_case(quantity),
    "reconsideration_result": lambda report, quantity: is_own_result(quantity),
    "litigation_result": lambda report, quantity: is_own_result(quantity),
    "document": _is_document,
    "repealed": lambda report, quantity: not _OTHER_ENDS.search(nearby(quantity)),
    "enforcement": _is_enforcement,
}
