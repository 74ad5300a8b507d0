"""Characters in order: lines of text, their words and their places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from operator import attrgetter

from gouji.model.location import Location
from gouji.normalize import ordinary
from gouji.patterns import pattern
from gouji.readers.pages.content import Box, Run, usual

# In ems: from here on a gap is a blank; from here on it parts cells that no line parts.
BLANK = 0.45
GAP = 0.95
_LEFT, _BOTTOM = attrgetter("left"), attrgetter("bottom")
# A cell's whole text that is a number or a placeholder.
NUMERIC = pattern(r"[+\-—–－]?[\d,，.．]*\d[\d,，.．]*|[-—–－/无]+")


class TextLine:
    """Runs on one baseline, from the left. `raw` is their text, a blank for a gap, `text` the same in ordinary characters;
    `size` is the usual one.
    """

    __slots__ = ("bottom", "left", "page", "raw", "right", "runs", "size", "text", "top")

    def __init__(self, page: int, runs: Sequence[Run]) -> None:
        self.page, self.runs = page, runs
        if len(runs) == 1:  # most cells hold a single number
            self.raw, self.left, self.top, self.right, self.bottom, self.size, *_ = runs[0]
        else:
            _, lefts, tops, rights, bottoms, *_ = zip(*runs, strict=True)
            self.left, self.top, self.right, self.bottom = lefts[0], min(tops), max(rights), max(bottoms)
            self.raw, self.size = _text(runs), usual(size for run in runs for size in run.char_sizes)
        self.text = ordinary(self.raw)

    @property
    def place(self) -> Location:
        return _place(self.page, self.raw, (self.left, self.top, self.right, self.bottom), _surety(self.runs))

    @property
    def chars(self) -> list[Run]:
        return [char for run in self.runs for char in run.chars]

    @property
    def first(self) -> Run:
        """Its first character."""
        return self.runs[0].chars[0]


def place_of(page: int, runs: Sequence[Run]) -> Location:
    """Where runs stand, with their text as the file has it."""
    if len(runs) == 1:
        text, left, top, right, bottom, _, sure, *_ = runs[0]
        return _place(page, text, (left, top, right, bottom), sure)
    _, lefts, tops, rights, bottoms, *_ = zip(*runs, strict=True)
    return _place(page, _text(runs), (min(lefts), min(tops), max(rights), max(bottoms)), _surety(runs))


def _place(page: int, text: str, box: Box, sure: float | None) -> Location:
    return Location("pdf", text, page=page, box=rounded(box), confidence=sure)


def _surety(runs: Sequence[Run]) -> float | None:
    """That of the least sure."""
    told = [run.confidence for run in runs if run.confidence is not None]  # none, but of scans
    return min(told) if told else None


def rounded(box: Box) -> Box:
    left, top, right, bottom = box
    return round(left, 2), round(top, 2), round(right, 2), round(bottom, 2)


def _text(runs: Sequence[Run]) -> str:
    parts = []
    reached, before = runs[0].left, 0.0
    for text, left, _, right, _, size, *_ in runs:
        if left - reached > BLANK * size and left - reached > BLANK * before:
            parts.append(" ")
        parts.append(text)
        reached, before = right, size
    return "".join(parts)


def lines_of(page: int, runs: Sequence[Run]) -> list[TextLine]:
    """Lines from the top, each from the left. What is set in the middle beside more lines stands half a line higher or lower
    than each of them, and is a line of its own.
    """
    if len(runs) == 1:
        return [TextLine(page, runs)]
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
    if least >= BLANK and " " not in line.raw:  # a gap as wide as that is a blank in the text
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
