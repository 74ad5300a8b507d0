"""What of a text's lines shows; nothing of it moves."""

from __future__ import annotations

import pytest

from gouji.readers.lines import GOES_ON, UNSEEN
from gouji.readers.shown import shown_lines

INNER = [f"第{number}条 公开{number}件" for number in range(1, 13)]
FRAMED = ["+--------------------+", *(f"| {line} |" for line in INNER), "+--------------------+"]
NESTED = ["+------------------------+", *(f"| {line} |" for line in FRAMED), "+------------------------+"]
CASES = {
    "a remark": (["全年<!-- 待核", "对 -->公开"], ["全年", "公开"]),
    "tags around words": (['<span style="x">全年</span><u>公开</u>'], ["全年公开"]),
    "a tag over two lines": (["全年<font", 'size="3">公开</font>'], ["全年", "公开"]),
    "spans within spans": (['[[全年]{.a}公开]{lang="zh"}'], ["全年公开"]),
    "an anchor": (["# []{#_Toc1 .anchor}总体情况"], ["# 总体情况"]),
    "a link, which is no span": (["[年报](a.html)"], ["[年报](a.html)"]),
    "a footnote's mark behind a figure": (["公开12<sup>[3]</sup>件"], ["公开12件"]),
    "a power behind words": (["平方米<sup>2</sup>"], ["平方米<sup>2</sup>"]),
    "words struck out": (["<del>八</del>九~~十~~件"], ["九件"]),
    "a wave, which strikes nothing out": (["3~5件"], ["3~5件"]),
    "Office's own marks": (['12xml:namespace prefix = o ns = "urn:schemas-microsoft-com:office:office" /'], ["12"]),
    "conditions of lists": (["if !supportLists**一、** endif总体情况"], ["**一、** 总体情况"]),
    "blanks by name": (["全年&nbsp;&ensp;公开<br/>"], ["全年公开"]),
    "a quotation": (["> 全年", "> > 公开", "3 > 2"], ["全年", "公开", "3 > 2"]),
    "a frame": (FRAMED, ["", *INNER, ""]),
    "a frame within a frame": (NESTED, ["", "", *INNER, "", ""]),
    "a table of one column": ([*FRAMED[:5], FRAMED[-1]], [*FRAMED[:5], FRAMED[-1]]),
}


@pytest.mark.parametrize("case", CASES)
def test_what_shows(case: str) -> None:
    lines, due = CASES[case]
    found = shown_lines(lines)
    assert [line.replace(UNSEEN, "").replace(GOES_ON, "").strip() for line in found] == due
    assert [len(line) for line in found] == [len(line) for line in lines]
