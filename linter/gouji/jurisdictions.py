"""The provinces by their two letters of ISO 3166-2:CN, and which codes a pack may give its rules."""

from __future__ import annotations

import re

from gouji.normalize import closest
from gouji.text import Text

PROVINCES = {
    "AH": "安徽", "BJ": "北京", "CQ": "重庆", "FJ": "福建", "GD": "广东", "GS": "甘肃", "GX": "广西", "GZ": "贵州",
    "HA": "河南", "HB": "湖北", "HE": "河北", "HI": "海南", "HK": "香港", "HL": "黑龙江", "HN": "湖南", "JL": "吉林",
    "JS": "江苏", "JX": "江西", "LN": "辽宁", "MO": "澳门", "NM": "内蒙古", "NX": "宁夏", "QH": "青海", "SC": "四川",
    "SD": "山东", "SH": "上海", "SN": "陕西", "SX": "山西", "TJ": "天津", "TW": "台湾", "XJ": "新疆", "XZ": "西藏",
    "YN": "云南", "ZJ": "浙江",
}  # fmt: skip
PINYIN = {
    "anhui": "AH", "beijing": "BJ", "chongqing": "CQ", "fujian": "FJ", "guangdong": "GD", "gansu": "GS",
    "guangxi": "GX", "guizhou": "GZ", "henan": "HA", "hubei": "HB", "hebei": "HE", "hainan": "HI",
    "heilongjiang": "HL", "hunan": "HN", "jilin": "JL", "jiangsu": "JS", "jiangxi": "JX", "liaoning": "LN",
    "neimenggu": "NM", "ningxia": "NX", "qinghai": "QH", "sichuan": "SC", "shandong": "SD", "shanghai": "SH",
    "shaanxi": "SN", "shanxi": "SX", "tianjin": "TJ", "xinjiang": "XJ", "xizang": "XZ", "yunnan": "YN",
    "zhejiang": "ZJ",
}  # fmt: skip
# ISO 3166 leaves ZZ to users: for a rule on trial.
TRIAL = "ZZ"
# In place of a jurisdiction: the rules of no province, whatever the reports say.
ANYWHERE = "none"
_CODE = re.compile(r"([A-Z]{2,4})(\d{3})")


def misnamed(code: str, *, built_in: bool) -> Text | None:
    """Why a pack may not have a rule of this code; None where it may."""
    found = _CODE.fullmatch(code)
    if not found:
        return Text(
            f"代码“{code}”应为二至四个大写字母加三位数字",
            f"code {code!r} must be two to four capitals and three digits",
        )
    letters = found[1]
    if len(letters) == 3 and not built_in:
        zh, en = f"代码 {code} 的三个字母是 gouji 自带规则用的", f"code {code}: three letters are gouji's own"
        return Text(
            f"{zh}；省级规则用两个字母（如 HA101），其他规则包用四个字母（如 SITE001）",
            f"{en}; a province has two (HA101), any other pack four (SITE001)",
        )
    if len(letters) == 2 and letters not in PROVINCES and letters != TRIAL:
        hint = unknown_place(letters)
        return Text(f"代码 {code}：{hint.zh}", f"code {code}: {hint.en}")
    return None


def misplaced(code: str, jurisdiction: str) -> Text | None:
    """Why a rule of this code may not be for that place."""
    if jurisdiction and jurisdiction not in PROVINCES and jurisdiction != TRIAL:
        return unknown_place(jurisdiction)
    letters = code[:-3]
    if jurisdiction and len(letters) == 2 and letters not in (jurisdiction, TRIAL):
        return Text(f"代码 {code} 与地区 {jurisdiction} 不符", f"code {code} is not for {jurisdiction}")
    return None


def unknown_place(letters: str) -> Text:
    """That no province has these letters, and which may be meant."""
    named = next((code for code, name in PROVINCES.items() if letters.startswith(name)), None)
    near = named or PINYIN.get(letters.lower()) or closest(letters.upper(), list(PROVINCES))
    zh, en = f"没有地区“{letters}”（ISO 3166-2:CN 的两个字母）", f"there is no place {letters!r} in ISO 3166-2:CN"
    if near:
        zh, en = f"{zh}；是否指 {near}（{PROVINCES[near]}）", f"{en}; did you mean {near}?"
    return Text(zh, en)
