"""The day of publication where only a line of the text gives it."""

from __future__ import annotations

import pytest

from tests.support.reading import read_back

REPORT = """# 云陵县人民政府2022年政府信息公开工作年度报告

{line}

## 二、主动公开政府信息情况

| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
|---|---|---|---|
| 规章 | 0 | 0 | 0 |
| 行政规范性文件 | 5 | 1 | 41 |
"""


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("发布日期：2023-01-20", "2023-01-20"),
        ("发布时间：2023年1月20日 09:30 来源：县政府办公室 浏览次数：1024", "2023-01-20"),
        ("公开日期 : 2023/1/20", "2023-01-20"),
        ("| 发布日期：2023-01-20 | 字号：大 中 小 |", "2023-01-20"),
        ("打印日期：2023-05-09", None),
        ("今天是2023年5月9日", None),
        ("成文日期：2023-01-10", None),
        ("发布日期：2023-02-30", None),
    ],
)
def test_a_line_that_names_the_day_of_publication_counts(line: str, day: str | None) -> None:
    published = read_back(REPORT.format(line=line).encode()).published
    assert (published.value if published else None) == day
    if published:
        assert published.location.text in line
