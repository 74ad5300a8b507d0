"""A pack is loaded whole or refused by name: one left out would call a dirty report clean."""

from __future__ import annotations

from pathlib import Path

import pytest

from gouji.errors import PluginError
from gouji.installed import installed
from gouji.plugins import HOOKS, Registry, load_packs
from gouji.text import Text
from tests.conftest import written
from tests.plugins.packs import folder_pack, hook, install, pack, rule, rule_pack


def refused(*named: str | Path) -> Text:
    """What is said of packs that load in no registry, or whose hooks give what cannot be used."""
    with pytest.raises(PluginError) as caught:
        _ = used(*named).brought(), used(*named).rules
    return caught.value.message


def used(*named: str | Path) -> Registry:
    return load_packs(str(name) for name in named)


def test_the_built_in_packs_come_as_installed_ones(registry: Registry) -> None:
    points = [(point.distribution, point.name, point.module) for point in installed()]
    assert ("gouji", "formats", "gouji.builtin") in points
    assert ("gouji", "rules", "gouji_rules") in points
    brought = registry.brought()
    assert brought["gouji:rules"] == dict(zip(HOOKS, (len(registry.rules), 2, 0, 0), strict=True))
    assert brought["gouji:formats"] == dict(zip(HOOKS, (0, 0, len(registry.readers), 9), strict=True))


def test_a_pack_may_be_a_file_or_a_folder_or_a_module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rule_pack(tmp_path / "one.py", "ZZ101")
    folder_pack(tmp_path / "two", late=rule("ZZ102", name="Late"), early=rule("ZZ103", name="Early"))
    rule_pack(tmp_path / "site" / "zz_three.py", "ZZ104")
    monkeypatch.syspath_prepend(tmp_path / "site")
    found = used(tmp_path / "one.py", tmp_path / "two", "zz_three")
    assert [one.code for one in found.rules if one.code.startswith("ZZ")] == ["ZZ101", "ZZ102", "ZZ103", "ZZ104"]
    assert [found.pack_of(one).name for one in found.rules if one.code == "ZZ104"] == ["zz_three"]


def test_an_installed_pack_is_found_with_its_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rule_pack(tmp_path / "zz_province.py")
    install(tmp_path, "zz-province", "2.5.1", "zz_province")
    monkeypatch.syspath_prepend(tmp_path)
    found = load_packs()
    assert [(one.name, one.version) for one in found.packs if one.origin == "zz_province"] == [
        ("zz-province:rules", "2.5.1")
    ]
    assert "ZZ101" in [one.code for one in found.rules]


@pytest.mark.parametrize("named", ["gouji_rules", "gouji.builtin"])
def test_naming_an_installed_pack_changes_nothing(named: str, registry: Registry) -> None:
    assert used(named).brought() == registry.brought()


def test_a_pack_named_twice_is_loaded_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = rule_pack(tmp_path / "one.py")
    monkeypatch.chdir(tmp_path)
    assert [one.code for one in used(path, "one.py", "./one.py").rules].count("ZZ101") == 1


def test_packs_of_one_name_in_two_folders_stay_apart(tmp_path: Path) -> None:
    for place, code in (("north", "ZZ101"), ("south", "ZZ102")):
        folder_pack(tmp_path / place / "rules", same=rule(code))
    found = used(tmp_path / "north" / "rules", tmp_path / "south" / "rules")
    assert [one.code for one in found.rules if one.code.startswith("ZZ")] == ["ZZ101", "ZZ102"]


