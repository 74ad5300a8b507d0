"""What sentences state: quantities, shares, breakdowns, claims, with their places."""

from __future__ import annotations

from decimal import Decimal

import pytest

from gouji import statements_of
from tests.support.telling import telling

COUNTED = {
    "unit and words": ("全年收到申请17件。", [("17", "件", "exact", "全年收到申请")]),
    "several of one clause": ("网站3条、微信5条", [("3", "条", "exact", "网站"), ("5", "条", "exact", "微信")]),
    "余 behind": ("信件300余件", [("300", "件", "over", "信件")]),
    "余 before the scale": ("资金3余万元", [("30000", "元", "over", "资金")]),
    "万余": ("信息8万余条", [("80000", "条", "over", "信息")]),
    "近 before": ("收到近500件", [("500", "件", "under", "收到近")]),
    "约 before": ("约20件", [("20", "件", "about", "约")]),
    "左右 behind": ("20件左右", [("20", "件", "about", "")]),
    "money in 元": ("金额260.6万元", [("2606000.0", "元", "exact", "金额")]),
    "bare": ("另有动态12。", [("12", "", "exact", "另有动态")]),
    "in brackets": ("共9件（网上4件）", [("9", "件", "exact", "共"), ("4", "件", "exact", "网上")]),
    "torn apart": ("收到 2 1 件。", [("2", "", "exact", "收到 "), ("1", "", "exact", "")]),
    "dates and years": ("2020年1月31日前、15个工作日内、第3季度、9时", []),
    "document numbers": ("国办公开办函〔2019〕60号、第711号令", []),
    "in a title": ("《关于做好12件实事的通知》", []),
    "letters beside": ("IPv6、5G、A4纸", []),
    "kinds and turns of phrase": ("四类过程性信息、一批、一网通办", []),
    "fractions": ("三分之二、近九成", []),
    "each": ("每3件", []),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), COUNTED.values(), ids=COUNTED)
def test_quantities(text: str, expected: list[tuple[str, str, str, str]]) -> None:
    found = statements_of(telling(text)).quantities
    assert [(one.value, one.unit, one.comparator, one.before) for one in found] == [
        (Decimal(value), unit, comparator, before) for value, unit, comparator, before in expected
    ]


@pytest.mark.parametrize(
    ("text", "grain"),
    [("12件", "1"), ("1.23万件", "100"), ("3万件", "10000"), ("三万件", "10000"), ("二十件", "1"), ("1.5件", "0.1")],
)
def test_how_finely_a_number_is_told(text: str, grain: str) -> None:
    (one,) = statements_of(telling(f"共{text}。")).quantities
    assert one.grain == Decimal(grain)


def test_words_that_widen_or_narrow_a_quantity() -> None:
    (one,) = statements_of(telling("全县各级通过网络收到5件。")).quantities
    assert one.scopes == ("全县", "各级", "网络")


def test_a_quantity_knows_where_it_stands() -> None:
    (one,) = statements_of(telling("全年公开信息，主动公开政府信息**1,286**余条。")).quantities
    place = one.location
    assert (str(one.value), one.unit, one.comparator) == ("1286", "条", "over")
    assert (place.text, place.line, place.column, place.end_column) == ("1,286**余条", 5, 18, 27)


@pytest.mark.parametrize(
    ("text", "value", "decimals", "whose"),
    [
        ("予以公开7件，占43.75%。", "43.75", 2, 7),
        ("公开工作占百分之四。", "4", 0, None),
        ("占比３３．９％。", "33.9", 1, None),
        ("占 5 %。", "5", 0, None),
    ],
)
def test_shares(text: str, value: str, decimals: int, whose: int | None) -> None:
    (one,) = statements_of(telling(text)).shares
    assert (one.value, one.decimals) == (Decimal(value), decimals)
    assert (one.whose and one.whose.value) == whose


@pytest.mark.parametrize("text", ["收到申请：9件。", "收到申请：数量为9件。"])
def test_what_a_colon_announces_are_the_words_of_the_number(text: str) -> None:
    (one,) = statements_of(telling(text)).quantities
    assert one.before.startswith("收到申请")


