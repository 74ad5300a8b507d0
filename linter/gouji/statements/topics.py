"""What a number in prose is about: applications, disputes, letters, documents …"""

from __future__ import annotations

from typing import Literal

from gouji.patterns import pattern
from gouji.statements.sentences import Sentence

Topic = Literal["applications", "others", "disputes", "letters", "proposals", "documents", "services", ""]

# Of words that begin at one place the longer stands first. 复议申请 is a dispute, 申请人 and 申请表 are no application.
_TOPIC = pattern(
    r"(?P<others>(?:仲裁|低保|救助|补贴|补助|登记|查询|贷款|认定|鉴定|立项|入学|保障|许可|审批|执行|注册|资质|工伤|职称|检定"
    r"|津贴|备案|报销|养老|失业|社保|公积金|户籍|户口|居住证|护照|签证|驾驶证|建房|宅基地|取水|排污|施工|采伐|执照|商标|专利"
    r"|奖励|扶持|退税|减免|援助|公证|调解|复核|考试|报名|转学|资助|助学|公租房|赔偿|听证|验收|评审|申领)[^,;\d]{0,2}申请)"
    r"|(?P<disputes>(?:行政)?复议(?:申请)?|诉讼|应诉|起诉|败诉)"
    r"|(?P<letters>信件|来信|信访(?!、?举报)|咨询|投诉(?!类)|举报(?!、?投诉类)|热线|留言|来电|来访|工单|诉求|12345|市长信箱|县长信箱|区长信箱|信箱|舆情|互动)"
    r"|(?P<proposals>建议|提案|议案)"
    r"|(?P<documents>规范性文件|规章|政策文件|公文|公报)"
    r"|(?P<applications>依申请公开|公开(?:(?!复议|诉讼)[^,;\d]){0,6}?申请|申请公开|政府信息公开(?:事项)?(?=办理|受理)|申请(?!人|表|书|材料|渠道)|新收(?!费))"
    r"|(?P<services>许可|办件|服务事项|政务服务|审批|行政处罚|执法(?!案卷)|项目|证照|监测|检查)"
)
# What stands in brackets names no new topic: 申请120件（网络62件、信件58件），上年结转8件.
_ASIDE = pattern(r"\([^()]*\)")
_LOOK_BACK = 240


def topic_before(sentence: Sentence, at: int) -> Topic:
    """The last thing named before an offset in its paragraph; else what the sub-heading above is about."""
    words = sentence.text[max(0, at - _LOOK_BACK) : at]
    outside = _ASIDE.sub("", words) if ")" in words else words
    return _last(outside) or (_last(words) if outside is not words else "") or _last(sentence.heading)


def _last(words: str) -> Topic:
    last: Topic = ""
    for found in _TOPIC.finditer(words):
        last = found.lastgroup  # type: ignore[assignment]
    return last
