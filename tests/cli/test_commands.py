"""The other commands, usage errors, language and color."""

from __future__ import annotations

import csv
import json
import re
from io import StringIO
from pathlib import Path

import pytest

import gouji as package
from gouji.plugins import load_packs
from gouji.testing.examples import shown_finding
from tests.conftest import Gouji, Ran, clean_text, faulty_text, report_text, written
from tests.plugins.packs import rule_pack

HAN = re.compile("[\u4e00-\u9fff]")
COMMANDS = ("check", "extract", "show", "rules", "explain", "plugins")


@pytest.mark.parametrize("argument", ["--version", "-V"])
def test_version(argument: str, gouji: Gouji) -> None:
    assert gouji(argument) == Ran(0, f"gouji {package.__version__}\n", "")


def test_extract_json_goes_to_the_screen_or_a_file(gouji: Gouji, clean: Path, tmp_path: Path) -> None:
    ran = gouji("extract", clean)
    assert (ran.code, ran.err) == (0, "")
    assert ran.json["cells"]["applications.received.total"]["value"] == 1776289
    assert gouji("extract", clean, "--format", "json") == ran
    assert gouji("extract", clean, "--output", "x.json") == Ran(0, "", "")
    assert (tmp_path / "x.json").read_bytes().decode() == ran.out


def test_extract_csv_has_a_cell_a_line(gouji: Gouji, clean: Path) -> None:
    ran = gouji("extract", clean, "--format", "csv")
    rows = list(csv.DictReader(StringIO(ran.out)))
    cells = gouji("extract", clean).json["cells"]
    assert (ran.code, [row["key"] for row in rows]) == (0, list(cells))
    for row in rows:
        cell = cells[row["key"]]
        assert (row["state"], float(row["value"]), row["raw"]) == (cell["state"], cell["value"], cell["raw"])
        assert row["line"] == str(cell["location"]["line"])
        assert (row["path"], row["template"], row["year"]) == (str(clean), "gb2019", "2019")


def test_extract_of_what_is_no_report(gouji: Gouji, tmp_path: Path) -> None:
    written(tmp_path / "letter.txt", "会议通知\n")
    ran = gouji("extract", "letter.txt")
    assert (ran.code, ran.json["template"], ran.json["cells"]) == (0, None, {})
    assert gouji("extract", "letter.txt", "--format", "csv").out.count("\n") == 1


def test_show_prints_every_row_with_its_key_its_cells_and_its_line(gouji: Gouji, clean: Path) -> None:
    lines = clean_text().splitlines()
    for lang, title in (("zh", "岚屏县人民政府2019年政府信息公开工作年度报告"), ("en", "form: gb2019")):
        ran = gouji("show", clean, "--lang", lang)
        assert (ran.code, ran.err) == (0, "")
        assert title in ran.out
        (row,) = (line for line in ran.out.splitlines() if "| received " in line)
        cells = [cell.strip() for cell in row.strip("|").split("|")]
        assert cells[1:9] == ["received", "187564", "450125", "152252", "139340", "256958", "590050", "1776289"]
        assert "一、本年新收" in lines[int(cells[9]) - 1]
    keys = gouji("extract", clean).json["cells"]
    shown = gouji("show", clean).out
    assert [key for key in keys if f"| {key.split('.')[1]} " not in shown] == []


def test_show_says_what_has_no_number(gouji: Gouji, tmp_path: Path) -> None:
    """An empty cell, a placeholder, and a row that lacks a cell."""
    text = clean_text().replace("| 438 | 5 |", "|  | 5 |").replace("| 8 | 90 | 3 |", "| — | 90 | 3 |")
    text = text.replace("| 2 | 11 | 402 | 3 | 505 | 7 | 930 |", "| 2 | 11 | 3 | 505 | 7 | 930 |")
    written(tmp_path / "gaps.md", text)
    for lang, words in (
        ("zh", ("（空）", "—（占位）", "（缺）", "## 说明", "原文少一格")),
        ("en", ("(blank)", "— (placeholder)", "(missing)", "## Notes")),
    ):
        shown = gouji("show", "gaps.md", "--lang", lang).out
        assert [word for word in words if word not in shown] == []


def test_rules_lists_every_rule_in_both_languages(gouji: Gouji) -> None:
    rules = load_packs().rules
    for lang in ("zh", "en"):
        ran = gouji("rules", "--lang", lang)
        assert ran.code == 0
        assert [line.split()[0] for line in ran.out.splitlines()] == [rule.code for rule in rules]
        assert all(rule.title.pick(lang) in ran.out and rule.name in ran.out for rule in rules)
        listed = gouji("rules", "--format", "json", "--lang", lang).json
        assert [row["title"] for row in listed] == [rule.title.pick(lang) for rule in rules]
        assert {row["pack"] for row in listed} == {"gouji:rules"}


