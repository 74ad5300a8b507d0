"""What SARIF regions show, in every format, held against the places of the findings."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from gouji.formatters.pages import split_examples
from gouji.plugins import Registry
from tests.conftest import Gouji, faulty_text, written
from tests.corpus.test_corpus import CORPUS
from tests.formatters.test_sarif import DOCS, log
from tests.support.dress import make_dress
from tests.support.faulted import FORMATS, faulty, in_format
from tests.support.profiles import load_profile, randoms
from tests.support.regions import lines_of, marked, places, shows, untrue
from tests.support.render import render
from tests.support.shapes import SHAPES

load_profile()


SAMPLES = DOCS / "samples"


QUIRKS = Path(__file__).parents[1] / "quirks"


# Prose that several rules speak on, long enough to wrap on a page.
WRONG = (
    "全年发布信息3623条，其中动态1046余条、公告1809条、专题768条。全年公开信息近500条。经统计，全年公开信息512条。",
    "各单位对公开栏进一步进一步加强指导，收到的申请逐件记入台帐，年底一并归档。门户网站支持IPV6访问，年内没有中断。",
)


def regions_of(gouji: Gouji) -> tuple[Any, list[str]]:
    """The SARIF run of the folder `a` under every rule, and each of its regions that does not show its text."""
    gouji("check", "a", "--select", "ALL", "--output", "sarif=told.sarif", "--output", "json=told.json")
    (run,) = json.loads(Path("told.sarif").read_text(encoding="utf-8"))["runs"]
    told = json.loads(Path("told.json").read_text(encoding="utf-8"))
    return run, untrue(run, told, Path())


def codes(run: Any) -> set[str]:
    return {result["ruleId"] for result in run["results"]}


@pytest.mark.parametrize("wide", [False, True], ids=["basic", "wide"])
@pytest.mark.parametrize("format_", FORMATS)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=3)
@given(rng=randoms())
def test_each_region_shows_exactly_its_text(
    format_: str, wide: bool, rng: Random, gouji: Gouji, tmp_path: Path
) -> None:
    """Cells, sentences, and titles over one line or two."""
    seed = rng.randrange(1000)
    wide = wide and format_ != "pdf"  # the tests' printer has no such letter
    truth = replace(faulty(seed), story=WRONG)
    data = in_format(truth, format_, seed=seed, wide=wide, title=rng.choice(("plain", "two", "late")))
    written(tmp_path / "a" / f"report.{format_}", data)
    run, faults = regions_of(gouji)
    assert faults == []
    at_the_title = (
        set() if format_ in ("html", "mht") else {"CON005"}
    )  # which does not ask a page where it was published
    assert codes(run) >= {"BAL004", "SUM003", "STY002", "ARI004"} | at_the_title
    for result in run["results"]:
        physical = result["locations"][0]["physicalLocation"]
        lines = lines_of(run, physical["artifactLocation"], Path())
        assert marked(lines, physical["contextRegion"]) == physical["contextRegion"]["snippet"]["text"]
        if result["ruleId"] in ("BAL004", "SUM003"):
            assert shows(marked(lines, physical["region"]), "123457")


@pytest.mark.parametrize("shape", SHAPES)
def test_each_region_shows_exactly_its_text_in_every_shape_of_text(shape: str, gouji: Gouji, tmp_path: Path) -> None:
    for seed in range(4):
        rng = Random(f"{shape} {seed}")
        truth = replace(faulty(seed, form=rng.choice(("gb2019", "gb2021"))), story=WRONG)
        page = render(truth, SHAPES[shape], make_dress(rng, SHAPES[shape]), rng)
        written(tmp_path / "a" / f"{seed}.txt", page.data)
    run, faults = regions_of(gouji)
    assert faults == []
    assert codes(run) >= {"STY002", "ARI004"}


def test_each_region_shows_exactly_what_a_rule_points_at(gouji: Gouji, registry: Registry, tmp_path: Path) -> None:
    """On the examples of all rules."""
    for rule in registry.rules:
        for number, example in enumerate(split_examples(rule.invalid)):
            text = re.sub("[«»]", "", re.split(r"\n(?:\+\+\+|&&&)\n", example)[-1]).strip()
            written(tmp_path / "a" / f"{rule.code} {number}.md", f"{text}\n")
    run, faults = regions_of(gouji)
    assert faults == []
    assert len(codes(run)) > 60


@pytest.mark.parametrize(
    "files", [SAMPLES.glob("*.*"), QUIRKS.glob("*/report.*"), CORPUS.glob("*.*")], ids=["samples", "quirks", "corpus"]
)
def test_each_region_shows_exactly_its_text_in_all_reports_here(
    files: Iterator[Path], gouji: Gouji, tmp_path: Path
) -> None:
    for number, path in enumerate(sorted(files)):
        written(tmp_path / "a" / f"{number} {path.name}", path.read_bytes())
    if not (tmp_path / "a").exists():
        pytest.skip("the real reports are not here")
    run, faults = regions_of(gouji)
    assert faults == []
    assert len(run["results"]) > 40


@pytest.mark.parametrize(
    ("stretch", "text", "is_shown"),
    [
        ("12", "12", True),
        ("12 ", "12", False),
        ("| 12", "12", False),
        ("1", "12", False),
        ("甲县\n\n2019年报告", "甲县 2019年报告", True),
        ("甲\n县", "甲县", True),
        ("甲|县", "甲县", False),
        ("（二） | 2 | 3", "（二） 2 3", True),
        ("（二） | 2 | 3 | 4", "（二） 2 3", False),
        ("1&nbsp;<b>2</b>", "1 2", True),
        ("1\\|2", "1|2", True),
        (" ", "", True),
        ("0", "", False),
    ],
)
def test_the_law_of_regions_can_be_broken(stretch: str, text: str, is_shown: bool) -> None:
    assert shows(stretch, text) is is_shown


def test_wide_characters_stand_before_the_cell_in_its_row(gouji: Gouji, tmp_path: Path) -> None:
    """So that the law above is put to more than the basic plane."""
    path = written(tmp_path / "report.docx", in_format(faulty(), "docx", wide=True))
    (run,) = log(gouji, path)["runs"]
    place = next(one for result, one in places(run) if result["ruleId"] == "BAL004")["physicalLocation"]
    line = lines_of(run, place["artifactLocation"], tmp_path)[place["region"]["startLine"] - 1]
    assert "𠮷" in line
    assert place["region"]["startColumn"] == line.index("123457") + 1 + line.count("𠮷")


def test_a_character_written_as_a_reference_is_marked_whole(gouji: Gouji, tmp_path: Path) -> None:
    page = in_format(replace(faulty(), story=WRONG), "html").decode()
    assert "IPV6访问" in page
    written(tmp_path / "a" / "b.html", page.replace("IPV6访问", "<span>IPV</span>&#54;访问"))
    run, faults = regions_of(gouji)
    assert faults == []
    snippets = [result["locations"][0]["physicalLocation"]["region"]["snippet"]["text"] for result in run["results"]]
    assert "IPV</span>&#54;" in snippets


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
def test_what_counts_as_the_end_of_a_line_is_told(newline: str, gouji: Gouji, tmp_path: Path) -> None:
    written(tmp_path / "a" / "b.md", faulty_text().replace("\n", newline))
    run, faults = regions_of(gouji)
    assert faults == []
    assert run["newlineSequences"] == ["\r\n", "\n", "\r"]
    first = next(one for one in run["results"] if one["ruleId"] == "BAL004")["locations"][0]["physicalLocation"]
    lines = faulty_text().split("\n")
    assert "| 123457 |" in lines[first["region"]["startLine"] - 1]


def test_a_drawn_cell_over_several_lines_is_marked_on_its_first(gouji: Gouji, tmp_path: Path) -> None:
    """Below it in the file stand its neighbors' other lines, not its own: 2 above 08102 is 208102, a cell of the row."""
    report = QUIRKS / "digits-wrapped-in-a-short-drawn-table" / "report.md"
    written(tmp_path / "a" / "b.md", report.read_bytes())
    lines = report.read_text(encoding="utf-8").split("\n")
    row = next(number for number, line in enumerate(lines, 1) if "08102" in line) - 1
    run, faults = regions_of(gouji)
    assert faults == []
    regions = [place["physicalLocation"]["region"] for _, place in places(run)]
    (region,) = (one for one in regions if one["startLine"] == row and one["startColumn"] > 50)
    assert region["endLine"] == row
    assert marked(lines, region) == "2"
