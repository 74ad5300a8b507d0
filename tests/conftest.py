"""What tests share: the command line in this process, the installed packs, and correct reports to damage."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import pytest

from gouji.cli.app import run
from gouji.plugins import Registry, load_packs
from tests.support.dress import Dress
from tests.support.render import render
from tests.support.reports import make_report, plausible
from tests.support.shapes import SHAPES

SETTINGS = ("GOUJI_LANG", "NO_COLOR", "FORCE_COLOR", "COLUMNS", "PYTHONIOENCODING", "PYTHONUTF8")


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command came to."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Any: as json.loads gives it."""
        return json.loads(self.out)

    @property
    def complaints(self) -> list[str]:
        return self.err.splitlines()

    @property
    def findings(self) -> list[tuple[str, str]]:
        """File name and code of each finding of `check --format json`."""
        return [(Path(run["path"]).name, found["code"]) for run in self.json["runs"] for found in run["findings"]]

    @property
    def notifications(self) -> list[dict[str, str]]:
        """Of `check --format json`: the run's own, then those of its files."""
        return [note for part in (self.json, *self.json["runs"]) for note in part["notifications"]]

    @property
    def codes(self) -> list[str]:
        return [code for _, code in self.findings]


@dataclass(frozen=True, slots=True)
class Gouji:
    """The command line, in this process."""

    captured: pytest.CaptureFixture[bytes]

    def __call__(self, *arguments: str | Path) -> Ran:
        self.captured.readouterr()
        code = run([str(argument) for argument in arguments])
        out, err = self.captured.readouterr()
        return Ran(code, out.decode(), err.decode())

    def check(self, *arguments: str | Path) -> Ran:
        return self("check", "--format", "json", *arguments)


@pytest.fixture
def gouji(capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Gouji:
    """In an empty folder and without settings from outside; a fault of the program's own comes as it is raised."""
    for name in SETTINGS:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("GOUJI_TRACEBACK", "1")
    monkeypatch.chdir(tmp_path)
    return Gouji(capsysbinary)


@pytest.fixture(scope="session")
def registry() -> Registry:
    """The installed packs."""
    return load_packs()


# A cell whose change breaks its row and its column (BAL004), and a total of table 4 (SUM003).
FAULT = {"applications.granted.natural_person": 123_457, "disputes.reconsideration.total": 123_457}


def report_text(
    cells: Mapping[str, int] | None = None, form: str = "gb2019", seed: int = 7, shape: str = "pipes"
) -> str:
    """A complete report without fault, every cell printed, but for `cells` set anew."""
    rng = Random(seed)
    truth = plausible(make_report(rng, ("none",), form))
    changed = {key: Decimal(value) for key, value in (cells or {}).items()}
    assert changed.keys() <= truth.cells.keys()
    dress = Dress(title="marked", heading="marked")
    return render(replace(truth, cells={**truth.cells, **changed}), SHAPES[shape], dress, rng).text


@cache
def clean_text() -> str:
    return report_text()


@cache
def faulty_text() -> str:
    """Its findings: BAL004 and SUM003, both errors."""
    return report_text(FAULT)


@pytest.fixture
def clean(tmp_path: Path) -> Path:
    """A file without findings."""
    return written(tmp_path / "clean.md", clean_text())


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    """A file with two errors."""
    return written(tmp_path / "faulty.md", faulty_text())


def written(path: Path, content: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path
