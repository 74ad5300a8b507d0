"""The province is told by the name of a division that an organization begins with, and by none that is found in two."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import gouji.divisions
from gouji.divisions import jurisdiction_of
from gouji.jurisdictions import PROVINCES
from gouji.normalize import fold

LINES = [
    line.split("\t")
    for line in (Path(gouji.divisions.__file__).parent / "data" / "divisions.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]
TOLD = {
    "河南省人民政府办公厅": "HA",
    "河南省云陵县人民政府": "HA",
    "郑州市教育局": "HA",
    "商水县": "HA",
    "商水县人民政府办公室": "HA",
    "吉林省": "JL",
    "吉林市": "JL",
    "海南省": "HI",
    "海南藏族自治州": "QH",
    "海南州": "QH",
    "海南区": "NM",
    "河南县": "QH",
    "恩施州人民政府": "HB",
    "北京市朝阳区": "BJ",
    "朝阳市": "LN",
    "朝阳县": "LN",
    "南京市鼓楼区": "JS",
    "重庆市江北区": "CQ",
    "渝北区": "CQ",
    "浦东新区": "SH",
    "上海市黄浦区外滩街道办事处": "SH",
    "济源市": "HA",
    "阿拉尔市": "XJ",
    "西安市长安区": "SN",
    "广西壮族自治区自然资源厅": "GX",
    "内蒙古自治区": "NM",
    # a short name tells by the division that follows
    "河南兰考县": "HA",
    "海南海口市": "HI",
    "海南共和县": "QH",
    "长春朝阳区": "JL",
    "重庆江北区": "CQ",
    "延边龙井市": "JL",
    "攀枝花东区": "SC",
    # given up since there are such reports, and taken by none
    "陕县": "HA",
    "卢湾区": "SH",
}
OPEN = {
    "朝阳区": ("BJ", "JL"),
    "鼓楼区人民政府": ("FJ", "HA", "JS"),
    "城关区": ("GS", "XZ"),
    "市中区教育局": ("SC", "SD"),
    "江北区": ("CQ", "ZJ"),
    "东乡县": ("GS", "JX"),  # one of them under its old name
}
UNTOLD = [
    "",
    "县政府办公室",
    "云陵县人民政府",
    "商水",  # cut short
    "海南",
    "河南教育厅",
    "淮阴市",  # given up before there were such reports
    "城区",  # said of many a place
    "东区街道办事处",
    "东城区管理委员会",  # a zone
    "高新区",
    "开发区管委会",
    "国家税务总局郑州市税务局",  # not of the province
    "新疆生产建设兵团",
    "太康路街道办事处",
]


@pytest.mark.parametrize(("organization", "code"), TOLD.items(), ids=TOLD)
def test_the_place_is_told_by_the_name(organization: str, code: str) -> None:
    assert jurisdiction_of(organization)[::2] == (code, ())


@pytest.mark.parametrize(("organization", "codes"), OPEN.items(), ids=OPEN)
def test_a_name_found_in_several_provinces_tells_none(organization: str, codes: tuple[str, ...]) -> None:
    told = jurisdiction_of(organization)
    assert (told.code, told.candidates) == ("", codes)
    assert organization.startswith(told.name)
    assert told.name


@pytest.mark.parametrize("organization", UNTOLD)
def test_what_is_no_name_of_a_division_tells_nothing(organization: str) -> None:
    assert jurisdiction_of(organization) == ("", "", ())


def test_blanks_and_brackets_make_no_difference() -> None:
    assert jurisdiction_of(" 河南省 商水县（人民政府）").code == "HA"


def test_every_division_has_a_code_a_name_and_a_province() -> None:
    codes = {code for code, *_ in LINES}
    provinces = {code[:2]: name for code, name, *_ in LINES if code.endswith("0000")}
    assert len(provinces) == len(PROVINCES) - len({"HK", "MO", "TW"})
    for code, *names in LINES:
        assert re.fullmatch(r"[1-6]\d{5}", code), code
        assert code[:2] in provinces
        assert 1 <= len(names) <= 2
        assert all(name == fold(name) and len(name) > 1 for name in names), names
    assert len(LINES) > 3300
    assert len(codes) > 3200


@pytest.mark.parametrize("name", [name for code, name, *_ in LINES if code.endswith("00")])
def test_every_province_and_city_is_told_by_its_own_name(name: str) -> None:
    assert jurisdiction_of(f"{name}教育局").name == name
    assert jurisdiction_of(name).code in PROVINCES
