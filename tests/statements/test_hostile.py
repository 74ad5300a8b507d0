"""Text made to be slow: twice as much takes about twice the work, and nothing is raised."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gouji import figures_of, statements_of
from gouji.plugins import load_packs
from tests.support.profiles import load_profile
from tests.support.telling import saying, telling
from tests.support.work import grows_in_proportion

load_profile()

REPORT = telling("无。")
RULES = [rule() for rule in load_packs().rules if rule.code.startswith(("NAR", "ARI"))]
UNITS = (
    "1", "一", "(", "《", "均", "未收到", "，", "1,", "1 ", "1万", "百分之", "百分之1，", "(1件", "1件)", "其中1件，",
    "收到申请1件", "收到申请1件、", "9件，其中1件，占1%，", "占1%，占1%，", "申请全部办结，", "政府信息公开诉讼均获维持、",
    "无政府信息政府信息公开", "近9件、", "收到政府信息公开申请1件，", "公开申请", "占1%，", "自然人和法人", "2020年", "0.1",
)  # fmt: skip


def reading(text: str) -> Callable[[], None]:
    """What reads the text as a report's prose and puts it before the rules."""
    report = saying(REPORT, text)

    def run() -> None:
        statements_of(report)
        figures_of(report)
        for rule in RULES:
            list(rule.run(report))

    return run


@pytest.mark.parametrize("unit", UNITS)
def test_work_grows_with_the_text_and_no_faster(unit: str) -> None:
    assert grows_in_proportion(lambda size: reading(unit * (size // len(unit))), 2_000)


@given(
    st.text(
        "收到政府信息公开申请办结其中均未无复议诉讼行政规范性文件占约近余等（）《》，。；：、1234567890%件起条万一二三十百年",
        max_size=120,
    )
)
def test_any_text_is_read_and_every_place_is_its_own(text: str) -> None:
    report = saying(REPORT, text)
    told = statements_of(report)
    places = [(one.location, one.start, one.end) for one in told.quantities]
    places += [(one.location, one.start, one.end) for one in told.shares]
    places += [(one.location, one.start, one.end) for one in told.claims]
    assert [place.text for place, _, _ in places] == [text[start:end] for _, start, end in places]
    for figure in figures_of(report):
        assert figure.location.text == figure.words
    for rule in RULES:
        list(rule.run(report))


def test_work_in_the_square_of_the_size_is_seen() -> None:
    assert not grows_in_proportion(lambda size: lambda: [abs(0) for _ in range(size * size)], 50)
    assert grows_in_proportion(lambda size: lambda: [abs(0) for _ in range(9 * size)], 1_000)
