"""gouji check: what is looked at, what is written where, and what the exit code says."""

from __future__ import annotations

from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from tests.conftest import FAULT, Gouji, clean_text, faulty_text, report_text, written

# SUM005, a warning: a total left blank though its column adds up to more than zero.
BLANK_TOTAL = clean_text().replace("| 1776691 |", "|  |")
LETTER = "关于召开座谈会的通知\n\n请各科室派一名同志参加，会期半天。\n"


@pytest.fixture(scope="module")
def by_level() -> dict[str, str]:
    """Reports whose gravest finding is of a level."""
    return {"error": faulty_text(), "warning": BLANK_TOTAL, "note": LETTER, "none": clean_text()}


@pytest.mark.parametrize(
    ("fail_on", "failing"),
    [
        ("error", ["error"]),
        ("warning", ["error", "warning"]),
        ("note", ["error", "warning", "note"]),
        ("never", []),
        ("", ["error", "warning"]),
    ],
)
def test_the_fail_level_decides_the_exit_code(
    fail_on: str, failing: list[str], by_level: dict[str, str], gouji: Gouji, tmp_path: Path
) -> None:
    told = {}
    for level, text in by_level.items():
        path = written(tmp_path / f"{level}.md", text)
        ran = gouji.check(path, *(["--fail-on", fail_on] if fail_on else []))
        counts = ran.json["summary"]["findings"]
        assert next((name for name, number in counts.items() if number), "none") == level
        told[level] = ran.code
    assert told == {level: int(level in failing) for level in by_level}


def test_without_a_path_the_current_folder_is_checked(gouji: Gouji, faulty: Path) -> None:
    ran = gouji.check()
    assert [run["path"] for run in ran.json["runs"]] == [faulty.name]
    assert ran.code == 1


def test_a_walk_takes_reports_and_counts_what_is_none(gouji: Gouji, tmp_path: Path) -> None:
    for name in ("b.md", "a/c.TXT", "a/d.markdown", "z.text", ".hidden/e.md", "a/.git/f.md", "a/node_modules/g.md"):
        written(tmp_path / name, faulty_text())
    for name in ("notes.md", "a/letter.txt"):
        written(tmp_path / name, LETTER)
    for name in (".h.md", "~$b.md", "i.log", "j.csv"):
        written(tmp_path / name, faulty_text())
    ran = gouji.check(".")
    assert [run["path"] for run in ran.json["runs"]] == [
        "b.md",
        "z.text",
        str(Path("a/c.TXT")),
        str(Path("a/d.markdown")),
    ]
    assert ran.json["summary"]["passed_over"] == 2
    assert ran.json["summary"]["files"] == 4
    assert "EXT004" not in ran.codes
    assert "跳过 2 个非年报文件" in gouji("check", ".").out


def test_a_hidden_folder_is_walked_when_named(gouji: Gouji, tmp_path: Path) -> None:
    written(tmp_path / ".hidden" / "a.md", faulty_text())
    assert gouji.check(".hidden").codes == ["BAL004", "SUM003"]


def test_a_named_file_that_is_no_report_is_told(gouji: Gouji, tmp_path: Path) -> None:
    ran = gouji.check(written(tmp_path / "letter.txt", LETTER))
    assert (ran.code, ran.codes, ran.json["summary"]["passed_over"]) == (0, ["EXT004"], 0)
    assert "看不出是政府信息公开工作年度报告" in gouji("check", "letter.txt").out
    assert "EXT004 template-unknown" in gouji("check", "letter.txt", "--lang", "en").out


def test_an_older_form_is_declined_with_one_note(gouji: Gouji, tmp_path: Path) -> None:
    text = "# 青禾市2016年政府信息公开工作年度报告\n\n## 一、概述\n\n工作平稳。\n\n| 指标名称 | 单位 | 统计数 |\n|---|---|---|\n| 主动公开政府信息数 | 条 | 1203 |\n"
    written(tmp_path / "old.md", text)
    assert gouji.check("old.md").codes == ["EXT004"]
    assert gouji.check(".").codes == ["EXT004"]


def test_a_file_is_read_by_its_content_whatever_its_ending(gouji: Gouji, tmp_path: Path) -> None:
    assert gouji.check(written(tmp_path / "report.report", faulty_text())).codes == ["BAL004", "SUM003"]
    assert gouji.check(written(tmp_path / "no-ending", faulty_text())).codes == ["BAL004", "SUM003"]


