"""Words that set a figure in another time, a narrower body or one channel (reading rule R5)."""

from __future__ import annotations

import re

from gouji.model.report import Report
from gouji.patterns import pattern
from gouji.statements.quantities import Quantity
from gouji.statements.sentences import YEAR

_LOOK_BACK = 240
_OPENING = 60
# Channels through which a part of the applications came.
_CHANNEL = pattern(
    r"网上|网络|网站|平台|在线|线上|邮箱|邮件|邮寄|信函|信件|来信|书面|当面|现场|窗口|传真|电话|系统|微信|快递|来访|到访|口头|当场|自助"
)
_ANY_CHANNEL = pattern(
    r"线上线下|线下线上|(?:各种|各类|多种|不同|所有|等)(?:渠道|方式|途径|形式)|等渠道|等方式|等途径|等形式"
)
# A narrower body than the one that reports, by its own name or by what it is. 县政府 in a report whose tables count all
# organs of the county may be the government alone.
_BODY = pattern(
    r"(?:本机关|本单位|本部门)(?!不|没|未|已|掌|制|获|所|职)|本级|本办|代表|名义|办公室"
    r"|(?<!布)(?<!结)(?<!当)(?<!格)局(?!面|部|势|限)|委员会|委办|厅(?!堂)|中心|部门(?!规章)|单位|乡镇|街道"
    r"|(?:省|市|县|区|州|旗)(?:人民)?政府(?!信息|公开|网|门户|办|部门|工作|文件|规章|规范|常务|数据|服务|开放)"
    r"|政府办(?!公|理|法|事|结|文|件)|(?<!城)镇(?!静)|(?<!城)乡(?!村|镇)|大队|支队|法院|检察院"
)
# The office that reports, by its short name, for itself or in the government's stead.
_OFFICE = pattern(
    r"(?:(?:省|市|县|区|州|旗)?(?:人民)?政府|我|本)办(?:公室|公厅)?(?:代表(?:省|市|县|区|州|旗|本级)?(?:人民)?政府)?"
)
_ITSELF = pattern(r"本机关|本单位|本部门")
_AREA = pattern(r"全(?:省|市|县|区|州|旗|盟)|各[县市区]")
_OF_WHICH_OWN = pattern(r"其中,?[^,;。\d]{0,16}(?:办公室|办公厅|政府办|本机关|本级)")
# A short name has so many characters before the one that says what it is.
_KINDS, _SHORT = "局委厅办院中", 2
_BELOW = pattern(r"下属|所属|直属|下级|本系统|系统内|二级单位|分局|派出机构")
_ASIDE = pattern(r"\([^()]*\)?")
_DATE = pattern(r"20\d\d\s*年|\d{1,2}\s*[月日]")
_FIGURE = pattern(r"\d")
_WHOLE_AREA = pattern(
    r"全(?:省|市|县|区|州|旗|盟|镇|乡|局|委|厅|院)|全街道|全系统|各级|辖区内?"
    r"|各(?:部门|单位|委办局)[、和及]{0,2}各?(?:镇|乡|街道)|各(?:乡镇|镇|乡|街道)(?:\([^()]{0,8}\))?[、和及]{1,2}各?(?:县直|区直|市直)?(?:部门|单位)"
)
# Another span of time than the report's year, or a difference between two.
_SPAN = pattern(
    r"(?<!\d)(?!0?1月?[^\d,;。]{1,2}12月)\d{1,2}月?\s?[-—–―~～至到]{1,2}\s?\d{1,2}月|上半年|下半年|季度|月份|去年|上年(?!度?结转)|上一年(?!度?结转)|往年|历年|(?<!今年)(?<!本年)(?<!年初)以来|日均|月均|年均|平均|每年|"
    r"较|同比|环比|比上|增加|减少|增长|下降|上升|降低|提高|增幅|增至|升至|翻"
)


def other_time(report: Report, words: str) -> bool:
    """Words that set a number in another year, in a part of the year, or make it a difference.

    Without title and period the report's own year is only what its text begins with, and settles nothing.
    """
    years = YEAR.findall(words)
    unsure = bool(years) and report.title is None and report.period is None
    return unsure or bool(_SPAN.search(words)) or any(int(year) != report.year for year in years)