# Text, whole, parts, closed.
BROKEN_DOWN: dict[str, tuple[str, int, list[int], bool]] = {
    "其中": ("共9条，其中甲4条、乙5条。", 9, [4, 5], True),
    "分别为": ("共9条，甲、乙分别为4条、5条。", 9, [4, 5], True),
    "包括": ("共9条，包括甲4条、乙5条。", 9, [4, 5], True),
    "brackets": ("共9条（甲4条、乙5条）。", 9, [4, 5], True),
    "a colon": ("共9条：甲4条，乙5条。", 9, [4, 5], True),
    "over two sentences": ("共9条。其中甲4条，乙5条。", 9, [4, 5], True),
    "open by 等": ("共19条，其中甲4条、乙5条等。", 19, [4, 5], False),
    "open by 主要": ("共19条，主要包括甲4条、乙5条。", 19, [4, 5], False),
    "an approximate whole": ("共19余条，其中甲4条、乙5条。", 19, [4, 5], False),
    "parts of parts": ("共9条，其中甲4条（图解1条、视频3条）、乙5条。", 9, [4, 5], True),
    "interleaved with amounts": ("共9件，其中甲4件，罚款2万元，乙5件。", 9, [4], False),
    "one of the list counted otherwise": ("共19件，其中甲4件、乙5件、会3场。", 19, [4, 5], False),
    "what last year had between": ("共9条，较上年的7条增加2条，其中甲4条、乙5条。", 9, [4, 5], True),
    "another list behind a semicolon": ("共9条，其中甲4条，乙6条；丙3条，丁6条。", 9, [4, 6], True),
    "each with parts of its own": ("共9条，其中甲5条，图3条，文2条；乙6条，图6条。", 9, [5, 6], True),
    "the last part behind a semicolon": ("共9条，其中甲4条，乙3条；丙2条。", 9, [4, 3, 2], True),
    "brackets one behind the other": ("共9条（甲4条、乙6条），涉及征地（7条）、教育（8条）。", 9, [4, 6], True),
    "by matter, closed by the rest": ("共9条。从内容看，甲4条、其他6条；从结果看，丙9条。", 9, [4, 6], True),
    "last year's in brackets between": ("共9条，下降10%（上年10条）；其中甲4条、乙5条。", 9, [4, 5], True),
    "told again behind the brackets": ("共9条（另有3条），内容涉及甲4条、其他5条。", 9, [4, 5], True),
    "told again, but open": ("共9条（另有3条），内容涉及甲4条、乙5条。", 9, [4, 5], False),
    "by kind": ("新收7件，上年2件，共9件。从申请方式看，网络4件、信函5件。", 9, [4, 5], True),
    "by another kind, too": ("共9件。从申请人看，个人8件、企业1件。按渠道分，网络4件、信函5件。", 9, [4, 5], True),
    "the rest closes a sentence of its own": ("共9件。甲局4件，乙局3件，其他单位2件。", 9, [4, 3, 2], True),
    "another verb ends it": ("共9件，其中甲4件、乙5件，办结8件。", 9, [4, 5], True),
}


@pytest.mark.parametrize(("text", "whole", "parts", "closed"), BROKEN_DOWN.values(), ids=BROKEN_DOWN)
def test_breakdowns(text: str, whole: int, parts: list[int], closed: bool) -> None:
    found = [one for one in statements_of(telling(text)).breakdowns if one.whole.value == whole]
    if len(parts) < 2:
        assert found == []
        return
    one = found[-1]
    assert [part.value for part in one.parts] == parts
    assert one.closed is closed


@pytest.mark.parametrize(
    "text",
    [
        "共9条，其中甲4条。",
        "共9件。从办理结果看，甲4件、乙5件。",
        "办结9件。从申请人看，甲4件、乙5件。",
        "共9件。从内容看，甲4件、乙5件。",
        "共9件。甲局4件，乙局3件，丙局2件。",
        "甲4条，乙5条，丙6条。",
        "共9条，其中甲4次、乙5次。",
    ],
)
def test_one_part_another_unit_or_no_word_of_parts_is_no_breakdown(text: str) -> None:
    assert statements_of(telling(text)).breakdowns == ()


