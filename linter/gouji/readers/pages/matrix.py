"""Affine maps between the spaces that drawn things stand in."""

from __future__ import annotations

from typing import NamedTuple

from gouji.readers.pages.content import Box


class Matrix(NamedTuple):
    a: float
    b: float
    c: float
    d: float
    e: float
    f: float

    def at(self, x: float, y: float) -> tuple[float, float]:
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def around(self, box: Box) -> Box:
        """The box around what a matrix without a slant makes of one."""
        x, y = self.at(box[0], box[1])
        to_x, to_y = self.at(box[2], box[3])
        return min(x, to_x), min(y, to_y), max(x, to_x), max(y, to_y)

    def within(self, outer: Matrix) -> Matrix:
        """This matrix, then the outer one."""
        a, b = outer.a * self.a + outer.c * self.b, outer.b * self.a + outer.d * self.b
        c, d = outer.a * self.c + outer.c * self.d, outer.b * self.c + outer.d * self.d
        return Matrix(a, b, c, d, *outer.at(self.e, self.f))

    @property
    def quarter_turns(self) -> int | None:
        """How often a page with text set by this matrix must be turned clockwise to set it upright; None: aslant."""
        if abs(self.a) > 4 * abs(self.b):
            return 0 if self.a > 0 else 2
        if abs(self.b) > 4 * abs(self.a):
            return 1 if self.b > 0 else 3
        return None


IDENTITY = Matrix(1, 0, 0, 1, 0, 0)
