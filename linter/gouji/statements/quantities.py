"""Quantities and shares: a number, its unit, how exact it says it is, and the words it stands with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from string import ascii_letters
from typing import Literal, NamedTuple

from gouji.model.location import Location
from gouji.patterns import pattern
from gouji.statements.numbers import Number
from gouji.statements.sentences import Clause, Sentence

Comparator = Literal["exact", "over", "under", "about"]

_UNITS = "元件起宗例份条项个次人篇期家场部册户名批款类处张幅本套台块字种封通则只组支所座辆页笔卷集讲轮站"
_UNIT = pattern(rf"\s{{0,4}}(?:人次|件次|场次|篇次|条次|例次|户次|[{_UNITS}])")
# What makes a number a date, a span of time, a mark or a fraction instead.
_TIMES = ("工作日", "自然日", "月", "小时", "星期", "百分点")
_OTHERS = (
    *("年", "日", "时", "点", "分", "秒", "天", "周", "世纪", "季度", "号", "级", "度", "岁", "版", "届", "期间"),
    *(counted for time in _TIMES for counted in (time, f"个{time}")),
)
_NO_COUNT = pattern(rf"\s{{0,4}}(?:{'|'.join(_OTHERS)})")
_FRACTIONS = ("分之", "成")
_MORE = "余多来几"
_LOOSE = pattern(rf"\s{{0,4}}(?:[{_MORE}](?P<scale>[万亿])?)")
# How what says something of a number begins, right behind it or a blank.
_SAYING = frozenset((*_UNITS, *_MORE, "%", *(word[0] for word in (*_OTHERS, *_FRACTIONS))))
_BEFORE: tuple[tuple[tuple[str, ...], Comparator], ...] = (
    (("近", "不到", "不足", "接近"), "under"),
    (("超", "超过", "逾", "突破", "超出", "大于", "多达", "不少于", "不低于"), "over"),
    (("约", "大约", "将近", "约为", "大概", "约计"), "about"),
)
_LAST = {word[-1] for words, _ in _BEFORE for word in words}
_BEHIND: tuple[tuple[str, Comparator], ...] = (
    ("左右", "about"),
    ("上下", "about"),
    ("以上", "over"),
    ("以下", "under"),
)
_HAN_ALONE = "件起宗例份"
_HAN_KINDS = "类种块套"
# What joins words to those before them, with every blank that readable text still has.
_LEAD = "、和及与以并且 \x1f\u2028\u2029"
_LONGEST_WORDS = 80
_OF_NUMBER = " 总件数量为是共"

SCOPES = pattern(
    r"其中|本机关|本单位|本部门|本级|代表|网上|网络|在线|线上|当面|现场|书面|邮箱|信函|全[省市县区州旗镇乡]|各级|各部门|累计"
)


class Quantity(NamedTuple):
    """A number with what it counts. Money comes in 元 whatever it is printed in; a bare number has unit "".

    `grain` is what one of the last digit printed is worth. `before` and `after` are the words of its own clause that belong to no other number; `clause` is (start, end) in the
    sentence's text. `comparator` is "exact" unless the text says 余, 近, 约, 超 or their like.
    """

    value: Decimal
    unit: str
    comparator: Comparator
    before: str
    after: str
    sentence: Sentence
    start: int
    end: int
    clause: tuple[int, int]
    depth: int
    grain: Decimal = Decimal(1)

    @property
    def exact(self) -> bool:
        return self.comparator == "exact"

    @property
    def location(self) -> Location:
        return self.sentence.paragraph.at(self.start, self.end)

    @property
    def clause_words(self) -> str:
        return self.sentence.text[self.clause[0] : self.clause[1]]

    @property
    def scopes(self) -> tuple[str, ...]:
        """The words of its clause that widen or narrow what it counts."""
        return tuple(SCOPES.findall(self.clause_words))


class Share(NamedTuple):
    """A percentage; `decimals` as printed. `whose` is the quantity that it is a share of something of, where one
    stands before it in the sentence; `before` are the words between.
    """

    value: Decimal
    decimals: int
    comparator: Comparator
    before: str
    sentence: Sentence
    start: int
    end: int
    whose: Quantity | None

    @property
    def location(self) -> Location:
        return self.sentence.paragraph.at(self.start, self.end)


def counted(
    sentence: Sentence, clauses: Sequence[Clause], numbers: Sequence[Number]
) -> tuple[list[Quantity], list[Share]]:
    """The quantities and shares of a sentence, in order, from the numbers found in it."""
    quantities: list[Quantity] = []
    shares: list[Share] = []
    place = 0
    before: Clause | None = None
    for clause in clauses:
        named, before = before, clause
        own = place
        while place < len(numbers) and numbers[place].start < clause.end:
            place += 1
        if own == place or clause.title:
            continue
        last = quantities[-1] if quantities else None
        for one in _read(sentence, clause, named, numbers[own:place], last):
            if isinstance(one, Quantity):
                quantities.append(one)
            else:
                shares.append(one)
    return quantities, shares


def _edge(text: str, clause: Clause, before: Clause | None, number: int) -> int:
    """Where the words of the first number begin: those of 收到申请：45件 in the clause before the colon."""
    named = before and before.end == clause.start - 1 and before.depth == clause.depth and not before.title
    if before and named and text[before.end] == ":" and not text[clause.start : number].strip(_OF_NUMBER):
        return before.start
    return clause.start


def _torn(text: str, numbers: Sequence[Number]) -> set[Number]:
    """Numbers with nothing but blanks between: 2 1件 may be 21件, so that neither is worth its unit."""
    if len(numbers) < 2:
        return set()
    return {
        one
        for first, second in pairwise(numbers)
        if not (first.han or second.han) and text[first.end : second.start].isspace()
        for one in (first, second)
    }


class _Reading(NamedTuple):
    """A number with what surrounds it, before its words are shared out."""

    number: Number
    start: int
    end: int
    value: Decimal
    unit: str
    comparator: Comparator


def _read(
    sentence: Sentence, clause: Clause, before: Clause | None, numbers: Sequence[Number], last: Quantity | None
) -> Iterator[Quantity | Share]:
    """The quantities and shares of one clause, each with the words that belong to no other. `before` is the clause whose
    words it may go on with, `last` the quantity before, of which a share may be.
    """
    text = sentence.text
    readings = [one for number in numbers if (one := _reading(text, clause, number))]
    if not readings:
        return
    edge, torn = _edge(text, clause, before, numbers[0].start), _torn(text, numbers)
    for place, one in enumerate(readings):
        words = text[max(edge, one.start - _LONGEST_WORDS) : one.start].lstrip(_LEAD)
        stop = readings[place + 1].start if place + 1 < len(readings) else clause.end
        if one.unit == "%":
            yield Share(one.value, one.number.decimals, one.comparator, words, sentence, one.start, one.end, last)
        else:
            unit = "" if one.number in torn else one.unit
            behind = text[one.end : min(stop, one.end + _LONGEST_WORDS)]
            last = Quantity(
                one.value, unit, one.comparator, words, behind, sentence, one.start, one.end,
                (clause.start, clause.end), clause.depth, one.number.grain,
            )  # fmt: skip
            yield last
        edge = one.end


def _reading(text: str, clause: Clause, number: Number) -> _Reading | None:
    """None for years, dates, spans of time, ordinals, document numbers and what else counts nothing."""
    start, end, value = number.start, number.end, number.value
    before = text[max(clause.start, start - 5) : start].rstrip()
    if before.endswith("百分之"):
        return _Reading(number, start - 3, end, value, "%", "exact")
    behind = text[end : end + 1]
    apart = behind.isspace()
    bare = not apart and behind not in _SAYING
    if (bare and number.han) or _is_name(before[-1:], behind, number):
        return None
    comparator: Comparator = "exact"
    if before[-1:] in _LAST:
        comparator = next((kind for words, kind in _BEFORE if before.endswith(words)), "exact")
    if bare:
        return _Reading(number, start, end, value, "", comparator)
    if (apart or behind in _MORE) and (loose := _LOOSE.match(text, end, clause.end)):
        end, comparator = loose.end(), "over"
        if loose["scale"]:
            value *= 10_000 if loose["scale"] == "万" else 100_000_000
    if text[end : end + 1] == "%" or text[end : end + 2] == " %":
        return _Reading(number, start, text.index("%", end) + 1, value, "%", comparator)
    if _NO_COUNT.match(text, end, clause.end) or text.startswith(_FRACTIONS, end):
        return None
    unit = _UNIT.match(text, end, clause.end)
    if unit is None:
        return None if number.han else _Reading(number, start, end, value, "", comparator)
    name = unit[0].strip()
    if number.han and (name in _HAN_KINDS or (value == 1 and name not in _HAN_ALONE)):
        return None  # 四类过程性信息, 一次, 一批: no count
    end = unit.end()
    for words, kind in _BEHIND:
        if text.startswith(words, end):
            comparator = kind
    return _Reading(number, start, end, value, name, comparator)


_NAMED_BEFORE = frozenset(ascii_letters + "-+/*@_~#=.[第之〔【每几")
_NAMED_BEHIND = frozenset(ascii_letters + "-+/*@_~#=]")


def _is_name(before: str, behind: str, number: Number) -> bool:
    """IPv6, 5G, 第3期, 12345热线, 〔2021〕30号, 6+1, 3-5, 每件."""
    return before in _NAMED_BEFORE or behind in ("〕", "】") or (not number.han and behind in _NAMED_BEHIND)
