"""Which cells a figure of the prose may mean: phrases and sums of cells, as a table (reading rule R5 of the catalogue).

A number is held against the whole set, never against one cell; any member makes it right. The phrases are those of the
forms themselves and of the usual ways to tell them; none is of one report or province. `*` stands for any ending of a
row's key: a group is the sum of its rows, and a form with one row for three has only that one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from gouji.statements.outcomes import OUTCOMES, REASON_LEAD, REASONS, RESULTS, joined
from gouji.statements.topics import Topic

# What may stand between a phrase and its number, apart from the signs and particles that `figures` strips off first.
# A set of several Chinese characters takes long to compile; there are none in these patterns.
_LINK = r"(?:申请|案件?|事项|政府信息公开|政府信息|决定|答复|情形)?"
_COMING = r"(?:收到|接收到?|新收|(?<!不予)(?<!不)受理|收悉|接到|收办|接办)"
_DEALING = r"(?:办理|办结|答复|办复|处理)"
_APPLICATION = r"(?:(?:政府信息|政务信息|信息|政务)公开(?:政府信息)?的?申请|依申请(?:公开)?(?:政府信息|信息)?(?:公开)?(?:申请|件)?|公开申请|申请公开(?:政府信息|信息)?|申请)"
# Named before its verb, 申请 alone is one for information where no other word says what for.
_NAMED = _APPLICATION.removesuffix("申请)") + r"(?<![\u4e00-\u9fff])申请)"
# Between verb and noun nothing that picks some out: 收到涉及征地的申请 are not all, 收到公民提交的申请 are.
_ANYBODYS = (
    r"(?:过|了|到|的|、|和|或者|或|以及|及|与|公民|法人|自然人|其他|其它|非法人|组织|社会|公众|群众|村民|居民|市民|申请人"
    r"|提出|提交|递交|各类|各种|书面|有效|新|向|我\w|本\w|有关)*"
)
_OVER = r"(?:结转|顺延|转入|延至|转至|延期)(?:至|到|入)?"
_NEXT_YEAR = r"(?:下一?年度?|次年度?|明年|20\d\d年度?)"
_LAST_YEAR = r"(?:上一?年度?|去年|往年|20\d\d年度?)"
_AND = r"(?:、|/|以及|及其|及|和|与|或者|或|并)"
_NATURAL, _LEGAL = r"自然人", r"法人(?:(?:、|或者?|和|及|与)?(?:其他|其它|非法人)?组织)?"
_RECONSIDERATION = r"(?:行政)?复议"
_HEARD = r"(?:(?<!经)(?<!经过)行政复议|(?<!经)(?<!经过)(?<!行政)复议)"
# Words that say of lawsuits, and not of reconsiderations, which way they came.
_DIRECT = r"(?:未经(?:过)?(?:行政)?复议(?:程序)?[,]?(?:而|就)?(?:直接)?(?:起诉|提起|向法院起诉)?|直接(?:起诉|提起|向法院起诉))"
_AFTER = (
    r"(?:(?:(?<!未)经(?:过)?(?:行政)?复议(?:程序)?后?|复议后|对(?:行政)?复议(?:决定|结果)不服|不服(?:行政)?复议(?:决定|结果)?)"
    r"[,]?(?:再次?|又|而|后|仍)?(?:起诉|提起|诉讼|向法院起诉)?)"
)
_LITIGATION = r"(?:行政诉讼|行政应诉|应诉|诉讼)"
_DOCUMENT = r"(?:行政)?规范性文件"
# A government's; those of a 部门 may be others', published once more.
_RULES = r"(?:(?:地方|[省市州])?政府)?规章(?!制度)"
# Between verb and noun nothing that picks some out: 出台涉企规范性文件 are not all.
_ALL_OF_THEM = (
    r"(?:了|的|新|各类|全部|现行|有效|对外|主动|公开|发布|制定|印发|政府|共|、|和|并|本年度?|当年|全市|全县|全区|全省)*"
)
_MAKING = r"制定|制发|印发|出台|发布|公开|公布|制作|有效"


class Meaning(NamedTuple):
    """`before` is looked for in the words that end at the number, `behind` (where given) in those that begin after it.

    `since` (where given) is looked for in the sentence as far as the number: the words that other figures stand with.
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
    since: str = ""


