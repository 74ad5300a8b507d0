"""How much work something takes, told without a clock: the calls it makes, the same on every machine and at every load.

What a call does inside C is not seen; `python -m tests.benchmarks.growth` times that, and no test depends on it.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from types import FrameType


def calls(run: Callable[[], object]) -> int:
    """Of Python's functions and of C's; a generator that goes on is a call too."""
    count = 0

    def seen(frame: FrameType, event: str, what: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    # In threads that the work starts as well: a file is read in one of its own.
    before = sys.getprofile()
    sys.setprofile(seen)
    threading.setprofile(seen)
    try:
        run()
    finally:
        sys.setprofile(before)
        threading.setprofile(before)
    return count


def grows_in_proportion(work: Callable[[int], Callable[[], object]], size: int) -> bool:
    """Whether a second doubling of the size costs twice as many calls as the first, and not four times as many as with
    work in the square of it. What is done whatever the size cancels out.
    """
    work(size)()  # what is imported or compiled when first used
    once, twice, four = (calls(work(size * times)) for times in (1, 2, 4))
    return four - twice <= 3 * (twice - once) + _STEP


# A piece of text more or less at the end, a line begun: no growth.
_STEP = 500
