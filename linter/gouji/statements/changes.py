"""Changes told with their base: 45件，比上年的40件增加5件，增长12.5%; 45件，较上年增加5件，增幅12.5%; 由40件增至45件."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from gouji.model.document import Paragraph
from gouji.model.location import Location
from gouji.patterns import pattern
from gouji.statements.quantities import Quantity, Share

_UP = "增长|增加|新增|净增|上升|提高|增幅|多|增"
_DOWN = "下降|减少|降低|降幅|减幅|少|降|减"
_WAY = rf"(?:(?P<up>{_UP})|(?P<down>{_DOWN}))了?"
_YEAR = r"(?:上一?年度?|去年度?|20\d\d年度?|上年度?同期)(?:同期|全年)?"
_THAN_BASE = pattern(
    rf"[,(]?(?:(?:同)?比|较|与|相较){_YEAR}(?:的|\(|为)?|\((?:上一?年度?|去年度?)(?:同期)?(?:为|是|:)?"
)
_THAN = pattern(rf"[,(]?(?:同比|(?:比|较|与|相较){_YEAR}(?:相比)?),?{_WAY}")
_BASE = pattern(rf"(?:比|较){_YEAR}(?:的|\(|为)?$")
_NEAR = 24
_FROM = pattern(r"[由从]\D{0,8}$")
_CHANGED = pattern(rf"\)?(?:相比)?,?(?:同比)?{_WAY}")
_RATE = pattern(rf"[,、(]?(?:(?:同比|(?:比|较){_YEAR})?(?:{_WAY})?|增长率)(?:率|为|达到?|约|:)*")
_GREW = pattern(r"(?:增长?|增加|提高|上升)(?:至|到)|(?P<down>(?:减少?|下降|降低?|降)(?:至|到))")


class Change(NamedTuple):
    """`base` and `now` are what was before and is now; one of them may be worked out from the difference told.

    `difference` is None where that is so or none is told. `rate` is in per cent; less than before has a minus. `slack` is
    what numbers may be off by that are printed in grains of their own (86.2万).
    """

    paragraph: Paragraph
    now: Decimal
    base: Decimal
    difference: Decimal | None
    rate: Decimal | None
    share: Share | None
    slack: Decimal
    start: int
    end: int

    @property
    def change(self) -> Decimal:
        return self.now - self.base

    @property
    def location(self) -> Location:
        return self.paragraph.at(self.start, self.end)


def changes_of(quantities: Sequence[Quantity], shares: Sequence[Share]) -> Iterator[Change]:
    """Of the quantities and shares of one sentence."""
    behind: dict[int, list[Share]] = {}
    for share in shares:
        behind.setdefault(id(share.whose), []).append(share)
    told = False
    for place, (first, second) in enumerate(pairwise(quantities)):
        if first.unit == second.unit and first.exact and second.exact and not told:
            third = quantities[place + 2] if place + 2 < len(quantities) else None
            if one := _change(first, second, third, behind):
                yield one
                told = True
                continue
        told = False


def _change(first: Quantity, second: Quantity, third: Quantity | None, behind: dict[int, list[Share]]) -> Change | None:
    text = first.sentence.text
    if found := _THAN.fullmatch(text, first.end, second.start):
        rate = _rate(second, behind, bool(found["down"]))
        return _of((first, second), first.value, first.value - _signed(second, found), None, rate)
    if _THAN_BASE.fullmatch(text, first.end, second.start):
        return _from_base(first, second, third, behind)
    if _BASE.search(text[max(first.sentence.start, first.start - _NEAR) : first.start]) and (
        found := _CHANGED.fullmatch(text, first.end, second.start)
    ):
        rate = _rate(second, behind, bool(found["down"]))
        return _of((first, second), first.value + _signed(second, found), first.value, None, rate)
    grew = _GREW.search(second.before)
    if grew and grew.end() == len(second.before.rstrip("了")) and _FROM.search(first.before):
        return _of((first, second), second.value, first.value, None, _rate(second, behind, bool(grew["down"])))
    return None


def _from_base(now: Quantity, base: Quantity, third: Quantity | None, behind: dict[int, list[Share]]) -> Change | None:
    """45件，比上年的40件 and then a difference, a rate, or both."""
    found = _CHANGED.fullmatch(now.sentence.text, base.end, third.start) if third else None
    if third and found and third.unit == now.unit and third.exact:
        rate = _rate(third, behind, bool(found["down"]))
        return _of((now, base, third), now.value, base.value, _signed(third, found), rate)
    return _of((now, base), now.value, base.value, None, _rate(base, behind, False))


def _signed(difference: Quantity, found: re.Match[str]) -> Decimal:
    return -difference.value if found["down"] else difference.value


_Rate = tuple[Decimal, Share]


def _rate(last: Quantity, behind: dict[int, list[Share]], down: bool) -> _Rate | None:
    """The rate right behind the last number; without a word of its own it goes the way of the difference."""
    for share in behind.get(id(last), ())[:1]:
        text = last.sentence.text
        found = _RATE.fullmatch(text, last.end, share.start) or _CHANGED.fullmatch(text, last.end, share.start)
        if found and share.comparator == "exact":
            return -share.value if found["down"] or (down and not found["up"]) else share.value, share
    return None


def _of(
    told: Sequence[Quantity], now: Decimal, base: Decimal, difference: Decimal | None, rate: _Rate | None
) -> Change | None:
    if base <= 0 or (difference is None and rate is None):
        return None
    slack = max((one.grain for one in told if one.grain != 1), default=Decimal(0))
    value, share = rate or (None, None)
    end = share.end if share else told[-1].end
    return Change(told[0].sentence.paragraph, now, base, difference, value, share, slack, told[0].start, end)
