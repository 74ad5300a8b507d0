"""A document as one sequence of lines, each a row of atoms (labels, numbers, placeholders, empty cells).

All formats meet here: a grid row, a line of text and a paragraph are the same thing to everything that follows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from gouji.binding.counting import counted
from gouji.binding.numbers import WORDS, Reading, read_token
from gouji.model.document import Document, Grid, GridCell, Heading, Paragraph
from gouji.model.location import Location, spanning
from gouji.normalize import fold
from gouji.patterns import pattern
from gouji.text import width

_GAP = pattern(r"[ \u00a0\u2002\u2003\u3000]")
_TOKEN = pattern(r"[^\s\u3000|｜]+")
# What numbers a page and can be nothing else; a bare number is told by its company (see runs).
_PAGE_MARK = pattern(
    r"[-—–−－·\s]+\d{1,4}[-—–−－·\s]+|第\s*\d{1,4}\s*页(?:\s*[,，/]?\s*共\s*\d{1,4}\s*页)?|\d{1,4}\s*/\s*\d{1,4}"
)
_DIGIT = pattern(r"[\d〇零]|[-—–－−/无]\s*$")


@dataclass(slots=True)
class Atom:
    """One cell or token. `x` is its column where the line's grid has columns, else None; `span` how many it covers.

    `apart`: alone on its line, further from its neighbours than they from theirs or at a page's edge: a number there
    may be the page's.
    """

    text: str
    folded: str
    reading: Reading
    location: Location
    x: int | None = None
    span: int = 1
    apart: bool = False

    @property
    def is_label(self) -> bool:
        return self.reading.kind == "words"

    @property
    def is_empty(self) -> bool:
        return self.reading.kind == "empty"


class Frame(NamedTuple):
    """What a grid's lines have in common: how many columns it is wide, and how many cells its rows have."""

    width: int
    lengths: frozenset[int]


_NO_FRAME = Frame(0, frozenset())


@dataclass(slots=True)
class Line:
    """`block` numbers the block it comes from. Of a grid's line `cells` is how many its row has (0 elsewhere), `valued`
    whether it holds numbers or dashes, `frame` the grid's own. `below` is a number alone on the next line, which was left
    out as a page's.
    """

    index: int
    block: int
    atoms: list[Atom]
    source: Heading | Paragraph | Grid
    cells: int = 0
    valued: bool = False
    frame: Frame = _NO_FRAME
    below: str = ""

    @property
    def text(self) -> str:
        return "".join(atom.text for atom in self.atoms)

    @property
    def location(self) -> Location:
        """From the first atom that says something to the last."""
        told = [atom for atom in self.atoms if not atom.is_empty] or self.atoms
        if len(told) == 1:
            return told[0].location
        return spanning(told[0].location, told[-1].location, " ".join(atom.text for atom in told))


def above(line: Line, lines: Sequence[Line]) -> Iterator[Line]:
    """The lines of its own block above a line, nearest first; `lines` are a stretch of the document without gaps."""
    at = line.index - lines[0].index
    while at > 0 and lines[at - 1].block == line.block:
        at -= 1
        yield lines[at]


def joined_atoms(atoms: Sequence[Atom], between: str = "") -> Paragraph:
    """A paragraph of the atoms' texts that knows where each stands."""
    starts: list[tuple[int, int, int]] = []
    pieces: list[tuple[int, Location]] = []
    text = ""
    for atom in atoms:
        text += between if text else ""
        place = atom.location
        if place.line and place.column:
            starts.append((len(text), place.line, place.column))
        else:
            pieces.append((len(text), place))
        text += atom.text
    where = spanning(atoms[0].location, atoms[-1].location, text)
    return Paragraph(text, where, tuple(starts), tuple(pieces))