def narrower_body(report: Report, words: str) -> bool:
    """Whether words name a body inside the one that reports. The reporting body itself, 我局 in a 局's report, is none."""
    return bool(_BODY.search(words)) and bool(_BODY.search(_without_own(report, words))) and not wider_body(words)


def _without_own(report: Report, words: str) -> str:
    """Words without the names that the reporting body has for itself."""
    organization = report.organization or ""
    if not organization:
        return words
    words = words.replace(organization, "")
    if _ITSELF.search(words) and _is_alone(report):
        words = _ITSELF.sub("", words)
    if organization.endswith(("办公室", "办公厅")):
        return _OFFICE.sub("", words)
    if report.level in ("province", "city", "county"):
        return words
    # 区城市管理局 or 城市管理局 for 槐川区城市管理局.
    own = next((organization[at:] for at in range(1, len(organization) - 2) if organization[at:] in words), "\0")
    kinds = (kind for kind in ("街道", "镇", "乡") if kind in organization)
    names = "|".join(
        (
            rf"(?:我|本|全){re.escape(organization[-1])}",
            rf"{re.escape(organization[-1])}(?=网站|门户|官网|机关|领导)",
            *(rf"(?:我|本|全)?{kind}(?:人民)?(?:政府|办事处)?" for kind in kinds),
        )
    )
    return _without_short_name(organization, re.sub(names, "", words.replace(own, "")))


def _without_short_name(organization: str, words: str) -> str:
    """县教体局 for 槐川县教育和体育局: characters of its name in their order, from the last word of it backwards."""
    last = max(organization.rfind(char) for char in _KINDS)
    at = words.rfind(organization[last]) if last > 0 else -1
    while at >= 0:
        start, place = at, last
        while start and (place := organization.rfind(words[start - 1], 0, place)) >= 0:
            start -= 1
        if at - start >= _SHORT:
            words = words[:start] + words[at + 1 :]
        at = words.rfind(organization[last], 0, start)
    return words


def _is_alone(report: Report) -> bool:
    """An office or a department whose overview tells of no wider area and of no bodies below it: 本机关 is all of it."""
    if report.level not in ("department", "township"):
        return False
    overview = report.section(1)
    texts = (paragraph.text for paragraph in overview.paragraphs) if overview else ()
    return not any(_WHOLE_AREA.search(text) or _BELOW.search(text) for text in texts)


def wider_body(words: str) -> bool:
    return bool(_WHOLE_AREA.search(words))


def beyond_body(report: Report, quantity: Quantity, words: str) -> bool:
    """The area's number in the report of one of its departments; in an office's where it tells its own number beside."""
    if report.level not in ("department", "township") or not _AREA.search(words):
        return False
    office = (report.organization or "").endswith(("办公室", "办公厅"))
    return not office or bool(_OF_WHICH_OWN.search(quantity.sentence.text, quantity.start, quantity.end + _LOOK_BACK))


def narrows(report: Report, words: str) -> bool:
    """Any of the three: another time, a narrower body, one channel."""
    return other_time(report, words) or narrower_body(report, words) or one_channel(words)


def one_channel(words: str) -> bool:
    return bool(_CHANNEL.search(words)) and not _ANY_CHANNEL.search(words)


def lead(quantity: Quantity) -> str:
    """The words of the sentence that lead up to a number: its clause, and those before it that hold no figure."""
    text = quantity.sentence.text[max(quantity.sentence.start, quantity.start - _LOOK_BACK) : quantity.start]
    pieces = re.split(r"([,;()])", text)
    kept = pieces[-1]
    for piece, mark in zip(pieces[-3::-2], pieces[-2::-2], strict=False):
        if mark != "," or _FIGURE.search(_DATE.sub("", piece)):
            break
        kept = f"{piece},{kept}"
    return kept


def scope_words(quantity: Quantity) -> str:
    """What leads up to the number, with the words that open its sentence."""
    sentence = quantity.sentence
    opening = sentence.text[sentence.start : min(quantity.start, sentence.start + _OPENING)]
    return _ASIDE.sub("", opening).partition(",")[0] + "," + lead(quantity)
