"""A rule file is a pack without Python: its rules check, explain and test like any other, and its slips are told."""

from __future__ import annotations

from pathlib import Path

import pytest

from gouji.plugins import Registry, load_packs
from gouji.testing import check_examples
from tests.conftest import FAULT, Gouji, report_text, written
from tests.plugins.packs import hook, install, pack, rule
from tests.plugins.rulefile import HEAD, PROSE, TABLE, WRONG, check_rule, identity_rule
from tests.support.reading import read_back


def loaded(folder: Path, *parts: str) -> Registry:
    return load_packs([str(written(folder / "ha.toml", HEAD + "".join(parts)))])


def slips(found: Registry) -> list[str]:
    own = [rule for rule in found.rules if rule.code.startswith("HA")]
    assert own
    return [f"{slip.code} {slip.example} {slip.message.zh}" for rule in own for slip in check_examples(rule, found)]


def test_an_identity_in_the_names_of_the_form_is_a_rule(tmp_path: Path) -> None:
    found = loaded(tmp_path, identity_rule())
    assert slips(found) == []
    (rule,) = [rule for rule in found.rules if rule.code == "HA101"]
    assert (rule.severity.value, rule.jurisdiction, rule.title.zh) == ("error", "HA", "收办不平衡")
    assert rule.source == f"{tmp_path / 'ha.toml'}:4"


CELLS = "小数 = { 单元格 = ['本年收费金额', '采购总金额'], 位数 = 4, 零除外 = true }"


CHECKS = {
    "words that must all stand there": ("用语 = { 部分 = '总体情况', 须有 = ['主动公开', '解读'] }", "主动公开", "对外公开"),
    "words of which one must": ("用语 = { 部分 = 1, 须有其一 = ['政务公开', '政策 解读'] }", "政策解读", "图解"),
    "one of two words with a figure": (
        "用语 = { 部分 = 1, 须有数字 = ['答疑|解读'] }", "，开展政策解读6次", "。开展政策解读多次",
    ),
    "words with a figure": ("用语 = { 部分 = 1, 须有数字 = ['解读'] }", "，开展政策解读6次", "。开展政策解读多次"),
    "words in the preamble": ("用语 = { 部分 = '引言', 须有 = ['统计期限'] }", "统计期限自", "数据自"),
    "words anywhere": ("用语 = { 须有 = ['更新不够及时'] }", "更新不够及时", "更新较慢"),
    "a section that is too long": ("篇幅 = { 部分 = '总体情况', 至多 = 40 }", "6次。", "6次。" + "各单位积极配合。" * 3),
    "a section that is too short": ("篇幅 = { 部分 = '总体情况', 至少 = 25 }", "，开展政策解读6次", ""),
    "no contact": ("事项 = ['联系方式']", "联系电话：0300-5550123。", ""),
    "no telephone": ("事项 = '电话'", "联系电话：0300-5550123。", "电子邮箱：a@example.gov.cn。"),
    "not the whole year": ("事项 = ['全年统计期限']", "12月31日止", "6月30日止"),
    "not all sections": ("事项 = ['各部分']", "## 六、其他需要报告的事项\n\n无。\n", ""),
}  # fmt: skip


@pytest.mark.parametrize("case", CHECKS)
def test_a_check_speaks_of_what_is_amiss_and_only_then(case: str, tmp_path: Path) -> None:
    checks, old, new = CHECKS[case]
    assert old in PROSE
    place = (
        "一、总体情况"
        if "部分 = 1" in checks or "总体情况" in checks
        else "云陵县人民政府2021年政府信息公开工作年度报告"
    )
    invalid = PROSE.replace(old, new, 1).replace(place, f"«{place}»", 1)
    assert slips(loaded(tmp_path, check_rule(checks, PROSE, invalid))) == []


def test_what_must_not_be_said_is_pointed_at(tmp_path: Path) -> None:
    checks = "用语 = { 部分 = '存在的主要问题及改进情况', 不得有 = ['个别栏目'] }"
    valid, invalid = PROSE.replace("个别栏目", "政策栏目"), PROSE.replace("个别栏目", "«个别栏目»")
    assert slips(loaded(tmp_path, check_rule(checks, valid, invalid))) == []