def test_rules_may_be_asked_for_by_code_or_prefix(gouji: Gouji, tmp_path: Path) -> None:
    assert [line.split()[0] for line in gouji("rules", "sum", "BAL001").out.splitlines()] == [
        "BAL001", "SUM001", "SUM002", "SUM003", "SUM004", "SUM005", "SUM006",
    ]  # fmt: skip
    (tmp_path / "gouji.toml").write_text('ignore = ["SUM001"]\n', encoding="utf-8")
    listed = gouji("rules", "SUM", "--format", "json").json
    assert {row["code"]: row["selected"] for row in listed} == {
        "SUM001": False, "SUM002": True, "SUM003": True, "SUM004": False, "SUM005": True, "SUM006": False,
    }  # fmt: skip
    assert [line.split()[2] for line in gouji("rules", "SUM").out.splitlines()] == ["关", "开", "开", "关", "开", "关"]


@pytest.mark.parametrize("rule", load_packs().rules, ids=lambda rule: rule.code)
def test_explain_tells_all_of_a_rule(rule: type[package.Rule[object]], gouji: Gouji) -> None:
    found = shown_finding(rule, load_packs())
    assert found
    assert found.suggestion
    for asked, lang in ((rule.code, "zh"), (rule.code.lower(), "en"), (rule.name, "zh")):
        ran = gouji("explain", asked, "--lang", lang)
        assert (ran.code, ran.err) == (0, "")
        for part in (rule.code, rule.name, rule.basis, "«"):
            assert part in ran.out
        for text in (rule.title, rule.explanation, found.message, found.suggestion):
            assert text.pick("en" if lang == "en" else "zh") in ran.out


def test_plugins_lists_what_each_pack_brings(gouji: Gouji, tmp_path: Path) -> None:
    path = rule_pack(tmp_path / "mine.py")
    rules = len(load_packs().rules)
    for lang, built_in, mine in (("zh", f"规则 {rules}，", "规则 1，"), ("en", f"{rules} rules", "1 rules")):
        lines = gouji("plugins", "--plugin", path, "--lang", lang).out.splitlines()
        assert any(line.startswith(f"gouji:rules {package.__version__}") and built_in in line for line in lines)
        assert any(line.startswith(f"{path} ") and mine in line for line in lines)


NEAREST = {
    "a command": (("chekc",), "没有命令“chekc”；是否指 check", "there is no command 'chekc'; did you mean check?"),
    "a command like no other": (("qqqq",), "；gouji --help 列出全部命令", "; see gouji --help"),
    "a file for a command": (("clean.md",), "；是否指 gouji check clean.md", "did you mean gouji check clean.md?"),
    "an option": (("check", "--selct", "X"), "没有选项 --selct；是否指 --select", "no option --selct; did you mean --select?"),
    "an option before the command": (("--plugn", "x"), "没有选项 --plugn", "there is no option --plugn"),
    "a format": (("check", "--format", "jsno"), "没有输出格式“jsno”（有 checkstyle, compact, csv, github, gitlab, json, junit, sarif, text）；是否指 json", "did you mean json?"),
    "a format of a file": (("check", "--output", "srif=x"), "没有输出格式“srif”（有 checkstyle, compact, csv, github, gitlab, json, junit, sarif, text）；是否指 sarif", "did you mean sarif?"),
    "a rule to explain": (("explain", "SUM01"), "没有规则 SUM01；是否指 SUM001", "no rule SUM01; did you mean SUM001?"),
    "a rule by name": (("explain", "blank-cel"), "没有规则 blank-cel；是否指 blank-cell", "did you mean blank-cell?"),
    "a rule to list": (("rules", "SUM0O1"), "没有规则 SUM0O1；是否指 SUM001", "no rule SUM0O1; did you mean SUM001?"),
    "a level": (("check", "--fail-on", "warn"), "--fail-on 只能是 error, warning, note, never", "--fail-on must be one of"),
    "a format to extract": (("extract", "clean.md", "--format", "xml"), "--format 只能是 json, csv", "--format must be one of json, csv"),
    "a language": (("check", "--lang", "de"), "--lang 只能是 zh, en", None),
    "no number": (("check", "--jobs", "x"), "--jobs 须为不小于 1 的整数", "--jobs must be a whole number from 1"),
    "no jobs": (("check", "--jobs", "0"), "--jobs 须为不小于 1 的整数", "--jobs must be a whole number from 1"),
    "an option without its value": (("check", "--select"), "选项 --select 需要一个值", "option --select needs a value"),
    "no file": (("extract",), "缺少参数 FILE", "FILE is missing"),
    "no code": (("explain",), "缺少参数 CODE", "CODE is missing"),
    "too many": (("explain", "SUM001", "SUM002"), "用法有误", "unexpected"),
}  # fmt: skip


