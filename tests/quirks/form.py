"""The truth beside a report: what a careful person reads in it, written by hand.

`truth.json` states `template`, `year`, `organization`, `sections` (numbers) and `cells`; where the quirk is about them
also `title`, `period` ([start, end]), `published`, `contact` (every kind, null where there is none), `lost_headings` (sections whose
heading is gone), `encoding` (utf-8 where it is left out) and `columns` ("moved" where they stand in another order). `cells` has a list of rows for each table printed, in the
form's order, a row's values in the order of its columns. A value is a number, or one of the signs below; a number is
what the cell states, not how it is printed. Rows and tables that are left out are not printed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from html import unescape
from pathlib import Path
from typing import Any

from gouji.model.location import Location
from gouji.model.report import Cell, Report, State

Value = Decimal | str

STATES: dict[str, State] = {"": "blank", "-": "dash", "?": "ambiguous", "~": "missing", "!": "unreadable"}
# A number of the row was lost, one of several that can only be zero: each of them is 0, or the lost one.
ZERO_OR_LOST = "0~"
_ALWAYS = {"template", "year", "organization", "sections", "cells"}
_WHERE_CONCERNED = {"title", "period", "published", "contact", "lost_headings", "encoding", "columns"}


@dataclass(frozen=True, slots=True)
class Truth:
    """`cells` are rows by `table.row`; `facts` are all other statements."""

    facts: dict[str, Any]  # as JSON has them
    cells: dict[str, tuple[Value, ...]]
    encoding: str
    moved: bool = False


def report_of(folder: Path) -> Path:
    """The one report in a quirk's folder."""
    reports = sorted(folder.glob("report.*"))
    if len(reports) != 1:
        raise ValueError(f"{folder.name}: {len(reports)} reports, one is due")
    return reports[0]


def truth_of(folder: Path) -> Truth:
    """Raises ValueError where a statement is missing, unknown or malformed."""
    path = folder / "truth.json"
    if not path.is_file():
        raise ValueError(f"{folder.name}: no truth.json")
    stated = json.loads(path.read_text(encoding="utf-8"), parse_float=Decimal, parse_int=Decimal)
    due = _ALWAYS if stated.get("template") else {"template", "cells"}
    if wrong := (due - stated.keys()) | (stated.keys() - _ALWAYS - _WHERE_CONCERNED):
        raise ValueError(f"{folder.name}: {', '.join(sorted(wrong))}: missing or unknown")
    cells: dict[str, tuple[Value, ...]] = {}
    for table, rows in stated.pop("cells").items():
        for row in rows:
            ((key, values),) = row.items()
            if f"{table}.{key}" in cells or not all(_is_value(value) for value in values):
                raise ValueError(f"{folder.name}: {table}.{key}: stated twice, or not as values are")
            cells[f"{table}.{key}"] = tuple(values)
    return Truth(stated, cells, stated.pop("encoding", "utf-8"), stated.pop("columns", "") == "moved")


def _is_value(value: object) -> bool:
    return isinstance(value, Decimal) or value in (*STATES, ZERO_OR_LOST)


def faults(truth: Truth, report: Report, data: bytes) -> list[str]:
    """Everything a report states otherwise than the truth, and every cell whose place does not show it."""
    return [*_other_facts(truth, report), *_other_cells(truth, report), *_misplaced(truth, report, data)]


def _other_facts(truth: Truth, report: Report) -> Iterator[str]:
    for name, due in truth.facts.items():
        found = _fact(name, report)
        if found != due:
            yield f"{name}: {found!r}, due is {due!r}"


def _fact(name: str, report: Report) -> object:
    """One statement as `truth.json` writes it."""
    period = report.period
    kinds = ("phone", "email", "address", "postcode", "website")
    facts: dict[str, object] = {
        "template": report.template.id if report.template else None,
        "year": report.year,
        "organization": report.organization,
        "title": report.title.value if report.title else None,
        "sections": [section.number for section in report.sections],
        "lost_headings": [section.number for section in report.sections if section.heading is None],
        "period": period and [day and day.isoformat() for day in (period.start, period.end)],
        "published": report.published.value if report.published else None,
        "contact": {kind: (fact := getattr(report.contact, kind)) and fact.value for kind in kinds},
    }
    return facts[name]


