"""Tables that no lines rule: columns from where numbers stand over each other, rows from the labels beside them.

Numbers and words keep within their cells, so numbers of one column overlap sideways, and those of two never do. A row
is as high as its label; a number belongs to the label it stands beside.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from gouji.normalize import enumerator
from gouji.readers.pages.beside import give, rows_apart, tails_joined
from gouji.readers.pages.columns import Columns, columns_of, heads_of
from gouji.readers.pages.content import Edge, Run
from gouji.readers.pages.labels import ALIGNED, Label, groups_joined, groups_of, is_group, labels_of
from gouji.readers.pages.lines import TextLine
from gouji.readers.pages.pieces import PieceRow, middle, piece_row
from gouji.readers.pages.slots import NEXT_PAGE, Ruled, Slot

_LOOK_AHEAD = 5


def unruled(
    items: Sequence[Ruled | TextLine], edges: Sequence[Edge], width: float, before: Columns
) -> Iterator[Ruled | TextLine]:
    """The items of a page, lines that make up tables put together; `before` holds the columns of the last table."""
    rows: list[PieceRow] = []
    for item in [*items, None]:
        row = piece_row(item, width) if isinstance(item, TextLine) else None
        if row:
            rows.append(row)
            continue
        yield from _blocks(rows, edges, before)
        rows = []
        if item is not None:
            yield item
            before.spans, before.last = [], []


def _blocks(rows: Sequence[PieceRow], edges: Sequence[Edge], before: Columns) -> Iterator[Ruled | TextLine]:
    """Stretches of heads, then labels and numbers; each may be a table."""
    limits = _limits(rows)
    start, body = 0, False
    for at, row in enumerate(rows):
        head = not row.values and any(middle(piece) > limits[at] for piece in row.words)
        if head and body:
            yield from _table(rows[start:at], limits[start:at], edges, before)
            start, body = at, False
        body = body or bool(row.values)
    if rows:
        yield from _table(rows[start:], limits[start:], edges, before)


def _limits(rows: Sequence[PieceRow]) -> list[float]:
    """For each line, where the first number stands in the next lines that have any, up to the next head."""
    found: list[float] = []
    for at in range(len(rows)):
        lefts: list[float] = []
        for row in rows[at:]:
            if row.values:
                lefts.append(row.values[0].left)
            if len(lefts) == _LOOK_AHEAD or (
                lefts and not row.values and any(middle(piece) > min(lefts) for piece in row.words)
            ):
                break
        found.append(min(lefts, default=found[-1] if found else 0.0))
    return found


def _table(
    rows: Sequence[PieceRow], limits: Sequence[float], edges: Sequence[Edge], before: Columns
) -> Iterator[Ruled | TextLine]:
    """The rows as a table with what stands around it, or as the lines they are."""
    limit = min(limits, default=0.0)
    body_from = _body_from(rows, limit)
    columns = columns_of(rows[body_from:], Columns() if body_from else before)
    heads = heads_of(rows[:body_from], columns, limit) if columns else []
    if columns is None or len(columns.spans) + bool(heads) < 2:
        yield from (row.line for row in rows)
        return
    labels = labels_of(rows[body_from:], edges)
    give(labels, rows[body_from:], columns, edges)
    labels = list(groups_joined(tails_joined(list(rows_apart(labels, columns)), columns)))
    goes_on = bool(before.spans) and not body_from and columns.spans == before.spans
    first, last = _extent(labels, from_top=bool(heads) or goes_on)
    table = _ruled(labels[first:last], heads, columns, rows[0].line.page)
    if len(table.rows) < 2:
        yield from (row.line for row in rows)
        return
    _go_on(table, labels[first:last], columns, before, at=int(bool(heads)))
    yield from _beside_heads(rows[:body_from], heads)
    yield from (line for label in labels[:first] for line in label.lines)
    yield table
    yield from (line for label in labels[last:] for line in label.lines)


def _body_from(rows: Sequence[PieceRow], limit: float) -> int:
    """Where the rows begin: at the first number, or with the words before it that stand where labels do."""
    found = next((at for at, row in enumerate(rows) if row.values), len(rows))
    while found and all(middle(piece) <= limit for piece in rows[found - 1].words):
        found -= 1
    return found


def _extent(labels: Sequence[Label], *, from_top: bool) -> tuple[int, int]:
    """What stands between the heads and the first number is a row without any; below the last one only if it is counted."""
    told = [at for at, label in enumerate(labels) if label.values]
    last = told[-1] + 1
    while last < len(labels) and enumerator(labels[last].text)[0] in ("bracket", "arabic"):
        last += 1
    return 0 if from_top else told[0], last


def _go_on(table: Ruled, labels: Sequence[Label], columns: Columns, before: Columns, at: int) -> None:
    """Gives the last table what of this one's first row (number `at`) is the rest of its last; this is the last one then."""
    size = len(columns.spans)
    shown = [label for label in labels if label.values or not is_group(label, labels)]
    if size == len(before.last) and _is_rest(shown[0], before):
        lower = table.rows.pop(at)
        stub = [slot for slot in lower[:-size] if slot.runs][-1:]
        _unite([*before.last, *([before.label] if before.label and stub else [])], lower[-size:] + stub)
    before.spans, before.last = list(columns.spans), table.rows[-1][-size:]
    before.label = next((slot for slot in reversed(table.rows[-1][:-size]) if slot.runs), None)


