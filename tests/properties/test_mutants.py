"""Damaged copies of every sample: no crash, no hang, and no value stated that the damaged file does not print there.

`make test-mutants` tries GOUJI_MUTANTS of each sample, the ordinary run a few.
"""

from __future__ import annotations

import os
import sys
import traceback
from functools import cache
from time import monotonic
from typing import NamedTuple

import pytest

from gouji.engine.config import Config
from gouji.engine.inputs import Input, read_document
from gouji.engine.run import Checker
from gouji.engine.workers import in_processes
from gouji.errors import ReadError
from gouji.formats import Limits, ReadOptions
from gouji.formatters.json import format_outcome
from gouji.formatters.view import View
from gouji.outcome import Outcome
from gouji.plugins import load_packs
from tests.support.mutants import Mutant, mutants, samples, unprinted

EACH = int(os.environ.get("GOUJI_MUTANTS", "5"))
SECONDS = 20


class Verdict(NamedTuple):
    """`fault` is empty where nothing is wrong; `stated` counts the cells stated as present."""

    fault: str
    stated: int = 0
    codes: tuple[str, ...] = ()
    seconds: float = 0.0


@cache
def checker() -> Checker:
    return Checker(load_packs(), [Config(reading=ReadOptions(Limits(seconds=SECONDS)))])


def judged(mutant: Mutant) -> Verdict:
    source = Input(mutant.name, named=True, data=mutant.data)
    start = monotonic()
    try:
        checked = checker().check(checker().job(source))
        assert checked
        format_outcome(Outcome((checked,)), View("zh", color=False))
        codes = tuple(note.code for note in checked.notifications)
        took = monotonic() - start
        if {"GJ905", "GJ906", "GJ908"} & set(codes):
            return Verdict(f"{mutant.how}: {checked.notifications}", 0, codes, took)
        if not checked.read:
            return Verdict("", 0, codes, took)
        document = read_document(source, checker().registry.readers, ReadOptions())
        report = checker().report(document)
        wrong = unprinted(report, mutant.data)
        stated = sum(cell.state == "present" for cell in report.cells)
        return Verdict(f"{mutant.how}: {len(wrong)} of {stated}: {wrong[:3]}" if wrong else "", stated, codes, took)
    except (Exception, ReadError):
        return Verdict(f"{mutant.how}: {traceback.format_exc()}")


def lost(mutant: Mutant, code: int | None) -> Verdict:
    return Verdict(f"{mutant.how}: " + ("hangs" if code is None else f"ended its process: {code}"))


@pytest.mark.filterwarnings("default")
def test_damaged_copies_of_every_sample() -> None:
    given = mutants(samples(), EACH)
    verdicts = list(in_processes(judged, given, os.cpu_count() or 1, lambda _: SECONDS + 20.0, lost))
    faults = [verdict.fault for verdict in verdicts if verdict.fault]
    read = [verdict for verdict in verdicts if verdict.stated]
    slowest = max(verdicts, key=lambda verdict: verdict.seconds)
    sys.stdout.write(
        f"{len(given)} mutants, {len(read)} of which state {sum(one.stated for one in read)} values; slowest "
        f"{slowest.seconds:.1f} s ({given[verdicts.index(slowest)].how}); {len(faults)} faults\n"
    )
    assert not faults, "\n".join(faults[:20])
    assert len(read) * 5 > len(given)  # else the damage is such that nothing is tried
