"""Every quirk met in real files: the report in its folder states what its truth says.

The truth is written by hand and has no way of being refreshed from what is read.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.quirks.form import faults, report_of, truth_of
from tests.support.reading import read_back

HERE = Path(__file__).parent
FOLDERS = sorted(path for path in HERE.iterdir() if path.is_dir() and path.name != "__pycache__")


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_quirk_is_read_as_a_person_reads_it(folder: Path) -> None:
    assert _faults(folder) == []


def _faults(folder: Path) -> list[str]:
    path = report_of(folder)
    data = path.read_bytes()
    return faults(truth_of(folder), read_back(data, path.name), data)


@pytest.fixture
def quirk(tmp_path: Path) -> Path:
    """A copy of a folder, to be spoilt."""
    return Path(shutil.copytree(HERE / "six-for-seven", tmp_path / "quirk"))


def test_a_folder_without_truth_fails(quirk: Path) -> None:
    (quirk / "truth.json").unlink()
    with pytest.raises(ValueError, match=r"quirk: no truth\.json"):
        _faults(quirk)


def test_a_folder_with_two_reports_fails(quirk: Path) -> None:
    shutil.copy(quirk / "report.txt", quirk / "report.md")
    with pytest.raises(ValueError, match="2 reports, one is due"):
        _faults(quirk)


def _set(row: str, place: int, value: object) -> Callable[[Any], None]:
    def change(truth: Any) -> None:
        next(found for found in truth["cells"]["applications"] if row in found)[row][place] = value

    return change


def _fact(name: str, value: object) -> Callable[[Any], None]:
    def change(truth: Any) -> None:
        truth[name] = value

    return change


def _without_row(truth: Any) -> None:
    truth["cells"]["applications"].pop()


SPOILT = {
    "a value": (_set("granted", 0, 8), "applications.granted.natural_person: present 9, due is Decimal('8')"),
    "a blank for a zero": (_set("granted", 2, ""), "applications.granted.research: present 0, due is ''"),
    "a zero for a lost cell": (_set("granted", 5, 0), "applications.granted.other_organization: missing '', due is"),
    "no number for a number": (_set("received", 6, "?"), "applications.received.total: present 21, due is '?'"),
    "a row that is printed": (_without_row, "applications.carried_out.natural_person: present 0, due is '~'"),
    "a fact": (_fact("year", 2020), "year: 2021, due is Decimal('2020')"),
    "a section": (_fact("sections", [1, 2, 3, 4, 5, 6]), "sections: [1, 2, 3, 5, 6], due is"),
}


@pytest.mark.parametrize(("change", "fault"), SPOILT.values(), ids=SPOILT.keys())
def test_another_truth_is_a_fault(quirk: Path, change: Callable[[Any], None], fault: str) -> None:
    truth = json.loads((quirk / "truth.json").read_text(encoding="utf-8"))
    change(truth)
    (quirk / "truth.json").write_text(json.dumps(truth), encoding="utf-8")
    assert any(found.startswith(fault) for found in _faults(quirk))


@pytest.mark.parametrize("before", ["\n", "　"], ids=["a line lower", "a column further right"])
def test_a_place_that_shows_another_text_is_a_fault(quirk: Path, before: str) -> None:
    """The places of the report as it was, held against a file in which all of it has moved."""
    data = (quirk / "report.txt").read_bytes()
    moved = before + data.decode().replace("\n", "\n" + before)
    found = faults(truth_of(quirk), read_back(data), moved.encode())
    assert any("stands at" in fault for fault in found)
