"""Path data to points on the page (GB/T 33190-2016, 9.1)."""

from __future__ import annotations

from collections.abc import Iterator

from gouji.readers.faults import damaged
from gouji.readers.ofd.package import numbers
from gouji.readers.pages.matrix import Matrix
from gouji.readers.pages.shapes import Point

# How many numbers each operator takes.
_TAKES = {"S": 2, "M": 2, "L": 2, "Q": 4, "B": 6, "A": 7, "C": 0}
# A path of more is a drawing.
_MOST_POINTS = 2000


def subpaths(data: str, matrix: Matrix, where: str) -> Iterator[list[Point]]:
    """Its parts, each a run of points; of a curve its controls are among them, of an arc its end."""
    words = data.replace(",", " ").split()
    if len(words) > 2 * _MOST_POINTS:
        return
    points: list[Point] = []
    at = 0
    while at < len(words):
        takes = _TAKES.get(words[at])
        values = numbers(" ".join(words[at + 1 : at + 1 + (takes or 0)]), where)
        if takes is None or len(values) < takes:
            raise damaged(f"{where}: {' '.join(words[at : at + 3])[:40]}")
        if words[at] in "SM":
            if points:
                yield points
            points = []
        if words[at] == "C":
            if points and points[0] != points[-1]:
                points.append(points[0])
        else:
            values = values[5:] if words[at] == "A" else values
            points += [matrix.at(x, y) for x, y in zip(values[::2], values[1::2], strict=True)]
        at += 1 + takes
    if points:
        yield points
