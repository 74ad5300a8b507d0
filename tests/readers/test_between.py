"""Lines that were broken for width are put together again: words apart, addresses whole."""

from __future__ import annotations

import pytest

from gouji.formats import Source
from gouji.model.document import Paragraph
from gouji.readers.lines import between
from gouji.readers.text import read

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


# Twenty-two characters a line, as a narrow page has it; the last line of each paragraph is shorter.
PARAGRAPH = ("每月汇总群众来电来信，按事项归类后交有关单位办", "理并答复，答复情况登记在册，年底装订成卷备查。")
SHORT = ("公开专栏每周更新。", "窗口设咨询席一个。")


def texts_of(text: str) -> list[str]:
    blocks = read(Source("report.md", text.encode())).blocks
    return [block.text for block in blocks if isinstance(block, Paragraph)]


@pytest.mark.parametrize("times", [9, 2])
def test_a_narrow_page_is_known_by_where_its_lines_end(times: int) -> None:
    """One line that ends there may end there by chance; many do not."""
    found = texts_of("\n".join(line for _ in range(times) for line in (*PARAGRAPH, *SHORT)))
    assert found.count("".join(PARAGRAPH)) == (times if times > 4 else 0)
    assert found.count(SHORT[0]) == times


def test_lines_set_apart_say_nothing_of_the_width_of_a_page() -> None:
    """As where each cell of a table stands on a line of its own."""
    apart = [f"可全程在线办理的事项之{number}数量" for number in "甲乙丙丁戊己庚辛壬"]
    found = texts_of("\n\n".join(("填报单位：青禾市人民政府办公室\n网站名称", *apart)))
    assert found == ["填报单位：青禾市人民政府办公室", "网站名称", *apart]


def test_a_paragraph_goes_on_where_a_tag_does() -> None:
    text = '<span style="a">全年</span><span\nstyle="b">共公开</span>[若干]{lang="zh"\nclass="c"}条\n\n~~两~~三条，平均12<sup>[1]</sup>天'
    assert texts_of(text) == ["全年共公开若干条", "三条，平均12天"]
