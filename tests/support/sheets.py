"""A true report's tables as a form prints them: heads with spans, rows with the labels they stand under.

A `Sheet` is what an author sees; `matrix` spreads it over a grid, telling which slots a span covers.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random
from typing import NamedTuple

from gouji.model.template import ColumnForm, GroupForm, RowForm, TableForm
from tests.support.pages import Piece, Role
from tests.support.reports import TrueReport

_RULE = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
_APPLICANTS, _ORGANIZATIONS, _CONTENT = "申请人情况", "法人或其他组织", "信息内容"
REST = 0  # a span over all columns that are left

Figure = Callable[[str, ColumnForm], str]


class Span(NamedTuple):
    """A cell of a table's head."""

    text: str
    rows: int = 1
    columns: int = 1
    role: Role = "head"


@dataclass(frozen=True, slots=True)
class Row:
    """A row: the labels it stands under, outermost first, of which the first `above` are printed on earlier rows."""

    path: tuple[Piece, ...]
    values: tuple[Piece, ...]
    above: int = 0

    @property
    def fresh(self) -> tuple[Piece, ...]:
        return self.path[self.above :]


@dataclass(frozen=True, slots=True)
class Part:
    """A head and the rows below it; `stub` is the number of label columns."""

    head: tuple[tuple[Span, ...], ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table as drawn: parts one below the other, `stub` label columns, then `width` columns of values."""

    parts: tuple[Part, ...]
    stub: int
    width: int


class Slot(NamedTuple):
    """One place of the grid. `right`: covered by the cell to its left; `down`: by the cell above."""

    piece: Piece
    right: bool = False
    down: bool = False


EMPTY = Slot(Piece(""))


def label_of(form: RowForm | GroupForm | ColumnForm, rng: Random) -> str:
    """The official wording, in full where the form has a longer one; now and then another that is met."""
    longer = [alias for alias in form.aliases if alias.startswith(form.label.zh)]
    usual = longer[0] if longer and rng.random() < 0.7 else form.label.zh
    return rng.choice([usual, usual, usual, usual, *form.aliases]) if form.aliases else usual


def disclosure_parts(report: TrueReport, figure: Figure, rng: Random) -> list[Part]:
    """One part for each numbered item of Article 20."""
    table = report.table("disclosure")
    parts = []
    for group in table.groups:
        rows = [row for row in table.rows if row.group == group.key]
        columns = [table.column(key) for key in rows[0].columns]
        names = tuple(Span(label_of(column, rng)) for column in columns)
        head = ((Span(group.label.zh, 1, REST, "group"),), (Span(_CONTENT), *names))
        parts.append(Part(head, tuple(_row(table, row, (), figure, rng) for row in rows)))
    return parts


def _row(table: TableForm, row: RowForm, groups: Sequence[Piece], figure: Figure, rng: Random) -> Row:
    label = Piece(label_of(row, rng), "label", f"{table.key}.{row.key}")
    return Row((*groups, label), _values(table, row, figure))


def _values(table: TableForm, row: RowForm, figure: Figure) -> tuple[Piece, ...]:
    keys = [(f"{table.key}.{row.key}.{name}", table.column(name)) for name in row.columns]
    return tuple(Piece(figure(key, column), "value", key) for key, column in keys)


def applications_part(report: TrueReport, figure: Figure, rng: Random) -> Part:
    """The head over three lines, the outcomes under their groups."""
    table = report.table("applications")
    groups = {group.key: group for group in table.groups}
    words = {key: label_of(group, rng) for key, group in groups.items()}
    rows: list[Row] = []
    for form in report.rows(table):
        path: list[Piece] = []
        key = form.group
        while key:
            path.insert(0, Piece(words[key], "group", key))
            key = groups[key].parent
        row = _row(table, form, path, figure, rng)
        above = 0
        if rows:
            while above < len(path) and rows[-1].path[above : above + 1] == (path[above],):
                above += 1
        rows.append(Row(row.path, row.values, above))
    first, *inner, last = [label_of(column, rng) for column in table.columns]
    head = (
        (Span(_RULE, 3, max(len(row.path) for row in rows)), Span(_APPLICANTS, 1, REST)),
        (Span(first, 2), Span(_ORGANIZATIONS, 1, len(inner)), Span(last, 2)),
        tuple(Span(name) for name in inner),
    )
    return Part(head, tuple(rows))


def disputes_wide(report: TrueReport, figure: Figure, rng: Random, lines: int = 3) -> Part:
    """All results in one row, under a head of two or three lines."""
    table = report.table("disputes")
    groups = {group.key: group for group in table.groups}
    names = [label_of(column, rng) for column in table.columns]
    values = tuple(value for row in report.rows(table) for value in _values(table, row, figure))
    below = tuple(Span(name) for name in names)
    if lines == 2:
        over = tuple(Span(row.label.zh, 1, len(names)) for row in table.rows)
        return Part((over, below * len(over)), (Row((), values),))
    grouped = [row for row in table.rows if row.group]
    single = [row for row in table.rows if not row.group]
    top = [Span(row.label.zh, 1, len(names)) for row in single]
    top += [Span(groups[row.group or ""].label.zh, 1, len(names) * len(grouped)) for row in grouped[:1]]
    middle = [Span(name, 2) for _ in single for name in names]
    middle += [Span(row.label.zh, 1, len(names)) for row in grouped]
    return Part((tuple(top), tuple(middle), below * len(grouped)), (Row((), values),))


def disputes_apart(report: TrueReport, figure: Figure, rng: Random) -> list[Part]:
    """A table of its own for each row of the form."""
    table = report.table("disputes")
    names = tuple(Span(label_of(column, rng)) for column in table.columns)
    return [
        Part(((Span(row.label.zh, 1, REST, "label"),), names), (Row((), _values(table, row, figure)),))
        for row in report.rows(table)
    ]


def disputes_down(report: TrueReport, figure: Figure, rng: Random) -> Part:
    """The groups down the side."""
    table = report.table("disputes")
    groups = {group.key: group.label.zh for group in table.groups}
    names = tuple(Span(label_of(column, rng)) for column in table.columns)
    rows: list[Row] = []
    for form in report.rows(table):
        outer = (Piece(groups[form.group], "group", form.group),) if form.group else ()
        row = _row(table, form, outer, figure, rng)
        above = int(bool(outer) and bool(rows) and rows[-1].path[:1] == outer)
        rows.append(Row(row.path, row.values, above))
    return Part(((Span("类别", 1, max(len(row.path) for row in rows)), *names),), tuple(rows))


def sheet(parts: Sequence[Part]) -> Sheet:
    stub = max((len(row.path) for part in parts for row in part.rows), default=0)
    return Sheet(tuple(parts), stub, max(len(row.values) for part in parts for row in part.rows))


def matrix(drawn: Sheet, first: Part) -> tuple[list[list[Slot]], list[list[Slot]]]:
    """The grid of one part of a sheet: its head's lines and its rows, each as wide as the sheet."""
    total = drawn.stub + drawn.width
    return _head(first.head, total), [_body(row, drawn, total) for row in first.rows]


def _head(head: Sequence[Sequence[Span]], total: int) -> list[list[Slot]]:
    grid: list[list[Slot | None]] = [[None] * total for _ in head]
    for top, spans in enumerate(head):
        at = 0
        for span in spans:
            while grid[top][at] is not None:
                at += 1
            for down in range(span.rows):
                for right in range(span.columns or total - at):
                    grid[top + down][at + right] = Slot(Piece(span.text, span.role), right > 0, down > 0)
    return [_filled(slots) for slots in grid]


def _filled(slots: Sequence[Slot | None]) -> list[Slot]:
    """The last cell of a line that is too short for its sheet spans the rest."""
    found: list[Slot] = []
    for slot in slots:
        found.append(slot or Slot(found[-1].piece if found else Piece(""), True, bool(found) and found[-1].down))
    return found


def _body(row: Row, drawn: Sheet, total: int) -> list[Slot]:
    slots: list[Slot | None] = [None] * total
    for at, piece in enumerate(row.path):
        last = at == len(row.path) - 1
        for right in range(drawn.stub - at if last else 1):
            slots[at + right] = Slot(piece, right > 0, at < row.above)
    for at, piece in enumerate(row.values):
        slots[drawn.stub + at] = Slot(piece)
    return _filled(slots)


def extent(below: Sequence[Sequence[Slot]], column: int) -> tuple[int, int]:
    """How many rows and columns the cell at the top of `below` covers."""
    across = 1
    while column + across < len(below[0]) and below[0][column + across].right:
        across += 1
    down = 1
    while down < len(below) and below[down][column].down:
        down += 1
    return down, across
