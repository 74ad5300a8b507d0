"""What stands on a page: characters, ruling lines, pictures. Points, origin at the top left of the page as shown."""

from __future__ import annotations

from typing import NamedTuple

Box = tuple[float, float, float, float]


class Char(NamedTuple):
    """A character within the box of its line of text: as wide as it advances, as high as its font.

    `confidence`: how sure character recognition was; None where the file itself says the character.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float
    confidence: float | None = None


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
    chars: tuple[Char, ...]
    edges: tuple[Edge, ...]
    pictures: tuple[Box, ...] = ()
    recognized: bool = False
