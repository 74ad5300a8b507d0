"""Configuration: where it is found, what it may say, and how slips in it are told."""

from __future__ import annotations

from pathlib import Path

import pytest

from gouji.engine.config import find_config, parse_limit, read_config
from gouji.formats import Limits
from tests.conftest import Gouji, clean_text, faulty_text, written

OWN = 'lang = "en"\n'
SHARED = '[project]\nname = "reports"\n\n[tool.gouji]\nlang = "en"\n'


@pytest.mark.parametrize(("name", "text"), [("gouji.toml", OWN), ("pyproject.toml", SHARED)])
@pytest.mark.parametrize("place", [".", "..", "../.."])
def test_the_nearest_above_a_file_counts(name: str, text: str, place: str, gouji: Gouji, tmp_path: Path) -> None:
    report = written(tmp_path / "a" / "b" / "report.md", clean_text())
    written(report.parent / place / name, text)
    assert gouji("check", report).out == "1 file checked, nothing found\n"
    assert gouji("check", report.parent).out == "1 file checked, nothing found\n"


def test_the_nearest_wins_and_is_not_mixed_with_those_above(gouji: Gouji, tmp_path: Path) -> None:
    report = written(tmp_path / "a" / "report.md", faulty_text())
    written(tmp_path / "gouji.toml", 'ignore = ["SUM", "BAL"]\n')
    assert gouji.check(report).codes == []
    written(tmp_path / "a" / "gouji.toml", 'ignore = ["SUM003"]\n')
    assert gouji.check(report).codes == ["BAL004"]


def test_of_two_in_one_folder_gouji_toml_counts(gouji: Gouji, clean: Path, tmp_path: Path) -> None:
    written(tmp_path / "gouji.toml", 'lang = "zh"\n')
    written(tmp_path / "pyproject.toml", SHARED)
    assert gouji("check", clean).out == "共检查 1 个文件，未发现问题\n"


def test_a_pyproject_without_a_table_for_gouji_is_passed_over(tmp_path: Path) -> None:
    written(tmp_path / "gouji.toml", OWN)
    written(tmp_path / "a" / "pyproject.toml", '[project]\nname = "reports"\n')
    assert find_config(tmp_path / "a") == tmp_path / "gouji.toml"


def test_each_path_has_its_own(gouji: Gouji, tmp_path: Path) -> None:
    for place, ignored in (("north", 'BAL", "SUM001", "SUM002'), ("south", "SUM003")):
        written(tmp_path / place / "report.md", faulty_text())
        written(tmp_path / place / "gouji.toml", f'ignore = ["{ignored}"]\n')
    assert gouji.check("north", "south").codes == ["SUM003", "BAL004"]


def test_the_one_named_counts_for_all(gouji: Gouji, tmp_path: Path) -> None:
    report = written(tmp_path / "a" / "report.md", faulty_text())
    written(tmp_path / "a" / "gouji.toml", 'ignore = ["BAL004"]\n')
    named = written(tmp_path / "other.toml", 'ignore = ["SUM003"]\nlang = "en"\n')
    assert gouji.check(report, "--config", named).codes == ["BAL004"]
    assert gouji("check", "nowhere.md", "--config", named).err.startswith("gouji: GJ901 nowhere.md: no such file")
    assert gouji("check", "nowhere.md", f"--config={named}").err.startswith("gouji: GJ901 nowhere.md: no such file")
    assert gouji("rules", "--config", named, "BAL004").out.startswith("BAL004  error")


