"""gouji new writes rules and packs that work as they are; gouji test and pytest find examples that do not."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import Gouji, written
from tests.plugins.packs import rule_pack


@pytest.mark.parametrize("form", ["--toml", "--python"])
@pytest.mark.parametrize("code", ["HA101", "SITE101", "ZZ101"])
def test_a_new_rule_does_what_its_examples_say(form: str, code: str, gouji: Gouji) -> None:
    new = gouji("new", "rule", code, form)
    assert (new.code, new.err) == (0, "")
    file = new.out.splitlines()[0]
    tried = gouji("test", file)
    assert (tried.code, tried.err) == (0, "")
    assert tried.out.startswith(f"{code} 自然人申请多于总计：相符：正例 1 个不提示，反例 1 个")
    assert gouji("explain", code, "--plugin", file).code == 0


def test_a_new_pack_does_what_its_examples_say(gouji: Gouji, tmp_path: Path) -> None:
    assert gouji("new", "pack", "gouji-henan").code == 0
    tried = gouji("test", "gouji-henan/gouji_henan")
    assert (tried.code, tried.out.partition(" ")[0]) == (0, "HA101")
    assert '地区 = "HA"' in (tmp_path / "gouji-henan" / "gouji_henan" / "rules.toml").read_text(encoding="utf-8")


REFUSED = {
    ("rule", "SUM101"): "三个字母是 gouji 自带规则用的",
    ("rule", "BAL001"): "三个字母是 gouji 自带规则用的",
    ("rule", "HX101"): "没有地区“HX”",
    ("rule", "HA1"): "应为二至四个大写字母加三位数字",
    ("pack", "Gouji Henan"): "须为小写字母",
    ("pack", "../elsewhere"): "须为小写字母",
}


@pytest.mark.parametrize(("kind", "name"), REFUSED)
def test_what_cannot_be_is_not_written(kind: str, name: str, gouji: Gouji, tmp_path: Path) -> None:
    ran = gouji("new", kind, name)
    assert (ran.code, list(tmp_path.iterdir())) == (2, [])
    assert REFUSED[kind, name] in ran.err


def test_what_is_there_is_left_as_it_is(gouji: Gouji, tmp_path: Path) -> None:
    written(tmp_path / "ha101.toml", "mine")
    assert gouji("new", "rule", "HA101").code == 2
    assert (tmp_path / "ha101.toml").read_text(encoding="utf-8") == "mine"


def test_a_code_that_is_taken_is_refused(gouji: Gouji, tmp_path: Path) -> None:
    path = rule_pack(tmp_path / "mine.py", "HA101")
    assert f"代码 HA101 已被 {path} 使用" in gouji("new", "rule", "HA101", "--plugin", path).err


def test_what_was_flagged_and_what_was_marked_is_told(gouji: Gouji, tmp_path: Path) -> None:
    gouji("new", "rule", "HA101")
    path = tmp_path / "ha101.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("«12» | 1 |", "12 | «1» |"), encoding="utf-8")
    tried = gouji("test", "ha101.toml")
    assert tried.code == 1
    assert tried.out.splitlines()[0] == "HA101 自然人申请多于总计：不符"
    assert "反例 1  未标出却有提示：7:22" in tried.out
    assert "“12”" in tried.out
    assert "反例 1  标出了却没有提示：7:27" in tried.out
    assert "1 条规则，1 条的例子不符" in tried.out


@pytest.mark.parametrize("check", ["raise ValueError('twice')\nyield", "raise SystemExit(0)\nyield"])
def test_a_rule_that_fails_on_its_examples_is_told_of(check: str, gouji: Gouji, tmp_path: Path) -> None:
    path = rule_pack(tmp_path / "mine.py", check=check)
    written(path, path.read_text(encoding="utf-8").replace("    basis", "    needs_form = False\n    basis"))
    ran = gouji("test", path)
    assert (ran.code, ran.err) == (1, "")
    assert "正例 1  规则出错：" in ran.out
    assert f"（{path}:" in ran.out


def test_rules_are_tried_by_code_and_by_pack(gouji: Gouji) -> None:
    assert gouji("test", "SUM001").out.splitlines()[-1] == "1 条规则，0 条的例子不符"
    assert gouji("test", "CON").out.count("相符") == gouji("rules", "CON").out.count("CON")
    assert "是否指 SUM001" in gouji("test", "SUN001").err


@pytest.mark.parametrize(("marked", "code"), [("«12» | 1 |", 0), ("12 | «1» |", 1)])
def test_pytest_tries_the_examples_of_a_pack(marked: str, code: int, gouji: Gouji, tmp_path: Path) -> None:
    gouji("new", "pack", "gouji-henan")
    path = tmp_path / "gouji-henan" / "gouji_henan" / "rules.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("«12» | 1 |", marked), encoding="utf-8")
    ran = subprocess.run(
        [sys.executable, "-X", "utf8", "-m", "pytest", "-q", "-p", "no:cacheprovider"],
        cwd=tmp_path / "gouji-henan", capture_output=True, text=True, encoding="utf-8", check=False,
        env={"PATH": "", "PYTHONPATH": str(tmp_path / "gouji-henan")},
    )  # fmt: skip
    assert ran.returncode == code, ran.stdout + ran.stderr
    assert ("1 passed" if code == 0 else "invalid 1: 未标出却有提示") in ran.stdout