def test_decimals_are_counted_as_printed(tmp_path: Path) -> None:
    invalid = PROSE.replace("1.2500", "«1.25»")
    assert slips(loaded(tmp_path, check_rule(CELLS, f"{PROSE}\n===\n{PROSE.replace('1.2500', '0')}", invalid))) == []


def test_several_things_missing_in_one_place_are_one_finding(tmp_path: Path, gouji: Gouji) -> None:
    checks = "事项 = ['网址', '邮箱']\n用语 = { 须有 = ['不见于此'] }\n篇幅 = { 部分 = '引言', 至少 = 999 }"
    path = written(tmp_path / "ha.toml", HEAD + check_rule(checks))
    report = written(tmp_path / "report.md", PROSE)
    (run,) = gouji.check(report, "--plugin", path, "--select", "HA", "--jurisdiction", "HA").json["runs"]
    (found,) = run["findings"]
    parts = ("全文没有写明“不见于此”", "少于999字", "没有网址、电子邮箱")
    assert [part in found["message"] for part in parts] == [True] * 3


def test_a_rule_of_a_place_is_silent_elsewhere(tmp_path: Path, gouji: Gouji) -> None:
    path = written(tmp_path / "ha.toml", HEAD + identity_rule())
    report = written(tmp_path / "report.md", WRONG.replace("«", "").replace("»", ""))
    assert "HA101" in gouji.check(report, "--plugin", path, "--jurisdiction", "HA", "--ignore", "BAL").codes
    assert "HA101" not in gouji.check(report, "--plugin", path, "--ignore", "BAL").codes
    assert gouji.check(report, "--plugin", path, "--jurisdiction", "HE").code in (0, 1)
    assert "是否指 HA（河南）" in gouji.check(report, "--jurisdiction", "河南").err


def test_an_identity_of_a_file_helps_to_tell_the_wrong_cell(tmp_path: Path, gouji: Gouji) -> None:
    """By itself a violated row of table 4 says nothing of which cell is wrong; with another identity it does."""
    key = "disputes.reconsideration.total"
    true = read_back(report_text().encode()).cell(key)
    assert true
    report = written(tmp_path / "report.md", report_text({key: FAULT[key]}))
    assert gouji.check(report).codes == ["SUM003"]
    extra = f"行政复议.总计 = {true.value}"
    path = written(tmp_path / "zz.toml", "api = 1\n" + identity_rule(extra).replace("HA101", "ZZ101"))
    assert gouji.check(report, "--plugin", path).codes == ["BAL004"]
    assert extra in gouji("check", report, "--plugin", path, "--explain-diagnosis").out
    assert sorted(gouji.check(report, "--plugin", path, "--ignore", "BAL").codes) == ["SUM003", "ZZ101"]
    guess = written(tmp_path / "guess.toml", path.read_text(encoding="utf-8").replace("级别 =", "确定 = false\n级别 ="))
    assert sorted(gouji.check(report, "--plugin", guess).codes) == ["SUM003", "ZZ101"]


def test_thresholds_and_unequal_speak_plainly(tmp_path: Path, gouji: Gouji) -> None:
    first, second = identity_rule("总计.本年新收 ≤ 5"), identity_rule("2 * 自然人.本年新收 ≠ 16", "确定 = false")
    path = written(
        tmp_path / "zz.toml", "api = 1\n" + first.replace("HA101", "ZZ101") + second.replace("HA101", "ZZ102")
    )
    report = written(tmp_path / "report.md", TABLE)
    (run,) = gouji.check(report, "--plugin", path, "--select", "ZZ").json["runs"]
    assert {one["code"]: one["message"] for one in run["findings"]} == {
        "ZZ101": "“一、本年新收政府信息公开申请数量·总计”不符合“总计.本年新收 ≤ 5”："
        "一、本年新收政府信息公开申请数量·总计9；5",
        "ZZ102": "“一、本年新收政府信息公开申请数量·自然人”不符合“2 * 自然人.本年新收 ≠ 16”："
        "2×一、本年新收政府信息公开申请数量·自然人8，合计16；16",
    }


