"""Where outputs go: a file by its ending, several in one run, and never over a report."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Gouji, clean_text, written
from tests.support.faulted import faulty as faulty_report
from tests.support.faulted import in_format


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("x.sarif", "sarif"),
        ("x.json", "json"),
        ("x.sarif.json", "sarif"),
        ("x.csv", "csv"),
        ("x.xml", "junit"),
        ("x.txt", "text"),
        ("x.XML", "junit"),
    ],
)
def test_a_file_s_ending_says_what_it_is_to_hold(
    name: str, content: str, gouji: Gouji, faulty: Path, tmp_path: Path
) -> None:
    due = gouji("check", faulty, "--format", content).out
    gouji("check", faulty, "--output", name)
    assert (tmp_path / name).read_text(encoding="utf-8") == due


def test_several_outputs_come_from_one_run(gouji: Gouji, faulty: Path, tmp_path: Path) -> None:
    names = {"sarif": "a", "gitlab": "b", "junit": "c", "csv": "d", "json": "e"}
    ran = gouji(
        "check",
        faulty,
        "--output",
        "text=-",
        *(part for name, file in names.items() for part in ("--output", f"{name}={file}")),
    )
    assert ran.out == gouji("check", faulty).out
    for name, file in names.items():
        assert (tmp_path / file).read_text(encoding="utf-8") == gouji("check", faulty, "--format", name).out


@pytest.mark.parametrize(
    ("outputs", "zh", "en"),
    [
        (["sarif=-", "json=-"], "屏幕：有2份输出", "the screen: 2 outputs would go here"),
        (["text=-", "csv=-"], "屏幕：有2份输出", "the screen: 2 outputs would go here"),
        (["a.sarif", "json=./a.sarif"], "a.sarif：有2份输出", "a.sarif: 2 outputs would go here"),
        (["no/a.sarif"], "没有文件夹 no；请先建好", "there is no folder no; make it first"),
        (["a/b.sarif", "faulty.md/c.csv"], "没有文件夹 faulty.md", "there is no folder faulty.md"),
        (["a"], "a：是文件夹；请给出文件名", "a is a folder; give a file name"),
        (["."], ".：是文件夹；请给出文件名", ". is a folder; give a file name"),
        (["sarif="], "--output sarif= 后须有文件名", "--output sarif= needs a file name"),
        (["x" * 5000 + "/a"], "没有文件夹", "there is no folder"),
        (["x" * 5000], "写不进去", "cannot be written"),
    ],
)
def test_an_output_that_cannot_be_written_stops_the_run(
    outputs: list[str], zh: str, en: str, gouji: Gouji, faulty: Path, tmp_path: Path
) -> None:
    """Before any work is done, where that can be known."""
    (tmp_path / "a").mkdir()
    for lang, words in (("zh", zh), ("en", en)):
        ran = gouji("check", faulty, "--lang", lang, *(part for one in outputs for part in ("--output", one)))
        assert (ran.code, ran.out, len(ran.complaints)) == (2, "", 1)
        assert words in ran.err
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["a", "faulty.md"]


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "faulty.md", "--output", "faulty.md"),
        ("check", ".", "--output", "sarif=faulty.md"),
        ("check", ".", "--output", "report.docx"),
        ("check", "clean.md", "--output", "text=report.docx"),
        ("baseline", "write", "faulty.md"),
        ("baseline", "write", "report.docx", "clean.md"),
        ("extract", "faulty.md", "--output", "./faulty.md"),
    ],
    ids=" ".join,
)
def test_no_report_is_overwritten(arguments: tuple[str, ...], gouji: Gouji, faulty: Path, tmp_path: Path) -> None:
    """Whatever is mistaken for the name of an output."""
    written(tmp_path / "clean.md", clean_text())
    report = written(tmp_path / "report.docx", in_format(faulty_report(), "docx"))
    before = faulty.read_bytes(), report.read_bytes()
    ran = gouji(*arguments)
    assert (ran.code, ran.out, len(ran.complaints)) == (2, "", 1)
    assert "不会覆盖" in ran.err
    assert (faulty.read_bytes(), report.read_bytes()) == before


@pytest.mark.parametrize(
    "output", ["a.txt", "json=a.txt", "a.md", "csv=a.md", "junit=a.html", "compact=a.txt", "sarif=a.md"]
)
def test_an_output_may_be_written_anew(output: str, gouji: Gouji, faulty: Path, clean: Path) -> None:
    for path in (faulty, clean, faulty):
        assert gouji("check", path, "--output", output).code in (0, 1)


def test_lines_of_several_kinds_may_follow_one_another_on_the_screen(gouji: Gouji, faulty: Path) -> None:
    ran = gouji("check", faulty, "--output", "text=-", "--output", "github=-")
    assert ran.out == gouji("check", faulty).out + gouji("check", faulty, "--format", "github").out
