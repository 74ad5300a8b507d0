"""The equations of templates: sums of names on either side of = ≠ ≥ ≤, parsed, never evaluated as code."""

from __future__ import annotations

from typing import NamedTuple

from gouji.model.template import Relation
from gouji.patterns import pattern
from gouji.text import Text

_TOKEN = pattern(
    r"\s*(?:(?P<relation>>=|<=|=|≥|≤|＝)|(?P<sign>[+\-＋－−])|(?P<name>(?:last_year\.)?[^\W\d]\w*)|(?P<zero>0))"
)
_RELATIONS: dict[str, Relation] = {"=": "=", "＝": "=", ">=": ">=", "≥": ">=", "<=": "<=", "≤": "<="}


class EquationError(ValueError):
    """What is wrong with an equation; `at` is the offset of the character."""

    def __init__(self, zh: str, en: str, at: int) -> None:
        super().__init__(en)
        self.message = Text(f"{zh}（第{at + 1}个字符）", f"{en} (character {at + 1})")
        self.at = at


class Equation(NamedTuple):
    """Sum of coefficient × name over `terms`, in `relation` to 0: everything is brought to the left."""

    terms: tuple[tuple[int, str], ...]
    relation: Relation

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(name for _, name in self.terms)


def parse_equation(text: str) -> Equation:
    """`a + b = c` is a + b - c = 0. Names (`last_year.` may stand before one), + and -, one relation, and 0 are all
    there is. Raises EquationError.
    """
    terms: list[tuple[int, str]] = []
    relation: Relation | None = None
    side, sign, awaiting, at = 1, 1, True, 0
    while at < len(text.rstrip()):
        token = _TOKEN.match(text, at)
        if token is None:
            raise EquationError(f"看不懂“{text[at:].strip()[:1]}”", f"unexpected {text[at:].strip()[:1]!r}", at)
        start = token.start(token.lastgroup or 0)
        if token["sign"]:
            sign = -sign if token["sign"] not in "+＋" else sign
            awaiting = True
        elif token["relation"]:
            if relation or awaiting:
                raise EquationError("关系符的位置不对", "misplaced relation", start)
            relation, side, sign, awaiting = _RELATIONS[token["relation"]], -1, 1, True
        else:
            if not awaiting:
                raise EquationError("两个名称之间缺少 + 或 -", "+ or - is missing between two names", start)
            if token["name"]:
                terms.append((side * sign, token["name"]))
            sign, awaiting = 1, False
        at = token.end()
    if relation is None or awaiting or not terms:
        raise EquationError("等式不完整", "the equation is not complete", len(text))
    return Equation(tuple(terms), relation)
