"""Which cases are those of table 4: this organ's, over its disclosure work, and not those that it hears of others."""

from __future__ import annotations

from gouji.patterns import pattern
from gouji.statements.quantities import Quantity
from gouji.statements.wholes import nearby, since_break

# Other cases than those of this organ over its disclosure work, or only some of them.
_OTHER_CASES = pattern(
    r"新增|新发生|备案|上年|结转|被告|被申请人|一审|二审|再审|出庭|分别|维持|纠正|撤[销诉回]|驳回|败诉|胜诉|审结|未结|结案"
)
_OTHER_RESULTS = pattern(
    r"新增|新发生|备案|上年|去年|结转|一审|二审|再审|驳回|撤[销诉回]|终止|调解|责令|违法|部分|分别|纠正(?!案)[^\s\d,;。、(:)零一二两三四五六七八九十百]"
)
# The organ that hears cases speaks of all it heard; of its own an organ says 被申请, 因…引发, 发生.
_COURT = pattern(
    r"复议机[关构]|(?:受理|审理|审结|立案|登记|代理|承办)[^,]{0,16}?(?:行政)?(?:复议|诉讼|应诉)"
    r"|(?:办理|办结|收到|接收|处理)(?![^,]*公开)[^,]{0,8}?(?:行政)?(?:复议|诉讼|应诉)"
)
# 收到复议申请14件，受理10件: said by the organ that hears them, too; 诉讼153件，其中信息公开类8件: of all matters.
_HEARD = pattern(r"[件起宗例]?[,、(](?:(?:其中)?,?(?:不予|依法)?(?:受理|立案)|其中,?[^,;。\d]{0,8}(?:公开类|信息公开))")
_OTHER_CAUSE = pattern(
    r"其他(?:行政)?(?:行为|事项|领域|案由)|非政府信息|因(?![^,;。]{0,16}公开)[^,;。]{0,10}(?:处罚|许可|征收|拆迁|强制|登记|工伤|执法)"
)
_NEAR = 120


def is_own_case(quantity: Quantity) -> bool:
    """A case over this organ's disclosure work, of whatever result."""
    return not _OTHER_CASES.search(quantity.before + quantity.after) and _is_over_disclosure(quantity)


def is_own_result(quantity: Quantity) -> bool:
    """The results are those of table 4 where the sentence tells no others, which might be counted as one of them."""
    return not _OTHER_RESULTS.search(nearby(quantity)) and _is_over_disclosure(quantity)


def _is_over_disclosure(quantity: Quantity) -> bool:
    """The section on cases, or words of disclosure before it; not those that an organ hears or a court tries."""
    sentence = quantity.sentence
    words = since_break(quantity)
    if _COURT.search(words) or _OTHER_CAUSE.search(words) or _HEARD.match(sentence.text, quantity.end):
        return False
    near = sentence.text[max(0, quantity.start - _NEAR) : quantity.end + len(quantity.after)]
    return sentence.section == 4 or "公开" in near or "公开" in sentence.heading
