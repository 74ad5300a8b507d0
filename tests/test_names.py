"""Names as people write them are found on the official forms; what is not there is answered with what is near."""

from __future__ import annotations

import pytest

from gouji.equation import EquationError
from gouji.model.template import Identity
from gouji.names import Wanted, cells_named, resolved
from tests.support.reports import official_templates

BY_ID = {template.id: template for template in official_templates()}


def over(text: str, form: str = "gb2021", wanted: Wanted | None = None) -> tuple[Identity, ...]:
    return resolved(text, BY_ID[form], "try", wanted or Wanted())


def said(text: str, form: str = "gb2021", wanted: Wanted | None = None) -> str:
    with pytest.raises(EquationError) as caught:
        over(text, form, wanted)
    return caught.value.message.zh


@pytest.mark.parametrize("form", BY_ID)
def test_the_flow_in_words_is_the_flow_of_the_form(form: str) -> None:
    own = [one for one in BY_ID[form].identities if one.kind == "flow"]
    found = over("本年新收 + 上年结转 = 办理结果总计 + 结转下年度", form)
    assert [(one.scope, one.terms, one.relation) for one in found] == [
        (one.scope, one.terms, one.relation) for one in own
    ]


@pytest.mark.parametrize("form", BY_ID)
def test_a_range_of_columns_is_the_sum_of_the_row(form: str) -> None:
    own = [one for one in BY_ID[form].identities if one.kind == "row_total"]
    assert [one.terms for one in over("sum(自然人..其他) = 总计", form)] == [one.terms for one in own]


@pytest.mark.parametrize("form", BY_ID)
def test_groups_are_the_sums_of_their_rows(form: str) -> None:
    own = next(one for one in BY_ID[form].identities if one.kind == "outcome_total" and one.scope == "total")
    text = "予以公开 + 部分公开 + 不予公开 + 无法提供 + 不予处理 + 其他处理 = 办理结果总计"
    found = next(one for one in over(text, form) if one.scope == "total")
    assert sorted(found.terms) == sorted(own.terms)


NAMED = {
    "总计.本年新收 >= 自然人.本年新收": "+applications.received.total -applications.received.natural_person",
    "本年新收.总计 >= 自然人.本年新收": "+applications.received.total -applications.received.natural_person",
    "applications.received.total >= 1": "+applications.received.total",
    "行政复议.总计 <= 本年新收.总计": "+disputes.reconsideration.total -applications.received.total",
    "规章.现行有效件数 ≠ 行政规范性文件.现行有效件数": "+disclosure.regulations.in_force -disclosure.normative_documents.in_force",
}


@pytest.mark.parametrize("text", NAMED)
def test_cells_are_named_by_row_and_column(text: str) -> None:
    (found,) = over(text)
    assert " ".join(f"{'+' if number > 0 else '-'}{key}" for number, key in found.terms) == NAMED[text]


def test_a_cell_that_stands_there_twice_counts_twice() -> None:
    assert over("本年新收 + 本年新收 - 上年结转 >= 上年结转")[0].terms == (
        (2, "applications.received.natural_person"),
        (-2, "applications.carried_in.natural_person"),
    )


def test_last_year_stands_before_a_name() -> None:
    assert over("上年.结转下年度 = 上年结转")[0].terms[0][1] == "last_year.applications.carried_out.natural_person"


def test_rows_without_the_columns_are_left_out() -> None:
    assert [one.scope for one in over("现行有效件数 >= 本年制发件数")] == ["regulations", "normative_documents"]


def test_only_names_the_rows_or_columns_meant() -> None:
    assert [one.scope for one in over("本年新收 >= 上年结转", wanted=Wanted(only=("总计", "自然人")))] == [
        "total",
        "natural_person",
    ]


SLIPS = {
    "本年新收 + 上年结转 = 办理结果总汁": "没有“办理结果总汁”；是否指 本年度办理结果总计（第15个字符）",
    "本年新手 <= 上年结转": "没有“本年新手”；是否指 本年新收（第1个字符）",
    "总计.本年新收 >= 自燃人.本年新收": "没有“自燃人”；是否指 自然人（第12个字符）",
    "总计.本年新收 >= 自然人": "“自然人”要写成 列.行（第12个字符）",
    "本年新收 = 本年新收": "等式两边抵消，什么也没有说（第1个字符）",
    "sum(其他..自然人) = 总计": "求和范围前后颠倒（第5个字符）",
    "0 <= 自然人.结果维持": "没有格“自然人.结果维持”（第6个字符）",
}


@pytest.mark.parametrize("text", SLIPS)
def test_what_is_not_there_is_answered_with_what_is_near(text: str) -> None:
    assert said(text) == SLIPS[text]


def test_a_table_that_is_not_there_is_named() -> None:
    assert "没有表“disclosures”；是否指 disclosure" in said("规章 >= 0", wanted=Wanted(table="disclosures"))


def test_cells_are_found_by_any_name() -> None:
    assert cells_named("本年收费金额", BY_ID["gb2021"]) == ("disclosure.fees.amount",)
    assert len(cells_named("自然人", BY_ID["gb2021"])) == 26
    assert len(cells_named("本年新收", BY_ID["gb2021"])) == 7