def test_english_and_chinese_keys_say_the_same(tmp_path: Path) -> None:
    from gouji.rulefile.vocabulary import KEYS

    chinese = HEAD + identity_rule("本年新收 >= 上年结转", '逐 = "列"\n只限 = ["总计"]')
    head, _, rest = chinese.partition("[[规则]]")
    lines = [*head.splitlines(), "[[rule]]", *rest.splitlines()]
    english = "\n".join(
        f"{KEYS[line.partition(' = ')[0]]} = {line.partition(' = ')[2]}" if line.partition(" = ")[0] in KEYS else line
        for line in lines
    )
    assert "代码" not in english
    rules = [
        next(one for one in load_packs([str(written(tmp_path / name, text))]).rules if one.code == "HA101")
        for name, text in (("a.toml", chinese), ("b.toml", english))
    ]
    first, second = (
        {
            key: value
            for key, value in vars(rule).items()
            if key not in ("source", "names_at", "__module__", "__doc__", "_abc_impl")
        }
        for rule in rules
    )
    assert first == second
    assert vars(rules[0])["only"] == ("总计",)


def test_a_pack_may_bring_rule_files(tmp_path: Path) -> None:
    written(tmp_path / "ha.toml", HEAD + identity_rule())
    path = pack(tmp_path / "mine.py", "from pathlib import Path\n", hook("rules", "Path(__file__).parent / 'ha.toml'"))
    assert "HA101" in [rule.code for rule in load_packs([str(path)]).rules]


def test_a_folder_of_rule_files_is_a_pack(tmp_path: Path) -> None:
    written(tmp_path / "mine" / "a.toml", HEAD + identity_rule())
    written(tmp_path / "mine" / "b.toml", HEAD + check_rule("事项 = ['电话']"))
    found = load_packs([str(tmp_path / "mine")])
    assert [rule.code for rule in found.rules if rule.code.startswith("HA")] == ["HA101", "HA102"]


def test_many_files_are_checked_in_other_processes_too(tmp_path: Path, gouji: Gouji) -> None:
    path = written(tmp_path / "ha.toml", HEAD + identity_rule())
    for number in range(4):
        written(tmp_path / "reports" / f"{number}.md", WRONG.replace("«", "").replace("»", ""))
    told = gouji.check(tmp_path / "reports", "--plugin", path, "--jurisdiction", "HA", "--ignore", "BAL", "--jobs", "2")
    assert told.codes.count("HA101") == 8


def test_a_rule_may_be_for_some_reports_only(tmp_path: Path, gouji: Gouji) -> None:
    report = written(tmp_path / "report.md", PROSE)
    spoke = {}
    for only in (
        "年度 = [2021]",
        "年度 = [2019, 2020]",
        "层级 = ['县']",
        "层级 = ['市']",
        "机关 = ['云陵']",
        "机关 = ['泽桥']",
    ):
        path = written(tmp_path / "ha.toml", HEAD + check_rule(f"{only}\n事项 = ['网址']"))
        spoke[only] = "HA102" in gouji.check(report, "--plugin", path, "--jurisdiction", "HA").codes
    assert [only for only, told in spoke.items() if told] == ["年度 = [2021]", "层级 = ['县']", "机关 = ['云陵']"]


def test_what_the_form_says_already_is_no_further_evidence(tmp_path: Path, gouji: Gouji) -> None:
    """Nor is it told twice where a wrong cell explains it."""
    twice = "api = 1\n" + identity_rule("结果维持 + 结果纠正 + 其他结果 + 尚未审结 = 总计", "表 = 'disputes'").replace(
        "HA101", "ZZ101"
    )
    twice += identity_rule("办理结果总计 + 结转下年度 - 上年结转 = 本年新收").replace("HA101", "ZZ102")
    path = written(tmp_path / "zz.toml", twice)
    report = written(tmp_path / "report.md", report_text(FAULT))
    assert sorted(gouji.check(report, "--plugin", path).codes) == ["BAL004", "SUM003", "ZZ101"]
    crossed = {"applications.received.natural_person": 123_457}
    report = written(tmp_path / "report.md", report_text(crossed))
    assert gouji.check(report, "--plugin", path).codes == gouji.check(report).codes == ["BAL004"]


