"""The text twin of a document that is no text: Markdown, the same bytes wherever and whenever it is made.

UTF-8, LF, NFC; a paragraph a line, a table row a line, pages and sheets marked by comments. Every place of the document
has its line and column here, so that a viewer that knows only text can show it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate
from pathlib import PurePath
from typing import NamedTuple

from gouji.model.document import Block, Document, Grid, GridCell, Paragraph
from gouji.model.location import Location

FOLDER = ".gouji"
_PICTURE = "![picture]()"
# What would be markup in the twin though it is none in the document.
_SPECIAL = re.compile(r"\||<(?=[A-Za-z/!?])|[\r\n\t\v\f\x1c-\x1e\x85\u2028\u2029]")
_LEADING = re.compile(r"[#>]|[-+*](?=\s)|(?:={3,}|-{3,})$")
_BREAK = re.compile(r"\r\n|[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]")


@lru_cache(maxsize=64)  # asked for with every place in one file after another
def sidecar_of(path: str) -> str:
    """Where the twin of a file is written: `.gouji/<file name>.md` beside it."""
    source = PurePath(path)
    return str(source.parent / FOLDER / f"{source.name}.md")


def source_of(path: PurePath) -> PurePath:
    """The file whose twin is written at a path; else the path itself."""
    return path.parent.parent / path.stem if path.parent.name == FOLDER and path.suffix == ".md" else path


class Spot(NamedTuple):
    """A stretch of one line of the twin: what stands there, where it begins, and the place in the document it is of."""

    place: Location
    text: str
    shown: str
    line: int
    column: int

    def region(self, start: int = 0, end: int | None = None) -> Location:
        """The stretch of `text[start:end]`, as a place in a text."""
        starts = offsets(self.text)
        first, last = starts[start], starts[len(self.text) if end is None else end]
        quoted = self.shown[first:last]
        if not self.shown:  # an empty cell is the blank between its bars
            quoted, last = " ", 1
        return Location("text", quoted, self.line, self.column + first, self.line, self.column + last)


@dataclass(frozen=True, slots=True)
class Twin:
    """The Markdown, line by line, and the spots in reading order."""

    lines: tuple[str, ...]
    spots: tuple[Spot, ...]
    by_place: dict[Location, int] = field(default_factory=dict, compare=False, repr=False)

    def __post_init__(self) -> None:
        for number, spot in enumerate(self.spots):
            self.by_place.setdefault(spot.place, number)

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    def region(self, at: Location) -> Location:
        """Where a place of the document stands in the twin; for one that is not in it, the first line of its page."""
        own = self.by_place.get(bare(at))
        spots = [one for one in self.spots if _touches(one.place, at)] if own is None else [self.spots[own]]
        if not spots:
            return next((one for one in self.spots if one.place.page == at.page), self.spots[0]).region()
        return _reading(spots, at.text) or self._around(spots, own, at.text) or _over(spots)

    def _around(self, spots: Sequence[Spot], own: int | None, text: str) -> Location | None:
        """What reads `text` on the lines of the spots, or from the own one on."""
        lines = {one.line for one in spots}
        beside = [one for one in self.spots if one.line in lines]
        return _reading(beside, text) or (None if own is None else _run(self.spots[own:], _solid(text)))


def _reading(spots: Sequence[Spot], text: str) -> Location | None:
    """The stretch of one spot that reads `text`, or the spots in a row that do."""
    for spot in spots:
        start = spot.text.find(text) if text else -1
        if start >= 0:
            return spot.region(start, start + len(text))
    runs = (_run(spots[place:], _solid(text)) for place in range(len(spots)))
    return next(filter(None, runs), None)


def _run(spots: Sequence[Spot], solid: str) -> Location | None:
    """As many of the spots, from the first on, as read `solid` together."""
    read = ""
    for count, spot in enumerate(spots, 1):
        read += _solid(spot.text)
        if not read or not solid.startswith(read):
            return None
        if read == solid:
            return _over(spots[:count])
    return None


def _over(spots: Sequence[Spot]) -> Location:
    first, last = spots[0].region(), spots[-1].region()
    return first._replace(end_line=last.end_line, end_column=last.end_column)


def _solid(text: str) -> str:
    return "".join(text.split())


def _touches(spot: Location, at: Location) -> bool:
    """Whether a spot's lines share a stretch with a place's, or the middle of its box lies within the place's box."""
    if spot.line and at.line:
        return _start(spot) < _end(at) and _start(at) < _end(spot)
    if spot.page != at.page or not spot.box or not at.box:
        return False
    left, top, right, bottom = spot.box
    x, y = (left + right) / 2, (top + bottom) / 2
    return at.box[0] <= x <= at.box[2] and at.box[1] <= y <= at.box[3]


def _start(at: Location) -> tuple[int, int]:
    return at.line or 0, at.column or 0


def _end(at: Location) -> tuple[int, int]:
    return at.end_line or 0, at.end_column or 0


def bare(at: Location) -> Location:
    """A place without what stands there, to look it up by."""
    return at._replace(text="", confidence=None)


