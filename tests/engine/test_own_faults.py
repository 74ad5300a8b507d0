"""A reader that fails in an unforeseen way costs its own file, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from gouji.cli.app import run
from gouji_rules.years.carryover_discontinuity import CarryoverDiscontinuity

PACK = """
from gouji import Document, Reader, Source, hookimpl

gouji_api = 1

def read(source: Source) -> Document:
    raise ZeroDivisionError("by hand")

@hookimpl
def gouji_readers():
    return (Reader("odd", (".odd",), __name__ + ":read"),)
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "pack.py").write_text(PACK, encoding="utf-8")
    (tmp_path / "a.odd").write_text("?", encoding="utf-8")
    then, now = CarryoverDiscontinuity.invalid.replace("«", "").replace("»", "").strip().split("\n+++\n")
    (tmp_path / "then.md").write_text(then, encoding="utf-8")
    (tmp_path / "now.md").write_text(now, encoding="utf-8")
    return tmp_path


def test_the_other_files_are_checked(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "--plugin", "./pack.py", "--select", "XYR", "a.odd", "now.md"]) == 2
    told = capsys.readouterr()
    assert "GJ908 a.odd" in told.err
    assert "by hand" in told.err
    assert "Traceback" not in told.err
    assert "1 个未能检查" in told.out


def test_the_other_reports_of_last_year_are_compared(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "earlier").mkdir()
    for name in ("a.odd", "then.md"):
        (folder / name).rename(folder / "earlier" / name)
    assert run(["check", "--plugin", "./pack.py", "--select", "XYR", "--previous", "earlier", "now.md"]) == 2
    told = capsys.readouterr()
    assert told.out.count("XYR001") == 1
    assert "GJ908" in told.err
