"""What the numbers on a page stand for, in columns beside it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from PIL import Image, ImageDraw

from gouji.model.report import Cell, State
from gouji.pageimages.names import Color, text_width, write
from gouji.text import plain

_GREEN, _GREY, _ORANGE, _RED = (0, 120, 50), (110, 110, 110), (205, 100, 0), (200, 0, 0)
COLORS: dict[State, Color] = {
    "present": _GREEN,
    "blank": _GREY,
    "dash": _GREY,
    "ambiguous": _ORANGE,
    "unreadable": _RED,
    "missing": _RED,
}
_LEADING, _MARGIN, _BLACK = 13, 12, (0, 0, 0)


class Entry(NamedTuple):
    number: int
    cell: Cell


def with_legend(image: Image.Image, entries: Sequence[Entry]) -> Image.Image:
    """The picture, widened by as many columns as the entries take."""
    if not entries:
        return image
    lines = list(_lines(entries))
    deep = max(8, (image.height - 2 * _MARGIN) // _LEADING)
    columns = [lines[at : at + deep] for at in range(0, len(lines), deep)]
    widths = [round(max(text_width(text) for text, _ in column)) + 2 * _MARGIN for column in columns]
    height = max(image.height, len(columns[0]) * _LEADING + 2 * _MARGIN)
    wide = Image.new("RGB", (image.width + sum(widths), height), "white")
    wide.paste(image)
    draw = ImageDraw.Draw(wide)
    draw.line((image.width, 0, image.width, height), fill=_GREY)
    left = image.width + _MARGIN
    for column, width in zip(columns, widths, strict=True):
        for at, (text, color) in enumerate(column):
            write(draw, (left, _MARGIN + at * _LEADING + 9), text, color)
        left += width
    return wide


def _lines(entries: Sequence[Entry]) -> list[tuple[str, Color]]:
    """A heading a table, a line a cell: number, short key, what it states."""
    found: list[tuple[str, Color]] = []
    for table, group in groupby(entries, key=lambda entry: entry.cell.key.partition(".")[0]):
        found += [("", _BLACK)] * bool(found) + [(table, _BLACK)]
        found += [
            (f"{entry.number}   {entry.cell.key.partition('.')[2]}   {_stated(entry.cell)}", COLORS[entry.cell.state])
            for entry in group
        ]
    return found


def _stated(cell: Cell) -> str:
    if cell.value is not None:
        return f"= {plain(cell.value)}"
    found = " / ".join(map(plain, cell.candidates))
    return f"{cell.state}:  {found}" if found else cell.state
