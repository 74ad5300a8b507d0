"""A drawn report laid out on pages, tables cut where a page ends: words and cells at their places, in points from the
top left. What writes them into a file of one format or another is elsewhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from tests.support.drawn import Block, Drawn, Paragraph, Table

WIDTH, HEIGHT, MARGIN, SIZE = 842.0, 595.0, 40.0, 8.0
_LEADING = 1.4 * SIZE


class Words(NamedTuple):
    """A line of text from `x`, its baseline at `y`."""

    x: float
    y: float
    text: str


class Frame(NamedTuple):
    """The four lines of a cell."""

    left: float
    top: float
    right: float
    bottom: float


Mark = Words | Frame


@dataclass(slots=True)
class Sheet:
    """Pages under construction; `y` is measured from the top. `twice`: every line printed again a hair beside. Of a PDF:
    `extra`: operators that every page begins with, `boxes`: its sheet.
    """

    number: bool = True
    ruled: bool = True
    twice: bool = False
    extra: str = ""
    boxes: str = f"/MediaBox[0 0 {WIDTH} {HEIGHT}]"
    pages: list[list[Mark]] = field(default_factory=lambda: [[]])
    y: float = MARGIN

    def text(self, x: float, y: float, text: str) -> None:
        for shift in (0.0, 0.2)[: 1 + self.twice]:
            self.pages[-1].append(Words(x + shift, y, text))

    def frame(self, left: float, top: float, right: float, bottom: float) -> None:
        if self.ruled:
            self.pages[-1].append(Frame(left, top, right, bottom))

    def turn(self) -> None:
        if self.number:
            self.text(WIDTH / 2, HEIGHT - MARGIN / 2, f"- {len(self.pages)} -")
        self.pages.append([])
        self.y = MARGIN

    def room(self, height: float) -> bool:
        return self.y + height <= HEIGHT - MARGIN


def advance(char: str) -> float:
    """Every full-width character advances an em, digits and letters half of it."""
    return SIZE / 2 if char.isascii() else SIZE


def lay_out(blocks: Sequence[Block], sheet: Sheet) -> list[list[Mark]]:
    """What stands on each page."""
    for block in blocks:
        if isinstance(block, Paragraph):
            _paragraph(block, sheet)
        else:
            _table(block, sheet)
    sheet.turn()
    return sheet.pages[:-1]


def _wrapped(text: str, room: float) -> list[str]:
    lines, used = [""], 0.0
    for char in text:
        if used + advance(char) > room:
            lines, used = [*lines, ""], 0.0
        lines[-1] += char
        used += advance(char)
    return lines


def _paragraph(block: Paragraph, sheet: Sheet) -> None:
    for line in _wrapped(block.text, WIDTH - 2 * MARGIN):
        if not sheet.room(_LEADING):
            sheet.turn()
        sheet.y += _LEADING
        sheet.text(MARGIN, sheet.y, line)
    sheet.y += 2


def _table(table: Table, sheet: Sheet) -> None:
    """Label columns are wide, the others share the rest; a row never breaks, the table may between rows."""
    first = 170.0 if table.width < 12 else (WIDTH - 2 * MARGIN) / table.width
    other = (WIDTH - 2 * MARGIN - first) / max(1, table.width - 1)
    lefts = [MARGIN, *(MARGIN + first + other * at for at in range(table.width))]
    heights = [_height(row, lefts) for row in table.rows]
    for top in range(1, len(heights)):  # a cell over several rows may be the tall one
        for cell in table.rows[top - 1]:
            if cell.rows > 1:
                need = len(_wrapped(cell.text, _room(cell, lefts))) * _LEADING + 4
                heights[top - 1] = max(heights[top - 1], need - sum(heights[top : top - 1 + cell.rows]))
    start = 0
    while start < len(heights):
        end, y = start, sheet.y
        while end < len(heights) and y + heights[end] <= HEIGHT - MARGIN:
            y += heights[end]
            end += 1
        if end == start or (end - start == 1 and end < len(heights)):
            sheet.turn()
            continue
        _part(table, start, end, heights, lefts, sheet)
        sheet.y = y
        start = end
        if start < len(heights):
            sheet.turn()
    sheet.y += 6


def _height(row: Sequence[Drawn], lefts: Sequence[float]) -> float:
    lines = [len(_wrapped(cell.text, _room(cell, lefts))) for cell in row if cell.rows == 1]
    return max(lines, default=1) * _LEADING + 4


def _room(cell: Drawn, lefts: Sequence[float]) -> float:
    return lefts[cell.column + cell.columns] - lefts[cell.column] - 4


def _part(table: Table, start: int, end: int, heights: Sequence[float], lefts: Sequence[float], sheet: Sheet) -> None:
    """Rows `start` to `end` on one page; a cell that reaches over the break is drawn on both, its text on the first."""
    tops = [sheet.y + sum(heights[start:at]) for at in range(start, end + 1)]
    for row in table.rows[:end]:
        for cell in row:
            if cell.row + cell.rows <= start:
                continue
            first, last = max(cell.row, start), min(cell.row + cell.rows, end)
            left, right = lefts[cell.column], lefts[cell.column + cell.columns]
            top, bottom = tops[first - start], tops[last - start]
            sheet.frame(left, top, right, bottom)
            if cell.row >= start:
                for at, line in enumerate(_wrapped(cell.text, right - left - 4)):
                    sheet.text(left + 2, top + 2 + (at + 1) * _LEADING - 2, line)
