"""Paths and bytes of SARIF: names of every kind, copies in two folders, another machine."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest

from tests.conftest import Gouji, faulty_text, written
from tests.formatters.test_sarif import log, validator
from tests.support.faulted import FORMATS, faulty, in_format

__all__ = ["validator"]


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
