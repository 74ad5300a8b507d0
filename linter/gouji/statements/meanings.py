"""Which cells a figure of the prose may mean: phrases and sums of cells, as a table (reading rule R5 of the catalogue).

A number is held against the whole set, never against one cell; any member makes it right. The phrases are those of the
forms themselves and of the usual ways to tell them; none is of one report or province. `*` stands for any ending of a
row's key: a group is the sum of its rows, and a form with one row for three has only that one.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from gouji.statements.topics import Topic

# What may stand between a phrase and its number, apart from the signs and particles that `figures` strips off first.
# A set of several Chinese characters takes long to compile; there are none in these patterns.
_LINK = r"(?:申请|案件?|事项|政府信息公开|政府信息|决定|答复|情形)?"
_COMING = r"(?:收到|接收到?|新收|受理|收悉|接到|收办|接办)"
_DEALING = r"(?:办理|办结|答复|办复|处理)"
_APPLICATION = r"(?:(?:政府信息|政务信息|信息|政务)公开(?:政府信息)?的?申请|依申请(?:公开)?(?:政府信息|信息)?(?:公开)?(?:申请)?|公开申请|申请公开(?:政府信息|信息)?|申请)"
# Between verb and noun nothing that picks some out: 收到涉及征地的申请 are not all, 收到公民提交的申请 are.
_ANYBODYS = (
    r"(?:过|了|到|的|、|和|或者|或|以及|及|与|公民|法人|自然人|其他|其它|非法人|组织|社会|公众|群众|村民|居民|市民|申请人"
    r"|提出|提交|递交|各类|各种|书面|有效|新|向|我\w|本\w|有关)*"
)
_NEXT_YEAR = r"(?:下一?年度?|次年度?|明年|20\d\d年度?)"
_LAST_YEAR = r"(?:上一?年度?|去年|往年|20\d\d年度?)"
_OUTCOMES = {
    "granted": r"(?<!不)(?<!分)予以公开",
    "partially_granted": r"(?:予以)?部分(?:予以)?公开",
    "refused_*": r"不予以?公开",
    "unavailable_*": r"无法(?:予以)?提供",
    "not_processed_*": r"不予处理",
    "other*": r"其他处理",
}
_ONE = "|".join(f"(?:{words})" for words in _OUTCOMES.values())
_AND = r"(?:、|/|以及|及其|及|和|与|或者|或|并)"
_NATURAL, _LEGAL = r"自然人", r"法人(?:(?:、|或者?|和|及|与)?(?:其他|其它|非法人)?组织)?"
_RECONSIDERATION = r"(?:行政)?复议"
_LITIGATION = r"(?:行政诉讼|行政应诉|应诉|诉讼)"
_DOCUMENT = r"(?:行政)?规范性文件"
# Between verb and noun nothing that picks some out: 出台涉企规范性文件 are not all.
_ALL_OF_THEM = (
    r"(?:了|的|新|各类|全部|现行|有效|对外|主动|公开|发布|制定|印发|政府|共|、|和|并|本年度?|当年|全市|全县|全区|全省)*"
)
_MAKING = r"制定|制发|印发|出台|发布|公开|公布|制作|有效"


class Meaning(NamedTuple):
    """`before` is looked for in the words that end at the number, `behind` (where given) in those that begin after it.

    `sums`: the sums of cells the figure may mean, each `table.row.column` joined by +. `topic`: what the text must be
    about at that place where the phrase alone does not say so; "" where it does. `part`: the figure may stand behind
    其中, being told as a part of the whole. `units`: empty for what applications are counted in.
    """

    kind: str
    before: str
    sums: tuple[str, ...]
    why: str
    behind: str = ""
    topic: Topic = ""
    part: bool = False
    units: str = ""


_RECEIVED = ("applications.received.total", "applications.received.total+applications.carried_in.total")
_HANDLED = "applications.handled_total.total"
_END = r"(?:[、的]|$)"


def _outcomes() -> tuple[Meaning, ...]:
    """Any of the six groups alone, or several joined; `sums` are filled in by the names found."""
    joined = rf"(?P<names>(?:{_ONE})(?:{_AND}(?:{_ONE}))*)"
    return (
        Meaning("outcome", joined + _LINK + "$", (), "the groups of the form by name", topic="applications", part=True),
        Meaning("outcome", r"^(?!.*(?:公开|提供|处理)).{0,24}$", (), "number before the name: 5件予以公开",
                rf"^(?:申请)?(?:被|已|作出|给予|依法|决定|为|是)*{joined}(?:决定|处理)?[、]?$", "applications", part=True),
    )  # fmt: skip


# Words of which one stands beside every figure of a kind: what has none is not looked at further.
CUES = {
    "received": ("收到", "接收", "新收", "受理", "收悉", "接到", "收办", "接办"),
    "carried_in": ("结转",),
    "carried_out": ("结转", "顺延", "转入", "延至", "转至"),
    "handled": ("答复", "办复", "办结", "办理", "处理"),
    "outcome": ("予公开", "以公开", "部分公开", "无法", "不予处理", "其他处理"),
    "applicant": ("自然人", "法人"),
    "disputes": ("复议",),
    "reconsideration": ("复议",),
    "litigation": ("诉",),
    "document": ("规章", "规范性文件"),
    "enforcement": ("决定", "收费"),
}

MEANINGS: tuple[Meaning, ...] = (
    *_outcomes(),
    Meaning("received", rf"{_COMING}{_AND}?{_DEALING}{_ANYBODYS}(?:{_APPLICATION})?{_LINK}$", (*_RECEIVED, _HANDLED),
            "受理办理, 收办: came in and dealt with in one word", topic="applications"),
    Meaning("received", rf"{_COMING}{_ANYBODYS}{_APPLICATION}{_LINK}$", _RECEIVED,
            "new ones, or all that lay there with last year's", topic="applications"),
    Meaning("received", rf"(?<!类){_APPLICATION}[^\d]{{0,8}}?{_COMING}{_LINK}$", _RECEIVED,
            "noun before verb", topic="applications"),
    Meaning("received", rf"{_COMING}{_LINK}$", _RECEIVED, "number before the noun, or the noun was named before",
            rf"^(?:$|[、(]|{_ANYBODYS}{_APPLICATION}{_END})", "applications"),
    Meaning("carried_in", rf"(?:{_LAST_YEAR}(?:度|底)?(?:{_APPLICATION})?结转|结转(?:上一?年度?|去年|往年))(?:(?:至|到|入)?(?:本|今)年度?)?(?:继续)?(?:办理|处理)?(?:{_APPLICATION})?{_LINK}$",
            ("applications.carried_in.total",), "the row 上年结转", topic="applications", part=True),
    Meaning("carried_out", rf"(?:结转|顺延|转入|延至|转至)(?:至|到|入)?{_NEXT_YEAR}(?:继续)?(?:办理|处理|答复)?(?:{_APPLICATION})?{_LINK}$",
            ("applications.carried_out.total",), "the row 结转下年度继续办理", topic="applications", part=True),
    Meaning("carried_out", r"^(?!.*(?:转|延)).{0,12}$", ("applications.carried_out.total",), "number before the verb: 2件结转下年度",
            rf"^(?:申请)?(?:将|需|须|已|依法|按规定)*(?:结转|顺延|转入|延至|转至)(?:至|到|入)?{_NEXT_YEAR}(?:继续)?(?:办理|处理|答复)?[、]?$", "applications", part=True),
    Meaning("handled", rf"(?:答复|办复)(?:完毕|完成|了)?(?:{_APPLICATION})?{_LINK}$",
            (_HANDLED, "applications.handled_total.total-applications.other*.total",
             "applications.handled_total.total-applications.other*.total-applications.not_processed_*.total"),
            "what ends without an answer (其他处理, 不予处理) may be left out", rf"^(?:$|[、(]|{_ANYBODYS}{_APPLICATION}{_END})", "applications"),
    Meaning("handled", rf"办结(?:完毕|完成|了)?(?:{_APPLICATION})?{_LINK}$", (_HANDLED,),
            "the row （七）总计", rf"^(?:$|[、(]|{_ANYBODYS}{_APPLICATION}{_END})", "applications"),
    Meaning("handled", rf"(?<!予)(?<!他)(?:办理|处理)(?:完毕|完成|了)?(?:{_APPLICATION})?{_LINK}$", (_HANDLED, *_RECEIVED),
            "dealt with, be it finished or not", rf"^(?:$|[、(]|{_ANYBODYS}{_APPLICATION}{_END})", "applications"),
    Meaning("handled", rf"(?<!类){_APPLICATION}[^\d]{{0,6}}?(?:办结|答复|办复){_LINK}$", (_HANDLED,), "noun before verb",
            r"^(?:$|[、(])", "applications"),
    *(
        Meaning("applicant", before, tuple("+".join(f"applications.{row}.{column}" for row in rows for column in columns)
                                           for rows in (("received",), ("received", "carried_in"), ("handled_total",))),
                "by the columns, of what came in, lay there, or was finished", behind, "applications", part=True)
        for name, columns in (
            (_NATURAL, ("natural_person",)),
            (_LEGAL, ("business", "research", "public_interest", "legal_services", "other_organization")),
        )
        for before, behind in (
            (rf"{name}(?:提出|提交|申请人?)*{_LINK}$", ""),
            (r"^[^人]{0,12}$", rf"^(?:为|是|由|系|来自)?{name}(?:提出|提交|申请)*[、]?$"),
        )
    ),
    *(
        Meaning("litigation", rf"{words}(?:的?行政诉讼|起诉)?(?:案件)?{_LINK}$", (f"disputes.{row}.total",),
                "one of the two groups, if so worded", part=True)
        for words, row in ((r"(?:未经复议)?直接(?:起诉|提起)", "litigation_direct"), (r"复议后(?:再?起诉|再?提起|诉讼)", "litigation_after_reconsideration"))
    ),
    Meaning("disputes", rf"{_RECONSIDERATION}(?:案件)?{_AND}?(?:提起)?{_LITIGATION}{_LINK}$",
            ("disputes.reconsideration.total+disputes.litigation_direct.total+disputes.litigation_after_reconsideration.total",),
            "counted together", part=True),
    Meaning("reconsideration", rf"{_RECONSIDERATION}(?:申请)?{_LINK}$", ("disputes.reconsideration.total",), "the first group", part=True),
    Meaning("reconsideration", r"^(?!.*(?:复议|诉)).{0,40}$", ("disputes.reconsideration.total",), "number before the noun",
            r"^(?:因?[^\d、]{0,16}?)?行政复议(?:申请|案件)?(?:(?:、|和|及|与)|$)(?!行政诉讼)", part=True),
    Meaning("litigation", rf"{_LITIGATION}{_LINK}$", ("disputes.litigation_direct.total+disputes.litigation_after_reconsideration.total",),
            "the two groups of lawsuits", part=True),
    Meaning("litigation", r"^(?!.*(?:复议|诉)).{0,40}$", ("disputes.litigation_direct.total+disputes.litigation_after_reconsideration.total",), "number before the noun",
            r"^(?:因?\D{0,16}?)?行政(?:诉讼|应诉)(?:案件)?(?:(?:、|和|及|与)|$)", part=True),
    *(
        Meaning("document", rf"(?:(?:{_MAKING}){_ALL_OF_THEM}{name}{_LINK}|{name}[^\d]{{0,8}}?(?:{_MAKING}){_LINK})$",
                tuple("+".join(f"disclosure.{row}.{column}" for row in rows) for column in ("made", "disclosed", "total", "in_force")),
                "made, disclosed, or standing", part=True, units="件份个部条项")
        for name, rows in (
            (rf"规章{_AND}{_DOCUMENT}", ("regulations", "normative_documents")),
            (r"(?:政府)?规章(?!制度)", ("regulations",)),
            (_DOCUMENT, ("normative_documents",)),
        )
    ),
    *(
        Meaning("document", rf"(?:{_MAKING}){_LINK}$", tuple(f"disclosure.{row}.{column}" for column in ("made", "disclosed", "total", "in_force")),
                "number before the noun", rf"^{name}(?:(?:、|和|及)|$)", part=True, units="件份个部条项")
        for name, row in ((r"(?:政府)?规章", "regulations"), (_DOCUMENT, "normative_documents"))
    ),
    *(
        Meaning("enforcement", rf"{name}(?:处理)?决定{_LINK}$", (f"disclosure.{row}.decisions",), "the table's own term", part=True, units="件份个宗起项次")
        for name, row in (("行政许可", "licensing"), ("行政处罚", "penalties"), ("行政强制", "coercion"))
    ),
    Meaning("enforcement", rf"行政事业性收费(?:收费)?(?:总?金额|总额){_LINK}$", ("disclosure.fees.amount",), "the table's own term, in 万元", units="元"),
)  # fmt: skip


def outcome_sums(names: str) -> tuple[str, ...]:
    """The sum that names of outcomes mean."""
    rows = [row for row, pattern in _OUTCOMES.items() if re.search(pattern, names)]
    return ("+".join(f"applications.{row}.total" for row in rows),)