# Text, now, base, difference (if any), rate (if any).
CHANGED: dict[str, tuple[str, str, str, str | None, float | None]] = {
    "a base and a rate": ("解读45条，比上年的40条增长12.5%。", "45", "40", None, 12.5),
    "a base, a difference and a rate": ("解读45条，较2019年的40条增加5条，同比增长12.5%。", "45", "40", "5", 12.5),
    "a base in brackets": ("解读6条，比去年（4条）多2条。", "6", "4", "2", None),
    "the base in brackets before": ("较上年（12条）减少5条，降幅41.7%。", "7", "12", None, -41.7),
    "last year in brackets": ("解读45条（上年40条），增长12.5%。", "45", "40", None, 12.5),
    "a difference and a rate": ("解读45条，较上年减少5条，同比下降10%。", "45", "50", None, -10),
    "a rate without a way": ("解读45条，较上年减少5条，降幅10%。", "45", "50", None, -10),
    "without the number of now": ("解读数比2019年的40条增加5条，增长12.5%。", "45", "40", None, 12.5),
    "from and to": ("关注数由年初的1.2万增至1.8万，增长50%。", "18000", "12000", None, 50),
}


@pytest.mark.parametrize(("text", "now", "base", "difference", "rate"), CHANGED.values(), ids=CHANGED)
def test_changes(text: str, now: str, base: str, difference: str | None, rate: float | None) -> None:
    (one,) = statements_of(telling(text)).changes
    found = [None if value is None else str(int(value)) for value in (one.now, one.base, one.difference)]
    assert [*found, one.rate and float(one.rate)] == [now, base, difference, rate]


@pytest.mark.parametrize(
    "text",
    [
        "解读45条，增长12.5%。",
        "解读45条、图解17条，较上年分别增加5条、2条，增长12.5%。",
        "解读45条，较上年增加5次，增长12.5%。",
        "解读45条，较上年增加约5条，增长12.5%。",
        "解读45条，较上年增加5条，占比12.5%。",
        "解读45条，较上年增加5条。",
    ],
)
def test_a_change_without_its_numbers_is_none(text: str) -> None:
    assert statements_of(telling(text)).changes == ()


# Text, kind, predicate, made of the whole.
CLAIMED: dict[str, tuple[str, str, str, bool]] = {
    "all": ("申请9件，均获维持。", "all", "获维持", True),
    "a rate of 100 %": ("申请办结率100%。", "all", "办结", True),
    "none happened": ("全年未发生行政复议。", "none", "发生行政复议", True),
    "none received": ("没有收到申请。", "none", "收到申请", True),
    "a rate of nought": ("纠错率为0。", "none", "纠错率", True),
    "a rate of nought per cent": ("败诉率为0%。", "none", "败诉率", True),
    "nought of them": ("败诉0件。", "none", "败诉", True),
    "zero": ("零败诉。", "none", "败诉", True),
    "some bodies": ("个别乡镇未收到申请。", "none", "收到申请", False),
    "the others": ("除1件在审外，其余均已审结。", "all", "已审结", False),
    "half a year": ("上半年，未收到申请。", "none", "收到申请", False),
    "a body within": ("县政府办公室未收到申请。", "none", "收到申请", False),
    "all bodies": ("全县各部门均已办结。", "all", "已办结", True),
}


@pytest.mark.parametrize(("text", "kind", "predicate", "whole"), CLAIMED.values(), ids=CLAIMED)
def test_claims(text: str, kind: str, predicate: str, whole: bool) -> None:
    (one,) = statements_of(telling(text)).claims
    assert (one.kind, one.predicate, one.whole) == (kind, predicate, whole)


def test_a_rate_above_nought_is_no_claim() -> None:
    assert statements_of(telling("纠错率为0.5%，败诉10件。")).claims == ()


def test_a_negated_claim_is_none() -> None:
    assert statements_of(telling("申请并非均已办结，除2件外全部办结。")).claims == ()


def test_a_report_is_read_once() -> None:
    report = telling("共9条。")
    first = statements_of(report)
    assert statements_of(report._replace(assessments=())) is first
    assert statements_of(telling("共8条。")) is not first


def test_a_sentence_knows_its_years() -> None:
    told = statements_of(telling("2019年收到9件，２０２０年16件。今年没有。")).sentences
    assert [sentence.years for sentence in told if sentence.section == 1] == [(2019, 2020), ()]