def _other_cells(truth: Truth, report: Report) -> Iterator[str]:
    known: set[str] = set()
    for table in report.tables:
        for row, cells in table.rows():
            key = f"{table.form.key}.{row.key}"
            known.add(key)
            yield from _other_row(key, truth.cells.get(key, ("~",) * len(cells)), cells)
    yield from (f"{key}: no such row" for key in truth.cells if key not in known)


def _other_row(key: str, due: Sequence[Value], cells: Sequence[Cell]) -> Iterator[str]:
    if len(due) != len(cells):
        yield f"{key}: {len(cells)} cells, {len(due)} are due"
        return
    for cell, value in zip(cells, due, strict=True):
        if value == ZERO_OR_LOST:
            right = cell.state == "missing" or (cell.state == "present" and cell.value == 0)
        elif isinstance(value, str):
            right = (cell.state, cell.value) == (STATES[value], None)
        else:
            right = (cell.state, cell.value) == ("present", value)
        if not right:
            shown = cell.value if cell.value is not None else repr(cell.raw)
            yield f"{cell.key}: {cell.state} {shown}, due is {value!r}"
    lost = [cell.key for cell, value in zip(cells, due, strict=True) if (value, cell.state) == ("0~", "missing")]
    if len(lost) > 1:
        yield f"{key}: more than one cell lost: {', '.join(lost)}"


def _misplaced(truth: Truth, report: Report, data: bytes) -> Iterator[str]:
    """Each printed cell has a place of its own that shows its text; along a row the places go on.

    Only cells that stand in the file as one cell of several numbers share a place.
    """
    lines = lines_of(data, truth.encoding)
    taken: dict[tuple[int, int], str] = {}
    for table in report.tables:
        for _, cells in table.rows():
            last = (0, 0)
            for cell in cells:
                place = cell.location
                if cell.state not in ("present", "dash", "unreadable"):
                    continue
                shown = shown_at(lines, place)
                if shown is not None and report.document.format == "html":
                    shown = without_markup(shown)
                if shown is None or _joined(shown) != _joined(cell.raw):
                    yield f"{cell.key}: {cell.raw!r}, but {shown!r} stands at {place.describe()}"
                    continue
                start = (place.line or 0, place.column or 0)
                if start == last and len(cell.raw.split()) > 1:
                    continue
                if start in taken:
                    yield f"{cell.key}: the same place as {taken[start]}"
                if start <= last and not truth.moved:
                    yield f"{cell.key}: stands before the cell that precedes it"
                taken[start], last = cell.key, start


def lines_of(data: bytes, encoding: str) -> list[str]:
    return data.decode(encoding).replace("\r\n", "\n").replace("\r", "\n").split("\n")


def shown_at(lines: Sequence[str], place: Location) -> str | None:
    """What the file shows from a place's start to its end; None where it points outside the file."""
    first, start, last, end = place.line, place.column, place.end_line, place.end_column
    if first is None or start is None or last is None or end is None or not 1 <= first <= last <= len(lines):
        return None
    if start < 1 or end - 1 > len(lines[last - 1]):
        return None
    text = [*lines[first - 1 : last - 1], lines[last - 1][: end - 1]]
    bars = text[0][: start - 1].count("│")
    text[0] = text[0][start - 1 :]
    if last > first and bars:  # a drawn cell of several lines: each piece begins behind as many bars
        text[1:] = ["".join(line.split("│", bars)[bars:]) for line in text[1:]]
        text[:-1] = [line.partition("│")[0] for line in text[:-1]]
    return "\n".join(text)


def without_markup(text: str) -> str:
    """What a page shows of a stretch of its source."""
    return unescape(re.sub(r"<!--.*?-->|<[^>]*>", "", text, flags=re.DOTALL))


def _joined(text: str) -> str:
    return "".join(text.split())