def test_a_rule_in_python_may_bring_an_identity(tmp_path: Path, gouji: Gouji) -> None:
    text = rule("HA101", name="Uneven").replace("(ReportRule)", "(IdentityRule)").partition("    def check")[0]
    text = text.replace(
        "    basis",
        "    equations = ('本年新收 ≤ 3 * 上年结转 + 1',)\n    each = 'column'\n    only = ('总计',)\n    basis",
    )
    path = pack(tmp_path / "mine.py", "from gouji import IdentityRule\n", text, hook("rules", "Uneven"))
    report = written(tmp_path / "report.md", TABLE)
    assert gouji.check(report, "--plugin", path, "--select", "HA").codes == ["HA101"]
    path.write_text(path.read_text(encoding="utf-8").replace("上年结转 + 1", "上年结传 + 1"), encoding="utf-8")
    assert "Uneven: 没有“上年结传”；是否指 上年结转（第12个字符）" in gouji.check(report, "--plugin", path).err


def test_plugins_says_why_a_rule_is_off(tmp_path: Path, gouji: Gouji) -> None:
    path = written(tmp_path / "ha.toml", HEAD + identity_rule() + check_rule("默认 = false\n事项 = ['电话']"))
    written(tmp_path / "gouji.toml", 'plugins = ["ha.toml"]\njurisdiction = "HA"\n')
    here = gouji("plugins").out
    assert "ha.toml   河南（HA）  规则 2，" in here
    assert "HA101 收办不平衡：启用" in here
    assert "HA102 试用规则：未启用：默认关闭或未选用" in here
    (tmp_path / "gouji.toml").unlink()
    assert "HA101 收办不平衡：用于机关名称认定为河南（HA）的报告" in gouji("plugins", "--plugin", path).out
    written(tmp_path / "gouji.toml", 'plugins = ["ha.toml"]\njurisdiction = "YN"\n')
    assert "HA101 收办不平衡：未启用，只用于河南（HA）：已指定地区 YN" in gouji("plugins").out
    written(tmp_path / "gouji.toml", 'plugins = ["ha.toml"]\n[[override]]\nyears = [2021]\nextend-select = ["HA102"]\n')
    assert "HA102 试用规则：用于机关名称认定为河南（HA）的报告" in gouji("plugins").out


def test_where_python_is_refused_rule_files_go_on(
    tmp_path: Path, gouji: Gouji, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = written(tmp_path / "ha.toml", HEAD + identity_rule())
    python = pack(tmp_path / "mine.py", "raise RuntimeError('run all the same')\n")
    report = written(tmp_path / "report.md", TABLE)
    assert gouji("check", report, "--plugin", data, "--no-python-plugins", "--fail-on", "never").code == 0
    for arguments in (("check", report), ("rules",), ("show", report), ("test", python), ("plugins",)):
        ran = gouji(*arguments, "--plugin", python, "--no-python-plugins")
        assert (ran.code, ran.complaints) == (
            2,
            [f"gouji: 规则包 {python}：含 Python，--no-python-plugins 时不加载；请卸载或不用它，或去掉这一选项"],
        )
    written(tmp_path / "gouji.toml", "python-plugins = false\n")
    pack(tmp_path / "site" / "zz_province.py", "raise RuntimeError('run all the same')\n")
    install(tmp_path / "site", "zz-province", "2.5.1", "zz_province")
    monkeypatch.syspath_prepend(tmp_path / "site")
    assert "规则包 zz-province 2.5.1：含 Python" in gouji("check", report).err
