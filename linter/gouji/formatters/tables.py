"""A report's tables as aligned Markdown: row names and keys to copy, states where there is no number, places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from gouji.model.location import Location
from gouji.model.report import Cell, Report, Table
from gouji.text import Lang, Text, plain, width

_STATES = {
    "blank": Text("（空）", "(blank)"),
    "missing": Text("（缺）", "(missing)"),
    "dash": Text("{raw}（占位）", "{raw} (placeholder)"),
    "unreadable": Text("{raw}（读不出）", "{raw} (unreadable)"),
    "ambiguous": Text("？{candidates}", "? {candidates}"),
}
_ROW, _KEY, _PLACE = Text("行", "row"), Text("键", "key"), Text("位置", "place")
_NOTES = Text("说明", "Notes")
_UNKNOWN = Text("（未识别）", "(unknown)")


def format_tables(report: Report, lang: Lang) -> str:
    """Facts, then one Markdown table a table of the form (rows of unlike columns apart), then binding's notes."""
    parts = ["\n".join(_facts(report, lang))]
    for table in report.tables:
        parts.append(f"## {table.form.label.pick(lang)} `{table.form.key}`")
        parts += ["\n".join(_grid(table, rows, lang)) for rows in _alike(table)]
    told = [note.message.pick(lang) for note in report.notes]
    told += [f"`{cell.key}`：{cell.note.pick(lang)}" for cell in report.cells if cell.note and cell.state != "present"]
    if told:
        parts.append(f"## {_NOTES.pick(lang)}")
        parts.append("\n".join(f"- {one}" for one in dict.fromkeys(told)))
    return "\n\n".join(parts) + "\n"


def _facts(report: Report, lang: Lang) -> Iterator[str]:
    unknown = _UNKNOWN.pick(lang)
    title = report.title.value if report.title else unknown
    yield f"# {title}"
    yield ""
    facts = [
        (Text("格式", "form"), report.template.id if report.template else unknown),
        (Text("年度", "year"), str(report.year) if report.year else unknown),
        (Text("机关", "organization"), report.organization or unknown),
        (Text("章节", "sections"), " ".join(str(section.number) for section in report.sections) or unknown),
    ]
    for name, value in facts:
        yield f"- {name.pick(lang)}: {value}"


def _alike(table: Table) -> Iterator[list[tuple[Cell, ...]]]:
    rows = [cells for _, cells in table.rows()]
    for _, group in groupby(rows, key=lambda cells: tuple(cell.column.key for cell in cells)):
        yield list(group)


def _grid(table: Table, rows: Sequence[tuple[Cell, ...]], lang: Lang) -> Iterator[str]:
    head = [_ROW.pick(lang), _KEY.pick(lang), *(cell.column.label.pick(lang) for cell in rows[0]), _PLACE.pick(lang)]
    body = [
        [cells[0].row.label.pick(lang), cells[0].row.key, *(_shown(cell, lang) for cell in cells), _span(cells)]
        for cells in rows
    ]
    widths = [max(width(line[place]) for line in (head, *body)) for place in range(len(head))]
    yield _line(head, widths)
    yield "|" + "|".join("-" * (size + 2) for size in widths) + "|"
    for line in body:
        yield _line(line, widths)


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    return "| " + " | ".join(cell + " " * (size - width(cell)) for cell, size in zip(cells, widths, strict=True)) + " |"


def _shown(cell: Cell, lang: Lang) -> str:
    if cell.value is not None:
        return plain(cell.value)
    candidates = "/".join(plain(value) for value in cell.candidates)
    return _STATES[cell.state].fill({"raw": cell.raw, "candidates": candidates}).pick(lang).replace("|", "\\|")


def _span(cells: Sequence[Cell]) -> str:
    """`43` where the row stands on one line, `43-49` over several; page or block elsewhere."""
    first, last = cells[0].location, cells[-1].location
    start, end = _number(first), _number(last)
    return start if start == end else f"{start}-{end}"


def _number(place: Location) -> str:
    if place.line is not None:
        return str(place.line)
    return place.describe().en
