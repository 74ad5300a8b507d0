"""How the rules on prose share a report among them: who speaks, how often, and what nobody can judge (R1, R4, R7)."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from gouji import Finding, Report, Unchecked
from gouji.diagnosis.judge import judged
from gouji.plugins import load_packs
from tests.support.reading import read_back
from tests.support.telling import telling

RULES = [rule for rule in load_packs().rules if rule.code.startswith(("NAR", "ARI"))]
HEAD = "# 云陵县人民政府{year}年政府信息公开工作年度报告\n\n## 一、总体情况\n\n{prose}\n\n"
OUTCOMES = """## 三、收到和处理政府信息公开申请情况

| | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |
|---|---|---|---|---|---|---|---|
| 一、本年新收政府信息公开申请数量 | 10 | 2 | | | | | 12 |
| 二、上年结转政府信息公开申请数量 | | | | | | | |
| （一）予以公开 | 7 | 2 | | | | | |
| （二）部分公开 | 3 | | | | | | |
| （七）总计 | 10 | 2 | | | | | 12 |
| 四、结转下年度继续办理 | | | | | | | |
"""
CASES = """## 四、政府信息公开行政复议、行政诉讼情况

| | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |
|---|---|---|---|---|---|
| 行政复议 | {first} |
| 未经复议直接起诉 | {second} |
| 复议后起诉 | {third} |
"""
ZEROS, BLANKS = "0 | 0 | 0 | 0 | 0", " | | | | "


def said(report: Report) -> Iterator[Finding | Unchecked]:
    report = judged(report)
    for rule in RULES:
        if rule().applies(report):
            yield from rule().run(report)


def codes(report: Report) -> list[str]:
    return [one.code for one in said(report) if isinstance(one, Finding)]


def told(prose: str, tables: str) -> Report:
    return read_back((HEAD.format(year=2020, prose=prose) + tables).encode())


def test_the_same_wrong_figure_repeated_is_one_finding() -> None:
    report = telling("共收到政府信息公开申请19件。", "依申请公开工作平稳，收到政府信息公开申请19件，办结19件。")
    (one,) = [one for one in said(report) if isinstance(one, Finding)]
    assert (one.code, one.location.line) == ("NAR001", 5)
    assert [place.location.line for place in one.related if place.role == "place"] == [7]


def test_the_same_number_for_two_things_is_two_findings() -> None:
    assert codes(told("政府信息公开申请予以公开7件、部分公开7件。", OUTCOMES)) == ["NAR004", "NAR004"]


def test_another_wrong_figure_is_another_finding() -> None:
    assert codes(telling("共收到政府信息公开申请19件，办结17件。")) == ["NAR001", "NAR002"]


def test_a_blank_total_counts_as_the_sum_of_its_row() -> None:
    right = told("政府信息公开申请予以公开及部分公开12件，予以公开9件。", OUTCOMES)
    wrong = told("政府信息公开申请予以公开7件。", OUTCOMES)
    assert list(said(right)) == []
    assert codes(wrong) == ["NAR004"]


@pytest.mark.parametrize("prose", ["政府信息公开行政复议14起。", "政府信息公开行政复议、行政诉讼共16起。"])
def test_over_blanks_nothing_is_wrong_and_nothing_is_confirmed(prose: str) -> None:
    report = told(prose, CASES.format(first=BLANKS, second="2 | 0 | 0 | 0 | 2", third=ZEROS))
    assert [type(one) for one in said(report)] == [Unchecked]


def test_a_figure_over_a_table_of_zeros_is_a_claim_and_no_slip() -> None:
    report = told("政府信息公开行政复议3起、行政诉讼2起。", CASES.format(first=ZEROS, second=ZEROS, third=ZEROS))
    assert codes(report) == ["NAR009"]


def test_a_claim_about_outcomes_leaves_the_counts_to_their_rules() -> None:
    tables = CASES.format(first="2 | 1 | 0 | 0 | 3", second=ZEROS, third=ZEROS)
    assert codes(told("政府信息公开行政复议3起，均获维持。", tables)) == ["NAR008"]
    assert codes(told("政府信息公开行政复议5起，均获维持。", tables)) == ["NAR006", "NAR008"]


def test_a_number_told_coarsely_fits_all_that_is_cut_or_rounded_to_it() -> None:
    assert codes(telling("全年发布信息1.23万条，其中动态8000条、公告4321条。")) == []
    assert codes(telling("全年发布信息1.23万条，其中动态8000条、公告4521条。")) == ["ARI001"]


@pytest.mark.parametrize(
    "text",
    [
        "收到政府信息公开申请19件。",
        HEAD.format(year=2020, prose="收到政府信息公开申请19件，均已办结。"),
        HEAD.format(year=2016, prose="收到政府信息公开申请19件。"),
        HEAD.format(year=2022, prose="政府信息公开行政复议3件，未发生行政诉讼。")
        + "## 四、政府信息公开行政复议、行政诉讼情况\n\n无。\n",
    ],
    ids=["no form", "only section one", "an old form", "a table missing"],
)
def test_without_tables_nothing_is_raised_and_nothing_made_up(text: str) -> None:
    assert [one.code for one in said(read_back(text.encode())) if isinstance(one, Finding)] == []


def test_of_several_rows_each_sum_says_of_which_it_is() -> None:
    tables = OUTCOMES.replace("申请数量 | 10 | 2 | | | | | 12", "申请数量 | 8 | 2 | 1 | 0 | 0 | 0 | 11")
    tables = tables.replace("总计 | 10 | 2 | | | | | 12", "总计 | 8 | 1 | 2 | 1 | 0 | 0 | 12")
    tables = tables.replace("申请数量 | | | | | | | |", "申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |")
    report = told("收到政府信息公开申请11件，其中法人或其他组织5件。", tables)
    (found,) = [one for one in said(report) if isinstance(one, Finding) and one.code == "NAR005"]
    assert "不符：本年新收政府信息公开申请数量：商业企业2＋科研机构1＝3，或" in found.message.zh
    assert found.message.zh.endswith("，或办理结果总计：商业企业1＋科研机构2＋社会公益组织1＝4")
