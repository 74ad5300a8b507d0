"""Lines that were broken for width are put together again: words apart, addresses whole."""

from __future__ import annotations

import pytest

from gouji.readers.lines import between

CASES = {
    "Chinese": ("全年共公开", "信息若干条", ""),
    "words": ("the annual", "report", " "),
    "a word before Chinese": ("登录 APP", "查询", ""),
    "an address of e-mail in its domain": ("邮箱：gk@exa", "mple.cn", ""),
    "an address of e-mail before the sign": ("邮箱：gongk", "ai@example.cn", ""),
    "an address of a page": ("网址：www.exam", "ple.cn", ""),
    "a path": ("https://example.cn/zw", "gk/index", ""),
    "the end of a sentence": ("It ended.", "Then", ""),
    "a number": ("共计12", "3件", ""),
    "a full-width blank": ("the\u3000annual", "report", " "),
}


@pytest.mark.parametrize("case", CASES)
def test_lines_of_one_paragraph(case: str) -> None:
    above, below, due = CASES[case]
    assert between(above, below) == due
