"""Tables set without marks: a cell a line, cells parted by blanks, and the lines of a printed page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Literal, NamedTuple

from gouji.text import width
from tests.support.delimited import Rows, Writer
from tests.support.merging import heads_of, lines_of
from tests.support.pages import Line, Piece, joined, wrapped
from tests.support.sheets import Part, Sheet


def lone_tabs(sheet: Sheet, rng: Random) -> Rows:
    """A word processor's export: one cell a line behind a tab, a blank line between rows, heads broken mid-word."""
    rows: Rows = []
    pad = rng.choice(("", "", " ", "\u3000"))
    for cells in lines_of(sheet, "across", rng):
        lines: list[Line] = []
        for cell in cells:
            if cell.role == "head" and 4 < len(cell.text) < 12 and rng.random() < 0.3:
                cut = len(cell.text) // 2
                lines += [
                    [Piece("\t", "mark"), cell._replace(text=cell.text[:cut])],
                    [cell._replace(text=cell.text[cut:])],
                ]
            elif cell.role == "value" and cell.text:
                before, after = rng.choice((("", ""), (pad, ""), ("", pad)))
                lines.append([Piece("\t" + before, "mark"), cell, Piece(after, "mark")])
            else:
                lines.append([Piece("\t", "mark"), cell])
        rows.append([*lines, []])
    return rows


def lone_lines(blanks: int) -> Writer:
    """One cell a line without tabs; `blanks` empty lines behind each cell. Empty cells are not to be seen."""

    def write(sheet: Sheet, rng: Random) -> Rows:
        rows: Rows = []
        for cells in lines_of(sheet, "drop", rng):
            lines: list[Line] = []
            for cell in cells:
                lines += ([[cell]] if cell.text else []) + [[]] * blanks
            rows.append(lines)
        return rows

    return write


def spaced(gap: str) -> Writer:
    """Cells of a row on one line, parted by a gap of blanks and aligned with nothing."""

    def write(sheet: Sheet, rng: Random) -> Rows:
        rows: Rows = []
        for head, body in heads_of(sheet):
            rows += [[joined([[cell] for cell in cells], gap)] for cells in head]
            rows += [[joined([[cell] for cell in (*row.fresh, *row.values) if cell.text], gap)] for row in body]
        return rows

    return write


class _Spot(NamedTuple):
    """A piece on a page: half-lines from the top, columns from the left."""

    top: int
    left: int
    piece: Piece


