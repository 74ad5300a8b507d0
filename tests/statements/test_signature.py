"""Who signed a report and when, and what only looks like a signature."""

from __future__ import annotations

from datetime import date

import pytest

from gouji import signature_of
from tests.support.reading import read_back

REPORT = """# 云陵县人民政府2022年政府信息公开工作年度报告
{head}

## 二、主动公开政府信息情况

| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
|---|---|---|---|
| 规章 | 0 | 0 | 0 |
| 行政规范性文件 | 5 | 1 | 41 |

## 六、其他需要报告的事项

无。

{tail}
"""
DAY = date(2023, 1, 19)
SIGNED = {
    "organ and date on two lines": ("", "云陵县人民政府\n\n2023年1月19日", DAY, "云陵县人民政府"),
    "on one line": ("", "云陵县水利局 2023年1月19日", DAY, "云陵县水利局"),
    "far apart on one line": ("", "云陵县水利局      2023年1月19日", DAY, "云陵县水利局"),
    "a date alone": ("", "2023年1月19日", DAY, None),
    "organ and date with hyphens": ("", "云陵县人民政府\n\n2023-01-19", DAY, "云陵县人民政府"),
    "in Chinese numerals": ("", "二〇二三年一月十九日", DAY, None),
    "in full-width digits": ("", "２０２３年１月１９日", DAY, None),
    "with blanks": ("", "2023 年 1 月 19 日", DAY, None),
    "in brackets below the title": ("（2023年1月19日）", "", DAY, None),
    "a day that there is not": ("", "2023年1月32日", None, None),
}
UNSIGNED = {
    "nothing": ("", ""),
    "a page's date": ("", "发布日期：2023-01-19"),
    "a sentence that ends in a date": ("", "依据的办法印发于2021年9月8日。"),
    "the date of another page": ("", "云陵县召开春耕现场会\n\n2023-01-19"),
    "a period": ("", "统计期限：2022年1月1日至2022年12月31日"),
    "a line about the page above": ("发布时间：2023-01-19", ""),
}


@pytest.mark.parametrize(("head", "tail", "day", "organ"), SIGNED.values(), ids=SIGNED)
def test_a_signature_is_found(head: str, tail: str, day: date | None, organ: str | None) -> None:
    found = signature_of(read_back(REPORT.format(head=head, tail=tail).encode()))
    assert found
    assert (found.day, found.organ.value if found.organ else None) == (day, organ)
    assert found.location.text in (head + tail)
    assert not set(found.location.text) & set("（）()")


@pytest.mark.parametrize(("head", "tail"), UNSIGNED.values(), ids=UNSIGNED)
def test_other_dates_are_no_signature(head: str, tail: str) -> None:
    assert signature_of(read_back(REPORT.format(head=head, tail=tail).encode())) is None
