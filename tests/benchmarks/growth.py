"""The last part of `make bench`: text made to be slow, and how much longer four times as much of it takes.

In proportion is 4, in the square 16. The tests of hostile text count calls; this also sees what a call does inside C,
a pattern that goes over its text again and again above all.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterator
from functools import partial
from time import process_time

from gouji.engine.config import Config
from gouji.engine.run import Checker
from gouji.plugins import load_packs
from tests.readers import test_hostile as files
from tests.statements import test_hostile as prose

_SIZE, _TIMES = 6_000, 4
_RUNS = 5
_SUSPECT = 2 * _TIMES


def seconds(work: Callable[[], object]) -> float:
    """Of the processor, the best of some runs."""
    found = []
    for _ in range(_RUNS):
        gc.collect()
        begin = process_time()
        work()
        found.append(process_time() - begin)
    return min(found)


def measured() -> Iterator[tuple[str, float, float]]:
    """What is repeated where, the growth of its time, and the seconds that the longer takes."""
    checker = Checker(load_packs(), [Config()])
    for name, lead in files.LEADS.items():
        reading = partial(files.reading, checker)
        for piece in files.pieces(lead):
            yield f"{name}: {piece!r}", *_growth(reading, lead, piece)
    for unit in prose.UNITS:
        yield f"prose: {unit!r}", *_growth(prose.reading, "", unit)


def _growth(reading: Callable[[str], Callable[[], object]], lead: str, piece: str) -> tuple[float, float]:
    short, long = (seconds(reading(lead + piece * (size // len(piece)))) for size in (_SIZE, _TIMES * _SIZE))
    return long / short, long


if __name__ == "__main__":
    found = list(measured())
    suspects = [f"{what}: {growth:.1f} ({long:.2f} s)" for what, growth, long in found if growth > _SUSPECT]
    sys.stdout.write(f"\n{len(found)} texts made to be slow; time grows faster than the text for {len(suspects)}.\n")
    sys.stdout.writelines(f"- {one}\n" for one in suspects)
