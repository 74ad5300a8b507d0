"""What a file shows, block by block, with nothing interpreted."""

from __future__ import annotations

from bisect import bisect_right
from typing import Literal, NamedTuple

from gouji.model.location import Location, spanning

Columns = Literal["ruled", "delimited", "spaced"]


class Heading(NamedTuple):
    """A heading that the format itself marks as one; `level` counts from 1."""

    level: int
    text: str
    location: Location


class Paragraph(NamedTuple):
    """Running text. Where a converter or a page had broken one paragraph into lines, these say where each begins:

    `starts` where the format is text, (offset in `text`, line, column) in rising order; `pieces` where it has pages,
    (offset in `text`, place of the line). Both are empty where a paragraph is one piece.
    """

    text: str
    location: Location
    starts: tuple[tuple[int, int, int], ...] = ()
    pieces: tuple[tuple[int, Location], ...] = ()

    def at(self, start: int, end: int) -> Location:
        """The place of `text[start:end]`, as exact as the format allows."""
        quoted = self.text[start:end]
        if self.pieces:
            return spanning(self._piece(start), self._piece(max(start, end - 1)), quoted)
        if not self.starts:
            return self.location._replace(text=quoted)
        line, column = self._point(start)
        end_line, end_column = self._point(max(start, end - 1))
        return Location("text", quoted, line, column, end_line, end_column + (end > start))

    def behind(self, offset: int) -> Paragraph:
        """The rest of the paragraph from `offset` on."""
        place = self.at(offset, len(self.text))
        rest = self.text[offset:]
        if self.pieces:
            first = (0, self._piece(offset))
            return Paragraph(
                rest, place, (), (first, *((start - offset, one) for start, one in self.pieces if start > offset))
            )
        if place.line is None or place.column is None:
            return Paragraph(rest, place)
        later = [(start - offset, line, column) for start, line, column in self.starts if start > offset]
        return Paragraph(rest, place, ((0, place.line, place.column), *later))

    def _point(self, offset: int) -> tuple[int, int]:
        begin, line, column = self.starts[max(0, bisect_right(self.starts, (offset, 1 << 60, 0)) - 1)]
        return line, column + offset - begin

    def _piece(self, offset: int) -> Location:
        return self.pieces[max(0, bisect_right(self.pieces, offset, key=lambda piece: piece[0]) - 1)][1]


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
    """A file as read. `lines` are the source's own lines where the format is text, for showing and for regions; of a
    page in a message ("mht"), the page's.

    `pictures` are images that stand where text or a table might be (Markdown `![…](…)`). `asides` stand on the pages
    but outside the flow: running heads, page numbers, footnotes, comments. `published` is the date of publication that
    the file gives outside its text (a page's `<meta>`, or the line about the page above the text), as printed there.
    `recognized`: read, in part at least, by character recognition. `unread` are pages that are pictures and were not.
    """

    path: str
    format: str
    blocks: tuple[Block, ...]
    lines: tuple[str, ...] = ()
    encoding: str | None = None
    pictures: tuple[Location, ...] = ()
    asides: tuple[Paragraph, ...] = ()
    published: Location | None = None
    recognized: bool = False
    unread: tuple[Location, ...] = ()

    @property
    def is_text(self) -> bool:
        """Whether places by line and column are those of the file itself; a page in a message stands there encoded."""
        return bool(self.lines) and self.format != "mht"
