"""Settings for the reports of some levels, years and organizations."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Gouji, written

RULE = """
from dataclasses import dataclass

from gouji import ReportRule, Severity, Text, hookimpl

gouji_api = 1

@dataclass(frozen=True)
class Options:
    least: int = 3
    words: tuple[str, ...] = ()

class OnTrial(ReportRule):
    code = "ZZ101"
    title = Text("试用规则", "A rule on trial")
    explanation = Text("仅供测试。", "For the tests only.")
    severity = Severity.NOTE
    basis = "无"
    message = Text("至少{least}", "at least {least}")
    remedy = Text("不必处理", "do nothing")
    valid = "无"
    invalid = "«无»"
    needs_form = False
    Options = Options

    def check(self, subject):
        yield self.finding(subject, least=self.options.least)

@hookimpl
def gouji_rules():
    return (OnTrial,)
"""
HEAD = 'plugins = ["mine.py"]\nselect = ["ZZ"]\n'
TITLE = "# {name}{year}年政府信息公开工作年度报告\n"
REPORTS = {
    "county 2021": TITLE.format(name="云陵县人民政府", year=2021),
    "county 2019": TITLE.format(name="云陵县人民政府", year=2019),
    "bureau 2021": TITLE.format(name="云陵县教育局", year=2021),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    written(tmp_path / "mine.py", RULE)
    for name, text in REPORTS.items():
        body = "\n## 一、总体情况\n\n略。\n\n## 二、主动公开政府信息情况\n\n| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n|---|---|---|---|\n| 规章 | 0 | 0 | 0 |\n| 行政规范性文件 | 3 | 1 | 16 |\n"
        written(tmp_path / f"{name}.md", text + body)
    return tmp_path


# For each report what the rule says of it, with its severity; None where it is silent.
NOTE = "note 至少3"
OVERRIDES = {
    "a level": ('levels = ["county"]\nseverity = {ZZ = "error"}', ("error 至少3", "error 至少3", NOTE)),
    "a level in Chinese": ('levels = ["部门"]\nignore = ["ZZ101"]', (NOTE, NOTE, None)),
    "from a year on": ("years = [2020]\n[override.ZZ101]\nleast = 5", ("note 至少5", NOTE, "note 至少5")),
    "from year to year": ("years = [2018, 2019]\n[override.ZZ101]\nleast = 5", (NOTE, "note 至少5", NOTE)),
    "an organization": ('organizations = ["教育局"]\nselect = []', (NOTE, NOTE, None)),
    "a level and a year": ('levels = ["county"]\nyears = [2021]\nignore = ["ZZ"]', (None, NOTE, NOTE)),
    "two, one over the other": (
        'levels = ["county"]\n[override.ZZ101]\nleast = 5\n'
        '[[override]]\nyears = [2021]\nseverity = {ZZ101 = "warning"}\n[override.ZZ101]\nleast = 6',
        ("warning 至少6", "note 至少5", "warning 至少6"),
    ),
}


@pytest.mark.parametrize("case", OVERRIDES)
def test_an_override_holds_for_the_reports_it_names(case: str, gouji: Gouji, folder: Path) -> None:
    text, due = OVERRIDES[case]
    written(folder / "gouji.toml", f"{HEAD}[[override]]\n{text}\n")
    told = {
        Path(run["path"]).stem: f"{found['severity']} {found['message']}"
        for run in gouji.check(".", "--ignore", "EXT").json["runs"]
        for found in run["findings"]
        if found["code"] == "ZZ101"
    }
    assert {name: told.get(name) for name in REPORTS} == dict(zip(REPORTS, due, strict=True))


def test_a_rule_that_only_an_override_selects_is_listed_as_on(gouji: Gouji, folder: Path) -> None:
    written(
        folder / "gouji.toml", 'plugins = ["mine.py"]\nselect = []\n[[override]]\nyears = [2021]\nselect = ["ZZ101"]\n'
    )
    assert "ZZ101   提示     开" in gouji("rules", "ZZ").out
    assert "ZZ101 试用规则：用于部分报告（[[override]]）" in gouji("plugins").out


def test_the_command_line_has_the_last_word(gouji: Gouji, folder: Path) -> None:
    text = 'levels = ["county"]\nselect = ["CON"]\nseverity = {ZZ = "error"}'
    written(folder / "gouji.toml", f"{HEAD}[[override]]\n{text}\n")
    ran = gouji.check("county 2021.md", "--select", "ZZ101", "--severity", "ZZ101=warning")
    assert [found["severity"] for run in ran.json["runs"] for found in run["findings"] if found["code"] == "ZZ101"] == [
        "warning"
    ]


WRONG = {
    "an unknown key": ('level = ["县"]', 4, "override 没有“level”；是否指 levels"),
    "an unknown level": ('levels = ["country"]', 4, "levels 没有“country”；是否指 county"),
    "no reports": ('ignore = ["ZZ"]', 3, "override 未写明用于哪些报告（levels、years、organizations）"),
    "years turned about": ("years = [2021, 2019]", 4, "years 应为 [首年] 或 [首年, 末年]"),
    "an unknown option": ("years = [2019]\n[override.ZZ101]\nleest = 4", 6, "ZZ101 没有选项“leest”；是否指 least"),
    "an option of the wrong kind": (
        'years = [2019]\n[override.ZZ101]\nleast = "五"',
        6,
        "ZZ101.least 的值不对：须为整数",
    ),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_is_wrong_is_told_with_its_line(case: str, gouji: Gouji, folder: Path) -> None:
    text, line, told = WRONG[case]
    path = written(folder / "gouji.toml", f"{HEAD}[[override]]\n{text}\n")
    ran = gouji("check", "county 2021.md")
    assert ran.code == 2
    assert ran.complaints[0].endswith(f"{path}:{line}：{told}")


def test_an_unknown_code_is_told_though_no_report_wants_it(gouji: Gouji, folder: Path) -> None:
    written(folder / "gouji.toml", f'{HEAD}[[override]]\nyears = [2001]\nignore = ["ZZ201"]\n')
    assert "没有规则 ZZ201；是否指 ZZ101" in gouji("check", "county 2021.md").err