_RECEIVED = ("applications.received.total", "applications.received.total+applications.carried_in.total")
_HANDLED = "applications.handled_total.total"
# Of those that came in this year, with last year's told apart.
_NEW_HANDLED = "applications.handled_total.total-applications.carried_in.total"
_END = r"(?:[、的]|$)"


def _outcomes() -> Iterator[Meaning]:
    """The six groups and their rows, alone or several joined; `sums` are filled in by the names found."""
    names, reasons = joined(OUTCOMES), joined(REASONS)
    unnamed = r"^(?!.*(?:公开|提供|处理)).{0,24}$"
    behind = rf"^(?:申请)?(?:被|已|作出|作|按|给予|依法|决定|为|是)*{names}(?:决定|处理)?[、]?$"
    yield Meaning("outcome", names + _LINK + "$", (), "the groups of the form by name", topic="applications", part=True)
    yield Meaning("outcome", unnamed, (), "number before the name: 5件予以公开", behind, "applications", part=True)
    lead = rf"^{REASON_LEAD}{reasons}(?:申请|情形|情况|的)*$"
    yield Meaning("reason", lead, (), "the rows of the form by name", topic="applications", part=True)


# Not of 诉求, 投诉, 接诉即办.
_SUED = r"(?<![投申控接未信])诉(?!求|即办|先办)"


def _results() -> Iterator[Meaning]:
    """How cases ended, where the sentence so far names one kind of cases alone."""
    direct, after = "disputes.litigation_direct.{}", "disputes.litigation_after_reconsideration.{}"
    both = f"{direct}+{after}"
    kinds = (
        ("reconsideration_result", rf"(?:^|;)(?![^;]*{_SUED})[^;]*{_RECONSIDERATION}[^;]*$", ("disputes.reconsideration.{}",)),
        ("litigation_result", rf"(?:^|;)(?![^;]*(?:复议|直接))[^;]*{_SUED}[^;]*$", (both,)),
        ("litigation_result", r"(?:^|;)(?![^;]*复议[^直;]*[;,、(])[^;]*直接(?:起诉|提起)[^;]*$", (direct, both)),
        ("litigation_result", rf"(?:^|;)(?![^;]*(?:直接|复议(?!后)))[^;]*复议后[^;]*{_SUED}[^;]*$", (after, both)),
    )  # fmt: skip
    for column, words in RESULTS.items():
        for kind, since, sums in kinds:
            cells = tuple(one.format(column, column) for one in sums)
            name = rf"(?:被|结果|为|已|获)*(?:{words})"
            yield Meaning(kind, rf"(?<!不){name}(?:案件|的)?$", cells, "a column of table 4", part=True, since=since)
            yield Meaning(kind, r"^[^复诉]{0,8}$", cells, "number before the name: 6件维持",
                          rf"^(?:案件)?{name}[、]?$", part=True, since=since)  # fmt: skip


def _totals() -> Iterator[Meaning]:
    """Sums told behind what they are sums of: 新收45件，上年结转3件，共48件; …其他处理2件，总计44件."""
    count, total = (
        r"[^\d,;]{0,12}\d+[件份条宗起例次]{0,2}[^\d,;]{0,6}[,;、(][^\d,;]{0,8}",
        r"(?:共计?|合计|总计)[^\d,;]{0,6}$",
    )
    new, old = r"(?:收到?|受理)[^\d,;结]{0,20}", r"结转"
    for first, second in ((new, old), (old, new)):
        yield Meaning("received_total", r"^(?:应|需|待)?(?:办理?)?$", ("applications.received.total+applications.carried_in.total",),
                      "new ones and last year's, added up", topic="applications", part=True,
                      since=rf"{first}{count}[^\d,;]{{0,8}}{second}{count}{total}")  # fmt: skip
    yield Meaning("handled_total", "^$", (_HANDLED,), "the outcomes, added up", topic="applications", part=True,
                  since=rf"其他处理{count}{total}")  # fmt: skip


