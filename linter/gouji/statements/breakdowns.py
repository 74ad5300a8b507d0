"""Enumerations: a whole, the parts that follow it, and whether they are meant to be all of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from gouji.model.location import Location
from gouji.patterns import pattern
from gouji.statements.quantities import Quantity

_MARKER = pattern(r"其中|分别|包括|包含|含|分为|具体为")
_OPEN = pattern(r"等|主要|之类|以及其他|不含|重点(?!领域)|特别是|尤其|仅|比如|例如|如[,:]|除")
# Words with which the text goes on to something else than a further part.
_NEXT = pattern(
    r"^(?:\s*(?:均|全部|都|已|办结|答复|同比|较|比上|占|累计|另|此外|同时|还|共|合计|总|并|按时|按期|年内|全年|年度|本年|回复率|办结率|截至|截止|目前|平均|点击|阅读|浏览|访问|关注|下载))"
)
_DIFFERENCE = pattern(r"增加|减少|增长|下降|[多少]了?\s*$")
_MOST = 40


class Breakdown(NamedTuple):
    """`closed`: every part carries the whole's unit, and nothing says that there are others (等, 主要, 余).

    `marker` is the word that makes them parts: 其中, 分别, 包括, 含, or ( and : where they only stand behind it.
    """

    whole: Quantity
    parts: tuple[Quantity, ...]
    closed: bool
    marker: str

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
    for place, whole in enumerate(quantities[:-2]):
        first = quantities[place + 1]
        if not whole.unit or first.unit != whole.unit:
            continue
        marker = _marker(whole, first)
        if marker:
            parts, clean = _parts(whole, quantities[place + 1 :])
            if len(parts) > 1:
                yield Breakdown(whole, tuple(parts), clean and not _is_open(whole, parts), marker)


def _marker(whole: Quantity, first: Quantity) -> str:
    """What stands between: a word of parts, or a bracket or colon opened right behind the whole."""
    text = first.sentence.text[whole.end : first.start]
    if found := _MARKER.search(text):
        return found[0]
    if first.depth > whole.depth and "(" in text:
        return "("
    return ":" if re.match(r"[^,;。]{0,12}:", text) else ""


def continued(before: Sequence[Quantity], quantities: Sequence[Quantity]) -> Breakdown | None:
    """A sentence that begins with 其中 tells the parts of the one quantity of its unit in the sentence before it."""
    if len(quantities) < 2 or not re.match(r"\s*其中", quantities[0].sentence.words):
        return None
    wholes = [one for one in before if one.unit == quantities[0].unit and not _DIFFERENCE.search(one.before)]
    if len(wholes) != 1 or not wholes[0].unit or len(quantities) > _MOST:
        return None
    parts, clean = _parts(wholes[0]._replace(depth=quantities[0].depth), quantities)
    if len(parts) < 2:
        return None
    return Breakdown(wholes[0], tuple(parts), clean and not _is_open(wholes[0], parts), "其中")


def _parts(whole: Quantity, rest: Sequence[Quantity]) -> tuple[list[Quantity], bool]:
    """The parts at the level of the first, and whether they came without anything of another unit among them."""
    depth = rest[0].depth
    parts: list[Quantity] = []
    clean = True
    for one in rest:
        if one.depth < depth:
            break  # the bracket that held the parts is closed
        if one.depth > depth:
            continue  # parts of a part
        if parts and _NEXT.match(one.before):
            break
        if parts and re.search(r"其中|包括|分为", one.sentence.text[parts[-1].end : one.start]):
            clean = False  # parts of a part, or a second way to divide the whole
        if one.unit != whole.unit:
            clean = clean and not _resumes(whole.unit, rest, one) and not _listed(parts, one)
            break
        parts.append(one)
    return parts, clean


def _resumes(unit: str, rest: Sequence[Quantity], at: Quantity) -> bool:
    return any(later.unit == unit and later.start > at.start for later in rest) or not at.unit


def _listed(parts: Sequence[Quantity], one: Quantity) -> bool:
    """甲3200条、乙1500条、会8场: what stands behind the 、 is one of the list, though it is counted otherwise."""
    return bool(parts) and one.sentence.text[parts[-1].end : one.start].lstrip().startswith("、")


def _is_open(whole: Quantity, parts: Sequence[Quantity]) -> bool:
    text = whole.sentence.text if whole.sentence is parts[0].sentence else parts[0].sentence.text
    start = whole.end if whole.sentence.text is text and whole.start < parts[0].start else parts[0].sentence.start
    tail = re.match(r"[^,;。()]{0,20}", text[parts[-1].end : parts[-1].end + 24])
    return not whole.exact or bool(_OPEN.search(text[start : parts[-1].end] + (tail[0] if tail else "")))