@dataclass(slots=True)
class _Sheet:
    """A page being set: `at` is the first free half-line, `cuts` where rows end."""

    spots: list[_Spot] = field(default_factory=list)
    at: int = 0
    cuts: list[int] = field(default_factory=list)

    def put(self, pieces: Sequence[Piece], left: int, middle: int) -> None:
        """Lines of one cell, one below the other, around the half-line `middle`."""
        top = middle - len(pieces) + 1
        self.spots += [_Spot(top + 2 * n, left, piece) for n, piece in enumerate(pieces)]


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where columns stand: label columns begin at `lefts` and are `rooms` wide, value columns every `step`."""

    lefts: tuple[int, ...]
    rooms: tuple[int, ...]
    first: int
    step: int

    @property
    def stub(self) -> int:
        return len(self.lefts)

    def room(self, level: int) -> int:
        """From one label column to the end of the last."""
        return self.rooms[-1] + self.lefts[-1] - self.lefts[level]


def layout(by: Literal["characters", "columns"], narrow: bool = False) -> Writer:
    """A page as `pdftotext -layout` gives it. Positions count characters or screen columns.

    Cells stand by position, the lines of a long label above and below the line of its numbers, group labels cut into
    short lines beside their rows.
    """

    def write(sheet: Sheet, rng: Random) -> Rows:
        frame = _frame(sheet, 16 if narrow else 26)
        found: Rows = []
        for part in sheet.parts:
            page = _Sheet()
            _set_head(page, part, frame)
            _set_rows(page, part, frame)
            found += _rows_of(page, by)
        return found

    return write


def _frame(sheet: Sheet, label: int) -> _Frame:
    rooms = (*[6] * (sheet.stub - 1), label)[-sheet.stub :] if sheet.stub else ()
    lefts = tuple(3 + sum(rooms[:at]) + 3 * at for at in range(sheet.stub))
    longest = max(len(value.text) for part in sheet.parts for row in part.rows for value in row.values)
    first = lefts[-1] + rooms[-1] + 4 if sheet.stub else 2
    return _Frame(lefts, rooms, first, max(7 if sheet.width < 10 else 5, longest + 2))


def _set_head(page: _Sheet, part: Part, frame: _Frame) -> None:
    """Heads over value columns; the words of a wide head stand in the middle of what it spans."""
    taken: set[tuple[int, int]] = set()
    for top, spans in enumerate(part.head):
        column = 0
        for span in spans:
            while (top, column) in taken:
                column += 1
            total = span.columns or max(1, len(part.rows[0].values) + frame.stub - column)
            taken |= {(top + down, column + right) for down in range(span.rows) for right in range(total)}
            over = column - frame.stub
            room = frame.step * total - 2 if over >= 0 else 30
            pieces = wrapped(Piece(span.text, span.role), max(4, room))
            left = frame.first + frame.step * over if over >= 0 else frame.lefts[column]
            spare = (room - max(width(piece.text) for piece in pieces)) // 2 if over >= 0 else 0
            page.put(pieces, left + max(0, spare), page.at + 4 * top + 2 * span.rows)
            column += total
    page.at += 4 * len(part.head) + 4
    page.cuts.append(page.at)


def _set_rows(page: _Sheet, part: Part, frame: _Frame) -> None:
    groups: dict[int, tuple[Piece, int]] = {}  # level → (label, half-line where its rows begin)
    for row in part.rows:
        for level in sorted((level for level in groups if level >= row.above), reverse=True):
            _close(page, groups.pop(level), level, frame)
        for level, piece in enumerate(row.path[:-1]):
            if level >= row.above:
                groups[level] = (piece, page.at)
        label = wrapped(row.path[-1], frame.room(len(row.path) - 1)) if row.path else []
        middle = page.at + max(1, len(label))
        page.put(label, frame.lefts[len(row.path) - 1] if row.path else 0, middle)
        for at, value in enumerate(row.values):
            page.put([value], frame.first + frame.step * at + (frame.step - 2 - len(value.text)) // 2, middle)
        page.at = middle + max(1, len(label)) + 1
        page.cuts.append(page.at)
    for level in sorted(groups, reverse=True):
        _close(page, groups.pop(level), level, frame)


def _close(page: _Sheet, group: tuple[Piece, int], level: int, frame: _Frame) -> None:
    """A group's label, cut into short lines, in the middle of its rows."""
    piece, begin = group
    pieces = wrapped(piece, frame.rooms[level])
    page.at = max(page.at, begin + 2 * len(pieces))
    page.put(pieces, frame.lefts[level], max(begin + len(pieces) - 1, (begin + page.at) // 2))


def _rows_of(page: _Sheet, by: str) -> Rows:
    """The spots line by line, blanks between; words that would touch are pushed on to the right."""
    lines: dict[int, list[_Spot]] = defaultdict(list)
    for spot in page.spots:
        if spot.piece.text:
            lines[spot.top].append(spot)
    rows: Rows = [[] for _ in page.cuts]
    for top in sorted(lines):
        line: Line = []
        at = 0
        for spot in sorted(lines[top], key=lambda spot: spot.left):
            gap = max(spot.left - at, 2 if line else 0)
            line += [Piece(" " * gap, "mark"), spot.piece]
            at += gap + (width(spot.piece.text) if by == "columns" else len(spot.piece.text))
        row = next((row for row, cut in enumerate(page.cuts) if top < cut), len(rows) - 1)
        rows[row].append(line)
    return rows
