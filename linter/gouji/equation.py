"""The equations of templates and rules: sums of names on either side of = ≠ ≥ ≤, parsed, never evaluated as code.

    side     =  [+ -] term { + - term }         a whole number alone is a term too
    term     =  [number *] what  |  what * number
    what     =  name  |  sum( name or name..name, … )       求和( ) is the same
    name     =  words, dotted parts, or in quotes where it holds anything but letters, digits and _

That is all, and it will stay all: richer needs are Python.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from gouji.model.template import Relation
from gouji.patterns import pattern
from gouji.text import Text

# Signs without width, which come along with names copied from web pages and spreadsheets.
_UNSEEN = "\u200b-\u200f\u2060\ufeff\u00ad"
_TOKEN = pattern(
    rf"[\s{_UNSEEN}]*(?:(?P<relation>>=|<=|!=|<>|==|[=＝≥≧⩾≤≦⩽≠])|(?P<sign>[+\-＋－−])|(?P<times>[*×＊])|(?P<range>\.\.|…+|～|~)"
    rf"|(?P<dot>[.．·])|(?P<comma>[,，、])|(?P<open>[(（])|(?P<close>[)）])|(?P<number>\d+)|(?P<name>[^\W\d][\w{_UNSEEN}]*)"
    r'|(?P<quoted>"[^"]+"|“[^”]+”|「[^」]+」|`[^`]+`))'
)
_RELATIONS: dict[str, Relation] = {
    **dict.fromkeys(("=", "==", "＝"), "="),
    **dict.fromkeys(("!=", "<>", "≠"), "!="),
    **dict.fromkeys((">=", "≥", "≧", "⩾"), ">="),
    **dict.fromkeys(("<=", "≤", "≦", "⩽"), "<="),
}
_SUMS = ("sum", "求和", "合计")


class EquationError(ValueError):
    """What is wrong with an equation; `at` is the offset of the character, -1 where it is about none."""

    def __init__(self, zh: str, en: str, at: int) -> None:
        super().__init__(en)
        self._told = Text(zh, en)
        self.at = at

    @property
    def message(self) -> Text:
        told, place = self.told(), self.at + 1
        if not place:
            return told
        return Text(f"{told.zh}（第{place}个字符）", f"{told.en} (character {place})")

    def told(self) -> Text:
        return self._told


class Term(NamedTuple):
    """`coefficient` times what is named by `parts`; with `upto` times the sum over all from the one to the other."""

    coefficient: int
    parts: tuple[str, ...]
    at: int
    upto: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        return ".".join(self.parts)


class Equation(NamedTuple):
    """The sum over `terms`, and `constant`, in `relation` to 0: everything is brought to the left."""

    terms: tuple[Term, ...]
    relation: Relation
    constant: int = 0


def parse_equation(text: str) -> Equation:
    """`a + 2 * b = c` is a + 2 b - c = 0. Raises EquationError."""
    return _Parser(text).equation()


class _Token(NamedTuple):
    kind: str
    text: str
    at: int


def _tokens(text: str) -> Iterator[_Token]:
    at, end = 0, len(re.sub(rf"[\s{_UNSEEN}]+$", "", text))
    while at < end:
        found = _TOKEN.match(text, at)
        if found is None or found.lastgroup is None:
            at = len(text) - len(text[at:].lstrip())
            char = text[at]
            zh, en = f"看不懂“{char}”", f"unexpected {char!r}"
            if char in "<>＜＞":
                zh, en = f"没有“{char}”，请用 ≤ 或 ≥", f"there is no {char!r}: use ≤ or ≥"
            elif char in '“「"`':
                zh, en = f"“{char}”没有合上", f"{char!r} is not closed"
            raise EquationError(zh, en, at)
        yield _Token(found.lastgroup, found[found.lastgroup], found.start(found.lastgroup))
        at = found.end()
    yield _Token("end", "", len(text))


class _Parser:
    """One function a line of the grammar; a term of a sum counts as a term of its own."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.rest = list(_tokens(text))
        self.terms: list[Term] = []
        self.constant = 0

    def equation(self) -> Equation:
        self._side(1)
        if self._next.kind != "relation":
            self._fail_at_end_of_side()
        relation = _RELATIONS[self._take().text]
        self._side(-1)
        if self._next.kind == "relation":
            raise EquationError("关系符的位置不对", "misplaced relation", self._next.at)
        if self._next.kind != "end":
            self._fail_at_end_of_side()
        if not self.terms:
            raise EquationError("等式不完整", "the equation is not complete", len(self.text))
        return Equation(tuple(self.terms), relation, self.constant)

    @property
    def _next(self) -> _Token:
        return self.rest[0]

    def _take(self) -> _Token:
        return self.rest.pop(0)

    def _side(self, side: int) -> None:
        sign = self._sign() or 1
        self._term(side * sign)
        while more := self._sign():
            self._term(side * more)

    def _sign(self) -> int:
        """-1 or 1; 0 where no sign stands."""
        sign = 0
        while self._next.kind == "sign":
            sign = (sign or 1) * (1 if self._take().text in "+＋" else -1)
        return sign

    def _term(self, sign: int) -> None:
        if self._next.kind != "number":
            self._named(sign)
            return
        number = self._number()
        if self._next.kind == "times":
            self._take()
            self._named(sign * number)
        elif self._next.kind in ("name", "quoted"):
            zh, en = (
                "数与名称之间缺少 *；以数字开头的名称要加引号",
                "* is missing; quote a name that begins with a digit",
            )
            raise EquationError(zh, en, self._next.at)
        else:
            self.constant += sign * number

    def _number(self) -> int:
        token = self._take()
        if self._next.kind == "dot":
            raise EquationError("只能用整数", "only whole numbers can be used", self._next.at)
        return int(token.text)

    def _named(self, factor: int) -> None:
        start = len(self.terms)
        if self._next.text.lower() in _SUMS and self.rest[1].kind == "open":
            self._sum(factor)
        else:
            token = self._next
            self.terms.append(Term(factor, self._name(), token.at))
        if self._next.kind == "times":
            times = self._take()
            if self._next.kind != "number":
                raise EquationError("“*”的一边须是整数", "one side of '*' must be a whole number", times.at)
            number = self._number()
            self.terms[start:] = [one._replace(coefficient=one.coefficient * number) for one in self.terms[start:]]

    def _sum(self, factor: int) -> None:
        self._take()
        opened = self._take()
        while True:
            token = self._next
            first = self._name()
            last: tuple[str, ...] = ()
            if self._next.kind == "range":
                self._take()
                last = self._name()
            self.terms.append(Term(factor, first, token.at, last))
            if self._next.kind == "close":
                self._take()
                return
            if self._next.kind != "comma":
                raise EquationError("括号没有合上", "the bracket is not closed", opened.at)
            self._take()

    def _name(self) -> tuple[str, ...]:
        parts = [self._part()]
        while self._next.kind == "dot":
            self._take()
            parts.append(self._part())
        return tuple(parts)

    def _part(self) -> str:
        token = self._next
        if token.kind == "end":
            raise EquationError("等式不完整", "the equation is not complete", token.at)
        if token.kind == "relation":
            raise EquationError("关系符的位置不对", "misplaced relation", token.at)
        if token.kind not in ("name", "quoted"):
            zh, en = f"看不懂“{token.text}”", f"unexpected {token.text!r}"
            if token.kind == "open":
                zh, en = f"{zh}，带括号或编号的名称要加引号", f"{en}; quote a name with brackets or a number"
            raise EquationError(zh, en, token.at)
        self._take()
        name = re.sub(rf"[{_UNSEEN}]", "", token.text)
        return name if token.kind == "name" else name[1:-1].strip()

    def _fail_at_end_of_side(self) -> None:
        token = self._next
        if token.kind == "end":
            zh, en = "等式不完整，缺 = ≠ ≤ ≥ 之一", "the equation is not complete: it has none of = ≠ ≤ ≥"
            raise EquationError(zh, en, token.at)
        if token.kind in ("name", "quoted", "number"):
            zh, en = "两个名称之间缺少 +、- 或 = ≤ ≥", "+, - or one of = ≤ ≥ is missing between two names"
            raise EquationError(zh, en, token.at)
        zh, en = f"看不懂“{token.text}”", f"unexpected {token.text!r}"
        if token.kind in ("open", "comma"):
            zh, en = f"{zh}，含标点的名称要加引号", f"{en}; quote a name that holds such a sign"
        raise EquationError(zh, en, token.at)
