"""What the prose of one report costs: read as statements, its figures found, and the rules that ask for them.

The median is in the unit pytest-benchmark prints; a report of the grammar has about as much prose as a real one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from gouji import Finding
from gouji.diagnosis.judge import judged
from gouji.model.report import Report
from gouji.plugins import load_packs
from gouji.statements import figures, reading
from tests.support.dress import Dress
from tests.support.narrative import make_story
from tests.support.reading import read_back
from tests.support.render import render
from tests.support.reports import make_report
from tests.support.shapes import SHAPES


@pytest.fixture(scope="module")
def report() -> Report:
    rng = Random("prose")
    truth = make_report(rng, ("none",), "gb2019")
    story = tuple(paragraph for _ in range(3) for paragraph in make_story(truth, rng))
    return judged(read_back(render(replace(truth, story=story), SHAPES["pipes"], Dress(), rng).data))


def measured(benchmark: BenchmarkFixture, work: Callable[[], object]) -> object:
    benchmark.group = "prose of one report"
    return benchmark.pedantic(work, rounds=50, warmup_rounds=2)  # type: ignore[no-untyped-call]


def test_reading_statements(benchmark: BenchmarkFixture, report: Report) -> None:
    assert measured(benchmark, lambda: reading._read(report))


def test_finding_figures(benchmark: BenchmarkFixture, report: Report) -> None:
    statements = reading.statements_of(report)
    assert measured(benchmark, lambda: list(figures._figures(report, statements)))


def test_all_rules_on_prose(benchmark: BenchmarkFixture, report: Report) -> None:
    """With statements and figures at hand, as for every rule but the first."""
    rules = [rule() for rule in load_packs().rules if rule.code.startswith(("NAR", "ARI"))]

    def work() -> list[object]:
        return [one for rule in rules for one in rule.run(report)]

    assert all(isinstance(one, Finding) for one in work())
    measured(benchmark, work)
