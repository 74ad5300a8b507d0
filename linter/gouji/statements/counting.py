"""Which figures count what the tables count, kind by kind (reading rule R5): the rest are not compared."""

from __future__ import annotations

import re

from gouji.model.report import Report
from gouji.patterns import pattern
from gouji.statements.quantities import Quantity
from gouji.statements.scope import lead, one_channel, other_time, scope_words
from gouji.statements.sentences import YEAR

_CLAUSE = 120
# A part of what was dealt with, not all of it.
_IN_TIME = pattern(r"按时|按期|如期|及时|当场|当日|逾期|超期|延期|期限|时限|提前|率|超时")
# Other cases than those of this organ over its disclosure work, or only some of them.
_OTHER_CASES = pattern(
    r"新增|新发生|备案|上年|结转|被告|被申请人|一审|二审|再审|出庭|分别|维持|纠正|撤[销诉回]|驳回|败诉|胜诉|审结|未结|结案"
)
_OTHER_RESULTS = pattern(
    r"新增|新发生|备案|上年|去年|结转|一审|二审|再审|驳回|撤[销诉回]|终止|调解|责令|违法|部分|分别|纠正(?!案)[^\d,;。、(:)]"
)
_GROUPED = pattern(r"不予公开|无法提供|不予处理|其他处理")
_PARTS = ("outcome", "reason", "applicant")
# 收到的36件中, 在答复的44件申请中.
_COUNT = pattern(r"(\d[\d,]*)\s?[件份条宗起例]")
_COMMA = pattern(r"[;。、]|,(?!\d{3}(?!\d))")
_COMPARED = pattern(r"较|比|同期|上年")
_ASIDE = pattern(r"\([^()]*\)?")
_AMONG = pattern(r"(\d[\d,]*)[件份条宗][^,;。\d]{0,8}?(?:之|当)?中(?=[,:\d])")
# The organ that hears cases speaks of all it heard; of its own an organ says 被申请, 因…引发, 发生.
_COURT = pattern(
    r"复议机[关构]|(?:受理|审理|审结|立案|登记|代理|承办)[^,]{0,16}?(?:行政)?(?:复议|诉讼|应诉)"
    r"|(?:办理|办结|收到|接收|处理)(?![^,]*公开)[^,]{0,8}?(?:行政)?(?:复议|诉讼|应诉)"
)
# 对征地类申请不予公开, 因涉及隐私不予公开: some of a group; 因本机关不掌握等原因 means the whole of it.
_SOME_REASON = pattern(r"类|涉及|属于|因|由于|关于|针对|对.{2,}|的(?=不予|无法|部分|予以|其他)")
# 累计受理36件，其中本年7件: the figure is of more than the year.
_SINCE_LONG = pattern(r"[件份条宗起例个次]*[,(]其中,?(?:20\d\d年|今年|本年|当年)(?![^;。]*结转)")
# 主动公开9件、依申请公开4件、不予公开1件: how documents were classed when made, unless applications are named beside.
_CLASSED = pattern(r"(?<!已)主动公开\D{0,8}\d|公开属性")
_ANSWERED = pattern(r"答复|办结|公开的?申请")
_ASKED = pattern(r"公开的?申请|申请(?!公开)|收到|新收|受理|答复|办结")
_OTHER_DOCUMENTS = pattern(
    r"废止|失效|清理|审查|审核|备案|解读|修改|修订|起草|征求|评估|涉及|清单|转发|上级|上报|报送|合法性|其他|等|政府规范性文件|汇编|宣布|拟|草案|政策"
)
# What is no longer in force need not have been repealed, and what is to be repealed has not been.
_OTHER_ENDS = pattern(r"失效|清理|修改|修订|宣布|拟|建议|到期|备案|审查|政策")
# What is left of all of them.
_REST = pattern(
    r"[件份条宗起例个次]*[,、](?:其余|剩余|余下|另有?|尚有)?的?\d*[件份条宗起例次]*[^,;。\d]{0,10}?(?:结转|转入|顺延|延至|尚未|正在)"
)
_PICKED = pattern(r"涉及|类|的\d|属于|关于|来自")
_FIGURE = pattern(r"\d")
_OTHER_DECISIONS = pattern(r"公示|公开|录入|归集|报送|其中|简易|听证|撤销|变更")
# 收到申请35件来自自然人, 收到申请9件的: what follows picks them out of all.
_PICKED_OUT = pattern(r"的|(?:来自|由|系|属|涉及|为|是)")
# 收到申请43件，其中涉及征地的18件，予以公开10件: outcomes of the eighteen, unless all are named again since.
_SOME_OF = pattern(
    r"(?:其中[^;\d]{2,40}的\d+[^\d;]{1,2}[,:(]|(?:涉及|关于|有关|针对)[^;,\d]{1,20}的\d+[件份条宗起])(?!.*(?:办结|答复|共|合计|总计))"
)
_ONE_OF = pattern(r"^(?:[^,;。]{0,30})?(?:受理|收到|新收|办结|答复|办理)的$")


