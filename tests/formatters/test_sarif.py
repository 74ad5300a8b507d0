"""SARIF 2.1.0: valid by the standard's own schema, and with all that code-scanning pages need to show a finding."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from jsonschema.validators import validator_for  # type: ignore[import-untyped]  # published without types

from tests.conftest import FAULT, Gouji, clean_text, faulty_text, report_text, written
from tests.plugins.packs import rule_pack

HERE = Path(__file__).parent


DOCS = HERE.parents[1] / "docs"


ROOT = "%SRCROOT%"


@pytest.fixture(scope="session")
def validator() -> Any:
    """Any: jsonschema has no types."""
    schema = json.loads((HERE / "sarif-2.1.0.json").read_text(encoding="utf-8"))
    kind = validator_for(schema)
    kind.check_schema(schema)
    return kind(schema)


@pytest.fixture
def mixed(tmp_path: Path) -> Path:
    """A folder with one of everything: findings with cells and without, awkward names, files that cannot be read."""
    written(tmp_path / "faulty.md", faulty_text())
    written(tmp_path / "年报 一" / "青禾 100%#1?.md", report_text(FAULT, form="gb2021"))
    written(tmp_path / "clean.md", clean_text())
    written(tmp_path / "old.md", "# 青禾市2016年政府信息公开工作年度报告\n\n## 一、概述\n\n工作平稳。\n")
    written(tmp_path / "empty.txt", "")
    written(tmp_path / "注.txt", "会议通知\n")
    return tmp_path


def log(gouji: Gouji, *arguments: str | Path) -> Any:
    return json.loads(gouji("check", "--format", "sarif", *arguments).out)


@pytest.fixture
def run(gouji: Gouji, mixed: Path) -> Any:
    told = log(gouji, ".", "missing.md")
    assert len(told["runs"]) == 1
    return told["runs"][0]


def objects(value: Any) -> Iterator[dict[str, Any]]:
    """Every object below a value."""
    if isinstance(value, dict):
        yield value
        for one in value.values():
            yield from objects(one)
    elif isinstance(value, list):
        for one in value:
            yield from objects(one)


def scalars(value: Any) -> Iterator[Any]:
    for found in objects(value):
        for one in found.values():
            yield from one if isinstance(one, list) else [one]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_it_is_valid_by_the_schema(lang: str, gouji: Gouji, mixed: Path, validator: Any) -> None:
    pack = rule_pack(mixed / "mine.py", check="raise ValueError('坏')\nyield")
    told = log(gouji, ".", "missing.md", "--plugin", pack, "--lang", lang)
    assert [f"{error.json_path}: {error.message}" for error in validator.iter_errors(told)] == []
    assert told["runs"][0]["language"] == {"zh": "zh-CN", "en": "en"}[lang]


def test_a_run_without_findings_is_valid_too(gouji: Gouji, clean: Path, validator: Any) -> None:
    told = log(gouji, clean)
    assert list(validator.iter_errors(told)) == []
    assert told["runs"][0]["results"] == []
    assert told["runs"][0]["invocations"] == [{"executionSuccessful": True}]


def test_the_schema_finds_what_is_wrong(gouji: Gouji, faulty: Path, validator: Any) -> None:
    told = log(gouji, faulty)
    told["runs"][0]["results"][0]["level"] = "fatal"
    told["runs"][0]["results"][1]["note"] = None
    assert len(list(validator.iter_errors(told))) == 2


def test_schema_and_version_come_first(gouji: Gouji, faulty: Path) -> None:
    ran = gouji("check", faulty, "--format", "sarif")
    told = json.loads(ran.out)
    assert list(told) == ["$schema", "version", "runs"]
    assert told["version"] == "2.1.0"
    assert told["$schema"].endswith("/sarif-schema-2.1.0.json")
    assert ran.out.endswith("}\n")
    assert "岚屏县" in ran.out


def test_there_is_no_null_no_absolute_path_and_no_time(run: Any, gouji: Gouji, mixed: Path) -> None:
    assert [one for one in scalars(run) if one is None] == []
    text = json.dumps(run, ensure_ascii=False)
    assert str(mixed) not in text
    assert str(Path.home()) not in text
    assert "file:" not in text
    assert not re.search(r"20\d\d-\d\d-\d\dT\d\d", text)
    assert {"startTimeUtc", "endTimeUtc", "machine", "account", "commandLine", "guid"} & {
        key for found in objects(run) for key in found
    } == set()


def test_two_runs_give_the_same_bytes(gouji: Gouji, mixed: Path) -> None:
    assert gouji("check", ".", "--format", "sarif").out == gouji("check", ".", "--format", "sarif").out


def test_every_result_names_its_rule_and_level(run: Any) -> None:
    rules = run["tool"]["driver"]["rules"]
    assert Counter(result["ruleId"] for result in run["results"]) == {"BAL004": 2, "SUM003": 2, "EXT004": 1}
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in {"error", "warning", "note"}
        assert result["message"]["text"]
        assert "markdown" not in result["message"]


def test_a_level_is_told_even_where_it_is_the_default(gouji: Gouji, faulty: Path) -> None:
    """A reader falls back to the rule's own level, which may be another."""
    told = log(gouji, faulty, "--severity", "ALL=warning")["runs"][0]
    assert [result["level"] for result in told["results"]] == ["warning", "warning"]
    assert {
        rule["defaultConfiguration"]["level"] for rule in told["tool"]["driver"]["rules"] if rule["id"] == "BAL004"
    } == {"error"}


