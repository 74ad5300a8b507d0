"""Characters in order: lines of text, their words and their places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from operator import itemgetter

from gouji.model.location import Location
from gouji.normalize import ordinary
from gouji.patterns import pattern
from gouji.readers.pages.content import Box, Char

# In ems: from here on a gap is a blank; from here on it parts cells that no line parts.
BLANK = 0.45
GAP = 0.95
# Of a Char, by place: much quicker than by name, and this is done for every character.
_LEFT, _BOTTOM = itemgetter(1), itemgetter(4)
# A cell's whole text that is a number or a placeholder.
NUMERIC = pattern(r"[+\-—–－]?[\d,，.．]*\d[\d,，.．]*|[-—–－/无]+")


@dataclass(slots=True)
class TextLine:
    """Characters on one baseline, from the left. `size` is the usual one; `text` is as read: ordinary characters, a
    blank for a gap.
    """

    page: int
    chars: list[Char]
    left: float = field(init=False)
    top: float = field(init=False)
    right: float = field(init=False)
    bottom: float = field(init=False)
    size: float = field(init=False)
    place: Location = field(init=False)
    text: str = field(init=False)

    def __post_init__(self) -> None:
        if len(self.chars) == 1:  # most cells hold a single zero
            text, self.left, self.top, self.right, self.bottom, self.size, sure = self.chars[0]
        else:
            _, lefts, tops, rights, bottoms, sizes, all_sure = zip(*self.chars, strict=True)
            self.left, self.top, self.right, self.bottom = lefts[0], min(tops), max(rights), max(bottoms)
            self.size = sorted(sizes)[len(sizes) // 2]
            text, sure = _text(self.chars), _least(all_sure)
        box = round(self.left, 2), round(self.top, 2), round(self.right, 2), round(self.bottom, 2)
        self.place = Location("pdf", text, page=self.page, box=box, confidence=sure)
        self.text = ordinary(text)


def place_of(page: int, chars: Sequence[Char]) -> Location:
    """Where characters stand, with their text as the file has it."""
    sure = [char[6] for char in chars]
    return Location("pdf", _text(chars), page=page, box=box_of(chars), confidence=_least(sure))


def _least(sure: Sequence[float | None]) -> float | None:
    if sure.count(None) == len(sure):  # always, but of scans
        return None
    return min(one for one in sure if one is not None)


def box_of(chars: Iterable[Char]) -> Box:
    _, lefts, tops, rights, bottoms, _, _ = zip(*chars, strict=True)
    return round(min(lefts), 2), round(min(tops), 2), round(max(rights), 2), round(max(bottoms), 2)


def _text(chars: Sequence[Char]) -> str:
    parts = []
    reached, before = chars[0].left, 0.0
    for text, left, _, right, _, size, _ in chars:
        if left - reached > BLANK * size and left - reached > BLANK * before:
            parts.append(" ")
        parts.append(text)
        reached, before = right, size
    return "".join(parts)


def lines_of(page: int, chars: Iterable[Char]) -> list[TextLine]:
    """Lines from the top, each from the left. Characters share a line where half of the lower one's height does."""
    ordered = sorted(chars, key=_BOTTOM)
    if ordered and ordered[0][4] == ordered[-1][4]:
        return [TextLine(page, sorted(ordered, key=_LEFT))]
    lines: list[list[Char]] = []
    level = first = 0.0
    for char in ordered:
        bottom, size = char[4], char[5]
        if lines and bottom - level <= 0.5 * first and bottom - level <= 0.5 * size:
            lines[-1].append(char)
        else:
            lines.append([char])
            level, first = bottom, size
    return [TextLine(page, sorted(line, key=_LEFT)) for line in lines]


def parted(line: TextLine, gap: float = GAP) -> Iterator[TextLine]:
    """The pieces of a line between gaps of so many ems; between numbers half of it is enough."""
    least = 0.6 * gap
    if least >= BLANK and " " not in line.place.text:  # a gap as wide as that is a blank in the text
        yield line
        return
    start = 0
    for at, (before, char) in enumerate(pairwise(line.chars), 1):
        room = char[1] - before[3]
        if room <= least * char[5]:
            continue
        numeric = char.text.isdigit() and (before.text.isdigit() or before.text in "-—–")
        due = least if numeric else gap
        if room > due * max(before.size, char.size):
            yield TextLine(line.page, line.chars[start:at])
            start = at
    yield TextLine(line.page, line.chars[start:]) if start else line