def twin_of(document: Document) -> Twin:
    writer = _Writer()
    for item in _in_order(document):
        writer.put(item)
    if not writer.spots:
        writer.line([("", Location("text", "", 1, 1, 1, 1))])
    return Twin((*writer.lines, ""), tuple(writer.spots))


def _in_order(document: Document) -> Iterator[Block | Location]:
    """The blocks with the pictures between them."""
    pictures = list(document.pictures)
    for block in document.blocks:
        while pictures and pictures[0].order < block.location.order:
            yield pictures.pop(0)
        yield block
    yield from pictures


class _Writer:
    """The lines written so far, with a spot for every place on them."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.spots: list[Spot] = []
        self.page: int | None = None
        self.sheet: str | None = None

    def put(self, item: Block | Location) -> None:
        place = item if isinstance(item, Location) else item.location
        if self.lines:
            self.lines.append("")
        if mark := self._mark(place):
            self.lines += [mark, ""]
        if isinstance(item, Location):
            self.spots.append(Spot(bare(item), _PICTURE, _PICTURE, len(self.lines) + 1, 1))
            self.lines.append(_PICTURE)
        elif isinstance(item, Grid):
            self._grid(item)
        elif isinstance(item, Paragraph):
            self._paragraph(item)
        else:
            self.line([("#" * min(item.level, 6) + " ", None), (item.text, item.location)])

    def _mark(self, place: Location) -> str:
        """A comment where a new page or sheet begins."""
        if place.page and place.page != self.page:
            self.page = place.page
            return f"<!-- page {place.page} -->"
        if place.sheet and place.sheet != self.sheet:
            self.sheet = place.sheet
            return f"<!-- sheet {shown(place.sheet).replace('--', '- -').replace('>', '&gt;')} -->"
        return ""

    def line(self, pieces: Sequence[tuple[str, Location | None]], end: str = "") -> None:
        """One line: pieces with a place are texts and get a spot, those without are markup."""
        line = ""
        for text, place in pieces:
            told = text if place is None else shown(text)
            if place is not None:
                self.spots.append(Spot(bare(place), text, told, len(self.lines) + 1, len(line) + 1))
                told = told or " "
            line += told
        self.lines.append(line + end)

    def _paragraph(self, paragraph: Paragraph) -> None:
        lead = "\\" if _LEADING.match(paragraph.text) else ""
        self.line([(lead, None), (paragraph.text, paragraph.location)])
        whole = self.spots[-1]
        ends = [start for start, _ in paragraph.pieces[1:]] + [len(paragraph.text)]
        if len(paragraph.pieces) < 2:
            return
        for (start, place), end in zip(paragraph.pieces, ends, strict=True):
            region = whole.region(start, end)
            text = paragraph.text[start:end]
            self.spots.append(Spot(bare(place), text, region.text, whole.line, region.column or 1))

    def _grid(self, grid: Grid) -> None:
        rows = [row for row in grid.rows if row]
        width = max((cell.column + cell.column_span for row in rows for cell in row), default=0)
        if grid.columns != "ruled":
            width = max(map(len, rows), default=0)
        for number, row in enumerate(rows):
            self._row(row, width, grid.columns == "ruled", first=number == 0)
            if number == 0:
                self.lines.append("|" + "---|" * width)

    def _row(self, row: Sequence[GridCell], width: int, ruled: bool, first: bool) -> None:
        """Cells stand in their columns; what a merged cell covers beside and below stays empty."""
        at: dict[int, GridCell] = {cell.column if ruled else place: cell for place, cell in enumerate(row)}
        mark = "" if first else self._mark(row[0].location)
        pieces: list[tuple[str, Location | None]] = [("|", None)]
        for column in range(width):
            cell = at.get(column)
            text = (cell.text, cell.location) if cell else ("", None)
            pieces += [(" ", None), text, (" |", None)]
        self.line(pieces, f" {mark}" if mark else "")


def shown(text: str) -> str:
    """A text as the twin prints it: composed, without what would be markup, line breaks as `<br>`."""
    return "".join(_signs(text)) if _is_odd(text) else text


def offsets(text: str) -> Sequence[int]:
    """For every offset in a text, and its end, the offset in what the twin prints of it."""
    if not _is_odd(text):
        return range(len(text) + 1)
    return [0, *accumulate(len(sign) for sign in _signs(text))]


def _is_odd(text: str) -> bool:
    return bool(_SPECIAL.search(text)) or not unicodedata.is_normalized("NFC", text)


def _signs(text: str) -> list[str]:
    """What each character is printed as; a mark that joins the character before it is printed with that."""
    signs: list[str] = []
    base = 0
    for place, char in enumerate(text):
        if unicodedata.combining(char) and place:
            composed = unicodedata.normalize("NFC", signs[base] + char)
            signs[base] = composed
            signs.append("")
            continue
        base = place
        if _BREAK.fullmatch(char):
            signs.append("" if text[place - 1 : place + 1] == "\r\n" else "<br>")
        elif char == "\t":
            signs.append(" ")
        elif _SPECIAL.match(text, place):
            signs.append("\\" + char)
        else:
            signs.append(unicodedata.normalize("NFC", char))
    return signs