def compares(report: Report, kind: str, part: bool, quantity: Quantity) -> bool:
    """Whether a figure of this kind counts as much as the table does; `part`: it may stand behind 其中."""
    words = scope_words(quantity)
    clause = quantity.before
    so_far = quantity.sentence.text[max(quantity.clause[0], quantity.start - _CLAUSE) : quantity.start]
    if kind in ("carried_in", "carried_out"):
        return _is_this_years(report, kind, clause) and not _is_of_some(quantity)
    if other_time(report, (clause if _names_own_year(report, clause) else words) + quantity.after[:6]):
        return False
    if _SINCE_LONG.match(quantity.sentence.text, quantity.end):
        return False
    within = not part and "其中" in _since_break(quantity) and not _divides(quantity)
    if not part and (within or one_channel(words) or _ONE_OF.search(clause)):
        return False
    if part and kind == "handled" and not (_whole(quantity) and _is_of_all(report, quantity)):
        return False
    if kind in ("handled", "received") and (_IN_TIME.search(clause) or _PICKED_OUT.match(quantity.after)):
        return False
    if kind == "applicant" and "自然人" in clause and "法人" in clause:
        return False
    if kind == "outcome" and _SOME_REASON.search(clause) and "等" not in clause:
        return False
    if kind == "outcome" and (_classes_documents(_since_break(quantity)) or _is_of_some(quantity)):
        return False
    grouped = kind == "reason" and _GROUPED.search(_since_break(quantity))
    if kind in _PARTS and not grouped and not _is_of_all(report, quantity):
        return False
    if kind == "reason":
        return not _is_of_some(quantity)
    if kind in ("outcome", "applicant") and one_channel(lead(quantity)[-40:].rpartition(",")[2]):
        return False
    if kind in ("disputes", "reconsideration", "litigation"):
        return _is_own_case(quantity)
    if kind in ("reconsideration_result", "litigation_result"):
        return _is_own_result(quantity)
    if kind == "repealed":
        return not _OTHER_ENDS.search(quantity.sentence.words)
    if kind == "document":
        return not _OTHER_DOCUMENTS.search(so_far + quantity.after.partition("、")[0])
    if kind == "enforcement":
        return not _OTHER_DECISIONS.search(so_far)
    return True


def _is_this_years(report: Report, kind: str, clause: str) -> bool:
    """上年结转 and 2019年结转 in the report for 2020 are the same; what was carried in other years is not in the table."""
    near = (-1, 0) if kind == "carried_in" else (0, 1)
    return all(int(year) - (report.year or 0) in near for year in YEAR.findall(clause))


def _names_own_year(report: Report, clause: str) -> bool:
    """近年来稳步增长, …, 2020年收到申请16件: the clause says itself of which year it is."""
    years = YEAR.findall(clause)
    return bool(years) and all(int(year) == report.year for year in years)


def _since_break(quantity: Quantity) -> str:
    """The sentence before the number, back to a semicolon."""
    text = quantity.sentence.text[max(quantity.sentence.start, quantity.start - 240) : quantity.start]
    return text.rpartition(";")[2]


def _classes_documents(text: str) -> bool:
    found = _CLASSED.search(text)
    if found is None or _ANSWERED.search(text, 0, found.start()):
        return False
    return not _ASKED.search(text, found.end())


def _is_of_some(quantity: Quantity) -> bool:
    """Outcomes told of applications just picked out: 其中征地类的18件，予以公开10件; 以邮寄方式收到9件，其中予以公开4件."""
    text = _since_break(quantity)
    before, part, _ = text.rpartition("其中")
    whole = re.split(r"[,(。]", before.rstrip(",(:"))[-1]
    return bool(_SOME_OF.search(text)) or (bool(part) and one_channel(whole))


def _divides(quantity: Quantity) -> bool:
    """共48件，其中答复44件，结转下年4件: all of them, divided into those finished and those that are not."""
    whole, _, part = _since_break(quantity).rpartition("其中")
    whole = re.split(r"[,;]", whole.rstrip(",(:"))[-1]
    if _FIGURE.search(part) or one_channel(whole) or _PICKED.search(whole):
        return False
    return bool(_REST.match(quantity.sentence.text, quantity.end))


def _is_of_all(report: Report, quantity: Quantity) -> bool:
    """Whether what it is a part of, where that is told, is what the table has in all: 收到的36件中 may be one office's."""
    whole = _whole(quantity)
    if whole is None:
        return True
    cells = [report.cell(f"applications.{row}.total") for row in ("received", "carried_in", "handled_total")]
    received, carried, handled = (int(cell.value) if cell and cell.value else 0 for cell in cells)
    return whole in (received, received + carried, handled)


def _whole(quantity: Quantity) -> int | None:
    """The number before the last 其中, or the last of which some are told: 36件中. None where there is none."""
    text = _since_break(quantity)
    before, part, _ = text.rpartition("其中")
    if found := _AMONG.findall(text, len(before)):
        return int(found[-1].replace(",", ""))
    if part and not before.strip(" ,:;") and quantity.sentence.after:
        before = quantity.sentence.after.words
    for clause in reversed(_COMMA.split(_ASIDE.sub("", before))) if part else ():
        if not _COMPARED.search(clause) and (found := _COUNT.findall(clause)):
            return int(found[-1].replace(",", ""))
    return None


def _is_own_case(quantity: Quantity) -> bool:
    """A case over this organ's disclosure work, of whatever result."""
    return not _OTHER_CASES.search(quantity.before + quantity.after) and _is_over_disclosure(quantity)


def _is_own_result(quantity: Quantity) -> bool:
    """The results are those of table 4 where the sentence tells no others, which might be counted as one of them."""
    return not _OTHER_RESULTS.search(quantity.sentence.words) and _is_over_disclosure(quantity)


def _is_over_disclosure(quantity: Quantity) -> bool:
    """The section on cases, or words of disclosure before it; not those that an organ hears or a court tries."""
    sentence = quantity.sentence
    if _COURT.search(_since_break(quantity)):
        return False
    near = sentence.text[max(0, quantity.start - 120) : quantity.end + len(quantity.after)]
    return sentence.section == 4 or "公开" in near or "公开" in sentence.heading