def lines_of(document: Document) -> list[Line]:
    """Every line in reading order, without the marks that only number pages."""
    lines: list[Line] = []
    edges = _page_edges(document.lines)
    for block, source in enumerate(document.blocks):
        if isinstance(source, Grid):
            frame = _frame(source)
            for row in counted(source):
                if source.columns == "spaced":
                    atoms = [atom for cell in row for atom in _spaced_atoms(cell)]
                else:
                    atoms = [_cell_atom(cell) for cell in row]
                valued = any(atom.reading.kind in ("number", "dash") for atom in atoms)
                lines.append(Line(len(lines), block, atoms, source, len(row), valued, frame))
        elif isinstance(source, Heading):
            lines.append(
                Line(len(lines), block, [Atom(source.text, fold(source.text), WORDS, source.location)], source)
            )
        elif not _PAGE_MARK.fullmatch(source.text):
            atoms = list(_tokens(source))
            if not atoms:
                atoms = [Atom(source.text, fold(source.text[:200]), read_token(source.text[:40]), source.location)]
            atoms[0].apart = len(atoms) == 1 and source.location.line in edges
            lines.append(Line(len(lines), block, atoms, source))
    return lines


def _page_edges(lines: Sequence[str]) -> set[int]:
    """The lines that stand last before a form feed or first after it, from 1: where page numbers stand."""
    told = [number for number, line in enumerate(lines, 1) if line.strip()]
    starts = [place for place, number in enumerate(told) if lines[number - 1].startswith("\f")]
    return {told[place + near] for place in starts for near in (-1, 0) if place + near >= 0}


def _frame(grid: Grid) -> Frame:
    ends = [cells[-1].column + cells[-1].column_span for cells in grid.rows if cells]
    return Frame(max(ends, default=0), frozenset(map(len, grid.rows)))


def _cell_atom(cell: GridCell) -> Atom:
    text = cell.text
    return Atom(text, fold(text), read_token(text), cell.location, cell.column, cell.column_span)


def _spaced_atoms(cell: GridCell) -> Iterator[Atom]:
    """A stretch between wide gaps may still hold several cells, a single blank apart: words, then numbers."""
    text = cell.text
    tokens = [(found[0], found.start(), found.end()) for found in _TOKEN.finditer(text)]
    words = max((at for at, (token, _, _) in enumerate(tokens) if read_token(token).kind == "words"), default=-1)
    if len(tokens) < 2 or words == len(tokens) - 1 or cell.location.line is None or cell.location.column is None:
        yield _cell_atom(cell)
        return
    pieces = [(0, tokens[words][2])] if words >= 0 else []
    pieces += [(start, end) for _, start, end in tokens[words + 1 :]]
    line, column = cell.location.line, cell.location.column
    for start, end in pieces:
        place = Location("text", text[start:end], line, column + start, line, column + end)
        yield Atom(place.text, fold(place.text), read_token(place.text), place, cell.column + width(text[:start]))


def _tokens(paragraph: Paragraph) -> Iterator[Atom]:
    """A paragraph that is a table row set with single spaces: words, then numbers. Nothing for prose."""
    text = paragraph.text
    if not _GAP.search(text) or "。" in text or len(text) > 2000 or not _DIGIT.search(text):
        return
    tokens = [(found[0], found.start(), found.end()) for found in _TOKEN.finditer(text)]
    readings = [read_token(token) for token, _, _ in tokens]
    if not _row_like(readings, tokens):
        return
    label: list[int] = []
    for place, reading in enumerate(readings):
        ahead = any(later.kind == "words" for later in readings[place + 1 :])
        if reading.kind == "words" or (ahead and not label and place == 0):
            label.append(place)
            continue
        if label:
            yield _atom(paragraph, tokens[label[0]][1], tokens[label[-1]][2], WORDS)
            label = []
        yield _atom(paragraph, tokens[place][1], tokens[place][2], reading)
    if label:
        yield _atom(paragraph, tokens[label[0]][1], tokens[label[-1]][2], WORDS)


def _row_like(readings: list[Reading], tokens: list[tuple[str, int, int]]) -> bool:
    """Numbers at the end, and never so many words between that it must be a sentence."""
    numbers = sum(reading.kind in ("number", "dash") for reading in readings)
    last_words = max((place for place, reading in enumerate(readings) if reading.kind == "words"), default=-1)
    trailing = len(readings) - 1 - last_words
    words = sum(len(token) for (token, _, _), reading in zip(tokens, readings, strict=True) if reading.kind == "words")
    return trailing > 0 and words <= 45 * max(1, numbers // 2)


def _atom(paragraph: Paragraph, start: int, end: int, reading: Reading) -> Atom:
    location = paragraph.at(start, end)
    return Atom(location.text, fold(location.text), reading, location)
