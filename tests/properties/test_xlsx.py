"""Any correct report written as a workbook and read back states the same cells."""

from __future__ import annotations

from random import Random

from hypothesis import given

from gouji.binding.bind import bind
from gouji.formats import Source
from gouji.readers.xlsx import read
from tests.support.drawn import draw, drawn_dress, is_detected, unlike
from tests.support.profiles import load_profile, randoms
from tests.support.reports import make_report, official_templates
from tests.support.xlsx import workbook

load_profile()


@given(rng=randoms())
def test_workbook(rng: Random) -> None:
    truth = make_report(rng)
    data = workbook(draw(truth, drawn_dress(rng), rng), rng)
    assert is_detected(data, "xlsx")
    report = bind(read(Source("report.xlsx", data)), official_templates())
    assert unlike(truth, report) == []
    assert all(cell.location.sheet and cell.location.cell for cell in report.cells)
