"""Numbers as prose writes them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gouji.statements.numbers import han_value, numbers_in, readable
from tests.support.facts import han
from tests.support.profiles import load_profile

load_profile()

WRITTEN = {
    "plain": ("共1286条", ["1286"]),
    "thousands comma": ("共1,286条", ["1286"]),
    "two thousands commas": ("共1,286,000元", ["1286000"]),
    "full width": ("共１２８６条", ["1286"]),
    "full width with its comma": ("共１，２８６条", ["1286"]),
    "a comma of the sentence": ("分别为12，345件", ["12", "345"]),
    "too few digits behind the comma": ("共1,28条", ["1", "28"]),
    "decimals": ("占33.9%", ["33.9"]),
    "ten thousands": ("共8.2万条", ["82000"]),
    "hundred millions": ("共1.2亿元", ["120000000"]),
    "a blank before the scale": ("共3 万条", ["30000"]),
    "broken over lines": ("共12\n86条", ["1286"]),
    "parted by what does not show": ("共12\u200b86条", ["1286"]),
    "blanks are no seam": ("共12 86条", ["12", "86"]),
    "in Chinese": ("共一百零五件", ["105"]),
    "a row of digits in Chinese": ("二〇二一年", ["2021"]),
    "no number": ("十四五规划", []),
    "an identifier": ("编号1234567890123456号", []),
}
CHINESE = {
    "零": 0, "两": 2, "十": 10, "十二": 12, "二十": 20, "二十三": 23, "一百": 100, "一百一十": 110, "一百零五": 105,
    "两百五": 250, "一千零一十": 1010, "三千": 3000, "三万二": 32_000, "三万零二百": 30_200, "十二万": 120_000,
    "一亿二千万": 120_000_000,
}  # fmt: skip


@pytest.mark.parametrize(("text", "values"), WRITTEN.values(), ids=WRITTEN)
def test_a_number_is_read_as_it_is_meant(text: str, values: list[str]) -> None:
    found = numbers_in(readable(text), text)
    assert [number.value for number in found] == [Decimal(value) for value in values]


@pytest.mark.parametrize(("text", "value"), CHINESE.items(), ids=CHINESE)
def test_chinese_numerals(text: str, value: int) -> None:
    assert han_value(text) == value


@pytest.mark.parametrize("text", ["", "万", "百", "十四五", "一百百", "二两", "一" * 40])
def test_what_is_no_numeral_is_none(text: str) -> None:
    assert han_value(text) is None


@given(st.integers(0, 9999))
def test_every_number_is_read_back_from_chinese(value: int) -> None:
    assert han_value(han(value)) == value


@given(st.text("0123456789,，.．万亿千百十零一二三两\n\u200b ", max_size=60))
def test_numbers_stand_in_order_within_the_text(text: str) -> None:
    plain = readable(text)
    assert len(plain) == len(text)
    last = 0
    for number in numbers_in(plain, text):
        assert last <= number.start < number.end <= len(text)
        last = number.end
