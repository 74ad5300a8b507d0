"""Parameters of rules in files: declared there, put in place of their names, and set by the configuration."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Gouji, written
from tests.plugins.rulefile import HEAD, PROSE, TABLE, check_rule, identity_rule

LENGTH = '参数 = { 字数 = { 默认 = 1000, 说明 = "至多多少字" } }\n篇幅 = { 部分 = "总体情况", 至多 = "{字数}" }'
WORDS = '参数 = { 词 = { 默认 = ["解读"] }, 附 = { 默认 = "统计期限" } }\n用语 = { 须有 = ["{词}", "{附}自"] }'
ENGLISH = """\
api = 1

[[rule]]
code = "SITE101"
title = "Too many decimals"
severity = "note"
basis = "a notice"
remedy = "give {most} decimals"
decimals = { cells = ["本年收费金额"], places = "{most}" }
valid = '''%s'''
invalid = '''«无»'''

[rule.parameters.most]
default = 4
explanation = { zh = "几位小数", en = "how many" }
""".replace("%s", PROSE)
FLOW = "本年新收 + 上年结转 <= {倍数} * 办理结果总计"


def rule(checks: str) -> str:
    return HEAD.replace('地区 = "HA"\n', "") + check_rule(checks, code="HA102")


# The file, what the configuration sets, and what is said then (None: nothing).
CASES: dict[str, tuple[str, str, str | None]] = {
    "the default": (rule(LENGTH), "", None),
    "a number": (rule(LENGTH), "[HA102]\n字数 = 10", "“总体情况”有29字，多于10字"),
    "a number, its name in quotes": (rule(LENGTH), '[HA102]\n"字数" = 10', "“总体情况”有29字，多于10字"),
    "a list of words": (rule(WORDS), '[HA102]\n词 = ["培训", "公开"]', "全文没有写明“培训”"),
    "a word within a word": (rule(WORDS), '[HA102]\n附 = "时限"', "全文没有写明“时限自”"),
    "the default of both": (rule(WORDS), "", None),
    "in English": (ENGLISH, "[SITE101]\nmost = 2", "行政事业性收费·本年收费金额1.2500，不是2位小数"),
    "for one level only": (rule(LENGTH), '[[override]]\nlevels = ["部门"]\n[override.HA102]\n字数 = 10', None),
    "for one level and year": (
        rule(LENGTH),
        '[[override]]\nlevels = ["县"]\nyears = [2021]\n[override.HA102]\n字数 = 10',
        "“总体情况”有29字，多于10字",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_parameter_is_set_by_the_configuration(case: str, gouji: Gouji, tmp_path: Path) -> None:
    text, setting, told = CASES[case]
    written(tmp_path / "rules.toml", text)
    written(
        tmp_path / "gouji.toml",
        f'plugins = ["rules.toml"]\nselect = ["HA", "SITE"]\n{setting}\n'.replace(
            '"HA", "SITE"', '"SITE"' if "SITE" in text else '"HA"'
        ),
    )
    report = written(tmp_path / "report.md", PROSE)
    ran = gouji.check(report, "--severity", "EXT=note")
    messages = [found["message"] for run in ran.json["runs"] for found in run["findings"] if found["code"] != "EXT002"]
    assert messages == ([told] if told else [])


def test_an_identity_with_a_parameter_is_checked_and_told_of_as_set(gouji: Gouji, tmp_path: Path) -> None:
    text = identity_rule(FLOW, '确定 = false\n参数 = { 倍数 = { 默认 = 1 } }\n提示 = "{equation}（{倍数}倍）"')
    written(tmp_path / "rules.toml", HEAD.replace('地区 = "HA"\n', "") + text)
    report = written(
        tmp_path / "report.md", TABLE.replace("| 8 | 1 | 0 | 0 | 0 | 0 | 9 |", "| 8 | 9 | 0 | 0 | 0 | 0 | 17 |", 1)
    )
    said = {}
    for times in (1, 9):
        written(tmp_path / "gouji.toml", f'plugins = ["rules.toml"]\nselect = ["HA"]\n[HA101]\n倍数 = {times}\n')
        runs = gouji.check(report).json["runs"]
        said[times] = {found["message"] for run in runs for found in run["findings"]}
    assert said == {1: {"本年新收 + 上年结转 <= 1 * 办理结果总计（1倍）"}, 9: set()}


def test_what_can_be_set_is_told_with_the_rule(gouji: Gouji, tmp_path: Path) -> None:
    path = written(tmp_path / "rules.toml", rule(LENGTH))
    assert "- `字数` = `1000`  至多多少字" in gouji("explain", "HA102", "--plugin", path).out
    path = written(tmp_path / "english.toml", ENGLISH)
    assert "- `most` = `4`  how many" in gouji("explain", "SITE101", "--plugin", path, "--lang", "en").out


def wrong(text: str, old: str, new: str) -> str:
    assert old in text
    return text.replace(old, new)


SLIPS = {
    "a name that is not declared": (
        wrong(LENGTH, '"{字数}"', '"{字树}"'),
        12,
        "参数 没有“字树”；是否指 字数",
    ),
    "another name in a message": (f'{LENGTH}\n提示 = "多于{{字树}}字"', 13, "提示 没有“字树”；是否指 字数"),
    "none declared at all": ('用语 = { 须有 = ["{词}"] }', 11, "参数 没有“词”"),
    "no default": (wrong(LENGTH, "默认 = 1000, ", ""), 11, "默认 须为整数、字符串或字符串列表"),
    "a default of another kind": (wrong(LENGTH, "1000", "1.5"), 11, "默认 须为整数、字符串或字符串列表"),
    "words where a number is due": (wrong(LENGTH, "1000", '"很多"'), 12, "至多 须为整数"),
    "an unknown key": (wrong(LENGTH, "默认 =", "缺省 = 1, 默认 ="), 11, "字数 没有“缺省”；可用 说明、默认"),
    "no name": (wrong(LENGTH, "字数 = {", '"1字" = {'), 11, "参数名“1字”只能用文字、数字和 _，不以数字开头"),
}


@pytest.mark.parametrize("case", SLIPS)
def test_a_slip_in_the_file_is_told_with_its_line(case: str, gouji: Gouji, tmp_path: Path) -> None:
    checks, line, told = SLIPS[case]
    path = written(tmp_path / "rules.toml", rule(checks))
    assert gouji("rules", "--plugin", path).complaints == [f"gouji: 规则包 {path}:{line}: {told}"]


SET_WRONG = {
    "another name": ("字书 = 5", 4, "HA102 没有选项“字书”；是否指 字数"),
    "another kind": ('字数 = "多"', 4, "HA102.字数 的值不对：须为整数"),
}


@pytest.mark.parametrize("case", SET_WRONG)
def test_a_slip_in_the_configuration_is_told_with_its_line(case: str, gouji: Gouji, tmp_path: Path) -> None:
    setting, line, told = SET_WRONG[case]
    written(tmp_path / "rules.toml", rule(LENGTH))
    path = written(tmp_path / "gouji.toml", f'plugins = ["rules.toml"]\n\n[HA102]\n{setting}\n')
    assert gouji("check", written(tmp_path / "report.md", PROSE)).complaints == [f"gouji: {path}:{line}：{told}"]


def test_a_value_that_the_rule_cannot_take_is_told_with_both_places(gouji: Gouji, tmp_path: Path) -> None:
    rules = written(
        tmp_path / "rules.toml",
        rule('参数 = { 部分 = { 默认 = "总体情况" } }\n用语 = { 部分 = "{部分}", 须有 = ["{部分}"] }'),
    )
    path = written(tmp_path / "gouji.toml", 'plugins = ["rules.toml"]\n\n[HA102]\n部分 = " "\n')
    assert gouji("check", written(tmp_path / "report.md", PROSE)).complaints == [
        f"gouji: {path}:3：HA102 的参数不合用：{rules}:12: 用语里有空的词"
    ]


@pytest.mark.parametrize(
    "setting", ["[HA102]\n字书 = 10", '[[override]]\nlevels = ["县"]\n[override.HA102]\n字书 = 10']
)
def test_a_slip_is_told_whether_or_not_a_report_wants_the_rule(setting: str, gouji: Gouji, tmp_path: Path) -> None:
    """As where no report was told to be from the rule's place, or the rule is off."""
    report = written(tmp_path / "report.md", PROSE)
    written(tmp_path / "rules.toml", HEAD + check_rule(LENGTH, code="HA102"))
    for others in ("", 'jurisdiction = "YN"\n', 'ignore = ["HA"]\n'):
        written(tmp_path / "gouji.toml", f'plugins = ["rules.toml"]\n{others}{setting}\n')
        ran = gouji.check(report)
        assert ran.code == 2
        assert "没有选项“字书”；是否指 字数" in ran.err
