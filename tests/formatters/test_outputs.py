"""Outputs for other programs: each holds every finding, at its place, in the form its reader asks for."""

from __future__ import annotations

import csv
import json
import re
from io import StringIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from tests.conftest import Gouji, Ran, clean_text, faulty_text, written
from tests.formatters.test_sarif import log
from tests.support.faulted import faulty as faulty_report
from tests.support.faulted import in_format

FORMATS = ("compact", "gitlab", "github", "junit", "checkstyle", "csv")


LETTER = "关于召开座谈会的通知\n\n请各科室派一名同志参加，会期半天。\n"


# What XML, CSV and workflow commands have their own meaning for.
AWKWARD = '年 报,"a"&<b>%41:'


@pytest.fixture
def mixed(tmp_path: Path) -> Path:
    written(tmp_path / "faulty.md", faulty_text())
    written(tmp_path / AWKWARD / "报告.md", faulty_text())
    written(tmp_path / "report.pdf", in_format(faulty_report(), "pdf"))
    written(tmp_path / "clean.md", clean_text())
    written(tmp_path / "blank.md", clean_text().replace("| 1776691 |", "|  |"))
    return tmp_path


@pytest.fixture
def due(gouji: Gouji, mixed: Path) -> list[Any]:
    """The findings as JSON has them."""
    return [found for run in gouji.check(".").json["runs"] for found in run["findings"]]


def told(gouji: Gouji, format_: str, *arguments: str) -> Ran:
    ran = gouji("check", *(arguments or (".",)), "--format", format_)
    assert ran.out.endswith("\n")
    return ran


def where(found: Any) -> tuple[int, int]:
    return found["location"].get("line", 1), found["location"].get("column", 1) if "line" in found["location"] else 1


def test_compact_is_a_line_a_finding_as_editors_read_it(gouji: Gouji, due: list[Any]) -> None:
    lines = told(gouji, "compact").out.splitlines()
    assert len(lines) == len(due) > 5
    for line, found in zip(lines, due, strict=True):
        match = re.fullmatch(r"(.+):(\d+):(\d+): ([A-Z]{2,4}\d{3}) (.+)", line)
        assert match
        assert match[1] == found["path"]
        assert (int(match[2]), int(match[3])) == where(found)
        assert (match[4], match[5].startswith(found["message"])) == (found["code"], True)


def test_gitlab_takes_a_list_of_findings_with_fingerprints(gouji: Gouji, due: list[Any]) -> None:
    found = told(gouji, "gitlab").json
    assert len({one["fingerprint"] for one in found}) == len(found) == len(due)
    marks = {mark.replace(":", "-") for mark in fingerprints(log(gouji, "."))}
    assert {one["fingerprint"] for one in found} == marks
    for one, other in zip(found, due, strict=True):
        assert set(one) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert one["check_name"] == other["code"]
        assert other["message"] in one["description"]
        assert one["severity"] == {"error": "major", "warning": "minor", "note": "info"}[other["severity"]]
        assert one["location"]["path"] == other["path"]
        assert one["location"]["lines"]["begin"] == where(other)[0]


def fingerprints(run: Any) -> list[str]:
    return [result["partialFingerprints"]["goujiFinding/v1"] for result in run["runs"][0]["results"]]


