"""The word lists: every entry names its source, and what is right is never called wrong."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

import gouji_rules
from gouji.plugins import load_packs
from tests.support.reading import read_back

ENTRIES = tomllib.loads((Path(gouji_rules.__path__[0]) / "data" / "lexicon.toml").read_text(encoding="utf-8"))["entry"]
RULE = next(rule for rule in load_packs().rules if rule.code == "STY004")()
REPORT = """# 云陵县人民政府2022年政府信息公开工作年度报告

## 一、总体情况

2022年，全县做了这些事情，{words}，群众比较满意。

## 二、主动公开政府信息情况

| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
|---|---|---|---|
| 规章 | 0 | 0 | 0 |
| 行政规范性文件 | 5 | 1 | 41 |
"""


def found(words: str) -> list[str]:
    return [one.location.text for one in RULE.run(read_back(REPORT.format(words=words).encode()))]


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry["wrong"])
def test_an_entry_has_its_source_and_holds(entry: dict[str, object]) -> None:
    assert set(entry) <= {"wrong", "right", "source", "unless"}
    assert str(entry["source"]).strip()
    assert found(str(entry["wrong"])) == [entry["wrong"]]
    assert found(str(entry["right"])) == []
    assert all(found(word) == [] and str(entry["wrong"]) in word for word in entry.get("unless", ()))  # type: ignore[attr-defined]


def test_no_entry_is_given_twice() -> None:
    wrong = [entry["wrong"] for entry in ENTRIES]
    assert len(wrong) == len(set(wrong))
    assert not {entry["right"] for entry in ENTRIES} & set(wrong)
