"""The pack as installed: its rule's examples, and gouji finding and using it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from gouji.testing import check_examples
from gouji_example.office_hours_missing import OfficeHoursMissing


def gouji(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-X", "utf8", "-m", "gouji", *arguments],
        cwd=cwd, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    report = OfficeHoursMissing.invalid.replace("«", "").replace("»", "")
    (tmp_path / "report.md").write_text(report, encoding="utf-8")
    return tmp_path


def test_its_examples() -> None:
    assert list(check_examples(OfficeHoursMissing)) == []


def test_gouji_finds_the_pack(folder: Path) -> None:
    told = gouji("plugins", cwd=folder)
    assert told.returncode == 0, told.stderr
    assert "gouji-example:example" in told.stdout
    assert "0.1.0" in told.stdout


def test_its_rule_speaks(folder: Path) -> None:
    told = gouji("check", "--select", "DEMO", "--fail-on", "note", "report.md", cwd=folder)
    assert told.returncode == 1, told.stderr
    assert "DEMO001" in told.stdout
    assert "0300-5550168" in told.stdout


def test_its_option_is_heard(folder: Path) -> None:
    (folder / "gouji.toml").write_text('[DEMO001]\nwords = ["请致电"]\n', encoding="utf-8")
    told = gouji("check", "--select", "DEMO", "--fail-on", "note", "report.md", cwd=folder)
    assert told.returncode == 0, told.stdout + told.stderr
    assert "DEMO001" not in told.stdout


def test_a_wrong_option_is_refused(folder: Path) -> None:
    (folder / "gouji.toml").write_text("[DEMO001]\nwords = 3\n", encoding="utf-8")
    told = gouji("check", "report.md", cwd=folder)
    assert told.returncode == 2
    assert "DEMO001.words" in told.stderr


def test_its_format_is_written(folder: Path) -> None:
    told = gouji("check", "--select", "DEMO", "--format", "count", "--fail-on", "never", "report.md", cwd=folder)
    assert told.stdout == "   1 report.md\n"
