"""Several years in one run: each report stands beside the one for the year before without being asked."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from gouji.cli.app import run
from gouji.engine import inputs
from gouji.engine.inputs import Input, Job
from gouji.engine.pairing import Packed, Shelf
from gouji.formats import Limits, ReadOptions
from gouji_rules._frame import FORM_2021
from gouji_rules.years.carryover_discontinuity import CarryoverDiscontinuity
from tests.conftest import faulty_text

THEN, NOW = CarryoverDiscontinuity.invalid.replace("«", "").replace("»", "").strip().split("\n+++\n")


@pytest.fixture
def years(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    write(**{"b/2021": THEN, "a/2022": NOW, "a/2024": NOW.replace("2022", "2024")})
    return tmp_path


def write(**texts: str) -> None:
    for name, text in texts.items():
        path = Path(name + ".md")
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    """The outcome as JSON. Any: it is JSON."""
    run(["check", "--select", "XYR", "--format", "json", *arguments])
    return dict(json.loads(capsys.readouterr().out))


def pairs(outcome: dict[str, Any]) -> dict[str, str | None]:
    """By path, the path of the report it was compared with. Any: it is JSON."""
    return {one["path"]: one.get("previous") for one in outcome["runs"]}


@pytest.mark.parametrize("paths", [["."], ["a", "b"], ["b/2021.md", "a"]], ids=["folder", "folders", "file-and-folder"])
def test_consecutive_years_of_one_organization_are_compared(
    years: Path, paths: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    outcome = told(capsys, *paths)
    assert pairs(outcome) == {"b/2021.md": None, "a/2022.md": "b/2021.md", "a/2024.md": None}
    found = {one["path"]: one["findings"] for one in outcome["runs"]}
    assert [one["code"] for one in found["a/2022.md"]] == ["XYR001"]
    assert {place["path"] for one in found["a/2022.md"] for place in one["related"]} == {"b/2021.md"}
    assert found["a/2024.md"] == found["b/2021.md"] == []


def test_what_is_compared_with_nothing_says_nothing_of_it(years: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert [("previous" in one) for one in told(capsys, ".")["runs"]] == [True, False, False]


def test_people_are_told_in_the_summary_and_at_the_file(years: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "--select", "XYR", "."]) == 1
    out = capsys.readouterr().out
    assert "对照上年 b/2021.md" in out
    assert "共检查 3 个文件，1 个与上年报告对照" in out


def test_a_pair_costs_no_second_reading(
    years: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    real = inputs.bytes_of

    def counted(path: str, options: ReadOptions) -> bytes:
        read.append(path)
        return real(path, options)

    monkeypatch.setattr(inputs, "bytes_of", counted)
    assert pairs(told(capsys, "--jobs", "1", "."))["a/2022.md"] == "b/2021.md"
    assert sorted(read) == ["a/2022.md", "a/2024.md", "b/2021.md"]


def test_the_report_given_wins_over_one_in_the_run(years: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(given=THEN.replace("| 3 | 2 | 0 | 0 | 0 | 0 | 5 |", "| 3 | 1 | 0 | 0 | 0 | 0 | 4 |"))
    outcome = told(capsys, "--previous", "given.md", "a", "b")
    assert pairs(outcome)["a/2022.md"] == "given.md"
    assert [one["code"] for run in outcome["runs"] for one in run["findings"]] == []


def test_the_other_years_of_the_run_go_together_beside_the_one_given(
    years: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(given=THEN, **{"a/2023": NOW.replace("2022", "2023")})
    assert pairs(told(capsys, "--previous", "given.md", "a")) == {
        "a/2022.md": "given.md",
        "a/2023.md": "a/2022.md",
        "a/2024.md": "a/2023.md",
    }


@pytest.mark.parametrize(
    "name",
    ["县人民政府办公室", "教育局", "市城市管理局", "县乡村振兴局"],
    ids=["office", "bureau", "of-a-city", "country"],
)
def test_a_name_without_its_place_may_be_anybody_s(years: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    write(**{"c/2021": THEN.replace("云陵县人民政府", name), "c/2022": NOW.replace("云陵县人民政府", name)})
    assert set(pairs(told(capsys, "c")).values()) == {None}


def test_a_report_without_a_year_is_paired_with_none(years: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(**{"a/2023": re.sub(r"20\d\d年", "", NOW) + "\n\n" + FORM_2021})
    assert pairs(told(capsys, ".")) == {
        "a/2022.md": "b/2021.md",
        "a/2023.md": None,
        "a/2024.md": None,
        "b/2021.md": None,
    }


@pytest.mark.parametrize(
    "name", ["云陵县", "云陵县教育局", "镇江市", "市中区城市管理局", "石桥街道办事处", "滑县乡村振兴局"]
)
def test_a_name_with_its_place_is_paired(years: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    write(**{"c/2021": THEN.replace("云陵县人民政府", name), "c/2022": NOW.replace("云陵县人民政府", name)})
    assert pairs(told(capsys, "c"))["c/2022.md"] == "c/2021.md"


def test_of_several_reports_of_a_year_the_first_is_taken_and_that_is_said(
    years: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(**{"b/2021-draft": THEN, "a/2024-draft": NOW.replace("2022", "2024")})
    outcome = told(capsys, ".")
    assert pairs(outcome)["a/2022.md"] == "b/2021-draft.md"
    assert [(one["code"], one["level"]) for one in outcome["notifications"]] == [("GJ918", "warning")]
    message = outcome["notifications"][0]["message"]
    assert "b/2021-draft.md、b/2021.md" in message
    assert "2024" not in message


def test_of_several_reports_given_that_is_said_too(years: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(**{"b/2021-draft": THEN})
    outcome = told(capsys, "--previous", "b", "a/2022.md")
    assert pairs(outcome)["a/2022.md"] == "b/2021-draft.md"
    assert [one["code"] for one in outcome["notifications"]] == ["GJ918"]


def test_the_number_of_processes_changes_nothing(years: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for number in range(4):
        name = f"云陵县第{number}镇"
        write(**{f"c/{number}-{year}": text.replace("云陵县人民政府", name) for year, text in ((1, THEN), (2, NOW))})
    alone = told(capsys, "--jobs", "1", ".")
    assert told(capsys, "--jobs", "3", ".") == alone
    assert len([one for one in pairs(alone).values() if one]) == 5


def test_everything_else_is_said_as_without_the_pair(years: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(single=faulty_text())
    run(["check", "--format", "json", "single.md"])
    alone = json.loads(capsys.readouterr().out)["runs"][0]["findings"]
    year = next(year for year in range(2019, 2030) if f"{year}年" in faulty_text())
    write(earlier=faulty_text().replace(f"{year}年", f"{year - 1}年"))
    run(["check", "--format", "json", "."])
    beside = next(one for one in json.loads(capsys.readouterr().out)["runs"] if one["path"] == "single.md")
    assert beside["previous"] == "earlier.md"
    assert [one for one in beside["findings"] if not one["code"].startswith("XYR")] == alone


def test_reports_beyond_what_is_kept_in_memory_come_back_as_they_were() -> None:
    """Those are compressed, and of two years one may be, the other not."""
    shelf = Shelf()
    reports = {year: bytes([year % 256]) * 20_000_000 for year in (2019, 2020, 2021, 2022)}
    for place, (year, data) in enumerate(reports.items()):
        job = Job(Input(f"{year}.md", named=True), 0, Limits())
        shelf.put(place, place, job, Packed("某县", year, frozenset({"applications"}), data), settled=False)
    told = [(pair.now, pair.then) for pair in shelf.pairs()]
    shelf.close()
    assert told == [(reports[year], reports[year - 1]) for year in (2020, 2021, 2022)]
