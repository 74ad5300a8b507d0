"""Precision: clean reports that tell their own figures in every way of the grammar, and the same with one defect each.

`make bench-precision` takes some hundreds of reports, the ordinary run a few. Seeds are fixed. Judged are the families
that read prose: what is plausible in random figures is another matter.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from random import Random

import pytest

from gouji import Finding, Severity
from gouji.diagnosis.judge import judged
from gouji.model.report import Report
from gouji.plugins import AnyRule, load_packs
from tests.support.dress import Dress, make_dress
from tests.support.narrative import DEFECTS, Facts, make_story
from tests.support.reading import read_back
from tests.support.render import render
from tests.support.reports import TrueReport, make_report
from tests.support.shapes import SHAPES

CLEAN = int(os.environ.get("GOUJI_PRECISION", "40"))
WRONG = max(2, CLEAN // 20)
HABITS = ("none", "none", "dashes", "organizations", "everywhere", "some")
# With these every cell can be told, so that a wrong figure can be, too.
PLAIN_HABITS = ("none", "organizations")
TABLES = ("pipes", "tabs", "html", "bars-opened")


@cache
def prose_rules() -> tuple[type[AnyRule], ...]:
    return tuple(rule for rule in load_packs().rules if rule.code.startswith(("NAR", "ARI")))


def bound(truth: TrueReport, rng: Random) -> Report:
    """In plain dress, every cell in its place."""
    page = render(truth, SHAPES[rng.choice(TABLES)], Dress(indent=rng.choice(("", "\u3000\u3000"))), rng)
    return _assessed(page.data)


def dressed(truth: TrueReport, rng: Random) -> Report:
    """In any dress and any shape of tables."""
    shape = SHAPES[rng.choice(list(SHAPES))]
    return _assessed(render(truth, shape, make_dress(rng, shape), rng).data)


def _assessed(data: bytes) -> Report:
    report = read_back(data)
    return judged(report)


def told(report: Report) -> Iterator[Finding]:
    """Every finding above note of the rules that read prose, on by default or not."""
    for rule in prose_rules():
        if rule().applies(report):
            yield from (one for one in rule().run(report) if isinstance(one, Finding))


def shown(found: list[Finding]) -> list[str]:
    return [f"{one.code} {one.message.zh}" for one in found]


@pytest.mark.parametrize("template", ["gb2019", "gb2021"])
@pytest.mark.parametrize("seed", range(CLEAN // 2))
def test_a_clean_report_is_told_nothing_above_note(seed: int, template: str) -> None:
    rng = Random(f"clean {template} {seed}")
    truth = make_report(rng, HABITS, template)
    truth = replace(truth, story=make_story(truth, rng))
    found = [one for one in told(dressed(truth, rng)) if one.severity is not Severity.NOTE]
    assert shown(found) == [], "\n".join(truth.story)


@pytest.mark.parametrize("seed", range(WRONG))
@pytest.mark.parametrize("code", DEFECTS)
def test_one_defect_is_one_finding(code: str, seed: int) -> None:
    """Exactly the rule of that defect speaks, once; of the others none above note."""
    rng = Random(f"wrong {code} {seed}")
    defect = DEFECTS[code]
    truth = next(one for one in _reports(rng) if defect.fits(Facts(one, rng)))
    story = make_story(truth, rng, without=defect.about)
    at = rng.randrange(1, len(story) + 1)
    truth = replace(truth, story=(*story[:at], defect.tell(Facts(truth, rng)), *story[at:]))
    found = [one for one in told(bound(truth, rng)) if one.severity is not Severity.NOTE or one.code == code]
    assert [one.code for one in found] == [code], [*shown(found), *truth.story]


def _reports(rng: Random) -> Iterator[TrueReport]:
    while True:
        yield make_report(rng, PLAIN_HABITS)