# Words of which one stands beside every figure of a kind: what has none is not looked at further.
CUES = {
    "reason": (
        "秘密",
        "禁止",
        "稳定",
        "权益",
        "信息",
        "案卷",
        "查询",
        "不掌握",
        "制作",
        "不明确",
        "类",
        "重复",
        "出版物",
        "反复",
    ),
    "received": (
        "信息公开申请",
        "申请总",
        "申请数",
        "申请量",
        "申请件数",
        "新增",
        "收到",
        "接收",
        "新收",
        "受理",
        "收悉",
        "接到",
        "收办",
        "接办",
    ),
    "received_total": ("共", "合计", "总计"),
    "handled_total": ("共", "合计", "总计"),
    "carried_in": ("结转", "遗留"),
    "carried_out": ("结转", "顺延", "转入", "延至", "转至", "延期", "在办理", "在处理", "未办", "未答复"),
    "handled_part": ("答复", "办结", "办理完毕"),
    "handled": ("答复", "办复", "办结", "办理", "处理"),
    "outcome": ("予公开", "以公开", "部分公开", "无法", "不予处理", "其他处理"),
    "applicant": ("自然人", "法人", "企业", "机构", "公益"),
    "disputes": ("复议",),
    "reconsideration": ("复议",),
    "litigation": ("诉",),
    "reconsideration_result": ("维持", "纠", "其他结果", "审"),
    "litigation_result": ("维持", "纠", "其他结果", "审"),
    "document": ("规章", "规范性文件", "有效"),
    "repealed": ("废止",),
    "enforcement": ("决定", "收费"),
}

