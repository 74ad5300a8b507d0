"""What a file shows, block by block, with nothing interpreted."""

from __future__ import annotations

from bisect import bisect_right
from typing import Literal, NamedTuple

from gouji.model.location import Location

Columns = Literal["ruled", "delimited", "spaced"]


class Heading(NamedTuple):
    """A heading that the format itself marks as one; `level` counts from 1."""

    level: int
    text: str
    location: Location


class Paragraph(NamedTuple):
    """Running text. Where a converter had broken one paragraph into lines, `starts` says where each line begins.

    `starts` holds (offset in `text`, line, column) in rising order; it is empty where the format has no lines.
    """

    text: str
    location: Location
    starts: tuple[tuple[int, int, int], ...] = ()

    def at(self, start: int, end: int) -> Location:
        """The place of `text[start:end]`; the whole paragraph's where the format has no lines."""
        quoted = self.text[start:end]
        if not self.starts:
            place = self.location
            return Location(place.kind, quoted, page=place.page, box=place.box, block=place.block)
        line, column = self._point(start)
        end_line, end_column = self._point(max(start, end - 1))
        return Location("text", quoted, line, column, end_line, end_column + (end > start))

    def behind(self, offset: int) -> Paragraph:
        """The rest of the paragraph from `offset` on."""
        place = self.at(offset, len(self.text))
        if not self.starts or place.line is None or place.column is None:
            return Paragraph(self.text[offset:], place)
        later = [(start - offset, line, column) for start, line, column in self.starts if start > offset]
        return Paragraph(self.text[offset:], place, ((0, place.line, place.column), *later))

    def _point(self, offset: int) -> tuple[int, int]:
        begin, line, column = self.starts[max(0, bisect_right(self.starts, (offset, 1 << 60, 0)) - 1)]
        return line, column + offset - begin


class GridCell(NamedTuple):
    """One origin cell of a grid. `row` and `column` count from 0; spans are at least 1.

    In a "spaced" grid `column` is the display column (a wide character counts two) where the text begins.
    """

    text: str
    row: int
    column: int
    location: Location
    row_span: int = 1
    column_span: int = 1


class Grid(NamedTuple):
    """A table as drawn: rows of origin cells, which need not be of equal length.

    `columns` says what a cell's column number is worth: "ruled" (drawn or marked up: trust it), "delimited" (cells
    counted between tabs or bars, where a converter may have dropped some), "spaced" (by position on the line).
    """

    rows: tuple[tuple[GridCell, ...], ...]
    columns: Columns
    location: Location


Block = Heading | Paragraph | Grid


class Document(NamedTuple):
    """A file as read. `lines` are the source's own lines where the format is text, for showing and for regions.

    `pictures` are images that stand where text or a table might be (Markdown `![…](…)`).
    """

    path: str
    format: str
    blocks: tuple[Block, ...]
    lines: tuple[str, ...] = ()
    encoding: str | None = None
    pictures: tuple[Location, ...] = ()
