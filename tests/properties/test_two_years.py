"""Two years of one body that go on from each other raise no alarm, in any shape; a break between them does."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from random import Random

import pytest
from hypothesis import assume, given

from gouji import Finding, Severity
from gouji.diagnosis.judge import judged
from gouji.model.template import LAST_YEAR, Identity
from gouji.plugins import load_packs
from tests.support.dress import make_dress
from tests.support.profiles import load_profile, randoms
from tests.support.reading import read_back
from tests.support.render import render
from tests.support.reports import TrueReport, make_report, plausible
from tests.support.shapes import SHAPES

load_profile()
RANDOMS = randoms()
# Without XYR004: the generator's prose is the same every year.
RULES = [rule() for rule in load_packs().rules if rule.code.startswith("XYR") and rule.code != "XYR004"]
CARRIED_OUT = "applications.carried_out"


def two_years(rng: Random, template: str) -> tuple[TrueReport, TrueReport]:
    """The later report, and one for the year before from which it goes on."""
    now, then = (plausible(make_report(rng, ("none",), template)) for _ in range(2))
    assume(now.template.covers(now.year - 1))
    then = replace(then, year=now.year - 1, organization=now.organization)
    for identity in now.template.identities:
        if identity.spans_years:
            then = going_on(now, then, identity)
    return now, then


def going_on(now: TrueReport, then: TrueReport, identity: Identity) -> TrueReport:
    """The earlier report with the cell that makes the identity hold."""
    key = next(key for _, key in identity.terms if key.startswith(LAST_YEAR) and not key.endswith(".change"))
    cells = dict(now.cells) | {LAST_YEAR + one: value for one, value in then.cells.items()}
    rest = sum((sign * cells[one] for sign, one in identity.terms if one != key), Decimal(0))
    return with_cell(then, key.removeprefix(LAST_YEAR), -rest * {one: sign for sign, one in identity.terms}[key])


def with_cell(report: TrueReport, key: str, value: Decimal) -> TrueReport:
    """Where more is carried out, more has come in."""
    cells = dict(report.cells) | {key: value}
    if key.startswith(CARRIED_OUT):
        received = key.replace(CARRIED_OUT, "applications.received")
        cells[received] += value - report.cells[key]
        assume(cells[received] >= 0)
    assume(value >= 0)
    return replace(report, cells=cells)


def alarms(now: TrueReport, then: TrueReport, rng: Random, *shapes: str) -> list[str]:
    """The codes above note, of reports in these shapes or any."""
    reports = []
    for truth in (now, then):
        shape = SHAPES[rng.choice(shapes or list(SHAPES))]
        dress = make_dress(rng, shape)
        dress = replace(dress, preamble=True, hand=replace(dress.hand, units=False))
        reports.append(read_back(render(truth, shape, dress, rng).data))
    report = judged(reports[0]._replace(previous=reports[1]))
    found = [one for rule in RULES if rule.applies(report) for one in rule.run(report)]
    return [one.code for one in found if isinstance(one, Finding) and one.severity is not Severity.NOTE]


@pytest.mark.parametrize("template", ["gb2019", "gb2021"])
@given(rng=RANDOMS)
def test_years_that_go_on_from_each_other_raise_no_alarm(template: str, rng: Random) -> None:
    assert alarms(*two_years(rng, template), rng) == []


@pytest.mark.parametrize("template", ["gb2019", "gb2021"])
@given(rng=RANDOMS)
def test_a_break_between_them_is_told_once_with_the_column_and_not_with_its_total(template: str, rng: Random) -> None:
    now, then = two_years(rng, template)
    for column in ("natural_person", "total"):
        key = f"{CARRIED_OUT}.{column}"
        then = with_cell(then, key, then.cells[key] + 3)
    assert alarms(now, then, rng, "pipes") == ["XYR001"]