def _beside_heads(rows: Sequence[PieceRow], heads: Sequence[tuple[TextLine, int]]) -> Iterator[TextLine]:
    """What stands above the rows and heads no column."""
    used = {id(run) for piece, _ in heads for run in piece.runs}
    for row in rows:
        rest = [run for piece in row.words for run in piece.runs if id(run) not in used]
        if rest:
            yield TextLine(row.line.page, rest)


def _is_rest(label: Label, before: Columns) -> bool:
    """What stands first on a page is no row of its own: numbers alone, or the rest of a counted label with fewer."""
    if not label.lines or before.label is None:
        return not label.lines
    told = {at for at, slot in enumerate(before.last) if slot.runs}
    counted = enumerator("".join(run.text for run in before.label.runs))[0]
    level = abs(before.label.runs[0].left - label.left) <= ALIGNED
    return bool(counted) and level and not enumerator(label.text)[0] and label.values.keys() < told


def _unite(above: Sequence[Slot], below: Sequence[Slot]) -> None:
    """Numbers without a label at the head of a page may be the rest of those at the foot of the page before."""
    for upper, lower in zip(above, below, strict=True):
        down = NEXT_PAGE * (lower.page - upper.page)
        upper.runs += [run._replace(top=run.top + down, bottom=run.bottom + down) for run in lower.runs]
        upper.doubtful = upper.doubtful or bool(lower.runs)


def _ruled(labels: Sequence[Label], heads: Sequence[tuple[TextLine, int]], columns: Columns, page: int) -> Ruled:
    """The table as if lines ruled it."""
    stubs = sorted({round(label.left / ALIGNED) for label in labels if label.lines})
    stubs = [at for place, at in enumerate(stubs) if not place or at - stubs[place - 1] > 1] or [0]
    lefts = [at * ALIGNED - ALIGNED for at in stubs]
    middles = [(left + right) / 2 for left, right in columns.spans]
    bounds = [columns.spans[0][0] - 1, *((a[1] + b[0]) / 2 for a, b in pairwise(columns.spans))]
    ends = [*bounds[1:], columns.spans[-1][1] + 1]
    rows: list[list[Slot]] = []
    if heads:
        rows.append(
            [
                _slot(page, bounds[at], ends[at], [p for p, k in heads if k == at], heads[0][0])
                for at in range(len(middles))
            ]
        )
    for label in labels:
        if not label.values and is_group(label, labels):
            continue
        row = [
            Slot(
                max(left for left in lefts if left <= other.left + ALIGNED),
                bounds[0],
                1,
                1,
                _runs(other.lines),
                page,
                other.top,
                other.bottom,
            )
            for other in groups_of(label, labels)
        ]
        anchor = label.lines[0] if label.lines else next(iter(label.values.values()))[0]
        row += [
            _slot(page, bounds[at], ends[at], label.values.get(at, []), anchor, at in label.doubtful)
            for at in range(len(middles))
        ]
        rows.append(row)
    tops = [slot.top for row in rows for slot in row]
    bottoms = [slot.bottom for row in rows for slot in row]
    return Ruled(page, (lefts[0], min(tops), ends[-1], max(bottoms)), sorted({*lefts, *bounds}), rows)


def _slot(
    page: int, left: float, right: float, pieces: Sequence[TextLine], anchor: TextLine, doubtful: bool = False
) -> Slot:
    top = min((piece.top for piece in pieces), default=anchor.top)
    bottom = max((piece.bottom for piece in pieces), default=anchor.bottom)
    return Slot(left, right, 1, 1, _runs(pieces), page, top, bottom, doubtful=doubtful)


def _runs(lines: Sequence[TextLine]) -> list[Run]:
    return [run for line in lines for run in line.runs]
