"""What a pack adds to a form is read, extracted, shown and checked like the form's own; other reports go without."""

from __future__ import annotations

from pathlib import Path

import pytest

from gouji.errors import PluginError
from gouji.plugins import load_packs
from tests.conftest import Gouji, report_text, written
from tests.plugins import packs
from tests.support.reading import read_back

# One province's table of indicators, in an annex of its own, and a row more in table 2.
INDICATORS = """\
api = 1
extends = "gb2021"
jurisdiction = "HA"

[[section]]
number = 7
zh = "附表：政务公开指标统计表"
en = "Annex: indicators"
aliases = ["指标统计表", "政务公开指标统计表"]

[table.indicators]
section = 7
zh = "政务公开指标统计表"
en = "Indicators"

[table.indicators.columns]
web = { zh = "网站发布数", en = "on the site" }
media = { zh = "新媒体发布数", en = "in new media" }
sum = { zh = "发布总数", en = "in all" }

[table.indicators.rows]
policies = { zh = "政策文件", en = "Policies" }
readings = { zh = "政策解读稿件", en = "Interpretations" }
replies = { zh = "回应社会关切", en = "Responses" }

[table.disclosure.rows]
gazette = { zh = "政府公报", en = "Gazette issues", columns = ["made"], after = "normative_documents" }

[[identity]]
kind = "parts_total"
table = "indicators"
each = "row"
equation = "web + media = sum"
"""
RULES = """\
api = 1
jurisdiction = "HA"

[[rule]]
code = "HA102"
title = "指标统计表分项之和不等于总数"
severity = "error"
basis = "某省通知"
remedy = "核对"
kind = "parts_total"
valid = '''{report}'''
invalid = '''«无»'''

[[rule]]
code = "HA103"
title = "解读多于文件的三倍"
severity = "note"
certain = false
basis = "某省通知"
remedy = "核对"
identity = "政策解读稿件 <= 3 * 政策文件"
valid = '''{report}'''
invalid = '''«无»'''
"""
ANNEX = """

## 七、附表：政务公开指标统计表

| | 网站发布数 | 新媒体发布数 | 发布总数 |
|---|---|---|---|
| 政策文件 | 12 | 8 | 20 |
| 政策解读稿件 | 9 | 6 | {total} |
| 回应社会关切 | 3 | 0 | 3 |
"""


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    written(tmp_path / "henan" / "form.toml", INDICATORS)
    written(tmp_path / "henan" / "rules.toml", RULES.replace("{report}", "# x"))
    return tmp_path / "henan"


def with_gazette(text: str) -> str:
    lines = text.splitlines()
    at = next(place for place, line in enumerate(lines) if "规范性文件" in line and "|" in line)
    row = "| 政府公报 | 6 |" if lines[at].lstrip().startswith("|") else "政府公报 | 6"
    return "\n".join([*lines[: at + 1], row, *lines[at + 1 :]])


def test_an_added_table_and_row_are_extracted(pack: Path, tmp_path: Path, gouji: Gouji) -> None:
    report = written(tmp_path / "report.md", with_gazette(report_text(form="gb2021")) + ANNEX.format(total=15))
    written(tmp_path / "gouji.toml", 'plugins = ["henan"]\njurisdiction = "HA"\n')
    found = gouji("extract", report).json
    assert found["template"] == "gb2021"
    assert found["sections"] == [1, 2, 3, 4, 5, 6, 7]
    own = {key: cell["value"] for key, cell in found["cells"].items() if "indicators" in key or "gazette" in key}
    assert own["indicators.readings.sum"] == 15
    assert own["disclosure.gazette.made"] == 6
    assert len(own) == 10
    assert "政策解读稿件" in gouji("show", report).out


def test_all_that_the_form_had_is_read_as_before(pack: Path, tmp_path: Path, gouji: Gouji) -> None:
    plain = report_text(form="gb2021")
    report = written(tmp_path / "report.md", with_gazette(plain) + ANNEX.format(total=15))
    written(tmp_path / "gouji.toml", 'plugins = ["henan"]\njurisdiction = "HA"\n')
    cells = {key: cell["value"] for key, cell in gouji("extract", report).json["cells"].items()}
    before = read_back(plain.encode()).cells
    assert {cell.key: float(cell.value) for cell in before if cell.value is not None} == {
        key: value
        for key, value in cells.items()
        if value is not None and "indicators" not in key and "gazette" not in key
    }