def test_every_place_is_a_region_of_an_artifact(run: Any, mixed: Path) -> None:
    artifacts = [unquote(one["location"]["uri"]) for one in run["artifacts"]]
    places = [(result, place) for result in run["results"] for place in result["locations"]]
    places += [(result, place) for result in run["results"] for place in result.get("relatedLocations", [])]
    assert all(len(result["locations"]) == 1 for result in run["results"])
    for _, place in places:
        physical = place["physicalLocation"]
        region, context = physical["region"], physical.get("contextRegion")
        for part in (region, context) if context else (region,):
            assert {"startLine", "startColumn", "endLine", "endColumn"} <= set(part)
            assert (part["startLine"], part["startColumn"]) <= (part["endLine"], part["endColumn"])
        path = unquote(physical["artifactLocation"]["uri"])
        assert artifacts[physical["artifactLocation"]["index"]] == path
        lines = (mixed / path).read_text(encoding="utf-8").split("\n")
        assert region["startLine"] == region["endLine"]
        text = lines[region["startLine"] - 1][region["startColumn"] - 1 : region["endColumn"] - 1]
        if context is None:
            assert place["message"]["text"].endswith(text)
            continue
        assert text == region["snippet"]["text"]
        assert context["startLine"] == max(1, region["startLine"] - 3)
        assert context["endLine"] == min(len(lines), region["endLine"] + 3)
        assert context["snippet"]["text"] == "\n".join(lines[context["startLine"] - 1 : context["endLine"]])


def test_paths_are_relative_and_percent_encoded(run: Any) -> None:
    locations = [found["artifactLocation"] for found in objects(run) if "artifactLocation" in found]
    locations += [one["location"] for one in run["artifacts"]]
    assert {one["uriBaseId"] for one in locations} == {ROOT}
    assert {one["uri"] for one in locations} == {
        "faulty.md", "clean.md", "old.md", "empty.txt", "missing.md",
        "%E5%B9%B4%E6%8A%A5%20%E4%B8%80/%E9%9D%92%E7%A6%BE%20100%25%231%3F.md",
    }  # fmt: skip
    for one in locations:
        if "%" in one["uri"] and "description" in one:
            assert one["description"]["text"] == unquote(one["uri"])
    assert [
        one for one in run["artifacts"] if "%" in one["location"]["uri"] and "description" not in one["location"]
    ] == []
    assert {tuple(one["roles"]) for one in run["artifacts"]} == {("analysisTarget",)}


