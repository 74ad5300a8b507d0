"""What each rule costs on parsed reports, in CPU time: `python -m tests.benchmarks.rules [FILE …]`.

Without files: a generated report with prose of the grammar, of each form. The time of all rules together includes
reading the prose as statements, which the first rule that asks for them pays; those of single rules do not.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from random import Random
from statistics import median
from time import process_time

from gouji.diagnosis.judge import judged
from gouji.engine.config import Config
from gouji.engine.inputs import Input
from gouji.engine.run import Checker
from gouji.model.report import Report
from gouji.plugins import AnyRule, load_packs
from gouji.statements import figures, reading
from tests.support.dress import Dress
from tests.support.narrative import make_story
from tests.support.reading import read_back
from tests.support.render import render
from tests.support.reports import make_report
from tests.support.shapes import SHAPES

_ROUNDS = 25
_SHOWN = 12


def reports(checker: Checker, paths: list[str]) -> Iterator[tuple[str, Report]]:
    for path in paths:
        yield Path(path).name, checker.read(Input(path, named=True))
    for template in () if paths else ("gb2019", "gb2021"):
        rng = Random(f"rules {template}")
        truth = make_report(rng, ("none",), template)
        page = render(replace(truth, story=make_story(truth, rng)), SHAPES["pipes"], Dress(), rng)
        yield template, judged(read_back(page.data))


def milliseconds(work: Callable[[], object]) -> float:
    """The median."""
    spent = []
    for _ in range(_ROUNDS):
        start = process_time()
        work()
        spent.append(1000 * (process_time() - start))
    return median(spent)


def run(rule: AnyRule, report: Report) -> int:
    return sum(1 for _ in rule.run(report)) if rule.applies(report) else 0


def main(paths: list[str]) -> None:
    checker = Checker(load_packs(), [Config()])
    rules = checker.variants[0].common.rules

    def afresh(report: Report) -> None:
        reading._kept = figures._kept = None
        for rule in rules:
            run(rule, report)

    sys.stdout.write(f"{'report':28}{'all':>7}   the dearest of {len(rules)} rules, ms" + "\n")
    for name, report in reports(checker, paths):
        whole = milliseconds(partial(afresh, report))
        each = {rule.code: milliseconds(partial(run, rule, report)) for rule in rules}
        dearest = sorted(each.items(), key=lambda one: -one[1])[:_SHOWN]
        sys.stdout.write(
            f"{name[:27]:28}{whole:7.2f}   " + "  ".join(f"{code} {spent:.2f}" for code, spent in dearest) + "\n"
        )


if __name__ == "__main__":
    main(sys.argv[1:])
