"""The statistical period, in the words that reports have for it."""

from __future__ import annotations

from datetime import date

import pytest

from gouji.model.document import Paragraph
from gouji.model.location import Location
from gouji.statements.dates import stated_period


def period(text: str) -> tuple[date | None, date | None] | None:
    found = stated_period([Paragraph(text, Location("text", text, 1, 1, 1, 1 + len(text)))])
    return (found.start, found.end) if found else None


@pytest.mark.parametrize(
    "text",
    [
        "所列数据的统计期限为2023年1月1日至2023年12月31日。",
        "统计时段：2023年1月1日—12月31日。",
        "时间范围：2023年1-12月。",
        "时间范围为2023年1月1日起至12月31日止。",
        "起止时间：2023.1.1-2023.12.31",
    ],
)
def test_a_year_in_many_words(text: str) -> None:
    assert period(text) == (date(2023, 1, 1), date(2023, 12, 31))


@pytest.mark.parametrize("text", ["公开的时间范围以外的信息按申请提供。", "起止时间由机关自行确定，2023年共办理5件。"])
def test_words_of_time_that_name_no_period(text: str) -> None:
    assert period(text) is None
