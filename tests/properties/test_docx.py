"""Any correct report written as DOCX and read back states the same cells."""

from __future__ import annotations

from random import Random

from hypothesis import given, settings

from gouji.binding.bind import bind
from gouji.formats import Source
from gouji.model.report import Report
from gouji.readers.docx import read
from tests.support.docx import by_hand, by_library
from tests.support.drawn import draw, drawn_dress, is_detected, unlike
from tests.support.profiles import load_profile, randoms
from tests.support.reports import make_report, official_templates

load_profile()
RANDOMS = randoms()


def _read(data: bytes) -> Report:
    return bind(read(Source("report.docx", data)), official_templates())


@given(rng=RANDOMS)
def test_by_hand(rng: Random) -> None:
    truth = make_report(rng)
    data = by_hand(draw(truth, drawn_dress(rng), rng), rng)
    assert is_detected(data, "docx")
    assert unlike(truth, _read(data)) == []


@settings(max_examples=3)
@given(rng=RANDOMS)
def test_by_library(rng: Random) -> None:
    truth = make_report(rng)
    assert unlike(truth, _read(by_library(draw(truth, drawn_dress(rng), rng)))) == []


@given(rng=RANDOMS)
def test_every_cell_knows_its_place(rng: Random) -> None:
    truth = make_report(rng)
    report = _read(by_hand(draw(truth, drawn_dress(rng), rng), rng))
    places = [cell.location[:-1] for cell in report.cells if cell.state == "present"]
    assert len(set(places)) == len(places)
    assert all(cell.location.kind == "docx" and cell.location.table and cell.location.row for cell in report.cells)
