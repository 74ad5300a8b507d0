"""Rows whose cells may stand in quotation marks, and then over several lines, as spreadsheets copy and save them."""

from __future__ import annotations

from collections.abc import Sequence

from gouji.model.location import Location
from gouji.patterns import pattern
from gouji.readers.lines import MARKS, MOST_LINES, TAILS, Line, joined

# A quoted cell, to its closing mark or to the end of its line.
_CELLS = {mark: pattern(rf'\s*"((?:[^"]|"")*)"(?=[ \u3000]*(?:{mark}|$))') for mark in ("\t", ",")}


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
        while start <= len(line.text):
            cell, start, is_open = _cell(line, start, mark, lines[at + 1 :])
            rows[-1].append(cell)
    return rows


def _cell(line: Line, start: int, mark: str, below: Sequence[Line]) -> tuple[Location, int, bool]:
    """The cell from an offset on, where the next one begins, and whether this one goes on below."""
    text = line.text
    if found := _CELLS[mark].match(text, start):
        place = line.slice(found.start(1), found.end(1))
        following = text.find(mark, found.end())
        return place._replace(text=place.text.replace('""', '"')), _behind(text, following), False
    bare = text[start:].lstrip(" \u3000")
    if bare.startswith('"') and text.count('"', start) % 2 and any('"' in one.text for one in below[:MOST_LINES]):
        return line.slice(len(text) - len(bare) + 1, len(text)), len(text) + 1, True
    following = text.find(mark, start)
    return line.slice(start, following if following >= 0 else len(text)), _behind(text, following), False


def _behind(text: str, mark: int) -> int:
    return mark + 1 if mark >= 0 else len(text) + 1
