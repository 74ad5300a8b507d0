"""What an equation may say, and that every slip in one is pointed at."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gouji.equation import EquationError, parse_equation
from tests.support.profiles import load_profile

load_profile()

SAID = {
    "a = b": ([(1, "a"), (-1, "b")], "=", 0),
    "本年新收 ＋ 上年结转 ＝ 总计": ([(1, "本年新收"), (1, "上年结转"), (-1, "总计")], "=", 0),
    "a - b ≠ -3": ([(1, "a"), (-1, "b")], "!=", 3),
    "a <> b": ([(1, "a"), (-1, "b")], "!=", 0),
    "- a + 2 * b ≥ c * 3": ([(-1, "a"), (2, "b"), (-3, "c")], ">=", 0),
    "总计.本年新收 ≤ 10000": ([(1, "总计.本年新收")], "<=", -10000),
    "0 <= a + 12": ([(-1, "a")], "<=", -12),
    "2 * sum(a, b) = c": ([(2, "a"), (2, "b"), (-1, "c")], "=", 0),
    "c = 求和（甲，乙）×２": ([(1, "c"), (-2, "甲"), (-2, "乙")], "=", 0),
    "“3.其他” <= `本年增/减`": ([(1, "3.其他"), (-1, "本年增/减")], "<=", 0),
    "上年.a = last_year.b": ([(1, "上年.a"), (-1, "last_year.b")], "=", 0),
    "合计 >= a": ([(1, "合计"), (-1, "a")], ">=", 0),
    "\ufeffa\u200b\u00a0= b\u200b ": ([(1, "a"), (-1, "b")], "=", 0),
}


@pytest.mark.parametrize("text", SAID)
def test_it_says(text: str) -> None:
    found = parse_equation(text)
    assert ([(term.coefficient, term.name) for term in found.terms], found.relation, found.constant) == SAID[text]


def test_a_range_is_from_one_name_to_another() -> None:
    (term, _) = parse_equation("sum(自然人..其他) = 总计").terms
    assert (term.parts, term.upto) == (("自然人",), ("其他",))


SLIPS = {
    "": (0, "不完整"),
    "a": (1, "不完整"),
    "a +": (3, "不完整"),
    "a + = b": (4, "关系符的位置不对"),
    "a = b = c": (6, "关系符的位置不对"),
    "a 等于 b": (2, "缺少 +、- 或 = ≤ ≥"),
    "部分公开不大于予以公开": (11, "缺 = ≠ ≤ ≥ 之一"),
    "（二）部分公开 = b": (0, "看不懂“（”，带括号或编号的名称要加引号"),
    "a（乙） = b": (1, "看不懂“（”，含标点的名称要加引号"),
    "“a = b": (0, "““”没有合上"),
    "a < b": (2, "请用 ≤ 或 ≥"),
    "a * b = c": (2, "“*”的一边须是整数"),
    "a = 1.5": (5, "只能用整数"),
    "a = 2 b": (6, "缺少 *"),
    "sum(a, b = c": (3, "括号没有合上"),
    "(a + b) = c": (0, "看不懂“(”"),
    "a / b = c": (2, "看不懂“/”"),
    "1 = 2": (5, "不完整"),
    "__import__('os') = 1": (11, "看不懂“'”"),
    "open(a) = 1": (4, "看不懂“(”"),
}


@pytest.mark.parametrize("text", SLIPS)
def test_a_slip_is_pointed_at(text: str) -> None:
    with pytest.raises(EquationError) as caught:
        parse_equation(text)
    at, zh = SLIPS[text]
    assert (caught.value.at, caught.value.message.zh.endswith(f"（第{at + 1}个字符）")) == (at, True)
    assert zh in caught.value.message.zh


@given(st.text(alphabet="ab总计.·+-*=<>≤≥≠()（）,，0123 \"“”'%sum…~", max_size=20))
def test_any_text_is_an_equation_or_a_slip_within_it(text: str) -> None:
    try:
        found = parse_equation(text)
    except EquationError as error:
        at = error.at
    else:
        assert found.terms
        at = 0
    assert 0 <= at <= len(text)
