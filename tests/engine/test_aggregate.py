"""A report beside those that it sums up: which go together is said in the configuration and found among the run's files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from gouji_rules.years.parent_child_sum_mismatch import ParentChildSumMismatch
from tests.conftest import Gouji, Ran, clean_text, written

FIRST, SECOND, WHOLE = ParentChildSumMismatch.invalid.replace("«", "").replace("»", "").strip().split("\n&&&\n")
AGGREGATE = '[[aggregate]]\nwhole = "county-2021.md"\nparts = ["townships/*-2021.md"]\n'
TOLD = "主动公开政府信息情况有2格不等于2份下级报告的合计：行政许可·本年处理决定数量9，合计24；行政强制·本年处理决定数量4，合计5"
COMPARED_NOTHING = {
    "another year": (FIRST.replace("2021", "2020"), "不是同一年度"),
    "no year": (FIRST.replace("2021年", ""), "看不出年度"),
    "another form": (
        FIRST.replace("| 信息内容 | 本年处理决定数量 |\n|---|---|", "| 信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量 |\n|---|---|---|---|").replace(
            "| 12 |", "| 5 | 0 | 12 |"
        ).replace("| 3 |", "| 5 | 0 | 3 |").replace("| 行政强制 | |", "| 行政强制 | 5 | 0 | 0 |"),
        "格式不同",
    ),
    "another copy": (SECOND, "有两份报告是同一机关的"),
}  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """With a year before, and a file that is of no sum."""
    written(tmp_path / "gouji.toml", f'select = ["XYR"]\nextend-select = ["XYR007"]\n{AGGREGATE}')
    written(tmp_path / "townships" / "石桥-2021.md", FIRST)
    written(tmp_path / "townships" / "松岭-2021.md", SECOND)
    written(tmp_path / "county-2021.md", WHOLE)
    written(tmp_path / "other.md", clean_text())
    return tmp_path


def told(ran: Ran) -> list[tuple[str, str]]:
    """File name and message of each finding of the rule."""
    return [
        (Path(run["path"]).name, found["message"])
        for run in ran.json["runs"]
        for found in run["findings"]
        if found["code"] == "XYR007"
    ]


def unchecked(ran: Ran) -> list[str]:
    return [one["reason"] for run in ran.json["runs"] for one in run["not_checked"] if one["code"] == "XYR007"]


def notes(ran: Ran) -> list[dict[str, Any]]:
    """Any: it is JSON."""
    return [one for one in ran.json["notifications"] if one["code"] == "GJ919"]


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize(
    "paths", [["."], ["county-2021.md", "townships"], ["townships", "other.md", "county-2021.md"]], ids=len
)
def test_a_whole_is_compared_with_its_parts_in_any_order(
    paths: list[str], jobs: str, gouji: Gouji, folder: Path
) -> None:
    ran = gouji.check(*paths, "--jobs", jobs)
    assert told(ran) == [("county-2021.md", TOLD)]
    assert notes(ran) == []
    (found,) = [one for run in ran.json["runs"] for one in run["findings"] if one["code"] == "XYR007"]
    assert {Path(one["path"]).name for one in found["related"] if one["role"] == "part"} == {
        "石桥-2021.md",
        "松岭-2021.md",
    }
    assert found["cells"] == ["disclosure.licensing.decisions", "disclosure.coercion.decisions"]


@pytest.mark.parametrize("given", [False, True], ids=["in-the-run", "given"])
def test_a_whole_has_its_year_before_too(given: bool, gouji: Gouji, folder: Path) -> None:
    before = written(folder / "before" / "county-2020.md", WHOLE.replace("2021", "2020").replace("| 9 |", "| 900 |"))
    ran = gouji.check("county-2021.md", "townships", *(["--previous", before] if given else [before]))
    assert told(ran) == [("county-2021.md", TOLD)]
    assert ("county-2021.md", "XYR006") in ran.findings


def test_a_sum_that_holds_is_silent(gouji: Gouji, folder: Path) -> None:
    written(folder / "county-2021.md", WHOLE.replace("| 9 |", "| 24 |").replace("| 4 |", "| 5 |"))
    assert told(gouji.check(".")) == []


def test_cases_that_several_count_are_allowed_for(gouji: Gouji, folder: Path) -> None:
    written(folder / "gouji.toml", f'select = ["XYR007"]\n{AGGREGATE}[XYR007]\njoint = 1\n')
    assert [message.partition("有")[2][:2] for _, message in told(gouji.check("."))] == ["1格"]
    written(folder / "county-2021.md", WHOLE.replace("| 9 |", "| 25 |"))
    assert ["许可·本年处理决定数量25，合计24" in one for _, one in told(gouji.check("."))] == [True]


def test_a_blank_that_may_hold_what_lacks_is_not_checked(gouji: Gouji, folder: Path) -> None:
    written(
        folder / "county-2021.md", WHOLE.replace("| 9 |", "| |").replace("| 3 |", "| 30 |").replace("| 4 |", "| 9 |")
    )
    ran = gouji.check(".")
    assert [message[-16:] for _, message in told(ran)] == ["处罚·本年处理决定数量30，合计3"[-16:]]
    assert any("留空" in one for one in unchecked(ran))


@pytest.mark.parametrize("case", COMPARED_NOTHING)
def test_what_is_unlike_is_not_compared_and_that_is_said(case: str, gouji: Gouji, folder: Path) -> None:
    text, reason = COMPARED_NOTHING[case]
    written(folder / "townships" / "石桥-2021.md", text)
    ran = gouji.check(".")
    assert told(ran) == []
    assert [reason in one for one in unchecked(ran)] == [True]


def test_a_part_that_is_not_read_leaves_nothing_to_compare(gouji: Gouji, folder: Path) -> None:
    written(folder / "townships" / "云溪-2021.md", " ")
    ran = gouji.check(".")
    assert (told(ran), ran.code) == ([], 2)
    assert [one["message"].partition("：")[2] for one in notes(ran)] == ["没有读成报告：townships/云溪-2021.md"]


def test_a_part_that_is_no_report_is_not_passed_over_in_silence(gouji: Gouji, folder: Path) -> None:
    written(folder / "townships" / "说明-2021.md", "# 说明\n\n各镇报告存放于此。\n")
    ran = gouji.check(".")
    assert told(ran) == []
    assert ["说明-2021.md" in one["message"] for one in notes(ran)] == [True]


UNFIT = {
    "no whole": ('whole = "city.md"\nparts = ["townships/*"]', "whole（city.md）对上0个文件，应为1个"),
    "several wholes": ('whole = "*/*"\nparts = ["county-2021.md"]', "whole（*/*）对上2个文件，应为1个：townships/"),
    "no parts": ('whole = "county-2021.md"\nparts = ["townships/*", "city/*"]', "parts 的“city/*”没有对上文件"),
    "the whole among the parts": ('whole = "county-2021.md"\nparts = ["*.md"]', "汇总报告 county-2021.md 也在下级报告之列"),
}  # fmt: skip


@pytest.mark.parametrize("case", UNFIT)
def test_what_does_not_fit_the_run_is_told(case: str, gouji: Gouji, folder: Path) -> None:
    given, why = UNFIT[case]
    written(folder / "gouji.toml", f'select = ["XYR007"]\n[[aggregate]]\n{given}\n')
    ran = gouji.check(".")
    assert told(ran) == []
    (note,) = notes(ran)
    assert note["level"] == "warning"
    assert note["message"].startswith(f"gouji.toml [[aggregate]] 1 的上下级合计没有核对：{why}")
    assert "[[aggregate]] 1: no sums were compared" in gouji("check", ".", "--lang", "en").err


def test_a_whole_is_summed_up_once(gouji: Gouji, folder: Path) -> None:
    written(folder / "gouji.toml", f'select = ["XYR007"]\n{AGGREGATE}{AGGREGATE.replace("*", "松*")}')
    ran = gouji.check(".")
    assert told(ran) == [("county-2021.md", TOLD)]
    assert [one["message"] for one in notes(ran)] == [
        "gouji.toml [[aggregate]] 2 的上下级合计没有核对：county-2021.md 已在另一项中汇总"
    ]


def test_a_folder_s_own_signs_are_no_pattern(gouji: Gouji, folder: Path) -> None:
    for name in ("gouji.toml", "county-2021.md", "townships/石桥-2021.md", "townships/松岭-2021.md"):
        written(folder / "[a]*" / name, (folder / name).read_bytes())
    assert told(gouji.check("[a]*")) == [("county-2021.md", TOLD)]


def test_without_the_setting_nothing_is_compared(gouji: Gouji, folder: Path) -> None:
    written(folder / "gouji.toml", 'select = ["XYR007"]\n')
    ran = gouji.check(".")
    assert (told(ran), unchecked(ran), notes(ran)) == ([], [], [])


WRONG = {
    "no list": ("aggregate = 1", 1, "aggregate 须写成 [[aggregate]]", "must be written as [[aggregate]]"),
    "an unknown key": ('[[aggregate]]\nwhole = "a"\npart = ["b"]', 3, "aggregate 没有“part”；是否指 parts", "did you mean parts?"),
    "no whole": ('[[aggregate]]\nparts = ["b"]', 1, "aggregate 的 whole 须为汇总报告的文件名", "whole must name the file"),
    "a list for a whole": ('[[aggregate]]\nwhole = ["a"]\nparts = ["b"]', 2, "aggregate 的 whole 须为", "whole must name"),
    "no parts": ('[[aggregate]]\nwhole = "a"', 1, "aggregate 的 parts 须列出各份下级报告", "parts must list the reports"),
    "the whole itself": ('[[aggregate]]\nwhole = "a"\nparts = ["b", "a"]', 3, "whole 也列在 parts 里：a", "whole is one of its own parts: a"),
}  # fmt: skip


@pytest.mark.parametrize("case", WRONG)
def test_a_slip_in_the_setting_is_told_with_its_line(case: str, gouji: Gouji, folder: Path) -> None:
    text, line, zh, en = WRONG[case]
    path = written(folder / "gouji.toml", f"{text}\n")
    ran = gouji("check", ".")
    assert ran.code == 2
    assert f"{path}:{line}：" in ran.complaints[0]
    assert zh in ran.complaints[0]
    assert en in gouji("check", ".", "--lang", "en").complaints[0]


def test_of_a_file_checked_alone_nothing_is_said(folder: Path, gouji: Gouji) -> None:
    for name in ("county-2021.md", "townships/石桥-2021.md", "other.md"):
        assert notes(gouji("check", name, "--format", "json")) == []
