"""Last year's report beside this year's: what is paired, what is said of it, and what is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from gouji.cli.app import run
from gouji_rules.years.carryover_discontinuity import CarryoverDiscontinuity

THEN, NOW = CarryoverDiscontinuity.invalid.replace("«", "").replace("»", "").strip().split("\n+++\n")


@pytest.fixture
def years(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "earlier").mkdir()
    (tmp_path / "earlier" / "then.md").write_text(THEN, encoding="utf-8")
    (tmp_path / "now.md").write_text(NOW, encoding="utf-8")
    return tmp_path


def check(*arguments: str) -> int:
    return run(["check", "--select", "XYR", *arguments])


@pytest.mark.parametrize("previous", ["earlier", "earlier/then.md"], ids=["folder", "file"])
def test_a_pair_is_compared(years: Path, previous: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert check("--previous", previous, "now.md") == 1
    told = capsys.readouterr()
    assert told.out.count("XYR001") == 1
    assert str(Path("earlier/then.md")) in told.out
    assert told.err == ""


def test_without_last_year_nothing_is_said(years: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check("now.md") == 0
    assert "XYR001" not in capsys.readouterr().out


def test_the_configuration_names_it_from_its_own_folder(
    years: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (years / "gouji.toml").write_text('previous = "earlier"\n', encoding="utf-8")
    monkeypatch.chdir(years / "earlier")
    assert check("../now.md") == 1
    assert "XYR001" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("old", "new"),
    [("云陵县人民政府", "青禾市人民政府"), ("2021年", "2020年")],
    ids=["another-organization", "two-years-before"],
)
def test_a_report_of_another_body_or_year_is_not_compared(
    years: Path, old: str, new: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (years / "earlier" / "then.md").write_text(THEN.replace(old, new), encoding="utf-8")
    assert check("--previous", "earlier", "now.md") == 0
    told = capsys.readouterr()
    assert "XYR001" not in told.out
    assert "GJ909" in told.err


def test_the_name_may_be_longer_or_shorter(years: Path) -> None:
    (years / "earlier" / "then.md").write_text(THEN.replace("云陵县人民政府", "云陵县"), encoding="utf-8")
    assert check("--previous", "earlier", "now.md") == 1


def test_a_missing_path_is_an_input_that_could_not_be_read(years: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check("--previous", "nowhere", "now.md") == 2
    assert "GJ901 nowhere" in capsys.readouterr().err


def test_many_processes_have_last_year_too(years: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for number in range(5):
        (years / f"now{number}.md").write_text(NOW, encoding="utf-8")
    paths = [f"now{number}.md" for number in range(5)]
    check("--previous", "earlier", "--jobs", "1", *paths)
    alone = capsys.readouterr().out
    check("--previous", "earlier", "--jobs", "2", *paths)
    assert capsys.readouterr().out == alone
    assert alone.count("XYR001") == 5


def test_programs_get_the_other_file(years: Path, capsys: pytest.CaptureFixture[str]) -> None:
    check("--previous", "earlier/then.md", "--format", "json", "now.md")
    assert '"path": "earlier/then.md"' in capsys.readouterr().out
    check("--previous", "earlier/then.md", "--format", "sarif", "now.md")
    assert '"uri":"earlier/then.md"' in capsys.readouterr().out