@pytest.mark.parametrize(("arguments", "zh", "en"), NEAREST.values(), ids=NEAREST)
def test_a_slip_is_answered_in_one_line_with_the_nearest(
    arguments: tuple[str, ...], zh: str, en: str | None, gouji: Gouji, clean: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for lang, words in (("zh", zh), ("en", en)):
        monkeypatch.setenv("GOUJI_LANG", lang)
        if words:
            ran = gouji(*arguments)
            assert (ran.code, ran.out, len(ran.complaints)) == (2, "", 1)
            assert words in ran.err


def test_without_a_command_the_help_is_shown(gouji: Gouji) -> None:
    ran = gouji()
    assert (ran.code, ran.err) == (2, "")
    assert all(f"\n  {command} " in ran.out for command in COMMANDS)
    assert gouji("--help").code == 0


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_explained_in_both_languages(command: str, gouji: Gouji) -> None:
    zh, en = gouji(command, "--help", "--lang", "zh"), gouji("--lang", "en", command, "--help")
    assert (zh.code, en.code) == (0, 0)
    assert HAN.search(zh.out)
    assert not HAN.search(en.out)
    assert zh.out.startswith(f"用法：gouji {command} ")
    assert en.out.startswith(f"Usage: gouji {command} ")
    options = [set(re.findall(r"--[a-z-]+", ran.out)) for ran in (zh, en)]
    assert options[0] == options[1]


def test_check_has_the_options_of_the_contract(gouji: Gouji) -> None:
    told = gouji("check", "--help").out
    for option in ("format", "output", "select", "extend-select", "ignore", "severity", "fail-on", "lang", "config"):
        assert f"--{option} " in told
    for option in ("jobs", "plugin", "stdin-filename"):
        assert f"--{option} " in told


ZH, EN = "共检查 1 个文件，未发现问题\n", "1 file checked, nothing found\n"


@pytest.mark.parametrize(
    ("arguments", "environment", "configured", "due"),
    [
        ((), "", "", ZH),
        (("--lang", "en"), "", "", EN),
        (("--lang=en",), "", "", EN),
        ((), "en", "", EN),
        ((), "en_US.UTF-8", "", EN),
        ((), "", "en", EN),
        ((), "zh", "en", ZH),
        (("--lang", "zh"), "en", "en", ZH),
        (("--lang", "en"), "zh", "zh", EN),
    ],
)
def test_the_language_is_the_option_s_else_the_environment_s_else_the_configuration_s(
    arguments: tuple[str, ...],
    environment: str,
    configured: str,
    due: str,
    gouji: Gouji,
    clean: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if environment:
        monkeypatch.setenv("GOUJI_LANG", environment)
    if configured:
        written(tmp_path / "gouji.toml", f'lang = "{configured}"\n')
    assert gouji("check", clean, *arguments).out == due
    assert gouji(*arguments, "check", clean).out == due
    error = gouji("check", "missing.md", *arguments).err
    assert ("no such file" in error) == (due == EN)


def test_english_output_holds_no_chinese_of_our_own(gouji: Gouji, tmp_path: Path) -> None:
    """But what is quoted from the report."""
    text = faulty_text().replace("| 1776691 |", "|  |")
    written(tmp_path / "report.md", text)
    ran = gouji.check("report.md", "--lang", "en")
    assert len(ran.codes) >= 3
    for found in ran.json["runs"][0]["findings"]:
        quoted = [found["location"]["text"], *(one["location"]["text"] for one in found["related"])]
        left = found["message"] + found["suggestion"]
        for piece in quoted:
            left = left.replace(piece, "")
        assert not HAN.search(left.replace("（七）", "")), left


@pytest.mark.parametrize(
    ("environment", "colored"),
    [
        ({}, False),
        ({"FORCE_COLOR": "1"}, True),
        ({"NO_COLOR": "1"}, False),
        ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
        ({"NO_COLOR": "", "FORCE_COLOR": "1"}, True),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, dict) else "",
)
def test_color(
    environment: dict[str, str],
    colored: bool,
    gouji: Gouji,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    faulty = written(tmp_path / "faulty.md", report_text({"applications.granted.natural_person": 123_457}))
    plain = gouji("check", faulty).out
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("COLUMNS", "2000")
    ran = gouji("check", faulty, "--output", "text=-", "--output", "text=x.txt", "--output", "json=x.json")
    assert ("\x1b[" in ran.out) == colored
    bare = re.sub(r"\x1b\[[\d;]*m", "", ran.out)
    assert [line.rstrip() for line in bare.splitlines()] == plain.splitlines()
    assert (tmp_path / "x.txt").read_text(encoding="utf-8") == plain
    assert "\x1b" not in (tmp_path / "x.json").read_text(encoding="utf-8")
    assert json.loads((tmp_path / "x.json").read_text(encoding="utf-8"))["version"] == package.__version__
