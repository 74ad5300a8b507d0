"""Which reports a province's rules and forms are for: as the command line says, the configuration, or the report."""

from __future__ import annotations

from pathlib import Path

import pytest

from gouji.divisions import _divisions, jurisdiction_of
from tests.conftest import Gouji, Ran, written
from tests.plugins.rulefile import HEAD, PROSE, check_rule
from tests.plugins.test_extended_forms import INDICATORS

NAMED = {"henan": "河南省云陵县", "jiangsu": "江苏省云陵县", "vague": "鼓楼区", "unnamed": "县"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Reports of several places, and a rule for Henan that speaks of each: none has the wording it wants."""
    for name, place in NAMED.items():
        written(tmp_path / "reports" / f"{name}.md", PROSE.replace("云陵县", place))
    written(tmp_path / "ha.toml", HEAD + check_rule('用语 = { 须有 = ["年报通知"] }'))
    return tmp_path


def speaks_of(ran: Ran) -> list[str]:
    return [name.removesuffix(".md") for name, code in ran.findings if code == "HA102"]


def test_in_a_mixed_folder_each_report_tells_where_it_is_from(gouji: Gouji, folder: Path) -> None:
    ran = gouji.check("reports", "--plugin", "ha.toml")
    assert speaks_of(ran) == ["henan"]
    assert {Path(run["path"]).stem: run.get("jurisdiction") for run in ran.json["runs"]} == {
        "henan": {"code": "HA", "name": "河南省", "candidates": []},
        "jiangsu": {"code": "JS", "name": "江苏省", "candidates": []},
        "vague": {"code": None, "name": "鼓楼区", "candidates": ["FJ", "HA", "JS"]},
        "unnamed": None,
    }


def test_what_was_recognized_is_told_in_one_line(gouji: Gouji, folder: Path) -> None:
    lines = gouji("check", "reports", "--plugin", "ha.toml").out.splitlines()
    assert [line for line in lines if "地区" in line] == [
        "  地区，按机关名称认定：河南 1 份；江苏 1 份，没有该地的规则；"
        "未认定 2 份，“鼓楼区”在福建、河南、江苏都有（可用 --jurisdiction 指明）"
    ]
    lines = gouji("check", "reports", "--plugin", "ha.toml", "--lang", "en").out.splitlines()
    assert [line for line in lines if "places" in line] == [
        "  places, by the organizations' names: HA 1; JS 1, no rules for it; "
        "not recognized 2, “鼓楼区” is in FJ, HA, JS (--jurisdiction says which)"
    ]


def test_of_many_such_names_a_few_are_told(gouji: Gouji, folder: Path) -> None:
    for name in ("城关区", "市中区", "西湖区", "新华区"):
        written(folder / "many" / f"{name}.md", PROSE.replace("云陵县", name))
    line = gouji("check", "many", "--plugin", "ha.toml").out.splitlines()[-1]
    assert line == (
        "  地区，按机关名称认定：未认定 4 份，“城关区”在甘肃、西藏都有，“市中区”在四川、山东都有，"
        "“新华区”在河南、河北都有，等（可用 --jurisdiction 指明）"
    )
    assert ", and 1 more (--jurisdiction" in gouji("check", "many", "--plugin", "ha.toml", "--lang", "en").out


SAID = {
    "nothing": ("", (), ["henan"]),
    "by the configuration": ('jurisdiction = "HA"', (), sorted(NAMED)),
    "by the command line": ("", ("--jurisdiction", "ha"), sorted(NAMED)),
    "by both, the latter counts": ('jurisdiction = "HA"', ("--jurisdiction", "YN"), []),
    "none, by the configuration": ('jurisdiction = "none"', (), []),
    "none, by the command line": ('jurisdiction = "HA"', ("--jurisdiction", "none"), []),
}


@pytest.mark.parametrize("case", SAID)
def test_what_is_said_counts_before_what_is_recognized(case: str, gouji: Gouji, folder: Path) -> None:
    setting, arguments, spoken_of = SAID[case]
    written(folder / "gouji.toml", f'plugins = ["ha.toml"]\n{setting}\n')
    assert speaks_of(gouji.check("reports", *arguments)) == spoken_of
    assert ("按机关名称认定" in gouji("check", "reports", *arguments).out) == (case == "nothing")


def test_a_form_is_extended_for_the_reports_of_its_place_only(gouji: Gouji, folder: Path) -> None:
    written(folder / "forms" / "indicators.toml", INDICATORS)
    annex = "\n## 七、附表：政务公开指标统计表\n\n| | 网站发布数 | 新媒体发布数 | 发布总数 |\n|---|---|---|---|\n| 政策文件 | 1 | 2 | 3 |\n"
    for path in (folder / "reports").iterdir():
        path.write_text(path.read_text(encoding="utf-8") + annex, encoding="utf-8")
    for name in NAMED:
        cells = gouji("extract", f"reports/{name}.md", "--plugin", "forms").json["cells"]
        assert ("indicators.policies.sum" in cells) == (name == "henan")


def test_no_names_are_read_where_no_pack_is_for_a_place(gouji: Gouji, folder: Path) -> None:
    for cached in (_divisions, jurisdiction_of):
        cached.cache_clear()
    assert gouji.check("reports").json["summary"]["files"] == len(NAMED)
    assert _divisions.cache_info().currsize == 0
    gouji.check("reports", "--plugin", "ha.toml")
    assert _divisions.cache_info().currsize == 1
