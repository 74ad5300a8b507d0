"""A cell's name in small letters, on one line or broken where it has joints; or a number in its place."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from PIL import ImageDraw, ImageFont

_SIZE, _LEADING = 10, 10
_TAG = 9  # the size of numbers
_WHITE = (255, 255, 255)
# The dot between row and column: at this size the font's own is hard to see.
_DOT = 6

Color = tuple[int, int, int]


class Name(NamedTuple):
    """`boxed`: a number, white on the color of its cell."""

    lines: tuple[str, ...]
    boxed: bool = False

    @property
    def width(self) -> float:
        return 1 + text_width(self.lines[0], _TAG) if self.boxed else max(text_width(line) for line in self.lines)

    @property
    def height(self) -> float:
        return 9 if self.boxed else len(self.lines) * _LEADING + 1

    def draw(self, draw: ImageDraw.ImageDraw, at: tuple[float, float], color: Color) -> None:
        x, y = at
        if self.boxed:
            draw.rectangle((x, y, x + self.width, y + self.height), fill=color)
            write(draw, (x + 1, y + 8), self.lines[0], _WHITE, _TAG)
            return
        draw.rectangle((x, y, x + self.width, y + self.height), fill=_WHITE)
        for line in self.lines:
            write(draw, (x, y + 8), line, color)
            y += _LEADING


def write(draw: ImageDraw.ImageDraw, at: tuple[float, float], text: str, color: Color, size: int = _SIZE) -> None:
    """A line of text on its baseline."""
    x, y = at
    for piece in re.split(r"((?<=[a-z])\.)", text):
        if piece == ".":
            draw.rectangle((x + 2, y - 2, x + 3, y - 1), fill=color)
        else:
            draw.text((x, y), piece, fill=color, font=_font(size), anchor="ls")
        x += text_width(piece, size)


@cache
def text_width(text: str, size: int = _SIZE) -> float:
    return sum(
        _DOT if piece == "." else _font(size).getlength(piece) for piece in re.split(r"((?<=[a-z])\.)", text) if piece
    )


@cache
def _font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    """The one that comes with Pillow: keys are plain letters."""
    return ImageFont.load_default(size)


def layouts(name: str) -> list[Name]:
    """The name on one line, row and column on two, and ever narrower."""
    row, _, column = name.partition(".")
    pieces = re.findall(r"[^_.]+[_.]?", name)
    found = [(name,), (f"{row}.", column)]
    widest, narrowest = max(map(len, (row, column))) - 1, max(map(len, pieces))
    for most in range(widest, narrowest - 1, -2):
        lines = [""]
        for piece in pieces:
            if lines[-1] and len(lines[-1] + piece) > most:
                lines.append("")
            lines[-1] += piece
        if len(lines) <= 5:
            found.append(tuple(lines))
    return [Name(lines) for lines in dict.fromkeys(found)]


def tag(number: int) -> Name:
    return Name((str(number),), boxed=True)