REFUSED = {
    "another version of the interface": (
        ("gouji_api = 2\n", rule(), hook("rules", "OnTrial"),),
        "按接口第 2 版编写，本程序用第 1 版", "is written for API 2, this gouji has 1",
    ),
    "no version of the interface": (
        ("del gouji_api\n", rule(), hook("rules", "OnTrial"),), "未声明 gouji_api = 1", "does not declare gouji_api",
    ),
    "no hook": ((rule(),), "没有实现任何钩子", "implements none of gouji_rules"),
    "a hook without its mark": (
        (rule(), hook("rules", "OnTrial").replace("@hookimpl\n", ""),),
        "gouji_rules 前缺 @hookimpl", "@hookimpl is missing before gouji_rules",
    ),
    "a hook with an argument": (
        (rule(), hook("rules", "OnTrial").replace("gouji_rules()", "gouji_rules(report)"),),
        "钩子有误", "broken hook",
    ),
    "a hook of another name": (
        (rule(), hook("rules", "OnTrial"), hook("rule", "OnTrial"),), "钩子有误", "broken hook",
    ),
    "failing when imported": (("raise RuntimeError('半途')",), "执行失败：RuntimeError('半途')", "running it failed"),
    "leaving when imported": (("raise SystemExit(0)",), "执行失败：SystemExit(0)", "failed: SystemExit(0)"),
    "not Python": (("def",), "执行失败：SyntaxError", "running it failed: SyntaxError"),
    "a hook that raises": ((hook("rules", "1 / 0"),), "gouji_rules 出错：ZeroDivisionError", "gouji_rules failed"),
    "a hook that leaves": ((hook("rules", "exit(0)"),), "gouji_rules 出错：SystemExit", "gouji_rules failed"),
    "a hook that gives nothing": (
        (rule(), "\n@hookimpl\ndef gouji_rules():\n    OnTrial\n",),
        "gouji_rules 出错：TypeError", "gouji_rules failed: TypeError",
    ),
    "an object for a rule": ((rule(), hook("rules", "OnTrial()"),), "不是 Rule", "is no Rule"),
    "a base class for a rule": ((hook("rules", "ReportRule"),), "不是 Rule", "is no Rule"),
    "a text for a template": ((hook("templates", "'a.toml'"),), "'a.toml' 不是 Path", "which is no Path"),
    "a text for a reader": ((hook("readers", "'a'"),), "不是 Reader", "is no Reader"),
    "a text for a format": ((hook("formatters", "'a'"),), "不是 Formatter", "is no Formatter"),
    "a rule without a basis": (
        (rule().replace('basis = "无"', ""), hook("rules", "OnTrial"),), "OnTrial 缺 basis", "OnTrial has no basis",
    ),
    "a valid example with a mark": (
        (rule().replace('valid = "无"', 'valid = "«无»"', 1), hook("rules", "OnTrial"),),
        "OnTrial 的正例里有«»", "a valid example holds",
    ),
    "an invalid example without a mark": (
        (rule().replace('"«无»"', '"«无»\\n===\\n无"'), hook("rules", "OnTrial"),),
        "OnTrial 的反例没有用«»标出应当提示之处", "an invalid example marks nothing",
    ),
    "marks that do not pair": (
        (rule().replace('"«无»"', '"«无"'), hook("rules", "OnTrial"),),
        "OnTrial 的反例里的«»不成对", "do not pair",
    ),
    "a mark within a mark": (
        (rule().replace('"«无»"', '"«无«无»»"'), hook("rules", "OnTrial"),),
        "OnTrial 的反例里的«»不成对", "do not pair",
    ),
    "a rule without a check": (
        (rule().replace("def check", "def chek"), hook("rules", "OnTrial"),),
        "规则 OnTrial 缺 check", "rule OnTrial has no check",
    ),
    "a code without form": (
        (rule("zz1"), hook("rules", "OnTrial"),), "代码“zz1”应为二至四个大写字母加三位数字", "code 'zz1' must be",
    ),
    "a severity in words": (
        (rule(severity='"fatal"'), hook("rules", "OnTrial"),),
        "severity 只能是 Severity.ERROR", "severity must be one of Severity.ERROR",
    ),
    "a blank basis": (
        (rule().replace('basis = "无"', 'basis = " "'), hook("rules", "OnTrial"),), "OnTrial 缺 basis", "OnTrial has no basis",
    ),
    "a level there is not": (
        (rule().replace('basis = "无"', 'basis = "无"\n    levels = ("区县",)'), hook("rules", "OnTrial"),),
        "的 levels 没有“区县”；可用 province, city", "no level '区县'; there are province",
    ),
    "options of another kind": (
        (rule().replace('basis = "无"', 'basis = "无"\n    Options = 5'), hook("rules", "OnTrial"),),
        "的 Options 须为 dataclass", "Options must be a dataclass",
    ),
    "a form there is not": (
        (rule().replace('basis = "无"', 'basis = "无"\n    templates = ("gb2022",)'), hook("rules", "OnTrial"),),
        "没有格式“gb2022”；是否指 gb2021", "there is no form 'gb2022'; did you mean gb2021?",
    ),
    "a table there is not": (
        (rule().replace('basis = "无"', 'basis = "无"\n    table = "application"').replace("(ReportRule)", "(TableRule)").replace("class", "from gouji import TableRule\n\nclass"), hook("rules", "OnTrial"),),
        "没有表“application”；是否指 applications", "no table 'application'; did you mean applications?",
    ),
    "an identity rule without its kind": (
        (rule().replace("(ReportRule)", "(IdentityRule)").replace("class", "from gouji import IdentityRule\n\nclass"), hook("rules", "OnTrial"),),
        "OnTrial 缺 kind", "OnTrial has no kind",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_a_pack_that_cannot_be_used_is_refused_by_name(case: str, tmp_path: Path) -> None:
    parts, zh, en = REFUSED[case]
    path = pack(tmp_path / "mine.py", *parts)
    message = refused(path)
    assert message.zh.startswith(f"规则包 {path}：")
    assert message.en.startswith(f"pack {path}: ")
    assert zh in message.zh
    assert en in message.en


@pytest.mark.parametrize(
    ("name", "zh"),
    [
        ("zz_nowhere", "导入 zz_nowhere 失败：ModuleNotFoundError"),
        ("nowhere.py", "没有这个文件：nowhere.py"),
        ("some/where", "没有这个文件：some/where"),
        ("empty", "文件夹里没有规则文件（.toml）或 __init__.py"),
        ("notes.txt", "notes.txt 不是规则文件（.toml）或 Python 文件（.py）"),
    ],
)
def test_a_pack_that_is_not_there_is_named(name: str, zh: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty").mkdir()
    (tmp_path / "notes.txt").touch()
    assert refused(name).zh.startswith(f"规则包 {name}：{zh}")


BROUGHT = {
    "rules": (rule() + hook("rules", "OnTrial"), "规则代码 ZZ101", "code ZZ101"),
    "formatters": (hook("formatters", "Formatter('wide', Text('宽', 'wide'), 'x:y')"), "输出格式 wide", "format wide"),
    "readers": (hook("readers", "Reader('wps', ('.wps',), 'x:y')"), "读取器 wps", "reader wps"),
}


@pytest.mark.parametrize("kind", BROUGHT)
def test_two_packs_may_not_claim_the_same(kind: str, tmp_path: Path) -> None:
    text, zh, en = BROUGHT[kind]
    first, second = (pack(tmp_path / name, text) for name in ("first.py", "second.py"))
    found = used(first, second)
    with pytest.raises(PluginError) as caught:
        _ = getattr(found, kind)
    assert caught.value.message.zh == f"规则包 {second}：{zh} 已被 {first} 使用"
    assert caught.value.message.en == f"pack {second}: {en} is taken by {first}"


def test_a_built_in_format_cannot_be_taken_over(tmp_path: Path) -> None:
    path = pack(tmp_path / "mine.py", hook("formatters", "Formatter('json', Text('我的', 'mine'), 'x:y')"))
    with pytest.raises(PluginError, match="format json is taken by gouji:formats"):
        _ = used(path).formatters


def test_a_broken_template_of_a_pack_is_told_with_file_and_line(tmp_path: Path) -> None:
    (tmp_path / "form.toml").write_text('api = 1\nid = "form"\nbase = "gb2020"\n', encoding="utf-8")
    path = pack(
        tmp_path / "mine.py", "from pathlib import Path\n", hook("templates", "Path(__file__).parent / 'form.toml'")
    )
    with pytest.raises(PluginError) as caught:
        _ = used(path).templates
    assert caught.value.message.zh == f"规则包 {path}：{tmp_path / 'form.toml'}:3: base 没有“gb2020”；是否指 gb2021"


def test_a_form_with_chinese_keys_is_told_of_as_a_form(tmp_path: Path) -> None:
    form = tmp_path / "forms" / "form.toml"
    written(form, 'api = 1\nid = "form"\nbase = "gb2021"\n标题 = "新表"\n')
    with pytest.raises(PluginError) as caught:
        _ = used(form.parent).templates
    assert f"{form}:4: " in caught.value.message.zh


def test_a_module_of_a_pack_that_holds_no_rule_is_named(tmp_path: Path) -> None:
    """A rule file that is not loaded would be a check that never runs."""
    folder = folder_pack(tmp_path / "rules", good=rule(), empty="", _shared="WORDS = ()\n")
    assert refused(folder).zh.endswith(".empty 里没有规则")
    assert refused(folder).en.endswith(".empty holds no rule")
    (folder / "empty.py").unlink()
    assert [one.code for one in used(folder).rules if one.code.startswith("ZZ")] == ["ZZ101"]
