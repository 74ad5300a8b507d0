"""A finding in a file that is no text is placed in its text twin, exactly; and every file's name survives as a URI."""

from __future__ import annotations

import hashlib
import json
import shutil
from gzip import compress
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from gouji.twin import sidecar_of
from tests.conftest import Gouji, faulty_text, written
from tests.formatters.test_sarif import log, validator
from tests.support.faulted import FORMATS, TWINNED, faulty, in_format
from tests.support.regions import marked, places

__all__ = ["validator"]


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


@pytest.mark.parametrize("format_", FORMATS)
def test_only_in_a_text_a_fix_is_proposed(format_: str, gouji: Gouji, tmp_path: Path) -> None:
    path = written(tmp_path / f"a.{format_}", in_format(faulty(), format_))
    assert gouji.check(path).json["runs"][0]["findings"][0]["fixes"]
    result = log(gouji, path)["runs"][0]["results"][0]
    assert ("fixes" in result) == (format_ not in TWINNED)


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
