"""Formats that LibreOffice converts; without it only what is then said is tested."""

from __future__ import annotations

import subprocess
from pathlib import Path
from random import Random

import pytest

from gouji.binding.bind import bind
from gouji.errors import ReadError
from gouji.formats import Limits, ReadOptions, Source
from gouji.readers.detect import format_of
from gouji.readers.office import office_program, read
from tests.support.docx import by_library
from tests.support.drawn import draw, drawn_dress, unlike
from tests.support.reports import make_report, official_templates

with_office = pytest.mark.skipif(office_program() is None, reason="LibreOffice is not installed")


@with_office
@pytest.mark.parametrize("format_", ["doc", "rtf"])
def test_converted(format_: str, tmp_path: Path) -> None:
    rng = Random(11)
    truth = make_report(rng)
    given = tmp_path / "report.docx"
    given.write_bytes(by_library(draw(truth, drawn_dress(rng), rng)))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [
        str(office_program()),
        profile,
        "--headless",
        "--convert-to",
        format_,
        "--outdir",
        str(tmp_path),
        str(given),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=100)
    data = (tmp_path / f"report.{format_}").read_bytes()
    assert format_of(data) == format_
    report = bind(read(Source("report.wps", data, format=format_)), official_templates())
    assert unlike(truth, report) == []


@with_office
def test_the_time_is_limited() -> None:
    with pytest.raises(ReadError) as caught:
        read(Source("a.rtf", b"{\\rtf1 a}", ReadOptions(Limits(seconds=0)), "rtf"))
    assert caught.value.code == "GJ905"


def test_without_libreoffice_the_remedy_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("GOUJI_SOFFICE", str(tmp_path / "none"))
    with pytest.raises(ReadError) as caught:
        read(Source("a.doc", b"", format="doc"))
    assert caught.value.code == "GJ913"
    assert "另存为 DOCX" in caught.value.message.zh