def test_its_identities_are_checked_and_diagnosed(pack: Path, tmp_path: Path, gouji: Gouji) -> None:
    report = written(tmp_path / "report.md", report_text(form="gb2021") + ANNEX.format(total=99))
    # STR011: its preamble announces six parts.
    found = gouji.check(report, "--plugin", pack, "--jurisdiction", "HA", "--ignore", "STR011")
    assert sorted(found.codes) == ["HA102", "HA103"]
    said = next(one["message"] for one in found.json["runs"][0]["findings"] if one["code"] == "HA102")
    assert said == "“政策解读稿件”的数字不符：网站发布数9＋新媒体发布数6，合计15；发布总数99"
    logical = gouji("check", report, "--plugin", pack, "--jurisdiction", "HA", "--format", "sarif").json
    names = [one["name"] for one in logical["runs"][0]["logicalLocations"]]
    assert "政务公开指标统计表" in names


def test_a_report_without_it_is_none_the_worse(pack: Path, tmp_path: Path, gouji: Gouji) -> None:
    report = written(tmp_path / "report.md", report_text(form="gb2021"))
    for arguments in ((), ("--jurisdiction", "HA"), ("--jurisdiction", "HE")):
        assert gouji.check(report, "--plugin", pack, *arguments).codes == []
    assert gouji("extract", report, "--plugin", pack).json["sections"] == [1, 2, 3, 4, 5, 6]


@pytest.mark.parametrize("text", ["政府公报.本年制发件数 = 规章.本年制发件数 + 7", "其他处理 = 3 * 重复申请 + 1000000"])
def test_an_identity_over_a_row_that_is_not_printed_says_nothing(
    text: str, pack: Path, tmp_path: Path, gouji: Gouji
) -> None:
    """But where another row stands there in its stead it does."""
    rules = RULES.replace("{report}", "# x").replace("政策解读稿件 <= 3 * 政策文件", text)
    written(pack / "rules.toml", rules)
    report = written(tmp_path / "report.md", report_text(form="gb2021"))
    spoken = gouji.check(report, "--plugin", pack, "--jurisdiction", "HA", "--select", "HA").codes
    assert set(spoken) == ({"HA103"} if "其他处理" in text else set())


def test_elsewhere_the_form_is_as_it_was(pack: Path, tmp_path: Path) -> None:
    found = load_packs([str(pack)])
    plain = {template.id: template for template in load_packs().templates}
    assert {template.id: template for template in found.templates_for("HE")} == plain
    here = {template.id: template for template in found.templates_for("HA")}
    assert here["gb2019"] == plain["gb2019"]
    assert [table.key for table in here["gb2021"].tables] == ["disclosure", "applications", "disputes", "indicators"]


def test_an_extension_cannot_take_away(tmp_path: Path) -> None:
    written(tmp_path / "bad" / "form.toml", 'api = 1\nextends = "gb2021"\ndrop_identities = ["flow"]\n')
    with pytest.raises(PluginError, match="no 'drop_identities'"):
        _ = load_packs([str(tmp_path / "bad")]).templates
    written(tmp_path / "bad" / "form.toml", 'api = 1\nextends = "gb2020"\n')
    with pytest.raises(PluginError, match="did you mean gb20"):
        _ = load_packs([str(tmp_path / "bad")]).templates


SLIPS = {
    "another form's name": ('extends = "gb2020"', 2, "extends 没有“gb2020”；是否指 gb20"),
    "a place there is not": ('extends = "gb2021"\njurisdiction = "HX"', 3, "没有地区“HX”（ISO 3166-2:CN 的两个字母）"),
    "a province by its name": ('extends = "gb2021"\njurisdiction = "河南"', 3, "；是否指 HA（河南）"),
}


@pytest.mark.parametrize("case", SLIPS)
def test_a_slip_is_told_with_pack_version_file_and_line(
    case: str, tmp_path: Path, gouji: Gouji, monkeypatch: pytest.MonkeyPatch
) -> None:
    text, line, told = SLIPS[case]
    form = written(tmp_path / "site" / "form.toml", f"api = 1\n{text}\n")
    packs.pack(
        tmp_path / "site" / "zz_forms.py", "from pathlib import Path\n", packs.hook("templates", f"Path({str(form)!r})")
    )
    packs.install(tmp_path / "site", "zz-forms", "1.2", "zz_forms")
    monkeypatch.syspath_prepend(tmp_path / "site")
    (complaint,) = gouji("show", written(tmp_path / "report.md", report_text())).complaints
    assert complaint.startswith(f"gouji: 规则包 zz-forms:rules 1.2：{form}:{line}: ")
    assert told in complaint


def test_an_identity_that_no_rule_speaks_of_is_told_by_plugins(pack: Path, gouji: Gouji) -> None:
    assert "没有规则提示" not in gouji("plugins", "--plugin", pack).out
    file = pack / "form.toml"
    written(file, file.read_text(encoding="utf-8").replace('"parts_total"', '"parts_totals"'))
    told = '格式 gb2021 的勾稽类别 parts_totals 没有规则提示；请写一条规则，类别 = "parts_totals"'
    assert told in gouji("plugins", "--plugin", pack).out
