"""Known slips are told by the two numbers."""

from __future__ import annotations

from decimal import Decimal

import pytest

from gouji.diagnosis.slips import slip_of

SLIPS = [
    ("128", "182", "transposed"), ("21", "12", "transposed"),
    ("12", "123", "dropped"), ("13", "123", "dropped"), ("1", "10", "power"),
    ("1223", "123", "doubled"), ("1234", "123", "added"),
    ("16", "19", "look-alike"), ("17", "11", "look-alike"), ("12", "15", "digit"),
    ("1200", "12", "power"), ("0.12", "1200", "power"), ("24", "-24", "sign"),
    ("0", "7", "omitted"), ("3", "8", "look-alike"), ("4", "7", None), ("12", "57", None), ("12", "12", None),
]  # fmt: skip


@pytest.mark.parametrize(("printed", "value", "slip"), SLIPS)
def test_a_slip_is_told_by_what_is_printed_and_what_is_due(printed: str, value: str, slip: str | None) -> None:
    assert slip_of(Decimal(printed), Decimal(value)) == slip


def test_the_number_of_the_next_cell_is_a_slip() -> None:
    assert slip_of(Decimal(12), Decimal(57), (Decimal(12),)) == "neighbor"
    assert slip_of(Decimal(12), Decimal(57), (Decimal(13),)) is None
