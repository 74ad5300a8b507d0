"""A drawn report in every format gouji reads without another program: a format is one line of `FORMATS`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random

from tests.support.docx import by_hand
from tests.support.drawn import Block, Paragraph, Table
from tests.support.html import SITES, Markup, page
from tests.support.ofd import ofd
from tests.support.pdf import pdf
from tests.support.reports import TrueReport
from tests.support.xlsx import workbook

# From the report, its blocks and chance to the file.
Write = Callable[[TrueReport, Sequence[Block], Random], bytes]


def _lines(blocks: Sequence[Block], row: Callable[[list[str]], str], heading: str, below_head: bool) -> bytes:
    """Blocks as lines; `heading` stands before a title (once) and a heading (twice), a rule below a table's head."""
    found: list[str] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            level = {"title": 1, "heading": 2}.get(block.role, 0) if "。" not in block.text else 0
            found += [f"{heading * level} {block.text}".strip() if level else block.text, ""]
            continue
        lines = [row(cells) for cells in _slots(block)]
        if below_head:
            lines.insert(1, row(["---"] * block.width))
        found += [*lines, ""]
    return "\n".join(found).encode()


def _slots(table: Table) -> list[list[str]]:
    """Rows as wide as the table; what a cell covers is empty."""
    rows = [[""] * table.width for _ in table.rows]
    for line in table.rows:
        for cell in line:
            rows[cell.row][cell.column] = cell.text
    return rows


def _tabs(report: TrueReport, blocks: Sequence[Block], rng: Random) -> bytes:
    return _lines(blocks, "\t".join, "", below_head=False)


def _markdown(report: TrueReport, blocks: Sequence[Block], rng: Random) -> bytes:
    return _lines(blocks, lambda cells: f"| {' | '.join(cells)} |", "#", below_head=True)


def _html(report: TrueReport, blocks: Sequence[Block], rng: Random) -> bytes:
    markup = Markup(rng.choice(SITES), "word", False, False, False, ("utf-8", "utf-8"), "\n")
    return page(report, blocks, markup, rng).data


FORMATS: dict[str, Write] = {
    "txt": _tabs,
    "md": _markdown,
    "html": _html,
    "docx": lambda report, blocks, rng: by_hand(blocks, rng),
    "pdf": lambda report, blocks, rng: pdf(blocks),
    "xlsx": lambda report, blocks, rng: workbook(blocks, rng),
    "ofd": lambda report, blocks, rng: ofd(blocks),
}
