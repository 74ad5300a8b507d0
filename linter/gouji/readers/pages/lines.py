"""Characters in order: lines of text, their words and their places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from operator import attrgetter

from gouji.model.location import Location
from gouji.normalize import ordinary
from gouji.patterns import pattern
from gouji.readers.pages.content import Box, Run

# In ems: from here on a gap is a blank; from here on it parts cells that no line parts.
BLANK = 0.45
GAP = 0.95
_LEFT, _BOTTOM = attrgetter("left"), attrgetter("bottom")
# A cell's whole text that is a number or a placeholder.
NUMERIC = pattern(r"[+\-—–－]?[\d,，.．]*\d[\d,，.．]*|[-—–－/无]+")


@dataclass(slots=True)
class TextLine:
    """Runs on one baseline, from the left. `size` is the usual one; `text` is as read: ordinary characters, a blank for a
    gap.
    """

    page: int
    runs: Sequence[Run]
    left: float = field(init=False)
    top: float = field(init=False)
    right: float = field(init=False)
    bottom: float = field(init=False)
    size: float = field(init=False)
    place: Location = field(init=False)
    text: str = field(init=False)

    def __post_init__(self) -> None:
        if len(self.runs) == 1:  # most cells hold a single number
            text, self.left, self.top, self.right, self.bottom, self.size, sure, *_ = self.runs[0]
        else:
            _, lefts, tops, rights, bottoms, _, all_sure, *_ = zip(*self.runs, strict=True)
            self.left, self.top, self.right, self.bottom = lefts[0], min(tops), max(rights), max(bottoms)
            self.size = _usual_size(self.runs)
            text, sure = _text(self.runs), _least(all_sure)
        box = round(self.left, 2), round(self.top, 2), round(self.right, 2), round(self.bottom, 2)
        self.place = Location("pdf", text, page=self.page, box=box, confidence=sure)
        self.text = ordinary(text)

    @property
    def chars(self) -> list[Run]:
        return [char for run in self.runs for char in run.chars]

    @property
    def first(self) -> Run:
        """Its first character."""
        return self.runs[0].chars[0]


def _usual_size(runs: Sequence[Run]) -> float:
    """That of most characters."""
    sizes = sorted(size for run in runs for size in run.char_sizes)
    return sizes[len(sizes) // 2]


def place_of(page: int, runs: Sequence[Run]) -> Location:
    """Where runs stand, with their text as the file has it."""
    sure = [run.confidence for run in runs]
    return Location("pdf", _text(runs), page=page, box=box_of(runs), confidence=_least(sure))


def _least(sure: Sequence[float | None]) -> float | None:
    if sure.count(None) == len(sure):  # always, but of scans
        return None
    return min(one for one in sure if one is not None)


def box_of(runs: Iterable[Run]) -> Box:
    _, lefts, tops, rights, bottoms, *_ = zip(*runs, strict=True)
    return round(min(lefts), 2), round(min(tops), 2), round(max(rights), 2), round(max(bottoms), 2)


def _text(runs: Sequence[Run]) -> str:
    parts = []
    reached, before = runs[0].left, 0.0
    for text, left, _, right, _, size, *_ in runs:
        if left - reached > BLANK * size and left - reached > BLANK * before:
            parts.append(" ")
        parts.append(text)
        reached, before = right, size
    return "".join(parts)


def lines_of(page: int, runs: Iterable[Run]) -> list[TextLine]:
    """Lines from the top, each from the left. What is set in the middle beside more lines stands half a line higher or lower
    than each of them, and is a line of its own.
    """
    ordered = sorted(runs, key=_BOTTOM)
    lines: list[list[Run]] = []
    level = first = 0.0
    for run in ordered:
        bottom, size = run.bottom, run.size
        if lines and bottom - level <= 0.4 * first and bottom - level <= 0.4 * size:
            lines[-1].append(run)
        else:
            lines.append([run])
            level, first = bottom, size
    return [TextLine(page, _from_the_left(line)) for line in lines]


def _from_the_left(runs: list[Run]) -> list[Run]:
    """In order; where a run begins within another one, their characters are."""
    runs.sort(key=_LEFT)
    if any(after.left < before.last for before, after in pairwise(runs)):
        return sorted((char for run in runs for char in run.chars), key=_LEFT)
    return runs


def parted(line: TextLine, gap: float = GAP) -> Iterator[TextLine]:
    """The pieces of a line between gaps of so many ems, which are wider than any within a run; between numbers half of it
    is enough.
    """
    least = 0.6 * gap
    if least >= BLANK and " " not in line.place.text:  # a gap as wide as that is a blank in the text
        yield line
        return
    start = 0
    for at, (before, run) in enumerate(pairwise(line.runs), 1):
        room = run.left - before.right
        if room <= least * run.size:
            continue
        numeric = run.text[0].isdigit() and (before.text[-1].isdigit() or before.text[-1] in "-—–")
        due = least if numeric else gap
        if room > due * max(before.size, run.size):
            yield TextLine(line.page, line.runs[start:at])
            start = at
    yield TextLine(line.page, line.runs[start:]) if start else line
