"""A report with the sums of others is silent beside them, in any shape; each cell that is not the sum is told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from random import Random

import pytest
from hypothesis import assume, given

from gouji import Finding
from gouji_rules.years.parent_child_sum_mismatch import ParentChildSumMismatch
from tests.support.dress import make_dress
from tests.support.profiles import load_profile, randoms
from tests.support.reading import read_back
from tests.support.render import render
from tests.support.reports import TrueReport, make_report, plausible
from tests.support.shapes import SHAPES

load_profile()
RANDOMS = randoms()
PARTS = ("云陵县石桥镇人民政府", "云陵县松岭乡人民政府", "云陵县教育局")


def family(rng: Random, template: str) -> tuple[TrueReport, list[TrueReport]]:
    """The whole, with nothing left blank, and its parts, which print their zeros in any way."""
    parts = [plausible(make_report(rng, template=template)) for _ in PARTS]
    assume(len({part.absent for part in parts}) == 1)
    year = parts[0].year
    parts = [replace(part, year=year, organization=name) for part, name in zip(parts, PARTS, strict=True)]
    cells = {key: sum((part.cells[key] for part in parts), Decimal(0)) for key in parts[0].cells}
    return replace(parts[0], organization="云陵县人民政府", cells=cells, hidden={}), parts


def told(whole: TrueReport, parts: Sequence[TrueReport], rng: Random) -> list[tuple[str, ...]]:
    """The cells of each finding."""
    reports = []
    for truth in (whole, *parts):
        shape = SHAPES[rng.choice(list(SHAPES))]
        dress = make_dress(rng, shape)
        dress = replace(dress, preamble=True, hand=replace(dress.hand, units=False))
        reports.append(read_back(render(truth, shape, dress, rng).data))
    report = reports[0]._replace(parts=tuple(reports[1:]))
    return [found.cells for found in ParentChildSumMismatch().run(report) if isinstance(found, Finding)]


@pytest.mark.parametrize("template", ["gb2019", "gb2021"])
@given(rng=RANDOMS)
def test_sums_that_hold_are_silent(template: str, rng: Random) -> None:
    assert told(*family(rng, template), rng) == []


@pytest.mark.parametrize("template", ["gb2019", "gb2021"])
@given(rng=RANDOMS)
def test_each_table_tells_the_cells_that_are_no_sums(template: str, rng: Random) -> None:
    whole, parts = family(rng, template)
    wrong = {
        "disclosure.normative_documents.made": -1,
        "applications.received.total": 3,
        "disputes.reconsideration.total": 1,
    }
    # Where the sum is too small, a blank among the parts might hold what lacks.
    parts = [replace(part, hidden={}) for part in parts]
    assume(whole.cells["disclosure.normative_documents.made"] > 0)
    cells = {key: value + wrong.get(key, 0) for key, value in whole.cells.items()}
    assert told(replace(whole, cells=cells), parts, rng) == [(key,) for key in wrong]


@given(rng=RANDOMS)
def test_items_of_a_catalogue_and_amounts_are_not_compared(rng: Random) -> None:
    whole, parts = family(rng, "gb2019")
    beside = [key for key in whole.cells if key.endswith((".previous", ".change", ".amount"))]
    cells = {**whole.cells, **{key: whole.cells[key] + 7 for key in beside}}
    assert beside
    assert told(replace(whole, cells=cells), parts, rng) == []
