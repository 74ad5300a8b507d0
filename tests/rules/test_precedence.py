"""Who speaks first (reading rule R7): one fault is told once, by the rule that comes first."""

from __future__ import annotations

import pytest

from gouji import Finding
from gouji.diagnosis.judge import judged
from gouji.plugins import load_packs
from tests.support.reading import read_back
from tests.support.table3 import HEAD, table_3

RULES = [rule() for rule in load_packs().rules]
TITLE = "# 云陵县人民政府{year}年政府信息公开工作年度报告\n"
OLD_FORM = """
## 二、主动公开政府信息情况

| 信息内容 | 本年新制作数量 | 本年新公开数量 | 对外公开总数量 |
|---|---|---|---|
| 规章 | 0 | 0 | 0 |
| 规范性文件 | 4 | 9 | 7 |

| 信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量 |
|---|---|---|---|
| 行政许可 | 8 | -11 | 53 |
| 行政强制 | 10 | 0 | 2 |

| 信息内容 | 上一年项目数量 | 本年增/减 |
|---|---|---|
| 行政事业性收费 | 6 | 0 |
"""
NEW_FORM = """
## 二、主动公开政府信息情况

| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
|---|---|---|---|
| 规章 | 0 | 0 | 0 |
| 行政规范性文件 | 14 | 2 | 9 |
"""
ONE_ROW = f"""
## 三、收到和处理政府信息公开申请情况
{HEAD}| 5.要求行政机关确认或重新出具已获取信息 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| （六）其他处理 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |
| （七）总计 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |
"""
PROMOTED = f"""
一、总体情况

全县主动公开政府信息稳步推进。

二、公开渠道

政府网站每周检查一次。

一、主动公开政府信息情况

{NEW_FORM.split("情况", 1)[1]}

二、收到和处理政府信息公开申请情况

三、政府信息公开行政复议、行政诉讼情况
"""
DOUBLED = f"""
一、总体情况

全县主动公开政府信息稳步推进。

{NEW_FORM}

四、收到和处理政府信息公开申请情况

四、收到和处理政府信息公开申请情况

本年度有关数据如下表。
"""
NO_TABLE = f"""
{NEW_FORM}

## 三、收到和处理政府信息公开申请情况

本年度未收到申请。

## 四、政府信息公开行政复议、行政诉讼情况

| | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |
|---|---|---|---|---|---|
| 行政复议 | 0 | 0 | 0 | 0 | 0 |
| 未经复议直接起诉 | 0 | 0 | 0 | 0 | 0 |
| 复议后起诉 | 0 | 0 | 0 | 0 | 0 |
"""
BLANKS = f"""
{NEW_FORM.replace("14 | 2 | 9", "4 | 2 | 9")}

## 三、收到和处理政府信息公开申请情况
{HEAD}| 一、本年新收政府信息公开申请数量 | 3 | 0 | 0 | 0 | 0 | 0 | |
| 二、上年结转政府信息公开申请数量 | | | | | | | |
| （七）总计 | 3 | 0 | 0 | 0 | 0 | 0 | 3 |
"""
WORDS = """
## 二、主动公开政府信息情况

| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
|---|---|---|---|
| 规章 | 0 | 0 | 0 |
| 行政规范性文件 | 若干 | 2 | 9 |
"""
HIDDEN = f"""
## 三、收到和处理政府信息公开申请情况
{HEAD}| 一、本年新收政府信息公开申请数量 | 30 | 6 | 0 | 0 | 0 | 0 | 36 |
| 二、上年结转政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| （七）总计 | 28 | 8 | 0 | 0 | 0 | 0 | 36 |
| 四、结转下年度继续办理 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
"""
LONE_TOTAL = HIDDEN.replace("| 30 | 6 | 0 | 0 | 0 | 0 | 36 |", "| | | | | | | 38 |")


