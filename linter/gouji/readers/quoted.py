"""Rows whose cells may stand in quotation marks, and then over several lines, as spreadsheets copy and save them."""

from __future__ import annotations

from collections.abc import Sequence

from gouji.model.location import Location
from gouji.patterns import pattern
from gouji.readers.lines import MARKS, MOST_LINES, OPENS, TAILS, Line, joined

# A quoted cell, to its closing mark or to the end of its line.
_CELLS = {mark: pattern(rf'[^\S{mark}]*"((?:[^"]|"")*)"(?=[ \u3000]*(?:{mark}|$))') for mark in ("\t", ",")}


def rows_of(lines: Sequence[Line], kind: str) -> list[list[Location]]:
    """The cells of each row; `kind` tells what parts them."""
    mark = MARKS[kind]
    rows: list[list[Location]] = []
    is_open = False
    for at, line in enumerate(lines):
        start = 0
        if is_open and rows:
            tail = TAILS[mark].match(line.text)
            end = tail.end(1) if tail else len(line.text)
            rows[-1][-1] = joined(rows[-1][-1], line.slice(0, end))
            is_open = tail is None
            if tail is None or (start := line.text.find(mark, tail.end()) + 1) == 0:
                continue
        else:
            rows.append([])
        runs_on = _runs_on(line.text, start, mark, lines[at + 1 : at + 1 + MOST_LINES])
        while start <= len(line.text):
            is_open = start == runs_on
            cell, start = _cell(line, start, mark, is_open=is_open)
            rows[-1].append(cell)
    return rows


def _runs_on(text: str, start: int, mark: str, below: Sequence[Line]) -> int:
    """Where the cell begins that goes on below; -1 where none does. Only the last one that is opened may."""
    if text.count('"', start) % 2 == 0 or not any('"' in one.text for one in below):
        return -1
    found = -1
    for opened in OPENS[mark].finditer(text, max(0, start - 1)):
        found = opened.start() + 1 if text.startswith(mark, opened.start()) else 0
    return found if found >= start and not _CELLS[mark].match(text, found) else -1


def _cell(line: Line, start: int, mark: str, *, is_open: bool) -> tuple[Location, int]:
    """The cell from an offset on, and where the next one begins."""
    text = line.text
    if is_open:
        return line.slice(text.index('"', start) + 1, len(text)), len(text) + 1
    if found := _CELLS[mark].match(text, start):
        place = line.slice(found.start(1), found.end(1))
        return place._replace(text=place.text.replace('""', '"')), _behind(text, text.find(mark, found.end()))
    following = text.find(mark, start)
    return line.slice(start, following if following >= 0 else len(text)), _behind(text, following)


def _behind(text: str, mark: int) -> int:
    return mark + 1 if mark >= 0 else len(text) + 1
