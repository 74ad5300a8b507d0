"""Of what a figure is a part: of all applications, of one office's, of those that came one way, of one matter's."""

from __future__ import annotations

import re
from decimal import Decimal

from gouji.model.report import Report
from gouji.patterns import pattern
from gouji.statements.numbers import han_value
from gouji.statements.quantities import Quantity
from gouji.statements.scope import one_channel

_LONGEST = 240
_NUMBER = r"(\d[\d,]*|[零〇一二三四五六七八九十百千万两]+)"
_COUNT = pattern(rf"{_NUMBER}\s?[件份条宗起例]")
# 收到的36件中, 在答复的44件申请中.
_AMONG = pattern(rf"{_NUMBER}\s?[件份条宗][^,;。\d]{{0,8}}?(?:之|当)?中(?=[,:\d])")
# 44件（自然人30件、…: what stands right before the brackets that are open.
_BESIDE = pattern(rf"{_NUMBER}\s?[件份条宗起例]次?\([^()]*$")
# 2件补贴申请1件公开、1件部分公开: no mark between the number and its parts.
_RIGHT_BEFORE = pattern(rf"{_NUMBER}\s?[件份条宗]次?[^,、;:()。\s\d]{{1,16}}(?=\d|$)")
_APPLICATIONS = pattern(
    rf"(?:申请|受理|收到|办结|答复|办理|收件)(?:(?!公开|提供|处理)[^\d,;。(]){{0,6}}?{_NUMBER}\s?[件份条宗]"
    rf"|申请公开(?!和|及|与|、)[^\d,;。(]{{1,12}}?{_NUMBER}\s?[件份条宗]"
    rf"|{_NUMBER}\s?[件份条宗](?:(?:政府信息|信息)?公开)?申请(?=[,、;:(])"
)
_WAY = pattern(r"网|线|当面|现场|信函|邮|传真|书面|平台|系统|自然人|法人|企业|组织|个人|公民|结转|遗留|其中")
_COMMA = pattern(r"[;。、]|,(?!\d{3}(?!\d))")
# Neither last year's number nor one of parts just told is what the next are parts of.
_COMPARED = pattern(r"较|比|同期|上年|[件份](?:来自|为|系|由)")
_ASIDE = pattern(r"\([^()]*\)?")
_FIGURE = pattern(r"\d")
# What is left of all of them.
_REST = pattern(
    r"[件份条宗起例个次]*[,、](?:其余|剩余|余下|另有?|尚有)?的?\d*[件份条宗起例次]*[^,;。\d]{0,10}?(?:结转|转入|顺延|延至|尚未|正在)"
)
_PICKED = pattern(r"涉及|类|的\d|属于|关于|来自")
# 收到申请43件，其中涉及征地的18件，予以公开10件: outcomes of the eighteen, unless all are named again since.
_SOME_OF = pattern(
    r"(?:其中[^;\d]{2,40}的\d+[^\d;]{1,2}[,:(]|(?:涉及|关于|有关|针对)[^;,\d]{1,20}的\d+[件份条宗起])(?!.*(?:办结|答复|共|合计|总计))"
)


def since_break(quantity: Quantity) -> str:
    """The sentence before the number, back to a semicolon."""
    text = quantity.sentence.text[max(quantity.sentence.start, quantity.start - _LONGEST) : quantity.start]
    return text.rpartition(";")[2]


def nearby(quantity: Quantity) -> str:
    """The sentence as far as it is near."""
    sentence = quantity.sentence
    start, end = max(sentence.start, quantity.start - _LONGEST), min(sentence.end, quantity.end + _LONGEST)
    return sentence.text[start:end]


def divides(quantity: Quantity) -> bool:
    """共48件，其中答复44件，结转下年4件: all of them, divided into those finished and those that are not."""
    whole, _, part = since_break(quantity).rpartition("其中")
    whole = re.split(r"[,;]", whole.rstrip(",(:"))[-1]
    if _FIGURE.search(part) or one_channel(whole) or _PICKED.search(whole):
        return False
    return bool(_REST.match(quantity.sentence.text, quantity.end))


def is_of_some(quantity: Quantity) -> bool:
    """Outcomes told of applications just picked out: 其中征地类的18件，予以公开10件; 以邮寄方式收到9件，其中予以公开4件."""
    text = since_break(quantity)
    before, part, _ = text.rpartition("其中")
    whole = re.split(r"[,(。]", before.rstrip(",(:"))[-1]
    return bool(_SOME_OF.search(text)) or (bool(part) and one_channel(whole))


def is_of_all(report: Report, quantity: Quantity, *, told: bool = False) -> bool:
    """Whether what it is a part of is what the table has in all: 收到的36件中 may be one office's.

    Where nothing is said of that, it is so unless it must be `told`.
    """
    whole = _whole(quantity)
    if whole is None:
        return not told
    cells = [report.cell(f"applications.{row}.total") for row in ("received", "carried_in", "handled_total")]
    received, carried, handled = (cell.value if cell and cell.value else Decimal(0) for cell in cells)
    return whole in (received, received + carried, handled)


def _whole(quantity: Quantity) -> Decimal | None:
    """The number before the brackets it stands in, right before it, of the applications last counted, before the last
    其中, or of which some are told: 36件中. None where there is none.
    """
    text = since_break(quantity)
    if quantity.depth and (beside := _BESIDE.search(text)):
        return _read(beside[1])
    if found := _RIGHT_BEFORE.findall(text):
        return _read(found[-1])
    if counted := _last_count(text):
        return counted
    before, part, _ = text.rpartition("其中")
    if found := _AMONG.findall(text, len(before)):
        return _read(found[-1])
    clauses = _COMMA.split(_ASIDE.sub("", before))[::-1]
    if part and not before.strip(" ,:;") and quantity.sentence.after:
        clauses = _COMMA.split(_ASIDE.sub("", quantity.sentence.after.words[-_LONGEST:]))  # what it begins with
    for clause in clauses if part else ():
        if not _COMPARED.search(clause) and (found := _COUNT.findall(clause)):
            return _read(found[-1])
    return None


def _last_count(text: str) -> Decimal | None:
    """Of 征地类申请46件，予以公开21件 the 46; channels and applicants in between are parts of what was told before."""
    for found in reversed(list(_APPLICATIONS.finditer(text))):
        number = found.lastindex or 1
        if not _WAY.search(text[max(0, found.start() - 8) : found.start(number)]):
            return _read(found[number])
    return None


def _read(number: str) -> Decimal | None:
    return Decimal(number.replace(",", "")) if number[0].isdecimal() else han_value(number)
