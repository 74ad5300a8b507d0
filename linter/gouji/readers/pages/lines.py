"""Characters in order: lines of text, their words and their places."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from gouji.model.location import Location
from gouji.normalize import ordinary
from gouji.readers.pages.content import Box, Char

# In ems: from here on a gap is a blank; from here on it parts cells that no line parts.
BLANK = 0.45
GAP = 0.95
# A cell's whole text that is a number or a placeholder.
NUMERIC = re.compile(r"[+\-—–－]?[\d,，.．]*\d[\d,，.．]*|[-—–－/无]+")


@dataclass(slots=True)
class TextLine:
    """Characters on one baseline, from the left."""

    page: int
    chars: list[Char]

    @property
    def left(self) -> float:
        return self.chars[0].left

    @property
    def right(self) -> float:
        return max(char.right for char in self.chars)

    @property
    def top(self) -> float:
        return min(char.top for char in self.chars)

    @property
    def bottom(self) -> float:
        return max(char.bottom for char in self.chars)

    @property
    def size(self) -> float:
        """The usual size of its characters."""
        return sorted(char.size for char in self.chars)[len(self.chars) // 2]

    @property
    def text(self) -> str:
        """As read: ordinary characters, a blank for a gap."""
        return ordinary(_text(self.chars))

    @property
    def place(self) -> Location:
        return place_of(self.page, self.chars)


def place_of(page: int, chars: Sequence[Char]) -> Location:
    """Where characters stand, with their text as the file has it."""
    sure = [char.confidence for char in chars if char.confidence is not None]
    return Location("pdf", _text(chars), page=page, box=box_of(chars), confidence=min(sure, default=None))


def box_of(chars: Iterable[Char]) -> Box:
    left, top, right, bottom = zip(*(char[1:5] for char in chars), strict=True)
    return round(min(left), 2), round(min(top), 2), round(max(right), 2), round(max(bottom), 2)


def _text(chars: Sequence[Char]) -> str:
    parts = [chars[0].text]
    for before, char in pairwise(chars):
        if char.left - before.right > BLANK * max(before.size, char.size):
            parts.append(" ")
        parts.append(char.text)
    return "".join(parts)


def lines_of(page: int, chars: Iterable[Char]) -> list[TextLine]:
    """Lines from the top, each from the left. Characters share a line where half of the lower one's height does."""
    lines: list[list[Char]] = []
    level = 0.0
    for char in sorted(chars, key=lambda char: char.bottom):
        if lines and char.bottom - level <= 0.5 * min(char.size, lines[-1][0].size):
            lines[-1].append(char)
        else:
            lines.append([char])
            level = char.bottom
    return [TextLine(page, sorted(line, key=lambda char: char.left)) for line in lines]


def parted(line: TextLine, gap: float = GAP) -> Iterator[TextLine]:
    """The pieces of a line between gaps of so many ems; between numbers half of it is enough."""
    start = 0
    for at, (before, char) in enumerate(pairwise(line.chars), 1):
        numeric = char.text.isdigit() and (before.text.isdigit() or before.text in "-—–")
        due = 0.6 * gap if numeric else gap
        if char.left - before.right > due * max(before.size, char.size):
            yield TextLine(line.page, line.chars[start:at])
            start = at
    yield TextLine(line.page, line.chars[start:])
