"""The body of a document as blocks in reading order."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from lxml import etree

from gouji.formats import Limits
from gouji.model.document import Block, Grid, GridCell, Heading, Paragraph
from gouji.model.location import Location, spanning
from gouji.readers.docx.numbering import Numbering
from gouji.readers.docx.parts import attribute, child, local
from gouji.readers.docx.styles import Styles
from gouji.readers.docx.words import words
from gouji.readers.faults import too_deep

# What holds blocks without being one.
_AROUND = frozenset({"sdt", "sdtContent", "ins", "moveTo", "smartTag", "customXml", "AlternateContent", "Choice"})
_MOST_SPAN = 200


class Flow:
    """Counts blocks and tables while it goes through them."""

    def __init__(self, styles: Styles, numbering: Numbering, limits: Limits) -> None:
        self.styles, self.numbering, self.limits = styles, numbering, limits
        self.pictures: list[Location] = []
        self._block = self._table = 0

    def blocks(self, body: etree._Element) -> list[Block]:
        """Paragraphs that part cells by tabs come as one grid."""
        found: list[Block] = []
        rows: list[Paragraph] = []
        for block in [*self._blocks(body, 0), None]:
            if isinstance(block, Paragraph) and "\t" in block.text.strip():
                rows.append(block)
                continue
            if rows:
                found.append(_tabbed(rows))
                rows = []
            if block is not None and (isinstance(block, Grid) or block.text.strip()):
                found.append(block)
        return found

    def _blocks(self, parent: etree._Element, depth: int) -> Iterator[Block]:
        if depth > self.limits.depth:
            raise too_deep(self.limits)
        for element in parent:
            name = local(element)
            if name == "p":
                yield from self._paragraph(element, depth)
            elif name == "tbl":
                yield from self._laid_out(element, depth)
            elif name in _AROUND:
                yield from self._blocks(element, depth + 1)

    def _paragraph(self, element: etree._Element, depth: int) -> Iterator[Block]:
        """The paragraph, a piece for each of its lines, then what its text boxes hold."""
        self._block += 1
        boxes: list[etree._Element] = []
        text = self._text(element, boxes)
        level = self.styles.heading_level(element)
        for line in text.split("\n"):
            place = Location("docx", line.strip(), block=self._block)
            if line.strip():
                yield (
                    Heading(level, place.text, place)
                    if level and "\t" not in place.text
                    else Paragraph(place.text, place)
                )
        for box in boxes:
            yield from self._blocks(box, depth + 1)

    def _text(self, element: etree._Element, boxes: list[etree._Element]) -> str:
        """A paragraph's words behind its automatic number; text boxes are gathered, pictures noted."""

        def drawn(part: etree._Element) -> None:
            if local(part) == "txbxContent":
                boxes.append(part)
            else:
                self.pictures.append(Location("docx", "", block=self._block))

        text = words(element, drawn)
        return self.numbering.before(element) + text.strip(" ") if text.strip() else text

    def _laid_out(self, table: etree._Element, depth: int) -> Iterator[Block]:
        """A grid; or, of a table that only lays out a page, what its cells hold."""
        rows = list(_rows(table))
        cells = [cell for row in rows for cell in _cells(row)]
        nested = any(local(one) == "tbl" for cell in cells for one in cell.iter())
        if not nested and max((len(list(_cells(row))) for row in rows), default=0) > 1:
            self._block += 1
            self._table += 1
            if grid := self._grid(rows):
                yield grid
            return
        for cell in cells:
            yield from self._blocks(cell, depth + 1)

    def _grid(self, rows: list[etree._Element]) -> Grid | None:
        lines: list[list[GridCell]] = []
        above: dict[int, tuple[int, int]] = {}  # by column: the line and place of the cell that a merge goes on with
        for number, row in enumerate(rows):
            column = _span(attribute(child(row, "trPr", "gridBefore"), "val"), 0)
            line: list[GridCell] = []
            for place, cell in enumerate(_cells(row), 1):
                across = _span(attribute(child(cell, "tcPr", "gridSpan"), "val"), 1)
                merge = child(cell, "tcPr", "vMerge")
                goes_on = merge is not None and attribute(merge, "val") != "restart" and column in above
                if attribute(child(cell, "tcPr", "hMerge"), "val") == "continue" and line:
                    line[-1] = line[-1]._replace(column_span=line[-1].column_span + across)
                elif goes_on:
                    at, within = above[column]
                    lines[at][within] = lines[at][within]._replace(row_span=number - at + 1)
                else:
                    if merge is not None:
                        above[column] = number, len(line)
                    else:
                        above.pop(column, None)
                    line.append(self._cell(cell, number, place, column, across))
                column += across
            lines.append(line)
        told = [tuple(line) for line in lines if line]
        if not told:
            return None
        return Grid(tuple(told), "ruled", spanning(told[0][0].location, told[-1][-1].location, ""))

    def _cell(self, cell: etree._Element, row: int, place: int, column: int, across: int) -> GridCell:
        boxes: list[etree._Element] = []
        paragraphs = [self._text(one, boxes) for one in _paragraphs(cell)]
        paragraphs += [words(one) for box in boxes for one in _paragraphs(box)]
        text = _joined([line.strip() for one in paragraphs for line in one.replace("\t", " ").split("\n")])
        where = Location("docx", text, block=self._block, table=self._table, row=row + 1, column=place)
        return GridCell(text, row, column, where, 1, across)


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for element in table:
        if local(element) == "tr":
            if child(element, "trPr", "del") is None:
                yield element
        elif local(element) in _AROUND:
            yield from _rows(element)


def _cells(row: etree._Element) -> Iterator[etree._Element]:
    for element in row:
        if local(element) == "tc":
            yield element
        elif local(element) in _AROUND:
            yield from _cells(element)


def _paragraphs(cell: etree._Element) -> Iterator[etree._Element]:
    for element in cell:
        if local(element) == "p":
            yield element
        elif local(element) in _AROUND:
            yield from _paragraphs(element)


def _span(value: str, otherwise: int) -> int:
    return min(max(otherwise, int(value)), _MOST_SPAN) if value.isdigit() else otherwise


def _joined(lines: list[str]) -> str:
    """The lines of a cell: words go on from one to the next, numbers are values apart."""
    told = [line for line in lines if line]
    text = told[0] if told else ""
    for above, below in pairwise(told):
        apart = above[-1].isdigit() and (below[0].isdigit() or below[0] in "-+.")
        text += (" " if apart else "") + below
    return text


def _tabbed(rows: list[Paragraph]) -> Grid:
    """Paragraphs whose cells are set apart by tabs."""
    lines = [
        tuple(
            GridCell(text.strip(), number, column, row.location._replace(text=text.strip()))
            for column, text in enumerate(row.text.split("\t"))
        )
        for number, row in enumerate(rows)
    ]
    return Grid(tuple(lines), "delimited", spanning(rows[0].location, rows[-1].location, ""))