def test_columns_are_utf_16_units(gouji: Gouji, tmp_path: Path) -> None:
    """A character outside the basic plane counts two."""
    text = faulty_text()
    row = next(line for line in text.splitlines() if "| 123457 |" in line)
    wide = text.replace(row, row.replace("（一）予以公开", "（一）予以公开𠮷𠮷"))
    narrow_run, wide_run = (
        log(gouji, written(tmp_path / f"{n}.md", one))["runs"][0] for n, one in enumerate((text, wide))
    )
    assert wide_run["columnKind"] == "utf16CodeUnits"
    starts = [run["results"][0]["locations"][0]["physicalLocation"]["region"] for run in (narrow_run, wide_run)]
    assert starts[1]["snippet"]["text"] == starts[0]["snippet"]["text"] == "123457"
    assert starts[1]["startColumn"] - starts[0]["startColumn"] == 4
    assert starts[1]["endColumn"] - starts[0]["endColumn"] == 4
    line = wide.split("\n")[starts[1]["startLine"] - 1].encode("utf-16-le")
    assert line[2 * starts[1]["startColumn"] - 2 : 2 * starts[1]["endColumn"] - 2].decode("utf-16-le") == "123457"


def test_related_places_are_numbered_and_linked(run: Any) -> None:
    linked = 0
    for result in run["results"]:
        related = result.get("relatedLocations", [])
        assert [one["id"] for one in related] == list(range(1, len(related) + 1))
        links = re.findall(r"\[((?:[^\]\\]|\\.)*)\]\((\d+)\)", result["message"]["text"])
        assert [int(number) for _, number in links] == [one["id"] for one in related]
        for (shown, _), one in zip(links, related, strict=True):
            assert shown == one["message"]["text"]
        linked += len(links)
    assert linked >= 12


def test_logical_places_make_a_tree(run: Any) -> None:
    tree = run["logicalLocations"]
    assert len({one["fullyQualifiedName"] for one in tree}) == len(tree)
    for one in tree:
        above = tree[one["parentIndex"]]["fullyQualifiedName"] + " > " if "parentIndex" in one else ""
        assert one["fullyQualifiedName"] == above + one["name"]
    for result in run["results"]:
        (own,) = result["locations"][0]["logicalLocations"]
        assert tree[own["index"]]["fullyQualifiedName"] == own["fullyQualifiedName"]
    cell = run["results"][0]["locations"][0]["logicalLocations"][0]
    assert cell["fullyQualifiedName"] == (
        "岚屏县人民政府2019 > 第3部分 > 收到和处理政府信息公开申请情况 > （一）予以公开 > 自然人"
    )
    assert cell["decoratedName"] == "applications.granted.natural_person"


def test_a_result_carries_its_cell_and_its_numbers(run: Any) -> None:
    assert run["results"][0]["properties"] == {
        "gouji/table": "applications", "gouji/cell": "applications.granted.natural_person",
        "gouji/expected": "438", "gouji/actual": "123457",
    }  # fmt: skip


def test_a_fix_puts_the_number_in_its_cell(run: Any, mixed: Path) -> None:
    fixed = [(result, fix) for result in run["results"] for fix in result.get("fixes", [])]
    assert {result["ruleId"] for result, _ in fixed} == {"BAL004"}
    for result, fix in fixed:
        (change,) = fix["artifactChanges"]
        (replacement,) = change["replacements"]
        place = result["locations"][0]["physicalLocation"]
        assert change["artifactLocation"]["uri"] == place["artifactLocation"]["uri"]
        assert replacement["deletedRegion"] == place["region"]
        assert replacement["insertedContent"]["text"] == result["properties"]["gouji/expected"]


def test_what_went_wrong_with_the_run_is_told_apart(run: Any) -> None:
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is False
    told = invocation["toolExecutionNotifications"]
    assert [(one["descriptor"]["id"], one["level"]) for one in told] == [("GJ901", "error"), ("GJ902", "error")]
    uris = [one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for one in told]
    assert uris == ["missing.md", "empty.txt"]
    described = run["tool"]["driver"]["notifications"]
    assert [one["id"] for one in described] == ["GJ901", "GJ902"]
    for one in described:
        assert one["shortDescription"] == one["fullDescription"] == one["help"]


def test_a_run_with_findings_only_was_successful(gouji: Gouji, faulty: Path) -> None:
    assert log(gouji, faulty)["runs"][0]["invocations"] == [{"executionSuccessful": True}]
