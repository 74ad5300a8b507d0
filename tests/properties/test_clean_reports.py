"""A good report raises no alarm: figures that add up and can be meant, in any shape, with prose that tells them,
leave nothing above a note.
"""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from hypothesis import assume, given

from gouji import Finding, Severity
from gouji.diagnosis.judge import judged
from gouji.model.report import Report
from gouji.plugins import load_packs
from tests.support.dress import make_dress
from tests.support.narrative import make_story
from tests.support.profiles import load_profile, randoms
from tests.support.reading import read_back
from tests.support.render import render
from tests.support.reports import make_report, plausible
from tests.support.shapes import SHAPES

load_profile()
RANDOMS = randoms()
RULES = [rule() for rule in load_packs().rules]
# Left-out totals, doubled headings and a lost preamble are faults of their own.
HABITS = ("none", "dashes", "organizations", "everywhere")


def alarms(report: Report) -> list[tuple[str, str, str]]:
    report = judged(report)
    return [
        (found.code, found.message.zh, found.location.text)
        for rule in RULES
        if rule.applies(report)
        for found in rule.run(report)
        if isinstance(found, Finding) and found.severity is not Severity.NOTE
    ]


@pytest.mark.parametrize("name", SHAPES)
@given(rng=RANDOMS)
def test_a_good_report_raises_no_alarm(name: str, rng: Random) -> None:
    shape = SHAPES[name]
    truth = plausible(make_report(rng, HABITS))
    truth = replace(truth, story=make_story(truth, rng))
    assume("other_no_correction" not in truth.absent)  # the older form's single row on the newer form is a fault
    dress = replace(make_dress(rng, shape), preamble=True)
    dress = replace(dress, hand=replace(dress.hand, units=False))  # yuan under a head that says 万元
    if dress.heading == "twice":
        dress = replace(dress, heading="chinese")
    page = render(truth, shape, dress, rng)
    assert alarms(read_back(page.data)) == [], page.text
