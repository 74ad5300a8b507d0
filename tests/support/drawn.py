"""A true report as blocks of paragraphs and tables with spans, for formats that have such things, and reading it back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from random import Random
from typing import NamedTuple

from gouji.model.report import Report
from gouji.readers.detect import format_of
from tests.support import sheets
from tests.support.dress import Dress, Heading, make_dress
from tests.support.pages import Chunk, Line, Role
from tests.support.reading import printed_keys, told
from tests.support.render import Writer
from tests.support.reports import TrueReport
from tests.support.shapes import SHAPES

HEADINGS: tuple[Heading, ...] = ("chinese", "dot", "wide-dot", "indented", "part")
TITLES = ("plain", "plain", "two", "late", "spaced", "han", "yearly", "missing")


class Drawn(NamedTuple):
    """An origin cell of a drawn table; `key` is a cell's, row's or group's. `row` and `column` count from 0."""

    text: str
    role: Role
    key: str
    row: int
    column: int
    rows: int = 1
    columns: int = 1


class Paragraph(NamedTuple):
    """A paragraph, its role that of its words (title, heading, prose)."""

    text: str
    role: Role


class Table(NamedTuple):
    """Rows of origin cells over `width` columns; the first `head` rows are its head."""

    rows: tuple[tuple[Drawn, ...], ...]
    width: int
    head: int


Block = Paragraph | Table


def cells_with_covered(table: Table) -> Iterator[list[tuple[Drawn, bool]]]:
    """The rows as word processors write them: from the left, with the cells that a merge from above covers (True)."""
    covered = {
        (row, cell.column): cell
        for line in table.rows
        for cell in line
        for row in range(cell.row + 1, cell.row + cell.rows)
    }
    for number, line in enumerate(table.rows):
        cells = [(cell.column, cell, False) for cell in line]
        cells += [(column, cell, True) for (row, column), cell in covered.items() if row == number]
        yield [(cell, is_covered) for _, cell, is_covered in sorted(cells, key=lambda item: item[0])]


def drawn_dress(rng: Random) -> Dress:
    """A dress without the marks of text formats."""
    dress = make_dress(rng, SHAPES["html"], ("none",))
    hand = replace(dress.hand, blank=dress.hand.blank.replace("&nbsp;", "\xa0"))
    heading, title = rng.choice(HEADINGS), rng.choice(TITLES)
    return replace(dress, heading=heading, title=title, chrome=False, hand=hand)


def draw(report: TrueReport, dress: Dress, rng: Random) -> list[Block]:
    """The report's blocks in reading order."""
    writer = Writer(report, dress, rng)
    blocks: list[Block] = _paragraphs(writer.front())
    for form in report.template.sections:
        blocks += _paragraphs(writer.section(form))
        for table in (table for table in report.template.tables if table.section == form.number):
            for parts in writer.parts(table.key):
                blocks.append(_table(writer.worded(sheets.sheet(parts))))
    return blocks + _paragraphs(writer.back())


def _paragraphs(chunks: Sequence[Chunk]) -> list[Block]:
    lines = [line for chunk in chunks for line in chunk.lines if line]
    return [Paragraph("".join(piece.text for piece in line), _role(line)) for line in lines]


def _role(line: Line) -> Role:
    return next((piece.role for piece in line if piece.role not in ("", "mark")), "prose")


def _table(sheet: sheets.Sheet) -> Table:
    lines: list[list[sheets.Slot]] = []
    heads = 0
    for number, part in enumerate(sheet.parts):
        head, body = sheets.matrix(sheet, part)
        heads = heads if number else len(head)
        lines += [*head, *body]
    rows = []
    for at, slots in enumerate(lines):
        cells = []
        for column, slot in enumerate(slots):
            if not slot.right and not slot.down:
                down, across = sheets.extent(lines[at:], column)
                cells.append(Drawn(*slot.piece, at, column, down, across))
        rows.append(tuple(cells))
    return Table(tuple(rows), sheet.stub + sheet.width, heads)


def unlike(truth: TrueReport, report: Report) -> list[str]:
    """Every cell whose state or value is not the one printed, every cell that was not, and facts that differ."""
    found = []
    facts = (report.template and report.template.id, report.year, report.organization)
    if facts != (truth.template.id, truth.year, truth.organization):
        found.append(f"facts: {facts}")
    if [section.number for section in report.sections] != [form.number for form in truth.template.sections]:
        found.append(f"sections: {[section.number for section in report.sections]}")
    keys = printed_keys(truth)
    found += [f"{cell.key}: stated, but no cell of this report" for cell in report.cells if cell.key not in keys]
    for key in keys:
        cell, state = report.cell(key), truth.hidden.get(key, "present")
        value = truth.cells[key] if state == "present" else None
        if cell is None or (cell.state, cell.value) != (state, value):
            found.append(f"{key}: {told(cell) if cell else 'gone'}; printed {truth.cells[key]} ({state})")
    return found


def is_detected(data: bytes, format_: str) -> bool:
    """Whether the bytes are taken for what they are."""
    return format_of(data) == format_
