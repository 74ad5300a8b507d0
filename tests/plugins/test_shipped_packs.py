"""The packs under plugins/: what each of their rules must say, and that they rest on the public interface alone."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from gouji.jurisdictions import PROVINCES
from gouji.plugins import AnyRule, Registry, load_packs
from gouji.testing import check_examples

PLUGINS = Path(__file__).parents[2] / "plugins"
FOLDERS = sorted(path.parent for path in PLUGINS.glob("gouji-*/gouji_*/__init__.py"))
ALL = load_packs(str(folder) for folder in FOLDERS)
OWN = [rule for rule in ALL.rules if ALL.pack_of(rule).by_user]
PROVINCIAL = [rule for rule in OWN if rule.jurisdiction]


def test_the_packs_are_these() -> None:
    assert [rule.code for rule in OWN] == [
        "CQ001", "DEMO001", "GS001", "GS002", "HA001", "SC001", "SH001", "SITE001", "SITE002", "YN001",
    ]  # fmt: skip


@pytest.mark.parametrize("rule", OWN, ids=lambda rule: rule.code)
def test_its_examples(rule: type[AnyRule]) -> None:
    assert list(check_examples(rule, ALL)) == []


@pytest.mark.parametrize("rule", PROVINCIAL, ids=lambda rule: rule.code)
def test_a_provincial_rule_says_that_it_needs_confirmation(rule: type[AnyRule]) -> None:
    assert rule.jurisdiction == rule.code[:2]
    assert PROVINCES[rule.jurisdiction] in ("河南", "云南", "上海", "四川", "重庆", "甘肃")
    assert "须经本地确认（needs local confirmation）" in rule.basis
    assert not rule.certain
    readme = (PLUGINS / Path(ALL.pack_of(rule).name).parent.name / "README.md").read_text(encoding="utf-8")
    assert "须经本地确认" in readme
    assert "needs local confirmation" in readme


@pytest.mark.parametrize("rule", OWN, ids=lambda rule: rule.code)
def test_its_words_are_in_both_languages(rule: type[AnyRule]) -> None:
    for text in (rule.title, rule.explanation, rule.remedy):
        assert text.zh != text.en
        assert any("\u4e00" <= char <= "\u9fff" for char in text.zh)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_it_rests_on_the_public_interface_alone(folder: Path) -> None:
    imported: set[str] = set()
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom):
                imported.add(str(node.module))
            elif isinstance(node, ast.Import):
                imported.update(name.name for name in node.names)
    own = {name for name in imported if name.startswith("gouji")}
    assert {name for name in own if name.partition(".")[0] != folder.name} == {"gouji"}


def test_without_a_jurisdiction_none_of_the_provinces_speaks(registry: Registry) -> None:
    from gouji.engine.config import Config
    from gouji.engine.selection import select_rules

    chosen = {rule.code for rule in select_rules(ALL.rules, Config()).rules}
    assert chosen & {rule.code for rule in PROVINCIAL} == set()
    here = {rule.code for rule in select_rules(ALL.rules, Config(jurisdiction="HA")).rules}
    assert here & {rule.code for rule in PROVINCIAL} == {"HA001"}
