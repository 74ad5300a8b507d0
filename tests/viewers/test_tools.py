"""SARIF before others' tools: `make test-sarif` fetches them (npm, pip) and runs this; each is skipped where absent."""

from __future__ import annotations

import json
import os
import subprocess
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import FAULT, Gouji, clean_text, faulty_text, report_text, written
from tests.corpus.test_corpus import CORPUS
from tests.formatters.test_sarif import validator
from tests.support import viewer
from tests.support.faulted import FORMATS, TWINNED, faulty, in_format

__all__ = ["validator"]
MULTITOOL = viewer.TOOLS / "node_modules" / "@microsoft" / "sarif-multitool-linux" / "Sarif.Multitool"
SARIF = viewer.TOOLS / "venv" / "bin" / "sarif"
SAMPLES = Path(__file__).parents[2] / "docs" / "samples"
# What the tool advises that does not fit: messages without quotes, the schema's address, rule names (SARIF.md).
PASSED_OVER = {"SARIF2002", "SARIF2006", "SARIF2014"}
needs_multitool = pytest.mark.skipif(
    not MULTITOOL.is_file(), reason="sarif-multitool is not installed (make test-sarif)"
)
needs_sarif = pytest.mark.skipif(not SARIF.is_file(), reason="sarif-tools is not installed (make test-sarif)")
needs_viewer = pytest.mark.skipif(bool(viewer.missing()), reason=viewer.missing() or "-")


def every_kind(folder: Path) -> None:
    """Every format, awkward names, what cannot be read, what is suppressed, what is known from before."""
    for format_ in FORMATS:
        written(folder / f"{format_}.{format_}", in_format(faulty(), format_))
        written(
            folder / "gb2021" / f"年报 {format_} 100%#.{format_}",
            in_format(faulty(5, form="gb2021"), format_, before=30),
        )
    written(folder / "blank.md", clean_text().replace("| 1776691 |", "|  |"))
    written(folder / "wide.docx", in_format(faulty(), "docx", wide=True))
    written(folder / "broken.pdf", b"%PDF-1.7 broken")
    written(folder / "empty.txt", "")
    written(folder / "gouji.toml", '[[suppress]]\ncode = "SUM003"\nreason = "已核对"\nfiles = "*.md"\n')


LOGS = {
    "samples": (str(SAMPLES),),
    "english": (str(SAMPLES), "--lang", "en"),
    "every kind": (".", "missing.md"),
    "source": (".", "--sarif-anchor", "source"),
    "github": (".", "--sarif-profile", "github", "--sarif-category", "年报"),
    "baseline": (".", "--baseline", "old.sarif"),
    "nothing": ("--select", "STR001", "html.html"),
}


REAL = pytest.param("corpus", marks=pytest.mark.skipif(not CORPUS.is_dir(), reason="the real reports are not here"))


@pytest.fixture
def log(request: pytest.FixtureRequest, gouji: Gouji, tmp_path: Path) -> Path:
    """The log of one of LOGS, or of the corpus."""
    every_kind(tmp_path)
    gouji("baseline", "write", "old.sarif", ".")
    written(tmp_path / "new.md", report_text({**FAULT, "disputes.litigation_after_reconsideration.total": 5}, seed=11))
    (tmp_path / "md.md").unlink()
    gouji("check", *LOGS.get(request.param, (str(CORPUS),)), "--output", "sarif=log.sarif")
    return tmp_path / "log.sarif"


@needs_multitool
@pytest.mark.parametrize("log", [*LOGS, REAL], indirect=True)
def test_multitool_finds_no_error_and_no_warning(log: Path, validator: Any, tmp_path: Path) -> None:
    told = json.loads(log.read_text(encoding="utf-8"))
    assert [error.message for error in validator.iter_errors(told)] == []
    command = [
        str(MULTITOOL), "validate", str(log), "--rule-kind", "Sarif;Ghas", "--level", "Error;Warning;Note",
        "--output", str(tmp_path / "out.sarif"), "--log", "ForceOverwrite",
    ]  # fmt: skip
    environment = {**os.environ, "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"}
    subprocess.run(command, env=environment, capture_output=True, timeout=300, check=False)
    run = json.loads((tmp_path / "out.sarif").read_text(encoding="utf-8-sig"))["runs"][0]
    assert run["results"], "it always has some advice; none means that it did not run"
    wrong = [
        (result["ruleId"], result.get("level", "warning"), result["message"])
        for result in run["results"]
        if result.get("level", "warning") in ("error", "warning") and result["ruleId"] not in PASSED_OVER
    ]
    assert wrong == []


@needs_sarif
@pytest.mark.parametrize("log", ["samples", "every kind", REAL], indirect=True)
def test_sarif_tools_count_what_we_count(log: Path) -> None:
    ran = subprocess.run([str(SARIF), "summary", str(log)], capture_output=True, text=True, timeout=120, check=True)
    results = json.loads(log.read_text(encoding="utf-8"))["runs"][0]["results"]
    counts = Counter(result["level"] for result in results)
    for level in ("error", "warning", "note"):
        assert f"{level}: {counts[level]}\n" in ran.stdout


@needs_viewer
@pytest.mark.parametrize("log", ["samples", "every kind", "baseline", REAL], indirect=True)
def test_the_viewer_renders_a_whole_log(log: Path, tmp_path: Path) -> None:
    text = log.read_text(encoding="utf-8")
    shown = json.loads(viewer.opened(text, tmp_path))
    assert shown["errors"] == []
    places = [result["locations"][0] for result in json.loads(text)["runs"][0]["results"]]
    names = {place["logicalLocations"][0]["fullyQualifiedName"] for place in places if "logicalLocations" in place}
    assert set(shown["names"]) & names


@needs_viewer
@pytest.mark.parametrize("format_", TWINNED)
def test_the_viewer_shows_the_cell_s_full_name_and_opens_the_twin_at_the_cell(
    format_: str, gouji: Gouji, tmp_path: Path
) -> None:
    path = written(tmp_path / f"年报.{format_}", in_format(faulty(), format_, wide=format_ != "pdf"))
    log = gouji("check", path, "--format", "sarif").out
    shown = json.loads(viewer.opened(log, tmp_path))
    assert shown["errors"] == []
    assert "岚屏县人民政府2019 > 第3部分 > 收到和处理政府信息公开申请情况 > （一）予以公开 > 自然人" in shown["names"]
    assert shown["mark"] == "123457"
    artifact = json.loads(log)["runs"][0]["artifacts"][1]
    assert shown["text"] == artifact["contents"]["text"]


@needs_viewer
def test_the_pictures_on_the_how_to_page_are_of_what_is_shown_now(tmp_path: Path) -> None:
    """`make docs-viewer` takes them anew."""
    seal = viewer.seal(viewer.pictured(tmp_path))
    for path in viewer.PICTURES:
        assert seal in path.read_bytes(), path.name


@needs_viewer
def test_the_viewer_renders_a_text_s_findings_too(gouji: Gouji, tmp_path: Path) -> None:
    log = gouji("check", written(tmp_path / "a.md", faulty_text()), "--format", "sarif").out
    shown = json.loads(viewer.opened(log, tmp_path))
    assert shown["errors"] == []
    assert len(shown["names"]) >= 1
