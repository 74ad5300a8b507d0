"""Precision: clean reports of both forms in every shape, and the same with one defect for each rule.

`make bench-precision` takes some hundreds of reports, the ordinary run a few. Seeds are fixed. All rules that are on by
default judge, and of the families that read prose those that are not, too.
"""

from __future__ import annotations

import os
from dataclasses import replace
from functools import cache
from itertools import count
from random import Random

import pytest

from gouji import Finding, Severity
from gouji.diagnosis.judge import judged
from gouji.identity_rule import with_stated_faults
from gouji.model.report import Report
from gouji.plugins import AnyRule, load_packs
from tests.support import prose
from tests.support.defects import DEFECTS, Defect
from tests.support.dress import Dress, make_dress
from tests.support.facts import Facts
from tests.support.figures import good_report, year_before
from tests.support.narrative import make_story
from tests.support.pages import Page, encoded
from tests.support.reading import read_back
from tests.support.render import render
from tests.support.reports import TrueReport, plausible
from tests.support.shapes import SHAPES

CLEAN = int(os.environ.get("GOUJI_PRECISION", "40"))
WRONG = max(2, CLEAN // 20)
HABITS = ("none", "none", "dashes", "organizations", "everywhere")
TABLES = ("pipes", "tabs", "html", "bars-opened")
# Those that tell which cell of a row was left blank, whatever the other numbers of the row add up to.
EVEN = ("pipes", "tabs", "html")


@cache
def rules() -> tuple[AnyRule, ...]:
    """The rules of the first wave, and all that read prose; those on extraction tell of the reading, not of the report."""
    found = [rule() for rule in load_packs().rules if rule.default or rule.code.startswith(("NAR", "ARI"))]
    return tuple(rule for rule in found if not rule.code.startswith("EXT"))


def told(report: Report) -> list[Finding]:
    report = judged(report)
    stated = with_stated_faults(report, rules())
    found = [one for rule in rules() if rule.applies(report) for one in rule.run(stated)]
    return [one for one in found if isinstance(one, Finding)]


def striking(found: list[Finding], code: str = "") -> list[Finding]:
    """The findings above note, and those of one rule."""
    return [one for one in found if one.severity is not Severity.NOTE or one.code == code]


def shown(found: list[Finding]) -> list[str]:
    return [f"{one.code} {one.message.zh}" for one in found]


def dressed(truth: TrueReport, rng: Random) -> Report:
    """In any dress and any shape of tables; without a preamble it is section six that says whom to ask."""
    shape = SHAPES[rng.choice(list(SHAPES))]
    dress = make_dress(rng, shape)
    dress = replace(dress, hand=replace(dress.hand, units=False))  # yuan under a head that says 万元
    if dress.heading == "twice":
        dress = replace(dress, heading="chinese")
    page = render(truth, shape, dress, rng)
    asked = "" if dress.preamble else f"{dress.newline}{prose.contact()}{dress.newline}"
    return read_back(page.data + encoded(asked, dress.encoding).removeprefix(encoded("", dress.encoding)))


@pytest.mark.parametrize("template", ["gb2019", "gb2021"])
@pytest.mark.parametrize("seed", range(CLEAN // 2))
def test_a_clean_report_is_told_nothing_above_note(seed: int, template: str) -> None:
    """Every third has last year's beside it, from which its figures go on."""
    rng = Random(f"clean {template} {seed}")
    truth = good_report(rng, HABITS, template, lone=seed % 3 > 0)
    truth = replace(truth, story=make_story(truth, rng))
    report = dressed(truth, rng)
    if seed % 3 == 0:
        report = report._replace(previous=_last_year(truth, rng))
    assert shown(striking(told(report))) == [], "\n".join(truth.story)


def _last_year(truth: TrueReport, rng: Random, defect: Defect | None = None) -> Report:
    then = year_before(truth, rng)
    if defect and defect.before:
        then = defect.before(then, truth)
    then = replace(then, story=make_story(then, rng))
    return read_back(render(then, SHAPES[rng.choice(TABLES)], Dress(), rng).data, "earlier.md")


@pytest.mark.parametrize("seed", range(WRONG))
@pytest.mark.parametrize("code", DEFECTS)
def test_one_defect_is_one_finding(code: str, seed: int) -> None:
    """Without the defect nothing is said; with it exactly its rule speaks, once, and of the others none above note."""
    defect = DEFECTS[code]
    truth = _fitting(defect, Random(f"wrong {code} {seed}"))
    good = _made(defect, truth, f"{code} {seed}", wrong=False)
    assert shown(striking(told(good), code)) == []
    bad = _made(defect, truth, f"{code} {seed}", wrong=True)
    assert defect.before or bad.document.lines != good.document.lines
    found = striking(told(bad), code)
    assert [one.code for one in found] == [code], [*shown(found), *bad.document.lines]


def _fitting(defect: Defect, rng: Random) -> TrueReport:
    """A report that the defect can be set into, every cell printed."""
    for _ in count():
        truth = good_report(rng, ("none",), defect.form, lone=defect.before is None)
        truth = defect.base(truth, rng)
        if plausible(truth).cells == truth.cells and defect.fits(Facts(truth, rng)):
            return truth
    raise AssertionError


def _made(defect: Defect, truth: TrueReport, seed: str, *, wrong: bool) -> Report:
    """The same report by the same seeds, with the defect and without."""
    story = list(make_story(truth, Random(f"story {seed}"), defect.about)) if defect.story else []
    rng = Random(f"defect {seed}")
    if wrong and defect.tell:
        story.insert(rng.randrange(1, len(story) + 1), defect.tell(Facts(truth, rng)))
    shown = defect.figures(truth, rng) if wrong and defect.figures else truth
    printed = _page(replace(shown, story=tuple(story)), defect, Random(f"page {seed}"))
    text = printed.text
    if edit := defect.edit if wrong else defect.right:
        text = edit(printed, truth, rng)
    report = read_back(text.encode())
    if defect.before:
        report = report._replace(previous=_last_year(truth, Random(f"then {seed}"), defect if wrong else None))
    return report


def _page(truth: TrueReport, defect: Defect, rng: Random) -> Page:
    """In plain dress; what is edited afterwards has every row on a line of its own."""
    dress = Dress(title="marked", indent=rng.choice(("", "\u3000\u3000")))
    dress = replace(dress, heading=rng.choice(("chinese", "marked")))
    shape = "pipes" if defect.edit else rng.choice(EVEN if truth.hidden else TABLES)
    return render(truth, SHAPES[shape], dress, rng)


def test_every_rule_of_the_first_wave_has_its_defect() -> None:
    assert {rule.code for rule in rules()} <= DEFECTS.keys()