MEANINGS: tuple[Meaning, ...] = (
    *_outcomes(),
    *_totals(),
    Meaning("received", rf"{_COMING}{_AND}?{_DEALING}{_ANYBODYS}(?:{_APPLICATION})?{_LINK}$", (*_RECEIVED, _HANDLED, _NEW_HANDLED),
            "受理办理, 收办: came in and dealt with in one word", topic="applications"),
    Meaning("received", rf"{_COMING}{_ANYBODYS}{_APPLICATION}{_LINK}$", _RECEIVED,
            "new ones, or all that lay there with last year's", topic="applications"),
    Meaning("received", rf"新增{_APPLICATION}{_LINK}$", _RECEIVED, "of applications new ones are those that came in", topic="applications"),
    Meaning("received", rf"(?<!类){_NAMED}[^\d]{{0,8}}?{_COMING}{_LINK}$", _RECEIVED,
            "noun before verb", topic="applications"),
    Meaning("received", r"^(?:全年|本年度?|年内|20\d\d年度?|全[市县区省州镇乡局]|我\w|有)*(?:政府)?信息公开申请$", (*_RECEIVED, _HANDLED),
            "the noun alone: 政府信息公开申请16件", topic="applications"),
    Meaning("received", r"^(?:全年|本年度?|年内)?(?:政府信息公开|信息公开)?申请$", (*_RECEIVED, _HANDLED), "申请总数16件",
            topic="applications", since=r"申请(?:总?数量?|总?量|件数)[为是共达有:]*$"),
    Meaning("received", rf"{_COMING}{_LINK}$", _RECEIVED, "number before the noun, or the noun was named before",
            rf"^(?:$|[、(]|{_ANYBODYS}{_APPLICATION}{_END})", "applications"),
    Meaning("carried_in", rf"(?:{_LAST_YEAR}(?:度|底)?(?:{_APPLICATION})?(?:结转|遗留)|结转(?:上一?年度?|去年|往年))(?:(?:至|到|入)?(?:本|今)年度?)?(?:继续)?(?:办理|处理)?(?:{_APPLICATION})?{_LINK}$",
            ("applications.carried_in.total",), "the row 上年结转", topic="applications", part=True),
    Meaning("carried_out", rf"{_OVER}{_NEXT_YEAR}(?:继续)?(?:办理|处理|答复)?(?:{_APPLICATION})?{_LINK}$",
            ("applications.carried_out.total",), "the row 结转下年度继续办理", topic="applications", part=True),
    Meaning("carried_out", r"^(?!.*(?:转|延)).{0,12}$", ("applications.carried_out.total",), "number before the verb: 2件结转下年度",
            rf"^(?:申请)?(?:将|需|须|已|依法|按规定)*{_OVER}{_NEXT_YEAR}(?:继续)?(?:办理|处理|答复)?[、]?$", "applications", part=True),
    Meaning("carried_out", r"^(?:另有?|尚有|还有|其余的?|剩余|余下的?)?$", ("applications.carried_out.total",), "4件尚在办理中",
            r"^(?:申请)?(?:正在|尚在|仍在)(?:办理|处理|答复)(?:期限内|过程中|之?中)?[、]?$", "applications", part=True),
    Meaning("carried_out", rf"未(?:办结|答复|办理完毕)的?{_LINK}$", ("applications.carried_out.total",), "not finished at the end of the year",
            topic="applications", part=True),
    *(
        Meaning("carried_out", before, ("applications.carried_out.total", "applications.carried_in.total"),
                "carried, in or out", behind, "applications", part=True)
        for before, behind in ((rf"(?<!年)(?<!度)结转(?:办理)?{_LINK}$", ""), (r"^(?!.*(?:转|延)).{0,4}$", r"^(?:申请)?(?:将|需|须|已|依法|按规定)*结转[、]?$"))
    ),
    Meaning("handled_part", r"^(?:其中|已有|有|共|[,:])*$", (_HANDLED, _NEW_HANDLED), "number before the verb: 其中44件已答复",
            r"^(?:申请)?(?:已经?|均已?|已全部)(?:办结|答复|办理完毕)[、]?$", "applications", part=True),
    Meaning("handled", rf"(?<!类)(?<!公开)(?<!提供)(?<!处理)(?<!未)(?<!待)(?<!应)(?:答复|办复)(?:完毕|完成|了|申请人)?(?:{_APPLICATION})?{_LINK}$",
            (_HANDLED, "applications.handled_total.total-applications.other*.total",
             "applications.handled_total.total-applications.other*.total-applications.not_processed_*.total", _NEW_HANDLED),
            "what ends without an answer (其他处理, 不予处理) may be left out", rf"^(?:$|[、(]|{_ANYBODYS}{_APPLICATION}{_END})", "applications"),
    Meaning("handled", rf"(?<!未)(?<!待)(?<!应)办结(?:完毕|完成|了)?(?:{_APPLICATION})?{_LINK}$", (_HANDLED, _NEW_HANDLED),
            "the row （七）总计", rf"^(?:$|[、(]|{_ANYBODYS}{_APPLICATION}{_END})", "applications"),
    Meaning("handled", rf"(?<!予)(?<!他)(?<!未)(?<!待)(?<!应)(?:办理|处理)(?:完毕|完成|了)?(?:{_APPLICATION})?{_LINK}$", (_HANDLED, *_RECEIVED),
            "dealt with, be it finished or not", rf"^(?:$|[、(]|{_ANYBODYS}{_APPLICATION}{_END})", "applications"),
    Meaning("handled", rf"(?<!类){_NAMED}(?:(?!公开|提供|处理|类)[^\d]){{0,6}}?(?:办结|答复|办复){_LINK}$", (_HANDLED, _NEW_HANDLED), "noun before verb",
            r"^(?:$|[、(])", "applications"),
    *(
        Meaning("applicant", before, tuple("+".join(f"applications.{row}.{column}" for row in rows for column in columns)
                                           for rows in (("received",), ("received", "carried_in"), ("handled_total",))),
                "by the columns, of what came in, lay there, or was finished", behind, "applications", part=True)
        for name, columns in (
            (_NATURAL, ("natural_person",)),
            (_LEGAL, ("business", "research", "public_interest", "legal_services", "other_organization")),
            ("商业企业", ("business",)),
            ("科研机构", ("research",)),
            ("社会公益组织", ("public_interest",)),
            ("法律服务机构", ("legal_services",)),
        )
        for before, behind in (
            (rf"(?<![、和及与或]){name}(?:提出|提交|申请人?)*{_LINK}$", ""),
            (r"^[^人]{0,12}$", rf"^(?:为|是|由|系|来自)?{name}(?:提出|提交|申请)*[、]?$"),
        )
    ),
    *(
        Meaning("litigation", rf"{words}(?:的?(?:行政)?诉讼|起诉)?(?:案件|的)?{_LINK}$", (f"disputes.{row}.total",),
                "one of the two groups, if so worded", part=True)
        for words, row in ((_DIRECT, "litigation_direct"), (_AFTER, "litigation_after_reconsideration"))
    ),
    Meaning("disputes", rf"{_HEARD}(?:案件)?{_AND}?(?:提起)?{_LITIGATION}{_LINK}$",
            ("disputes.reconsideration.total+disputes.litigation_direct.total+disputes.litigation_after_reconsideration.total",),
            "counted together", part=True),
    Meaning("reconsideration", rf"{_HEARD}(?:申请)?{_LINK}$", ("disputes.reconsideration.total",), "the first group", part=True),
    Meaning("reconsideration", r"^(?!.*(?:复议|诉)).{0,40}$", ("disputes.reconsideration.total",), "number before the noun",
            r"^(?:因?[^\d、]{0,16}?)?行政复议(?:申请|案件)?(?:(?:、|和|及|与)|$)(?!行政诉讼)", part=True),
    Meaning("litigation", rf"{_LITIGATION}{_LINK}$", ("disputes.litigation_direct.total+disputes.litigation_after_reconsideration.total",),
            "the two groups of lawsuits", part=True),
    Meaning("litigation", r"^(?!.*(?:复议|诉)).{0,40}$", ("disputes.litigation_direct.total+disputes.litigation_after_reconsideration.total",), "number before the noun",
            r"^(?:因?\D{0,16}?)?行政(?:诉讼|应诉)(?:案件)?(?:(?:、|和|及|与)|$)", part=True),
    *_results(),
    *(
        Meaning("document", rf"(?:(?:{_MAKING}){_ALL_OF_THEM}{name}{_LINK}|{name}[^\d]{{0,8}}?(?:{_MAKING}){_LINK})$",
                tuple("+".join(f"disclosure.{row}.{column}" for row in rows) for column in ("made", "disclosed", "total", "in_force")),
                "made, disclosed, or standing", part=True, units="件份个部条项")
        for name, rows in (
            (rf"规章{_AND}{_DOCUMENT}", ("regulations", "normative_documents")),
            (_RULES, ("regulations",)),
            (_DOCUMENT, ("normative_documents",)),
        )
    ),
    *(
        Meaning("document", rf"^{name}$", tuple(f"disclosure.{row}.{column}" for column in ("made", "disclosed", "total", "in_force")),
                "two kinds under one verb: 制定规章3部、规范性文件14件", part=True, units="件份个部条项",
                since=rf"(?:{_MAKING}){_ALL_OF_THEM}{other}{_LINK}\d+[件份个部条项]?[、和及,]{{1,2}}{name}$")
        for name, other, row in ((_RULES, _DOCUMENT, "regulations"), (_DOCUMENT, rf"(?:部门)?{_RULES}", "normative_documents"))
    ),
    *(
        Meaning("document", r"^(?:截至[^,]{0,12}|目前|现有)*(?:现行)?有效$", (f"disclosure.{row}.in_force", f"disclosure.{row}.total"),
                "standing, of documents named before; 继续有效 are those that a review kept", part=True, units="件份个部条项",
                since=rf"^(?!.*{other}).*(?:{_MAKING}){_ALL_OF_THEM}{name}{_LINK}\d")
        for name, other, row in ((_DOCUMENT, "规章", "normative_documents"), (_RULES, "规范性文件", "regulations"))
    ),
    *(
        Meaning("repealed", rf"废止(?:了|的)?{given}$", (f"disclosure.{row}.repealed",), "the column 本年废止件数", part=True, units="件份个部条项", since=since)
        for row, name, other in (("normative_documents", _DOCUMENT, "规章"), ("regulations", _RULES, "规范性文件"))
        for given, since in ((name, ""), ("", rf"^(?!.*{other}).*(?:{_MAKING}){_ALL_OF_THEM}{name}{_LINK}\d"))
    ),
    *(
        Meaning("document", rf"(?:{_MAKING}){_LINK}$", tuple(f"disclosure.{row}.{column}" for column in ("made", "disclosed", "total", "in_force")),
                "number before the noun", rf"^{name}(?:(?:、|和|及)|$)", part=True, units="件份个部条项")
        for name, row in ((_RULES, "regulations"), (_DOCUMENT, "normative_documents"))
    ),
    *(
        Meaning("enforcement", rf"{name}(?:处理)?决定{_LINK}$", (f"disclosure.{row}.decisions",), "the table's own term", part=True, units="件份个宗起项次")
        for name, row in (("行政许可", "licensing"), ("行政处罚", "penalties"), ("行政强制", "coercion"))
    ),
    Meaning("enforcement", rf"行政事业性收费(?:收费)?(?:总?金额|总额){_LINK}$", ("disclosure.fees.amount",), "the table's own term, in 万元", units="元"),
)  # fmt: skip