def test_the_command_line_has_the_last_word(gouji: Gouji, faulty: Path, tmp_path: Path) -> None:
    written(
        tmp_path / "gouji.toml",
        'lang = "en"\nfail-on = "never"\nselect = ["BAL004"]\nextend-select = ["SUM003"]\n[severity]\nALL = "warning"\n',
    )
    ran = gouji.check(faulty)
    assert (ran.code, ran.codes) == (0, ["BAL004", "SUM003"])
    assert {found["severity"] for found in ran.json["runs"][0]["findings"]} == {"warning"}
    assert gouji.check(faulty, "--fail-on", "warning").code == 1
    assert gouji.check(faulty, "--select", "TPL").codes == []
    assert gouji.check(faulty, "--ignore", "BAL004").codes == ["SUM003"]
    graded = gouji.check(faulty, "--severity", "ALL=error").json["runs"][0]["findings"]
    assert {found["severity"] for found in graded} == {"error"}
    assert "共检查" in gouji("check", faulty, "--lang", "zh").out


SLIPS = {
    "a key": ('selct = ["BAL"]', "没有“selct”这个设置；是否指 select", "unknown key 'selct'; did you mean select?"),
    "a key with underscores": ('fail_on = "note"', "是否指 fail-on", "did you mean fail-on?"),
    "a key like no other": ("qqq = 1", "没有“qqq”这个设置", "unknown key 'qqq'"),
    "a value": ('fail-on = "notes"', "fail-on 只能是 error, warning, note, never", "fail-on must be one of error, warning"),
    "a language": ('lang = "de"', "lang 只能是 zh, en", "lang must be one of zh, en"),
    "a text for a list": ('select = "BAL"', "select 须为字符串列表", "select must be a list of strings"),
    "numbers in a list": ("ignore = [1]", "ignore 须为字符串列表", "ignore must be a list of strings"),
    "a list for a text": ('jurisdiction = ["HA"]', "jurisdiction 须为字符串", "jurisdiction must be a string"),
    "a negative number": ("jobs = -1", "jobs 须为非负整数", "jobs must be a whole number from 0"),
    "true for a number": ("jobs = true", "jobs 须为非负整数", "jobs must be a whole number from 0"),
    "no table of severities": ('severity = "note"', "severity 须为“代码 = 级别”的表", "severity must be a table"),
    "a severity": ('severity = { SUM = "fatal" }', "severity.SUM 只能是 error, warning, note", "severity.SUM must be one of"),
    "no table of files": ('per-file-ignores = ["SUM"]', "per-file-ignores 须为", "per-file-ignores must be a table"),
    "files' codes": ('per-file-ignores = { "*.md" = "SUM" }', "per-file-ignores.*.md 须为字符串列表", "must be a list"),
    "a code": ('select = ["BALL01"]', "select：没有规则 BALL01；是否指 BAL001", "no rule BALL01; did you mean BAL001?"),
    "a code for files": ('per-file-ignores = { "*.md" = ["SUM0O4"] }', "没有规则 SUM0O4；是否指 SUM00", "there is no rule SUM0O4"),
    "a code with options": ("[SUM099]\nx = 1", "options：没有规则 SUM099", "options: there is no rule SUM099"),
    "options of a rule without any": ("[SUM001]\nx = 1", "规则 SUM001 没有选项", "rule SUM001 takes no options"),
    "a value for a rule": ("BAL004 = 3", "没有“BAL004”这个设置", "unknown key 'BAL004'"),
    "broken": ('lang = "en', "TOML 有误", "broken TOML"),
    "a pack": ('plugins = ["zz_nowhere"]', "规则包 zz_nowhere：导入 zz_nowhere 失败", "pack zz_nowhere: importing zz_nowhere failed"),
}  # fmt: skip


@pytest.mark.parametrize("name", ["gouji.toml", "pyproject.toml"])
@pytest.mark.parametrize(("line", "zh", "en"), SLIPS.values(), ids=SLIPS)
def test_a_slip_stops_the_run_with_one_line(
    line: str, zh: str, en: str, name: str, gouji: Gouji, clean: Path, tmp_path: Path
) -> None:
    shared = name == "pyproject.toml"
    table = f"[tool.gouji]\n{line.replace('[SUM', '[tool.gouji.SUM')}\n" if shared else f"{line}\n"
    written(tmp_path / name, table)
    for lang, words in (("zh", zh), ("en", en)):
        ran = gouji("check", clean, "--lang", lang)
        assert (ran.code, ran.out, len(ran.complaints)) == (2, "", 1)
        assert words in ran.err
        assert name in ran.err or "zz_nowhere" in ran.err


