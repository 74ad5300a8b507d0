"""What stands on a page: characters in runs, ruling lines, pictures. Points, origin at the top left of the page as shown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

# In ems: how far the box of a character reaches above and below its baseline.
RISE, FALL = 0.85, 0.15
# What stands for ink that nobody can read, so that its cell is not taken for blank.
UNKNOWN = "\ufffd"

Box = tuple[float, float, float, float]


def usual(values: Iterable[float]) -> float:
    """The one in the middle, were they in order; of an even number the greater of the two. Raises IndexError for none."""
    ordered = sorted(values)
    return ordered[len(ordered) // 2]


class Run(NamedTuple):
    """Characters that follow each other on a baseline, in order and none set apart from the next; or a single one.

    The box is as wide as they advance and as high as their font. Of several characters: `starts` and `ends`, where each
    begins and ends sideways, and `sizes` where these differ (`size` is the usual one). `confidence`: how sure character
    recognition was; None where the file itself says the characters.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float
    confidence: float | None = None
    starts: Sequence[float] = ()
    ends: Sequence[float] = ()
    sizes: Sequence[float] = ()

    @property
    def last(self) -> float:
        """Where its last character begins."""
        return self.starts[-1] if self.starts else self.left

    @property
    def chars(self) -> Sequence[Run]:
        """Its characters, a run each."""
        if not self.starts:
            return (self,)
        base = FALL * self.top + RISE * self.bottom
        return [
            Run(char, left, base - RISE * size, right, base + FALL * size, size, self.confidence)
            for char, left, right, size in zip(self.text, self.starts, self.ends, self.char_sizes, strict=True)
        ]

    @classmethod
    def of(cls, chars: Sequence[Run]) -> Run:
        """The run of single characters that follow each other, two at least."""
        texts, lefts, tops, rights, bottoms, sizes, *_ = zip(*chars, strict=True)
        box = lefts[0], min(tops), rights[-1], max(bottoms)
        return cls("".join(texts), *box, usual(sizes), chars[0].confidence, lefts, rights, sizes)

    @property
    def char_sizes(self) -> Sequence[float]:
        return self.sizes or [self.size] * len(self.text)


class Edge(NamedTuple):
    """A ruling line: horizontal where top == bottom, else vertical where left == right."""

    left: float
    top: float
    right: float
    bottom: float


class PageContent(NamedTuple):
    """`recognized`: read by character recognition from a picture of the page, which `pictures` then leaves out."""

    number: int
    width: float
    height: float
    runs: tuple[Run, ...]
    edges: tuple[Edge, ...]
    pictures: tuple[Box, ...] = ()
    recognized: bool = False

    @property
    def chars(self) -> tuple[Run, ...]:
        return tuple(char for run in self.runs for char in run.chars)
