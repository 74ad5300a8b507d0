"""A finding in a file that is no text is placed in its text twin, exactly; and every file's name survives as a URI."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from gzip import compress
from pathlib import Path
from random import Random
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import HealthCheck, given, settings

from gouji.formatters.pages import split_examples
from gouji.plugins import Registry
from gouji.twin import sidecar_of
from tests.conftest import Gouji, faulty_text, written
from tests.corpus.test_corpus import CORPUS
from tests.formatters.test_sarif import DOCS, log, validator
from tests.support.dress import make_dress
from tests.support.faulted import FORMATS, TWINNED, faulty, in_format
from tests.support.profiles import load_profile, randoms
from tests.support.regions import lines_of, marked, shows, untrue
from tests.support.render import render
from tests.support.shapes import SHAPES

load_profile()
__all__ = ["validator"]
SAMPLES = DOCS / "samples"
QUIRKS = Path(__file__).parents[1] / "quirks"


def places(run: Any) -> Iterator[tuple[Any, Any]]:
    for result in run["results"]:
        yield result, result["locations"][0]
        yield from ((result, place) for place in result.get("relatedLocations", []))


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


MIMES = {
    "pdf": "application/pdf",
    "ofd": "application/ofd",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "mht": "multipart/related",
}


@pytest.mark.parametrize("format_", TWINNED)
def test_a_twin_is_embedded_with_what_it_was_made_from(
    format_: str, gouji: Gouji, tmp_path: Path, validator: Any
) -> None:
    path = written(tmp_path / f"report.{format_}", in_format(faulty(), format_))
    told = log(gouji, path)
    assert list(validator.iter_errors(told)) == []
    source, twin = told["runs"][0]["artifacts"]
    assert source["hashes"]["sha-256"] == hashlib.sha256(path.read_bytes()).hexdigest()
    assert source["length"] == path.stat().st_size
    assert source["roles"] == ["analysisTarget"]
    assert source["mimeType"] == MIMES[format_]
    assert (twin["mimeType"], twin["encoding"], "roles" in twin) == ("text/markdown", "UTF-8", False)
    assert twin["location"]["uri"] == f".gouji/report.{format_}.md"
    assert twin["properties"] == {"gouji/derivedFrom": f"report.{format_}"}
    gouji("check", path, "--write-sidecars")
    assert twin["contents"]["text"].encode() == Path(sidecar_of(str(path))).read_bytes()


def test_the_document_itself_is_the_last_related_place(gouji: Gouji, tmp_path: Path) -> None:
    path = written(tmp_path / "report.pdf", in_format(faulty(), "pdf"))
    (run,) = log(gouji, path)["runs"]
    for result in run["results"]:
        last = result["relatedLocations"][-1]
        assert result["message"]["text"].endswith(f"[原件]({last['id']})")
        assert set(last["properties"]) == {"gouji/page", "gouji/box"}
        assert last["properties"]["gouji/page"] == result["properties"]["gouji/page"]
        assert "页" not in result["message"]["text"]


def test_anchored_on_the_source_a_finding_is_at_its_beginning(gouji: Gouji, tmp_path: Path) -> None:
    path = written(tmp_path / "report.pdf", in_format(faulty(), "pdf"))
    (run,) = log(gouji, path, "--sarif-anchor", "source")["runs"]
    assert len(run["artifacts"]) == 1
    for result in run["results"]:
        physical = result["locations"][0]["physicalLocation"]
        region = physical["region"]
        assert physical["artifactLocation"]["uri"] == "report.pdf"
        assert [region[name] for name in ("startLine", "startColumn", "endLine", "endColumn")] == [1, 1, 1, 2]
        assert region["snippet"]["text"] == "123457"


@pytest.mark.skipif(os.name == "nt", reason="sets what Unix sets")
def test_another_machine_gives_the_same_bytes(tmp_path: Path) -> None:
    """Other hashes, clock, language and width of the screen, in processes of their own: log, sidecar and other outputs."""
    told = set()
    outputs = ("--output=a.sarif", "--output=a.json", "--output=a.csv", "--output=gitlab=a.gitlab", "--output=a.xml")
    written(tmp_path / "年报" / "a.pdf", in_format(faulty(), "pdf"))
    written(tmp_path / "年报" / "b.docx", in_format(faulty(5, form="gb2021"), "docx"))
    written(tmp_path / "年报" / "c.md", faulty_text())
    for seed, zone, locale, columns in (("1", "Asia/Shanghai", "C", "40"), ("2", "America/New_York", "C.UTF-8", "200")):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale, "COLUMNS": columns}
        command = [sys.executable, "-m", "gouji", "check", "年报", "--lang", "zh", "--write-sidecars", *outputs]
        ran = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, timeout=120, check=False)
        assert (ran.returncode, ran.stderr) == (1, b"")
        files = sorted(path for path in tmp_path.rglob("*") if path.is_file())
        assert len(files) == 3 + 5 + 2
        told.add(b"".join(path.read_bytes() for path in files))
    assert len(told) == 1


@pytest.mark.parametrize("format_", FORMATS)
def test_only_in_a_text_a_fix_is_proposed(format_: str, gouji: Gouji, tmp_path: Path) -> None:
    path = written(tmp_path / f"a.{format_}", in_format(faulty(), format_))
    assert gouji.check(path).json["runs"][0]["findings"][0]["fixes"]
    result = log(gouji, path)["runs"][0]["results"][0]
    assert ("fixes" in result) == (format_ not in TWINNED)


def told_of_the_run(text: str) -> Any:
    return json.loads(text)["runs"][0]["invocations"][0]["toolExecutionNotifications"]


def test_two_copies_in_two_folders_give_the_same_bytes(
    gouji: Gouji, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By a relative path or an absolute one; what went wrong with the run is told alike, too."""
    told = set()
    files = {f"年报/a.{format_}": in_format(faulty(), format_) for format_ in FORMATS}
    files |= {"年报/空.txt": b"", "gouji.toml": '[[suppress]]\ncode = "STR"\nreason = "甲"\nfiles = "*"\n'.encode()}
    for name in ("one", "二 2"):
        for file, data in files.items():
            written(tmp_path / name / file, data)
        monkeypatch.chdir(tmp_path / name)
        for path in (".", tmp_path / name, "年报"):
            told.add(gouji("check", path, "--format", "sarif").out)
    assert len(told) == 1
    assert {"GJ902", "GJ915"} == {one["descriptor"]["id"] for one in told_of_the_run(told.pop())}


