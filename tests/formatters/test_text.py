"""The output for people says each thing once, and shows what it speaks of."""

from __future__ import annotations

import shutil
from contextlib import chdir
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from gouji.cli.app import run
from gouji.formatters.text import format_outcome
from gouji.formatters.view import View
from gouji.model.finding import Finding, Related, Severity
from gouji.model.location import Location
from gouji.outcome import Checked, Outcome
from gouji.text import same
from tests.conftest import Gouji, clean_text, faulty_text, written
from tests.support.sample_outputs import SAMPLES

ROOT = Path(__file__).parents[2]


@cache
def checked() -> dict[str, list[str]]:
    with TemporaryDirectory() as folder, chdir(ROOT):
        target = Path(folder, "out.txt")
        run(["check", "--lang", "zh", SAMPLES, "--output", f"text={target}"])
        blocks = target.read_text(encoding="utf-8").split("\n\n")
    return {Path(block.split("  ")[0]).name: block.splitlines() for block in blocks[:-1]}


@pytest.fixture
def told() -> dict[str, list[str]]:
    """The lines said of each sample, by the file's name."""
    return checked()


def entry(lines: list[str], code: str) -> list[str]:
    """The lines of the first finding of a code, its head first."""
    start = next(at for at, line in enumerate(lines) if f" {code} " in line)
    rest = [at for at, line in enumerate(lines) if at > start and not line.startswith("    ")]
    return lines[start : min(rest, default=len(lines))]


def test_a_line_shown_is_not_shown_again_for_the_next_finding_there(told: dict[str, list[str]]) -> None:
    lines = told["县政府办公室2021.txt"]
    assert sum("│ 县政府办公室2021年" in line for line in lines) == 1
    assert len(entry(lines, "STR012")) == 3


def test_cells_of_the_row_shown_are_not_listed_beside_it(told: dict[str, list[str]]) -> None:
    assert not any("相关" in line for line in entry(told["雁洲区2023.pdf"], "SUM003"))


def test_what_argues_is_listed_even_within_the_line_shown(told: dict[str, list[str]]) -> None:
    listed = entry(told["泠溪县2020.txt"], "BAL004")[4:-1]
    assert sum("一行：" in line or "一列：" in line for line in listed) == 3


def test_an_argument_told_twice_for_one_place_stands_once(told: dict[str, list[str]]) -> None:
    listed = [line.replace("相关：", "").strip() for line in entry(told["苍屿县2020.txt"], "BAL002")]
    assert len(listed) == len(set(listed))


def test_numbers_of_the_message_are_not_told_again(told: dict[str, list[str]]) -> None:
    assert not any(line.strip().startswith("应为 ") for lines in told.values() for line in lines)


def test_no_markup_of_a_page_is_shown(told: dict[str, list[str]]) -> None:
    assert not any("<" in line or "&nbsp;" in line for line in told["岚州省政府办公厅2019.html"])


def test_a_finding_in_the_prose_shows_the_prose_though_it_names_cells(told: dict[str, list[str]]) -> None:
    assert "258件" in entry(told["岚州省政府办公厅2019.html"], "NAR004")[2]


def test_of_a_very_long_list_two_and_the_number_of_the_others_are_told(told: dict[str, list[str]]) -> None:
    *_, first, second, more, _ = entry(told["岚州省政府办公厅2019.html"], "FMT001")
    assert (first.count("（空）"), second.count("（空）")) == (1, 1)
    assert more.strip().startswith("另有")


def test_places_that_say_the_same_share_a_line() -> None:
    at = [Location("text", ",", line, 1, line, 2) for line in (1, 4, 9)]
    others = tuple(Related("place", same(","), one) for one in at[1:])
    found = Finding("STY003", "halfwidth", Severity.NOTE, same("3处"), at[0], others)
    lines = format_outcome(Outcome((Checked("a.txt", True, (found,)),)), View()).splitlines()
    assert [line.strip() for line in lines if "相关" in line] == ["相关：,  第4行第1列、第9行第1列"]