def test_paths_are_told_as_they_were_given(gouji: Gouji, tmp_path: Path) -> None:
    written(tmp_path / "年报 一" / "青禾市.md", faulty_text())
    for given in ("年报 一/青禾市.md", "./年报 一/青禾市.md", str(tmp_path / "年报 一" / "青禾市.md")):
        ran = gouji.check(given)
        assert [run["path"] for run in ran.json["runs"]] == [given]
        assert {found["path"] for found in ran.json["runs"][0]["findings"]} == {given}


def piped(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(data), encoding="utf-8"))


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_standard_input(encoding: str, gouji: Gouji, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = faulty_text().encode(encoding)
    piped(data, monkeypatch)
    ran = gouji.check("-")
    assert (ran.code, ran.codes, ran.json["runs"][0]["path"]) == (1, ["BAL004", "SUM003"], "-")
    piped(data, monkeypatch)
    (tmp_path / "gouji.toml").write_text('[per-file-ignores]\n"draft-*" = ["SUM003"]\n', encoding="utf-8")
    ran = gouji.check("-", "--stdin-filename", "draft-1.md")
    assert (ran.codes, ran.json["runs"][0]["path"]) == (["BAL004"], "draft-1.md")
    piped(data, monkeypatch)
    assert gouji("extract", "-").json["template"] == "gb2019"


def test_outputs_go_where_they_are_asked_to_go(gouji: Gouji, faulty: Path, tmp_path: Path) -> None:
    on_screen = {name: gouji("check", faulty, "--format", name).out for name in ("text", "json", "sarif")}
    assert len(set(on_screen.values())) == 3
    ran = gouji(
        "check", faulty, "-o", "text=a.txt", "--output", "json=b.out", "--output", "sarif=c", "--output", "text=-"
    )  # fmt: skip
    assert (ran.code, ran.out) == (1, on_screen["text"])
    for name, content in (("a.txt", "text"), ("b.out", "json"), ("c", "sarif")):
        assert (tmp_path / name).read_bytes().decode() == on_screen[content]


@pytest.mark.parametrize(
    ("arguments", "name", "content"),
    [
        (("--output", "x.json"), "x.json", "json"),
        (("--output", "x.SARIF"), "x.SARIF", "sarif"),
        (("--output", "x.txt"), "x.txt", "text"),
        (("--output", "报告"), "报告", "text"),
        (("--format", "sarif", "--output", "x.json"), "x.json", "sarif"),
        (("--format", "json", "--output", "./a=b.txt"), "a=b.txt", "json"),
    ],
)
def test_a_file_s_format_is_as_asked_else_as_it_ends(
    arguments: tuple[str, ...], name: str, content: str, gouji: Gouji, faulty: Path, tmp_path: Path
) -> None:
    due = gouji("check", faulty, "--format", content).out
    ran = gouji("check", faulty, *arguments)
    assert (ran.code, ran.out) == (1, "")
    assert (tmp_path / name).read_bytes().decode() == due


@pytest.mark.parametrize("target", ["nowhere/x.json", "folder", "x" * 300])
def test_a_file_that_cannot_be_written_is_named(target: str, gouji: Gouji, clean: Path, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    for lang in ("zh", "en"):
        ran = gouji("check", clean, "--output", target, "--lang", lang)
        assert (ran.code, len(ran.complaints)) == (2, 1)
        assert ran.err.startswith(f"gouji: {target}")


def test_the_same_run_gives_the_same_bytes(gouji: Gouji, tmp_path: Path) -> None:
    for number in range(4):
        written(tmp_path / f"{number}.md", report_text(FAULT, seed=number))
    for name in ("text", "json", "sarif"):
        assert gouji("check", ".", "--format", name) == gouji("check", ".", "--format", name)


def test_findings_come_in_the_order_of_paths_and_lines(gouji: Gouji, tmp_path: Path) -> None:
    for name in ("b.md", "a.md"):
        written(tmp_path / name, faulty_text())
    assert [run["path"] for run in gouji.check("b.md", "a.md").json["runs"]] == ["b.md", "a.md"]
    ran = gouji.check(".")
    assert [run["path"] for run in ran.json["runs"]] == ["a.md", "b.md"]
    lines = [found["location"]["line"] for found in ran.json["runs"][0]["findings"]]
    assert lines == sorted(lines)


def test_a_file_named_twice_is_checked_once(gouji: Gouji, tmp_path: Path) -> None:
    report = written(tmp_path / "report.md", faulty_text())
    once = gouji("check", report)
    told = gouji("check", report, tmp_path / "sub" / ".." / "report.md", tmp_path)
    assert told.out.count("report.md") == once.out.count("report.md")