def unescaped(text: str) -> str:
    for code, char in (("%0A", "\n"), ("%0D", "\r"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(code, char)
    return text


def test_github_gets_a_command_a_finding_and_a_notification(gouji: Gouji, due: list[Any]) -> None:
    lines = told(gouji, "github", ".", "missing.md").out.splitlines()
    assert len(lines) == len(due) + 1
    assert lines[-1].startswith("::error file=missing.md,title=GJ901::")
    for line, found in zip(lines, due, strict=False):
        match = re.fullmatch(r"::(error|warning|notice) ([^:]*)::(.*)", line)
        assert match
        properties = {key: unescaped(value) for key, _, value in (one.partition("=") for one in match[2].split(","))}
        assert match[1] == found["severity"].replace("note", "notice")
        assert properties["file"] == found["path"]
        assert (int(properties["line"]), int(properties["col"])) == where(found)
        assert (
            int(properties["endColumn"]) - int(properties["col"]) + 1
            == (len(found["location"]["text"]) if "line" in found["location"] else 1)
            or found["code"] == "SUM005"
        )
        assert properties["title"] == f"{found['code']} {found['name']}"
        assert unescaped(match[3]).startswith(found["message"])


def test_github_is_told_what_is_new_first(gouji: Gouji, faulty: Path) -> None:
    """It shows the first ten only."""
    gouji("baseline", "write", "old.sarif", faulty, "--ignore", "SUM003")
    ran = told(gouji, "github", str(faulty), "--baseline", "old.sarif")
    assert re.findall("title=([A-Z]{3}[0-9]{3})", ran.out) == ["SUM003", "BAL004"]
    assert re.findall("title=([A-Z]{3}[0-9]{3})", told(gouji, "github", str(faulty)).out) == ["BAL004", "SUM003"]


def test_checkstyle_has_a_file_with_its_errors(gouji: Gouji, due: list[Any]) -> None:
    root = ElementTree.fromstring(told(gouji, "checkstyle").out)
    assert root.tag == "checkstyle"
    found = [(file.get("name"), error) for file in root for error in file]
    for (path, error), other in zip(found, due, strict=True):
        assert path == other["path"]
        assert (int(error.get("line", 0)), int(error.get("column", 0))) == where(other)
        assert error.get("severity") == other["severity"].replace("note", "info")
        assert error.get("source") == f"gouji.{other['code']}"
        assert str(error.get("message")).startswith(other["message"])


def test_junit_fails_a_test_for_each_finding_that_counts(gouji: Gouji, due: list[Any]) -> None:
    root = ElementTree.fromstring(told(gouji, "junit", ".", "missing.md").out)
    kinds = [below.tag for case in root.iter("testcase") for below in case]
    grave = [found for found in due if found["severity"] != "note"]
    assert kinds.count("failure") == len(grave) == int(root.get("failures", 0))
    assert kinds.count("error") == 1 == int(root.get("errors", 0))
    assert int(root.get("tests", 0)) == len(list(root.iter("testcase")))
    for suite in root:
        assert int(suite.get("tests", -1)) == len(suite)
        for key, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
            assert int(suite.get(key, -1)) == sum(below.tag == tag for case in suite for below in case)
    clean = next(suite for suite in root if suite.get("name") == "clean.md")
    assert [len(case) for case in clean] == [0]
    never = ElementTree.fromstring(gouji("check", ".", "-f", "junit", "--fail-on", "never").out)
    assert never.get("failures") == "0"
    assert len(list(never.iter("system-out"))) == len(due)


def test_csv_has_a_row_a_finding(gouji: Gouji, due: list[Any]) -> None:
    rows = list(csv.DictReader(StringIO(told(gouji, "csv").out)))
    for row, found in zip(rows, due, strict=True):
        for name in ("path", "code", "name", "severity", "message"):
            assert row[name] == found[name]
        assert row["line"] == str(found["location"].get("line", ""))
        assert row["cell"] == (found["cells"][0] if found["cells"] else "")
        assert row["expected"] == ("" if found["expected"] is None else str(found["expected"]))
        assert row["place"]
    assert [row["fingerprint"] for row in rows] == fingerprints(log(gouji, "."))


@pytest.mark.parametrize("format_", FORMATS)
def test_a_finding_in_a_pdf_points_into_its_sidecar_where_that_was_written(
    format_: str, gouji: Gouji, mixed: Path
) -> None:
    plain = told(gouji, format_, "report.pdf").out
    assert ".gouji/" not in plain
    assert "第2页" in plain
    ran = gouji("check", "report.pdf", "--format", format_, "--write-sidecars")
    if format_ != "csv":
        assert ".gouji/report.pdf.md" in ran.out
    if format_ == "compact":
        path, line, column, rest = ran.out.splitlines()[0].split(":", 3)
        assert rest.startswith(" BAL004")
        text = (mixed / path).read_text(encoding="utf-8").split("\n")[int(line) - 1]
        assert text[int(column) - 1 :].startswith("123457 |")


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_same_run_gives_the_same_bytes_in_either_language(
    format_: str, lang: str, gouji: Gouji, mixed: Path
) -> None:
    one, other = (gouji("check", ".", "--format", format_, "--lang", lang) for _ in range(2))
    assert one.out == other.out
    assert one.code == 1
    if lang == "en":
        assert "勾稽" not in one.out


@pytest.mark.parametrize("format_", FORMATS)
def test_a_run_without_findings_is_a_whole_file_too(format_: str, gouji: Gouji, clean: Path) -> None:
    ran = gouji("check", clean, "--format", format_)
    assert ran.code == 0
    if format_ in ("junit", "checkstyle"):
        ElementTree.fromstring(ran.out)
    elif format_ == "gitlab":
        assert json.loads(ran.out) == []
    elif format_ == "csv":
        assert ran.out.count("\n") == 1
    else:
        assert ran.out == ""


@pytest.mark.parametrize("format_", ["compact", "github", "text"])
def test_a_name_ends_no_line_and_commands_no_terminal(format_: str, gouji: Gouji, tmp_path: Path) -> None:
    plain = written(tmp_path / "plain.md", faulty_text())
    due = gouji("check", plain, "--format", format_).out.count("\n")
    path = written(tmp_path / "a\n::error::b\x1b[31m\u2028.md", faulty_text())
    ran = gouji("check", path, "--format", format_)
    assert ran.out.count("\n") == due
    assert "\n::error::b" not in ran.out
    assert ("\x1b" in ran.out) == (format_ == "github")  # which shows names as they are


@pytest.mark.parametrize("format_", ["junit", "checkstyle"])
def test_xml_holds_no_character_it_may_not(
    format_: str, gouji: Gouji, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(tmp_path / "a.md", faulty_text().replace("岚屏县", "岚\x0b屏\x01县"))
    ran = gouji("check", path, "--format", format_)
    ElementTree.fromstring(ran.out)
    bad = written(tmp_path / "b\x02\x1b.md", faulty_text())
    assert "\ufffd" in gouji("check", bad, "--format", format_).out


def test_statistics_count_findings_and_files_by_rule(gouji: Gouji, mixed: Path) -> None:
    ran = gouji("check", ".", "--statistics", "--lang", "en")
    block = ran.out[ran.out.index("by rule:") :].splitlines()
    assert re.fullmatch(r" +3  BAL004 .+ \(3 files\)", block[1])
    assert re.fullmatch(r" +3  SUM003 .+ \(3 files\)", block[2])
    assert re.fullmatch(r" +1  SUM005 .+ \(1 file\)", block[3])
    assert "by rule:" not in gouji("check", ".", "--lang", "en").out


def test_the_summary_says_what_was_not_checked_and_why(gouji: Gouji, tmp_path: Path) -> None:
    sample = Path(__file__).parents[2] / "docs" / "samples" / "芦汀县2021.txt"
    written(tmp_path / "a.txt", sample.read_bytes())
    written(tmp_path / "b.pdf", b"%PDF-1.7 broken")
    ran = gouji("check", ".")
    end = ran.out.splitlines()[-4:]
    count = sum(len(run["not_checked"]) for run in gouji.check(".").json["runs"])
    assert count > 0
    assert any(re.fullmatch(rf"  未核对 {count} 处：.*无法核对", line) for line in end)
    assert any(line.startswith("  未能检查 1 个文件：GJ911 文件已损坏") for line in end)


@pytest.mark.parametrize("fail_on", ["note", "warning", "error"])
def test_exit_zero_is_zero_whatever_is_found_but_not_where_something_was_not_checked(
    fail_on: str, gouji: Gouji, faulty: Path
) -> None:
    assert gouji("check", faulty, "--fail-on", fail_on).code == 1
    assert gouji("check", faulty, "--fail-on", fail_on, "--exit-zero").code == 0
    assert gouji("check", faulty, "missing.md", "--exit-zero").code == 2