def test_what_was_not_checked_names_its_place(told: dict[str, list[str]]) -> None:
    assert any(line.startswith("  未核对 NAR006 第21行第1列：") for line in told["鹤坪县2020.txt"])


def test_gouji_passes_over_its_own_output_in_a_walk_but_not_by_name(gouji: Gouji, tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_bytes((ROOT / SAMPLES / "霁川市教育局2019.txt").read_bytes())
    for lang in ("zh", "en"):
        out = gouji("check", "--lang", lang, str(tmp_path / "report.txt")).out
        (tmp_path / f"out-{lang}.txt").write_text(out, encoding="utf-8")
    walked = gouji("check", "--format", "json", str(tmp_path)).json
    assert (len(walked["runs"]), walked["summary"]["passed_over"]) == (1, 2)
    named = gouji("check", "--format", "json", str(tmp_path / "out-zh.txt")).json
    assert len(named["runs"]) == 1


SUMMARIES = {
    "missing": ("共检查 0 个文件，1 个路径未能检查", "0 files checked, 1 path could not be checked"),
    "missing other": ("共检查 0 个文件，2 个路径未能检查", "0 files checked, 2 paths could not be checked"),
    "empty.txt": ("共检查 0 个文件，1 个未能检查", "0 files checked, 1 could not be checked"),
    "clean.md": ("共检查 1 个文件，未发现问题", "1 file checked, nothing found"),
    "clean.md missing": (
        "共检查 1 个文件，1 个路径未能检查，未发现问题",
        "1 file checked, 1 path could not be checked, nothing found",
    ),
    "faulty.md empty.txt": (
        "共检查 1 个文件，1 个未能检查：错误 2",
        "1 file checked, 1 could not be checked: 2 errors",
    ),
    ".": ("共检查 2 个文件，1 个未能检查，跳过 1 个非年报文件：错误 2",
          "2 files checked, 1 could not be checked, 1 skipped as no report: 2 errors"),
    "letters": ("共检查 0 个文件，跳过 2 个非年报文件", "0 files checked, 2 skipped as no reports"),
}  # fmt: skip
WHYS = {
    "missing": (
        "  未能检查 1 个路径：GJ901 没有这个文件或文件夹，或打不开",
        "  1 path could not be checked: GJ901 there is no such file or folder, or it cannot be opened",
    ),
    "empty.txt": ("  未能检查 1 个文件：GJ902 文件是空的或只有空白", "  1 file could not be checked: GJ902 the file is empty or blank"),
    "empty.txt empty2.txt": ("  未能检查 2 个文件：GJ902 文件是空的或只有空白", "  2 files could not be checked: GJ902 the file is empty or blank"),
}  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    written(tmp_path / "faulty.md", faulty_text())
    written(tmp_path / "clean.md", clean_text())
    written(tmp_path / "empty.txt", "")
    written(tmp_path / "a" / "notice.txt", "关于召开座谈会的通知\n\n请各科室派一名同志参加。\n")
    written(tmp_path / "letters" / "a.txt", "关于召开座谈会的通知\n\n请各科室派一名同志参加。\n")
    written(tmp_path / "letters" / "b.txt", "关于召开座谈会的通知\n\n请各科室派一名同志参加。\n")
    return tmp_path


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("paths", SUMMARIES)
def test_the_summary_counts_what_was_checked_and_what_was_not(
    paths: str, lang: str, gouji: Gouji, folder: Path
) -> None:
    if paths == ".":
        shutil.rmtree(folder / "letters")
    lines = gouji("check", *paths.split(), "--lang", lang).out.splitlines()
    assert SUMMARIES[paths][lang == "en"] in lines


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("paths", WHYS)
def test_the_summary_says_why_something_was_not_checked(paths: str, lang: str, gouji: Gouji, folder: Path) -> None:
    written(folder / "empty2.txt", " ")
    ran = gouji("check", *paths.split(), "--lang", lang)
    assert ran.code == 2
    assert ran.out.splitlines()[-1] == WHYS[paths][lang == "en"]
