"""What SARIF tells of the tool: its rules, their pages, former codes and clauses."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

import gouji as package
from gouji.plugins import load_packs
from gouji.text import Lang
from tests.conftest import Gouji
from tests.formatters.test_sarif import log, mixed, run, validator
from tests.plugins.packs import rule_pack

__all__ = ["mixed", "run", "validator"]


def test_the_tool_says_what_it_is(run: Any) -> None:
    driver = run["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("gouji", package.__version__)
    assert driver["semanticVersion"] == package.__version__
    assert {one["name"]: one["version"] for one in run["tool"]["extensions"]} == {
        "gouji:formats": package.__version__,
        "gouji:rules": package.__version__,
    }


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_rule_is_described_once(lang: Lang, gouji: Gouji, clean: Path) -> None:
    described = log(gouji, clean, "--lang", lang)["runs"][0]["tool"]["driver"]["rules"]
    rules = [rule for rule in load_packs().rules if rule.default]
    assert [one["id"] for one in described] == [rule.code for rule in rules]
    for one, rule in zip(described, rules, strict=True):
        assert re.fullmatch(r"[A-Z][A-Za-z0-9]+", one["name"])
        assert one["name"].lower() == rule.name.replace("-", "")
        assert one["shortDescription"]["text"] == rule.title.pick(lang)
        assert one["fullDescription"]["text"] == rule.explanation.pick(lang)
        assert 0 < len(one["fullDescription"]["text"]) <= 1024
        assert rule.remedy.pick(lang) in one["help"]["text"]
        assert rule.basis in one["help"]["markdown"]
        assert rule.remedy.pick(lang) in one["help"]["markdown"]
        assert f"`gouji explain {rule.code}`" in one["help"]["markdown"]
        assert one["defaultConfiguration"]["level"] == rule.severity.value
        properties = one["properties"]
        assert properties["precision"] == ("very-high" if rule.certain else "medium")
        assert properties["problem.severity"] in {"error", "warning", "recommendation"}
        assert 0 < len(properties["tags"]) <= 10
        assert "security-severity" not in properties


def test_rules_tell_of_their_pages_and_of_their_former_codes(gouji: Gouji, faulty: Path, validator: Any) -> None:
    pack = rule_pack(faulty.parent / "mine.py", check="yield")
    text = pack.read_text(encoding="utf-8")
    code = re.search(r'code = "(\w+)"', text)
    assert code
    pack.write_text(text.replace(code[0], f'{code[0]}\n    formerly = ("ZZ901",)'), encoding="utf-8")
    told = log(gouji, faulty, "--plugin", pack, "--sarif-rule-pages", "https://pages.example.gov.cn/{code}.md")
    assert list(validator.iter_errors(told)) == []
    rules = {rule["id"]: rule for rule in told["runs"][0]["tool"]["driver"]["rules"]}
    assert rules["BAL004"]["helpUri"] == "https://pages.example.gov.cn/BAL004.md"
    assert "(https://pages.example.gov.cn/BAL004.md)" in rules["BAL004"]["help"]["markdown"]
    assert "deprecatedIds" not in rules["BAL004"]
    assert rules[code[1]]["deprecatedIds"] == ["ZZ901"]


def test_an_address_that_tells_no_rule_from_another_is_refused(gouji: Gouji, faulty: Path) -> None:
    ran = gouji("check", faulty, "--sarif-rule-pages", "https://pages.example.gov.cn/")
    assert ran.code == 2
    assert "{code}" in ran.err
