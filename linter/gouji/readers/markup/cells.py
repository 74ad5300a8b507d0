"""A table's rows and cells, and whether it sets out data or a page."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import NamedTuple

from gouji.patterns import pattern
from gouji.readers.markup.attributes import attributes
from gouji.readers.markup.elements import CELLS
from gouji.readers.markup.runs import Run
from gouji.readers.markup.shown import Shown
from gouji.readers.markup.tree import Node, Words
from gouji.readers.markup.visible import events, is_block, is_seen

_NUMBER = pattern(r"[+\-－−]?[\d０-９][\d０-９,，.．]*")
_PLACEHOLDER = pattern(r"[-—–－−/无]*")
# A longer text in a form's field is no figure.
_LONGEST_FIELD = 12
_VALUE = pattern(r"\svalue\s*=", re.IGNORECASE)
# So much running text is no cell of a table of numbers.
_PROSE = 120
# So many numbers make a table of data, whatever else stands in it.
_NUMBERS = 6


class Cell(NamedTuple):
    """A cell with its text; `tables` are the tables of data in it, which the text leaves out."""

    node: Node
    run: Run
    text: str
    tables: tuple[Node, ...]
    links: int


class Table(NamedTuple):
    """A table of data; `numbers`: how many of its cells are one."""

    node: Node
    rows: list[list[Cell]]
    numbers: int

    @property
    def links(self) -> int:
        return sum(cell.links for row in self.rows for cell in row)


def is_number(text: str) -> bool:
    return bool(_NUMBER.fullmatch(text))


def is_open(text: str) -> bool:
    """A placeholder or nothing."""
    return bool(_PLACEHOLDER.fullmatch(text))


def tables_of(root: Node, source: str) -> dict[Node, Table]:
    """The tables of data below an element; all other tables only set out the page, or hold one text."""
    found: dict[Node, Table] = {}
    layout: set[Node] = set()
    nodes = [node for node, opens in events(root, hidden=True) if opens and isinstance(node, Node)]
    for node in reversed([node for node in nodes if node.tag == "table"]):
        if table := _data(node, source, found, layout):
            found[node] = table
    return found


def _data(node: Node, source: str, known: Mapping[Node, Table], layout: set[Node]) -> Table | None:
    """None where a table holds no data of its own; then it joins `layout` if it holds more than one text.

    A table around one of those sets out the page too, and need not be read to see it.
    """
    rows = [[_read(cell, source, (known, layout)) for cell in row] for row in _rows_of(node)]
    cells = [cell for row in rows for cell in row]
    numbers = sum(is_number(cell.text) for cell in cells)
    within = sum(known[table].numbers for cell in cells for table in cell.tables if table in known)
    if numbers >= max(_NUMBERS, within):
        if any(table in layout for cell in cells for table in cell.tables):
            rows = [[_read(cell.node, source, (known,)) for cell in row] for row in rows]
        return Table(node, rows, numbers)
    if any(cell.tables or _is_prose(cell.text) for cell in cells):
        layout.add(node)
        return None
    single = max((sum(bool(cell.text) for cell in row) for row in rows), default=0) <= 1
    return None if single and (not numbers or len(cells) < 3) else Table(node, rows, numbers)


def _is_prose(text: str) -> bool:
    return len(text) >= _PROSE and ("。" in text or len(text) >= 3 * _PROSE)


def _rows_of(table: Node) -> list[list[Node]]:
    """Rows of cells as drawn: the head first, the foot last; hidden rows left out."""
    groups: dict[str, list[Node]] = {"thead": [], "tbody": [], "tfoot": []}
    for child in table.children:
        if isinstance(child, Words) or not is_seen(child):
            continue
        if child.tag == "tr":
            groups["tbody"].append(child)
        elif child.tag in groups:
            groups[child.tag] += [row for row in child.children if isinstance(row, Node) and row.tag == "tr"]
    return [
        [cell for cell in row.children if isinstance(cell, Node) and cell.tag in CELLS and is_seen(cell)]
        for rows in groups.values()
        for row in rows
        if is_seen(row) and not _is_measure(row)
    ]


def _is_measure(row: Node) -> bool:
    """A row without height, as Office adds to fix the columns' widths."""
    return bool(row.attributes) and attributes(row.attributes).get("height", "").strip() in ("0", "0px")


def _fill_in(run: Run, field: Node) -> None:
    """The number that stands in a form's field."""
    told = attributes(field.attributes)
    value = told.get("value", "").strip()
    named = _VALUE.search(run.source, field.start, field.inner)
    if named and _is_figure(value) and told.get("type", "text").lower() in ("text", "number"):
        start = run.source.find(value, named.end(), field.inner)
        if start >= 0:
            run.put(value, start, start + len(value))


def _is_figure(value: str) -> bool:
    told = any(char.isdigit() for char in value) or is_open(value)
    return told and 0 < len(value) <= _LONGEST_FIELD


def _read(node: Node, source: str, closed: tuple[Collection[Node], ...]) -> Cell:
    shown = Shown(source)
    tables = []
    for found, opens in events(node, closed):
        if isinstance(found, Words):
            shown.words(found)
        elif opens is None:
            tables.append(found)
            shown.run.line(found.start)
        else:
            if found.tag == "br" or is_block(found):
                shown.run.line(found.start)
            elif found.tag == "input" and opens:
                _fill_in(shown.run, found)
            shown.tag(found, opens)
    return Cell(node, shown.run, shown.run.text, tuple(tables), shown.links)