@pytest.mark.parametrize("text", ["tool.gouji = 3", "tool = 3 # tool.gouji", "[[tool.gouji]]\nlang = 'en'"])
def test_a_table_that_is_none_is_told(text: str, gouji: Gouji, clean: Path, tmp_path: Path) -> None:
    written(tmp_path / "pyproject.toml", text)
    ran = gouji("check", clean)
    assert (ran.code, len(ran.complaints)) == (2, 1)
    assert "须为表" in ran.err


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b"# \xe6\xb3\xa8\n"], ids=["empty", "a mark", "a comment"])
def test_an_empty_configuration_says_nothing(data: bytes, gouji: Gouji, clean: Path, tmp_path: Path) -> None:
    written(tmp_path / "gouji.toml", data)
    assert gouji("check", clean).code == 0


def test_a_configuration_may_come_from_any_editor(gouji: Gouji, clean: Path, tmp_path: Path) -> None:
    written(tmp_path / "gouji.toml", b'\xef\xbb\xbflang = "en"\r\nfail-on = "note"\r\n')
    assert gouji("check", clean).out == "1 file checked, nothing found\n"


@pytest.mark.parametrize(
    ("name", "data"), [("missing.toml", None), ("wide.toml", "lang = 'en'".encode("utf-16")), ("folder", b"")]
)
def test_a_configuration_that_cannot_be_read_is_named(
    name: str, data: bytes | None, gouji: Gouji, clean: Path, tmp_path: Path
) -> None:
    if name == "folder":
        (tmp_path / name).mkdir()
    elif data is not None:
        written(tmp_path / name, data)
    for lang, words in (("zh", f"配置 {name}：读不出来"), ("en", f"configuration {name}: cannot be read")):
        ran = gouji("check", clean, "--config", name, "--lang", lang)
        assert (ran.code, ran.out, len(ran.complaints)) == (2, "", 1)
        assert ran.err.startswith(f"gouji: {words}")


@pytest.mark.parametrize("limit", Limits._fields)
def test_each_limit_is_set_by_configuration_and_by_option(
    limit: str, gouji: Gouji, clean: Path, tmp_path: Path
) -> None:
    written(tmp_path / "gouji.toml", f"[limits]\n{limit} = 7\n")
    found = find_config(clean)
    assert found
    assert getattr(read_config(found).reading.limits, limit) == 7
    assert gouji.check(clean, f"--limit={limit}=9").code == 0
    assert getattr(parse_limit(Limits(), f"{limit}=9"), limit) == 9


@pytest.mark.parametrize("wrong", ["second = 3", "seconds = 0", "seconds = -1", 'seconds = "3"', "seconds = 1.5"])
def test_a_limit_that_is_none_is_told(wrong: str, gouji: Gouji, clean: Path, tmp_path: Path) -> None:
    written(tmp_path / "gouji.toml", f"[limits]\n{wrong}\n")
    ran = gouji("check", clean)
    assert (ran.code, len(ran.complaints)) == (2, 1)
    assert "limits.second" in ran.err
    assert gouji("check", clean, f"--limit={wrong.replace(' ', '')}").code == 2


def test_the_option_is_above_the_configuration(gouji: Gouji, clean: Path, tmp_path: Path) -> None:
    written(tmp_path / "gouji.toml", "[limits]\ntext = 1\n")
    long = written(tmp_path / "long.md", clean_text() + "完。\n" * 200_000)
    assert "GJ905" in gouji("check", long).err
    assert gouji("check", long, "--limit", "text=2").code == 0