NAMES = [
    "two words",
    "年报（一）",
    "a#b",
    "100%",
    "a'b",
    'say "hi"',
    "a?b",
    "a;b&c=d+e",
    "[x]{y}",
    "字" * 70,
    "..a",
    "%41",
]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("format_", ["md", "docx"])
def test_any_name_makes_a_valid_uri_that_decodes_to_the_path(
    format_: str, name: str, gouji: Gouji, tmp_path: Path, validator: Any
) -> None:
    path = written(tmp_path / name / f"{name}.{format_}", in_format(faulty(), format_))
    told = log(gouji, path)
    assert list(validator.iter_errors(told)) == []
    (run,) = told["runs"]
    uris = [one["location"]["uri"] for one in run["artifacts"]]
    for uri in uris:
        assert uri.isascii()
        assert not set(uri) & set(' "<>\\^`{|}#?[]')
        parts = urlsplit(uri)
        assert (parts.scheme, parts.netloc, parts.query, parts.fragment) == ("", "", "", "")
    due = [f"{name}/{name}.{format_}", f"{name}/.gouji/{name}.{format_}.md"]
    assert [unquote(uri) for uri in uris] == (due if format_ == "docx" else due[:1])


def test_a_path_is_told_from_the_root_whatever_way_was_taken(
    gouji: Gouji, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Below the root by its place; elsewhere as it was named, so that no folder of this machine is told unasked."""
    below, beside = (
        written(tmp_path / "in" / "年报.md", faulty_text()),
        written(tmp_path / "out" / "b.md", faulty_text()),
    )
    monkeypatch.chdir(tmp_path / "in")
    due = {
        "年报.md": ("年报.md", "%SRCROOT%"),
        "./年报.md": ("年报.md", "%SRCROOT%"),
        "../in/年报.md": ("年报.md", "%SRCROOT%"),
        str(below): ("年报.md", "%SRCROOT%"),
        "../out/b.md": ("../out/b.md", "%SRCROOT%"),
        "../in/../out/b.md": ("../out/b.md", "%SRCROOT%"),
        str(beside): (beside.as_uri(), None),
    }
    for path, (uri, base) in due.items():
        (artifact,) = log(gouji, path)["runs"][0]["artifacts"]
        assert (unquote(artifact["location"]["uri"]), artifact["location"].get("uriBaseId")) == (unquote(uri), base)


@pytest.mark.skipif(os.name == "nt", reason="a name there cannot hold it")
def test_a_backslash_in_a_name_is_no_folder(gouji: Gouji, tmp_path: Path) -> None:
    path = written(tmp_path / "C:\\报告\\a.md", faulty_text())
    (artifact,) = log(gouji, path)["runs"][0]["artifacts"]
    assert unquote(artifact["location"]["uri"]) == artifact["location"]["description"]["text"] == "C:\\报告\\a.md"


def test_last_year_s_report_is_a_place_of_its_own(gouji: Gouji, tmp_path: Path) -> None:
    """A place in another file carries that file's name, and no artifact of this run's."""
    before = written(tmp_path / "上年" / "2019.md", faulty_text())
    now = faulty_text().replace("2019年", "2020年")
    path = written(tmp_path / "2020.md", now)
    (run,) = log(gouji, path, "--previous", before)["runs"]
    other = [
        place["physicalLocation"]["artifactLocation"]
        for result, place in places(run)
        if result["ruleId"] == "XYR001" and place is not result["locations"][0]
    ]
    assert {unquote(one["uri"]) for one in other if "index" not in one} == {"上年/2019.md"}


class TestGitHub:
    """The github profile: nothing that GitHub refuses or ignores, and no more of anything than it takes."""

    @pytest.fixture
    def run(self, gouji: Gouji, tmp_path: Path) -> Any:
        written(tmp_path / "a.pdf", in_format(faulty(), "pdf"))
        written(
            tmp_path / "b.md", faulty_text().replace("| 123457 |", "| 123457 | <!-- gouji: ignore SUM003 已核对 -->", 2)
        )
        shutil.copy(tmp_path / "a.pdf", tmp_path / "c.pdf")
        gouji("baseline", "write", "old.sarif", "c.pdf", "a.pdf")
        options = ("--sarif-profile", "github", "--sarif-category", "年报/", "--baseline", "old.sarif")
        return log(gouji, "a.pdf", "b.md", *options)["runs"][0]

    def test_it_leaves_out_what_github_ignores(self, run: Any) -> None:
        text = json.dumps(run)
        for name in ('"suppressions"', '"baselineState"', '"contents"', '"absent"'):
            assert name not in text
        assert len(run["results"]) == 3

    def test_every_result_has_a_region_and_an_identity_of_its_own(self, run: Any) -> None:
        marks = [result["partialFingerprints"]["primaryLocationLineHash"] for result in run["results"]]
        assert len(set(marks)) == len(marks)
        for result in run["results"]:
            assert set(result["locations"][0]["physicalLocation"]) >= {"artifactLocation", "region"}

    def test_the_category_ends_in_a_slash(self, run: Any, gouji: Gouji) -> None:
        assert run["automationDetails"] == {"id": "年报/"}
        assert "automationDetails" not in log(gouji, "b.md")["runs"][0]


def test_the_github_profile_is_cut_to_what_github_takes_and_says_so(
    gouji: Gouji, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gouji.formatters.sarif.log._MOST_RESULTS", 3)
    written(tmp_path / "a.md", faulty_text().replace("| 1776691 |", "|  |"))
    written(tmp_path / "b.md", faulty_text())
    everything = log(gouji, ".")["runs"][0]
    assert [result["level"] for result in everything["results"]].count("error") == 4
    cut = log(gouji, ".", "--sarif-profile", "github")["runs"][0]
    assert [result["level"] for result in cut["results"]] == ["error"] * 3
    (told,) = cut["invocations"][0]["toolExecutionNotifications"]
    assert told["descriptor"]["id"] == "GJ914"
    assert f"{len(everything['results'])} 个结果" in told["message"]["text"]
    assert "3 个" in told["message"]["text"]
    assert "toolExecutionNotifications" not in everything["invocations"][0]


def test_the_github_profile_is_cut_by_size_too(gouji: Gouji, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(4):
        written(tmp_path / f"{number}.md", faulty_text())
    ran = gouji("check", ".", "--format", "sarif", "--sarif-profile", "github")
    whole = ran.json["runs"][0]
    monkeypatch.setattr("gouji.formatters.sarif.log._MOST_BYTES", len(compress(ran.out.encode())) - 1)
    cut = log(gouji, ".", "--sarif-profile", "github")["runs"][0]
    assert 0 < len(cut["results"]) < len(whole["results"]) == 8
    assert cut["invocations"][0]["toolExecutionNotifications"][0]["descriptor"]["id"] == "GJ914"


def test_every_rule_names_its_clause_in_the_taxonomy(gouji: Gouji, clean: Path) -> None:
    (run,) = log(gouji, clean)["runs"]
    (taxonomy,) = run["taxonomies"]
    assert run["tool"]["driver"]["supportedTaxonomies"] == [{"index": 0, "name": taxonomy["name"]}]
    for rule in run["tool"]["driver"]["rules"]:
        (relation,) = rule["relationships"]
        taxon = taxonomy["taxa"][relation["target"]["index"]]
        assert taxon["id"] == relation["target"]["id"]
        assert taxon["shortDescription"]["text"] in rule["help"]["markdown"]


def test_a_page_that_is_one_long_line_gives_a_short_context(gouji: Gouji, tmp_path: Path) -> None:
    page = in_format(faulty(), "html").decode().replace("\n", " ")
    assert len(page) > 4_000
    path = written(tmp_path / "a.html", page)
    (run,) = log(gouji, path)["runs"]
    for result in run["results"]:
        physical = result["locations"][0]["physicalLocation"]
        region, context = physical["region"], physical["contextRegion"]
        assert len(context["snippet"]["text"]) < 500
        assert marked([page], context) == context["snippet"]["text"]
        assert context["startColumn"] <= region["startColumn"] < region["endColumn"] <= context["endColumn"]


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
