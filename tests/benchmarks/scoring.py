"""What an engine's tables are worth: the cells that come out right once they are bound to the form.

Peers give rows of texts. To be fair to them these are bound by gouji's own alignment, among the paragraphs that gouji
reads in the same file, so that labels, order and row sums help them as they help gouji; what is scored is whether
the numbers were in the tables, and in the right cells.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from gouji.binding.bind import bind
from gouji.formats import PdfEngine, ReadOptions, Source
from gouji.formatters.json import number
from gouji.model.document import Block, Document, Grid, GridCell
from gouji.model.location import Location
from gouji.model.report import Report
from gouji.normalize import ordinary
from gouji.readers.pdf import read
from tests.benchmarks.files import File
from tests.support.reports import official_templates

JOINED = "applications"


class Score(NamedTuple):
    """`whole`: table three is one table."""

    right: int
    cells: int
    whole: bool


def of_gouji(file: File, engine: PdfEngine) -> Score:
    document = read(Source(file.path.name, file.path.read_bytes(), ReadOptions(pdf_engine=engine)))
    return _score(file, document)


def of_peer(file: File, tables: Sequence[tuple[int, float, list[list[str | None]]]]) -> Score:
    """`tables` as (page, top, rows) with None where another cell reaches over."""
    document = read(Source(file.path.name, file.path.read_bytes()))
    around = [block for block in document.blocks if not isinstance(block, Grid)]
    theirs = [grid for page, top, rows in tables if (grid := _grid(page, top, rows))]
    blocks: list[Block] = sorted([*around, *theirs], key=_place)
    return _score(file, Document(document.path, document.format, tuple(blocks)))


def _place(block: Block) -> tuple[int, float]:
    where = block.location
    return where.page or 0, where.box[1] if where.box else 0.0


def _grid(page: int, top: float, rows: Sequence[Sequence[str | None]]) -> Grid | None:
    """None for a table without a cell. What is left out right of a cell, the cell reaches over."""
    lines = [tuple(_cells(page, top, number, row)) for number, row in enumerate(rows)]
    lines = [line for line in lines if line]
    return Grid(tuple(lines), "ruled", Location("pdf", "", page=page, box=(0, top, 0, top))) if lines else None


def _cells(page: int, top: float, number: int, row: Sequence[str | None]) -> Iterator[GridCell]:
    for column, text in enumerate(row):
        if text is None:
            continue
        end = next((at for at in range(column + 1, len(row)) if row[at] is not None), len(row))
        words = ordinary("".join(text.split("\n")).strip())
        # Each at a place of its own.
        place = Location("pdf", words, page=page, box=(column, top + number / 1000, column, top + number / 1000))
        yield GridCell(words, number, column, place, 1, end - column)


def _score(file: File, document: Document) -> Score:
    report = bind(document, official_templates())
    stated = {cell.key: number(cell.value) for cell in report.cells if cell.state == "present"}
    right = sum(key in stated and stated[key] in values for key, values in file.cells.items())
    return Score(right, len(file.cells), _is_whole(document, report, file.cells))


def _is_whole(document: Document, report: Report, cells: Mapping[str, object]) -> bool:
    """Whether one grid holds everything of table three that the file prints, and more than one would be a cut."""
    due = {key for key in cells if key.startswith(JOINED)}
    places = {cell.location: cell.key for cell in report.cells if cell.key in due}
    best = 0
    for block in document.blocks:
        if isinstance(block, Grid):
            best = max(best, len({places[one.location] for row in block.rows for one in row if one.location in places}))
    return best == len(due)