def telling(prose: str, received: int = 0, disputes: str = "0 | 0 | 0 | 0 | 0") -> str:
    """Prose over a table 3 with so many applications, and a table 4 with the same row twice."""
    cells = (received, 0, received)
    return f"""
## 一、总体情况

{prose}

## 三、收到和处理政府信息公开申请情况
{table_3({"received": cells, "granted": cells, "handled_total": cells})}
## 四、政府信息公开行政复议、行政诉讼情况

| | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |
|---|---|---|---|---|---|
| 行政复议 | {disputes} |
| 未经复议直接起诉 | {disputes} |
| 复议后起诉 | 0 | 0 | 0 | 0 | 0 |
"""


APPLICATIONS = "2022年，全县收到政府信息公开申请5件。"
RECONSIDERED = "因政府信息公开发生行政复议9件。"
SUED = "因政府信息公开发生行政诉讼9件。"
UPHELD = "因政府信息公开发生行政复议3件，均获维持。"
PENDING = "1 | 0 | 0 | 2 | 3"
CASES = {
    "TPL001 before the identities of table 2": (2022, OLD_FORM, "TPL001", {"ACT001", "ACT003", "STR006"}),
    "TPL001 before TPL002 and ACT004": (2020, NEW_FORM + ONE_ROW, "TPL001", {"TPL002", "ACT004", "STR006"}),
    "STR004 before STR003": (2022, PROMOTED, "STR004", {"STR003"}),
    "STR002 before STR003": (2022, DOUBLED, "STR002", {"STR003"}),
    "STR005 before STR006 and FMT008": (2022, NO_TABLE, "STR005", {"STR006", "FMT008"}),
    "SUM005 before FMT001": (2022, BLANKS, "SUM005", {"FMT001"}),
    "FMT008 before FMT001": (2022, BLANKS, "FMT008", {"FMT001"}),
    "ACT009 before FMT003": (2022, WORDS, "ACT009", {"FMT003"}),
    "BAL003 before BAL001": (2022, HIDDEN, "BAL003", {"BAL001"}),
    "NAR009 before NAR001": (2022, telling(APPLICATIONS), "NAR009", {"NAR001"}),
    "NAR009 before NAR006": (2022, telling(RECONSIDERED), "NAR009", {"NAR006"}),
    "NAR009 before NAR007": (2022, telling(SUED), "NAR009", {"NAR007"}),
    "NAR008 leaves the counts alone": (2022, telling(UPHELD, 3, PENDING), "NAR008", {"NAR006", "NAR007"}),
}


def told(year: int, text: str) -> list[str]:
    report = judged(read_back((TITLE.format(year=year) + text).encode()))
    found = [one for rule in RULES if rule.applies(report) for one in rule.run(report)]
    return [one.code for one in found if isinstance(one, Finding)]


def codes(year: int, text: str) -> set[str]:
    return set(told(year, text))


@pytest.mark.parametrize(("year", "text", "first", "silent"), CASES.values(), ids=CASES)
def test_the_first_speaks_and_the_others_keep_silent(year: int, text: str, first: str, silent: set[str]) -> None:
    found = codes(year, text)
    assert first in found
    assert not found & silent


@pytest.mark.parametrize(
    ("year", "text", "code"),
    [
        (2020, OLD_FORM, "ACT001"),
        (2020, OLD_FORM, "ACT003"),
        (2022, NEW_FORM + ONE_ROW, "TPL002"),
        (2022, NEW_FORM, "ACT004"),
        (2022, LONE_TOTAL, "BAL001"),
        (2022, telling(APPLICATIONS, 3), "NAR001"),
        (2022, telling(RECONSIDERED, 3, PENDING), "NAR006"),
        (2022, telling(SUED, 3, PENDING), "NAR007"),
        (2022, telling(UPHELD.replace("3", "9"), 3, PENDING), "NAR006"),
        (2022, telling(UPHELD.replace("3", "9"), 3, PENDING), "NAR008"),
    ],
)
def test_without_the_first_the_others_speak(year: int, text: str, code: str) -> None:
    assert code in codes(year, text)


def test_the_same_wrong_figure_told_again_is_one_finding() -> None:
    again = "2022年，全县受理办理政府信息公开申请5件。（一）依申请公开。全年收到政府信息公开申请5件，办结政府信息公开申请5件。"
    assert [code for code in told(2022, telling(again, 3)) if code.startswith("NAR")] in (["NAR001"], ["NAR002"])
