"""Enumerations: a whole, the parts that follow it, and whether they are meant to be all of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import accumulate, pairwise
from typing import NamedTuple

from gouji.model.location import Location
from gouji.patterns import pattern
from gouji.statements.quantities import Quantity

_MARKER = pattern(r"其中|分别|包括|包含|含|分为|具体为")
# What is told of a whole already told with parts in brackets: 45件（其中…），内容涉及招生19件、教师11件、其他15件.
_AGAIN = pattern(r"其中|包括|分为|涉及")
# 从申请方式看，网络29件、信函15件: the parts of what was counted before.
_BY_KIND = pattern(
    r"\s*(?:\d\.)?(?:从|按照?)[^,:;\d果]{0,8}(?:申请人|主体|身份|类[型别]|方式|途径|渠道|载体|平台|栏目)[^,:;\d果]{0,6}?(?:看|分|分类|统计)[,:]"
)
_BY_MATTER = pattern(
    r"\s*(?:\d\.)?(?:从|按照?)[^,:;\d果]{0,8}(?:内容|领域|事项|性质|地域)[^,:;\d果]{0,6}?(?:看|分|分类|统计)[,:]"
)
# Those who asked, and how, are told of what came in, whatever of it is done.
_DONE = pattern(r"办结|答复|办理|处理")
# The bracket that holds a list ends before another opens.
_CLOSED = pattern(r"[^()]*\)")
_SUM = pattern(r"^(?:共|合计|总计)")
_REST = pattern(r"^(?:其他|其它|其余|剩余|余下)(?!处理|结果)")
# 较上年的105件, 比上年多15件: neither a whole nor a part.
_COMPARED = pattern(r"^(?:较|比|同比|环比|相比|与|上一?年|去年|同期)|(?:增加|减少|增长|下降|上升|[多少])了?\s*$")
_OPEN = pattern(r"等|主要|之类|以及其他|不含|重点(?!领域)|特别是|尤其|仅|比如|例如|如[,:]|除")
# Words with which the text goes on to something else than a further part.
_NEXT = pattern(
    r"^(?:\s*(?:均|全部|都|已|办结|答复|同比|较|比上|占|累计|另|此外|同时|还|共|合计|总|并|按时|按期|年内|全年|年度|本年|回复率|办结率|截至|截止|目前|平均|点击|阅读|浏览|访问|关注|下载))"
)
_PARTS_FIRST, _DIVIDED = pattern(r"\s*其中"), pattern(r"其中|包括|分为")
_TAIL, _COLON = pattern(r"[^,;。()]{0,20}"), pattern(r"[^,;。]{0,12}:")
_MOST = 40


class Breakdown(NamedTuple):
    """`closed`: every part carries the whole's unit, and nothing says that there are others (等, 主要, 余).

    `marker` is the word that makes them parts: 其中, 分别, 包括, 含, or ( and : where they only stand behind it.
    `complete`: the last of them is the rest (其他), so that there can be no others.
    """

    whole: Quantity
    parts: tuple[Quantity, ...]
    closed: bool
    marker: str

    @property
    def complete(self) -> bool:
        return bool(_REST.match(self.parts[-1].before))

    @property
    def total(self) -> Decimal:
        return sum((part.value for part in self.parts), Decimal(0))

    @property
    def location(self) -> Location:
        return self.whole.location


def breakdowns_of(quantities: Sequence[Quantity]) -> Iterator[Breakdown]:
    """Of the quantities of one sentence. A marker stands between the whole and its first part."""
    if not 2 < len(quantities) <= _MOST:
        return
    told = [one for one in quantities if not _COMPARED.search(one.before)]
    for place, whole in enumerate(told[:-2]):
        rest = told[place + 1 :]
        if not whole.unit or rest[0].depth < whole.depth:
            continue
        if (marker := _marker(whole, rest[0])) and (one := _broken(whole, rest, marker)):
            yield one
        if rest[0].depth > whole.depth:
            yield from _again(whole, rest)


def _again(whole: Quantity, rest: Sequence[Quantity]) -> Iterator[Breakdown]:
    """The parts told behind the brackets in which others were told."""
    place = next((place for place, one in enumerate(rest) if one.depth <= whole.depth), 0)
    found = _AGAIN.search(whole.sentence.text, rest[place - 1].end, rest[place].start) if place else None
    one = _broken(whole, rest[place:], found[0]) if found else None
    if one and found:
        yield one._replace(closed=one.closed and (found[0] != "涉及" or one.complete))


def _broken(whole: Quantity, rest: Sequence[Quantity], marker: str) -> Breakdown | None:
    if rest[0].unit != whole.unit:
        return None
    parts, clean = _parts(whole, rest)
    if len(parts) < 2:
        return None
    return Breakdown(whole, tuple(parts), clean and not _is_open(whole, parts), marker)


def _marker(whole: Quantity, first: Quantity) -> str:
    """What stands between: a word of parts, or a bracket or colon opened right behind the whole."""
    text = first.sentence.text[whole.end : first.start]
    if found := _MARKER.search(text):
        return found[0]
    if first.depth > whole.depth and "(" in text:
        return "("
    return ":" if _COLON.match(text) else ""


def continued(before: Sequence[Quantity], quantities: Sequence[Quantity]) -> Breakdown | None:
    """The parts of what the sentence before told: of its one quantity of the unit, where 其中 begins the sentence or
    its last part is the rest; where it begins with 从…看, 按…分, of its first or of a sum, whichever is nearer.
    """
    if not before or not 1 < len(quantities) <= _MOST or not quantities[0].unit:
        return None
    words, unit = quantities[0].sentence.words, quantities[0].unit
    wholes = [one for one in before if one.unit == unit and not _COMPARED.search(one.before)]
    kind = _BY_KIND.match(words)
    if kind:
        wholes = [one for place, one in enumerate(wholes) if not place or _SUM.match(one.before)]
        wholes = [one for one in wholes if not _DONE.search(one.before)]
    if not wholes or (len(wholes) > 1 and not kind):
        return None
    given = kind or _PARTS_FIRST.match(words)
    matter = None if given else _BY_MATTER.match(words)
    parts, clean = _parts(wholes[0]._replace(depth=quantities[0].depth), quantities)
    if len(parts) < 2 or not (given or matter or (len(parts) > 2 and len(parts) == len(quantities))):
        return None
    total = sum((part.value for part in parts), Decimal(0))
    whole = min(wholes, key=lambda one: abs(one.value - total))
    found = Breakdown(whole, tuple(parts), clean and not _is_open(whole, parts), given[0].strip() if given else "")
    return found if given or found.complete else None


def goes_on(quantities: Sequence[Quantity]) -> bool:
    """Whether a sentence tells parts of what was counted before, so that the next may tell others."""
    return bool(quantities) and bool(_BY_KIND.match(quantities[0].sentence.words))


def _parts(whole: Quantity, rest: Sequence[Quantity]) -> tuple[list[Quantity], bool]:
    """The parts at the level of the first, and whether they came without anything of another unit among them.

    A semicolon ends a list of commas, unless what stands behind it makes the whole.
    """
    depth = rest[0].depth
    parts: list[Quantity] = []
    clean, ended = True, 0
    for one in rest:
        if one.depth < depth:
            break  # the bracket that held the parts is closed
        if one.depth > depth:
            continue  # parts of a part
        if parts and _NEXT.match(one.before):
            break
        between = one.sentence.text[parts[-1].end : one.start] if parts else ""
        if depth > whole.depth and _CLOSED.match(between):
            break
        if len(parts) > 1 and not ended and ";" in between and ";" not in _between(parts):
            ended = len(parts)
        if _DIVIDED.search(between):
            clean = clean and bool(ended)  # parts of a part, or a second way to divide the whole
        if one.unit != whole.unit:
            clean = clean and (bool(ended) or not (_resumes(whole.unit, rest, one) or _listed(parts, one)))
            break
        parts.append(one)
    return _within_semicolons(whole, parts, ended) if ended else parts, clean


def _within_semicolons(whole: Quantity, parts: list[Quantity], ended: int) -> list[Quantity]:
    """The first `ended`, unless more of them make the whole, or each stretch is a part with parts of its own."""
    if any(total == whole.value for total in accumulate(part.value for part in parts)):
        return parts
    heads = _heads(parts)
    first, *own = parts[:ended]
    nested = first.value == sum((part.value for part in own), Decimal(0))
    if nested or sum((part.value for part in heads), Decimal(0)) == whole.value:
        return heads
    return parts[:ended]


def _heads(parts: Sequence[Quantity]) -> list[Quantity]:
    """Of 物业类18件，公开14件，不公开4件；房产类12件，… those that a semicolon stands before, and the first."""
    text = parts[0].sentence.text
    return [parts[0], *(part for last, part in pairwise(parts) if ";" in text[last.end : part.start])]


def _between(parts: Sequence[Quantity]) -> str:
    return parts[0].sentence.text[parts[0].end : parts[1].start]


def _resumes(unit: str, rest: Sequence[Quantity], at: Quantity) -> bool:
    return any(later.unit == unit and later.start > at.start for later in rest) or not at.unit


def _listed(parts: Sequence[Quantity], one: Quantity) -> bool:
    """甲3200条、乙1500条、会8场: what stands behind the 、 is one of the list, though it is counted otherwise."""
    return bool(parts) and one.sentence.text[parts[-1].end : one.start].lstrip().startswith("、")


def _is_open(whole: Quantity, parts: Sequence[Quantity]) -> bool:
    text = whole.sentence.text if whole.sentence is parts[0].sentence else parts[0].sentence.text
    start = whole.end if whole.sentence.text is text and whole.start < parts[0].start else parts[0].sentence.start
    tail = _TAIL.match(text, parts[-1].end)
    return not whole.exact or bool(_OPEN.search(text[start : parts[-1].end] + (tail[0] if tail else "")))
