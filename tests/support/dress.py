"""Everything about a text but its figures and the shape of its tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from random import Random
from typing import Literal

from tests.support.hands import Hand, make_hand
from tests.support.pages import Encoding
from tests.support.shapes import Shape

Heading = Literal[
    "chinese", "dot", "wide-dot", "marked", "wrong-level", "bold", "indented", "part", "underlined", "twice"
]
HEADINGS: tuple[Heading, ...] = (
    "chinese", "dot", "wide-dot", "marked", "wrong-level", "bold", "indented", "part", "underlined", "twice",
)  # fmt: skip
# The headings behind which the section's first words may stand on the same line.
GLUED: tuple[Heading, ...] = ("chinese", "dot", "indented")
TITLES = ("plain", "plain", "two", "late", "spaced", "han", "marked", "bold", "unnamed", "yearly", "missing")
ENCODINGS: tuple[Encoding, ...] = ("utf-8", "utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-16-le", "gb18030")
BREAKS = ("none", "none", "number", "dashed", "page", "feed", "feed-number")


@dataclass(frozen=True, slots=True)
class Dress:
    """How title, headings, prose and page breaks are set; the figures are in its hand."""

    heading: Heading = "chinese"
    glued: bool = False
    title: str = "plain"
    preamble: bool = True
    chrome: bool = False
    contents: bool = False
    tail: bool = False
    loose: bool = True
    indent: str = ""
    disclosure: Literal["one", "apart"] = "one"
    disputes: Literal["three-lines", "two-lines", "apart", "down"] = "three-lines"
    breaks: str = "none"
    newline: str = "\n"
    encoding: Encoding = "utf-8"
    hand: Hand = field(default_factory=Hand)


def make_dress(rng: Random, shape: Shape, breaks: Sequence[str] = BREAKS) -> Dress:
    hand = make_hand(rng)
    if shape.narrow:
        hand = replace(hand, spaced="")
    if not shape.blanks or (hand.blank == "&nbsp;" and "pipes" not in shape.name):
        hand = replace(hand, blank="")
    title = rng.choice(TITLES)
    return Dress(
        heading=rng.choice(HEADINGS),
        glued=rng.random() < 0.2,
        title=title,
        preamble=rng.random() < 0.7,
        chrome=rng.random() < 0.15,
        contents=rng.random() < 0.15,
        tail=rng.random() < 0.3,
        loose=rng.random() < 0.7,
        indent=rng.choice(("", "\u3000\u3000", "    ")),
        disclosure=rng.choice(("one", "apart")),
        disputes=rng.choice(("three-lines", "two-lines", "apart", "down")),
        breaks=rng.choice(tuple(breaks)),
        newline=rng.choice(("\n", "\n", "\r\n", "\r")),
        encoding=rng.choice(ENCODINGS),
        hand=hand,
    )
