"""Slips in a rule file are told with file and line, and with what to write instead."""

from __future__ import annotations

from pathlib import Path

import pytest

from gouji.errors import PluginError
from gouji.plugins import load_packs
from gouji.text import Text
from tests.conftest import written
from tests.plugins.rulefile import HEAD, check_rule, identity_rule
from tests.plugins.test_rule_files import loaded


def refused(folder: Path, *parts: str) -> Text:
    with pytest.raises(PluginError) as caught:
        _ = loaded(folder, *parts).rules
    return caught.value.message


SLIPS = {
    "no version": ("接口 = 1", "", 1, "须写明 api = 1"),
    "a key nobody knows": ("级别 =", "级別 =", 7, "没有“级別”；是否指 级别"),
    "a word nobody knows": ('"错误"', '"错"', 7, "级别 没有“错”；是否指 错误"),
    "a word far from any": ('"错误"', '"严重"', 7, "级别 没有“严重”；可用 错误、警告、提示"),
    "no basis": ('依据 = "某省通知"\n', "", 4, "缺 依据"),
    "a mark left open": ("«8»", "«8", 24, "反例里的«»不成对"),
    "an empty basis": ('"某省通知"', '" "', 8, "依据 是空的"),
    "a code without form": ('"HA101"', '"ha1"', 5, "代码“ha1”应为"),
    "a code of gouji's own": ('"HA101"', '"SUM101"', 4, "三个字母是 gouji 自带规则用的"),
    "a place there is not": ('"HA101"', '"HX101"', 5, "没有地区“HX”"),
    "a code of another place": ('"HA101"', '"HE101"', 2, "代码 HE101 与地区 HA 不符"),
    "a province by its name": ('"HA"', '"河南"', 2, "没有地区“河南”（ISO 3166-2:CN 的两个字母）；是否指 HA（河南）"),
    "a broken equation": ("本年新收 +", "本年新收 %", 10, "看不懂“%”（第6个字符）"),
    "a name there is not": ("上年结转 =", "上年结传 =", 10, "没有“上年结传”；是否指 上年结转（第8个字符）"),
    "a form there is not": ("级别 =", '格式 = ["gb2022"]\n级别 =', 4, "没有格式“gb2022”；是否指 gb2021"),
    "a place in a message there is not": ("级别 =", '提示 = "{列}不平"\n级别 =', 7, "提示 没有“列”"),
    "nothing to check": ('勾稽 = "本年新收 + 上年结转 = 办理结果总计 + 结转下年度"\n', "", 4, "没有写明检查什么"),
    "two kinds of checks": ("级别 =", "事项 = ['电话']\n级别 =", 7, "须分为两条规则"),
    "a full-width sign": ('代码 =', '代码 ＝', 5, "“＝”是全角的，请改用半角"),
    "a full-width quotation mark": ('"HA101"', '“HA101”', 5, "““”是全角的，请改用半角"),
    "a full-width colon": ("代码 =", "代码：", 5, "“：”是全角的，请改用半角的 ="),
    "a full-width bracket": ("[[规则]]", "【【规则】】", 4, "“【”是全角的，请改用半角的 ["),
    "a full-width blank": ("代码 =", "代码\u3000=", 5, "“\u3000”是全角的，请改用半角"),
    "marks within marks": ('"某省通知"', '"某省"通知"', 8, "TOML 有误：值后面还有多余的内容"),
    "a mark without partner": ('"某省通知"', '"某省通知', 8, "这一行的引号不成对"),
    "long marks without partner": ('反例 = """', '反例 = "', 24, '文中的 """ 不成对'),
    "true in Python's way": ("级别 =", "确定 = False  # 参见，第三条\n级别 =", 7, "真假写 true 或 false"),
    "a key twice": ("级别 =", '级别 = "提示"\n级别 =', 8, "同一个键写了两次"),
    "a table in one bracket": ("[[规则]]", "[规则]", 4, "须写成 [[规则]]"),
    "no list": ("级别 =", '层级 = "县"\n级别 =', 7, "层级 须为列表，写在方括号里"),
    "a table without end": ("[[规则]]", "[[规则]", 4, "TOML 有误：表头的方括号没有合上"),
}  # fmt: skip


@pytest.mark.parametrize("case", SLIPS)
def test_a_slip_is_told_with_file_and_line(case: str, tmp_path: Path) -> None:
    old, new, line, zh = SLIPS[case]
    text = HEAD + identity_rule()
    assert old in text
    path = written(tmp_path / "ha.toml", text.replace(old, new, 1))
    with pytest.raises(PluginError) as caught:
        _ = load_packs([str(path)]).rules
    assert f"{path}:{line}: " in caught.value.message.zh
    assert zh in caught.value.message.zh


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16"])
def test_a_file_of_another_encoding_is_told_how_to_be_saved(encoding: str, tmp_path: Path) -> None:
    path = written(tmp_path / "ha.toml", (HEAD + identity_rule()).encode(encoding))
    with pytest.raises(PluginError) as caught:
        _ = load_packs([str(path)]).rules
    assert caught.value.message.zh == f"规则包 {path}: 读不出来：不是 UTF-8 编码；请在编辑器里另存为 UTF-8"


def test_a_code_given_twice_is_refused(tmp_path: Path) -> None:
    assert "规则代码 HA101 已被" in refused(tmp_path, identity_rule(), identity_rule()).zh


def test_a_section_there_is_not_is_answered_with_the_nearest(tmp_path: Path) -> None:
    message = refused(tmp_path, check_rule("用语 = { 部分 = '总体状况', 须有 = ['公开'] }"))
    assert "没有“总体状况”部分；是否指 总体情况" in message.zh
